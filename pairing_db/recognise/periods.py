"""Expressions of time, resolved against the day of publication (data model §5).

Points of the calendar come from ``period_points`` and get their dates in ``period_dates``; counted stretches
(四年来) come from ``period_spans``, words that are periods by themselves (目前, 每年, “十四五”) from the lexicon;
``period_restated`` gives those that go on with a time told before them its dates.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pairing_db.document import Period, PeriodKind
from pairing_db.recognise.numerals import fold
from pairing_db.recognise.period_counted import counted_back
from pairing_db.recognise.period_dates import YEAR_ENDS, Before, Clock, Span, date_point, this_year
from pairing_db.recognise.period_decades import decades
from pairing_db.recognise.period_points import JOINER, Point, points, second_point
from pairing_db.recognise.period_restated import SENTENCE_END, counted_again
from pairing_db.recognise.period_spans import spans
from pairing_db.recognise.period_weeks import weeks
from pairing_db.recognise.period_words import word_of, word_pattern
from pairing_db.words import says, word

_ANOTHER_YEAR = re.compile(r"(?:19|20)\d\d年")
_MULTIPLE = re.compile(r"(?:全年|同期)?的?\d+(?:\.\d+)?倍")
_FROM = re.compile(r"(?:自从|自|从|始于)[ ]?$")
_SINCE_FAR = re.compile(r"[^，。,;；：:、\n\d]{1,20}?(?:以来|至今|起(?=[,，。]))")
_BY_THEN = re.compile("(?:之|以)?前(?!来|往|景|后)")
_SENTENCE_CUT = re.compile(r"[。;；！？!?\n]")
_AIMED = re.compile("(?<!为)(?<!为了)确保|力争|争取|要求(?!的)")
_AIM = 40  # characters before 9月底前 in which the sentence says 确保
_CLAUSE_CUT = re.compile(r"[，。,;；！？!?\n]")
_OPENING = frozenset('“「『"')
_CLOSING = re.compile('[”」』"]')
_PLURALS: dict[PeriodKind, PeriodKind] = {"day": "days", "month": "months", "year": "years"}
_BETWEEN = re.compile("之?间(?![隔接断])")
_COMPARED = re.compile(r"(?:较|比|超过?|于)[ ]?$")
_SINCE_EVENT = re.compile(r"(?:(?<=[，,。；;：:、\n“])|^)(?:自|从)?[^，,。；;：:、“”\n\d]{2,22}?以来")
_PLAN_YEARS = 5
_LOOKS_BACK = 3  # months in which a report of the year before is written; 2017年8月以来 in a later one runs to its day


def find_periods(text: str, published_on: date | None, reporting: Span | None = None) -> tuple[Period, ...]:
    """The expressions of time in clean text, sorted by start, without overlap.

    ``reporting`` is the period that the article looks back on (``reporting_period``). Ends that the text leaves open,
    or that need a publication date where there is none, are None.
    """
    folded = fold(text)
    clock = Clock(published_on, this_year(folded, published_on), reporting)
    found = _points(folded, clock)
    found += spans(folded, clock)
    found += weeks(folded, published_on)
    found += decades(folded)
    found += _words(folded, clock)
    found += _events(folded, clock)
    return counted_back(folded, counted_again(folded, _without_overlap(found)), published_on)


def _points(text: str, clock: Clock) -> list[Period]:
    found: list[Period] = []
    before, last_end, skip_until, told_at = Before(), 0, -1, 0
    for point in points(text):
        if point.start < skip_until:
            continue
        if before.told is not None and _ANOTHER_YEAR.search(text, told_at, point.start):
            before = replace(before, told=None)  # 2018年,…。2020年以来,…。全年: the first year no longer holds
        if SENTENCE_END.search(text, last_end, point.start):
            parted = "\n" in text[last_end : point.start]
            before = replace(before, year=None, month=None)
            before = replace(before, told=None, called=None) if parted else before
        known = before.told
        period, before, last_end = _point_period(text, point, clock, before)
        told_at = period.end if before.told != known else told_at
        skip_until = period.end
        found.append(period)
    return found


def _point_period(text: str, point: Point, clock: Clock, before: Before) -> tuple[Period, Before, int]:
    """One point, with the far end of its range and what 截至, 自, 以来 around it say."""
    until = word("until").search(text[max(0, point.start - 4) : point.start])
    since = _FROM.search(text[max(0, point.start - 3) : point.start])
    future = _is_future(text, point)
    over = until is not None and not (point.part in YEAR_ENDS and not until[0].startswith("截"))
    span, kind = date_point(point, clock, before, future=future, until=over)
    compared = _COMPARED.search(text[max(0, point.start - 3) : point.start]) or _MULTIPLE.match(text, point.end)
    passing = word("year_in_passing").match(text, point.end) is not None
    opens = text.startswith((",", "，"), point.end)
    after = _after(point, span, before, compared=bool(compared), opens=opens, passing=passing)
    start, end = point.start, point.end
    if text.startswith("同期", end) and point.grain == "year":  # the months are those of another period: left open
        return Period(start, end + 2, None, None, "vague"), before, end + 2
    joiner = JOINER.match(text, end)
    far = second_point(text, joiner.end(), point) if joiner and not point.last_day and not point.last_month else None
    far = far or _between(text, point)
    if far is not None:
        far_span, far_kind = date_point(far, clock, after, future=future, until=False)
        if span and far_span and far_span[1] >= span[0]:
            span, kind, end = (span[0], far_span[1]), _plural(far_kind), far.end
            period = Period(start, _since_end(text, end), *span, kind)
            return period, _after(far, span, after, compared=False), period.end
    if (
        (near := word("since").match(text, end))
        or (since and (word("starting").match(text, end) or "自" in since[0]))
        or _is_since_far(text, end)
    ):
        start = start - len(since[0]) if since else start
        stop = near.end() if near else end
        first = span[0] if span else None
        return (
            Period(start, stop, first, _since_until(first, clock), "since"),
            replace(before, last=span or before.last),
            stop,
        )
    if until is not None:
        return Period(start - len(until[0]), end, None, span[1] if span else None, "as_of"), after, end
    first_day, last_day = span or (None, None)
    return Period(start, end, first_day, last_day, kind), after, end


def _between(text: str, point: Point) -> Point | None:
    """The far end of 2007年与2009年间."""
    joined = point.grain == "year" and point.has_year and text[point.end : point.end + 1] in ("与", "和")
    far = second_point(text, point.end + 1, point) if joined else None
    behind = _BETWEEN.match(text, far.end) if far else None
    return replace(far, end=behind.end()) if far and behind else None


def _since_end(text: str, end: int) -> int:
    """2018年至2020年以来: the mixed formula ends behind 以来."""
    return end + 2 if text.startswith("以来", end) else end


def _is_since_far(text: str, end: int) -> bool:
    """2017年新一轮扶贫协作以来: the point opens a clause that ends in 以来."""
    found = _SINCE_FAR.match(text, end)
    return found is not None and not re.search("[自从每近]|年", found[0])


def _since_until(first: date | None, clock: Clock) -> date | None:
    """A period since some day ends on the day of publication, inside a closed reporting year at its end.

    What begins later has no end that is known.
    """
    if first and clock.published_on and first > clock.published_on:
        return None
    year_or_report = clock.published_on is not None and (
        (first is not None and first.month == 1) or clock.published_on.month <= _LOOKS_BACK
    )
    if first and year_or_report and clock.closed_year and first.year == clock.closed_year and clock.reporting:
        return clock.reporting[1]
    return clock.published_on


def _is_future(text: str, point: Point) -> bool:
    """Whether the clause around a point speaks of what is to come (计划4月份投产, 10月将试生产)."""
    before = text[max(0, point.start - 16) : point.start]
    after = text[point.end : point.end + 8]
    before = _CLAUSE_CUT.split(before)[-1]
    after = _CLAUSE_CUT.split(after)[0]
    if _BY_THEN.match(text, point.end):  # 确保6月底前开工,9月底前拨付80%以上
        told = _SENTENCE_CUT.split(text[max(0, point.start - _AIM) : point.start])[-1]
        if _AIMED.search(told):
            return True
    return bool(says(before, "ahead_in_time") or word("ahead_behind").match(after))


def _after(
    point: Point, span: Span | None, before: Before, *, compared: bool, opens: bool = False, passing: bool = False
) -> Before:
    """What is in force behind a point. A year that is only compared with (较2018年) is not.

    ``opens``: a comma sets the point off (去年,…), so that the paragraph goes on with its year; ``passing``: it only
    says after what (2016年座谈会召开后,…).
    """
    if span is None:  # 去年 on a page without a date: what 当年 behind it means is open too
        return Before() if point.has_year else before
    last_day = span if point.grain == "day" else before.last_day
    if compared:
        return replace(before, last=span, last_day=last_day)
    year = span[0].year if point.has_year or before.year is not None else None
    month = span[0].month if point.month is not None or point.day is not None else None
    tells = point.grain == "year" and not passing and (point.year is not None or (point.has_year and opens))
    told = year if tells else before.told
    calls = point.year_word == "今年" or (point.year_word == "去年" and (opens or before.called is None))
    called = year if calls and not passing else before.called
    named = span[0].year if point.has_year else before.named
    return Before(year=year, month=month, last=span, last_day=last_day, told=told, called=called, named=named)


def _plural(kind: PeriodKind) -> PeriodKind:
    return _PLURALS.get(kind, kind)


def _words(text: str, clock: Clock) -> list[Period]:
    found: list[Period] = []
    for match in word_pattern().finditer(text):
        meant = word_of(match)
        start, end, kind = meant.start, meant.end, meant.kind
        if meant.until_published or kind == "since":
            end = clock.published_on
        if kind == "plan" and match[0].endswith("以来"):
            kind, end = "since", clock.published_on
        stop = match.end()
        if kind == "plan" and start and (named := word("year_of_plan").match(text, stop)):
            year = start.year if word("first_of_plan").search(named[0]) else start.year + _PLAN_YEARS - 1
            kind, start, end, stop = "year", date(year, 1, 1), date(year, 12, 31), named.end()
        opening = text[match.start() - 1 : match.start()]
        quoted = opening in _OPENING and bool(opening) and bool(_CLOSING.search(match[0]))
        found.append(Period(match.start() - quoted, stop, start, end, kind))
    return found


def _events(text: str, clock: Clock) -> list[Period]:
    """自扶贫协作开展以来: since some event that has no date."""
    left = [Period(*match.span(), None, clock.until, "as_of") for match in word("by_my_leaving").finditer(text)]
    return left + [Period(*match.span(), None, clock.until, "since") for match in _SINCE_EVENT.finditer(text)]


def _without_overlap(found: list[Period]) -> tuple[Period, ...]:
    """The periods in order; of two that overlap the one with dates, then the longer one stays."""
    kept: list[Period] = []
    known = sorted(
        found, key=lambda p: (p.start_date is None and p.end_date is None and p.kind != "rate", -(p.end - p.start))
    )
    taken: set[int] = set()
    for period in known:
        if taken.isdisjoint(range(period.start, period.end)):
            taken.update(range(period.start, period.end))
            kept.append(period)
    return tuple(sorted(kept, key=lambda period: period.start))
