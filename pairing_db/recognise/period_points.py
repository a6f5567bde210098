"""Points of the calendar as written: 2019年5月23日, 去年8月, 1至9月, 前三季度, 年底, 当天 — read here, not yet dated.

``period_dates`` turns a point into dates, because that needs the publication date and what the text said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pairing_db.recognise.chinese_numerals import cardinal
from pairing_db.recognise.period_words import relative_pattern

_JOIN = r" ?(?:-{1,2}|—{1,2}|–|―|~|至|到) ?"
JOINER = re.compile(_JOIN)
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_HAN_MONTH = r"(?:十[一二]?|[一二三四五六七八九])(?=月)"
_HAN_DAY = r"(?:(?:二|三)?十[一二三四五六七八九]?|[一二三四五六七八九])(?=日)"
_YEAR_END = r"(?!代|级|生|均|产|龄|画|货|薪|报)"
_MONTH_END = r"(?!饼|嫂|薪|租|球|子|均|收入|息|供|龄|亮)"
_HAN_YEAR = r"[二一][〇零九][〇零一二三四五六七八九]{2}"
_QUARTER = r"第?[一二三四1-4]季度"
_YEAR_PARTS = rf"上半年|下半年|前[二两三]个?季度|{_QUARTER}|[1-4]{_JOIN}[2-4]季度|前(?:\d{{1,2}}|[二两三四五六七八九十]{{1,2}})个?月"
_SEASON = r"[春夏秋冬](?:季|天|(?![节耕播茶蚕雨风运晚联训粮种收菜令]))"
_HOLIDAY = "国庆(?:节|长假|假期)?期间"
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
    while found := _pattern().search(text, at):
        point = _read(found)
        if point is None or found.end() == found.start():
            at = found.start() + 1
            continue
        yield point
        at = found.end()


def second_point(text: str, at: int, first: Point) -> Point | None:
    """The far end of a range whose near end is ``first``: as fine as it, a day also without its month."""
    found = _pattern().match(text, at)
    point = _read(found) if found else None
    if point is None or point.grain != first.grain or point.day_word or point.part not in (None, first.part):
        return None
    return point


@cache
def _pattern() -> re.Pattern[str]:
    year = (
        rf"(?:(?<![\d.])(?P<iso_year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<iso_month>{_MONTH_NUMBER})(?P=sep)(?P<iso_day>{_DAY_NUMBER})(?!\d)"
        rf"|(?<![\d.])(?P<year>(?:19|20)\d\d)(?: ?年度?{_YEAR_END}|(?=(?:{_JOIN}|、|和)(?:19|20)\d\d ?年))"
        rf"|(?P<han_year>{_HAN_YEAR})年|(?P<year_word>{relative_pattern('year')}))"
    )
    month = (
        rf"(?:(?<![\d.])(?P<month>{_MONTH_NUMBER})(?: ?月份?)?{_JOIN}(?P<last_month>{_MONTH_NUMBER}) ?月份?{_MONTH_END}(?! ?\d{{1,2}} ?[日号])"
        rf"|(?<![\d.])(?P<one_month>{_MONTH_NUMBER}) ?月份?{_MONTH_END}|(?P<han_month>{_HAN_MONTH})月份?{_MONTH_END}|(?P<month_word>{relative_pattern('month')}))"
    )
    day = (
        rf"(?:(?<![\d.])(?P<day>{_DAY_NUMBER}) ?[日号]?{_JOIN}(?P<last_day>{_DAY_NUMBER}) ?日|(?<![\d.])(?P<one_day>{_DAY_NUMBER}) ?[日号]"
        rf"|(?P<han_day>{_HAN_DAY})日)"
    )
    month_part = r"(?P<month_part>底|末|初|上旬|中旬|下旬|中(?=[,，、]|$))"
    lone_day = (
        rf"(?:(?<![\d.:])(?<!为期)(?P<lone_day>{_DAY_NUMBER})(?: ?日?{_JOIN}(?P<lone_last>{_DAY_NUMBER}))? ?日(?!本|元|均|产|报|用|喀|游|内|以|间)"
        rf"|(?P<day_word>{relative_pattern('day')}))"
    )
    part = rf"(?P<part>{_YEAR_PARTS}|全年|{_HOLIDAY}|底|末|初|中(?=[,，])|{_SEASON})"
    lone = rf"(?P<lone_part>{_YEAR_PARTS}|(?<![去今明前])全年(?!龄)|(?<![今去明前当同今一两三半\d])年(?:底|末|初|中(?=[,，。])|内)|岁末|[今去明]{_SEASON}|{_HOLIDAY})"
    starts = "".join(dict.fromkeys(c for g in ("year", "month", "day") for c in relative_pattern(g) if c.isalpha()))
    return re.compile(
        rf"(?=[\d〇零一二三四五六七八九十上下前第全年岁今去明国{starts}])(?:{year}(?: ?(?:的|内)?(?:{part}|{month} ?(?:{day}|{month_part})?))?"
        rf"|{_suffixed(month, 'm')} ?(?:{_suffixed(day, 'm')}|{_suffixed(month_part, 'm')})?|{lone}|{lone_day})"
    )


def _suffixed(pattern: str, suffix: str) -> str:
    """The same piece of grammar with other group names, for its second place in one expression."""
    return re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\1\2_{suffix}", pattern)


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
