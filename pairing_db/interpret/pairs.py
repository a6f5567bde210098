"""Pairings: which supporting side is paired with which supported side, as sentences state it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pairing_db.document import Reading, Region, Sentence
from pairing_db.interpret.county_shares import county_shares
from pairing_db.interpret.pair_frontier import frontier_aid, frontier_helpers
from pairing_db.interpret.pair_groups import facing_groups, may_pair
from pairing_db.interpret.pair_members import member_pairs
from pairing_db.interpret.pair_organisations import Pair, organisation_pairs
from pairing_db.interpret.pair_speakers import pairs_with_us
from pairing_db.interpret.pair_subjects import (
    OWN_SIDE,
    handed_on,
    on_own_side,
    one_by_one,
    said_between,
    with_subject_before,
)
from pairing_db.interpret.pair_words import (
    JOINT,
    PROGRAMME,
    PUBLIC_AID,
    SIGNS,
    is_adjacent,
    pairs_by_words,
    rule_of,
    rule_of_abbreviations,
    without_counts,
)
from pairing_db.interpret.pair_years import started_year, year_of_both
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside, related
from pairing_db.interpret.side_candidates import in_programme
from pairing_db.words import says, word

_AMONG = re.compile(r"等\d+个?(?:[市区县]+)")
_LISTED = re.compile(r"\s*[、,，;；]\s*")
_HELP = re.compile("对口|帮扶|协作|扶贫|支援|援助")
_SENT = re.compile("援[藏疆青建]|医疗队")
_LEVELS = ("province", "prefecture", "county", "township", "village")
_NARROW = {"zone": "county"}


def pairing_readings(scene: Scene) -> list[Reading]:
    """The pairings of an article, with the article's own one first where the text shows it."""
    pairs = [*stated_pairs(scene), *organisation_pairs(scene)]
    known = {(p.donor.path, p.recipient.path) for p in pairs if p.donor and p.recipient and not p.donor_name}
    own = _own(scene)
    if own and own.donor and own.recipient and not _told_narrower(own, pairs) and _sides(own) not in known:
        pairs = [own, *(p for p in pairs if p.rule != PROGRAMME or not _covers(p, own))]
    pairs = [p for p in pairs if p.rule != PUBLIC_AID or not _inside_another(p, pairs)]
    pairs = [p for p in pairs if p.rule != JOINT or not _told_already(p, pairs)]
    years = {_sides(p): p.started_year for p in reversed(pairs) if p.started_year}
    years = _years_of_both(scene, pairs) | years
    readings = []
    for pair in pairs:
        organisation = bool(pair.donor_name)
        readings.append(
            Reading(
                "pairing",
                {
                    "donor": pair.donor,
                    "recipient": pair.recipient,
                    "donor_name": pair.donor_name or (pair.donor.name if pair.donor else None),
                    "recipient_name": pair.recipient_name or (pair.recipient.name if pair.recipient else None),
                    "level": "organisation" if organisation else _level(pair.donor, pair.recipient),
                    "started_year": pair.started_year or (None if organisation else years.get(_sides(pair))),
                    "ended_year": None,
                },
                ((pair.start, pair.end),),
                pair.rule,
            )
        )
    return readings


def _years_of_both(scene: Scene, pairs: list[Pair]) -> dict[tuple[str | None, str | None], int]:
    """The years that sentences about 两地 tell: of the pair told last in the paragraph, else of the article's own."""
    own = next((p for p in pairs if (p.donor, p.recipient) == (scene.donor, scene.recipient)), None)
    found: dict[tuple[str | None, str | None], int] = {}
    for sentence in scene.document.sentences:
        told = year_of_both(scene, sentence)
        if told is None:
            continue
        block = scene.document.blocks[sentence.block]
        before = [p for p in pairs if block.start <= p.start and p.end <= told[1] and not p.donor_name]
        pair = before[-1] if before else own
        if pair is not None:
            found.setdefault(_sides(pair), told[0])
    return found


def _p(region: Region | None) -> str | None:
    return region.path if region else None


def _sides(pair: Pair) -> tuple[str | None, str | None]:
    return _p(pair.donor), _p(pair.recipient)


def _level(donor: Region | None, recipient: Region | None) -> str:
    """The narrower side's level."""
    levels = [_NARROW.get(r.level, r.level) for r in (donor, recipient) if r is not None]
    return max(levels, key=_LEVELS.index)


def stated_pairs(scene: Scene) -> tuple[Pair, ...]:
    """Every pair of divisions that some sentence (or the title) states, in the order of the text."""
    found: list[Pair] = []
    for sentence in scene.document.sentences:
        text = scene.text[sentence.start : sentence.end] + _opening(scene, sentence)
        cued = (
            says(text, "pair_hint")
            or says(text, "signs_for_pairing")
            or says(text, "gives_something")
            or "→" in text
            or "【" in text
        )
        found += (pairs_in(scene, sentence) if cued else []) or frontier_aid(scene, sentence)
    found += member_pairs(scene, found)
    seen: dict[tuple[str | None, str | None], Pair] = {}
    for pair in found:
        key = (_p(pair.donor), _p(pair.recipient))
        if key not in seen or (seen[key].started_year is None and pair.started_year):
            seen[key] = pair
    seen = {key: pair for key, pair in seen.items() if not _by_short_name(pair, seen.values())}
    told = [p for p in seen.values() if p.rule != PROGRAMME and _level(p.donor, p.recipient) in _LEVELS[:3]]
    return tuple(p for p in seen.values() if p.rule != PROGRAMME or not any(_covers(p, other) for other in told))


def one_to_one(scene: Scene) -> tuple[Pair, ...]:
    """The stated pairs without the counties inside a partner that a city takes up (先后承担乙县、丙县的任务)."""
    pairs = stated_pairs(scene)
    return tuple(p for p in pairs if p.rule != OWN_SIDE or not _inside_another(p, list(pairs)))


def _told_narrower(own: Pair, pairs: list[Pair]) -> bool:
    """Is a district of the article's own giver paired with the same side (黄浦区 beside 上海市)?"""
    return any(
        p.donor and p.recipient and own.donor and p.recipient == own.recipient and inside(p.donor, own.donor)
        for p in pairs
        if not p.donor_name
    )


def _inside_another(pair: Pair, pairs: list[Pair]) -> bool:
    """福州市向渭源县投入… beside 福州市 and 定西市: money to a county of the partner makes no pairing of its own."""
    return any(
        other.donor == pair.donor and other.recipient and pair.recipient and inside(pair.recipient, other.recipient)
        for other in pairs
    )


def _told_already(pair: Pair, pairs: list[Pair]) -> bool:
    """甲区和乙县合建的园区 beside 甲区与乙县丙镇结对: the pair is told by better words, at its own level."""
    return any(
        other.rule != JOINT
        and other.donor == pair.donor
        and other.recipient
        and pair.recipient
        and related(other.recipient, pair.recipient)
        for other in pairs
    )


def _by_short_name(pair: Pair, pairs: Iterable[Pair]) -> bool:
    """南浔·广安 beside 南浔区 and 广安区: the short name of a city where its district of that name is the partner."""
    return any(
        other.donor == pair.donor
        and other.recipient
        and pair.recipient
        and inside(other.recipient, pair.recipient)
        and other.recipient.short_name == pair.recipient.short_name
        for other in pairs
    )


def _covers(programme: Pair, other: Pair) -> bool:
    """Does a pair stand inside both sides of a programme (浙川协作 beside 杭州与广元)?"""
    sides = ((programme.donor, other.donor), (programme.recipient, other.recipient))
    return all(outer and inner and related(inner, outer) for outer, inner in sides)


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
        if between == "·" and text[start - 1 : start] in "“「":
            continue  # “甲·乙扶贫车间” is a name on a board
        if between.startswith("等") and after.startswith("等"):
            continue  # 甲镇等5个镇街分别结对乙镇等5个乡镇: which faces which is not said
        if _LISTED.fullmatch(without_counts(between)) and _paired_apart(text, groups, left, right):
            continue
        rule = rule_of(between, after, left, right, text[max(sentence.start, start - 16) : start])
        said = text[sentence.start : sentence.end] + _opening(scene, sentence)
        sure = says(said, "surely_pairs") or says(said, "signs_for_pairing")
        if rule == "A and B in a list of pairs" and not sure:
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
        pairs += _match(scene, sentence, donors, recipients, start, end, rule)
    pairs += _further_partners(scene, groups, pairs)
    pairs += _far_lists(scene, groups)
    pairs += handed_on(scene, groups)
    pairs += [
        Pair(share.donor.region, share.region, share.donor.start, share.end, "A helps some counties of B")
        for share in county_shares(scene, sentence)
    ]
    pairs += frontier_helpers(scene, groups)
    pairs += pairs_with_us(scene, sentence, groups)
    pairs += with_subject_before(scene, sentence, groups, pairs)
    pairs += on_own_side(scene, sentence, groups, pairs)
    pairs += one_by_one(scene, sentence, groups, pairs)
    return pairs or _gifts(scene, sentence, groups)


def _of_the_programme(scene: Scene, sentence: Sentence) -> bool:
    """Does the paragraph of a sentence, or the headline, speak of help or cooperation between east and west?"""
    block = scene.document.blocks[sentence.block]
    titles = [b for b in scene.document.blocks if b.role == "title"]
    return any(_HELP.search(scene.text, b.start, b.end) for b in (block, *titles))


def _opening(scene: Scene, sentence: Sentence) -> str:
    """What opens the list that a sentence is an item of (结对关系如下:), else nothing."""
    span = scene.list_opening(sentence.block)
    return scene.text[span[0] : span[1]] if span else ""


def _only_some(text: str, donors: list[Place], recipients: list[Place]) -> bool:
    """鄞州区、慈溪市等10个区县市与延边州8个县市: of ten that help two are named; who helps whom is not said."""
    several = _AMONG.match(text, donors[-1].end)
    return several is not None and donors[-1].region.level == "county" and recipients[0].region.level != "county"


def _paired_apart(text: str, groups: list[list[Place]], left: list[Place], right: list[Place]) -> bool:
    """A与B、C与D, A帮扶B、C帮扶D: the comma stands between two pairs, each paired by the words inside it."""
    index = groups.index(left)
    before = groups[index - 1] if index else None
    after = groups[index + 2] if index + 2 < len(groups) else None
    sides = [(before, left) for _ in (0,) if before] + [(right, after) for _ in (0,) if after]
    return any(
        one and other and one[0].role != other[0].role and pairs_by_words(text[one[-1].end : other[0].start], one)
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
    if not word("gives_something").search(scene.text[sentence.start : sentence.end]):
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


def _match(
    scene: Scene,
    sentence: Sentence,
    donors: list[Place],
    recipients: list[Place],
    start: int,
    end: int,
    rule: str,
) -> list[Pair]:
    if _only_some(scene.text, donors, recipients):
        return []
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


def _own(scene: Scene) -> Pair | None:
    """The article's own pairing: both sides clear, and shown together by the title or one sentence."""
    donor, recipient = (scene.leading_division(role) for role in ("donor", "recipient"))
    if donor is None or recipient is None or (donor.level == "county" and recipient.level == "province"):
        return None  # 大兴区 beside 京蒙协作: the district helps some county of the province
    if not (_HELP.search(scene.text) or _SENT.search(scene.text) or says(scene.text, "surely_pairs")):
        return None
    best: Pair | None = None
    for sentence in scene.document.sentences:
        here = [p for p in scene.places_in(sentence.start, sentence.end) if may_pair(scene, p)]
        one = [p for p in here if p.region.path == donor.path]
        two = [p for p in here if p.region.path == recipient.path]
        if one and two:
            spans = sorted([(one[0].start, one[0].end), (two[0].start, two[0].end)])
            pair = Pair(donor, recipient, spans[0][0], spans[1][1], "the article's own sides")
            if (
                word("pair_cue").search(scene.text[sentence.start : sentence.end])
                or "协作" in scene.text[sentence.start : sentence.end]
            ):
                return pair
            told = donor.level == recipient.level or not (one[0].pointed or two[0].pointed)
            best = best or (pair if told else None)
    return best
