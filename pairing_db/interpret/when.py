"""When: the period of a figure (data model §5) from clause, sentence, heading, paragraph, else the reporting year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pairing_db.document import Period, Quantity, Sentence
from pairing_db.interpret.beginnings import founded_before, opened_by
from pairing_db.interpret.changes import (
    at_its_end,
    first_of_growth,
    in_turn,
    is_grown_to,
    is_promised,
    is_total_of_one,
    is_yearly,
    of_series,
)
from pairing_db.interpret.compared import free_within, is_attached
from pairing_db.interpret.governing import FRAMES, governing
from pairing_db.interpret.occasions import beginning_told, day_of_event, is_memoir
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.recognise.chinese_numerals import whole_number
from pairing_db.words import says, word

_SUMMED = re.compile(r"累计|总计|共计|至今|以来")
_ADDED_UP = re.compile(r"累计")
_WHOLE_YEAR = re.compile(r"(?:全年|年度)(?!底)")
_YEAR_END = re.compile(r"年[底末]$|岁末$")  # 2021年底,达成项目51个: what there was by then
_BY = re.compile(r"之?前|以前")
_HELD = re.compile(r"现有|共有|设有|拥有|现已有|在册|在营")
_AT_FIRST = re.compile(r"[^,，。;；]{0,8}(?:刚[^,，。]{0,4}时|之初|以前)[,，]")
_STOCK = re.compile(r"现有|现已有|[养种住开]着|设有|拥有|在册|在营|在岗|存栏")
_SINCE_NEW_YEAR = re.compile(r"[比较](?:年初|[去上]年[底末])")
_YEARS = re.compile("几年|多年|这些年")
_FULL = 2  # years by which a count of years may miss the beginning that it goes back to
_LONG_AGO = 200  # days
_TERM = re.compile(r"(?:这)?(\d{1,2}|[两二三四五六七八九十])年(?!来|以来)")
_SEASON = 120  # days: a winter is no sum over two years
_DONE_SO_FAR = re.compile("已经?(?:累计|完成|投入|拨付|到位|安排|实施|落实|输转|培训|采购|销售|建成)")
_SO_FAR = re.compile("已|累计|一?共")
_CAPACITY = re.compile(
    r"(?:一年|(?<!计全)(?<![今明后去])年|日|一天)(?:可|能)[^,，;；。]{0,6}$|[日年]处理[^,，;；。]{0,6}$"
)
_FULL_RUN = re.compile(r"达产|投产后|建成后|满产|满负荷|建成投产")
_FIRST_YEAR = re.compile(r"(?:首年|(?<![的是])第一年|头一年)[^,，。;；]{0,10}$")
_IN_ALL = re.compile(r"共$|一共|总共|总计|共计|合计|共(?=[有投安实完拨派引培输选到达争募])")
_STRETCH = re.compile("[;；]")
_SOME_YEARS = re.compile("(?<!\\d)[两二三四五2-5]年(?:内|时间|左右|培育|引进)")


@dataclass(frozen=True, slots=True)
class When:
    """A period (both ends inclusive, open ends None), whether it sums several years, and the frame that gave it."""

    start: date | None
    end: date | None
    cumulative: bool
    source: str

    @property
    def columns(self) -> dict[str, str | None]:
        """The columns ``period_start`` and ``period_end``, ISO dates."""
        return {
            "period_start": self.start.isoformat() if self.start else None,
            "period_end": self.end.isoformat() if self.end else None,
        }


def when(scene: Scene, sentence: Sentence, quantity: Quantity, *, status: str, flow: bool, timeless: bool) -> When:
    """The period of ``quantity``; ``flow`` is false for rates and levels, ``timeless`` true for sizes."""
    period, source = governing(scene, sentence, quantity, timeless=timeless)
    stated = _stated_otherwise(scene, sentence, quantity, (period, source), status=status)
    if stated is not None:
        return stated
    if period is not None and source in ("clause", "sentence"):
        period = of_series(scene, sentence, period)
    if period is not None and not _fits_status(scene, sentence, period, source, quantity, status):
        period, source = None, "none"
    clause = clause_of(sentence, quantity.start)
    if (period and period.kind == "rate") or _CAPACITY.search(scene.text[clause[0] : quantity.start]):
        return When(None, None, False, source)
    if period is None:
        return _without(scene, sentence, quantity, status=status, flow=flow, timeless=timeless)
    if period.kind == "day" and (
        _BY.match(scene.text, period.end)
        or (scene.text[period.start : period.end].endswith(("底", "末")) and _SO_FAR.match(scene.text, period.end))
        or (flow and _YEAR_END.search(scene.text, period.start, period.end))
    ):
        period = replace(period, start_date=None, kind="as_of")
    own = scene.text[period.end if clause[0] <= period.start < quantity.start else clause[0] : quantity.start]
    added_up = flow and _is_added_up(scene, sentence, period, quantity, own)
    start, end = _bounds(scene, sentence, period, own, added_up=added_up)
    if status in ("target", "planned") and end:
        start, end = _as_aimed(scene, clause, quantity, period, (start, end), status=status)
    published = scene.document.header.published_on
    if status in ("actual", "baseline") and published and end and end > published:
        end = published
    if start and end and start > end:
        start = None
    flow = flow and not is_grown_to(scene, sentence, quantity)
    cumulative = flow and bool(start and end and start.year != end.year and (end - start).days > _SEASON)
    if flow and start is None:
        cumulative = _is_open_sum(scene, period) or (period.kind in ("stock", "as_of") and added_up)
    return When(start, end, cumulative, source)


def _stated_otherwise(
    scene: Scene, sentence: Sentence, quantity: Quantity, found: tuple[Period | None, str], *, status: str
) -> When | None:
    """Yearly sizes and promises, which have no period, and the ends of a change, which have their own year."""
    period, source = found
    if is_yearly(scene, sentence, quantity) or is_promised(scene, sentence, quantity):
        return When(None, None, False, source)
    if source != "clause" and is_total_of_one(scene, sentence, quantity):
        return When(None, None, False, "none")
    if status == "target" and _FIRST_YEAR.search(scene.text[sentence.start : quantity.start]):
        return When(None, None, False, "none")
    end: Period | None = None
    if period is not None and source in ("clause", "sentence"):
        end = in_turn(scene, sentence, period, quantity)
        end = end or at_its_end(scene, sentence, period, quantity, status=status)
    if end is None and status == "baseline" and (period is None or not is_attached(scene.text, period, quantity)):
        end, source = first_of_growth(scene, sentence, quantity), "sentence"
    if end is None:
        return None
    published = scene.document.header.published_on
    over = status in ("actual", "baseline") and published is not None
    last = min(end.end_date, published) if over and published and end.end_date else end.end_date
    return When(end.start_date, last, False, source)


def _bounds(
    scene: Scene, sentence: Sentence, period: Period, own: str, *, added_up: bool
) -> tuple[date | None, date | None]:
    """The first and last day that an expression means for a figure, open ends filled from its context."""
    start, end = period.start_date, period.end_date
    if start is None and (period.kind == "as_of" or (period.kind == "stock" and added_up)):
        until = end or scene.document.header.published_on
        held = _HELD.search(own) is not None
        start = _start_for(scene, sentence, period, until, added_up=added_up, held=held)
    if start and period.kind == "span" and (begun := founded_before(scene, period) or _since_beside(scene, period)):
        # 1996年结成对子。25年间…: the count is full, so it is since 1996
        least = -1 if re.search("[多余]年|年[多余]", scene.text[period.start : period.end]) else 1
        missed = start.year - begun.year
        start = begun if missed and least <= missed <= _FULL else start
        end = _full_term(scene, sentence, period, begun) or end
        start = begun if end != period.end_date else start
    if period.kind in ("stock", "vague", "since", "as_of") and end is None:
        end = _reporting(scene)[1]
    several = period.kind == "span" or (period.kind == "vague" and _YEARS.search(scene.text, period.start, period.end))
    if start is None and several:
        start = founded_before(scene, period)
    this_year = scene.text[period.start : period.end].endswith("今年")
    if start is None and end and (this_year or _SINCE_NEW_YEAR.search(own)):
        start = date(end.year, 1, 1)
    return start, end


def _since_beside(scene: Scene, period: Period) -> date | None:
    """自2017年结对以来,六年间…: the first day of 以来 in the clauses before a count of years in the same sentence."""
    told = scene.sentence_at(period.start)
    before = [p for p in scene.periods_in(told.start, period.start) if p.kind == "since"] if told else []
    return before[-1].start_date if before else None


def _full_term(scene: Scene, sentence: Sentence, period: Period, begun: date) -> date | None:
    """第八批2016年7月进藏,三年实施项目198个: the end of a term of years that ran out long before the article."""
    term = _TERM.match(scene.text[period.start : period.end])
    told = [p for p in scene.periods_in(sentence.start, period.start) if p.start_date == begun and p.kind != "since"]
    count = whole_number(term[1]) if term else None
    if not told or not count or period.end_date is None:
        return None
    end = begun.replace(year=begun.year + count, day=1) - timedelta(days=1)
    return end if (period.end_date - end).days > _LONG_AGO else None


def _as_aimed(
    scene: Scene,
    clause: tuple[int, int],
    quantity: Quantity,
    period: Period,
    found: tuple[date | None, date],
    *,
    status: str,
) -> tuple[date | None, date]:
    """The days of a plan or target: up to a told end from New Year on, and the whole year where it is the year's."""
    start, end = found
    if _is_by(period, end):
        start = date(end.year, 1, 1)
    if status != "target":
        return start, end
    if "年初" in scene.text[period.start : period.end]:  # set at the beginning of the year, for the year
        return date(end.year, 1, 1), date(end.year, 12, 31)
    whole = _WHOLE_YEAR.search(scene.text, clause[0], quantity.start)
    if whole is None:
        return start, end
    published = scene.document.header.published_on
    year = max(end.year, published.year) if published and whole.end() == period.end else end.year
    return date(year, 1, 1), date(year, 12, 31)  # 完成全年7000人目标; 确保…,全年达到30亿元


def _is_added_up(scene: Scene, sentence: Sentence, period: Period, quantity: Quantity, own: str) -> bool:
    """累计 behind the expression, in this clause or one before it; 到2010年,共…, 到2015年底…一共 say as much."""
    inside = sentence.start <= period.start < quantity.start
    said = scene.text[period.end if inside else sentence.start : quantity.start]
    if period.kind == "stock" and _DONE_SO_FAR.search(own):
        frames = scene.periods_in(sentence.start, period.start)
        if any(p.kind == "plan" and p.start_date for p in frames):
            return True  # “十四五”期间计划12亿元,目前已投入7亿元
    if period.kind == "stock" and "到" in scene.text[period.start - 1 : period.end] and _IN_ALL.search(said):
        return True  # 两地结对到现在,…共计
    by_year = period.kind == "as_of" and re.search("年[底末]?$", scene.text[period.start : period.end]) is not None
    return _ADDED_UP.search(said) is not None or (by_year and (_IN_ALL.search(said) is not None or "共" in own))


def _without(scene: Scene, sentence: Sentence, quantity: Quantity, *, status: str, flow: bool, timeless: bool) -> When:
    """The period of a figure that no expression of time governs: the reporting year, of a plan none."""
    if timeless or status in ("planned", "baseline"):
        return When(None, None, False, "none")
    if status == "target":
        start, end = _year_of_aim(scene, sentence, quantity)
        return When(start, end, False, "article")
    if is_memoir(scene) and not says(scene.text, "told_of_now", sentence.start, sentence.end):
        return When(None, None, False, "none")
    event = day_of_event(scene, sentence)
    if event is not None:
        return When(event.start_date, event.end_date, False, "paragraph")
    start, end = _reporting(scene)
    begun = beginning_told(scene) if flow else None
    if begun is not None:
        return When(begun, end, True, "article")
    clause = clause_of(sentence, quantity.start)
    own = scene.text[clause[0] : quantity.start]
    if flow and (
        _SUMMED.search(own)
        or _ADDED_UP.search(_stretch(scene, sentence, quantity))
        or _sums_like_before(scene, sentence, quantity)
    ):
        return When(None, end, True, "article")
    if _STOCK.search(own):
        return When(None, end, False, "article")
    return When(start, end, False, "article")


def _year_of_aim(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[date | None, date | None]:
    """The year of a target without a time: of what is still to come (力争, 将) never one that is over."""
    start, end = _reporting(scene, whole_year=True)
    published = scene.document.header.published_on
    ahead = says(scene.text, "aims_ahead", sentence.start, quantity.start)
    if ahead and _SOME_YEARS.search(scene.text, sentence.start, quantity.start):
        return None, None  # 力争三年内再引2家
    if not (published and _aims_beyond(scene, sentence, quantity)):
        return start, end
    return date(published.year, 1, 1), date(published.year, 12, 31)


def _aims_beyond(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """力争, 将 in an article that looks back on the year before; an old report put up later aims at its own year."""
    published, end = scene.document.header.published_on, _reporting(scene)[1]
    beyond = bool(published and end and end.year == published.year - 1)
    return beyond and says(scene.text, "aims_ahead", sentence.start, quantity.start)


def _sums_like_before(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """派来的累计623名;派往的825名: the like figure of the stretch before, which is a sum, makes this one a sum."""
    cut = max(scene.text.rfind(mark, sentence.start, quantity.start) for mark in ";；")
    if cut < 0 or scene.periods_in(sentence.start, quantity.start):
        return False
    summed = _ADDED_UP.search(scene.text, sentence.start, cut)
    counted = scene.quantities_in(summed.end(), cut) if summed else ()
    return bool(counted) and (counted[0].unit, counted[0].measure) == (quantity.unit, quantity.measure)


def _stretch(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """The words before a figure in its stretch between semicolons: 累计 holds for the clauses after it."""
    return _STRETCH.split(scene.text[sentence.start : quantity.start])[-1]


def _is_by(period: Period, end: date) -> bool:
    """到年底, 4月底前, 到2025年: an end, not a day on which something happens."""
    return period.kind == "as_of" or (period.kind == "day" and (end.month, end.day) == (12, 31))


def _is_open_sum(scene: Scene, period: Period) -> bool:
    """近年来, 20余年来, 自…以来 with no year: a sum over years whose beginning stays open; 近日 is none."""
    if period.kind in ("since", "span"):
        return True
    said = scene.text[period.start : period.end]
    return period.kind == "vague" and re.search("年|长期|一直", said) is not None and "同期" not in said


def _fits_status(
    scene: Scene, sentence: Sentence, period: Period, source: str, quantity: Quantity, status: str
) -> bool:
    """A plan does not take the day of a past event, nor a level before the change the time after it."""
    if status == "baseline":
        if (
            period.kind == "year"
            and source in ("clause", "sentence")
            and scene.text[period.start : period.end].endswith("年前")
        ):
            return True
        return is_attached(scene.text, period, quantity) or _AT_FIRST.match(scene.text, period.end) is not None
    published = scene.document.header.published_on
    if status == "actual" and source == "sentence" and published and period.start_date:
        return period.start_date <= published  # 计划明年底完工,已完成投资1.1亿元
    past = bool(published and period.end_date and period.end_date <= published)
    if status == "planned":
        if period.kind == "vague" or (past and source != "clause"):
            return False
        if source == "paragraph":
            told = scene.sentence_at(period.start)
            words = scene.text[told.start : told.end] if told else ""
            to_come = bool(published and period.start_date and period.start_date > published)
            return to_come or bool(word("target").search(words) or word("planned").search(words))
        return not _FULL_RUN.search(scene.text, max(period.end, sentence.start), max(quantity.start, period.end))
    if status == "target" and period.kind == "vague":
        return False  # 近日,…明确今年的重点任务:引进30家
    if status == "target" and past and source not in ("clause", "sentence") and _aims_beyond(scene, sentence, quantity):
        return False  # 2021年,投入3亿元。…力争引进20家, in 2022
    return not (status == "target" and past and period.kind in ("as_of", "stock"))  # a task is the year's


def _start_for(
    scene: Scene, sentence: Sentence, as_of: Period, end: date | None, *, added_up: bool, held: bool
) -> date | None:
    """截至9月底: the start that the words before it set (今年, 2017年以来), where it belongs to the same stretch."""
    told = scene.sentence_at(as_of.start) or sentence
    counted = scene.quantities_in(as_of.end, told.end)
    beside = scene.periods_in(as_of.end, counted[0].start) if counted else ()
    years = [p.start_date for p in beside if p.kind in ("year", "since") and p.start_date]
    if years and end and years[-1].year == end.year:
        return years[-1]
    block = scene.document.blocks[sentence.block]
    before = [p for p in free_within(scene, block.start, as_of.start) if p.kind in FRAMES and p.start_date]
    if held:
        before = [p for p in before if p.start >= told.start and p.kind == "year"]
    if as_of.kind == "stock":
        begun = [p for p in before if p.kind == "year" and p.start >= told.start and opened_by(scene, told, p)]
        before = [p for p in before if p.kind in ("since", "span") or (p.kind == "plan" and p.start >= told.start)]
        if begun and not before:
            return begun[-1].start_date  # 结对始于2021年,到目前共投入145万元
    elif not added_up:  # what began years ago is summed only where the words say so
        before = [p for p in before if p.start >= told.start or p.kind not in ("since", "span") or _of_year(p, end)]
    if (
        end
        and not before
        and not held
        and str(end.year) in (scene.document.header.title or "")
        and as_of.kind == "as_of"
    ):
        return date(end.year, 1, 1)
    if not (before and end):
        return None
    frame = before[-1]
    begins = frame.start_date
    if begins is None or begins > end:
        return None
    return begins if frame.kind in ("since", "span", "plan") or begins.year == end.year else None


def _of_year(period: Period, end: date | None) -> bool:
    return bool(end and period.start_date and period.start_date.year == end.year)


def _reporting(scene: Scene, *, whole_year: bool = False) -> tuple[date | None, date | None]:
    if scene.reporting is None:
        return None, None
    start, end = (date.fromisoformat(d) for d in scene.reporting)
    if whole_year:
        return start, date(end.year, 12, 31)
    return start, end
