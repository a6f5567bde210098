"""Which side each of two facing lists of counts belongs to: by the names that lead to it, else by its nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.tally_counts import SENT_BY_DONORS, Count
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_OTHER = {"donor": "recipient", "recipient": "donor"}
_PARTNER_OF = re.compile(r"[与同和跟]$")


@dataclass(slots=True)
class FacingList:
    """The counts of one side in a match, with the side's name and role where the text gives them."""

    counts: list[Count]
    role: str | None = None
    place: Place | None = None


def own_place(scene: Scene, quantity: Quantity) -> Place | None:
    """The division that stands between the figure and its noun (9家大连医院)."""
    return next((p for p in scene.places if p.start == quantity.end and p.role and not p.pointed), None)


def settle_roles(
    scene: Scene, sentence: Sentence, one: FacingList, two: FacingList, before: str | None, since: int
) -> None:
    """Give both lists their roles: by the names that lead to them, by needy nouns, else as in the match before.

    ``since`` is where the match before ends: the names in it lead to its own counts only.
    """
    text = scene.text
    start = one.counts[0].quantity.start
    leading = [p for p in scene.places_in(sentence.start, start) if p.role]
    own_clause = clause_of(sentence, start)[0]
    inside = own_place(scene, one.counts[0].quantity)
    close = [inside] if inside else [p for p in leading if p.start >= max(own_clause, since)]
    goes_on = bool(before and two.counts and not close and since > own_clause)
    if close:
        one.place, one.role = close[-1], close[-1].role
        if _PARTNER_OF.search(text[own_clause : close[-1].start]) and word("paired_with_it").match(text, close[-1].end):
            one.place, one.role = None, _OTHER[str(one.role)]  # B 与 A 结对的学校有98所 are B's
    if two.counts:
        _settle_second(scene, one, two, named_before=bool(close))
    else:
        faced = re.match(r"[^,，;；。0-9]{0,12}?[与同和跟]", text[one.counts[-1].end : sentence.end])
        facing = [p for p in scene.places_in(one.counts[-1].end, sentence.end) if p.role]
        if faced and facing and facing[0].start - (one.counts[-1].end + faced.end()) <= 2:
            one.role, one.place = _OTHER[str(facing[0].role)], None
    if not two.counts:
        _settle_by_partner(scene, sentence, one, leading, before)
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


def _settle_second(scene: Scene, one: FacingList, two: FacingList, *, named_before: bool) -> None:
    """The side of the second list: the name that leads to it, else 两地, 当地 where nobody is named before."""
    start, end = one.counts[-1].end, two.counts[0].quantity.start
    named = [p for p in scene.places_in(start, end) if p.role]
    named += [p for p in (own_place(scene, two.counts[0].quantity),) if p]
    if named:
        two.place, two.role = named[-1], named[-1].role
    elif not named_before and word("of_both_there").search(scene.text[start:end]):
        two.role = "recipient"


def _settle_by_partner(
    scene: Scene, sentence: Sentence, one: FacingList, leading: list[Place], before: str | None
) -> None:
    """9家医院与对方医院, 33所学校同当地学校, 结对的16个县: the side of a list by the words for the other one."""
    first, last = one.counts[0].quantity.start, one.counts[-1].end
    subject = before or (leading[0].role if leading else None)
    faced = word("with_the_other").match(scene.text, last, sentence.end)
    if faced:
        one.role = "donor" if faced["here"] else "recipient" if faced["helper"] else subject
        one.place = one.place if one.place and one.place.role == one.role else None
    elif subject and one.place is None and word("paired_of_ours").search(scene.text[sentence.start : first]):
        one.role = _OTHER[subject]


def _opening(sentence: Sentence, count: Count) -> int:
    """Where the words that may tell of need begin: some characters before the figure, in its clause."""
    return max(clause_of(sentence, count.quantity.start)[0], count.quantity.start - 8)


def _role_by_words(
    scene: Scene, sentence: Sentence, one: FacingList, two: FacingList, before: str | None
) -> str | None:
    """The side of ``one`` where no name leads to either list of its clause."""
    needy = [
        any(says(scene.text[_opening(sentence, c) : c.end], "needy") for c in listed.counts) for listed in (one, two)
    ]
    if needy[0] != needy[1]:
        return "recipient" if needy[0] else "donor"
    for listed, role in ((one, "donor"), (two, "recipient")):
        if any(c.kind in SENT_BY_DONORS for c in listed.counts):
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
