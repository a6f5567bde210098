"""Stretches counted in years, months or days: 四年来, 近三年, 连续两年, 过去五年, 两年前, 未来三年."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from pairing_db.document import Period, PeriodKind
from pairing_db.recognise.chinese_numerals import cardinal
from pairing_db.recognise.period_dates import Clock

_NUMBER = (
    r"(?<![\d.一二三四五六七八九十第])"
    r"(?P<number>\d{1,3}|半|[一两二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九])"
)
_SPAN = re.compile(
    rf"(?P<lead>近|最近|过去|连续|持续|这|未来|今后|一晃(?:就是|又是|已是|已有)?|转眼(?:间|就是)?|弹指(?:一挥间?)?)?(?:的|这)?{_NUMBER}(?P<more>[余多几])?"
    r"(?P<unit>年|个?月|周|天|个半月)(?P<more2>[多余])?(?:的?时间)?"
    r"(?P<tail>以?来(?!到(?![位账])|[自源访华我青])|间(?![隔接断])|里(?![程面])|累计|共计|合计"
    r"|之?前(?![往来列后景期沿端面提夕])|以前|下来|过去(?=[,，])|过来)?"
)
# 三年到账的资金: a bare count of years right before what was done in them.
_SPENT = re.compile(
    r"(?:已|共|一共|总共|先后|到账|到位|招收|引进|投入|落实|拨付|选派|培训|输送|捐|建成|援建|实施|吸纳|采购|销售|输转|完成|募集|争取|资助|新增|帮助|带动|组织|转移|派出|安排|超)"
    r"(?![^,，。]{0,3}(?:计划|规划|方案|行动|协议|班))"
)
_FROM_NEXT = re.compile(
    rf"(?:自|从)?(?:(?P<year>20\d\d)年|(?P<next>明年))起(?:的|[,，])?(?:未来|今后)?{_NUMBER}年(?![级度])"
)
# 2021、2022两年
_NAMED = re.compile(r"(?<!\d)(?P<first>20\d\d)年?[、和与](?P<last>20\d\d)年?这?两年(?:间|里|来)?")
# 进藏两年半,工作组…: how long those who are told of have been there
_STAYED = re.compile(
    rf"(?:[进入]藏|[进入]疆|[援来](?:藏|疆|青|滇|黔|川|甘|宁)|到任|上任|驻村|挂职){_NUMBER}年(?P<half>半)?[多来]?(?=[,，])"
)
_AHEAD = re.compile(r"(?:计划|将|拟|力争|预计|争取|约定|未来|目标)[^,，。;；]{0,8}$")
# 把过去5年的账合起来
_ACCOUNT = re.compile("的(?:账|成绩|成果|工作|协作|帮扶|数据|数字|时间|努力|历程|投入)")
_FIRST_MONTHS = 3
_LEADS_ALONE = frozenset({"近", "最近", "过去", "连续", "未来", "今后"})
_GONE_BY = re.compile("一晃|转眼|弹指")


def spans(text: str, clock: Clock) -> Iterator[Period]:
    """The counted stretches of a folded text, up to the end of the reporting period; open where the count is vague."""
    for found in _FROM_NEXT.finditer(text):
        yield from _planned(found, clock)
    for found in _NAMED.finditer(text):
        yield from _two_years(found)
    for found in _STAYED.finditer(text):
        yield from _stayed(found, clock)
    for found in _SPAN.finditer(text):
        lead, tail = found["lead"] or "", found["tail"] or ""
        if (
            not tail
            and not _is_spent(text, found)
            and ((lead not in _LEADS_ALONE and not _GONE_BY.match(lead)) or _is_duration(text, found))
        ):
            continue
        if tail == "里" and text[max(0, found.start() - 2) : found.start()] in ("不到", "不足"):
            continue
        count = _count(found["number"])
        if count is None:
            continue
        vague = bool(found["more"] or found["more2"])
        if tail in ("前", "之前", "以前"):
            yield _ago(found, count, clock, vague=vague)
        elif lead in ("未来", "今后") or (not lead and not tail and _AHEAD.search(text, 0, found.start())):
            yield Period(found.start(), found.end(), None, None, "plan")
        elif past := _past_year(found, count, clock):
            yield past
        elif found["unit"] in ("天", "周") and not tail and lead not in ("近", "最近", "过去"):
            continue
        else:
            yield Period(found.start(), found.end(), _start(found, count, clock, vague=vague), clock.until, "span")


def _planned(found: re.Match[str], clock: Clock) -> Iterator[Period]:
    """明年起的五年: the years from the one that is named."""
    count = _count(found["number"])
    first = int(found["year"]) if found["year"] else (clock.this_year + 1 if clock.this_year else None)
    if first and count and count >= 2:
        last = date(first + int(count) - 1, 12, 31)
        yield Period(found.start(), found.end(), date(first, 1, 1), last, "plan")


def _two_years(found: re.Match[str]) -> Iterator[Period]:
    first, last = int(found["first"]), int(found["last"])
    if last == first + 1:
        yield Period(*found.span(), date(first, 1, 1), date(last, 12, 31), "years")


def _stayed(found: re.Match[str], clock: Clock) -> Iterator[Period]:
    """进藏两年半: from the month after which the count is full."""
    count, until = _count(found["number"]), clock.until
    if count and until:
        months = int(count * 12) + (6 if found["half"] else 0)
        first = (_months_before(until, months) + timedelta(days=1)).replace(day=1)
        yield Period(found.start("number"), found.end(), first, until, "span")


def _is_spent(text: str, found: re.Match[str]) -> bool:
    """三年引进企业63家, 两年共投入: a count of years by itself, with what was done behind it."""
    if (
        found["unit"] != "年"
        or found["lead"]
        or found["more"]
        or found["more2"]
        or found["number"] in ("半", "一", "1")
    ):
        return False
    before = text[max(0, found.start() - 2) : found.start()]
    return not re.search("[每前后满期头整足]$|任期|学制", before) and _SPENT.match(text, found.end()) is not None


def _is_duration(text: str, found: re.Match[str]) -> bool:
    """近30年的帽子 is an age, 近三年 a time; 连续3个月以上 is a duration."""
    if found["lead"] == "过去" and _ACCOUNT.match(text, found.end()):
        return False
    return (
        text[found.end() : found.end() + 1] in tuple("的级度制期龄半以")
        or text[found.end() : found.end() + 2] == "左右"
    )


def _count(written: str) -> float | None:
    if written == "半":
        return 0.5
    value = int(written) if written.isdigit() else cardinal(written)
    return None if value is None else float(value)


def _start(found: re.Match[str], count: float, clock: Clock, *, vague: bool) -> date | None:
    """The first day: 1 January of the year that makes the count full, one more where 多 says so; open for 二十余年."""
    until = clock.until
    if until is None or (vague and count >= 10):
        return None
    unit = found["unit"]
    if unit == "年" and count >= 1:
        return date(until.year - int(count) + (0 if vague else 1), 1, 1) if count < 500 else None
    if unit in ("天", "周"):
        return None if vague else until - timedelta(days=int(count * (7 if unit == "周" else 1)) - 1)
    months = int(count * 12) if unit == "年" else int(count)
    return None if vague or (count == 0.5 and unit != "年") else _months_before(until, months)


def _ago(found: re.Match[str], count: float, clock: Clock, *, vague: bool) -> Period:
    """两年前 as the year that it points to; vague where it does not say which."""
    published = clock.published_on
    kind: PeriodKind = "vague"
    if published and found["unit"] == "年" and not vague and 1 <= count <= 30 and count == int(count):
        year = published.year - int(count)
        return Period(found.start(), found.end(), date(year, 1, 1), date(year, 12, 31), "year")
    return Period(found.start(), found.end(), None, None, kind)


def _past_year(found: re.Match[str], count: float, clock: Clock) -> Period | None:
    """过去一年 in the first months of a year: the year that has ended."""
    published = clock.published_on
    if (
        found["lead"] != "过去"
        or count != 1
        or found["unit"] != "年"
        or not published
        or published.month > _FIRST_MONTHS
    ):
        return None
    return Period(*found.span(), date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), "span")


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
