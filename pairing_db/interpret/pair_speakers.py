"""Pairings in a speaker's mouth: 松江区与我们结对 means the division whose official speaks."""

from __future__ import annotations

from pairing_db.document import Region, Sentence
from pairing_db.interpret.pair_organisations import Pair
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, related
from pairing_db.words import word

_OTHER = {"donor": "recipient", "recipient": "donor"}


def pairs_with_us(scene: Scene, sentence: Sentence, groups: list[list[Place]]) -> list[Pair]:
    """Divisions that a speaker says are paired with 我们, with the side that the speaker stands for."""
    found: list[Pair] = []
    for group in groups:
        role = group[0].role
        if len(group) > 1 or role is None or not word("paired_with_us").match(scene.text, group[0].end, sentence.end):
            continue
        place, us = group[0], _speaker_side(scene, sentence, group[0], _OTHER[role])
        if us is not None and not related(us, place.region):
            donor, recipient = (place.region, us) if role == "donor" else (us, place.region)
            found.append(Pair(donor, recipient, place.start, place.end, "paired with the speaker's side"))
    return found


def _speaker_side(scene: Scene, sentence: Sentence, named: Place, role: str) -> Region | None:
    """The division of the official who speaks in this paragraph, else the article's own on that side."""
    block = scene.document.blocks[sentence.block]
    before = scene.places_in(block.start, named.start, role)
    speaking = [p for p in before if not p.pointed and word("official").match(scene.text, p.end, named.start)]
    return speaking[-1].region if speaking else scene.main(role)
