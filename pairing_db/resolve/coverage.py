"""How much is known of each pairing in each year, and in which years nothing is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.facts import SHAPES
from pairing_db.resolve.register import register_lines, years_of
from pairing_db.resolve.statements import Row, Statement

Based = Mapping[str, Mapping[str, Sequence[Statement]]]


@dataclass(slots=True)
class _Year:
    """What is known of one pairing in one year."""

    articles: set[str] = field(default_factory=set)
    facts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SHAPES, 0))
    cumulative: int = 0


def coverage(rows: Mapping[str, Sequence[Row]], based: Based, register: Iterable[Row], atlas: Atlas) -> list[Row]:
    """A row for each pairing and each year of its span, the years without a fact among them.

    The span runs over the years of its facts, those in which it began and ended, and those for which the register lists
    these very sides (an open end: to the newest article). Only what is ``actual`` counts; a sum over several years
    counts in each of them as ``cumulative`` and fills none.
    """
    known: defaultdict[str, defaultdict[int, _Year]] = defaultdict(lambda: defaultdict(_Year))
    newest = 0
    for table in SHAPES:
        for fact in rows[table]:
            statements = based[table][fact["id"]]
            newest = max([newest, *(s.article.published_on.year for s in statements if s.article.published_on)])
            if fact["pairing_id"] is None or fact["year"] is None or fact["status"] != "actual":
                continue
            for year in years_of(fact):
                entry = known[fact["pairing_id"]][year]
                if fact["is_cumulative"]:
                    entry.cumulative += 1
                else:
                    entry.facts[table] += 1
                    entry.articles |= {s.article.root for s in statements}
    official = _official_years(register, atlas, newest)
    found: list[Row] = []
    for pairing in rows["pairing"]:
        sides = tuple(atlas.last_successor(pairing[f"{side}_region_id"]) for side in ("donor", "recipient"))
        stated = {pairing[c] for c in ("started_year", "ended_year") if pairing[c] is not None}
        listed = official.get(sides, set()) if pairing["level"] != "organisation" else set()
        span = stated | listed | known[pairing["id"]].keys()
        years = range(min(span), max(span) + 1) if span else range(0)
        found.extend(_row(pairing["id"], year, known[pairing["id"]][year]) for year in years)
    return found


def _row(pairing: str, year: int, entry: _Year) -> Row:
    return {
        "pairing_id": pairing,
        "year": year,
        "articles": len(entry.articles),
        **entry.facts,
        "cumulative": entry.cumulative,
        "missing": not any(entry.facts.values()),
    }


def _official_years(register: Iterable[Row], atlas: Atlas, newest: int) -> dict[tuple[str | None, ...], set[int]]:
    """The years in which the register lists two sides, each by last successor."""
    years: defaultdict[tuple[str | None, ...], set[int]] = defaultdict(set)
    for line in register_lines(register, atlas):
        first, last = line.row["from_year"], line.row["to_year"] or newest
        if first is not None:
            years[line.donor, line.recipient] |= set(range(first, last + 1))
    return dict(years)
