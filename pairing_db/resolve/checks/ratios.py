"""Shares, averages and households: figures of one sentence that must fit each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pairing_db.resolve.checks.check import Check, compared, untold
from pairing_db.resolve.relations.claim import Claim, Place

Pairs = Sequence[tuple[Place, Claim]]
SHARES = frozenset(
    {
        "startup_success_rate", "completion_rate", "disbursement_rate", "share_of_funds", "share_of_projects",
        "share_of_workers",
    }
)  # fmt: skip
_NEAR = 120  # characters between a share and what it is a share of
_HOUSEHOLD = (1.5, 7.0)  # persons; the average of the 2010 census is 3.1, of poor western counties up to 4.5
_TOGETHER = 3  # characters between 户 and 人 of one count


def shares(sentence: Pairs, code: Mapping[str, str]) -> Iterator[Check]:
    """培训200人,创业成功148人, 74%: two counts of one unit that follow each other shortly before the share.

    Counts that fit make the check hold. Those that do not are held against a share only where it is sure that they are
    its own: successes of a success rate, target and actual of a completion rate; else nothing can be told.
    """
    for place, rate in sentence:
        kind = code.get(str(rate.measure[0]))
        if kind not in SHARES or rate.extent is None or rate.table != "observation":
            continue
        near = [c for p, c in sentence if p.end <= place.start and place.start - p.end <= _NEAR and _is_amount(c)]
        pairs = [pair for unit in {c.unit for c in near} for pair in _neighbours([c for c in near if c.unit == unit])]
        made = [_share(pair, rate) for pair in pairs]
        fitting = [check for check in made if check.outcome == "holds"]
        own = [check for pair, check in zip(pairs, made, strict=True) if _belongs(kind, pair, code)]
        found = (fitting or own)[-1:]
        yield found[0] if found else untold("share_of_whole", rate, rate.unit)


def _neighbours(counts: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Smaller and larger of counts that follow each other."""
    for one, other in pairwise(counts):
        part, whole = sorted((one, other), key=lambda claim: claim.value)
        if 0 < part.value < whole.value:
            yield part, whole


def _belongs(kind: str, pair: tuple[Claim, Claim], code: Mapping[str, str]) -> bool:
    if kind == "startup_success_rate":
        return any(code.get(str(claim.measure[0])) == "startups_succeeded" for claim in pair)
    return kind == "completion_rate" and {claim.status for claim in pair} == {"target", "actual"}


def _is_amount(claim: Claim) -> bool:
    return claim.extent is not None and claim.nature != "rate" and claim.status in ("actual", "target")


def _share(pair: tuple[Claim, Claim], rate: Claim) -> Check:
    """The smaller of the larger; of a rate above 100 the larger of the smaller (完成率104.4%)."""
    part, whole = pair if rate.value <= 100 else pair[::-1]
    if part.extent is None or whole.extent is None or rate.extent is None:
        return untold("share_of_whole", rate, rate.unit)
    (low, high), (least, most) = part.extent.bounds, whole.extent.bounds
    computed = (100 * low / most, 100 * high / least) if least else (0.0, 0.0)
    used = (("stated", rate), ("part", part), ("whole", whole))
    return compared("share_of_whole", rate.extent, computed, rate.unit, *used)


def averages(sentence: Pairs, code: Mapping[str, str], counties: Mapping[str, int]) -> Iterator[Check]:
    """5.5972亿元 over 县均6219万元: the sum before it, over the counties that the sentence or the gazetteer counts.

    A count of the sentence decides; that of the gazetteer only bears out, for the money may go to some counties alone.
    """
    for place, average in sentence:
        if average.table != "observation" or average.extent is None:
            continue
        if code.get(str(average.measure[0])) != "average_amount_per_county":
            continue
        sums = [c for p, c in sentence if c.table == "fund_flow" and p.end <= place.start and c.extent is not None]
        told = [c for _, c in sentence if c.unit == "county" and c.extent is not None]
        whole = sums[-1] if sums else None
        count = told[-1].value if told else counties.get(str(average.where[0]), 0)
        if whole is None or whole.extent is None or not count:
            yield untold("average_times_count", average, average.unit)
            continue
        low, high = whole.extent.bounds
        used = [("stated", average), ("whole", whole), *(("count", claim) for claim in told[-1:])]
        found = compared("average_times_count", average.extent, (low / count, high / count), average.unit, *used)
        unsure = found.outcome == "fails" and not told
        yield untold("average_times_count", average, average.unit, ("whole", whole)) if unsure else found


def households(sentence: Pairs) -> Iterator[Check]:
    """2959户11836人: persons behind households, with nothing but the units between them."""
    for (one, families), (other, people) in pairwise(sentence):
        if families.unit != "household" or people.unit != "person" or other.start - one.end > _TOGETHER:
            continue
        if families.measure != people.measure and {families.table, people.table} != {"observation"}:
            continue
        if families.value and people.value and families.status == people.status:
            size = people.value / families.value
            outcome = "holds" if _HOUSEHOLD[0] <= size <= _HOUSEHOLD[1] else "fails"
            used = (("count", families), ("stated", people))
            yield Check("persons_per_household", outcome, people.value, size, "person", used)
