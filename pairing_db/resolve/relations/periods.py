"""``supersedes`` and ``within_period``: one measure of one pair of sides through time.

A later count with the same first day takes the place of an earlier one (1-6月, 1-11月, the whole year; 2017年以来
said in 2019 and again in 2020); of stocks, which have no first day, the later of a year. What lies inside a longer
period is within it: the year inside the 四年累计, the gift of a day inside the year's gifts. Each claim is related to
the next count and to the tightest period around it, so that chains lead to all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from pairing_db.resolve.relations.claim import Claim, Relation, preference

Days = tuple[date, date]
MONTH = 31  # days in which 5638人 of one article is 5600余人 in another; later, it may have grown


def through_time(chain: Iterable[Claim]) -> list[Relation]:
    """The relations in time among claims of one measure, unit, sides and scope."""
    frames: defaultdict[Days, list[Claim]] = defaultdict(list)
    for claim in chain:
        if claim.end is not None and not (claim.start is None and claim.nature == "flow" and not claim.cumulative):
            frames[claim.first_day, claim.last_day].append(claim)
    heads = {days: min(claims, key=preference) for days, claims in frames.items()}
    single = {days: head for days, head in heads.items() if len(frames[days]) == 1}
    return [*_later_counts(single), *_inside(frames, heads)]


def _later_counts(heads: dict[Days, Claim]) -> Iterable[Relation]:
    runs: defaultdict[tuple[date, int | None], list[Claim]] = defaultdict(list)
    for (first, last), head in heads.items():
        runs[first, None if head.many_years else last.year].append(head)
    for run in runs.values():
        run.sort(key=lambda claim: claim.last_day)
        for earlier, later in pairwise(run):
            rough, fine = (later, earlier) if _rounds(later, earlier) else (earlier, later)
            if _rounds(rough, fine) and (later.last_day - earlier.last_day).days <= MONTH:
                yield Relation(rough.fact, fine.fact, "rounds", "rounding of a count of nearly the same day")
            elif later.nature == "level" or _not_less(later, earlier):
                yield Relation(later.fact, earlier.fact, "supersedes", "later count")


def _rounds(rough: Claim, fine: Claim) -> bool:
    return bool(rough.extent and fine.extent and rough.extent.rounds(fine.extent))


def _not_less(later: Claim, earlier: Claim) -> bool:
    """A running sum never falls; a lower one counts something else."""
    return bool(later.extent and earlier.extent and later.extent.reach[1] >= earlier.extent.reach[0])


def _inside(frames: dict[Days, list[Claim]], heads: dict[Days, Claim]) -> Iterable[Relation]:
    """Each claim and the tightest longer period; a sweep over the days keeps the periods that are still open."""
    open_days: list[Days] = []
    for days in sorted(frames, key=lambda each: (each[0], -each[1].toordinal())):
        open_days = [each for each in open_days if each[1] >= days[0]]
        around = [each for each in open_days if each[1] >= days[1] and _is_period(heads[each], heads[days])]
        if around:
            tightest = min(around, key=lambda each: (each[1] - each[0], each))
            for claim in frames[days]:
                if _not_less(heads[tightest], claim):
                    yield Relation(claim.fact, heads[tightest].fact, "within_period", "period inside period")
        open_days.append(days)


def _is_period(around: Claim, claim: Claim) -> bool:
    """Not where both are counts of one running sum, which the later one supersedes; never around a stock."""
    if claim.start is None or claim.nature == "level":
        return False
    running = around.start == claim.start and around.many_years == claim.many_years
    return not running and around.contains_period(claim)
