"""Members that share out one sum, a division and a figure each: 其中黔西南州3亿元、延边州1.3亿元、丽水市7000万元.

They stand on one side, that of most of them, and who gives the whole gives each of its parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pairing_db.document import Region, Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.measured import Draft
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside
from pairing_db.interpret.windows import clause_of

_SHARED_OUT = re.compile(r"[、,，和]\s*")
_GOAL = re.compile("[到往至赴来去入]$")  # 销往广州500万元, 我市赴锡123名: where it goes, no member
_SEVERAL = 2
_HOW = ("mode", "direction")  # columns that follow from the sides

_Member = tuple[Account, Draft, Place]


def settle_members(scene: Scene, sentence: Sentence, read: Sequence[Account], earlier: Sequence[Account]) -> None:
    """Set the sides of the rows in ``read`` whose division stands right before the figure, run by run.

    ``earlier`` are the accounts of the sentence before, where the whole may stand.
    """
    for run in _runs(scene, sentence, read):
        counts = Counter(place.role for *_, place in run)
        side, most = counts.most_common(1)[0]
        agreed = side if len(run) > _SEVERAL and most > len(run) / 2 else None
        pattern = next((member for member in run if member[2].role == agreed), None) if agreed else None
        for account, made, place in run:
            if pattern and place.role != agreed:
                _like(pattern, made, place)
            giver = _giver(account, made, read, earlier)
            if giver and place.region.path != giver.path and _is_given(scene, sentence, account, place, giver, agreed):
                gives, gets = _columns(made)
                made.values[gives], made.values[gets] = giver, place.region
                if made.values["scope"] in (place.region.name, scene.text[place.start : place.end]):
                    made.values["scope"] = None


def _runs(scene: Scene, sentence: Sentence, read: Sequence[Account]) -> list[list[_Member]]:
    """The lists of a sentence: accounts with a row whose division is named right before the figure."""
    named = {p.end: p for p in scene.places_in(sentence.start, sentence.end) if not p.pointed}
    runs: list[list[_Member]] = []
    for account in read:
        place = named.get(account.quantity.start)
        if place is None or account.row is None:
            continue
        before = runs[-1][-1][0].quantity.end if runs else None
        if before is not None and _SHARED_OUT.fullmatch(scene.text, before, place.start):
            runs[-1].append((account, account.row, place))
        else:
            runs.append([(account, account.row, place)])
    return runs


def _like(pattern: _Member, made: Draft, place: Place) -> None:
    """Give a member read on the wrong side the sides of one read on the right one, its own division in that place."""
    _, row, beside = pattern
    if row.table != made.table:
        return
    for column, value in row.values.items():
        if isinstance(value, Region) or isinstance(made.values.get(column), Region) or column in _HOW:
            made.values[column] = place.region if value == beside.region else value


def _columns(made: Draft) -> tuple[str, str]:
    """The columns that hold the supporting and the supported side."""
    if made.table == "labor_transfer":
        return "destination", "origin"
    if made.table == "talent_exchange":
        return ("to", "from") if made.values["direction"] == "to_donor" else ("from", "to")
    return "donor", "recipient"


def _giver(account: Account, made: Draft, read: Sequence[Account], earlier: Sequence[Account]) -> Region | None:
    """The supporting side of the figure that a part goes on with."""
    if not account.part or made.table == "observation":
        return None
    before = [a for a in (*earlier, *read) if a.quantity.start < account.quantity.start and not a.part]
    whole = next((a.row for a in reversed(before) if a.row and a.row.table == made.table), None)
    giver = whole.values.get(_columns(whole)[0]) if whole else None
    return giver if isinstance(giver, Region) else None


def _is_given(
    scene: Scene, sentence: Sentence, account: Account, place: Place, giver: Region, agreed: str | None
) -> bool:
    """Is a part given to the division before it: other parts are, and no other giver is named beside it?"""
    if inside(place.region, giver) or agreed == "donor":
        return False
    start = clause_of(sentence, account.quantity.start)[0]
    if _GOAL.search(scene.text[start : place.start]):
        return False
    others = [p for p in scene.places_in(start, account.quantity.start, "donor") if p.end not in _ends(scene, sentence)]
    if any(p.region != giver for p in others):
        return False  # 萧山区帮扶利川市1.3亿元 of what 杭州市 gives
    opened = scene.text.rfind("其中", sentence.start, account.quantity.start)
    return opened >= 0 and bool(scene.places_in(opened, sentence.end, "recipient"))


def _ends(scene: Scene, sentence: Sentence) -> set[int]:
    """Where figures begin: a division that ends there is a member itself."""
    return {q.start for q in scene.quantities_in(sentence.start, sentence.end)}
