"""Pairings that the words of the frontier programme show: 对口援藏, 援疆资金, 援青项目."""

from __future__ import annotations

import re

from pairing_db.document import Sentence
from pairing_db.interpret.pair_organisations import Pair
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene

_FRONTIER = re.compile(r"对口援[藏疆青]")  # the land named by one character is the article's own
_FRONTIER_AID = re.compile(r"(?:累计|共|先后|投入|安排|实施)[^,，;；。]{0,16}援[藏疆青](?:资金|项目)")


def frontier_helpers(scene: Scene, groups: list[list[Place]]) -> list[Pair]:
    """上海市对口援藏: the giver is named, the supported side is the one that the article is about."""
    recipient = scene.recipient
    if recipient is None:
        return []
    return [
        Pair(p.region, recipient, p.start, p.end, "helps the article's own side")
        for group in groups
        if group[0].role == "donor" and _FRONTIER.match(scene.text, group[-1].end)
        for p in group
    ]


def frontier_aid(scene: Scene, sentence: Sentence) -> list[Pair]:
    """在玉树州,北京市累计投入援青资金…: one giver and one division of the frontier in a sentence about such aid."""
    if not _FRONTIER_AID.search(scene.text, sentence.start, sentence.end):
        return []
    sides = {
        role: {p.region.path: p for p in scene.places_in(sentence.start, sentence.end, role) if p.end - p.start > 1}
        for role in ("donor", "recipient")
    }
    if any(len(found) != 1 for found in sides.values()):
        return []
    (donor,), (recipient,) = (list(found.values()) for found in sides.values())
    if recipient.region.level not in ("prefecture", "county") or donor.region.level not in (
        "province",
        "prefecture",
        "county",
    ):
        return []
    if scene.text[recipient.start - 1 : recipient.start] not in ("在", "为", "向", "给", "对"):
        return []
    start, end = min(donor.start, recipient.start), max(donor.end, recipient.end)
    return [Pair(donor.region, recipient.region, start, end, "aid to the frontier")]
