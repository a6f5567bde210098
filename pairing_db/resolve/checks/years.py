"""Growth, increase and targets: a figure against another of the same measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pairing_db.resolve.checks.check import Check, compared, untold
from pairing_db.resolve.relations.claim import Claim, Place, preference
from pairing_db.resolve.relations.extent import Extent

Pairs = Sequence[tuple[Place, Claim]]
Key = tuple[object, ...]


class Earlier:
    """Whole-year figures by measure, sides and year."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_year: defaultdict[Key, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.end and claim.one_year and claim.status == "actual" and claim.nature == "flow" and claim.extent:
                self._by_year[_key(claim), claim.end.year].append(claim)

    def before(self, claim: Claim) -> Claim | None:
        """The figure of the same days of the year before, the preferred one where several are stated."""
        found = self._by_year.get((_key(claim), claim.end.year - 1), ()) if claim.end else ()
        alike = [other for other in found if _days(other) == _days(claim)]
        return min(alike, key=preference) if alike else None


def _key(claim: Claim) -> Key:
    return claim.peers, claim.where, claim.named


def _days(claim: Claim) -> tuple[int, int, int, int]:
    return claim.first_day.month, claim.first_day.day, claim.last_day.month, claim.last_day.day


def growth(sentence: Pairs, code: Mapping[str, str], earlier: Earlier) -> Iterator[Check]:
    """同比增长20%, 较上年增加1000余万元: against the figure before it in the sentence and that of the year before."""
    for place, change in sentence:
        kind = {"growth_rate": "growth", "amount_increase": "increase"}.get(code.get(str(change.measure[0]), ""))
        if kind is None or change.table != "observation" or change.extent is None:
            continue
        said = [c for p, c in sentence if p.end <= place.start and c.nature == "flow" and c.one_year and c.extent]
        if kind == "increase":
            said = [c for c in said if c.unit == change.unit]
        # an increase is that of the sum that opens the list, a growth that of the figure next to it
        now = (said[0] if kind == "increase" else said[-1]) if said else None
        before = earlier.before(now) if now else None
        if now is None or before is None or not before.value or now.extent is None or before.extent is None:
            yield untold(kind, change, change.unit, *([("now", now)] if now else []))
            continue
        used = (("stated", change), ("now", now), ("before", before))
        yield compared(kind, change.extent, _change(kind, now.extent, before.extent), change.unit, *used)


def _change(kind: str, now: Extent, before: Extent) -> tuple[float, float]:
    (low, high), (least, most) = now.bounds, before.bounds
    if kind == "increase":
        return low - most, high - least
    return 100 * (low / most - 1), 100 * (high / least - 1)


def targets(claims: Iterable[Claim]) -> Iterator[Check]:
    """任务265人, 实际231人: what was reached in the year against its target; it holds where the target was reached.

    Before the target's last day nothing has failed.
    """
    aims: defaultdict[Key, list[Claim]] = defaultdict(list)
    reached: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.extent is not None and claim.end is not None and not claim.many_years:
            group = {"target": aims, "actual": reached}.get(claim.status)
            if group is not None and claim.nature != "rate":
                kinds = claim.measure[:1] if claim.table == "fund_flow" else claim.measure
                group[claim.table, kinds, claim.unit, claim.where, claim.bodies, claim.scope, claim.end.year].append(
                    claim
                )
    for key, found in aims.items():
        if key in reached:
            aim, done = min(found, key=preference), min(reached[key], key=preference)
            missed = "fails" if done.last_day >= aim.last_day else "cannot_tell"
            outcome = "holds" if done.extent and done.extent.bounds[1] >= aim.value else missed
            used = (("stated", aim), ("now", done))
            yield Check("target_reached", outcome, aim.value, done.value, aim.unit, used)
