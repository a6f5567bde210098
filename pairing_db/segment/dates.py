"""Days, months and years as headers and reports write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

_CHINESE = dict(zip("〇零○Ｏ一二三四五六七八九", (0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_YEAR = r"(?<!\d)(?P<y>(?:19|20)\d\d)"
_FULL = re.compile(
    _YEAR + r"(?:\s?年\s?/?\s?(?P<m>\d{1,2})\s?月\s?/?\s?(?P<d>\d{1,2})\s?[日号]"
    r"|\s?(?P<s>[-/.])\s?(?P<m2>\d{1,2})\s?(?P=s)\s?(?P<d2>\d{1,2})(?=\D|$|\d\d:))"
)
_TWO_DIGIT_YEAR = re.compile(
    r"(?:^|(?<=[\s|｜丨:：(（]))(?P<y>[12]\d)(?P<s>[-/.])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?=\s{1,3}\d{1,2}:\d{2})",
    re.MULTILINE,
)
# 2023 08/28 15:30:59 and 05.12.2017 10:04: the clock behind them tells that they are days
_STAMPS = (
    re.compile(_YEAR + r"\s(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])(?=\s{1,3}\d{1,2}:\d{2})"),
    re.compile(r"(?<![\d.])(?P<d>0[1-9]|[12]\d|3[01])\.(?P<m>0[1-9]|1[0-2])\.(?P<y>20\d\d)(?=\s{1,3}\d{1,2}:\d{2})"),
)
_COMPACT = re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH = re.compile(_YEAR + r"(?:\s?年\s?(?P<m>\d{1,2})\s?月(?:份)?|[-/](?P<m2>\d{1,2}))(?![\d\s]{0,2}\d|-\d|/\d)")
_YEAR_ONLY = re.compile(_YEAR + r"\s?年(?!\s?\d{1,2}\s?月)(?![一-鿿])")
_HAN = re.compile(
    r"(?P<y>[〇零○Ｏ一二三四五六七八九]{4})年(?P<m>十[一二]?|[一二三四五六七八九])月(?P<d>二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
)
_MONTH_DAY = re.compile(r"(?<![\d年.])(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?!\d)")
_SHORT = re.compile(r"^\s{0,3}(?P<m>\d{2})-(?P<d>\d{2})(?:\s{1,3}\d{1,2}:\d{2})?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class FullDate:
    """A day, or the last day of a month or year, with its place and precision."""

    start: int
    end: int
    on: date
    precision: Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month and day without a year, with its place."""

    start: int
    end: int
    month: int
    day: int


def dates_in(text: str, *, partial: bool = False) -> list[FullDate]:
    """The days in ``text`` by place; with ``partial`` also months and lone years, each as its last day."""
    found = [FullDate(start, end, on, "day") for start, end, on in _days(text) if on]
    if partial:
        for match in _MONTH.finditer(text):
            month = int(match["m"] or match["m2"])
            if 1 <= month <= 12:
                found.append(FullDate(match.start(), match.end(), last_day(int(match["y"]), month), "month"))
        lone = _YEAR_ONLY.finditer(text)
        found += [FullDate(m.start(), m.end(), date(int(m["y"]), 12, 31), "year") for m in lone]
    return _without_overlaps(sorted(found, key=lambda day: (day.start, -day.end)))


def _days(text: str) -> Iterator[tuple[int, int, date | None]]:
    """Whole days with their places, as each way of writing gives them."""
    for pattern in (_FULL, _COMPACT, *_STAMPS):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month, day = groups["m"] or groups["m2"], groups["d"] or groups["d2"]
            yield *match.span(), make_date(int(match["y"]), int(month), int(day))
    for match in _TWO_DIGIT_YEAR.finditer(text):
        yield *match.span(), make_date(2000 + int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _HAN.finditer(text):
        yield *match.span(), make_date(_han_year(match["y"]), han_number(match["m"]), han_number(match["d"]))


def month_days_in(text: str) -> list[MonthDay]:
    """Months with a day but no year, by place; ``06-19 07:46`` only at the beginning of a line."""
    found = [*_MONTH_DAY.finditer(text), *_SHORT.finditer(text)]
    days = [MonthDay(m.start(), m.end(), int(m["m"]), int(m["d"])) for m in found]
    return sorted((d for d in days if make_date(2020, d.month, d.day)), key=lambda d: d.start)


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def han_number(text: str) -> int:
    """A Chinese number up to 199, or ASCII digits, as an integer."""
    if text.isdigit() and text.isascii():
        return int(text)
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.partition("十")
    value = 100 * (_CHINESE.get(hundreds, 1) if "百" in text else 0)
    if ten:
        return value + 10 * (_CHINESE[tens] if tens else 1) + (_CHINESE[ones] if ones else 0)
    return value + (_CHINESE.get(rest[-1].replace("两", "二"), 0) if rest else 0)


def _without_overlaps(found: list[FullDate]) -> list[FullDate]:
    """Of dates sorted by place those that begin after the one before has ended."""
    kept: list[FullDate] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _han_year(text: str) -> int:
    return int("".join(str(_CHINESE[character]) for character in text))
