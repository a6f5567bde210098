"""Points of the calendar as written: 2019年5月23日, 去年8月, 1至9月, 前三季度, 年底, 当天 — read here, not yet dated.

``period_dates`` turns a point into dates, because that needs the publication date and what the text said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pairing_db.recognise.chinese_numerals import cardinal
from pairing_db.recognise.period_grammar import JOIN, point_pattern

JOINER = re.compile(JOIN)
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0}


@dataclass(frozen=True, slots=True)
class Point:
    """A point or stretch of the calendar as written. ``year`` is a number, ``year_word`` 去年 and the like;
    ``part`` 上半年, 底, 初, 全年 …; ``last_month`` and ``last_day`` close 1至9月 and 26-28日."""

    start: int
    end: int
    year: int | None = None
    year_word: str | None = None
    part: str | None = None
    month: int | None = None
    last_month: int | None = None
    month_word: str | None = None
    month_part: str | None = None
    day: int | None = None
    last_day: int | None = None
    day_word: str | None = None

    @property
    def grain(self) -> str:
        """day, month or year: the finest thing that is stated."""
        if self.day is not None or self.day_word or self.month_part or (self.part or "").startswith("国庆"):
            return "day"
        return (
            "month" if self.month is not None or self.month_word or self.part not in (None, "全年", "年内") else "year"
        )

    @property
    def has_year(self) -> bool:
        """Whether the point says its year."""
        return self.year is not None or self.year_word is not None


def points(text: str) -> Iterator[Point]:
    """The points of a folded text from left to right, without overlap."""
    at = 0
    while found := point_pattern().search(text, at):
        point = _read(found)
        if point is None or found.end() == found.start():
            at = found.start() + 1
            continue
        yield point
        at = found.end()


def second_point(text: str, at: int, first: Point) -> Point | None:
    """The far end of a range whose near end is ``first``: as fine as it, a day also without its month."""
    found = point_pattern().match(text, at)
    point = _read(found) if found else None
    if point is None or point.grain != first.grain or point.day_word or point.part not in (None, first.part):
        return None
    return point


def _read(found: re.Match[str]) -> Point | None:
    if found["iso_year"]:
        return Point(
            *found.span(), year=int(found["iso_year"]), month=int(found["iso_month"]), day=int(found["iso_day"])
        )
    tail = "" if found["year"] or found["han_year"] or found["year_word"] else "_m"
    year = int(found["year"]) if found["year"] else _han_year(found["han_year"]) if found["han_year"] else None
    month = _number(found["month" + tail] or found["one_month" + tail] or found["han_month" + tail])
    return Point(
        *found.span(),
        year=year,
        year_word=found["year_word"],
        part=found["part"] or found["lone_part"],
        month=month,
        last_month=_number(found["last_month" + tail]),
        month_word=found["month_word" + tail],
        month_part=found["month_part" + tail],
        day=_number(found["day" + tail] or found["one_day" + tail] or found["han_day" + tail] or found["lone_day"]),
        last_day=_number(found["last_day" + tail] or found["lone_last"]),
        day_word=found["day_word"],
    )


def _han_year(written: str) -> int:
    return int("".join(str(_DIGITS[c]) for c in written))


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    value = int(written) if written.isdigit() else cardinal(written)
    return None if value is None else int(value)
