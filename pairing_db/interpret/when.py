"""When: the period of a figure (data model §5) from clause, sentence, heading, paragraph, else the reporting year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pairing_db.document import Period, Quantity, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of

_COMPARED = re.compile(r"(?:较|比|是|同比|相较于?|与|和|超过|超额完成)[^,，;；。]{0,2}$")
_FROM = re.compile(r"(?:由|从|自)[^,，;；。]{0,2}$")
_ATTACHED = re.compile(r"(?:年度|全年|全市|同期|末|底|初|时)?(?:的|只有|仅有|仅|为)?")
_HELD = re.compile(r"现有|共有|设有|目前|已有|拥有|现已|建有|有[^效关]|达到?$")
_SUMMED = re.compile(r"累计|先后|总计|共计|至今|以来")
_TOLD = re.compile(r"(?:获悉|了解到|介绍|透露|统计|显示|表示|称)[,，:：]$")
_REPORTER = re.compile(r"记者$")
_LEARNED = re.compile(r"[,，]?(?:记者)?从[^,，。;；]{2,40}?(?:获悉|了解到|获知)")
FRAMES = frozenset({"year", "years", "since", "as_of", "span", "plan", "months", "month", "vague"})


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
    published = scene.document.header.published_on
    if period is not None and not _fits_status(scene, period, source, quantity, status):
        period, source = None, "none"
    if period is None:
        if timeless or status in ("planned", "baseline"):
            return When(None, None, False, "none")
        if status == "target":
            start, end = _reporting(scene, whole_year=True)
            return When(start, end, False, "article")
        start, end = _reporting(scene)
        opened = max(scene.text.rfind(mark, sentence.start, quantity.start) for mark in ";；…") + 1
        words = scene.text[max(opened, sentence.start) : quantity.start]
        if flow and _SUMMED.search(words):
            return When(None, end, True, "article")
        return When(start, end, False, "article")
    if period.kind == "rate":
        return When(None, None, False, source)
    start, end = period.start_date, period.end_date
    if period.kind == "as_of" and start is None:
        start = _start_for(scene, sentence, period, end)
    if period.kind in ("stock", "vague", "since", "as_of") and end is None:
        end = _reporting(scene)[1]
    if status in ("actual", "baseline") and published and end and end > published:
        end = published
    if start and end and start > end:
        start = None
    cumulative = flow and bool(start and end and start.year != end.year)
    if flow and start is None and period.kind in ("vague", "since"):
        cumulative = True
    return When(start, end, cumulative, source)


def governing(
    scene: Scene, sentence: Sentence, quantity: Quantity, *, timeless: bool = False
) -> tuple[Period | None, str]:
    """The expression of time in force for ``quantity`` and the frame that it stands in."""
    clause = clause_of(sentence, quantity.start)
    found = _in_clause(scene, sentence, clause, quantity)
    if found:
        return found
    if timeless:
        return None, "none"
    in_sentence = _in_sentence(scene, sentence, clause, quantity)
    if in_sentence:
        return in_sentence[-1], "sentence"
    block = scene.document.blocks[sentence.block]
    frames = (
        ("question", scene.question_before(sentence.block)),
        ("heading", scene.heading_of(sentence.block)),
        ("paragraph", (block.start, sentence.start)),
    )
    for source, span in frames:
        periods = scene.periods_in(*span) if span else ()
        if source == "paragraph":
            periods = tuple(_free(scene.text, periods, quantity))
        above = [p for p in periods if p.kind in FRAMES]
        if above:
            return above[-1], source
    return None, "article"


def _in_clause(
    scene: Scene, sentence: Sentence, clause: tuple[int, int], quantity: Quantity
) -> tuple[Period, str] | None:
    """The expression in front of the figure in its clause, else one close behind it (29名去年8月到岗)."""
    text = scene.text
    before = [p for p in _free(text, scene.periods_in(clause[0], quantity.start), quantity) if _telling(text, p)]
    if before:
        return _as_of(scene, sentence, before[-1]) or (before[-1], "clause")
    behind = [p for p in scene.periods_in(quantity.end, clause[1]) if p.kind in ("day", "month", "year")]
    gap = text[quantity.end : behind[0].start] if behind else ""
    if not behind or "、" in gap or gap.startswith("和"):
        return None
    if len(gap) < 2:
        return behind[0], "clause"
    elsewhere = _free(text, scene.periods_in(sentence.start, clause[0]), quantity)
    return (behind[0], "clause") if len(gap) <= 4 and behind[0].kind != "year" and not elsewhere else None


def _as_of(scene: Scene, sentence: Sentence, period: Period) -> tuple[Period, str] | None:
    """截至10月10日 …, 现已完成412人: 现已 means the day that the paragraph gave."""
    if period.kind != "stock":
        return None
    block = scene.document.blocks[sentence.block]
    dated = [p for p in scene.periods_in(block.start, period.start) if p.kind == "as_of" and p.end_date]
    return (dated[-1], "paragraph") if dated else None


def _in_sentence(scene: Scene, sentence: Sentence, clause: tuple[int, int], quantity: Quantity) -> list[Period]:
    """Periods of the clauses before: of the same stretch between semicolons, else one that heads an earlier one."""
    text = scene.text
    cut = max(text.rfind(mark, sentence.start, clause[0]) for mark in ";；")
    near = _free(text, scene.periods_in(max(cut, sentence.start), clause[0]), quantity)
    if not near and cut > 0:
        earlier = _free(text, scene.periods_in(sentence.start, cut), quantity)
        near = [p for p in earlier if _opens(text, sentence, p)]
    return [p for p in near if p.kind != "rate"]


def _opens(text: str, sentence: Sentence, period: Period) -> bool:
    """Does the expression stand at the head of a stretch between semicolons, as a frame does?"""
    cut = max(text.rfind(mark, sentence.start, period.start) for mark in ";；")
    before = text[max(cut + 1, sentence.start) : period.start].strip()
    return len(before) <= 6 or _TOLD.search(before) is not None


def _telling(text: str, period: Period) -> bool:
    """每月 and 月均 say what a figure is a rate of, not when; 每年 says that it has no year."""
    return period.kind != "rate" or re.search("年|学期", text[period.start : period.end]) is not None


def _fits_status(scene: Scene, period: Period, source: str, quantity: Quantity, status: str) -> bool:
    """A plan does not take the day of a past event, nor a level before the change the time after it."""
    if status == "baseline":
        return _ATTACHED.fullmatch(scene.text[period.end : quantity.start]) is not None
    published = scene.document.header.published_on
    past = bool(published and period.end_date and period.end_date <= published)
    if status == "planned":
        return source != "paragraph" and not (past and source != "clause") and period.kind != "vague"
    return not (status == "target" and past and period.kind in ("as_of", "stock"))  # a task is the year's


def _free(text: str, periods: Sequence[Period], quantity: Quantity) -> list[Period]:
    """Periods that govern what follows: not those of a comparison (较2023年), unless they hold the figure itself."""
    kept: list[Period] = []
    for period in periods:
        before = text[max(0, period.start - 8) : period.start]
        if period.kind == "day" and (_REPORTER.search(before) or _LEARNED.match(text, period.end)):
            continue
        if _COMPARED.search(before) or _FROM.search(before):
            if quantity.unit == "times":
                continue
            if period.kind in ("since", "span", "years") or _ATTACHED.fullmatch(text[period.end : quantity.start]):
                kept.append(period)
            continue
        kept.append(period)
    return kept


def _start_for(scene: Scene, sentence: Sentence, as_of: Period, end: date | None) -> date | None:
    """截至9月底: the start that the words before it set (今年, 2017年以来), where it belongs to the same stretch."""
    block = scene.document.blocks[sentence.block]
    before = [p for p in scene.periods_in(block.start, as_of.start) if p.kind in FRAMES and p.start_date]
    if not (before and end):
        return None
    frame = before[-1]
    begins = frame.start_date
    if begins is None or begins > end:
        return None
    return begins if frame.kind in ("since", "span", "plan") or begins.year == end.year else None


def _reporting(scene: Scene, *, whole_year: bool = False) -> tuple[date | None, date | None]:
    if scene.reporting is None:
        return None, None
    start, end = (date.fromisoformat(d) for d in scene.reporting)
    if whole_year:
        return start, date(end.year, 12, 31)
    return start, end
