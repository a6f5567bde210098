"""Which expression of time is in force for a figure: its clause's, its sentence's, a heading's, its paragraph's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pairing_db.document import Period, Quantity, Sentence
from pairing_db.interpret.beginnings import POINTS, began, begun_right_before, founds, is_one_time, is_past
from pairing_db.interpret.chapters import chapter_of
from pairing_db.interpret.compared import free, is_compared, is_of_a_paper
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

FRAMES = frozenset({"year", "years", "since", "as_of", "span", "plan", "months", "month", "vague"})
_HEAD = 6  # characters that may stand before an expression that heads its stretch or sentence
_ARRIVED = re.compile("到岗|到任|上岗|报到|出发|启程|抵达|进驻|返岗|接棒|轮换|入校|到校|入职")  # 14名干部今年5月到岗
_LANDED = re.compile(r"[,，][^,，;；。#]{2,24}?(?:落地|挂牌|揭牌|开馆|投用|投入使用)(?=[,，。;；])")
_NEAR_THEN = 20  # characters of the sentence before the clause in which 当时 is looked for
_SHORT_GAP = 4
_NOUN = 12  # characters of the people counted
_SUMS = re.compile("累计|总计|共计|先后|总共|一共|共(?=[投安实完拨派引培选])")
_ALL_ALONG = re.compile("前后|总共|拢共|一共")
_PER_MONTH = re.compile("(?:一个|每个?)月|月(?:收入|工资|薪|均)")
_EACH = re.compile(r"[^。\n]{0,40}?(?:分别|依次|各自|各[有为]|每年)")
_FIRST_YEARS = ("头一年", "第一年")
_BARE_YEAR = ("全年", "年内", "一年来")
_LIST = 40  # characters within which years stand beside each other
_LATER = re.compile(r"[\s,，]{0,2}(?:后来|往后|再后来)")
_IN_TURN = re.compile(r"先后|前后|陆续|相继|累计")
_BY_NOW = re.compile(r"(?:[,，]|^)[^,，;；。]{0,12}?(?:已经?|至今已?|到现在已?|如今已)[^,，;；。]{0,8}$")
_TO_COME = re.compile(r"[^,，]{0,4}(?:计划|预计|拟|将|要)(?:在|于)?")
_TOLD = re.compile(r"(?:获悉|了解到|介绍|透露|统计|显示|表示|称)[,，:：]$")
_ATTRIBUTE = re.compile(
    r"刚[^,，。;；]{0,4}时|[一-鿿]{2,4}的|这个数|这一数|同期"
)  # 2014年签约的项目: the year of a thing
_NEWS = re.compile(r"[^,，;；。]{0,40}?(?:记者|获悉|了解到|发布会|通气会|吹风会)")


def governing(
    scene: Scene, sentence: Sentence, quantity: Quantity, *, timeless: bool = False
) -> tuple[Period | None, str]:
    """The expression of time in force for ``quantity`` and the frame that it stands in."""
    period, source = _governing(scene, sentence, quantity, timeless=timeless)
    return (_with_years_beside(scene, period) if period else None), source


def _with_years_beside(scene: Scene, period: Period) -> Period:
    """2018年、2019年,先后输送…: years beside each other govern as one stretch, unless each has its own figure."""
    text, first = scene.text, period
    if period.kind != "year" or _EACH.match(text, period.end):
        return period
    for year in reversed(scene.periods_in(max(0, period.start - _LIST), period.start)):
        beside = year.kind == "year" and text[year.end : first.start] in tuple("、和与及")
        if not (beside and year.end_date and first.start_date and year.end_date.year == first.start_date.year - 1):
            break
        first = year
    return replace(period, start_date=first.start_date, kind="years") if first is not period else period


def _governing(
    scene: Scene, sentence: Sentence, quantity: Quantity, *, timeless: bool = False
) -> tuple[Period | None, str]:
    text, clause = scene.text, clause_of(sentence, quantity.start)
    found = _in_clause(scene, sentence, clause, quantity)
    if found:
        return found
    if timeless:
        return None, "none"
    later = _LATER.match(text, clause[0], quantity.start)
    in_sentence = _in_sentence(scene, sentence, clause, quantity)
    if (
        in_sentence
        and _PER_MONTH.search(text, clause[0], quantity.start)
        and began(scene, in_sentence[-1], counting=True)
    ):
        in_sentence = []  # 2017年从外地搬来,工人一个月拿3000元 is told of the present
    if in_sentence and later and is_one_time(in_sentence[-1]):
        return replace(in_sentence[-1], start_date=None, end_date=None, kind="stock"), "sentence"
    in_turn = _IN_TURN.search(text, sentence.start, quantity.start)
    if in_sentence and in_turn and began(scene, in_sentence[-1]) and in_turn.start() > in_sentence[-1].end:
        return _open_ended(in_sentence[-1]), "sentence"
    if in_sentence and _done_by_now(scene, clause, quantity, in_sentence[-1]):
        return _open_ended(in_sentence[-1]), "sentence"
    if not in_sentence and in_turn and (begun := begun_right_before(scene, sentence)):
        return _open_ended(begun), "paragraph"
    if in_sentence:
        return _as_far_as(scene, sentence, in_sentence[-1]), "sentence"
    if _ALL_ALONG.search(text, clause[0], quantity.start) and (whole := _whole_right_before(scene, sentence)):
        return whole, "paragraph"
    return _in_frames(scene, sentence, quantity)


def _open_ended(period: Period) -> Period:
    """From the first day of ``period`` on."""
    return replace(period, end_date=None, kind="since")


def _done_by_now(scene: Scene, clause: tuple[int, int], quantity: Quantity, period: Period) -> bool:
    """2020年8月,首批医疗队到任,已接诊3200人次: done since the day or month in which somebody came."""
    published = scene.document.header.published_on
    past = bool(published and period.end_date and period.end_date < published)
    if not past or period.kind not in POINTS or not began(scene, period):
        return False
    return _BY_NOW.search(scene.text, clause[0], quantity.start) is not None


def _in_frames(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[Period | None, str]:
    """The expression of the frame around the sentence: timeline, question, list, heading, paragraph."""
    if back := _back_then(scene, sentence, quantity):
        return back, "paragraph"
    frames = (
        ("label", scene.date_above(sentence.block)),
        ("question", scene.question_before(sentence.block)),
        ("list", scene.list_opening(sentence.block)),
        ("heading", scene.heading_of(sentence.block)),
        ("heading", chapter_of(scene, sentence.block)),
        ("paragraph", (_start_of_talk(scene, sentence.block), sentence.start)),
    )
    for source, span in frames:
        periods = scene.periods_in(*span) if span else ()
        if source == "paragraph":
            periods = tuple(p for p in free(scene.text, periods, quantity) if _reaches_on(scene, p))
        above = [p for p in periods if p.kind in FRAMES]
        if above and source == "paragraph" and is_past(scene, above[-1]) and _come_back(scene, above[-1], sentence):
            break
        if (
            above
            and source == "paragraph"
            and is_past(scene, above[-1])
            and _is_there_by_now(scene, sentence, quantity)
        ):
            break
        if above and source == "paragraph" and word("both_sign").match(scene.text, sentence.start):
            break  # the day of the meeting, which told of another year
        if above and source == "paragraph" and founds(scene, above[-1]):
            return _open_ended(above[-1]), source
        if source == "paragraph" and (year := _year_around(scene, sentence, above)):
            return year, source
        if above:
            return above[-1], source
    return None, "article"


def _year_around(scene: Scene, sentence: Sentence, above: Sequence[Period]) -> Period | None:
    """2017年,到位1.92亿元。2013年以来,累计4亿元。捐款300万元: the year goes on behind a sum of years."""
    if len(above) < 2 or above[-1].kind not in ("since", "span") or above[-2].kind != "year":
        return None
    summed = scene.sentence_at(above[-1].start)
    if summed is None or summed.start < above[-2].end or _SUMS.search(scene.text, sentence.start, sentence.end):
        return None
    counted = scene.quantities_in(above[-1].end, summed.end)
    return above[-2] if len(counted) == 1 and _SUMS.search(scene.text, above[-1].end, counted[0].start) else None


def _start_of_talk(scene: Scene, index: int) -> int:
    """Where a paragraph begins; one that opens with 其中 goes on with the one above."""
    block = scene.document.blocks[index]
    above = scene.document.blocks[index - 1] if index else block
    part = word("subset").match(scene.text, block.start)
    return above.start if part and above.role == "paragraph" else block.start


def _back_then(scene: Scene, sentence: Sentence, quantity: Quantity) -> Period | None:
    """2009年7月,…签下协议。那时的口径是,已投入4.47亿元: what there was by the time told last."""
    clause = clause_of(sentence, quantity.start)
    before = scene.text[sentence.start : clause[0]][-_NEAR_THEN:] + scene.text[clause[0] : quantity.start]
    if not says(before, "back_then"):
        return None
    before_it = scene.sentence_at(sentence.start - 1)
    start = before_it.start if before_it and before_it.block == sentence.block else sentence.start
    told = [p for p in scene.periods_in(start, quantity.start) if p.end_date and p.kind in ("year", *POINTS)]
    return replace(told[-1], start_date=None, kind="as_of") if told and _is_over(scene, told[-1]) else None


def _is_over(scene: Scene, period: Period) -> bool:
    published = scene.document.header.published_on
    return bool(published and period.end_date and period.end_date < published)


def _is_there_by_now(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """去年销售1.57亿元。…专柜已有19个: what there is by now is not of the year that the paragraph tells."""
    clause = clause_of(sentence, quantity.start)
    return says(scene.text[clause[0] : quantity.start], "there_is_by_now")


def _come_back(scene: Scene, period: Period, sentence: Sentence) -> bool:
    """去年学了手艺。眼下有3万只。每月…: does a later sentence that opens with the present end the hold of a year?"""
    for now in scene.periods_in(period.end, sentence.start):
        told = scene.sentence_at(now.start)
        if now.kind == "stock" and told and told.start > period.start and now.start - told.start <= _HEAD:
            return True
    return False


def _whole_right_before(scene: Scene, sentence: Sentence) -> Period | None:
    """三年到账11亿元,今年4亿元。前后铺了237个项目: the stretch of years that the sentence right before tells of."""
    told = scene.sentence_at(sentence.start - 1)
    if told is None or told.block != sentence.block:
        return None
    return next((p for p in scene.periods_in(told.start, told.end) if p.kind in ("span", "since", "years")), None)


def _in_clause(
    scene: Scene, sentence: Sentence, clause: tuple[int, int], quantity: Quantity
) -> tuple[Period, str] | None:
    """The expression in front of the figure in its clause, else one close behind it (29名去年8月到岗)."""
    text = scene.text
    before = [p for p in free(text, scene.periods_in(clause[0], quantity.start), quantity) if _telling(text, p)]
    if before and (year := _of_headed_year(scene, sentence, before[-1])):
        return year, "clause"
    if before:
        return _as_of(scene, sentence, before[-1]) or (_as_far_as(scene, sentence, before[-1]), "clause")
    behind = [p for p in scene.periods_in(quantity.end, clause[1]) if p.kind in ("day", "month", "year")]
    gap = text[quantity.end : behind[0].start] if behind else ""
    if not behind or "、" in gap or gap.startswith("和"):
        return None
    if len(gap) < 2 or _TO_COME.fullmatch(gap):
        return behind[0], "clause"
    goes = word("goes_to_work").match(text, behind[0].end, clause[1])
    if goes and len(gap) <= _NOUN and not free(text, scene.periods_in(clause[0], quantity.start), quantity):
        return behind[0], "clause"  # 1.2万名劳动力去年到浙江就业
    if len(gap) <= _SHORT_GAP and _ARRIVED.match(text, behind[0].end):
        return behind[0], "clause"
    elsewhere = free(text, scene.periods_in(sentence.start, clause[0]), quantity)
    return (behind[0], "clause") if len(gap) <= 4 and behind[0].kind != "year" and not elsewhere else None


def _of_headed_year(scene: Scene, sentence: Sentence, period: Period) -> Period | None:
    """一、2024年工作回顾 … 全年拨付3860万元: the year of the heading, where the article does not say which."""
    if scene.text[period.start : period.end] not in _BARE_YEAR:
        return None
    heading = scene.heading_of(sentence.block)
    headed = [p for p in scene.periods_in(*heading) if p.kind == "year"] if heading else []
    return headed[-1] if headed else None


def _as_of(scene: Scene, sentence: Sentence, period: Period) -> tuple[Period, str] | None:
    """截至10月10日 …, 现已完成412人: 现已 means the day that the paragraph gave."""
    if period.kind != "stock":
        return None
    block = scene.document.blocks[sentence.block]
    reported = scene.reporting[0] if scene.reporting else ""
    dated = [
        p
        for p in scene.periods_in(block.start, period.start)
        if p.kind == "as_of" and p.end_date and p.end_date.isoformat() >= reported
    ]
    return (dated[-1], "paragraph") if dated else None


def _as_far_as(scene: Scene, sentence: Sentence, period: Period) -> Period:
    """截至8月底,全县2020年落户5个: the year only as far as the day that the sentence gave."""
    start, end = period.start_date, period.end_date
    if period.kind not in ("year", "since") or start is None or end is None:
        return period
    stated = [p.end_date for p in scene.periods_in(sentence.start, period.start) if p.kind == "as_of" and p.end_date]
    return replace(period, end_date=stated[-1]) if stated and start <= stated[-1] < end else period


def _in_sentence(scene: Scene, sentence: Sentence, clause: tuple[int, int], quantity: Quantity) -> list[Period]:
    """Periods of the clauses before: of the same stretch between semicolons, else those that lead the ones before."""
    text = scene.text
    cut = max(text.rfind(mark, sentence.start, clause[0]) for mark in ";；")
    near = free(text, scene.periods_in(max(cut, sentence.start), clause[0]), quantity)
    near = [p for p in near if p.kind != "rate" and not _is_passing(scene, p, clause[0])]
    near = _out_of_lists(scene, near, clause[0])
    if near or cut < 0:
        return near
    earlier = [p for p in free(text, scene.periods_in(sentence.start, cut), quantity) if p.kind != "rate"]
    return [
        p
        for p in earlier
        if _leads(scene, sentence, p, quantity)
        and not _is_passing(scene, p, cut)
        and not _is_of_series(scene, p, earlier)
    ]


def _out_of_lists(scene: Scene, near: list[Period], until: int) -> list[Period]:
    """累计8600万元,其中2018年3100万元、2019年5500万元,实施项目33个: without the years of the parts of a sum."""
    mark = word("subset").search(scene.text, near[0].end, until) if near else None
    if mark is None:
        return near
    parts = [p for p in near if p.start >= mark.start() and p.kind == "year"]
    return [p for p in near if p not in parts] if len(parts) > 1 and len(parts) < len(near) else near


def _is_of_series(scene: Scene, period: Period, others: Sequence[Period]) -> bool:
    """2018年217人,去年412人: one of several years with a figure each, which holds for its own figure alone."""
    end = _end_of_stretch(scene.text, period.end)
    if period.kind != "year":
        return False
    beside = [p for p in others if period.end < p.start < end and p.kind in ("year", "as_of", "months")]
    beside = [p for p in beside if p.kind == "year" or not (p.end_date and _is_within(p.end_date, period))]
    beside += [p for p in others if p.start == end + 1 and p.kind == "year"]  # 2016年1000万元;2017年1320万元
    beside = [p for p in beside if not is_compared(scene.text, p)]  # 2017年…,较上年增加…: one year
    return any(scene.quantities_in(period.end, p.start) for p in beside)


def _is_within(day: date, year: Period) -> bool:
    """截至7月底 behind the figures of its own year tells of no other."""
    return year.end_date is not None and day.year == year.end_date.year


def _end_of_stretch(text: str, start: int) -> int:
    return min((found for mark in ";；。" if (found := text.find(mark, start)) >= 0), default=len(text))


def _leads(scene: Scene, sentence: Sentence, period: Period, quantity: Quantity) -> bool:
    """Does the expression head its stretch between semicolons, or is it set off by a comma before any figure?

    One that heads its clause leads what is counted like its own figure (来务工的,去年有1236名;到外省的2877名).
    """
    text = scene.text
    cut = max(text.rfind(mark, sentence.start, period.start) for mark in ";；")
    start = max(cut + 1, sentence.start)
    before = text[start : period.start].strip()
    if len(before) <= _HEAD or _TOLD.search(before):
        return True
    if _is_point(scene, period) or scene.quantities_in(start, period.start):
        return False
    counted = scene.quantities_in(period.end, sentence.end)
    alike = bool(counted) and counted[0].unit == quantity.unit and not _ATTRIBUTE.match(text, period.end)
    heads = period.kind == "year" and text.endswith((",", "，"), start, period.start) and alike
    return heads or text.startswith((",", "，"), period.end)


def _is_point(scene: Scene, period: Period) -> bool:
    """A day, a month or a season (那年冬天), at which something happens."""
    said = scene.text[period.start : period.end]
    return period.kind in POINTS or (period.kind == "months" and re.search("[春夏秋冬]", said) is not None)


def _is_passing(scene: Scene, period: Period, until: int) -> bool:
    """A day of news (记者12日获悉), or of a beginning (3月投产) whose clause counts nothing."""
    if not _is_point(scene, period):
        return False
    if _NEWS.match(scene.text, period.end) or scene.text.endswith("记者", 0, period.start):
        return True
    published = scene.document.header.published_on
    if published and period.start_date and period.start_date > published:
        return False
    found = word("set_off").match(scene.text, period.end, until)
    return found is not None and not scene.quantities_in(period.end, found.end() + 1)


def _reaches_on(scene: Scene, period: Period) -> bool:
    """May an expression of an earlier sentence govern a later one? It must lead its own, before any figure.

    A month does not reach on, unless plans are made for it: what a later sentence counts is rarely of that month alone.
    """
    text, sentence = scene.text, scene.sentence_at(period.start)
    published = scene.document.header.published_on
    if sentence is None or scene.quantities_in(sentence.start, period.start):
        return False
    if is_of_a_paper(text, period, sentence.end):
        return False
    ahead = bool(published and period.end_date and period.end_date > published)
    said = text[sentence.start : sentence.end]
    to_come = bool(published and period.start_date and period.start_date > published)
    if to_come or (ahead and (word("target").search(said) or word("planned").search(said))):
        return True
    if _is_point(scene, period) and period.kind not in ("day", "days"):
        return False
    if word("of_one_person").match(text, period.end) or text[period.start : period.end] in _FIRST_YEARS:
        return False
    if period.kind == "year" and word("year_in_passing").match(text, period.end):
        return False  # 2010年地震后,…重建
    if _ATTRIBUTE.match(text, period.end) or _is_of_series(
        scene, period, scene.periods_in(sentence.start, sentence.end)
    ):
        return False
    if _only_opens(scene, sentence, period):
        return False
    if text.startswith((",", "，"), period.end) or len(text[sentence.start : period.start].strip()) <= _HEAD:
        return True
    clause = clause_of(sentence, period.start)
    counts = scene.quantities_in(period.end, clause[1])
    return (
        period.kind == "year"
        and bool(counts)
        and len(text[clause[0] : period.start].strip()) <= 2
        and not word("set_off").match(text, period.end)
    )


def _only_opens(scene: Scene, sentence: Sentence, period: Period) -> bool:
    """2024年,科技园分园落地,是本省首个。文旅方面投入…: a past year in which something came, with nothing counted."""
    if not is_past(scene, period) or scene.quantities_in(period.end, sentence.end):
        return False
    return _LANDED.match(scene.text, period.end, sentence.end) is not None


def _telling(text: str, period: Period) -> bool:
    """每月 and 月均 say what a figure is a rate of, not when; 每年 says that it has no year."""
    return period.kind != "rate" or re.search("年|学期", text[period.start : period.end]) is not None
