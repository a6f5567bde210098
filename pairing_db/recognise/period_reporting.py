"""The year that an article looks back on, by its title, its lead, or what 今年 means in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pairing_db.recognise.numerals import fold
from pairing_db.recognise.period_dates import Span, ahead, this_year
from pairing_db.words import says, word

_OPENING = 400  # characters of the text in which one who remembers says when
_TERM = re.compile(
    r"(?P<first>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:至|到|[—–~～-]{1,2})(?P<last>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:间|期间)?[,，]?"
    r"[^。;；\n]{0,24}?(?:任|挂职|支[教医]|援[藏疆青黔滇川甘陕宁桂]|驻|对口支援|工作|帮扶)"
)
_LOOKING_BACK = 6
_REVIEWS = 3  # months in which what a paper says of 过去一年 is the year before, whole
_FRAMES = 2  # statements of the year before by which an article without a lead of time is about it
_MONTH_SINCE = r"(?:[\d一二三四五六七八九十]{1,3}月份?(?:\d{1,2}[日号])?)?(?:以来|起|至今)"
_IN_RANGE = re.compile(r"\d年?[至到—–~～-]+$")
_PART_OF_YEAR = re.compile(r"春|元旦|元宵|初|开年|伊始|\d|[一二三]月|以来")  # what is told of New Year and no more
_COUNTED = re.compile(r"[^。\n]{0,24}?\d")
# 盐铜协作的2021: a year as the last word of a title, or set off at its beginning
_BARE_YEAR = re.compile(r"(?:^|[的·])(?P<year>20[0-4]\d)(?=$|[\s·,，:：!！|])", re.MULTILINE)
_PLAN_YEAR = re.compile(r"十(?P<plan>[一二三四五])五[”」\"]?(?:规划)?的?(?P<which>开局|起步|首|收官|最后一|末)之?年")
_FIRST_PLAN_YEAR = 2006  # of the eleventh five-year plan; each has five years
_YEAR_IN_TEXT = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d)年(?:度)?(?!以来|起|至今|开始|底|初|\d|[一二三四五六七八九十]{1,2}月)"
)


def reporting_period(title: str, lead: str, published_on: date | None, *, body: str = "") -> Span | None:
    """The year that title or lead look back on, else what 今年 means in ``body``; to the day of publication at most."""
    if published_on is None:
        return None
    if remembered := _term_remembered(fold(title), fold(body), published_on):
        return remembered
    of_now = _tells_of_now(fold(body), published_on)
    for text in (fold(title), fold(lead)):
        year = _looked_back_on(text, published_on, in_title=text == fold(title), of_now=of_now)
        if year is not None:
            end = published_on if year == published_on.year else date(year, 12, 31)
            return date(year, 1, 1), end
    if _is_review(fold(title), fold(lead), fold(body), published_on):
        return date(published_on.year - 1, 1, 1), date(published_on.year - 1, 12, 31)
    year = this_year(fold(body), published_on) or published_on.year
    return date(year, 1, 1), min(date(year, 12, 31), published_on)


def _term_remembered(title: str, body: str, published_on: date) -> Span | None:
    """口述 …: the years of service that one who remembers them names in front (2013年至2016年,任…), if over."""
    opening = body[:_OPENING]
    if not (says(title, "remembered") or word("told_by").search(opening)):
        return None
    term = _TERM.search(opening)
    if term is None or int(term["last"]) >= published_on.year:
        return None
    return date(int(term["first"]), 1, 1), date(int(term["last"]), 12, 31)


def _tells_of_now(body: str, published_on: date) -> bool:
    """Whether an article counts what its own year has brought, as no look back on the year before does."""
    return any(_COUNTED.match(body, end) for end in _own_year(body, published_on))


def _own_year(text: str, published_on: date) -> Iterator[int]:
    """Where 今年, or the year in digits, is said of what has been, and not of a festival or month (今年春节)."""
    for found in re.finditer(rf"今年|(?<!\d){published_on.year}年", text):
        if not ahead(text, found.end()) and not _PART_OF_YEAR.match(text, found.end()):
            yield found.end()


def _looked_back_on(text: str, published_on: date, *, in_title: bool, of_now: bool) -> int | None:
    now = this_year(text, published_on) or published_on.year
    reviews = published_on.month <= _REVIEWS and not in_title
    told = word("year_ahead").sub("", text)
    if any(int(m["year"]) < now for m in _YEAR_IN_TEXT.finditer(told)):
        text = told  # a plan for the year beside a look back on the one before is passing
    own = set(_own_year(text, published_on))
    years = []
    for found in _YEAR_IN_TEXT.finditer(text):
        is_to_come = reviews and int(found["year"]) == published_on.year and found.end("year") + len("年") not in own
        in_range = _IN_RANGE.search(text[max(0, found.start() - 4) : found.start()])
        if in_title or not (is_to_come or in_range or word("begun_then").match(text, found.end())):
            years.append(int(found["year"]))
    years += [int(m["year"]) for m in _BARE_YEAR.finditer(text)] if in_title else []
    years += [now for found in re.finditer("今年", text) if not reviews or found.end() in own] + [
        now - 1 for _ in re.finditer(rf"去年(?!同期|底|{_MONTH_SINCE})", text) if in_title
    ]
    if not in_title and says(text, "year_reviewed"):
        years = [now - 1]
    years = [year for year in years if year <= published_on.year]
    if not years:
        return None
    year = max(years)
    if in_title and year == published_on.year and published_on.month <= _REVIEWS and says(text, "yearly_report"):
        return year - 1
    # A lead of the second half of a year that names the year before tells of it in passing.
    looks_back = year == published_on.year - 1 and published_on.month <= _LOOKING_BACK and not of_now
    return year if in_title or year == published_on.year or looks_back else None


def _is_review(title: str, lead: str, body: str, published_on: date) -> bool:
    """Whether an article of the first months reviews the year before without naming it in front.

    It says so (过去一年, 岁末年初), calls it by its place in a plan (“十四五”开局之年 in 2022), or tells of the year
    before again and again and of nothing since New Year.
    """
    before = published_on.year - 1
    if published_on.month > _REVIEWS or _tells_of_now(body, published_on):
        return False
    if says(title, "review_of_a_year") or says(lead, "review_of_a_year"):
        return True
    for match in _PLAN_YEAR.finditer(f"{title}\n{lead}"):
        first = _FIRST_PLAN_YEAR + 5 * "一二三四五".index(match["plan"])
        if before == (first if match["which"] in ("开局", "起步", "首") else first + 4):
            return True
    if word("plan_title").search(title):
        return False
    told = word("year_ahead").sub("", body)
    frames = re.findall(rf"(?:^|[\n。;；,，])(?:(?:{before}年|去年)(?![底末初]|同期|以来|起|\d)|全年)", told)
    return len(frames) >= _FRAMES
