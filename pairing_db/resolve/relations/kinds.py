"""Money of different kinds that bears on each other: fiscal aid and gifts inside 帮扶资金, gifts in two words.

These are no peers, so no sum changes but one: goods worth 630余万 beside 社会帮扶资金631.92万 of the same sides and
days are one amount in two wordings, and a rounding is never added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pairing_db.resolve.relations.claim import Claim, Relation, preference

_ALL = "aid_total"
_PARTS = ("fiscal_aid", "social_aid", "in_kind")


def between_kinds(claims: Iterable[Claim]) -> Iterator[Relation]:
    """The relations among fund flows of unlike kind with the same stage, status, sides, names and last day.

    A gift whose first day is not told may be one that is told with it.
    """
    frames: defaultdict[tuple[object, ...], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.table != "fund_flow" or claim.end is None or claim.extent is None:
            continue
        kind, stage = claim.measure
        if kind == _ALL or kind in _PARTS:
            frames[stage, claim.where, claim.bodies, claim.end][str(kind)].append(claim)
    for kinds in frames.values():
        yield from _parts_of_all(kinds)
        yield from _gifts_in_two_words(kinds)


def _parts_of_all(kinds: defaultdict[str, list[Claim]]) -> Iterator[Relation]:
    wholes = {claim.start: claim for claim in sorted(kinds[_ALL], key=preference, reverse=True)}
    for kind in _PARTS:
        for part in kinds[kind]:
            whole = wholes.get(part.start)
            if part.extent and whole and whole.extent and part.extent.bounds[0] <= whole.extent.bounds[1]:
                yield Relation(part.fact, whole.fact, "part_of", "kind of aid")


def _gifts_in_two_words(kinds: defaultdict[str, list[Claim]]) -> Iterator[Relation]:
    gifts = sorted(kinds["social_aid"] + kinds["in_kind"], key=preference)[:64]
    for one in gifts:
        for other in gifts:
            if one.measure == other.measure or not (one.start == other.start or None in (one.start, other.start)):
                continue
            if one.extent and other.extent and one.extent.rounds(other.extent):
                yield Relation(one.fact, other.fact, "rounds", "gifts in two wordings")
                break
