"""Pairings whose other side is not beside them: the subject of the sentence, who hands a task on, the article's own."""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import Region, Sentence
from pairing_db.interpret.pair_organisations import Pair, body_behind
from pairing_db.interpret.pair_years import year_inside
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, related, without_times
from pairing_db.words import pattern, says, word

OWN_SIDE = "paired with the article's own side"
_SEVERAL = 2
_FORMER = re.compile(r"[从由][^,，;；。]{2,10}?(?:手[里中上]|那里|那儿)")

# 自去年与乙县结对以来 is one expression of time, with both names in it
_SINCE_THEN = re.compile(
    r"^(?:自从|自|从|于|在)?(?:[去今前上当]年|\d{4}年)?(?:\d{1,2}月|[底初末])?(?:份|起|开始)?(?=[与和同跟由])"
)
_THERE = re.compile(r"(?:[州市县省区]里|当地|那里|下辖|所辖|辖下)的?$")  # 甲区同州里的乙县结上对子
_QUOTED = re.compile("[“「]([^“”「」]{1,6})[”」]")  # 甲市“牵手”乙州


def said_between(scene: Scene, start: int, end: int) -> str:
    """The words between two names, without blanks, times and who gave a task up: 是去年8月从乙市手里接过对口."""
    said = _QUOTED.sub(r"\1", re.sub(r"\s", "", _FORMER.sub("", without_times(scene, start, end))))
    said = _THERE.sub("", _SINCE_THEN.sub("", word("lies_within").sub("", said))).lstrip(",，")
    return said or re.sub(r"\s", "", scene.text[start:end])


def with_subject_before(scene: Scene, sentence: Sentence, groups: list[list[Place]], known: list[Pair]) -> list[Pair]:
    """同时对口支援称多县: the giver is the supporting division named before, else the article's own."""
    found: list[Pair] = []
    for index, group in enumerate(groups):
        if group[0].role != "recipient" or any(p.recipient == group[0].region for p in known):
            continue
        if body_behind(scene.text, group[-1].end, sentence.end):
            continue
        lead = without_times(scene, sentence.start, group[0].start)
        lists = [g for g in groups[:index] if g[0].role == "donor"]
        givers = lists[-1] if lists else []
        if givers and word("some_of_it").match(scene.text, givers[-1].end):
            continue  # 南京5家设计院,帮湟源…: not the city itself
        beside = scene.places_in(givers[-1].end, group[0].start) if givers else ()
        if any(word("gives_help").fullmatch(scene.text, p.end, group[0].start) for p in beside if not p.pointed):
            continue  # 湖北对口支援山南,陕西对口支援阿里: a giver of its own, whose side nothing tells
        if not _gives(lead, scene.text[group[-1].end : sentence.end], own=not givers):
            continue
        start = givers[0].start if givers else group[0].start
        for donor, place in _sharing(scene, givers, group, lead):
            found.append(Pair(donor, place.region, start, group[-1].end, "helps B, giver named before"))
    return found


def _gives(lead: str, behind: str, *, own: bool) -> bool:
    """Do the words around the helped say that the giver of before helps them? ``own`` where none is named."""
    if own:  # 国办发文部署对口帮扶乙省: who is told to help is not said
        return (
            (says(lead, "giving_to") and says(lead, "own_task")) or says(lead, "own_aid") or says(lead, "added_to_list")
        )
    if says(lead, "lends_a_hand") and not says(lead, "giving_to"):  # 帮乙县编出规划
        return word("hand_lent").match(behind) is not None
    return says(lead, "giving_to") or says(lead, "opens_giving") or says(lead, "added_to_list")


def _sharing(scene: Scene, givers: list[Place], group: list[Place], lead: str) -> list[tuple[Region, Place]]:
    """Which giver helps which of the helped: one helps all, all help one, lists of one length in turn where so said."""
    if len(givers) < _SEVERAL:
        donor = givers[0].region if givers else scene.donor
        return [(donor, place) for place in group] if donor else []
    if len(group) == 1:
        return [(giver.region, group[0]) for giver in givers]
    if len(givers) == len(group) and says(lead, "in_turn"):
        return [(giver.region, place) for giver, place in zip(givers, group, strict=True)]
    return []  # 7 cities help 8: who helps whom is not said


def handed_on(scene: Scene, sentence: Sentence, groups: list[list[Place]]) -> list[Pair]:
    """帮扶甲州的接力棒由乙市交到丙市手中: of two givers the one that takes over."""
    found: list[Pair] = []
    if not says(scene.text, "speaks_of_help", sentence.start, sentence.end):
        return found
    for helped, former, taker in zip(groups, groups[1:], groups[2:], strict=False):
        if [g[0].role for g in (helped, former, taker)] != ["recipient", "donor", "donor"]:
            continue
        task = said_between(scene, helped[-1].end, former[0].start)
        passed = said_between(scene, former[-1].end, taker[0].start)
        handed = word("task_of").fullmatch(task) and word("passes_on").fullmatch(passed)
        replaced = word("taken").fullmatch(task) and word("replaced_by").fullmatch(passed)
        changed = word("helper_was").fullmatch(task) and word("helper_changes").fullmatch(passed)
        if handed or replaced or changed:
            start, end = helped[0].start, taker[-1].end
            found += [Pair(d.region, r.region, start, end, "B handed on to A") for d in taker for r in helped]
    return found


def replaced_since(scene: Scene, groups: list[list[Place]], known: list[Pair]) -> list[Pair]:
    """帮甲州的是乙市、丙市;那一年调整结对,换成了丁市: who takes over in a clause behind the pair of then."""
    found: list[Pair] = []
    for before, group in pairwise(groups):
        gap = scene.text[before[-1].end : group[0].start]
        former = [p for p in known if p.end == before[-1].end]
        if not former or group[0].role != "donor" or not says(gap, "gives_way_to"):
            continue
        helped = dict.fromkeys(p.recipient for p in former if p.recipient)
        found += [Pair(d.region, r, group[0].start, group[-1].end, "B handed on to A") for d in group for r in helped]
    return found


def of_these(scene: Scene, sentence: Sentence, groups: list[list[Place]]) -> list[Pair]:
    """顺德区挑起了这三个县: the giver, and as many divisions of that kind as its paragraph has named before."""
    found: list[Pair] = []
    opened = scene.document.blocks[sentence.block].start
    for group in groups:
        if group[0].role != "donor" or len(group) > 1:
            continue
        told = pattern("{member_units}{member_manner}{member_gives}了?{these_divisions}").match(
            scene.text, group[0].end, sentence.end
        )
        if told is None:
            continue
        named = scene.places_in(opened, group[0].start, "recipient")
        kind = {p.region.path: p.region for p in named if p.region.name.endswith(told["kind"]) and not p.pointed}
        if len(kind) == _number(told["many"]):
            start, end = group[0].start, told.end()
            found += [Pair(group[0].region, r, start, end, "A helps these of B") for r in kind.values()]
    return found


def _number(written: str) -> int:
    return int(written) if written.isdigit() else "零一两三四五六七八九十".index(written)


def changed_over(scene: Scene, groups: list[list[Place]]) -> list[Pair]:
    """东莞从昭通换到了铜仁: a giver with the partner of then and the one of now."""
    found: list[Pair] = []
    for giver, former, taker in zip(groups, groups[1:], groups[2:], strict=False):
        if [g[0].role for g in (giver, former, taker)] != ["donor", "recipient", "recipient"]:
            continue
        start, end = giver[0].start, taker[-1].end
        leaves = re.fullmatch("(?:则|又|也|还)?(?:从|由)", scene.text[giver[-1].end : former[0].start])
        if leaves and word("changes_to").fullmatch(scene.text[former[-1].end : taker[0].start]):
            found += [
                Pair(d.region, r.region, start, end, "A goes from B to C") for d in giver for r in (*former, *taker)
            ]
    return found


def on_own_side(scene: Scene, sentence: Sentence, groups: list[list[Place]], known: list[Pair]) -> list[Pair]:
    """与乙市开展协作, 一副担子是乙州的扶贫协作, 承接甲市的帮扶: one side alone, the other is the article's own.

    The words right before and behind a list of divisions say that it is paired; its partner is the division of the
    other side that opens the sentence, else the one that the article is about.
    """
    found: list[Pair] = []
    paired = {region.path for pair in known for region in (pair.donor, pair.recipient) if region}
    for index, group in enumerate(groups):
        gives = group[0].role == "donor"
        before = scene.text[sentence.start : group[0].start]
        behind = re.sub(r"\s", "", scene.text[group[-1].end : sentence.end])
        lead, rest = ("helped_by", "helped_by_end") if gives else ("partner_of_ours", "partner_of_ours_end")
        said = (word(lead).search(before) and word(rest).match(behind)) or (
            not gives and word("our_task").search(before) and word("our_task_end").match(behind)
        )
        if not said or any(place.region.path in paired for place in group):
            continue
        subjects = [
            g[-1]
            for at, g in enumerate(groups[:index])
            if g[0].role != group[0].role and not _is_helped(scene, groups, at)
        ]
        own = subjects[-1].region if subjects else scene.main("recipient" if gives else "donor")
        if own is None or any(related(own, place.region) for place in group):
            continue
        for place in group:
            donor, recipient = (place.region, own) if gives else (own, place.region)
            start, end = group[0].start, group[-1].end
            found.append(Pair(donor, recipient, start, end, OWN_SIDE, year_inside(scene, sentence, start, end)))
    return found


def _is_helped(scene: Scene, groups: list[list[Place]], at: int) -> bool:
    """广州对口帮扶梅州,又承担乙县的…: is a division of the supporting side helped by the one before it?"""
    before, here = groups[at - 1] if at else [], groups[at]
    if not before or before[0].role != here[0].role:
        return False
    return word("gives_help").fullmatch(said_between(scene, before[-1].end, here[0].start)) is not None


def one_by_one(scene: Scene, sentence: Sentence, groups: list[list[Place]], known: list[Pair]) -> list[Pair]:
    """上海认下两门亲戚,一门是万州,另一门是夷陵: partners counted under a noun for them, then named one by one."""
    counted = word("partners_counted").search(scene.text, sentence.start, sentence.end)
    if counted is None:
        return []
    before = [g for g in groups if g[-1].end <= counted.start()]
    found: list[Pair] = []
    for group in groups:
        if group[0].start < counted.end() or any(p.recipient == group[0].region for p in known):
            continue
        clause = next((c for c in sentence.clauses if c[0] <= group[0].start < c[1]), (sentence.start, sentence.end))
        if not word("one_of_them").match(scene.text, clause[0], group[0].start):
            continue
        role = group[0].role
        named = [g[-1].region for g in before if g[0].role != role]
        own = named[-1] if named else scene.main("recipient" if role == "donor" else "donor")
        if own is None or any(related(own, p.region) for p in group):
            continue
        last = [p for p in group if p.end <= clause[1]][-1]
        donor, recipient = (last.region, own) if role == "donor" else (own, last.region)
        found.append(Pair(donor, recipient, group[0].start, last.end, "partners one by one"))
    return found


def added_to(scene: Scene, groups: list[list[Place]]) -> list[Pair]:
    """杭州在广元之外加上了甘孜州, 除广元外,杭州又新增甘孜州: a giver with the partner it had and one that is added."""
    found: list[Pair] = []
    for one, two, three in zip(groups, groups[1:], groups[2:], strict=False):
        giver, former = (one, two) if one[0].role == "donor" else (two, one)
        if [g[0].role for g in (giver, former, three)] != ["donor", "recipient", "recipient"] or len(giver) > 1:
            continue
        before = scene.text[max(0, former[0].start - 2) : former[0].start]
        parts = [(one[-1].end, two[0].start), (two[-1].end, three[0].start)]
        words = [re.sub(r"\s", "", without_times(scene, *part)) for part in parts]
        said = words[1] if giver is one else words[0] + words[1]
        if not before.endswith(("在", "除", "除了") if giver is one else ("除", "除了")) or not word(
            "added_partner"
        ).fullmatch(said):
            continue
        start, end = one[0].start, three[-1].end
        found += [Pair(giver[0].region, p.region, start, end, "A adds C to B") for p in (*former, *three)]
    return found
