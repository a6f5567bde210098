"""Beginnings: a pairing founded, a plant opened; what is counted behind them was done since, or is of the present."""

from __future__ import annotations

from datetime import date

from pairing_db.document import Period, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_HELP_AFTER = 8  # characters behind 自2018年起 in which the help is named
POINTS = frozenset({"day", "days", "month"})


def founds(scene: Scene, period: Period) -> bool:
    """1996年,闽宁对口协作起步。…: does a past year open a sentence that tells of the beginning of the help alone?

    What the paragraph counts behind it was done since.
    """
    sentence = scene.sentence_at(period.start)
    if sentence is None or not is_past(scene, period) or scene.quantities_in(period.end, sentence.end):
        return False
    return says(scene.text[period.end : sentence.end], "founding") or opened_by(scene, sentence, period)


def opened_by(scene: Scene, sentence: Sentence, period: Period) -> bool:
    """鲁渝协作始于2010年: does the verb of beginning stand in front of the year?"""
    return says(scene.text[sentence.start : period.start], "founded_in")


def is_past(scene: Scene, period: Period) -> bool:
    """Is it a year before the one that the article reports on?"""
    start = scene.reporting[0] if scene.reporting else None
    return period.kind == "year" and bool(start and period.end_date and period.end_date.isoformat() < start)


def is_one_time(period: Period) -> bool:
    """A year, month or day, and no stretch of several."""
    return period.kind in ("year", *POINTS)


def began(scene: Scene, period: Period, *, counting: bool = False) -> bool:
    """2007年帮助建成学校,先后派出…: does the clause of a year or day tell of a beginning and count nothing?

    With ``counting`` it may count something (2016年搬进86平方米的新居,每月挣3000元).
    """
    sentence = scene.sentence_at(period.start)
    clause = clause_of(sentence, period.start) if sentence else (period.start, period.end)
    text, end = scene.text, clause[1]
    if sentence and end - period.end <= 1:  # 2021年,两县结成对子: set off by a comma
        end = clause_of(sentence, end)[1]
    if not is_one_time(period) or (scene.quantities_in(period.end, end) and not counting):
        return False
    told = any(word(name).match(text, period.end, end) for name in ("set_off", "founded"))
    return told or word("year_in_passing").match(text, period.end) is not None


def begun_right_before(scene: Scene, sentence: Sentence) -> Period | None:
    """The time of a beginning that the sentence right before tells of (教育帮扶去年启动。先后派出…)."""
    told = scene.sentence_at(sentence.start - 1)
    if told is None or told.block != sentence.block or scene.quantities_in(told.start, told.end):
        return None
    times = scene.periods_in(told.start, told.end)
    if not times:
        return None
    begun = began(scene, times[-1]) or opened_by(scene, told, times[-1]) or founds(scene, times[-1])
    return times[-1] if begun else None


def _helped_since(scene: Scene, period: Period) -> bool:
    """自2018年起对口帮扶某县,五年来…: is it since then that one side helps the other?"""
    return period.kind == "since" and says(scene.text, "helps_since", period.end, period.end + _HELP_AFTER)


def founded_before(scene: Scene, period: Period) -> date | None:
    """2021年结成对子。几年下来…: the first day of the beginning that the words right before tell of."""
    sentence = scene.sentence_at(period.start)
    if sentence is None:
        return None
    before = scene.periods_in(sentence.start, period.start)
    own = [p for p in before if began(scene, p) or opened_by(scene, sentence, p) or _helped_since(scene, p)]
    begun = own[-1] if own else begun_right_before(scene, sentence)
    return begun.start_date if begun else None
