"""``sum_ok`` and ``sum_note``: what may be added up so that the same money or people never count twice.

A claim stays out for what it is (a target, a rate, a stock, a sum over several years, days that are not known), or
because another one that may be added counts what it counts. Of claims that share sides, measure and days one counts;
a wider one goes before those inside it, unless it is smaller than they are, for then it counts something else and the
larger sum is the safer lower bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pairing_db.resolve.relations.claim import Claim, Lineage, Relation, preference
from pairing_db.resolve.relations.inside import Terms, terms, wider_terms

_BY_STATUS = {"target": "target", "planned": "planned", "baseline": "level"}
_BY_NATURE = {"level": "level", "rate": "rate", "reach": "reach"}
Account = list[Claim]  # claims of one list, which count together


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a fact may be added, else why not, and the fact that counts in its place."""

    ok: bool
    note: str | None = None
    instead: str | None = None


def unfit(claim: Claim) -> str | None:
    """Why a claim can never be added, whatever else is stated; None where it can."""
    if claim.extent is None:
        return "no_value"
    if claim.status != "actual":
        return _BY_STATUS[claim.status]
    if claim.nature != "flow":
        return _BY_NATURE[claim.nature]
    if claim.many_years:
        return "cumulative"
    if claim.end is None:
        return "period_unknown"
    return "start_unknown" if claim.start is None else None


class Covers:
    """Which claim counts in the place of which, and why."""

    def __init__(self) -> None:
        self._over: dict[str, tuple[str, str]] = {}

    def put(self, claim: str, over: str, note: str) -> None:
        """``over`` counts in the place of ``claim``; the first reason given stays, and no circle is closed."""
        if claim not in self._over and self.last(over) != claim:
            self._over[claim] = over, note

    def last(self, claim: str) -> str:
        """The claim that counts in the end where ``claim`` does not."""
        while claim in self._over:
            claim = self._over[claim][0]
        return claim

    def verdict(self, claim: Claim) -> Verdict:
        """What follows for a claim that is fit to be added."""
        if claim.id not in self._over:
            return Verdict(ok=True)
        return Verdict(False, self._over[claim.id][1], self.last(claim.id))

    def __contains__(self, claim: str) -> bool:
        return claim in self._over


def cover_by_relations(claims: Mapping[str, Claim], relations: Iterable[Relation], covers: Covers) -> None:
    """Roundings never count; a part does not where its whole stands among its peers."""
    for relation in relations:
        part, whole = claims.get(relation.source[1]), claims.get(relation.target[1])
        if part is None or whole is None or unfit(part) or unfit(whole):
            continue
        if relation.relation == "rounds":
            covers.put(part.id, whole.id, "rounds")
        elif relation.relation == "part_of" and part.peers == whole.peers:
            covers.put(part.id, whole.id, "part_of")


def cover_in_time(accounts: Sequence[Account], covers: Covers) -> list[Account]:
    """Of accounts with the same terms in one year, those that share no day, the largest first; the others are
    covered."""
    kept: list[Account] = []
    for account in sorted(accounts, key=lambda each: (-_sum(each), preference(each[0]))):
        head = account[0]
        over = next((other[0] for other in kept if other[0].overlaps(head)), None)
        if over is None:
            kept.append(account)
            continue
        if over.start == head.start and over.last_day > head.last_day:
            note = "superseded"
        else:
            note = "within_period" if over.contains_period(head) else "overlap"
        for claim in account:
            covers.put(claim.id, over.id, note)
    return kept


def cover_inside(kept: Mapping[Terms, list[Account]], covers: Covers) -> None:
    """Accounts of narrower terms in one year give way to the wider ones that share a day, or the other way round."""
    for narrow in sorted(kept, key=lambda each: _width(each, kept)):
        for account in kept[narrow]:
            for wide in wider_terms(account[0]):
                around = [a for a in kept.get(wide, ()) if a[0].id not in covers and a[0].overlaps(account[0])]
                if not around:
                    continue
                if _least(account) <= sum(map(_most, around)):
                    note = "within_region" if wide[1] != narrow[1] else "part_of"
                    for claim in account:
                        covers.put(claim.id, around[0][0].id, note)
                    break
                for other in around:
                    for claim in other:
                        covers.put(claim.id, account[0].id, "overlap")


def _width(key: Terms, kept: Mapping[Terms, list[Account]]) -> tuple[int, int, str]:
    """Wide terms first: few divisions above them, few names."""
    sides = kept[key][0][0].sides
    return sum(map(len, sides)), sum(name is not None for name in key[2]), kept[key][0][0].id


def _sum(account: Account) -> float:
    return sum(claim.value for claim in account)


def _least(account: Account) -> float:
    return sum(claim.extent.bounds[0] for claim in account if claim.extent)


def _most(account: Account) -> float:
    return sum(claim.extent.bounds[1] for claim in account if claim.extent)


class Open:
    """Claims with an open side (a donor's total over several partners), held against all whose sides are known.

    What is kept beyond a bucket grows with the supporting divisions and the years, not with the claims.
    """

    def __init__(self) -> None:
        self._supporting: set[tuple[object, ...]] = set()
        self._supported: set[tuple[object, ...]] = set()

    def next_bucket(self) -> None:
        """Forget the supported sides of the bucket before: no other bucket has claims about them."""
        self._supported = set()

    def enter(self, claim: Claim) -> None:
        """Note a claim that counts and whose sides are known."""
        supporting, supported = _two_sides(claim)
        key = claim.peers, claim.end.year if claim.end else None
        self._supporting.add((key, "at", supporting[0] if supporting else None))
        self._supporting.update((key, "in", division) for division in (*supporting, None))
        self._supported.add((key, "at", supported[0] if supported else None))
        self._supported.update((key, "in", division) for division in supported)

    def meets(self, claim: Claim) -> bool:
        """Does a claim with known sides share the year and the side that ``claim`` gives, or lie inside or around
        it?"""
        supporting, supported = _two_sides(claim)
        key = claim.peers, claim.end.year if claim.end else None
        known, side = (self._supported, supported) if supported else (self._supporting, supporting)
        here = side[0] if side else None
        return (key, "in", here) in known or any((key, "at", division) in known for division in side)


def _two_sides(claim: Claim) -> tuple[Lineage, Lineage]:
    """The supporting and the supported side; the first is open where a claim has but one."""
    other = claim.sides[1 - claim.supported] if len(claim.sides) > 1 else ()
    return other, claim.sides[claim.supported]


def by_year(claims: Iterable[Account]) -> Mapping[int, dict[Terms, list[Account]]]:
    """Accounts by calendar year and terms."""
    years: defaultdict[int, defaultdict[Terms, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in claims:
        end = account[0].end
        if end is not None:
            years[end.year][terms(account[0])].append(account)
    return {year: dict(found) for year, found in years.items()}
