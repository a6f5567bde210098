"""The year that an article looks back on, by its title, its lead, or what 今年 means in it."""

from __future__ import annotations

import re
from datetime import date

from pairing_db.recognise.numerals import fold
from pairing_db.recognise.period_dates import Span, this_year
from pairing_db.words import says, word

_LOOKING_BACK = 6
_MONTH_SINCE = r"(?:[\d一二三四五六七八九十]{1,3}月份?(?:\d{1,2}[日号])?)?(?:以来|起|至今)"
_IN_RANGE = re.compile(r"\d年?[至到—–~～-]+$")
_YEAR_IN_TEXT = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d)年(?:度)?(?!以来|起|至今|开始|底|初|\d|[一二三四五六七八九十]{1,2}月)"
)


def reporting_period(title: str, lead: str, published_on: date | None, *, body: str = "") -> Span | None:
    """The year that title or lead look back on, else what 今年 means in ``body``; to the day of publication at most."""
    if published_on is None:
        return None
    for text in (fold(title), fold(lead)):
        year = _looked_back_on(text, published_on, in_title=text == fold(title))
        if year is not None:
            end = published_on if year == published_on.year else date(year, 12, 31)
            return date(year, 1, 1), end
    year = this_year(fold(body), published_on) or published_on.year
    return date(year, 1, 1), min(date(year, 12, 31), published_on)


def _looked_back_on(text: str, published_on: date, *, in_title: bool) -> int | None:
    now = this_year(text, published_on) or published_on.year
    told = word("year_ahead").sub("", text)
    if any(int(m["year"]) < now for m in _YEAR_IN_TEXT.finditer(told)):
        text = told  # a plan for the year beside a look back on the one before is passing
    years = [
        int(m["year"])
        for m in _YEAR_IN_TEXT.finditer(text)
        if in_title
        or not (_IN_RANGE.search(text[max(0, m.start() - 4) : m.start()]) or word("begun_then").match(text, m.end()))
    ]
    years += [now for _ in re.finditer("今年", text)] + [
        now - 1 for _ in re.finditer(rf"去年(?!同期|底|{_MONTH_SINCE})", text) if in_title
    ]
    if not in_title and says(text, "year_reviewed"):
        years = [now - 1]
    years = [year for year in years if year <= published_on.year]
    if not years:
        return None
    year = max(years)
    # A lead of the second half of a year that names the year before tells of it in passing.
    looks_back = year == published_on.year - 1 and published_on.month <= _LOOKING_BACK
    return year if in_title or year == published_on.year or looks_back else None
