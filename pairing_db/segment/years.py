"""The year that a page leaves out, and the date that only its text can tell."""

from __future__ import annotations

import re
from datetime import date

from pairing_db.segment.dates import FullDate, MonthDay, dates_in, last_day, make_date, month_days_in
from pairing_db.segment.year_counts import counted_year, told_by_count
from pairing_db.segment.year_evidence import (
    anchored_year,
    event_years,
    is_ahead,
    is_beginning,
    is_of_now,
    year_of_the_title,
    years_begun,
    years_ended,
    years_left_behind,
    years_made_ahead,
    years_over,
    years_planned,
    years_totalled,
)

_LAST_YEAR = re.compile(r"(?:去年|上年|前年|上一年|同期|当年)[^，,。；;]{0,6}$")
_OWN_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?![^,，。\n]{0,14}(?:计划|方案|规划|预算|目标))[^。\n]*$")
_LEAD_DAY = re.compile(r"(?:^|\n)\s{0,4}在?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?=[,，上下晚凌至中由]|[一-鿿])")
_LEAD_DATE = re.compile(
    r"\A(?:[^\n]*\n)?\s{0,4}(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?:[,，]|[上下晚凌清傍]|至|[—-])"
)
_NEWS_DAY = re.compile(
    r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号][^。\n]{0,40}?记者[^。\n]{0,24}?(?:获悉|了解到)"
)
_MONTH_END = re.compile(r"(?:截至|截止到?|到)(?P<m>\d{1,2})月(?:底|末|份)")
_LOOK_BACK = re.compile("回眸|回顾|总结|综述|盘点|全景|答卷|成绩单|工作情况")
_VAGUE = re.compile(r"(?:[三四五六七八九十]{1,3}|[1-9]\d|[3-9])(?:多|余)年(?:来|间|里|以来)")
_HALF = 6
_NEW_YEAR = (1, 12)  # until then a paper tells of the year that has just ended, as 今年 too
_JOURNEY = 7  # days that a visit or a fair told after its first day may last
_EARLY = 3  # months in which a look back on a whole year means the year before


def writing_year(text: str, on: tuple[int, int] | None = None, *, title: str = "") -> int | None:
    """The year in which ``text`` was written, as far as its own words tell; ``on`` is the month and day, if known.

    Years that the text leads to (counts, comparisons, plans for the next) come before those that it only tells of.
    """
    if anchored := anchored_year(text):
        return anchored
    over, begun = years_over(text), years_begun(text)
    floor = max([*over, *begun], default=0)
    led_to = [y + 1 for y in years_left_behind(text)]
    # A plan told in the first half of a year is the year's own, later or without a day that of the year to come.
    led_to += [y - (on is None or on[0] > _HALF) for y in years_planned(text)]
    led_to += years_made_ahead(text, on and on[0])
    if on and on[0] <= _HALF and "去年" in text:
        led_to += [y + 1 for y in years_totalled(text)]
    if (by_count := told_by_count(text)) and by_count[0] >= floor:
        led_to.append(by_count[0])
    elif counted := counted_year(text, over | begun, on):
        led_to.append(counted)
    if called := year_of_the_title(title, text):
        led_to.append(called)
    certain = max((y for y in led_to if y >= floor), default=None)
    if certain:
        return certain
    # A beginning alone (自2010年以来) tells no year.
    if _VAGUE.search(text) and floor == min({*over, *begun}, default=0):
        return None  # 1996年…20多年来: much later than the only year told
    return floor if floor in over and is_of_now(text, floor, title=title) else None


def deduced_year(text: str, month: int, day: int, *, title: str = "") -> int | None:
    """The year of a day of publication that lacks one: the first that the reported events allow; None if unknown."""
    if anchored := anchored_year(text):
        return anchored
    year = writing_year(text, (month, day), title=title)
    if year is None:
        return None
    published = make_date(year, month, day)
    reported = [_first_day(event) for event in _past_events(text) if event.on.year == year]
    reported += [date(ended, 12, 31) for ended in years_ended(text) if ended == year]
    is_later = published is not None and any(on > published for on in reported)
    told = years_over(text) - event_years(text)
    opened = re.search(rf"(?<!\d){year}年的?(?:春|元旦|元宵|新年|伊始|开年|正月)", text)  # 2023年春节刚过: not over
    looks_back = month <= _EARLY and "今年" not in text and year in told and not opened
    looks_back |= (month, day) <= _NEW_YEAR and year in told | {counted_year(text, years_begun(text))}
    looks_back |= month < _EARLY and f"{year}年" in title and _LOOK_BACK.search(title) is not None
    return year + 1 if is_later or looks_back else year


def inferred_date(text: str, title: str) -> date | None:
    """The latest dated event that ``text`` reports as past, else the end of the year that it tells; None if neither."""
    dates = [event.on for event in _past_events(text)]
    month_days = [
        m for m in month_days_in(text) if not is_ahead(text, m.start, m.end) and not _is_of_last_year(text, m)
    ]
    lead = _LEAD_DAY.search(text) or _NEWS_DAY.search(text)
    if lead and not is_ahead(text, lead.start("m"), lead.end()):
        month, day = int(lead["m"]), int(lead["d"])
        year = deduced_year(title + "\n" + text, month, day, title=title)
        event = make_date(year, month, day) if year else None
        if event:
            for on in sorted(on for m in month_days if (on := _dated(text, m, year))):
                event = on if 0 < (on - event).days <= _JOURNEY else event
            return event
    newest = max(((m.month, m.day) for m in month_days if not _OWN_YEAR.search(text, 0, m.start)), default=None)
    whole = title + "\n" + text
    year = deduced_year(whole, *newest, title=title) if newest else writing_year(whole, title=title)
    opened = _LEAD_DATE.search(text)
    if year is None and opened and not is_ahead(text, opened.start("y"), opened.end()):
        event = make_date(int(opened["y"]), int(opened["m"]), int(opened["d"]))
        if event and event.year >= max(years_begun(text), default=0):
            return event  # 2025年11月20日下午,招聘会收摊 … 今年
    if year is None and "今年" in whole:
        return None  # days of years that have a number are of other years than the one that is called 今年
    dates += [event for m in month_days if (event := _dated(text, m, year))]
    if year and not any(on.year >= year for on in dates):
        ends = [last_day(year, int(m["m"])) for m in _MONTH_END.finditer(text) if 1 <= int(m["m"]) <= 12]
        counted = told_by_count(whole)
        full = last_day(year, counted[1]) if counted and counted[0] == year and counted[1] else date(year, 12, 31)
        dates.append(max(ends, default=full))
    return max(dates, default=None)


def _dated(text: str, on: MonthDay, year: int | None) -> date | None:
    """A month and day in the year that its sentence states, else in ``year``."""
    stated = _OWN_YEAR.search(text, 0, on.start)
    own = int(stated[1]) if stated else year
    return make_date(own, on.month, on.day) if own else None


def _past_events(text: str) -> list[FullDate]:
    """Days and months with their year that do not lie ahead; a month as its last day."""
    return [
        day
        for day in dates_in(text, partial=True)
        if day.precision != "year"
        and not is_ahead(text, day.start, day.end)
        and not (day.precision == "month" and is_beginning(text, day.start, day.end))
    ]


def _first_day(event: FullDate) -> date:
    return event.on.replace(day=1) if event.precision == "month" else event.on


def _is_of_last_year(text: str, on: MonthDay) -> bool:
    return bool(_LAST_YEAR.search(text[max(0, on.start - 10) : on.start]))
