"""Rows of paired units out of two lists that face each other, their counts matched kind by kind."""

from __future__ import annotations

from pairing_db.document import Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.tally_counts import SENT_BY_DONORS, Count
from pairing_db.interpret.tally_rows import Tally, row_of
from pairing_db.interpret.tally_sides import FacingList
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

DIVISIONS = ("prefecture", "county", "township", "village")


def rows_of_match(scene: Scene, sentence: Sentence, one: FacingList, two: FacingList) -> list[Tally]:
    """The rows of two facing lists, or of one list alone."""
    if not two.counts:
        one.counts = [c for c in one.counts if not word("counted_alone").match(scene.text, c.end)]
        if not one.counts:
            return []
        start = one.place.end if one.place else clause_of(sentence, one.counts[0].quantity.start)[0]
        last = one.counts[-1].end
        led = scene.text[start : one.counts[0].quantity.start]
        both = word("bodies_pair_up").match(scene.text, last) and not any(p.role for p in scene.places_in(start, last))
        if both or says(led, "together") or word("pair_up").match(scene.text, last):
            return rows_of(scene, sentence, [(c, c) for c in one.counts], None, None)
    elif one.role and one.role == two.role:  # two lists of one side: neither faces the other
        alone = FacingList([])
        return [*rows_of_match(scene, sentence, one, alone), *rows_of_match(scene, sentence, two, alone)]
    if one.role is None:
        same = two.counts and [c.quantity.value for c in one.counts] == [c.quantity.value for c in two.counts]
        if not same:
            return []
        one.role, two.role = "donor", "recipient"
    donor, recipient = (one, two) if one.role == "donor" else (two, one)
    if any(_shares_out(scene, listed) for listed in (one, two)):
        rows = [row for c in donor.counts for row in rows_of(scene, sentence, [(c, None)], donor.place, None)]
        for c in recipient.counts:
            rows += rows_of(scene, sentence, [(None, c)], None, head_of(scene, c) or recipient.place)
        return rows
    return rows_of(scene, sentence, _by_kind(donor.counts, recipient.counts), donor.place, recipient.place)


def _shares_out(scene: Scene, listed: FacingList) -> bool:
    """Does each count of a list stand behind a division of its own (靖远县35个、会宁县30个贫困村)?"""
    heads = [head_of(scene, count) for count in listed.counts]
    return len({head.region.path for head in heads if head}) == len(heads) > 1


def head_of(scene: Scene, count: Count) -> Place | None:
    """The division right before a count."""
    return next((p for p in scene.places if p.end == count.quantity.start and p.role and not p.pointed), None)


def _by_kind(donors: list[Count], recipients: list[Count]) -> list[tuple[Count | None, Count | None]]:
    """Counts of one kind side by side; firms face the villages that no village faces; cities and counties mix."""
    pairs: list[tuple[Count | None, Count | None]] = []
    left = list(recipients)
    for count in donors:
        partner = next((r for r in left if r.kind == count.kind), None)
        if partner is None and count.kind in ("prefecture", "county"):
            told = {d.kind for d in donors}  # 6个市30个县与9个县: the counties face each other
            partner = next((r for r in left if r.kind in ("prefecture", "county") and r.kind not in told), None)
        if partner is None and count.kind in SENT_BY_DONORS and not any(d.kind == "village" for d in donors):
            firms = [d for d in donors if d.kind in SENT_BY_DONORS]
            partner = next((r for r in left if r.kind == "village" and len(firms) == 1), None)
        if partner is None and count.kind in (*DIVISIONS, "department") and len(donors) == len(recipients) == 1:
            partner = next((r for r in left if r.kind in DIVISIONS), None)  # 12个县市区与17个乡镇结对
        if partner is not None:
            left.remove(partner)
        pairs.append((count, partner))
    return [*pairs, *((None, r) for r in left)]


def _kind(donor: Count | None, recipient: Count | None) -> str:
    """The kind of a row: its one kind, that of firms or offices where they face villages, else mixed."""
    kinds = [c.kind for c in (donor, recipient) if c is not None]
    if len(set(kinds)) == 1 or kinds[0] in (*SENT_BY_DONORS, "department"):
        return kinds[0]
    return "mixed"


def rows_of(
    scene: Scene,
    sentence: Sentence,
    pairs: list[tuple[Count | None, Count | None]],
    donor_place: Place | None,
    recipient_place: Place | None,
) -> list[Tally]:
    """A row for each pair of counts, two rows where one qualifier does not hold for both."""
    rows: list[Tally] = []
    places = {"donor": donor_place, "recipient": recipient_place}
    for donor, recipient in pairs:
        kind = _kind(donor, recipient)
        qualifiers = {c.quantity.qualifier for c in (donor, recipient) if c is not None}
        if len(qualifiers) == 1:
            rows.append(row_of(scene, sentence, kind, donor, recipient, places))
        else:
            rows.append(row_of(scene, sentence, kind, donor, None, places))
            rows.append(row_of(scene, sentence, kind, None, recipient, places))
    return rows
