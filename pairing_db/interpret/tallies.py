"""Counts of paired units: A 的 a 所学校、b 家医院与 B 的 c 所学校、d 家医院结对 (model: pairing_tally).

A sentence that pairs is cut into matches of two lists of counts, facing each other across 与 or a verb (结对, 挂钩).
Each list belongs to the side whose name leads to it, else to the one that its nouns tell (贫困村); counts of one kind
on the two sides make one row. Where the sides stay open and the counts differ, there is no row.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.county_shares import CountyShare, county_shares
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.tally_counts import SENT_BY_DONORS, Count, count_of, kind_of_pairs
from pairing_db.interpret.tally_facing import DIVISIONS, head_of, rows_of, rows_of_match
from pairing_db.interpret.tally_matches import OTHER_PARTY, matches
from pairing_db.interpret.tally_rows import Tally, list_of, row_of
from pairing_db.interpret.tally_sides import FacingList, own_place, settle_roles
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_IN_TURN = re.compile(
    r"(?P<list>(?:[一-鿿]{1,6}结对(?:共建|帮扶)?[、和与及])+[一-鿿]{1,6}结对(?:共建|帮扶)?)(?:数量?)?(?:分别|依次)[^\d,，;；。]{0,6}"
)
_NOUN = r"[一-鿿]{1,6}(?:[(（][^()（）]{1,10}[)）])?"
# 结对学校、医院分别达11对、6对
_NOUNS_IN_TURN = re.compile(
    rf"结对(?:的)?(?P<list>(?:{_NOUN}[、和与及])+{_NOUN})(?:数量?)?(?:分别|依次)[^\d,，;；。]{{0,6}}"
)
_PAIRED_UP = re.compile(r"[,，;；。、:：)）\s]|$|结|的?(?:对口|帮扶|协作)")
_FACED = re.compile(r"^(?:[(（][^()（）]*[)）])?(?:[与和同跟]|分别与)")
_SIGNED = re.compile(r"[^;；。]{0,40}?(?:签(?:订|署|下|了)*[^,，;；。]{0,8}(?:协议|约)|搭(?:伙|帮|上了?伴)|手拉手)")
_LISTED = re.compile("[、和,，]")
_NEAR_NAME = 16  # characters between two counts that face each other
_NEXT_KIND = re.compile("[、,，和][一-鿿]{2,6}")


def tallies_of(scene: Scene, sentence: Sentence, quantities: tuple[Quantity, ...]) -> list[Tally]:
    """The tallies of a sentence; none where nothing is paired in it."""
    shares = county_shares(scene, sentence)
    rows = [_of_share(scene, sentence, share, share.quantity) for share in shares if share.quantity]
    told = max((share.end for share in shares), default=sentence.start)  # 和田的八个县里 is no count of pairs
    quantities = tuple(q for q in quantities if q.start >= told)
    return rows + _facing_lists(scene, sentence, quantities)


def _of_share(scene: Scene, sentence: Sentence, share: CountyShare, quantity: Quantity) -> Tally:
    """The row of one giver that helps so many counties of a division."""
    count = Count(quantity, "county", quantity.end)
    row = row_of(scene, sentence, "county", None, count, {"donor": share.donor, "recipient": None})
    values = {**row.reading.values, "donor": share.donor.region, "recipient": share.region}
    return replace(row, reading=replace(row.reading, values=values))


def _facing_lists(scene: Scene, sentence: Sentence, quantities: tuple[Quantity, ...]) -> list[Tally]:
    """The tallies of lists of counts that face each other, and of pairs told in one figure."""
    in_turn = _in_turn(scene, sentence, quantities)
    counts = _with_kinds([c for q in quantities if (c := in_turn.get(q.start) or _count(scene, sentence, q))])
    counts = [c for c in _of_which(scene, counts, quantities) if not word("not_paired_itself").match(scene.text, c.end)]
    summed = {c.quantity.start for c in counts if _sums_up_names(scene, sentence, c.quantity)}
    counts = _without_holders(scene, [c for c in counts if not _is_where(scene, c)], summed)
    counts = _all_pairs(scene, _with_facing(scene, _with_shares(scene, counts, quantities), quantities))
    if not counts:
        return []
    cues = _cues(scene, sentence, counts)
    counts = [
        c for c in counts if c.pairs or _near_cue(scene.text, sentence, _last_listed(scene.text, counts, c), cues)
    ]
    rows = [row for c in counts if c.pairs for row in rows_of(scene, sentence, [(c, c)], None, None)]
    titled = scene.document.blocks[sentence.block].role in ("title", "heading")
    before: str | None = None
    since = sentence.start
    for left, right in matches(scene, [c for c in counts if not c.pairs]):
        if not right and all(c.quantity.start in summed for c in left):
            continue  # 隆安县、马山县、上林县3县 only sums up the names
        if right and _helps_its_own(scene, sentence, left[0], right[0]):
            continue
        one, two = FacingList(left), FacingList(right)
        settle_roles(scene, sentence, one, two, before, since)
        before, since = one.role, [*left, *right][-1].end
        if (
            right
            and word("of_a_thing").match(scene.text, right[-1].end)
            and not _pairs_surely(scene, sentence, left[0])
        ):
            continue  # 3家企业包下了2个村的路灯
        if not (titled and not right):
            rows += rows_of_match(scene, sentence, one, two)
    return rows


def _helps_its_own(scene: Scene, sentence: Sentence, helper: Count, helped: Count) -> bool:
    """全县24个单位帮扶56个贫困村: offices that a division counts as its own, with villages that nobody names."""
    start, end = clause_of(sentence, helper.quantity.start)[0], helper.quantity.start
    if helper.kind != "department" or helped.kind != "village":
        return False
    if scene.places_in(sentence.start, helped.quantity.start, "donor"):
        return False
    return says(scene.text[start:end] + scene.text[helper.quantity.end : helper.end], "own_offices")


def _pairs_surely(scene: Scene, sentence: Sentence, count: Count) -> bool:
    """Does the clause of a count say outright that its units are paired?"""
    return says(scene.text, "surely_pairs", *clause_of(sentence, count.quantity.start))


def _in_turn(scene: Scene, sentence: Sentence, quantities: tuple[Quantity, ...]) -> dict[int, Count]:
    """镇镇结对、村村结对、村企结对分别达到20个、39个、63个: each count with the pairs that it is of, by its place."""
    found: dict[int, Count] = {}
    for wanted, lead in ((_IN_TURN, ""), (_NOUNS_IN_TURN, "结对")):
        for match in wanted.finditer(scene.text, sentence.start, sentence.end):
            members = re.split("[、和与及]", match["list"])
            following = [q for q in quantities if q.start >= match.end()][: len(members)]
            for member, quantity in zip(members, following, strict=False):
                if kind := kind_of_pairs(quantity, lead + member):
                    found[quantity.start] = Count(quantity, kind, quantity.end, pairs=True)
    return found


def _is_where(scene: Scene, count: Count) -> bool:
    """46家企业在湘西州7县市与61个村结对: counties that only say where the others pair."""
    head = head_of(scene, count)
    return bool(head and count.kind in ("county", "prefecture") and scene.text[head.start - 1 : head.start] in "在到赴")


def _without_holders(scene: Scene, counts: list[Count], summed: set[int]) -> list[Count]:
    """施甸、龙陵、昌宁3县15个乡镇: a count that sums up names and only holds the units counted behind it."""
    holders = {
        one.quantity.start
        for one, two in pairwise(counts)
        if (one.quantity.start in summed or scene.text[one.quantity.start - 1] == "等")
        and scene.text[one.end : two.quantity.start] in ("", "的")
    }
    return [c for c in counts if c.quantity.start not in holders]


def _with_shares(scene: Scene, counts: list[Count], quantities: tuple[Quantity, ...]) -> list[Count]:
    """靖远县35个、会宁县30个贫困村: the first count leaves its noun to the one that it is listed with."""
    counted = {count.quantity.start: count for count in counts}
    for left, right in reversed(list(pairwise(quantities))):
        count = counted.get(right.start)
        if count is None or count.pairs or left.start in counted or left.measure != right.measure:
            continue
        listed = replace(count, quantity=left, end=left.end)
        own, next_one = head_of(scene, listed), head_of(scene, count)
        if own and next_one and own.role == next_one.role and _LISTED.fullmatch(scene.text, left.end, next_one.start):
            counted[left.start] = listed
    return [counted[start] for start in sorted(counted)]


def _with_facing(scene: Scene, counts: list[Count], quantities: tuple[Quantity, ...]) -> list[Count]:
    """10所湟源的学校同六合11所结成对子: a count without a noun that faces one of the same measure on the other side."""
    counted = {count.quantity.start: count for count in counts}
    for left, right in pairwise(quantities):
        count = counted.get(left.start)
        if count is None or count.pairs or right.start in counted or left.measure != right.measure:
            continue
        faced = _FACED.search(scene.text[count.end : right.start])
        led = any(p.end == right.start and p.role for p in scene.places_in(left.end, right.start))
        if faced and led and _PAIRED_UP.match(scene.text, right.end):
            counted[right.start] = replace(count, quantity=right, end=right.end)
    return [counted[start] for start in sorted(counted)]


def _of_which(scene: Scene, counts: list[Count], quantities: tuple[Quantity, ...]) -> list[Count]:
    """20个镇街中,有8个与…结对: of a whole that only says how many there are, those that pair."""
    parts = {
        left.start: right
        for left, right in pairwise(quantities)
        if left.measure == right.measure and right.value < left.value
    }
    found: list[Count] = []
    for count in counts:
        part = parts.get(count.quantity.start)
        if part and not count.pairs and word("some_among").fullmatch(scene.text, count.end, part.start):
            found.append(replace(count, quantity=part, end=part.end))
        else:
            found.append(count)
    return list({count.quantity.start: count for count in found}.values())


def _all_pairs(scene: Scene, counts: list[Count]) -> list[Count]:
    """镇镇4个,村村15个,学校2所: what a list of pairs goes on with, noun before, are pairs too."""
    known: list[Count] = []
    for count in counts:
        last = known[-1] if known else None
        between = scene.text[last.end : count.quantity.start] if last else ""
        listed = last is not None and last.pairs and _NEXT_KIND.fullmatch(between) is not None
        known.append(replace(count, pairs=True) if listed and count.noun_before else count)
    return known


def _with_kinds(counts: list[Count]) -> list[Count]:
    """Pairs that do not say of what are of the kind of those told last; where none were, they are left out."""
    known: list[Count] = []
    for count in counts:
        before = next((c.kind for c in reversed(known) if c.pairs), None)
        if count.kind or before:
            known.append(count if count.kind else replace(count, kind=before or ""))
    return known


def _count(scene: Scene, sentence: Sentence, quantity: Quantity) -> Count | None:
    own = own_place(scene, quantity)
    clause = clause_of(sentence, quantity.start)
    return count_of(scene.text, quantity, *clause, skip=own.end - quantity.end if own else 0)


def _sums_up_names(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Does a count only say how many names stand before it (隆安县、马山县、上林县3县)?"""
    clause = clause_of(sentence, quantity.start)
    before = [p for p in scene.places_in(clause[0], quantity.start) if not p.pointed]
    return (
        len(before) > 1
        and before[-1].end == quantity.start
        and quantity.value == len(list_of(scene, sentence, before[-1]))
    )


def _cues(scene: Scene, sentence: Sentence, counts: list[Count]) -> list[int]:
    """Where the sentence pairs: at its verbs, and between two counts of one kind that face each other."""
    text = scene.text
    found = [sentence.start + m.start() for m in word("tally_cue").finditer(text[sentence.start : sentence.end])]
    found = [at for at in found if not word("pairing_money").match(text, at)]
    found += [c.quantity.start for c in counts if c.kind == "county" and _counties_helped(scene, sentence, c)]
    for one, two in pairwise(counts):
        gap = text[one.end : two.quantity.start]
        faces = one.kind == two.kind and len(gap) <= _NEAR_NAME and _faces(scene, one, two, gap)
        faces = faces or bool(found and one.kind == two.kind and one.kind in DIVISIONS and gap in ("对", "帮", "结对"))
        named = any(p.role for p in scene.places_in(one.end, two.quantity.start))
        same = one.kind == two.kind and one.kind not in SENT_BY_DONORS and named
        needy = (
            one.kind in SENT_BY_DONORS and two.kind == "village" and says(text, "needy", two.quantity.start, two.end)
        )
        if (same or needy) and _FACED.match(gap) and len(gap) <= _NEAR_NAME and _SIGNED.match(text, two.end):
            found += [one.end, two.quantity.start]
        if found and OTHER_PARTY.fullmatch(gap):
            found += [count.end for count in counts]
        helps = word("helps_counted").fullmatch(_without_helped(scene, one.end, two.quantity.start))
        if faces or (helps and one.kind in SENT_BY_DONORS and two.kind == "village"):
            found += [one.end, two.quantity.start]
    return found


def _counties_helped(scene: Scene, sentence: Sentence, count: Count) -> bool:
    """浙江帮扶四川40个县, 与普洱的5个县开展协作: counties of a named division, and the words that pair them."""
    named = [p for p in scene.places_in(sentence.start, count.quantity.start) if p.role and not p.pointed]
    if not named or named[-1].role != "recipient" or scene.text[named[-1].end : count.quantity.start] not in ("", "的"):
        return False
    if scene.text[named[-1].start - 1 : named[-1].start] in "与和同跟":
        return word("cooperates").match(scene.text, count.end, sentence.end) is not None
    helper = named[-2] if len(named) > 1 and named[-2].role == "donor" else None
    return bool(
        helper
        and word("gives_help").fullmatch(scene.text, helper.end, named[-1].start)
        and _PAIRED_UP.match(scene.text, count.end)
    )


def _without_helped(scene: Scene, start: int, end: int) -> str:
    """The words between two counts without the division whose units the second counts: 帮扶乙县 is 帮扶."""
    helped = [p for p in scene.places_in(start, end, "recipient") if scene.text[p.end : end] in ("", "的")]
    return scene.text[start : helped[-1].start] if helped else scene.text[start:end]


def _faces(scene: Scene, one: Count, two: Count, gap: str) -> bool:
    """A 的 13个镇同 B 的 13个乡镇, A 省 6个市帮扶 B 省 8个市州: the sides named on both, the counts of divisions."""
    gap = gap.lstrip(",，")
    helps = word("helping").match(gap)
    if not (helps or (one.kind in DIVISIONS and re.match(r"[与同]|——", gap))):
        return False
    unsaid = not helps or re.match("对(?!口)", gap)
    if unsaid and not _PAIRED_UP.match(scene.text, two.end):
        return False  # 5个村对乙县6个村的木耳很感兴趣, 8个县与甲市16个区相距300公里
    before = [p for p in scene.places if p.role and 0 <= one.quantity.start - p.end <= 4]
    before = [p for p in before if not re.search("[,，]", scene.text[p.end : one.quantity.start])]
    before += [p for p in (own_place(scene, one.quantity),) if p]
    between = [p for p in scene.places if p.role and one.end <= p.start and p.end <= two.quantity.start]
    if helps and not before:  # 宁波帮延边,10个区对延边8个县: the helpers are counted without their name
        return bool(between) and one.kind in DIVISIONS and _PAIRED_UP.match(scene.text, two.end) is not None
    return bool(before and between and before[-1].role != between[0].role)


def _last_listed(text: str, counts: list[Count], count: Count) -> Quantity:
    """The last figure of the unbroken list that a count stands in (72个街道、268个村、131家企业)."""
    for following in counts[counts.index(count) + 1 :]:
        if text[count.end : following.quantity.start] != "、":
            break
        count = following
    return count.quantity


def _near_cue(text: str, sentence: Sentence, quantity: Quantity, cues: list[int]) -> bool:
    """A count belongs to a pairing verb of its clause or of a neighbouring one in the same enumeration."""
    clause = clause_of(sentence, quantity.start)
    if any(clause[0] <= c < clause[1] for c in cues):
        return True
    if text[clause[0] - 1 : clause[0]] in (":", "：") and any(clause[0] - 14 <= c < clause[0] for c in cues):
        return True
    following = [c for c in cues if c >= clause[1]]
    if not following:
        return False
    between = text[quantity.end : following[0]]
    return len(between) <= 60 and not says(between, "other_matter")
