"""What relations and sums cost: time and memory over more and more facts.

usage: python benchmarks/relations.py [LARGEST]    default 1000000

Facts are invented a bucket (province of the supported side, measure, status) at a time, as a sorted reading would hand
them over, and never held all at once. Divisions, years and measures are as many at every size, as in life: more facts
means more said about each. Prints for each size the ratio of the time to that of a tenth of the facts (10 would be
linear; on a busy machine even making the facts, which is linear, takes more, so its ratio stands beside) and the peak
memory of the program so far. A fact is a sum of a year, its rounding, a running count, a county's
or a project's part, or a sum over years, as articles mix them.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date

from pairing_db.resolve.relations import Claim, relate
from pairing_db.resolve.relations.extent import Extent

PROVINCES, CITIES, COUNTIES, YEARS = 12, 12, 8, range(1996, 2026)
# The schema has 35 kinds and stages of money, 4 modes of work, 144 exchanges of people and 75 indicators.
MEASURES = [(f"kind {kind}", f"stage {stage}") for kind in range(50) for stage in range(5)]
SAID = 4.2  # facts that one call of _told gives on average


def claims(facts: int) -> Iterator[Claim]:
    """Sorted claims, about as many as asked for."""
    each = facts / (PROVINCES * len(MEASURES))
    for province in range(PROVINCES):
        for number, measure in enumerate(MEASURES):
            draw = random.Random(province * 1000 + number)  # noqa: S311 - invented facts, the same at every run
            bucket = [
                claim for _ in range(round(each / SAID)) for claim in _told(draw, measure, *_where(draw, province))
            ]
            yield from sorted(bucket, key=lambda claim: (claim.bucket, claim.id))


def _where(draw: random.Random, province: int) -> tuple[int, tuple[str, ...]]:
    """A year, and a city or, three times as often, a county."""
    city, county = f"p{province:02}c{draw.randrange(CITIES)}", draw.randrange(COUNTIES)
    place = (city, f"p{province:02}") if draw.random() < 0.25 else (f"{city}n{county}", city, f"p{province:02}")
    return draw.choice(YEARS), place


def _told(draw: random.Random, kind: tuple[str, str], year: int, place: tuple[str, ...]) -> Iterator[Claim]:
    value = draw.randrange(10_000_000, 500_000_000) // 10_000 * 10_000
    whole = date(year, 1, 1), date(year, 12, 31)
    yield _claim(draw, kind, place, value, "exact", whole)
    yield _claim(draw, kind, place, value // 10_000_000 * 10_000_000, "over", whole)
    yield _claim(draw, kind, place, value // 2, "exact", (whole[0], date(year, 6, 30)))
    yield _claim(draw, kind, place, value // 7, "exact", whole, project=f"{place[0]}j{draw.randrange(3)}")
    if year % 4 == 0:
        yield _claim(draw, kind, place, value * 4, "exact", (date(year - 3, 1, 1), whole[1]))


def _claim(
    draw: random.Random,
    kind: tuple[str, str],
    place: tuple[str, ...],
    value: int,
    qualifier: str,
    days: tuple[date, date],
    project: str | None = None,
) -> Claim:
    return Claim(
        table="fund_flow",
        id=f"{draw.getrandbits(64):016x}",
        measure=kind,
        status="actual",
        unit="yuan",
        sides=(("d1", "d"), place),
        bodies=(None, project),
        scope=None,
        extent=Extent(float(value), None, qualifier),
        start=days[0],
        end=days[1],
        cumulative=days[0].year != days[1].year,
        nature="flow",
        all_poor=False,
        supported=1,
        roots=frozenset({f"a{draw.randrange(1000)}"}),
        published=date(2026, 1, 1),
    )


def measure(facts: int) -> tuple[float, float, int, int, int]:
    """Seconds of the processor for making the facts alone and for relating them; facts, relations, facts to add."""
    start = time.process_time()
    seen = sum(1 for _ in claims(facts))
    made = time.process_time()
    found = added = 0
    for related in relate(claims(facts)):
        found += len(related.relations)
        added += sum(verdict.ok for verdict in related.verdicts.values())
    return made - start, time.process_time() - made, seen, found, added


def main() -> None:
    """Measure and print."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    before: tuple[float, float] | None = None
    for facts in (largest // 100, largest // 10, largest):
        making, relating, seen, found, added = measure(facts)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{seen} facts: {found} relations, {added} may be added, peak {peak} MB", flush=True)
        if before:
            ratios = relating / before[1], making / before[0]
            print(
                f"  {ratios[0]:.1f} times the time of a tenth (making the facts alone {ratios[1]:.1f} times)",
                flush=True,
            )
        before = making, relating


if __name__ == "__main__":
    main()
