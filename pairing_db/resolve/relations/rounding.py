"""``rounds``: one figure in two degrees of exactness (31489名 in the body, 3.15万人次 in the lead)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pairing_db.resolve.relations.claim import Claim, Relation

# 人次 counts people as often as they come: in a rounding it may stand for 人, in a sum it never does.
_FAMILY = {"person_time": "person"}


def roundings(frame: Iterable[Claim]) -> tuple[list[Relation], list[Claim]]:
    """The roundings among claims that differ in their figures alone, and the claims that round none of the others."""
    families: defaultdict[str | None, list[Claim]] = defaultdict(list)
    for claim in frame:
        families[_FAMILY.get(claim.unit or "", claim.unit)].append(claim)
    relations: list[Relation] = []
    kept: list[Claim] = []
    for family in families.values():
        exact: list[tuple[float, str, Claim]] = []
        for claim in sorted(family, key=_finest_first):
            target = _nearest(claim, exact)
            if target is None:
                insort(exact, (claim.value, claim.id, claim), key=lambda each: each[:2])
                kept.append(claim)
            else:
                rule = "rounding" if target.unit == claim.unit else "rounding across 人 and 人次"
                relations.append(Relation(claim.fact, target.fact, "rounds", rule))
    return relations, kept


def _finest_first(claim: Claim) -> tuple[tuple[float, bool], bool, str]:
    return claim.extent.coarseness if claim.extent else (0.0, False), claim.unit == "person_time", claim.id


def _nearest(claim: Claim, exact: Sequence[tuple[float, str, Claim]]) -> Claim | None:
    """The claim nearest in value of which ``claim`` is a rounding; the smallest id of those equally near."""
    if claim.extent is None:
        return None
    low, high = claim.extent.reach
    at = bisect_left(exact, (low,), key=lambda each: each[:1])
    best: Claim | None = None
    for value, _, other in exact[at:]:
        if value > high:
            break
        if claim.id in other.neighbours or other.extent is None or not _same_or_rounded(claim, other):
            continue
        if best is None or abs(value - claim.value) < abs(best.value - claim.value):
            best = other
    return best


def _same_or_rounded(claim: Claim, other: Claim) -> bool:
    """A rounding, or the same value in the other unit (人 and 人次)."""
    if claim.extent is None or other.extent is None:
        return False
    return claim.extent.rounds(other.extent) or (claim.unit != other.unit and claim.value == other.value)
