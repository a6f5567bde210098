"""Expressions of time, resolved against the day of publication (data model §5).

Points of the calendar come from ``period_points`` and get their dates in ``period_dates``; counted stretches
(四年来) come from ``period_spans``, words that are periods by themselves (目前, 每年, “十四五”) from the lexicon.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pairing_db.document import Period, PeriodKind
from pairing_db.recognise.chinese_numerals import whole_number
from pairing_db.recognise.numerals import fold
from pairing_db.recognise.period_dates import Before, Clock, Span, date_point, this_year
from pairing_db.recognise.period_decades import decades
from pairing_db.recognise.period_points import JOINER, Point, points, second_point
from pairing_db.recognise.period_spans import spans
from pairing_db.recognise.period_weeks import weeks
from pairing_db.recognise.period_words import word_of, word_pattern

_LOOKING_BACK = 6
_ANOTHER_YEAR = re.compile(r"(?:19|20)\d\d年")
_MULTIPLE = re.compile(r"(?:全年|同期)?的?\d+(?:\.\d+)?倍")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_UNTIL = re.compile(
    r"(?:截至到?|截止[至到]?|直到|(?<![达得来回感收受遇想做赶升增延降加扩高长减展变少跌])到"
    r"|(?<![达升增延甚乃直冬夏降加减])至)[ ]?$"
)
_FROM = re.compile(r"(?:自从|自|从|始于)[ ]?$")
_SINCE = re.compile(r"以来|至今|到(?:现在|目前|如今)|起(?![步草点来伏源诉码义降])")
_SINCE_FAR = re.compile(r"[^，。,;；：:、\n\d]{1,20}?(?:以来|至今|起(?=[,，。]))")
_STARTING = re.compile(r"起|开始|以来|至今|到(?:现在|目前|如今)")
_FUTURE = re.compile(r"计划|预计|拟|力争|争取|有望|将|定于|定在|即将|明年|下一步|届时|到时")
_CLAUSE_CUT = re.compile(r"[，。,;；！？!?\n]")
_OPENING = frozenset('“「『"')
_CLOSING = re.compile('[”」』"]')
_PLURALS: dict[PeriodKind, PeriodKind] = {"day": "days", "month": "months", "year": "years"}
_BETWEEN = re.compile("之?间(?![隔接断])")
_LAST_YEARS = re.compile("去年|上年|上一年")
_SINCE_THEN = re.compile("[自从](?:那|此)")
_COMPARED_WITH = re.compile("(?:较|比|与|于|超过?|去年|上年)的?$")
_FEWEST = 2
_MOST_BESIDE = 9
_RECALLED = re.compile(r"这?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})年(?:来|里|间)")
_COMPARED = re.compile(r"(?:较|比|超过?|于)[ ]?$")
_SINCE_EVENT = re.compile(r"(?:(?<=[，,。；;：:、\n“])|^)(?:自|从)?[^，,。；;：:、“”\n\d]{2,22}?以来")
_MONTH_SINCE = r"(?:[\d一二三四五六七八九十]{1,3}月份?(?:\d{1,2}[日号])?)?(?:以来|起|至今)"
_IN_RANGE = re.compile(r"\d年?[至到—–~～-]+$")
_REVIEWED = re.compile(
    r"(?:总结|通报|回顾|听取|盘点)了?[^,，。;；\n]{0,6}?(?:去年|上年)(?!同期|底)[^,，。;；\n]{0,16}(?:工作|情况|成效|成果|报告)"
)
# 2021年,济南接过接力棒: the year of a beginning is not looked back on
_BEGUN_THEN = re.compile(
    r"[,，]?[^,，。;；\n\d]{0,20}[,，]?[^,，。;；\n\d]{0,12}(?:结对|结成|牵手|接过|接手|接棒|缔结|建立[^,，。;；\n]{0,10}关系|对口帮扶)[^,，。;；\n\d]{0,24}[。；\n]"
)
_YEAR_IN_TEXT = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d)年(?:度)?(?!以来|起|至今|开始|底|初|\d|[一二三四五六七八九十]{1,2}月)"
)
# 部署2024年重点任务: the year that a meeting looks ahead to
_LOOKED_AHEAD_TO = re.compile(
    r"(?:部署|谋划|安排|商定|商讨|研究|展望)(?:了|和|下)?[^,，。;；\n]{0,6}?(?:(?:19|20)\d\d|今|明)年(?:度)?[^,，。;；\n]{0,10}"
    r"|(?:(?:19|20)\d\d|今|明)年(?:度)?(?:的)?[^,，。;；\n]{0,6}?(?:重点任务|重点工作|工作(?:安排|打算|计划|要点|思路|任务)|合作事项)"
)


def find_periods(text: str, published_on: date | None, reporting: Span | None = None) -> tuple[Period, ...]:
    """The expressions of time in clean text, sorted by start, without overlap.

    ``reporting`` is the period that the article looks back on (``reporting_period``). Ends that the text leaves open,
    or that need a publication date where there is none, are None.
    """
    folded = fold(text)
    clock = Clock(published_on, this_year(folded, published_on), reporting)
    found = _points(folded, clock)
    found += spans(folded, clock)
    found += weeks(folded, published_on, ahead=_FUTURE)
    found += decades(folded)
    found += _words(folded, clock)
    found += _events(folded, clock)
    return _counted_again(folded, _without_overlap(found))


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
    told = _LOOKED_AHEAD_TO.sub("", text)
    if any(int(m["year"]) < now for m in _YEAR_IN_TEXT.finditer(told)):
        text = told  # a plan for the year beside a look back on the one before is passing
    years = [
        int(m["year"])
        for m in _YEAR_IN_TEXT.finditer(text)
        if in_title
        or not (_IN_RANGE.search(text[max(0, m.start() - 4) : m.start()]) or _BEGUN_THEN.match(text, m.end()))
    ]
    years += [now for _ in re.finditer("今年", text)] + [
        now - 1 for _ in re.finditer(rf"去年(?!同期|底|{_MONTH_SINCE})", text) if in_title
    ]
    if not in_title and _REVIEWED.search(text):
        years = [now - 1]
    years = [year for year in years if year <= published_on.year]
    if not years:
        return None
    year = max(years)
    # A lead of the second half of a year that names the year before tells of it in passing.
    looks_back = year == published_on.year - 1 and published_on.month <= _LOOKING_BACK
    return year if in_title or year == published_on.year or looks_back else None


def _points(text: str, clock: Clock) -> list[Period]:
    found: list[Period] = []
    before, last_end, skip_until, told_at = Before(), 0, -1, 0
    for point in points(text):
        if point.start < skip_until:
            continue
        if before.told is not None and _ANOTHER_YEAR.search(text, told_at, point.start):
            before = replace(before, told=None)  # 2018年,…。2020年以来,…。全年: the first year no longer holds
        if _SENTENCE_END.search(text, last_end, point.start):
            parted = "\n" in text[last_end : point.start]
            before = replace(before, year=None, month=None, told=None if parted else before.told)
        known = before.told
        period, before, last_end = _point_period(text, point, clock, before)
        told_at = period.end if before.told != known else told_at
        skip_until = period.end
        found.append(period)
    return found


def _point_period(text: str, point: Point, clock: Clock, before: Before) -> tuple[Period, Before, int]:
    """One point, with the far end of its range and what 截至, 自, 以来 around it say."""
    until = _UNTIL.search(text[max(0, point.start - 4) : point.start])
    since = _FROM.search(text[max(0, point.start - 3) : point.start])
    future = _is_future(text, point)
    span, kind = date_point(point, clock, before, future=future, until=until is not None)
    compared = _COMPARED.search(text[max(0, point.start - 3) : point.start]) or _MULTIPLE.match(text, point.end)
    after = _after(point, span, before, compared=bool(compared), opens=text.startswith((",", "，"), point.end))
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
        (near := _SINCE.match(text, end))
        or (since and (_STARTING.match(text, end) or "自" in since[0]))
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
    if first and clock.closed_year and first.year == clock.closed_year and clock.reporting:
        return clock.reporting[1]
    return clock.published_on


def _is_future(text: str, point: Point) -> bool:
    """Whether the clause around a point speaks of what is to come (计划4月份投产, 10月将试生产)."""
    before = text[max(0, point.start - 16) : point.start]
    after = text[point.end : point.end + 8]
    before = _CLAUSE_CUT.split(before)[-1]
    after = _CLAUSE_CUT.split(after)[0]
    return bool(_FUTURE.search(before) or re.match("[^到达已]{0,6}?(?:将|计划|预计|有望|即将)", after))


def _after(point: Point, span: Span | None, before: Before, *, compared: bool, opens: bool = False) -> Before:
    """What is in force behind a point. A year that is only compared with (较2018年) is not.

    ``opens``: a comma sets the point off (去年,…), so that the paragraph goes on with its year.
    """
    if span is None:  # 去年 on a page without a date: what 当年 behind it means is open too
        return Before() if point.has_year else before
    last_day = span if point.grain == "day" else before.last_day
    if compared:
        return replace(before, last=span, last_day=last_day)
    year = span[0].year if point.has_year or before.year is not None else None
    month = span[0].month if point.month is not None or point.day is not None else None
    tells = point.grain == "year" and (point.year is not None or (point.has_year and opens))
    told = year if tells else before.told
    return Before(year=year, month=month, last=span, last_day=last_day, told=told)


def _plural(kind: PeriodKind) -> PeriodKind:
    return _PLURALS.get(kind, kind)


def _words(text: str, clock: Clock) -> list[Period]:
    found: list[Period] = []
    for match in word_pattern().finditer(text):
        word = word_of(match)
        start, end, kind = word.start, word.end, word.kind
        if word.until_published or kind == "since":
            end = clock.published_on
        if kind == "plan" and match[0].endswith("以来"):
            kind, end = "since", clock.published_on
        opening = text[match.start() - 1 : match.start()]
        quoted = opening in _OPENING and bool(opening) and bool(_CLOSING.search(match[0]))
        found.append(Period(match.start() - quoted, match.end(), start, end, kind))
    return found


def _events(text: str, clock: Clock) -> list[Period]:
    """自扶贫协作开展以来: since some event that has no date."""
    return [Period(*match.span(), None, clock.until, "since") for match in _SINCE_EVENT.finditer(text)]


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


def _counted_again(text: str, found: tuple[Period, ...]) -> tuple[Period, ...]:
    """2016年至2020年,五年累计: a count of just those years takes their dates, not the last ones up to the present."""
    out = list(found)
    for index in range(len(out)):
        stated, counted = out[index - 1], out[index]
        if index and (stretch := _same_stretch(text, out[:index], counted)):
            out[index] = stretch
            continue
        if index and (ended := _up_to(text, stated, counted)):
            out[index] = ended
            continue
        if counted.kind == "span" and text.startswith("过去", counted.start):
            same = [p for p in found if p.kind == "years" and _years(p) == _years(counted)]
            if same:  # 过去两年 in a text that says which two
                out[index] = replace(counted, start_date=same[0].start_date, end_date=same[0].end_date)
            continue
        if counted.kind == "plan" and counted.start_date is None and index and stated.kind == "since":
            out[index] = _from_beginning(text, stated, counted)
            continue
        if index and (shifted := _same_months(text, stated, counted)):
            out[index] = shifted
            continue
        recalled = _RECALLED.fullmatch(text[counted.start : counted.end])
        # 五年里 goes on with the years that the words shortly before named
        apart = "[^。]{120}" if recalled else _SENTENCE_END
        if counted.kind != "span":
            continue
        stated = _with_years_beside(text, out, index - 1)
        if index == 0 or stated.kind != "years" or re.search(apart, text[stated.end : counted.start]):
            continue
        if _years(stated) is not None and _years(stated) == _years(counted):
            out[index] = replace(counted, start_date=stated.start_date, end_date=stated.end_date)
    return tuple(out)


def _with_years_beside(text: str, periods: Sequence[Period], index: int) -> Period:
    """2018年、2019年两年里: the year at ``index`` with those right before it as one stretch."""
    first = stated = periods[index]
    for at in range(index - 1, max(index - _MOST_BESIDE, -1), -1):
        year = periods[at]
        beside = year.kind == first.kind == "year" and text[year.end : first.start] in tuple("、和与及")
        if not (beside and year.end_date and first.start_date and year.end_date.year == first.start_date.year - 1):
            break
        first = year
    return replace(stated, start_date=first.start_date, kind="years") if first is not stated else stated


def _same_stretch(text: str, before: Sequence[Period], counted: Period) -> Period | None:
    """2017年以来…;同期…: the stretch of the sentence before it; 2021年…。从那时起: since the date told last."""
    said = text[counted.start : counted.end]
    if said == "同期" and counted.start_date is None and not _COMPARED_WITH.search(text, 0, counted.start):
        told = [p for p in before if not _SENTENCE_END.search(text, p.end, counted.start) and p.start_date]
        long = [p for p in told if p.kind in ("since", "span", "years", "plan", "months", "year")]
        return replace(long[-1], start=counted.start, end=counted.end) if long else None
    if counted.kind == "since" and _SINCE_THEN.match(said):
        told = [p for p in before if "\n" not in text[p.end : counted.start] and p.start_date]
        dated = [p for p in told if p.kind in ("year", "month", "day")]
        return replace(counted, start_date=dated[-1].start_date) if dated else None
    return None


def _up_to(text: str, stated: Period, counted: Period) -> Period | None:
    """到2020年底,五年累计: the years counted up to the end that is told right before."""
    whole = re.fullmatch(
        r"(?:这)?(\d{1,2}|[两二三四五六七八九十])年(?:来|间|里|累计|共计|合计)?", text[counted.start : counted.end]
    )
    if not (whole and counted.kind == "span" and stated.kind == "as_of" and stated.end_date and counted.end_date):
        return None
    count = whole_number(whole[1])
    gap = text[stated.end : counted.start]
    if not count or count < _FEWEST or stated.end_date >= counted.end_date or not re.fullmatch("[,，]?", gap):
        return None
    first = date(stated.end_date.year - count + 1, 1, 1)
    return replace(counted, start_date=first, end_date=stated.end_date)


def _same_months(text: str, stated: Period, counted: Period) -> Period | None:
    """上半年…去年同期: the same months a year earlier."""
    said = text[counted.start : counted.end]
    first, last = stated.start_date, stated.end_date
    if not (counted.kind == "vague" and said.endswith("同期") and _LAST_YEARS.match(said) and first and last):
        return None
    if _SENTENCE_END.search(text, stated.end, counted.start) or first.year != last.year:
        return None
    day = min(last.day, monthrange(last.year - 1, last.month)[1])
    earlier = first.replace(year=first.year - 1, day=1), last.replace(year=last.year - 1, day=day)
    return replace(counted, start_date=earlier[0], end_date=earlier[1])


def _from_beginning(text: str, begun: Period, counted: Period) -> Period:
    """自2018年起…今后三年: the three years from the one in which it begins."""
    said = re.search(r"(\d{1,2}|[两二三四五六七八九十])个?年", text[counted.start : counted.end])
    count = whole_number(said[1]) if said else None
    if not count or begun.start_date is None or re.search("[。！？\n]", text[begun.end : counted.start]):
        return counted
    last = date(begun.start_date.year + count - 1, 12, 31)
    return replace(counted, start_date=begun.start_date, end_date=last)


def _years(period: Period) -> int | None:
    if period.start_date is None or period.end_date is None:
        return None
    return period.end_date.year - period.start_date.year + 1
