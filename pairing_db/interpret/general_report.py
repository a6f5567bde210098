"""Reports of a county's or city's whole work (政府工作报告, 工作总结), of which one part tells of the pairing.

In an article about the cooperation every paragraph is of it unless it says otherwise. In a general report each must
earn it: its heading, its opening or the sentence itself names the cooperation or a division of the other side. All
other figures are the place's own affairs: 新建果园1.6万亩, 接待游客262万人次, 改造危房408户.
"""

from __future__ import annotations

import re
from collections import Counter

from pairing_db.document import Sentence
from pairing_db.interpret.places import Place, side_of
from pairing_db.interpret.scene import Scene
from pairing_db.recognise.writer import writer_of
from pairing_db.words import says, word

_MOST = 0.5  # share of the paragraphs with figures that name the cooperation, from which a report is about it
_MACRO = 2  # paragraphs that tell of the whole economy (生产总值, 财政收入) and make an article a general report
_FEWEST = 4  # paragraphs with figures that a general report has at least, where no title says that it is one
_LEAD = 2  # paragraphs that a lead may have
_ITEM = re.compile(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[—\-●•◆■▶]|[一二三四五六七八九十]是)")


def own_sentences(scene: Scene) -> frozenset[int]:
    """Where the sentences begin that tell of a place's own affairs: in a general report, in a sketch of a place."""
    other = _other_side(scene)
    told = scene.document.sentences
    if not _is_general(scene, other):
        told = tuple(s for s in told if says(scene.heading_text(s.block), "sketch_of_a_place"))
    if not told:
        return frozenset()
    opened = _opened_blocks(scene, other)
    own: set[int] = set()
    last: tuple[int, bool] = (-1, False)  # block and whether the sentence before is of the cooperation
    for sentence in told:
        said = scene.text[sentence.start : sentence.end]
        goes_on = last == (sentence.block, True) and word("goes_on").match(said) is not None
        ours = sentence.block in opened or goes_on or _names_the_pairing(scene, sentence.start, sentence.end, other)
        last = (sentence.block, ours)
        if not ours and scene.document.blocks[sentence.block].role != "title":
            own.add(sentence.start)
    return frozenset(own)


def _is_general(scene: Scene, other: str | None) -> bool:
    """Does the title or the opening say so, or several paragraphs tell of the whole economy, and few of the pairing?"""
    title = " ".join([scene.document.header.title or "", *(scene.text[start:end] for start, end in _titles(scene))])
    both = {p.role for p in _titled(scene)} >= {"donor", "recipient"}
    if both or says(title, "pairing_mark"):
        return False
    if says(title, "report_of_a_government"):
        return True
    if _is_led_by_it(scene, other):
        return False
    told = [b for b in scene.document.blocks if b.role in ("paragraph", "caption") and _counts(scene, b.start, b.end)]
    named = sum(_names_the_pairing(scene, b.start, b.end, other) for b in told)
    if named > _MOST * len(told):
        return False
    macro = sum(says(scene.text[b.start : b.end], "whole_economy") for b in told) if len(told) >= _FEWEST else 0
    return says(title, "whole_work_title") or says(scene.text, "said_to_a_congress") or macro >= _MACRO


def _counts(scene: Scene, start: int, end: int) -> bool:
    return any(q.unit is not None for q in scene.quantities_in(start, end))


def _is_led_by_it(scene: Scene, other: str | None) -> bool:
    """Does the lead, above any heading or numbered part, name the cooperation? Then the report is about it."""
    body = [b for b in scene.document.blocks if b.role in ("heading", "paragraph")]
    for block in body[:_LEAD]:
        if block.role == "heading" or _ITEM.match(scene.text, block.start):
            return False
        if _names_the_pairing(scene, block.start, block.end, other):
            return True
    return False


def _titles(scene: Scene) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in scene.document.blocks if b.role == "title"]


def _titled(scene: Scene) -> list[Place]:
    titles = _titles(scene)
    return [p for p in scene.places if any(s <= p.start < e for s, e in titles)]


def _other_side(scene: Scene) -> str | None:
    """The side that is not the report's own, as its title, its publisher or 我县 tell; None where nothing does."""
    told = _titled(scene) or [p for p in scene.places if p.pointed]
    roles = Counter(p.role for p in told if p.role is not None)
    writer = writer_of(scene.document)
    own = side_of(writer, None) if writer else None
    own = own or (roles.most_common(1)[0][0] if roles else None)
    return {"donor": "recipient", "recipient": "donor"}.get(own or "")


def _names_the_pairing(scene: Scene, start: int, end: int, other: str | None) -> bool:
    if says(scene.text[start:end], "pairing_mark"):
        return True
    named = {p.role for p in scene.places_in(start, end) if not scene.is_venue(p) and not p.pointed}
    return other in named if other is not None else named >= {"donor", "recipient"}


def _opened_blocks(scene: Scene, other: str | None) -> frozenset[int]:
    """The paragraphs under a heading, or behind an opening of their own, that names the cooperation."""
    opened: set[int] = set()
    under = going = False
    for index, block in enumerate(scene.document.blocks):
        if block.role == "heading":
            under, going = _names_the_pairing(scene, block.start, block.end, other), False
        elif block.role in ("paragraph", "caption"):
            first = next((s for s in scene.document.sentences if s.block == index), None)
            itself = first is not None and _opens_on_it(scene, first, other)
            numbered = _ITEM.match(scene.text, block.start) is not None
            going = (itself and numbered) or (going and not numbered)  # a numbered part goes on to the next number
            if under or itself or going:
                opened.add(index)
    return frozenset(opened)


def _opens_on_it(scene: Scene, first: Sentence, other: str | None) -> bool:
    """(二)借力借智,苏陕协作全面加强。…: an opening without a figure of its own, else the first clause."""
    if not _counts(scene, first.start, first.end):
        return _names_the_pairing(scene, first.start, first.end, other)
    start, end = first.clauses[0]
    return not _counts(scene, start, end) and _names_the_pairing(scene, start, end, other)
