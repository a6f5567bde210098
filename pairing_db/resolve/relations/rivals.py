"""``conflicts``: one frame (sides, measure, period, scope), several figures that no rounding reconciles.

Figures of one list are no rivals: 1名县级干部、2名科级干部 together are one account of the frame, like the 3名干部 of
another article. Two accounts contradict each other where the smaller is at least half of the larger (within one article
five sixths of it), or where they differ by 10, 100, 1000 or 10000 exactly, the slip of a 万 or a point. Smaller ones
are taken for parts of what the larger one counts. An account of more than the other's 超 or less than its 近 is
compatible.

The newest of contradicting accounts counts, in a tie the largest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pairing_db.resolve.merging import Clusters
from pairing_db.resolve.relations.claim import Claim, Relation, preference

_HALF, _NEAR = 0.5, 5 / 6
# Two rates or two sizes of one division are as a rule those of two things (two plants, two wages).
COMPARABLE = frozenset({"flow", "reach"})
_SLIPS = (10.0, 100.0, 1000.0, 10000.0)


@dataclass(slots=True)
class Settled:
    """What counts in a frame, what it is said to contradict, and for each other claim the one that stands for it."""

    counted: list[Claim]
    relations: list[Relation] = field(default_factory=list)
    covers: dict[str, tuple[str, str]] = field(default_factory=dict)  # claim -> (claim that counts instead, why)


def settle(claims: Sequence[Claim]) -> Settled:
    """Choose among claims that differ in their figures alone, none a rounding of another, all in one unit."""
    accounts = sorted(_accounts(claims), key=lambda account: (-_sum(account), preference(account[0])))
    largest = accounts[0]
    rivals = [account for account in accounts if account is largest or _contradict(largest, account)]
    best = min(
        rivals, key=lambda account: (-max(c.published for c in account).toordinal(), -_sum(account), account[0].id)
    )
    settled = Settled(best)
    for account in accounts:
        if account is best:
            continue
        against = account in rivals
        for claim in account:
            if against and len(account) == len(best) == 1:
                first, second = sorted((claim.fact, best[0].fact))
                settled.relations.append(Relation(first, second, "conflicts", "one frame, two figures"))
            adds_up = abs(_sum(account) - _sum(best)) < 0.5 and len(best) == 1
            if adds_up:
                settled.relations.append(Relation(claim.fact, best[0].fact, "part_of", "list adds up"))
            why = "part_of" if adds_up else "conflicts" if against else "overlap"
            settled.covers[claim.id] = best[0].id, why
    return settled


def _accounts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that stand in one list with each other, together; each account in order of preference."""
    by_id = {claim.id: claim for claim in claims}
    sets = Clusters(by_id)
    for claim in claims:
        for other in claim.neighbours & by_id.keys():
            sets.join(claim.id, other)
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for key, claim in by_id.items():
        groups[sets.root(key)].append(claim)
    return [sorted(group, key=preference) for group in groups.values()]


def _sum(account: Sequence[Claim]) -> float:
    return sum(claim.value for claim in account)


def _contradict(largest: Sequence[Claim], account: Sequence[Claim]) -> bool:
    more, less = _sum(largest), _sum(account)
    if less <= 0:
        return False
    if len(account) == len(largest) == 1 and _compatible(largest[0], account[0]):
        return False
    alone = set.isdisjoint(*({root for c in each for root in c.roots} for each in (largest, account)))
    return less / more >= (_HALF if alone else _NEAR) or more / less in _SLIPS


def _compatible(larger: Claim, smaller: Claim) -> bool:
    """超3亿 does not contradict 5亿, nor 近5亿 a 3亿 of which more is not said."""
    vague = smaller.extent.qualifier if smaller.extent else None
    return vague == "over" or (larger.extent is not None and larger.extent.qualifier == "under")
