"""``within_region`` and ``part_of`` without a word in the text: a claim whose terms lie inside those of a wider one.

The county lies inside its city, the street inside its district, on either side of the programme; what names a
project, an enterprise, a scope or the poor alone lies inside what names none. Wider and narrower claim have one
measure, status and unit, and days of one calendar year (or the narrower one's days lie inside the wider one's).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from pairing_db.resolve.relations.claim import Claim, Relation, preference

Terms = tuple[str | None, tuple[str | None, ...], tuple[str | None, ...]]  # unit, where, named


def terms(claim: Claim) -> Terms:
    """What a claim is about, but for its days."""
    return claim.unit, claim.where, claim.named


def wider_terms(claim: Claim) -> Iterator[Terms]:
    """All terms that contain those of a claim, itself left out, the nearest first."""
    places = product(*(side or (None,) for side in claim.sides))
    *bodies, scope, poor = claim.named
    unnamed = (None,) * len(bodies)
    names = dict.fromkeys(
        (*body, words, who)
        for body in ((*bodies,), unnamed)
        for words in dict.fromkeys((scope, None))
        for who in dict.fromkeys((poor, None))
    )
    for where, named in product(places, names):
        if (where, named) != (claim.where, claim.named):
            yield claim.unit, where, named


class Index:
    """The claims of one measure and status by their terms."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_terms: defaultdict[tuple[Terms, int | None], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._by_terms[terms(claim), _year(claim)].append(claim)

    def around(self, claim: Claim) -> Iterator[Claim]:
        """For each wider terms that some claim has, the one that fits the days of ``claim`` best."""
        for wide in wider_terms(claim):
            found = self._by_terms.get((wide, _year(claim)))
            fitting = [each for each in found if _same_time(each, claim)] if found else []
            if fitting:
                yield min(fitting, key=lambda each: (_distance(each, claim), preference(each)))


def _year(claim: Claim) -> int | None:
    return None if claim.many_years or claim.end is None else claim.end.year


def _same_time(wide: Claim, claim: Claim) -> bool:
    if wide.end is None or claim.end is None or wide.many_years != claim.many_years:
        return False
    if claim.many_years:
        return wide.first_day <= claim.first_day and claim.last_day <= wide.last_day
    return wide.end.year == claim.end.year and wide.overlaps(claim)


def _distance(wide: Claim, claim: Claim) -> int:
    return abs(wide.first_day.toordinal() - claim.first_day.toordinal()) + abs(
        wide.last_day.toordinal() - claim.last_day.toordinal()
    )


def nested(claims: Sequence[Claim], index: Index) -> Iterator[Relation]:
    """Each claim and the nearest that contains it by its divisions, and the nearest that contains it by its names."""
    for claim in claims:
        by_region = by_name = False
        for wide in index.around(claim):
            if claim.extent is None or wide.extent is None or claim.extent.bounds[0] > wide.extent.bounds[1]:
                continue
            if wide.where != claim.where:
                if not by_region:
                    yield Relation(claim.fact, wide.fact, "within_region", _rule(claim, wide))
                by_region = True
            elif not by_name:
                poor = claim.all_poor and not wide.all_poor
                yield Relation(
                    claim.fact, wide.fact, "part_of", "the poor among all" if poor else "named inside unnamed"
                )
                by_name = True


def _rule(claim: Claim, wide: Claim) -> str:
    if wide.named != claim.named:
        return "division inside division, named inside unnamed"
    return "division inside division"
