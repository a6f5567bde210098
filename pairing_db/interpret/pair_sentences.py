"""Pairings that one sentence states: two groups of divisions that face each other, and the words around them."""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import Sentence
from pairing_db.interpret.county_shares import county_shares
from pairing_db.interpret.pair_frontier import frontier_helpers, frontier_teams
from pairing_db.interpret.pair_groups import facing_groups
from pairing_db.interpret.pair_organisations import Pair
from pairing_db.interpret.pair_speakers import pairs_with_us
from pairing_db.interpret.pair_subjects import (
    added_to,
    changed_over,
    handed_on,
    of_these,
    on_own_side,
    one_by_one,
    replaced_since,
    said_between,
    with_subject_before,
)
from pairing_db.interpret.pair_words import (
    LISTED,
    PUBLIC_AID,
    SIGNS,
    is_adjacent,
    pairs_by_words,
    rule_of,
    rule_of_abbreviations,
    without_counts,
)
from pairing_db.interpret.pair_years import started_year
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside
from pairing_db.interpret.side_candidates import in_programme
from pairing_db.words import says, word

_PAIR = 2
_AMONG = re.compile(r"等\d+个?(?:[市区县]+)")
_MARK = re.compile(r"\s*(?:—+|-+|–|→|⇒|~|·)\s*")
_LISTED = re.compile(r"\s*[、,，;；]\s*")


def pairs_in(scene: Scene, sentence: Sentence) -> list[Pair]:
    """The pairs that one sentence states."""
    text = scene.text
    groups = facing_groups(scene, sentence)
    pairs: list[Pair] = []
    for left, right in pairwise(groups):
        if left[0].role == right[0].role:
            continue
        start, end = left[0].start, right[-1].end
        between = said_between(scene, left[-1].end, right[0].start)
        after = re.sub(r"\s", "", text[end : min(sentence.end, end + 40)])
        left, start = _taking_over(scene, groups, left, start)
        if _is_no_pair(text, sentence, start, between, after):
            continue
        if _LISTED.fullmatch(without_counts(between)) and _paired_apart(text, groups, left, right):
            continue
        rule = rule_of(between, after, left, right, text[max(sentence.start, start - 16) : start])
        said = text[sentence.start : sentence.end] + list_opening(scene, sentence)
        sure = says(said, "surely_pairs") or says(said, "signs_for_pairing")
        if rule == LISTED and not sure:
            continue
        if rule == SIGNS and not _of_the_programme(scene, sentence):
            continue  # 成都市与杭州市签署数字经济合作协议
        rule = rule and rule_of_abbreviations(rule, left, right, after)
        if rule is None:
            continue
        if left[-1].end - left[-1].start == right[0].end - right[0].start == 1:
            left, right = left[-1:], right[:1]  # 茂名市粤桂协作: the programme has two characters
            start, end = left[0].start, right[-1].end
        if any(in_programme(scene, p) != in_programme(scene, q) for p, q in [(left[-1], right[0])]):
            continue  # 科左后旗——京蒙协作: one of the two characters of a programme
        if is_adjacent(between) and (left[-1].end - left[-1].start == 1) != (right[0].end - right[0].start == 1):
            continue  # 隆德县闽宁产业园: the programme in one character behind a name
        donors, recipients = (left, right) if left[0].role == "donor" else (right, left)
        donors = _member(scene, sentence, donors)
        recipients = _held(scene, groups, recipients)
        pairs += _match(scene, sentence, donors, recipients, start, end, rule)
    pairs += _further_partners(scene, groups, pairs)
    pairs += _far_lists(scene, groups)
    pairs += handed_on(scene, sentence, groups)
    pairs += changed_over(scene, groups)
    pairs += replaced_since(scene, groups, pairs)
    pairs += added_to(scene, groups)
    pairs += of_these(scene, sentence, groups)
    pairs += [
        Pair(share.donor.region, share.region, share.donor.start, share.end, "A helps some counties of B")
        for share in county_shares(scene, sentence)
    ]
    pairs += frontier_helpers(scene, groups)
    pairs += frontier_teams(groups, text)
    pairs += pairs_with_us(scene, sentence, groups)
    pairs += with_subject_before(scene, sentence, groups, pairs)
    pairs += on_own_side(scene, sentence, groups, pairs)
    pairs += one_by_one(scene, sentence, groups, pairs)
    return pairs or _gifts(scene, sentence, groups)


def _is_no_pair(text: str, sentence: Sentence, start: int, between: str, after: str) -> bool:
    """Are two facing groups from ``start`` on a model to learn from, a name on a board, or two lists left open?"""
    if says(text[sentence.start : start], "as_a_model"):
        return True  # 学习甲省乙市与丙市协作的做法
    if between == "·" and text[start - 1 : start] in "“「":
        return True  # “甲·乙扶贫车间”
    return between.startswith("等") and after.startswith("等")  # 甲镇等5个镇街分别结对乙镇等5个乡镇


def _taking_over(scene: Scene, groups: list[list[Place]], left: list[Place], start: int) -> tuple[list[Place], int]:
    """三水区接棒余杭区,与雷山县协作: of two givers the one that takes over, with where the pair begins."""
    index = groups.index(left)
    before = groups[index - 1] if index else None
    if before and left[0].role == "donor" and before[0].role == "donor":
        said = said_between(scene, before[-1].end, left[0].start)
        if word("takes_over_from").fullmatch(said):
            return before, before[0].start
    return left, start


def _of_the_programme(scene: Scene, sentence: Sentence) -> bool:
    """Does the paragraph of a sentence, or the headline, speak of help or cooperation between east and west?"""
    block = scene.document.blocks[sentence.block]
    titles = [b for b in scene.document.blocks if b.role == "title"]
    return any(word("speaks_of_help").search(scene.text, b.start, b.end) for b in (block, *titles))


def list_opening(scene: Scene, sentence: Sentence) -> str:
    """What opens the list that a sentence is an item of (结对关系如下:), else nothing."""
    span = scene.list_opening(sentence.block)
    return scene.text[span[0] : span[1]] if span else ""


def _only_some(text: str, donors: list[Place], recipients: list[Place]) -> bool:
    """鄞州区、慈溪市等10个区县市与延边州8个县市: of ten that help two are named; who helps whom is not said."""
    several = _AMONG.match(text, donors[-1].end)
    return several is not None and donors[-1].region.level == "county" and recipients[0].region.level != "county"


def _members_in_turn(text: str, donors: list[Place], recipients: list[Place]) -> bool:
    """顺义、平谷、大兴3个区与乌兰察布3个旗县一对一: the members of a city are paired, which with whom is not said."""
    if len(donors) < _PAIR or len(recipients) != 1 or any(d.region.level != "county" for d in donors):
        return False
    counted = word("members_counted").match(text, recipients[0].end)
    if counted is None:
        return False
    return len(donors) > _PAIR or int(counted["many"] or 0) == len(donors)


def _paired_apart(text: str, groups: list[list[Place]], left: list[Place], right: list[Place]) -> bool:
    """A与B、C与D, A帮扶B、C帮扶D, A—B、C—D: the comma stands between two pairs, each paired by the words inside it."""
    index = groups.index(left)
    before = groups[index - 1] if index else None
    after = groups[index + 2] if index + 2 < len(groups) else None
    sides = [(before, left) for _ in (0,) if before] + [(right, after) for _ in (0,) if after]
    return any(
        one
        and other
        and one[0].role != other[0].role
        and (
            _MARK.fullmatch(text[one[-1].end : other[0].start])
            or word("member_gives").fullmatch(text[one[-1].end : other[0].start])
            or pairs_by_words(text[one[-1].end : other[0].start], one)
        )
        for one, other in sides
    )


def _further_partners(scene: Scene, groups: list[list[Place]], known: list[Pair]) -> list[Pair]:
    """甲市负责乙省,外加丙市、丁市: the members of a second list behind one that is paired already."""
    found: list[Pair] = []
    for left, right in pairwise(groups):
        if left[0].role != right[0].role or not word("and_more").fullmatch(scene.text[left[-1].end : right[0].start]):
            continue
        for pair in [p for p in known if p.end == left[-1].end and right[0].role == "recipient"]:
            found += [Pair(pair.donor, p.region, pair.start, right[-1].end, f"{pair.rule}, and more") for p in right]
    return list(dict.fromkeys(found))


def _far_lists(scene: Scene, groups: list[list[Place]]) -> list[Pair]:
    """A、B、C …, 对口支援它们的分别是 X、Y、Z: two lists of one length, the second opened by 分别 or 依次."""
    text = scene.text
    pairs: list[Pair] = []
    for index, left in enumerate(groups):
        for right in groups[index + 1 :]:
            between = text[left[-1].end : right[0].start]
            if len(left) != len(right) or len(left) < 2 or left[0].role == right[0].role:
                continue
            behind = text[right[-1].end : right[-1].end + 12]
            matched = re.search(r"(?:分别|依次)[^,，;；。]{0,3}$", between)
            if matched and says(between[-24:] + behind, "pair_hint"):
                donors, recipients = (left, right) if left[0].role == "donor" else (right, left)
                start, end = left[0].start, right[-1].end
                pairs += [
                    Pair(d.region, r.region, start, end, "two lists, member by member")
                    for d, r in zip(donors, recipients, strict=True)
                ]
    return pairs


def _gifts(scene: Scene, sentence: Sentence, groups: list[list[Place]]) -> list[Pair]:
    """A town or village that gives to one of the other side: the gift shows the pair."""
    if not says(scene.text[sentence.start : sentence.end], "gives_something"):
        return []
    small = [p for g in groups for p in g if p.region.level in ("township", "village") and len(g) == 1]
    marks = [at for at in range(sentence.start, sentence.end) if scene.text[at] in ";；"]
    spans = [*sentence.clauses, *pairwise([sentence.start, *marks, sentence.end])]
    within = dict.fromkeys(tuple(p for p in small if start <= p.start < end) for start, end in spans)
    stretches = [s for s in within if len(s) == 2] or [tuple(small)]  # type: ignore[list-item]
    pairs = []
    for stretch in stretches:
        if len(stretch) == 2 and {stretch[0].role, stretch[1].role} == {"donor", "recipient"}:
            one, two = stretch
            donor, recipient = (one, two) if one.role == "donor" else (two, one)
            pairs.append(Pair(donor.region, recipient.region, one.start, two.end, "gift between towns or villages"))
    return pairs


def _member(scene: Scene, sentence: Sentence, donors: list[Place]) -> list[Place]:
    """静安区是上海市对口夷陵区的区: of a city's giving districts the one that the sentence is about."""
    before = scene.places_in(sentence.start, donors[0].start, "donor")
    if before and scene.text[before[-1].end : donors[0].start] == "是" and inside(before[-1].region, donors[0].region):
        return [before[-1]]
    return donors


def _held(scene: Scene, groups: list[list[Place]], recipients: list[Place]) -> list[Place]:
    """帮着保山的两个县:施甸、昌宁: the members that are named behind the division that only holds them."""
    behind = next((g for g in groups if g[0].start > recipients[-1].end), None)
    if behind is None or len(recipients) > 1 or not all(inside(p.region, recipients[0].region) for p in behind):
        return recipients
    between = scene.text[recipients[0].end : behind[0].start]
    return behind if word("of_it_these").fullmatch(between) else recipients


def _match(
    scene: Scene,
    sentence: Sentence,
    donors: list[Place],
    recipients: list[Place],
    start: int,
    end: int,
    rule: str,
) -> list[Pair]:
    if _only_some(scene.text, donors, recipients) or _members_in_turn(scene.text, donors, recipients):
        return []
    if rule == PUBLIC_AID:  # 江苏省、南京市及各区共向商洛安排…: the money of all, the pairing of the narrowest
        donors = [d for d in donors if not any(inside(other.region, d.region) for other in donors)]
    year = started_year(scene, sentence, start, end)
    if len(donors) == len(recipients) and len(donors) > 1:
        return [
            Pair(d.region, r.region, start, end, f"{rule}, in lists", year)
            for d, r in zip(donors, recipients, strict=True)
        ]
    open_list = "分别" in scene.text[start:end] and scene.places_in(end, sentence.end, "recipient")
    if len(donors) > 1 and (len(recipients) > 1 or open_list):
        return []
    made = []
    for donor in donors:
        for index, recipient in enumerate(recipients):
            if any(inside(recipient.region, before.region) for before in recipients[:index]):
                continue  # 福建开始帮扶宁夏,闽宁镇…: what lies in the partner begins another clause
            if inside(donor.region, recipient.region) or inside(recipient.region, donor.region):
                continue
            made.append(Pair(donor.region, recipient.region, start, end, rule, year))
    return made
