"""Dates of the points of a text: the year that a bare month means, ends of halves and quarters, 当天 and 同年."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pairing_db.document import PeriodKind
from pairing_db.recognise.chinese_numerals import cardinal, whole_number
from pairing_db.recognise.period_points import Point
from pairing_db.recognise.period_words import festival, relative

Span = tuple[date, date]
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
_NAMED_MONTHS = {
    "初": (1, 1), "中": (6, 6), "内": (1, 12), "全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12),
    "首月": (1, 1), "伊始": (1, 1), "首季": (1, 3), "首季度": (1, 3), "暑假": (7, 8), "暑期": (7, 8),
}  # fmt: skip
_DECADES = {"初": (1, 10), "上旬": (1, 10), "中": (11, 20), "中旬": (11, 20), "下旬": (21, 31)}
_AHEAD = re.compile(
    "[,，]?[^,，。;；]{0,12}?(?:将|计划|拟|力争|争取|底前|年底|确保|继续|目标|要|定下|打算|准备|有何|有什么|怎么|如何)"
)
_NOTHING_YET = 7  # days of January in which a report of what 今年 has brought can only mean the year before
YEAR_ENDS = ("年底", "年末", "岁末")  # 到年底 of a paper of June lies ahead, 截至年底 does not
_RECENT = timedelta(days=31)
_MIDYEAR = 6
_AGE = r"[\d一二三四五六七八九十]{1,4}周?岁"  # 老王今年65岁 tells of no year
_YEAR_BEFORE = re.compile("上一?年")


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are counted from: the publication, what 今年 means, the period that the article looks back on."""

    published_on: date | None
    this_year: int | None
    reporting: Span | None

    @property
    def until(self) -> date | None:
        """Where spans that run to the present end: the reporting date."""
        return self.reporting[1] if self.reporting else self.published_on

    @property
    def closed_year(self) -> int | None:
        """The year looked back on, where it is over; None where the article reports its own year."""
        if self.reporting and self.published_on and self.reporting[1].year < self.published_on.year:
            return self.reporting[1].year
        return None


@dataclass(frozen=True, slots=True)
class Before:
    """What the text said before: the year and month in force in the sentence, the last dates and the last day or
    days anywhere, the year that the paragraph is told of, that which it calls 去年 or 今年 last, the year that was
    named last in whatever way."""

    year: int | None = None
    month: int | None = None
    last: Span | None = None
    last_day: Span | None = None
    told: int | None = None
    called: int | None = None
    named: int | None = None


def date_point(
    point: Point, clock: Clock, before: Before, *, future: bool, until: bool
) -> tuple[Span | None, PeriodKind]:
    """The first and last day of a point and its kind; no days where they cannot be known.

    ``future``: the clause says 计划, 将 …; ``until``: it is the end of a period that is over (截至10月底).
    """
    try:
        return _dated(point, clock, before, future=future, until=until)
    except ValueError:  # 2月30日 and years out of range: as written, but no date
        return None, _kind(point)


def this_year(text: str, published_on: date | None) -> int | None:
    """The year that 今年 means: that of publication, or the one before in a look back of the first days of January.

    Where 今年 only says what lies ahead (or is not said), such an article calls the year that it looks back on 去年.
    """
    if published_on is None:
        return None
    year = published_on.year
    if (published_on.month, published_on.day) > (1, 15):
        return year
    if all(ahead(text, found.end()) for found in re.finditer(rf"今年(?!{_AGE})", text)):
        return year
    looks_back = (
        published_on.day <= _NOTHING_YET
        or re.search("全年|一年来|年终|盘点|回眸|回顾|总结|收官|这一年", text)
        or text.count(str(year - 1)) > text.count(str(year))
    )
    return year - 1 if looks_back else year


def ahead(text: str, position: int) -> bool:
    """Whether what follows 今年 at ``position`` is still to come (今年,将投入…)."""
    return _AHEAD.match(text, position) is not None


def month_span(year: int, first: int, last: int | None = None) -> Span:
    """From the first day of a month to the last of another (or the same) of a year; 11月至2月 ends in the next."""
    last = last or first
    ends = year + (last < first)
    return date(year, first, 1), date(ends, last, monthrange(ends, last)[1])


def _dated(point: Point, clock: Clock, before: Before, *, future: bool, until: bool) -> tuple[Span | None, PeriodKind]:
    kind = _kind(point)
    if point.day_word:
        return _day_word(point.day_word, clock, before), "day"
    year = _stated_year(point, clock, before)
    if point.has_year and year is None:
        return None, kind
    if point.month_word:
        span = _month_word(point, clock, before)
        if span is None:
            return None, kind
        point = replace(point, month=span[0].month)
        year = span[0].year
    if point.part:
        return _part(
            point.part, year if year is not None else _part_year(point.part, clock, before, future, until)
        ), kind
    if point.month is None and point.day is None:
        return (None if year is None else (date(year, 1, 1), date(year, 12, 31))), kind
    if year is None:
        point, year = _without_year(point, clock, before, future=future)
        if year is None:
            return None, kind
    return _month_or_day(point, year), kind


def _kind(point: Point) -> PeriodKind:
    if point.day is not None or point.day_word:
        return "days" if point.last_day else "day"
    if point.month_part:
        return "day" if point.month_part in ("底", "末") else "days"
    if point.month is not None or point.month_word:
        return "months" if point.last_month else "month"
    if point.part in (None, "全年", "年内"):
        return "year"
    if festival(point.part):
        return "day"
    if point.part.startswith("国庆"):
        return "days"
    if point.part in ("底", "末", "年底", "年末", "岁末"):
        return "day"
    return "month" if point.part in ("初", "年初", "中", "年中", "首月", "伊始") else "months"


def _stated_year(point: Point, clock: Clock, before: Before) -> int | None:
    if point.short_year is not None:
        last = (clock.published_on.year if clock.published_on else 2020) + 15  # plans look some years ahead
        return point.short_year + (2000 if 2000 + point.short_year <= last else 1900)
    if point.year is not None or point.year_word is None:
        return point.year
    word = relative("year", point.year_word)
    if word.from_last:
        return before.last[0].year + word.offset if before.last else None
    if word.from_named:
        return before.named
    if before.year is not None and _YEAR_BEFORE.match(point.year_word):
        return before.year - 1  # 2018年投入3260万元,比上年的1200万元多
    if word.from_turn:  # 新的一年 of a paper of December is the next
        return clock.published_on.year + (clock.published_on.month > _MIDYEAR) if clock.published_on else None
    return None if clock.this_year is None else clock.this_year + word.offset


def _month_word(point: Point, clock: Clock, before: Before) -> Span | None:
    word = relative("month", point.month_word or "")
    base = (before.last[0] if before.last else None) if word.from_last else clock.published_on
    if base is None:
        return None
    index = base.year * 12 + base.month - 1 + word.offset
    return month_span(index // 12, index % 12 + 1)


def _day_word(written: str, clock: Clock, before: Before) -> Span | None:
    word = relative("day", written)
    if word.from_last:
        if word.offset == 0 and before.month is not None and _is_elsewhere(before):
            return before.last  # 2023年12月,…开品鉴会,当天: some day of the month that the sentence told
        if before.last_day is None or word.offset == 0:
            return before.last_day
        day = before.last_day[1] + timedelta(days=word.offset)
    elif clock.published_on is None:
        return None
    else:
        day = clock.published_on + timedelta(days=word.offset)
    return day, day


def _is_elsewhere(before: Before) -> bool:
    """Is the last day that the text named outside the month that the sentence tells of?"""
    told, day = before.last, before.last_day
    return day is None or (told is not None and not told[0] <= day[0] <= told[1])


def _part_year(part: str, clock: Clock, before: Before, future: bool, until: bool) -> int | None:
    """The year of 上半年, 年底, 全年 with no year of its own."""
    published = clock.published_on
    if published is not None and part[0] in "今去明":
        return (clock.this_year or published.year) + {"今": 0, "去": -1, "明": 1}[part[0]]
    if before.year is not None:
        return before.year
    if part == "全年" and before.told is not None:
        return before.told  # 2023年,投入6800万元。全年转移就业4126人
    if part == "全年" and before.called is not None and not future:
        return before.called  # 青岛去年派了23名干部。…全年帮3400人找到活干
    if published is None:
        return None
    if clock.closed_year and not future:
        return clock.closed_year
    year = clock.this_year or published.year
    span = _part(part, year)
    over = span is not None and span[1] > published
    year_end = part in YEAR_ENDS
    if (
        over
        and not future
        and (until or (year_end and published.month <= 2) or (not year_end and span and span[0] > published))
    ):
        return year - 1
    if over and part[:1] in "前首一二三四第1234" and not future and span and span[1] > published + _RECENT:
        return year - 1
    return year


def _part(part: str, year: int | None) -> Span | None:
    if year is None:
        return None
    part = part.removeprefix("年")
    if (day := festival(part)) is not None:
        return date(year, *day), date(year, *day)
    if part in _NAMED_MONTHS:
        return month_span(year, *_NAMED_MONTHS[part])
    if part in ("底", "末", "岁末"):
        return date(year, 12, 31), date(year, 12, 31)
    if "季度" in part:
        numbers = [int(n) for n in re.findall(r"\d", part)] or [
            int(cardinal(c) or 0) for c in re.findall("[一二两三四]", part)
        ]
        first = 1 if part.startswith("前") else numbers[0]
        return month_span(year, 3 * first - 2, 3 * numbers[-1])
    if part[0] in "前头":
        written = re.sub("[前头个月]", "", part)
        return month_span(year, 1, whole_number(written) or 0)
    if part.startswith("国庆"):  # the seven days of the public holiday
        return date(year, 10, 1), date(year, 10, 7)
    season = _SEASONS[re.sub("[^春夏秋冬]", "", part)[0]]
    if season == 12:
        return date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1])
    return month_span(year, season, season + 2)


def _without_year(point: Point, clock: Clock, before: Before, *, future: bool) -> tuple[Point, int | None]:
    """The year of a month or day that says none; a bare day takes its month from the sentence or the publication."""
    published = clock.published_on
    if point.month is None:
        month = before.month or (published.month if published else None)
        if month is None:
            return point, None
        point = replace(point, month=month)
        if not before.month and published and not future and point.day and point.day > published.day:
            earlier = published.replace(day=1) - timedelta(days=1)
            return replace(point, month=earlier.month), earlier.year
    if before.year is not None and not (future and published and before.year < published.year):
        return point, before.year
    if published is None:
        return point, None
    first = _month_or_day(point, published.year)[0]
    if future:
        return point, published.year + (1 if (point.month or 0) < published.month else 0)
    if first > published:
        return point, published.year - 1
    if clock.closed_year and published - first > _RECENT:
        return point, clock.closed_year
    return point, published.year


def _month_or_day(point: Point, year: int) -> Span:
    month = point.month or 1
    if point.day is not None:
        if (last_day := point.last_day or point.day) < point.day:
            raise ValueError(point)
        return date(year, month, point.day), date(year, month, last_day)
    first, last = month_span(year, month, point.last_month)
    if point.month_part in ("底", "末"):
        return last, last
    if point.month_part:
        from_day, to_day = _DECADES[point.month_part]
        return first.replace(day=from_day), first.replace(day=min(to_day, last.day))
    return first, last
