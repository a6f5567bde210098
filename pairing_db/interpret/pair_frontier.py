"""Pairings that the words of the frontier programme show: 对口援藏, 援疆资金, 援青项目."""

from __future__ import annotations

from itertools import pairwise

from pairing_db.document import Sentence
from pairing_db.interpret.pair_organisations import Pair
from pairing_db.interpret.places import FRONTIER_LANDS, Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.side_lists import groups_of
from pairing_db.words import says, word


def frontier_helpers(scene: Scene, groups: list[list[Place]]) -> list[Pair]:
    """上海市对口援藏, 广州、大连等东部帮扶城市: givers are named, and the article is about the supported side."""
    recipient = scene.recipient
    if recipient is None:
        return []
    return [
        Pair(p.region, recipient, p.start, p.end, "helps the article's own side")
        for group in groups
        if group[0].role == "donor" and word("helps_frontier").match(scene.text, group[-1].end)
        for p in group
    ]


def frontier_teams(groups: list[list[Place]], text: str) -> list[Pair]:
    """山东、上海四省市援藏干部人才踏上日喀则的土地: those who send the cadres that live there."""
    return [
        Pair(donor.region, right[0].region, left[0].start, right[0].end, "A's team at work in B")
        for left, right in pairwise(groups)
        if left[0].role == "donor" and right[0].role == "recipient" and len(right) == 1
        if right[0].region.path.startswith(FRONTIER_LANDS) and right[0].region.level in ("prefecture", "county")
        if word("cadres_come_to").fullmatch(text, left[-1].end, right[0].start)
        for donor in left
    ]


def frontier_aid(scene: Scene, sentence: Sentence) -> list[Pair]:
    """在玉树州,北京、天津两市累计投入援青资金…: who is listed as giver in a sentence about such aid in one division."""
    if not says(scene.text, "frontier_aid", sentence.start, sentence.end):
        return []
    named = tuple(p for p in scene.places_in(sentence.start, sentence.end) if p.end - p.start > 1)
    givers = groups_of(scene, tuple(p for p in named if p.role == "donor"))
    helped = {p.region.path: p for p in named if p.role == "recipient"}
    if len(givers) != 1 or len(helped) != 1:
        return []
    (recipient,) = helped.values()
    if recipient.region.level not in ("prefecture", "county"):
        return []
    if scene.text[recipient.start - 1 : recipient.start] not in ("在", "为", "向", "给", "对"):
        return []
    start, end = min(givers[0][0].start, recipient.start), max(givers[0][-1].end, recipient.end)
    return [
        Pair(donor.region, recipient.region, start, end, "aid to the frontier")
        for donor in givers[0]
        if donor.region.level in ("province", "prefecture", "county")
    ]
