"""Counts of paired units: A 的 a 所学校、b 家医院与 B 的 c 所学校、d 家医院结对 (model: pairing_tally).

A sentence that pairs is cut into matches of two lists of counts, facing each other across 与 or a verb (结对, 挂钩).
Each list belongs to the side whose name leads to it, else to the one that its nouns tell (贫困村); counts of one kind
on the two sides make one row. Where the sides stay open and the counts differ, there is no row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.county_shares import CountyShare, county_shares
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.tally_counts import Count, count_of, kind_of_pairs
from pairing_db.interpret.tally_matches import matches
from pairing_db.interpret.tally_rows import Tally, list_of, row_of
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_IN_TURN = re.compile(
    r"(?P<list>(?:[一-鿿]{1,6}结对(?:共建|帮扶)?[、和与及])+[一-鿿]{1,6}结对(?:共建|帮扶)?)(?:数量?)?(?:分别|依次)[^\d,，;；。]{0,6}"
)
_LISTED = re.compile("[、和,，]")
_NEXT_KIND = re.compile("[、,，和][一-鿿]{2,6}")
_OTHER = {"donor": "recipient", "recipient": "donor"}
_DONORS = ("enterprise", "social_org", "mixed")  # kinds that only the supporting side sends to villages
_DIVISIONS = ("prefecture", "county", "township", "village")
_TOGETHER = re.compile(r"双方|互|两地|彼此|两[市县区省州](?!所辖)")
_MUTUAL = re.compile(r"[^,，;；。0-9]{0,6}?(?:互结|结成友好|结为友好|结成姊妹|结为姊妹|缔结友好)")
# 25个镇区分成4个组团; 文山州八个县市中,甲区帮扶…
_GROUPED = re.compile(r"[^,，;；。0-9]{0,4}?(?:分成|编成|分为|组成|之?[中里][,，])")
_HELPS = re.compile(r"(?:分别|一起|共同)?(?:结对|对口|定点)?(?:帮扶|帮|扶持|联系)(?:着|了)?")  # 14家企业帮扶15个贫困村
_AMONG = re.compile(r"(?:之?中|里)[,，]?(?:已|就|只|仅)?有")
_PARTNER_OF = re.compile(r"[与同和跟]$")
_PAIRED_WITH = re.compile(r"[^,，;；。0-9]{0,4}?(?:结对|对口|牵手|建立)[^,，;；。0-9]{0,8}?的")
_NO_PARTNER = re.compile(
    r"[^,，;；。0-9]{0,8}?(?:脱贫|摘帽|出列|退出|分成|编成|组成|分为|党委|政府|领导|主要负责)"
)  # counted, not paired
_NOT_PAIRED = re.compile(r"[;；。]|投|资金|就业|培训|元")
_CEREMONY = re.compile(r"(?:结对|牵手)(?:[^,，;；。]{0,4})(?:项目|资金)")


@dataclass(slots=True)
class _Side:
    """The counts of one side in a match, with the side's name and role where the text gives them."""

    counts: list[Count]
    role: str | None = None
    place: Place | None = None


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
    counts = [c for c in _of_which(scene, counts, quantities) if not _GROUPED.match(scene.text, c.end)]
    summed = {c.quantity.start for c in counts if _sums_up_names(scene, sentence, c.quantity)}
    counts = _all_pairs(scene, _with_shares(scene, counts, quantities))
    if not counts:
        return []
    cues = _cues(scene, sentence, counts)
    counts = [
        c for c in counts if c.pairs or _near_cue(scene.text, sentence, _last_listed(scene.text, counts, c), cues)
    ]
    rows = [row for c in counts if c.pairs for row in _rows_of(scene, sentence, [(c, c)], None, None)]
    titled = scene.document.blocks[sentence.block].role in ("title", "heading")
    before: str | None = None
    since = sentence.start
    for left, right in matches(scene, [c for c in counts if not c.pairs]):
        if not right and all(c.quantity.start in summed for c in left):
            continue  # 隆安县、马山县、上林县3县 only sums up the names
        one, two = _Side(left), _Side(right)
        _settle(scene, sentence, one, two, before, since)
        before, since = one.role, [*left, *right][-1].end
        if not (titled and not right):
            rows += _match(scene, sentence, one, two)
    return rows


def _in_turn(scene: Scene, sentence: Sentence, quantities: tuple[Quantity, ...]) -> dict[int, Count]:
    """镇镇结对、村村结对、村企结对分别达到20个、39个、63个: each count with the pairs that it is of, by its place."""
    found: dict[int, Count] = {}
    for match in _IN_TURN.finditer(scene.text, sentence.start, sentence.end):
        members = re.split("[、和与及]", match["list"])
        following = [q for q in quantities if q.start >= match.end()][: len(members)]
        for member, quantity in zip(members, following, strict=False):
            if kind := kind_of_pairs(quantity, member):
                found[quantity.start] = Count(quantity, kind, quantity.end, pairs=True)
    return found


def _with_shares(scene: Scene, counts: list[Count], quantities: tuple[Quantity, ...]) -> list[Count]:
    """靖远县35个、会宁县30个贫困村: the first count leaves its noun to the one that it is listed with."""
    counted = {count.quantity.start: count for count in counts}
    for left, right in reversed(list(pairwise(quantities))):
        count = counted.get(right.start)
        if count is None or count.pairs or left.start in counted or left.measure != right.measure:
            continue
        listed = replace(count, quantity=left, end=left.end)
        own, next_one = _head_of(scene, listed), _head_of(scene, count)
        if own and next_one and own.role == next_one.role and _LISTED.fullmatch(scene.text, left.end, next_one.start):
            counted[left.start] = listed
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
        if part and not count.pairs and _AMONG.fullmatch(scene.text, count.end, part.start):
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
    own = _own_place(scene, quantity)
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


def _own_place(scene: Scene, quantity: Quantity) -> Place | None:
    """The division that stands between the figure and its noun (9家大连医院)."""
    return next((p for p in scene.places if p.start == quantity.end and p.role and not p.pointed), None)


def _cues(scene: Scene, sentence: Sentence, counts: list[Count]) -> list[int]:
    """Where the sentence pairs: at its verbs, and between two counts of one kind that face each other."""
    text = scene.text
    found = [sentence.start + m.start() for m in word("tally_cue").finditer(text[sentence.start : sentence.end])]
    found = [at for at in found if not _CEREMONY.match(text, at)]
    for one, two in pairwise(counts):
        gap = text[one.end : two.quantity.start]
        faces = one.kind == two.kind and len(gap) <= 16 and _faces(scene, one, two, gap)
        faces = faces or bool(found and one.kind == two.kind and one.kind in _DIVISIONS and gap in ("对", "帮", "结对"))
        if faces or (one.kind in _DONORS and two.kind == "village" and _HELPS.fullmatch(gap)):
            found.append(one.end)
    return found


def _faces(scene: Scene, one: Count, two: Count, gap: str) -> bool:
    """A 的 13个镇同 B 的 13个乡镇, A 省 6个市帮扶 B 省 8个市州: the sides named on both, the counts of divisions."""
    helps = word("helping").match(gap)
    if not (helps or (one.kind in _DIVISIONS and re.match(r"[与同]|——", gap))):
        return False
    before = [p for p in scene.places if p.role and p.end <= one.quantity.start and one.quantity.start - p.end <= 4]
    before += [p for p in (_own_place(scene, one.quantity),) if p]
    between = [p for p in scene.places if p.role and one.end <= p.start and p.end <= two.quantity.start]
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
    return len(between) <= 60 and not _NOT_PAIRED.search(between)


def _settle(scene: Scene, sentence: Sentence, one: _Side, two: _Side, before: str | None, since: int) -> None:
    """Give both lists their roles: by the names that lead to them, by needy nouns, else as in the match before.

    ``since`` is where the match before ends: the names in it lead to its own counts only.
    """
    text = scene.text
    start = one.counts[0].quantity.start
    leading = [p for p in scene.places_in(sentence.start, start) if p.role]
    own_clause = clause_of(sentence, start)[0]
    inside = _own_place(scene, one.counts[0].quantity)
    close = [inside] if inside else [p for p in leading if p.start >= max(own_clause, since)]
    goes_on = bool(before and two.counts and not close and since > own_clause)
    if close:
        one.place, one.role = close[-1], close[-1].role
        if _PARTNER_OF.search(text[own_clause : close[-1].start]) and _PAIRED_WITH.match(text, close[-1].end):
            one.place, one.role = None, _OTHER[str(one.role)]  # B 与 A 结对的学校有98所 are B's
    if two.counts:
        between = scene.places_in(one.counts[-1].end, two.counts[0].quantity.start)
        named = [p for p in between if p.role]
        named += [p for p in (_own_place(scene, two.counts[0].quantity),) if p]
        if named:
            two.place, two.role = named[-1], named[-1].role
    else:
        faced = re.match(r"[^,，;；。0-9]{0,12}?[与同和跟]", text[one.counts[-1].end : sentence.end])
        facing = [p for p in scene.places_in(one.counts[-1].end, sentence.end) if p.role]
        if faced and facing and facing[0].start - (one.counts[-1].end + faced.end()) <= 2:
            one.role, one.place = _OTHER[str(facing[0].role)], None
    if one.role is None and two.role is None and goes_on:
        one.role = before
    if one.role is None and two.role is None:
        one.role = _role_by_words(scene, sentence, one, two, before)
    if one.role == two.role and one.role:
        for listed in (one, two):  # 我县 beside the county that it was taken for
            if listed.place and listed.place.pointed:
                listed.place, listed.role = None, None
                break
    one.role = one.role or (_OTHER[two.role] if two.role else None)
    two.role = two.role or (_OTHER[one.role] if one.role else None)


def _opening(sentence: Sentence, count: Count) -> int:
    """Where the words that may tell of need begin: some characters before the figure, in its clause."""
    return max(clause_of(sentence, count.quantity.start)[0], count.quantity.start - 8)


def _role_by_words(scene: Scene, sentence: Sentence, one: _Side, two: _Side, before: str | None) -> str | None:
    """The side of ``one`` where no name leads to either list of its clause."""
    needy = [
        any(says(scene.text[_opening(sentence, c) : c.end], "needy") for c in listed.counts) for listed in (one, two)
    ]
    if needy[0] != needy[1]:
        return "recipient" if needy[0] else "donor"
    for listed, role in ((one, "donor"), (two, "recipient")):
        if any(c.kind in _DONORS for c in listed.counts):
            return role
    if before and two.counts:
        return before
    leading = [p for p in scene.places_in(sentence.start, one.counts[0].quantity.start) if p.role]
    if two.counts and {p.role for p in leading[-2:]} == {"donor", "recipient"}:
        return leading[-2].role  # 甲市结对乙州,10个区对11个县: the lists face each other in the order of the names
    if leading:
        return leading[-1].role
    following = [p for p in scene.places_in(one.counts[-1].end, sentence.end) if p.role]
    return _OTHER[str(following[0].role)] if following else None


def _match(scene: Scene, sentence: Sentence, one: _Side, two: _Side) -> list[Tally]:
    """The rows of two facing lists, or of one list alone."""
    if not two.counts:
        one.counts = [c for c in one.counts if not _NO_PARTNER.match(scene.text, c.end)]
        if not one.counts:
            return []
        start = one.place.end if one.place else clause_of(sentence, one.counts[0].quantity.start)[0]
        last = one.counts[-1].end
        if _TOGETHER.search(scene.text[start : one.counts[0].quantity.start]) or _MUTUAL.match(scene.text, last):
            return _rows_of(scene, sentence, [(c, c) for c in one.counts], None, None)
    elif one.role and one.role == two.role:  # two lists of one side: neither faces the other
        alone = _Side([])
        return [*_match(scene, sentence, one, alone), *_match(scene, sentence, two, alone)]
    if one.role is None:
        same = two.counts and [c.quantity.value for c in one.counts] == [c.quantity.value for c in two.counts]
        if not same:
            return []
        one.role, two.role = "donor", "recipient"
    donor, recipient = (one, two) if one.role == "donor" else (two, one)
    if any(_shares_out(scene, listed) for listed in (one, two)):
        rows = [row for c in donor.counts for row in _rows_of(scene, sentence, [(c, None)], donor.place, None)]
        for c in recipient.counts:
            rows += _rows_of(scene, sentence, [(None, c)], None, _head_of(scene, c) or recipient.place)
        return rows
    return _rows_of(scene, sentence, _by_kind(donor.counts, recipient.counts), donor.place, recipient.place)


def _shares_out(scene: Scene, listed: _Side) -> bool:
    """Does each count of a list stand behind a division of its own (靖远县35个、会宁县30个贫困村)?"""
    heads = [_head_of(scene, count) for count in listed.counts]
    return len({head.region.path for head in heads if head}) == len(heads) > 1


def _head_of(scene: Scene, count: Count) -> Place | None:
    """The division right before a count."""
    return next((p for p in scene.places if p.end == count.quantity.start and p.role and not p.pointed), None)


def _by_kind(donors: list[Count], recipients: list[Count]) -> list[tuple[Count | None, Count | None]]:
    """Counts of one kind side by side; firms face the villages that no village faces; cities and counties mix."""
    pairs: list[tuple[Count | None, Count | None]] = []
    left = list(recipients)
    for count in donors:
        partner = next((r for r in left if r.kind == count.kind), None)
        if partner is None and count.kind in ("prefecture", "county"):
            partner = next((r for r in left if r.kind in ("prefecture", "county")), None)
        if partner is None and count.kind in _DONORS and not any(d.kind == "village" for d in donors):
            firms = [d for d in donors if d.kind in _DONORS]
            partner = next((r for r in left if r.kind == "village" and len(firms) == 1), None)
        if partner is None and count.kind in _DIVISIONS and len(donors) == len(recipients) == 1:
            partner = next((r for r in left if r.kind in _DIVISIONS), None)  # 12个县市区与17个乡镇结对
        if partner is not None:
            left.remove(partner)
        pairs.append((count, partner))
    return [*pairs, *((None, r) for r in left)]


def _kind(donor: Count | None, recipient: Count | None) -> str:
    """The kind of a row: its one kind, the firms' where they face villages, else mixed."""
    kinds = [c.kind for c in (donor, recipient) if c is not None]
    if len(set(kinds)) == 1 or kinds[0] in _DONORS:
        return kinds[0]
    return "mixed"


def _rows_of(
    scene: Scene,
    sentence: Sentence,
    pairs: list[tuple[Count | None, Count | None]],
    donor_place: Place | None,
    recipient_place: Place | None,
) -> list[Tally]:
    rows: list[Tally] = []
    places = {"donor": donor_place, "recipient": recipient_place}
    for donor, recipient in pairs:
        kind = _kind(donor, recipient)
        qualifiers = {c.quantity.qualifier for c in (donor, recipient) if c is not None}
        if len(qualifiers) == 1:
            rows.append(row_of(scene, sentence, kind, donor, recipient, places))
        else:  # one qualifier holds for both counts of a row
            rows.append(row_of(scene, sentence, kind, donor, None, places))
            rows.append(row_of(scene, sentence, kind, None, recipient, places))
    return rows
