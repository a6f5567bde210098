"""The county of a village that an article tells of at length: 村里, 花桥 far below 康县…的花桥村."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.scene import Scene, county_above, inside
from pairing_db.interpret.side_candidates import in_programme
from pairing_db.words import says

_VILLAGE = re.compile(
    r"(?:^|[,，。;；:：、的“是在到进来往叫\s县市区旗乡镇])(?P<stem>(?![的在到进来往是叫和])[\u4e00-\u9fff]{2,3})"
    r"村(?![民里庄级居干支委容貌集企医校口])"
)
_SENTENCES = 2  # back from the first name of a village, in which its county stands


def village_home(scene: Scene, sentence: Sentence, quantity: Quantity, main: Region | None) -> Region | None:
    """The county inside ``main`` of the one village whose county an article tells, in a paragraph of that village.

    The paragraph names it (花桥村, 花桥) or speaks of 村里, 全村. None where another place of the supported side is
    named on the way, or the sentence reports a whole.
    """
    if main is None or main.level == "county":
        return None
    homes = village_homes(scene, main)
    if len(homes) != 1:
        return None
    ((stem, county),) = homes.items()
    block = scene.document.blocks[sentence.block]
    told = scene.text[block.start : sentence.end]
    if (stem not in told and not says(told, "of_that_village")) or says(told, "of_many_villages"):
        return None
    if says(scene.text, "leaves_story", block.start, quantity.start):
        return None
    named = scene.places_in(block.start, quantity.start, "recipient")
    return None if any(not in_programme(scene, p) and p.region != county for p in named) else county


def village_homes(scene: Scene, main: Region) -> dict[str, Region | None]:
    """For the name of each village of the body the county inside ``main`` that its first sentences name, else None."""
    homes: dict[str, Region | None] = {}
    for sentence in scene.document.sentences:
        for found in _VILLAGE.finditer(scene.text, sentence.start, sentence.end):
            stem = found["stem"]
            if stem in homes or says(stem + "村", "no_village_name"):
                continue
            homes[stem] = _county_before(scene, sentence, found.end(), main)
    return homes


def _county_before(scene: Scene, sentence: Sentence, until: int, main: Region) -> Region | None:
    """The one county named up to ``until`` in the paragraph, in the sentence of a village or shortly before it."""
    before = [s for s in scene.document.sentences if s.block == sentence.block and s.start <= sentence.start]
    start = before[-1 - _SENTENCES :][0].start
    counties = {county_above(p.region) or p.region for p in scene.places_in(start, until, "recipient")}
    inner = {r for r in counties if r.level == "county" and inside(r, main)}
    return inner.pop() if len(inner) == 1 else None
