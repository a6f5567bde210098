"""Pairings in a speaker's mouth: 松江区与我们结对 means the division whose official speaks."""

from __future__ import annotations

import re

from pairing_db.document import Region, Sentence
from pairing_db.interpret.pair_organisations import Pair
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, related

_WITH_US = re.compile(
    r"(?:也|还|已|正|就|又|以来|一直|\d{4}年)*(?:(?:与|和|同|跟)(?:我们|咱们)(?!的)[^,，;；。”]{0,4}(?:结对|结了?亲|对口|牵手|携手|协作)"
    r"|[^,，;；。]{0,4}(?:对口|结对)(?:帮扶|支援|协作)(?:着|了)?(?:我们|咱们)(?!的))"
)
_OFFICIAL = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?:书记|州长|市长|县长|区长|旗长|盟长|镇长|乡长|主任|局长|部长|院长|校长)"
)
_OTHER = {"donor": "recipient", "recipient": "donor"}


def pairs_with_us(scene: Scene, sentence: Sentence, groups: list[list[Place]]) -> list[Pair]:
    """Divisions that a speaker says are paired with 我们, with the side that the speaker stands for."""
    found: list[Pair] = []
    for group in groups:
        role = group[0].role
        if len(group) > 1 or role is None or not _WITH_US.match(scene.text, group[0].end, sentence.end):
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
    speaking = [p for p in before if not p.pointed and _OFFICIAL.match(scene.text, p.end, named.start)]
    return speaking[-1].region if speaking else scene.main(role)
