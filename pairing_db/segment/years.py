"""The year that a page leaves out, and the date that only its text can tell."""

from __future__ import annotations

import re
from datetime import date

from pairing_db.segment.dates import FullDate, MonthDay, dates_in, han_number, make_date, month_days_in
from pairing_db.segment.lexicon import header_words

_YEAR = re.compile(r"(?<![\d—-])((?:19|20)\d\d)年(?!代)(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_SINCE = re.compile(
    r"((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^。\n]{0,30}?(?:以来|起|结对|结亲|牵手|建立|签|启动|开展|对口|帮扶)"
)
_SPAN = re.compile(
    r"(?<![近前后每约过])([两二三四五六七八九十]|十[一二三四五六七八九])年(?:来|间|多来|以来)|第([二三四五六七八九十]|十[一二三四五])个?年(?:头|度)?(?![级代])"
)
_LAST_YEAR = re.compile(r"(?:去年|上年|前年|上一年|同期|当年)[^，,。；;]{0,6}$")
_WINDOW = 12
_LONGEST_SPAN = 4  # years that a count may lead beyond the latest year named
_EARLY = 3  # months in which a look back on a whole year means the year before
_LOOK_BACK = re.compile(r"总结|纪实|综述|回顾|工作情况|工作报告|侧记|掠影|巡礼")


def deduced_year(text: str, month: int, day: int) -> int | None:
    """The year of a day of publication that lacks one: the first that the reported events allow; None if unknown."""
    anchored = _anchor(text)
    if anchored:
        return anchored
    past = _past_years(text)
    if not past:
        return None
    year = _counted_year(text, past) or max(past)
    published = make_date(year, month, day)
    reported = [_first_day(event) for event in _past_events(text) if event.on.year == year]
    is_later = published is not None and any(on > published for on in reported)
    looks_back = month <= _EARLY and "今年" not in text and year in past
    return year + 1 if is_later or looks_back else year


def inferred_date(text: str, title: str) -> date | None:
    """The latest dated event that ``text`` reports as past; None where it tells none."""
    events = _past_events(text)
    dates = [event.on for event in events]
    month_days = [
        m for m in month_days_in(text) if not _is_ahead(text, m.start, m.end) and not _is_of_last_year(text, m)
    ]
    year = _anchor(text) or max([*(on.year for on in dates), *_past_years(text)], default=None)
    if month_days and year:
        newest = max(month_days, key=lambda m: (m.month, m.day))
        event = make_date(year, newest.month, newest.day)
        dates += [event] if event else []
    if not dates and _LOOK_BACK.search(title):
        dates = [date(int(match[1]), 12, 31) for match in _YEAR.finditer(title)]
    return max(dates, default=None)


def _past_events(text: str) -> list[FullDate]:
    """Days and months with their year that do not lie ahead; a month as its last day."""
    return [
        day
        for day in dates_in(text, partial=True)
        if day.precision != "year" and not _is_ahead(text, day.start, day.end)
    ]


def _first_day(event: FullDate) -> date:
    return event.on.replace(day=1) if event.precision == "month" else event.on


def _is_of_last_year(text: str, on: MonthDay) -> bool:
    return bool(_LAST_YEAR.search(text[max(0, on.start - 10) : on.start]))


def _anchor(text: str) -> int | None:
    """The year that an occasion tells by itself (第五个全国扶贫日)."""
    for pattern, base in header_words().anchors:
        if match := pattern.search(text):
            return base + han_number(match["n"])
    return None


def _past_years(text: str) -> set[int]:
    """Years that the text speaks of as begun or over, not as a goal."""
    behind = header_words().behind
    years: set[int] = set()
    for match in _YEAR.finditer(text):
        if _is_ahead(text, match.start(), match.end()):
            continue
        after = text[match.end() : match.end() + _WINDOW]
        if match[2] or any(word in after for word in behind) or re.match(r"[,，、]", after):
            years.add(int(match[1]))
    return years


def _is_ahead(text: str, start: int, end: int) -> bool:
    """Whether words of plan or goal stand in the same clause just before or after the date."""
    before = re.split(r"[。\n，,；;、“]", text[max(0, start - 8) : start])[-1]
    after = re.split(r"[。\n，,；;]", text[end : end + 6])[0]
    words = header_words()
    return bool(words.ahead.search(before) or words.ahead_after.match(after))


def _counted_year(text: str, past: set[int]) -> int | None:
    """The year that 四年来 leads to, counted from the first beginning that reaches the latest year of the text."""
    longest = max((han_number(m[1] or m[2]) for m in _SPAN.finditer(text)), default=0)
    begun = sorted({int(m[1]) for m in _SINCE.finditer(text)} & past)
    return next((y + longest - 1 for y in begun if max(past) <= y + longest - 1 <= max(past) + _LONGEST_SPAN), None)
