"""What a stated figure leaves open: the exact values that it may stand for, and when one figure rounds another.

A numeral is written to some place: 3.15万 (31500) to the hundreds, 3800万 to the hundred ten-thousands. One unit of the
last place that is not zero is the figure's ``step``. The rules:

* exactly (达, 整): half a step to either side when it may be a rounding, the value itself when it is added up;
* about (约, 左右): half a step to either side;
* more than (余, 多, 超, 突破): from the value to less than one step above it, so 超3亿 covers 3.169亿 and 3800余万
  covers 3800.92万, but 超3亿 does not cover 4.2亿;
* less than (近, 不足): from one step below up to the value;
* a range: from its low to its high end.

One figure rounds another where it is written to a coarser place, or says 约, 余, 近 or a range where the other is
exact, and the other's value is one that it may stand for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

_VAGUE = frozenset({"about", "over", "under", "range"})


@dataclass(frozen=True)
class Extent:
    """A stated value, its high end where it is a range, and its qualifier."""

    value: float
    top: float | None
    qualifier: str | None

    @cached_property
    def step(self) -> float:
        """One unit of the last place that is not zero: 31500 → 100, 0.7 → 0.1, 0 → 1."""
        return _step(self.value)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that it may stand for when it is added up."""
        if self.qualifier == "range" and self.top is not None:
            return self.value, self.top
        step = self.step
        if self.qualifier == "about":
            return max(0.0, self.value - step / 2), self.value + step / 2
        if self.qualifier == "over":
            return self.value, self.value + step
        if self.qualifier == "under":
            return max(0.0, self.value - step), self.value
        return self.value, self.value

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The values of which it may be the rounding."""
        low, high = self.bounds
        if low == high:
            return self.value - self.step / 2, self.value + self.step / 2
        return low, high

    @cached_property
    def coarseness(self) -> tuple[float, bool]:
        """The order from the most exact figure to the least: the place it is written to, then whether it is vague."""
        return (self.top - self.value if self.top else self.step), self.qualifier in _VAGUE

    def rounds(self, other: Extent) -> bool:
        """Is this figure a rounding of ``other``?"""
        low, high = self.reach
        return self.coarseness > other.coarseness and low <= other.value <= high


def _step(value: float) -> float:
    if value == 0:
        return 1.0
    digits = f"{abs(value):.6f}".rstrip("0")
    whole, _, fraction = digits.partition(".")
    if fraction:
        return float(10.0 ** -len(fraction))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))
