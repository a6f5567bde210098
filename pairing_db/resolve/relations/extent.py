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

from dataclasses import dataclass, field
from functools import lru_cache

_VAGUE = frozenset({"about", "over", "under", "range"})


@dataclass(frozen=True, slots=True)
class Extent:
    """A stated value, its high end where it is a range, and its qualifier.

    ``step`` is one unit of the last place that is not zero: 31500 → 100, 0.7 → 0.1, 0 → 1. ``bounds`` are the least and
    the most that the figure may stand for when it is added up, ``reach`` the values of which it may be the rounding.
    ``coarseness`` is the order from the most exact figure to the least: the place it is written to, then whether it is
    vague.
    """

    value: float
    top: float | None
    qualifier: str | None
    step: float = field(init=False)
    bounds: tuple[float, float] = field(init=False)
    reach: tuple[float, float] = field(init=False)
    coarseness: tuple[float, bool] = field(init=False)

    def __post_init__(self) -> None:
        step = _step(self.value)
        low, high = self._bounds(step)
        reach = (self.value - step / 2, self.value + step / 2) if low == high else (low, high)
        wide = self.top - self.value if self.top else step
        derived = {
            "step": step,
            "bounds": (low, high),
            "reach": reach,
            "coarseness": (wide, self.qualifier in _VAGUE),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def _bounds(self, step: float) -> tuple[float, float]:
        if self.qualifier == "range" and self.top is not None:
            return self.value, self.top
        if self.qualifier == "about":
            return max(0.0, self.value - step / 2), self.value + step / 2
        if self.qualifier == "over":
            return self.value, self.value + step
        if self.qualifier == "under":
            return max(0.0, self.value - step), self.value
        return self.value, self.value

    def rounds(self, other: Extent) -> bool:
        """Is this figure a rounding of ``other``?"""
        low, high = self.reach
        return self.coarseness > other.coarseness and low <= other.value <= high


@lru_cache(maxsize=65536)
def _step(value: float) -> float:
    if value == 0:
        return 1.0
    digits = f"{abs(value):.6f}".rstrip("0")
    whole, _, fraction = digits.partition(".")
    if fraction:
        return float(10.0 ** -len(fraction))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))
