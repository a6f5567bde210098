"""Pairings: which supporting side is paired with which supported side, as sentences state it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pairing_db.document import Reading, Region, Sentence
from pairing_db.interpret.lexicon import word
from pairing_db.interpret.pair_frontier import frontier_aid, frontier_helpers
from pairing_db.interpret.pair_organisations import Pair, body_behind, organisation_pairs
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside
from pairing_db.interpret.sides import groups_of

_JOIN = re.compile(r"\s*(?:与|和|同|、|—+|-|→|·|对|跟|及|~)?\s*")
_LISTED = re.compile(r"\s*[、,，;；]\s*")
_JOINED_BY_WORD = re.compile(r"\s*(?:分别)?(?:与|和|同|跟|对口)\s*")
_WITH = re.compile(
    r"(?:[省市区县州旗]?委|、|党委|党政|人民政府|[省市区县州旗]?政府|两级|则|也|还|又|正|分别|先后|随即|同时|正式|以来|于?\d{4}年)*(?:与|和|同|跟)"
)
_DIVISION = re.compile(r"(?:新疆)?(?:生产建设)?兵团|第?[一二三四五六七八九十]{1,3}师")  # 兵团第一师阿拉尔市
_GIVES = re.compile(
    r"[^,，;；。]{0,6}?(?:对口|结对|携手)?(?:帮扶|支援|援助|协作|对口|结对|合作|帮助|牵手|联姻|扶贫)(?:协作)?(?:、(?:帮扶|支援|协作|合作))*(?:着|的|了)?(?:[^,，;；。]{0,4}(?:是|为|有|包括))?[“”]?"
)
_TAKEN = re.compile(r"[,，]?[^,，;；。]{0,4}?(?:由|受|接受|得到)(?:来自)?")
_TAKEN_END = re.compile(r"[^,，;；。]{0,8}?(?:帮扶|支援|援助|协作|对口|结对|兼顾|负责|“|援建|承担|牵头)")
_CUE = re.compile(r"(?:结[对亲为成]|对子|对口|帮扶|协作|支援|牵手|携手|认亲|攀|缔结|扶贫|共建|关系|合作)")
_PAIR_CUE_AFTER = re.compile(
    r"[^,，;；。]{0,24}?(?:结[对亲为成]|对口|帮扶|协作|支援|牵手|携手|认亲|攀上?了?亲|缔结|扶贫|建立|联姻|“亲戚”|共建)"
)
_FORMAL = re.compile(r"(?:两|东西|对口|扶贫协作|结对|(?:省|市)际)")
_GIVING = re.compile(r"(?:对口|结对)(?:帮扶|支援|协作|合作)(?:了|的)?(?:[省市区县州旗]|地区|县区)?$")
_OPENING = re.compile(r"[,，](?:倾力|全力|积极|持续|精准)?(?:帮扶|支援|援助|助力)$")  # A …,帮扶B…
_LIFTS = re.compile(r"[^,，;；。]{0,18}?助力")
_LIFTED = re.compile(r"(?:全面|如期|高质量|打赢|决战|决胜)?(?:脱贫|摘帽|乡村振兴)")
_STRONG = re.compile(r"结对|对子|对口|协作关系|结亲|攀亲|手拉手")
_FOUNDED = re.compile(r"以来|建立|结对|牵手|启动|签|结成|结为|结亲|携手|关系|对口")
_GIFT = re.compile(r"捐|出资|送来|送去|收到|赠|援建|资助|拿出|帮助|投入")
_POINTING = re.compile(r"(?:该|我|本)[省市区县州旗]")
_CHARGED = re.compile(r"(?:承担着?|负责|承接)")
_CHARGED_END = re.compile(r"的?[^,，;；。]{0,10}(?:扶贫|协作|帮扶|支援)")
_MEETING = re.compile(
    r"[^,，;；。、]{0,8}(?:扶贫协作|东西部协作)[^,，;；。、]{0,6}(?:联席会|座谈会|领导小组|论坛|对接|推介|活动)"
)
_ARROW = re.compile(r"\s*(?:→|——?>|⇒|--)\s*")
_SINCE = re.compile(r"(\d{4})年[^,，;；。]{0,16}?$")
_BEGUN = re.compile(r"始于|起|以来|开始|建立|结对|启动|签|确定|牵手|携手|结成|结为|结亲|帮扶")
_LEVELS = ("province", "prefecture", "county", "township", "village")
_NARROW = {"zone": "county"}


def pairing_readings(scene: Scene) -> list[Reading]:
    """The pairings of an article, with the article's own one first where the text shows it."""
    pairs = [*stated_pairs(scene), *organisation_pairs(scene)]
    known = {(p.donor.path, p.recipient.path) for p in pairs if p.donor and p.recipient and not p.donor_name}
    own = _own(scene)
    if own and own.donor and own.recipient and (own.donor.path, own.recipient.path) not in known:
        pairs.insert(0, own)
    years = {_sides(p): p.started_year for p in reversed(pairs) if p.started_year}
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
        text = scene.text[sentence.start : sentence.end]
        cued = _CUE.search(text) or _GIFT.search(text) or "→" in text or "【" in text
        found += (pairs_in(scene, sentence) if cued else []) or frontier_aid(scene, sentence)
    seen: dict[tuple[str | None, str | None], Pair] = {}
    for pair in found:
        key = (_p(pair.donor), _p(pair.recipient))
        if key not in seen or (seen[key].started_year is None and pair.started_year):
            seen[key] = pair
    return tuple(seen.values())


def pairs_in(scene: Scene, sentence: Sentence) -> list[Pair]:
    """The pairs that one sentence states."""
    places = tuple(p for p in scene.places_in(sentence.start, sentence.end) if p.role)
    text = scene.text
    groups = _with_divisions(text, _split_by_role(groups_of(scene, tuple(p for p in places))))
    pairs: list[Pair] = []
    for left, right in pairwise(groups):
        if left[0].role == right[0].role:
            continue
        start, end = left[0].start, right[-1].end
        between = text[left[-1].end : right[0].start]
        after = text[end : min(sentence.end, end + 40)]
        if _LISTED.fullmatch(between) and _paired_apart(text, groups, left, right):
            continue
        rule = _rule(between, after, left, right, text[max(sentence.start, start - 16) : start])
        if rule == "A and B in a list of pairs" and not _STRONG.search(text[sentence.start : sentence.end]):
            continue
        if rule is None or (_abbreviated(left, right) and not _FORMAL.match(after)):
            continue
        if not between and (left[-1].end - left[-1].start == 1) != (right[0].end - right[0].start == 1):
            continue  # 隆德县闽宁产业园: the programme in one character behind a name
        donors, recipients = (left, right) if left[0].role == "donor" else (right, left)
        donors = _member(scene, sentence, donors)
        pairs += _match(scene, sentence, donors, recipients, start, end, rule)
    pairs += _far_lists(scene, groups)
    pairs += frontier_helpers(scene, groups)
    pairs += _with_subject_before(scene, sentence, groups, pairs)
    return pairs or _gifts(scene, sentence, groups)


def _with_divisions(text: str, groups: list[list[Place]]) -> list[list[Place]]:
    """阿克苏地区和新疆生产建设兵团第一师阿拉尔市 are one list; ``places`` know nothing of the corps."""
    out: list[list[Place]] = []
    for group in groups:
        gap = text[out[-1][-1].end : group[0].start] if out else ""
        if out and out[-1][0].role == group[0].role and re.fullmatch("[、和及]", _DIVISION.sub("", gap)):
            out[-1] += group
        else:
            out.append(group)
    return out


def _paired_apart(text: str, groups: list[list[Place]], left: list[Place], right: list[Place]) -> bool:
    """A与B、C与D: the comma stands between two pairs, both of which are joined by a word."""
    index = groups.index(left)
    before = text[groups[index - 1][-1].end : left[0].start] if index else ""
    after = text[right[-1].end : groups[index + 2][0].start] if index + 2 < len(groups) else ""
    return any(_JOINED_BY_WORD.fullmatch(gap) for gap in (before, after))


def _abbreviated(left: list[Place], right: list[Place]) -> bool:
    """青陇, 粤黔: two one-character names side by side are a pairing only where the words behind them say so."""
    return left[-1].end - left[-1].start == 1 and right[0].end - right[0].start == 1


def _with_subject_before(scene: Scene, sentence: Sentence, groups: list[list[Place]], known: list[Pair]) -> list[Pair]:
    """同时对口支援称多县: the giver is the supporting division named before, else the article's own."""
    found: list[Pair] = []
    for index, group in enumerate(groups):
        if group[0].role != "recipient" or any(p.recipient == group[0].region for p in known):
            continue
        if body_behind(scene.text, group[-1].end, sentence.end):
            continue
        lead = scene.text[sentence.start : group[0].start]
        lists = [g for g in groups[:index] if g[0].role == "donor"]
        givers = lists[-1] if lists else []
        if len(givers) > 1 and len(givers) != len(group) and len(group) > 1:
            continue  # 7 cities help 8: who helps whom is not said
        if not _GIVING.search(lead) and not (givers and _OPENING.search(lead)):
            continue
        donor = givers[-1].region if givers else scene.donor
        if donor is not None:
            start = givers[-1].start if givers else group[0].start
            found += [Pair(donor, p.region, start, group[-1].end, "helps B, giver named before") for p in group]
    return found


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
            if re.search(r"(?:分别|依次)[^,，;；。]{0,3}$", between) and _CUE.search(between[-24:] + behind):
                donors, recipients = (left, right) if left[0].role == "donor" else (right, left)
                start, end = left[0].start, right[-1].end
                pairs += [
                    Pair(d.region, r.region, start, end, "two lists, member by member")
                    for d, r in zip(donors, recipients, strict=True)
                ]
    return pairs


def _gifts(scene: Scene, sentence: Sentence, groups: list[list[Place]]) -> list[Pair]:
    """A town or village that gives to one of the other side: the gift shows the pair."""
    if not _GIFT.search(scene.text[sentence.start : sentence.end]):
        return []
    small = [p for g in groups for p in g if p.region.level in ("township", "village") and len(g) == 1]
    by_clause = [[p for p in small if start <= p.start < end] for start, end in sentence.clauses]
    stretches = [s for s in by_clause if len(s) == 2] or [small]
    pairs = []
    for stretch in stretches:
        if len(stretch) == 2 and {stretch[0].role, stretch[1].role} == {"donor", "recipient"}:
            one, two = stretch
            donor, recipient = (one, two) if one.role == "donor" else (two, one)
            pairs.append(Pair(donor.region, recipient.region, one.start, two.end, "gift between towns or villages"))
    return pairs


def _split_by_role(groups: Iterable[list[Place]]) -> list[list[Place]]:
    out: list[list[Place]] = []
    for group in groups:
        for place in group:
            if (
                out
                and out[-1][0].role == place.role
                and place in group
                and group[0] is not place
                and out[-1][-1] in group
            ):
                out[-1].append(place)
            else:
                out.append([place])
    return out


def _member(scene: Scene, sentence: Sentence, donors: list[Place]) -> list[Place]:
    """静安区是上海市对口夷陵区的区: of a city's giving districts the one that the sentence is about."""
    before = scene.places_in(sentence.start, donors[0].start, "donor")
    if before and scene.text[before[-1].end : donors[0].start] == "是" and inside(before[-1].region, donors[0].region):
        return [before[-1]]
    return donors


def _rule(between: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The name of the way in which the words around two facing groups pair them, None where they do not."""
    between = _DIVISION.sub("", _POINTING.sub("", between))
    count = re.sub(r"^(?:等|两[市区县省地]|\d+(?:个)?[市区县旗州]+|[一二三四五六七八九十]+[市区县州])", "", between)
    if _MEETING.match(after):
        return None
    if _ARROW.fullmatch(between):
        return "arrow"
    return _helping(count, after, left) or _joined(count, after, left, right, before)


def _helping(count: str, after: str, left: list[Place]) -> str | None:
    """The ways in which one side gives and the other receives."""
    gives = left[0].role == "donor"
    if word("body").search(count):  # two offices that pair are no pair of divisions
        return None
    if _GIVES.fullmatch(count) and (gives or "结对" in count):
        return "A helps B" if gives else "A paired with B"
    if gives and _LIFTS.fullmatch(count) and _LIFTED.match(after):
        return "A helps B"
    if gives and _CHARGED.fullmatch(count) and _CHARGED_END.match(after):
        return "A charged with B"
    if _TAKEN.fullmatch(count) and _TAKEN_END.match(after):
        return "B helped by A"
    return None


def _joined(count: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The ways in which both sides stand beside each other: 与 before a verb that pairs, a list of pairs, a heading."""
    joined = bool(_JOIN.fullmatch(count))
    if joined and _PAIR_CUE_AFTER.match(after):
        return "A and B paired"
    if _WITH.fullmatch(count) and _PAIR_CUE_AFTER.match(after):
        return "A paired with B"
    if joined and re.search(r"(?:结对|协作|帮扶|对口支援)[^,，。]{0,6}$", before):
        return "paired: A and B"
    if joined and re.match(r"[·—-]", count) and before.endswith("【") and after.startswith("】"):
        return "A and B in a heading"
    listed = _alike(left, right, count) and re.match(r"[,，;；。、]|$", after)
    if listed and ((joined and count.strip()) or _JOINED_BY_WORD.fullmatch(count)):
        return "A and B in a list of pairs"
    if re.fullmatch("[(（]", count) and re.match(r"[)）](?:[,，、;；。]|等|和|$)", after) and _alike(left, right, "与"):
        return "A and B in a list of pairs"
    return None


def _alike(left: list[Place], right: list[Place], between: str) -> bool:
    """Two single divisions of one level, or both of county level and above; more than one only across a word."""
    levels = {p.region.level for p in (*left, *right)}
    single = len(left) == len(right) == 1
    joined = _JOINED_BY_WORD.fullmatch(between) and (min(len(left), len(right)) == 1 or len(left) == len(right))
    return bool((single or joined) and (len(levels) == 1 or levels <= {"province", "prefecture", "county"}))


def _match(
    scene: Scene,
    sentence: Sentence,
    donors: list[Place],
    recipients: list[Place],
    start: int,
    end: int,
    rule: str,
) -> list[Pair]:
    year = _year(scene, sentence, start, end)
    if len(donors) == len(recipients) and len(donors) > 1:
        return [
            Pair(d.region, r.region, start, end, f"{rule}, in lists", year)
            for d, r in zip(donors, recipients, strict=True)
        ]
    if len(donors) > 1 and (len(recipients) > 1 or "分别" in scene.text[start:end]):
        return []
    made = []
    for donor in donors:
        for recipient in recipients:
            if inside(donor.region, recipient.region) or inside(recipient.region, donor.region):
                continue
            made.append(Pair(donor.region, recipient.region, start, end, rule, year))
    return made


def _year(scene: Scene, sentence: Sentence, start: int, end: int) -> int | None:
    """The year from which the sentence says the pairing runs."""
    text = scene.text
    after = re.match(
        r"[^,，;；。]{0,6}?(?:始于|自|从|于)?(\d{4})年[^,，;；。]{0,6}?(?:结对|建立|开始|起|牵手|,|，|。)?",
        text[end : sentence.end][:24],
    )
    if after and (re.search(r"始于|结对|牵手", after[0])):
        return int(after[1])
    lead = text[sentence.start : start]
    stated = re.search(r"(?:自|从)?(\d{4})年(?:\d{1,2}月)?[^。;；]{0,24}$", lead)
    if stated is None:
        return None
    begins = lead[stated.start()] in "自从" or _BEGUN.search(
        re.split(r"[,，;；。]", text[start : sentence.end][:60])[0]
    )
    founded = _FOUNDED.search(text[stated.start(1) + sentence.start : sentence.end][:80])
    return int(stated[1]) if begins and founded else None


def _own(scene: Scene) -> Pair | None:
    """The article's own pairing: both sides clear, and shown together by the title or one sentence."""
    donor, recipient = scene.donor, scene.recipient
    if donor is None or recipient is None:
        return None
    best: Pair | None = None
    for sentence in scene.document.sentences:
        here = scene.places_in(sentence.start, sentence.end)
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
            best = best or pair
    return best
