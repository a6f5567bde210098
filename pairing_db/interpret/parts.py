"""Figures inside figures: the poor among the workers, a threshold, a denominator, the members of an 其中-list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.lexicon import pattern, word
from pairing_db.interpret.measured import Draft, noun_of
from pairing_db.interpret.people import is_poor
from pairing_db.interpret.scene import Scene, squeeze
from pairing_db.interpret.windows import chunk_of, clause_of

_THRESHOLD = r"(?:以上|以下|以内)?的?[^,，;；。、]{0,8}?{thing_with_a_threshold}"
_CLOSED = re.compile(r"[(（][^()（）]*[)）]")
_DENOMINATOR = r"[^,，;；。0-9]{0,8}?{averaged}"


def poor_part(scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]) -> Draft | None:
    """231人,其中110人为建档立卡人员: the labour row that this figure is the poor part of."""
    if quantity.unit not in ("person", "household", "person_time"):
        return None
    rows = [a for a in before if a.row is not None]
    if not rows or rows[-1].row is None or rows[-1].row.table != "labor_transfer":
        return None
    between = scene.text[rows[-1].quantity.end : quantity.start]
    if not word("subset").search(between) or not is_poor(scene, sentence, quantity):
        return None
    last = rows[-1].row
    if last.values["poor_persons"] is not None or quantity.value > last.values["persons"]:
        return None
    return last


def is_threshold(scene: Scene, sentence: Sentence, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """投资额1000万元以上的企业37家: the sum is a condition on what the next figure counts."""
    if quantity.qualifier not in ("over", "under") or quantity.unit in ("person", "person_time", "percent"):
        return False
    following = [q for q in quantities if q.start >= quantity.end]
    match = pattern(_THRESHOLD).match(scene.text[quantity.end : sentence.end][:24])
    return bool(match and following and following[0].start <= quantity.end + match.end() + 3)


def is_denominator(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """33个协作县县均5515万元: the count is what the average was taken over."""
    return pattern(_DENOMINATOR).match(scene.text[quantity.end : sentence.end]) is not None


def in_subset(scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]) -> bool:
    """Does 其中/含/包括 open the list that the figure stands in?"""
    if not before:
        return False
    clause = clause_of(sentence, quantity.start)
    if word("subset").search(_CLOSED.sub("", scene.text[clause[0] : quantity.start])):
        return True
    like = [a for a in before if a.quantity.unit == quantity.unit and a.draft is not None]
    between = scene.text[like[-1].quantity.end : quantity.start] if like else ""
    closed = re.search(r"[)）]", between) and not re.search(r"[(（]", between)
    return bool(like and like[-1].part and not closed and not word("new_verb").search(between))


def subset_scope(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """The noun that a part is named by: 其中产业项目4.2亿元."""
    clause = clause_of(sentence, quantity.start)
    if not word("subset").search(_CLOSED.sub("", scene.text[clause[0] : quantity.start])):
        return None
    chunk = chunk_of(scene.text, clause, quantity)
    left = scene.text[chunk[0] : quantity.start]
    noun = squeeze(re.sub(word("subset"), "", left).strip("有为是达的,，:： "))
    if not noun:
        return noun_of(scene, sentence, quantity)
    return noun if 2 <= len(noun) <= 20 else None
