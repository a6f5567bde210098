"""Whose treasury it is where none is named: 省财政安排900万元, 其中省级1.1亿元.

In the words of the supported side 省财政 is that of its own province, in those of the supporting side its own; a
share of what a supporting division gave (无锡市投入3亿元,其中省级1.1亿元) is of the division above that giver.
"""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.places import side_of
from pairing_db.interpret.scene import Scene, related, without_times
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.writer import writer_of
from pairing_db.words import says, word

_OURS = "我本"
_MEMBER = re.compile(r"[,，、;；:：。(（]")


def side_that_speaks(scene: Scene) -> str | None:
    """The side whose paper or office writes, or that the article calls 我市, or with which its title opens."""
    writer = writer_of(scene.document)
    if writer is not None:
        told = {p.role for p in scene.places if p.role and related(p.region, writer)}
        return told.pop() if len(told) == 1 else side_of(writer, None)
    ours = {p.role for p in scene.places if p.pointed and p.role and scene.text[p.start] in _OURS}
    if len(ours) == 1:
        return ours.pop()
    title = next((b for b in scene.document.blocks if b.role == "title"), None)
    first = next((p for p in scene.places if title and title.start <= p.start <= title.start + 1), None)
    return first.role if first else None


def of_the_supported_side(
    scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None, to: Region | None
) -> bool:
    """Does the sum come from the treasury of the supported side: 礼县财政拿出, or 省财政, 市财政 … by who speaks?

    ``donor`` is the giver as found: where it is of that kind (福州市援助…,市财政安排…) and the sentence tells of it, it
    keeps its treasury, unless the sum is said to match the aid (配套).
    """
    if _named(scene, sentence, quantity):
        return True
    treasury = _unnamed(scene, sentence, quantity, "unnamed_treasury")
    if treasury is None or to is None or level_of(to, treasury["suffix"]) is None:
        return False
    if says(treasury[0], "matches"):
        return True  # aid is matched by those who get it, whoever writes
    if not any(level_of(p.region, treasury["suffix"]) for p in scene.places if p.role == "donor"):
        return True  # 县财政 where only cities and districts help
    if side_that_speaks(scene) != "recipient":
        return False
    told = any(p.region == donor for p in scene.places_in(sentence.start, quantity.start, "donor"))
    return donor is None or not (told and level_of(donor, treasury["suffix"]))


def giver_above(scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None) -> Region | None:
    """The division above ``donor`` that a share of its aid is said to come from: 其中省级1.1亿元, 省财政安排1亿元."""
    if donor is None:
        return None
    share = _unnamed(scene, sentence, quantity, "share_of_a_level")
    part = share and word("subset").search(scene.text, sentence.start, quantity.start)
    own = _unnamed(scene, sentence, quantity, "unnamed_treasury")
    if own is not None and side_that_speaks(scene) != "donor":
        own = None
    level = share if part else own
    above = level_of(donor, level["suffix"]) if level else None
    return above if above is not None and above.path != donor.path else None


def level_of(region: Region, suffix: str) -> Region | None:
    """The division itself or the one above it that 省, 市, 县 … means; 市 of a municipality is the municipality."""
    line: list[Region] = []
    at: Region | None = region
    while at is not None:
        line.append(at)
        at = gazetteer().by_path(at.parent_path) if at.parent_path else None
    ends = {"省": ("省",), "自治区": ("自治区",), "区": ("区",)}.get(suffix, (suffix,))
    fits = [r for r in line if r.name.endswith(ends) and (suffix != "区" or r.level == "county")]
    if suffix == "市":  # 市财政 of a county-level city is its own, else that of the city above
        fits = [r for r in fits if r.level in ("prefecture", "county", "province")]
    return fits[0] if fits else None


def _named(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """礼县财政拿出200万元: does the treasury of a division of the supported side give the sum?"""
    start = quantity.start - len(_member(scene, sentence, quantity))
    places = scene.places_in(start, quantity.start, "recipient")
    return bool(places) and word("treasury_gives").match(scene.text, places[-1].end, quantity.start) is not None


def _member(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    return _MEMBER.split(scene.text[sentence.start : quantity.start])[-1]


def _unnamed(scene: Scene, sentence: Sentence, quantity: Quantity, name: str) -> re.Match[str] | None:
    start = quantity.start - len(_member(scene, sentence, quantity))
    return word(name).match(without_times(scene, start, quantity.start))
