"""Points of the calendar as written: 2019年5月23日, 去年8月, 1至9月, 前三季度, 年底, 当天 — read here, not yet dated.

``period_dates`` turns a point into dates, because that needs the publication date and what the text said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pairing_db.recognise.chinese_numerals import cardinal, whole_number
from pairing_db.recognise.period_grammar import JOIN, point_pattern
from pairing_db.recognise.period_words import festival

JOINER = re.compile(rf"(?:[ ]?(?:零|\d{{1,2}})[时点](?:\d{{1,2}}分|整)?|[ ]?\d{{1,2}}:\d{{2}}时?)?{JOIN}")
_DAY_ALONE = re.compile(r"(?P<day>3[01]|[12]\d|0?[1-9]|(?:二|三)?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?![\d.年]| ?年)")
_YEARS = ("year", "bare_year", "han_year", "spelled_year", "short_year", "year_word")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○OＯ", 0)


@dataclass(frozen=True, slots=True)
class Point:
    """A point or stretch of the calendar as written. ``year`` is a number, ``short_year`` its
    last two digits, ``year_word`` 去年 and the like;
    ``part`` 上半年, 底, 初, 全年 …; ``last_month`` and ``last_day`` close 1至9月 and 26-28日."""

    start: int
    end: int
    year: int | None = None
    short_year: int | None = None
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
        if self.part and festival(self.part):
            return "day"
        return (
            "month" if self.month is not None or self.month_word or self.part not in (None, "全年", "年内") else "year"
        )

    @property
    def has_year(self) -> bool:
        """Whether the point says its year."""
        return self.year is not None or self.short_year is not None or self.year_word is not None


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
    if first.day is not None and (alone := _DAY_ALONE.match(text, at)):
        return Point(*alone.span(), day=_number(alone["day"]))
    if first.grain == "year" and (bare := _YEAR_ALONE.match(text, at)):
        return Point(*bare.span(), year=int(bare[0]))
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
    tail = "" if any(found[group] for group in _YEARS) else "_m"
    month = _number(found["month" + tail] or found["one_month" + tail] or found["han_month" + tail])
    return Point(
        *found.span(),
        year=_year(found),
        short_year=_han_year(found["short_year"]) if found["short_year"] else None,
        year_word=found["year_word"],
        part=found["part"] or found["lone_part"],
        month=month,
        last_month=_number(found["last_month" + tail]),
        month_word=found["month_word" + tail],
        month_part=(found["month_part" + tail] or "").removeprefix("月") or None,
        day=_number(
            found["day" + tail]
            or found["one_day" + tail]
            or found["han_day" + tail]
            or found["lone_day"]
            or found["lone_number"]
            or found["lone_han"]
        ),
        last_day=_number(found["last_day" + tail] or found["lone_last"]),
        day_word=found["day_word"],
    )


def _year(found: re.Match[str]) -> int | None:
    if found["spelled_year"]:
        return int(cardinal(found["spelled_year"]) or 0)
    written = found["year"] or found["bare_year"] or found["han_year"]
    return _han_year(written) if written else None


def _han_year(written: str) -> int:
    return int("".join(str(_DIGITS.get(c, c)) for c in written))


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    return 1 if written == "元" else whole_number(written)
