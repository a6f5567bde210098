"""Whom a district gives to, where no sentence pairs the two but one tells of its money: 静安区安排夷陵区援助资金."""

from __future__ import annotations

from itertools import pairwise

from pairing_db.document import Region
from pairing_db.interpret.scene import Scene, related
from pairing_db.words import word


def funded_by(scene: Scene, giver: Region) -> Region | None:
    """The one county that the article tells to get the money of a giving district; None for wider givers.

    A sentence that names another place that is helped beside it (安排甲县6000万元,安排乙县3000万元) tells of several.
    """
    if giver.level != "county":
        return None
    told: set[Region] = set()
    for left, right in pairwise(scene.places):
        if left.region != giver or (left.role, right.role) != ("donor", "recipient"):
            continue
        if not word("allots_to").fullmatch(scene.text, left.end, right.start):
            continue
        sentence = scene.sentence_at(left.start)
        beside = scene.places_in(left.start, sentence.end, "recipient") if sentence else ()
        told |= {right.region} | {p.region for p in beside if not related(p.region, right.region)}
    return told.pop() if len(told) == 1 else None
