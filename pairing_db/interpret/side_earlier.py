"""What the clauses before a figure leave in force: the places of its stretch, lists of towns that close a clause."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside
from pairing_db.interpret.windows import clause_of
from pairing_db.words import word

OPENING = 6  # characters before the subject of a sentence
_FACING_TOWN = re.compile(r"(?:镇|乡|街道)(?:结对|对口|帮扶|对|与|和|同|—+)+$")  # of the other side, on no list


def closes_a_list(scene: Scene, sentence: Sentence, earlier: tuple[Place, ...]) -> bool:
    """甲镇对乙镇、丙镇对丁镇,年内互访6批次: towns of one county paired in one clause share what the next one tells."""
    last = earlier[-1]
    if last.region.level not in ("township", "village") or not scene.text.startswith((",", "，"), last.end):
        return False
    start = clause_of(sentence, last.start)[0]
    beside = [p for p in earlier if p.start >= start and p.region.level == last.region.level]
    facing = any(p.role not in (None, last.role) for p in scene.places_in(start, last.start))
    facing = facing or _FACING_TOWN.search(scene.text[start : last.start]) is not None
    return facing and len({p.region.path for p in beside}) > 1


def parted_behind(scene: Scene, sentence: Sentence, quantity: Quantity, whole: Place) -> bool:
    """到六盘水市投资…。其中水城县4家: what is told of a county as a part behind a sum is not the sum's own place."""
    block = scene.document.blocks[sentence.block]
    parts = word("subset").finditer(scene.text, quantity.end, block.end)
    return any(
        inside(p.region, whole.region) for m in parts for p in scene.places_in(m.start(), m.end() + 2, whole.role)
    )


def in_force(scene: Scene, sentence: Sentence, end: int, role: str) -> tuple[Place, ...]:
    """The places of the clauses before: those of the same stretch between semicolons, else those before 其中."""
    start = max(sentence.start, scene.text.rfind("…", sentence.start, end) + 1)
    cut = max(scene.text.rfind(mark, start, end) for mark in ";；") + 1
    near = scene.places_in(max(cut, start), end, role)
    if near or not cut:
        return near
    if scene.has_subject(cut) and not _subject_again(scene, start, cut):
        return ()  # another member of the list, with a giver of its own
    part = word("subset").search(scene.text, start, cut)
    main = scene.main(role)
    return tuple(
        p
        for p in scene.places_in(start, part.start() if part else cut, role)
        # what one member of a list between semicolons tells of a county is not said of the next member
        if p.start - start <= OPENING or not (main and inside(p.region, main))
    )


def _subject_again(scene: Scene, start: int, cut: int) -> bool:
    """青岛在甲州共援建车间41个;…;青岛选派干部…: is the one named behind a semicolon the only giver named before it?"""
    named = {p.region for p in scene.places_in(start, cut, "donor")}
    subject = scene.places_in(cut, cut + 2, "donor")
    return bool(subject) and named == {subject[0].region}
