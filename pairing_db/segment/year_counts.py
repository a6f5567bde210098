"""Years that a count leads to: 1996年…至今已有27年, 自2018年9月结对…三年来, 始于1996年,28年来."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from pairing_db.segment.dates import han_number

_NUMBER = r"(?:[一二两三四五六七八九十]{1,3}|\d{1,2})"
_COUNTED = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月)?[^。\n]{0,40}?"
    r"(?:算起|至今|到现在|到今[年天]|[,，]今年|到如今|迄今|(?:开始|以来|起)(?=[,，]?(?:整整|已)))"
    r"[^。\n\d一二两三四五六七八九十]{0,8}?(?:整整|足足|走过了?|走到|已有|已经|已|满|有|过去了?|进入|是|的)?"
    rf"(?P<nth>第)?(?P<n>{_NUMBER})个?(?:年(?![级内前后均代末初中])|周年)"
)
_FULL_YEARS = re.compile(
    rf"(?P<year>(?:19|20)\d\d)年[,，]?(?:(?:将|正好|刚好|已经?|就)?满|正?是[^,，。]{{0,24}}?|迎来[^,，。]{{0,24}}?)(?:{_NUMBER}周年|第{_NUMBER}个?年)"
)
_SINCE = re.compile(
    r"(?<![\d—–~～至到-])(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月|(?P<late>[底末]))?(?:\d{1,2}日)?"
    r"(?:(?P<on>度?以来|度?起|至今)|[^。\n]{0,44}?(?:结对|结亲|结缘|结成|牵手|建立|签|启动|开展|对口|帮扶|协作|说起|刚来|刚到|以来|起(?=[,，])))"
    r"|(?:始于|起步于|起于|开始于|缘起于?|结缘于|(?:结对|接棒|接手|牵手|开始|启动)[^,，。]{0,4}[,，]?是?在"
    r"|(?:倒回|拨回|追溯|回溯|退回|回拨|倒流|倒流回|回|拉回)到?)"
    r"(?P<from>(?:19|20)\d\d)年(?:(?P<from_month>\d{1,2})月|(?P<from_late>[底末]))?"
)
_SPAN = re.compile(
    rf"(?<![近前后每约过\d])(?P<n>{_NUMBER})年(?:来|间|里|以来|(?P<more>多)来|(?P<gone>过去))"
    rf"|(?:此后|其后|之后|这|一晃|转眼间?|弹指间?)(?P<after>{_NUMBER})年(?![级内前后均代末初])"
    rf"|第(?P<nth>{_NUMBER})个?年(?:头|度)?(?![级代])"
)
_SHORTEST = 2  # 一年间 counts no years from a beginning, 一年多来 does
_LONG = 10  # a count of as many years is of full years: 1996年…20年来 is told in 2016
_AUTUMN = 9  # three years after a month from here on end in the third year after
_NEAR = 120  # characters within which a long count belongs to its beginning
_EARLY = 4  # until this month a count of years leaves out the one under way
_LATE = 10  # until this month a year that is told as a whole is no year under way
_LEAD = 5  # years that a short count may lead beyond the latest year named


@dataclass(frozen=True, slots=True)
class _Begun:
    year: int
    month: int
    end: int
    since: bool  # 2019年以来 alone, which founds nothing


def told_by_count(text: str) -> tuple[int, int | None] | None:
    """The year (and the month where the beginning has one) to which a count in the same sentence leads.

    Full years are added (1996年…至今已有27年: 2023); 第N年 counts the year of the beginning too.
    """
    if full := _FULL_YEARS.search(text):
        return int(full["year"]), None
    for match in _COUNTED.finditer(text):
        year = int(match["year"]) + han_number(match["n"]) - bool(match["nth"])
        return year, int(match["month"]) if match["month"] and "整" in match[0] else None
    return None


def counted_year(text: str, known: set[int], on: tuple[int, int] | None = None) -> int | None:
    """The year that 四年来 leads to, counted from the first stated beginning that reaches the latest ``known`` year.

    Where the beginning has a month and the day of writing (``on``: month, day) is known, the nearest full count holds.
    """
    spans = list(_SPAN.finditer(text))
    starts = [m.start() for m in spans]
    known_begun = [b for b in _beginnings(text) if b.year in known]
    latest = max(known, default=0)
    for first in sorted(known_begun, key=lambda b: (b.since, b.year, b.month)):
        for span in spans[bisect_left(starts, first.end) : bisect_left(starts, first.end + _NEAR)]:
            led_to = first.year + _length(span) - bool(span["nth"])
            if _length(span) >= _LONG and led_to >= latest:
                return led_to
    short = max((m for m in spans if _SHORTEST <= _length(m) + bool(m["more"]) < _LONG), key=_length, default=None)
    if short is None:
        return None
    alone = all(b.since for b in known_begun)
    told = {(b.since, b.year, b.month): b for b in known_begun if alone or not b.since or _goes_on(text, b.end, starts)}
    for _, first in sorted(told.items()):
        led_to = _led_to(first, short, on)
        if on and not first.month and not (short["more"] or short["gone"] or short["nth"]):
            # 2021年结对,两年来, in April: two full years; 七年来…2022年,销售6.8亿元, in August: 2022 is over
            whole = led_to == latest and on[0] <= _LATE and _is_told_whole(text, latest)
            led_to += on[0] <= _EARLY or whole
        lead = _LEAD if latest > first.year else _LONG
        if latest <= led_to <= latest + lead:
            return led_to
    return None


def _is_told_whole(text: str, year: int) -> bool:
    """Does the text tell of ``year`` as a whole (2022年,…6.8亿元), and not of a month of it or of what began then?"""
    began = r"(?![^,，。\n]{0,24}(?:结对|结成|牵手|接续|启动|建立|签|转为|转入|调整))"
    told = rf"(?:^|[。\n;；,，])(?:截至|到)?{year}年(?:全年)?[,，]{began}[^。\n]{{0,60}}\d"
    return re.search(told, text) is not None


def _led_to(first: _Begun, span: re.Match[str], on: tuple[int, int] | None) -> int:
    """The year in which ``span`` is told; without a month three years from 2021 are 2021, 2022 and 2023."""
    count = han_number(span["n"] or span["after"] or span["nth"])
    if span["more"]:
        return first.year + count
    led_to = first.year + count - (0 if span["gone"] else 1)
    if first.month and on and abs(_elapsed(first, led_to + 1, on) - count) < 0.5:
        return led_to + 1
    return led_to + 1 if first.month >= _AUTUMN and not on else led_to


def _beginnings(text: str) -> list[_Begun]:
    found = []
    for match in _SINCE.finditer(text):
        year, month, late = (
            (match["year"], match["month"], match["late"])
            if match["year"]
            else (match["from"], match["from_month"], match["from_late"])
        )
        found.append(_Begun(int(year), int(month or 0) or (12 if late else 0), match.end(), bool(match["on"])))
    return found


def _length(span: re.Match[str]) -> int:
    return han_number(span["n"] or span["after"] or span["nth"])


def _goes_on(text: str, end: int, starts: list[int]) -> bool:
    """Does a count follow in the same paragraph?"""
    at = bisect_left(starts, end)
    return at < len(starts) and "\n" not in text[end : starts[at]]


def _elapsed(begun: _Begun, until: int, on: tuple[int, int]) -> float:
    return (date(until, on[0], 1) - date(begun.year, begun.month, 1)).days / 365.25
