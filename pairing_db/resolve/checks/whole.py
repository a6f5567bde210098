"""``sum_of_parts``: the parts that the text gives against the whole that they are parts of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pairing_db.resolve.checks.check import Check
from pairing_db.resolve.relations.claim import Claim, Fact

_SLACK = 1e-9


def parts_against_whole(claims: Iterable[Claim], by_fact: Mapping[Fact, Claim]) -> Iterator[Check]:
    """One check for each whole. Parts that come to less leave open what else it holds, unless they say that they add
    up."""
    parts: defaultdict[Fact, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in claims:
        for told, rule in claim.wholes:
            if told in by_fact and claim.extent is not None:
                parts[told].append((claim, rule))
    for fact, members in sorted(parts.items()):
        whole = by_fact[fact]
        if whole.extent is None:
            continue
        bounds = [claim.extent.bounds for claim, _ in members if claim.extent]
        low, high = sum(each[0] for each in bounds), sum(each[1] for each in bounds)
        least, most = whole.extent.reach
        slack = _SLACK * whole.value
        if low > most + slack:
            outcome = "fails"
        elif high >= least - slack:
            outcome = "holds"
        else:
            outcome = "fails" if all(rule == "adds up" for _, rule in members) else "cannot_tell"
        used = (("whole", whole), *(("part", claim) for claim, _ in members))
        yield Check("sum_of_parts", outcome, whole.value, (low + high) / 2, whole.unit, used)
