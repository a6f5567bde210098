"""Figures in a text: a numeral with its 万/亿, 余, range and unit, and what the words around it say of it.

The span of a quantity holds the numeral, both ends of a range, 余/多 and the unit; 约, 突破, 以上 lie outside.
Dates, ordinals, names, idioms and a bare 一个 are no quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pairing_db.document import Period, Qualifier, Quantity
from pairing_db.recognise.acceptance import is_figure
from pairing_db.recognise.approximators import qualifier_after, qualifier_before
from pairing_db.recognise.lower_units import currency_before, digit, lower_part
from pairing_db.recognise.not_figures import not_figure_at, not_figures
from pairing_db.recognise.numerals import Token, fold, join_range, joiner_at, token_at, tokens
from pairing_db.recognise.units import UnitMatch, rate_before, unit_at

_MONEY_SPOKEN = re.compile(r"块(?:(?P<tenth>[一二两三四五六七八九]|\d)(?![\d十百千万个名家块])|钱)")
_LISTED = re.compile(r"[、和与及]")
_HALF_MORE = re.compile(r"半(?!年|个|月|数|天|径|山|成|程)")
_HALVED = frozenset({"year", "times", "day", "hour", "mu", "jin", "kilometre", "metre", "tonne", "kilogram"})
_UNIT_MORE = re.compile(r"[多余](?![元个种样层次功媒家方数部项于])")
_LONG_UNITS = frozenset(
    {"year", "month", "day", "week", "hour", "kilometre", "metre", "yuan", "times", "mu", "jin", "tonne"}
)
_SPLIT_UNIT = re.compile(r"个(?P<more>[多余]?)(?P<half>半?)(?P<unit>月|小时|星期|钟头)")
_INCLUDED = re.compile(r"[（(]含[)）]")
_LISTED_PAIR = re.compile(r"[一二两三四五六七八]、(?=[二三四五六七八九])")
_COUNTED = frozenset(["个", "名", "位", "人", "户", "家", "元", "年", "天", "里", "倍", "亩", "斤", "吨", "岁"])


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure in the making: span, values, unit, and whether 余/多 inside it says more than."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: UnitMatch | None
    over: bool


def find_quantities(text: str, periods: Sequence[Period] = ()) -> tuple[Quantity, ...]:
    """The figures of clean text (simplified; traditional numerals and units are understood too), sorted by start.

    ``periods`` are the expressions of time found in the same text: numerals inside them are no figures.
    """
    folded = fold(text)
    dated = _Stretches([(p.start, p.end) for p in periods])
    blocked = _Stretches([*((p.start, p.end) for p in periods), *not_figures(folded)])
    found: list[Quantity] = []
    scales: list[Decimal] = []
    whole = len(folded) - len(folded.lstrip()), len(folded.rstrip())
    at = 0
    for token in tokens(folded):
        if token.start < at or blocked.touch(token.start, token.end):
            continue
        at = not_figure_at(folded, token.start) or at
        if token.start < at:
            continue
        draft = _draft(folded, token, blocked)
        if draft.end > token.end and dated.touch(token.end, draft.end):  # 两2018-2020年
            draft = _Draft(token.start, token.end, token.low, token.high, None, token.hint == "over")
        quantity = _quantity(folded, token, draft, alone=(draft.start, draft.end) == whole)
        if quantity is not None:
            found.append(quantity)
            scales.append(token.scale)
            at = quantity.end
    found = _shared_units(folded, found, scales)
    taken = _Stretches([(quantity.start, quantity.end) for quantity in found])
    found += [half for half in _halves(folded, blocked) if not taken.touch(half.start, half.end)]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _shared_units(text: str, found: list[Quantity], scales: list[Decimal]) -> list[Quantity]:
    """Figures of a list whose last one carries the unit for all: 3.62、4.18和3.97亿元, 提高3.2和5.1个百分点."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        if here.unit is not None or after.unit is None or not _LISTED.fullmatch(text, here.end, after.start):
            continue
        scale = scales[index + 1] if scales[index] == 1 else Decimal(1)
        scales[index] = scales[index] * scale
        value = float(Decimal(str(here.value)) * scale)
        shared[index] = replace(here, value=value, unit=after.unit, measure=after.measure)
    return shared


class _Stretches:
    """Stretches of a text that hold no figures, with a quick test."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        merged: list[list[int]] = []
        for start, end in sorted(stretches):
            if merged and start < merged[-1][1]:
                merged[-1][1] = max(end, merged[-1][1])
            else:
                merged.append([start, end])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def touch(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` shares a character with one of them."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and self._ends[index] > start:
            return True
        return index + 1 < len(self._starts) and self._starts[index + 1] < end


def _draft(text: str, token: Token, blocked: _Stretches) -> _Draft:
    first = _one(text, token)
    if token.high is not None:
        return first
    if (pair := _listed_pair(text, token)) is not None:
        return pair
    joined = joiner_at(text, _behind_included(text, first.end))
    second = token_at(text, joined) if joined is not None else None
    if second is None or joined is None or blocked.touch(second.start, second.end) or not_figure_at(text, second.start):
        return first
    other = _one(text, second)
    if token.percent and not second.percent and other.unit is None and "分之" in text[token.start : token.end]:
        other = replace(other, unit=first.unit) if second.low <= 100 else other  # 百分之三十到四十
    same = first.unit is None or (other.unit is not None and first.unit.unit == other.unit.unit)
    if not same or (first.unit is None and other.unit is None and second.script != token.script):
        return first
    ends = _ends(token, second, first, other)
    if ends is None or _is_change(text, token.start, joined, other.end):
        return first
    return _Draft(first.start, other.end, ends[0], ends[1], other.unit, over=False)


def _ends(token: Token, second: Token, first: _Draft, other: _Draft) -> tuple[Decimal, Decimal] | None:
    """Low and high end of a range; with a unit behind both ends they may have change (五元六角到六元)."""
    if first.unit is None:
        return join_range(token, second, unit_between=False)
    high = other.high or other.low
    return (first.low, high) if first.low < high else None


def _behind_included(text: str, end: int) -> int:
    """Behind the 含 of 1万(含)-5万元."""
    found = _INCLUDED.match(text, end)
    return found.end() if found else end


def _listed_pair(text: str, token: Token) -> _Draft | None:
    """三、五家 as three to five; 三、四期 and the like are ordinals."""
    found = _LISTED_PAIR.match(text, token.start)
    second = token_at(text, found.end()) if found else None
    if second is None or second.script != "han" or second.high is not None:
        return None
    unit = unit_at(text, second.end)
    low = token.low * second.scale
    if (
        unit is None
        or unit.measure not in _COUNTED
        or not token.low < second.mantissa <= token.low + 2
        or low >= second.low
    ):
        return None
    return _Draft(token.start, unit.end, low, second.low, unit, over=False)


def _is_change(text: str, start: int, joined: int, end: int) -> bool:
    """从30个到50个 states two figures, unless 不等 or 之间 makes a range of them."""
    before = text[max(0, start - 1) : start]
    if before not in ("从", "由") or text[end : end + 2] in ("不等", "之间"):
        return False
    return text[joined - 1] in "到至" or text[joined - 2 : joined].strip() in ("到", "至")


def _one(text: str, token: Token) -> _Draft:
    """One numeral with the unit behind it."""
    low, high, end = token.low, token.high, token.end
    over = token.hint == "over"
    if token.percent:
        return _Draft(token.start, end, low, high, UnitMatch(end, "percent", text[end - 1], Decimal(1)), over)
    spoken = None if lower_part(text, text[end : end + 1], end + 1) else _MONEY_SPOKEN.match(text, end)
    if spoken:
        if spoken["tenth"]:
            low += digit(spoken["tenth"]) / 10
        unit = unit_at(text, end) if not spoken["tenth"] else None
        return _Draft(
            token.start, spoken.end(), low, high, unit or UnitMatch(spoken.end(), "yuan", "块", Decimal(1)), over
        )
    split = _SPLIT_UNIT.match(text, end)
    if split:
        over = over or bool(split["more"])
        low += Decimal("0.5") if split["half"] else 0
        code = {"月": "month", "星期": "week"}.get(split["unit"], "hour")
        return _Draft(
            token.start, split.end(), low, high, UnitMatch(split.end(), code, "个" + split["unit"], Decimal(1)), over
        )
    unit = unit_at(text, end)
    if unit is None and text[end : end + 1] == "+":  # 100+家
        over, unit = True, unit_at(text, end + 1)
    if unit is None:
        return _Draft(token.start, end, low, high, None, over)
    end = unit.end
    if token.high is None and (lower := lower_part(text, unit.measure, end)):
        unit = replace(unit, unit="yuan") if unit.measure == "块" else unit
        return _Draft(token.start, lower[0], (low + lower[1]) * unit.factor, None, unit, over)
    if unit.unit in _HALVED and _HALF_MORE.match(text, end):
        low, end = low + Decimal("0.5"), end + 1
    spoken_money = token.script == "han" and low >= 100 and not "一" <= text[end : end + 1] <= "鿿"
    if unit.measure == "块" and (low >= 1000 or spoken_money):  # no one counts plots of land in thousands
        unit = UnitMatch(end, "yuan", "块", Decimal(1))
    if unit.unit in _LONG_UNITS and _UNIT_MORE.match(text, end):
        over, end = True, end + 1
    factor = unit.factor
    return _Draft(token.start, end, low * factor, None if high is None else high * factor, unit, over)


def _quantity(text: str, token: Token, draft: _Draft, *, alone: bool) -> Quantity | None:
    """The figure of a draft, None where it is none; ``alone`` where nothing else stands in the text."""
    before = qualifier_before(text, draft.start, bare=token.bare)
    after = qualifier_after(text, draft.end)
    qualifier: Qualifier = "exact"
    if draft.high is not None:
        qualifier = "range"
    elif draft.over:
        qualifier = "over"
    elif after in ("over", "under"):
        qualifier = after
    elif before is not None:
        qualifier = before
    elif after is not None or token.hint == "about":
        qualifier = after or "about"
    if not is_figure(text, token, draft.end, draft.unit, qualifier, high=draft.high, alone=alone):
        return None
    if draft.unit is None and not token.percent and (currency := currency_before(text, draft.start)):
        draft = replace(draft, unit=UnitMatch(draft.end, currency, "", Decimal(1)))
    unit = draft.unit.unit if draft.unit else None
    if unit is not None:
        unit = rate_before(text, draft.start, unit) or unit
    return Quantity(
        start=draft.start,
        end=draft.end,
        value=float(draft.low),
        value_max=None if draft.high is None else float(draft.high),
        unit=unit,
        measure=draft.unit.measure if draft.unit else "",
        qualifier=qualifier,
    )


_HALVES = re.compile(
    r"(?<![上下每大小前后一二两三四五六七八九十\d年月天个点])半(?P<unit>年|个月|个小时|小时|天|斤(?!八两)|公斤|吨|亩|公里|日(?!制|本|闲))(?!级|载|前|后)"
)


def _halves(text: str, blocked: _Stretches) -> Iterator[Quantity]:
    """半年, 半个月 as half a unit."""
    for found in _HALVES.finditer(text):
        if blocked.touch(*found.span()):
            continue
        unit = unit_at(text, found.start("unit"))
        if unit is None:
            continue
        end = found.end()
        over = bool(_UNIT_MORE.match(text, end))
        qualifier = "over" if over else qualifier_after(text, end) or qualifier_before(text, found.start(), bare=False)
        yield Quantity(found.start(), end + over, 0.5, None, unit.unit, unit.measure, qualifier or "exact")
