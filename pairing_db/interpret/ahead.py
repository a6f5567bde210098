"""Whether the time that a figure is told of lies ahead of the article or behind it."""

from __future__ import annotations

import re
from datetime import date

from pairing_db.document import Period, Quantity, Sentence
from pairing_db.interpret.governing import governing
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import word

_DONE = re.compile("已经?|实际|目前|累计")
_CLOSE = 31  # days after the article up to which 截至… can still tell of what was done
_MONTHS_AHEAD = 75  # days by which a half year or quarter must outlast the article to be one to come
_TOLD = ("clause", "sentence")


def lies_ahead(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Does the figure's own time begin after the article appeared, or end well after it (到年底)?"""
    period, source = governing(scene, sentence, quantity)
    published = scene.document.header.published_on
    if period is None or published is None or source not in _TOLD:
        return False
    clause = clause_of(sentence, quantity.start)
    if source == "sentence" and _DONE.search(scene.text, clause[0], quantity.start):
        return False  # 计划2024年底完工,已完成投资1.1亿元
    if period.start_date is not None and period.start_date > published:
        return True
    if period.kind == "months" and period.end_date and (period.end_date - published).days > _MONTHS_AHEAD:
        return not _DONE.search(scene.text, period.end, quantity.start)  # 今年上半年首批3家投产, in February
    if period.kind == "plan" and period.start_date and period.start_date.year == published.year:
        return True  # “十三五”期间,每年递增8%, in its first year
    return period.kind in ("as_of", "span") and _ends_later(scene, period, quantity, published)


def lies_behind(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Is the time told in the figure's own clause over (2023年,…可用工), with no word of a plan beside it?"""
    period, source = governing(scene, sentence, quantity)
    published = scene.document.header.published_on
    clause = clause_of(sentence, quantity.start)
    if not (period and published and source == "clause" and period.kind in ("year", "month", "months", "day", "days")):
        return False
    over = period.start_date is not None and period.end_date is not None and period.end_date < published
    said = scene.text[clause[0] : clause[1]]
    return over and not word("planned").search(said) and not word("target").search(said)


def _ends_later(scene: Scene, period: Period, quantity: Quantity, published: date) -> bool:
    """到年底 in a paper of June, unless what there is by now (眼下, 已, 累计) is told between it and the figure."""
    if period.end_date is None or (period.end_date - published).days <= _CLOSE:
        return False
    if period.end_date.year > published.year:
        return True
    if period.kind != "as_of" or _DONE.search(scene.text, period.end, quantity.start):
        return False
    by_now = any(p.kind == "stock" for p in scene.periods_in(period.end, quantity.start))
    return not by_now and not scene.text[period.start : period.end].endswith("年")
