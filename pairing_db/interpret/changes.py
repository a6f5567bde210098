"""The year of each end of a change told over several: 2015年到2019年,由14名增至152名; yearly series, yearly rates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pairing_db.document import Period, Quantity, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_FROM = re.compile(r"(?:由|从|自)[^,，;；。]{0,2}$")
_RESPECTIVELY = re.compile("分别|依次")
_PAIR = 2


def at_its_end(scene: Scene, sentence: Sentence, period: Period, quantity: Quantity, *, status: str) -> Period | None:
    """Of a stretch of years the year that one end of a change is told of: the first of its baseline, else the last."""
    if period.kind != "years" or period.start_date is None or period.end_date is None:
        return None
    if status == "baseline":
        year = period.start_date.year
        return replace(period, end_date=date(year, 12, 31), kind="year")
    if not is_grown_to(scene, sentence, quantity):
        return None
    return replace(period, start_date=date(period.end_date.year, 1, 1), kind="year")


def is_grown_to(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """由14名增至152名: a level that is reached, no sum."""
    clause = clause_of(sentence, quantity.start)
    return says(scene.text[clause[0] : quantity.start], "grown_to")


def in_turn(scene: Scene, sentence: Sentence, period: Period, quantity: Quantity) -> Period | None:
    """2021年至2023年分别为2亿元、2.2亿元、2.4亿元: of as many figures as years the year of this one."""
    text, clause = scene.text, clause_of(sentence, quantity.start)
    each = [m.end() for m in _RESPECTIVELY.finditer(text, max(clause[0], sentence.start), quantity.start)]
    first, last = _years_of(scene, period)
    if not each or first is None or last is None:
        return None
    listed = [q for q in scene.quantities_in(each[-1], sentence.end) if q.unit == quantity.unit]
    row = listed[:1]
    for figure in listed[1:]:
        if re.fullmatch(r"[、,，和及与]", text[row[-1].end : figure.start]):
            row.append(figure)
    if len(row) != last - first + 1 or len(row) < _PAIR or quantity not in row:
        return None
    year = first + row.index(quantity)
    return replace(period, start_date=date(year, 1, 1), end_date=date(year, 12, 31), kind="year")


def _years_of(scene: Scene, period: Period) -> tuple[int | None, int | None]:
    """The first and last year of a stretch, or of years that stand beside each other (2018年、2019年分别…)."""
    if period.start_date is None or period.end_date is None or period.kind not in ("year", "years"):
        return None, None
    first = period
    for year in reversed(scene.periods_in(max(0, period.start - 40), period.start)):
        if (
            year.kind != "year"
            or scene.text[year.end : first.start] not in tuple("、和与及")
            or year.start_date is None
        ):
            break
        first = year
    return (first.start_date.year if first.start_date else None), period.end_date.year


def first_of_growth(scene: Scene, sentence: Sentence, quantity: Quantity) -> Period | None:
    """由2021年的17万元增加到40万元,人均由1.1万元增加到1.6万元: the year that the baseline before it has."""
    before = scene.periods_in(sentence.start, quantity.start)
    told = [p for p in before if p.kind == "year" and _FROM.search(scene.text, max(0, p.start - 6), p.start)]
    return told[-1] if told else None


def is_yearly(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Does the clause, or the one that its verb goes on from, give what a plant does in any year?"""
    clause = clause_of(sentence, quantity.start)
    return says(scene.text, "yearly", clause[0], quantity.start)


def is_promised(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """从今年起,一年安排3000万元: what is to be given every year from the present one on, a plan without a period."""
    before = scene.sentence_at(sentence.start - 1)
    start = before.start if before and before.block == sentence.block else sentence.start
    said = scene.text[start : quantity.start]
    promise = word("promised_rate").search(said)
    published = scene.document.header.published_on
    if promise is None or says(promise[0], "done_so_far"):
        return False
    year = promise["year"]
    return not year[:1].isdigit() or (published is not None and int(year[:4]) >= published.year)


def is_total_of_one(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """总投资2.3亿元 of one plant, which has no time; that of several projects signed is of the signing."""
    clause = clause_of(sentence, quantity.start)
    total = word("total_investment").search(scene.text[clause[0] : quantity.start])
    return total is not None and not says(scene.text, "several_works", sentence.start, sentence.end)


def of_series(scene: Scene, sentence: Sentence, period: Period) -> Period:
    """2017年2000万元,到2018年变成9100万元: 到 before a year of a series is that year, not all up to its end."""
    said = scene.text[period.start : period.end]
    if period.kind != "as_of" or period.end_date is None or not re.fullmatch(r"到\s?\d{4}年", said):
        return period
    earlier = [p for p in scene.periods_in(sentence.start, period.start) if p.kind == "year" and p.end_date]
    own = [p for p in earlier if scene.quantities_in(p.end, period.start)]
    if not own or own[-1].end_date is None or own[-1].end_date >= period.end_date:
        return period
    return replace(period, start_date=date(period.end_date.year, 1, 1), kind="year")
