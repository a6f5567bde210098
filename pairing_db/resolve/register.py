"""Observed pairings held against the official register, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.facts import SHAPES
from pairing_db.resolve.identity import content_id
from pairing_db.resolve.statements import Row, Statement

LONGEST_SUM = 40  # years; a sum over more is no statement about each of them


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register, its sides by last successor."""

    row: Row
    donor: str
    recipient: str

    def in_force(self, year: int | None) -> bool:
        """Did it hold in that year? An open end holds; without a year every line does."""
        first, last = self.row["from_year"], self.row["to_year"]
        return year is None or ((first is None or first <= year) and (last is None or year <= last))

    def ended_before(self, year: int | None) -> bool:
        """Was it over by then?"""
        return year is not None and self.row["to_year"] is not None and self.row["to_year"] < year


def register_lines(register: Iterable[Row], atlas: Atlas) -> list[Line]:
    """The lines both of whose sides are divisions, the surest first."""
    lines = []
    for row in sorted(register, key=lambda row: (row["confidence"] or "Z", row["id"])):
        donor, recipient = (atlas.last_successor(row[f"{side}_region_id"]) for side in ("donor", "recipient"))
        if donor is not None and recipient is not None:
            lines.append(Line(row, donor, recipient))
    return lines


def register_checks(
    rows: Mapping[str, Sequence[Row]],
    statements: Mapping[str, Sequence[Statement]],
    register: Iterable[Row],
    atlas: Atlas,
) -> list[Row]:
    """A row for each pairing and each year in which articles observe it: does the register say the same?

    ``statements`` are those of the pairings by id. A pairing of which no year is known has one row without a year.
    """
    lines = register_lines(register, atlas)
    by_recipient: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_recipient[line.recipient].append(line)
    years = observed_years(rows)
    checks = []
    for pairing in rows["pairing"]:
        known = years[pairing["id"]] or {
            s.article.published_on.year for s in statements[pairing["id"]] if s.article.published_on
        }
        in_years: list[int | None] = [*sorted(known)] or [None]
        for year in in_years:
            verdict, reason, decisive = _held_against(pairing, year, by_recipient, lines, atlas)
            checks.append(
                {
                    "id": content_id("register_check", pairing["id"], year),
                    "pairing_id": pairing["id"],
                    "year": year,
                    "verdict": verdict,
                    "reason": reason,
                    "register_id": decisive.row["id"] if decisive else None,
                }
            )
    return checks


def observed_years(rows: Mapping[str, Sequence[Row]]) -> defaultdict[str, set[int]]:
    """The years of each pairing: of its actual facts (all years of a sum), of its beginning and its end."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    for pairing in rows["pairing"]:
        years[pairing["id"]] |= {pairing[c] for c in ("started_year", "ended_year") if pairing[c] is not None}
    for table in SHAPES:
        for fact in rows[table]:
            if fact["pairing_id"] is not None and fact["year"] is not None and fact["status"] == "actual":
                years[fact["pairing_id"]] |= set(years_of(fact))
    return years


def years_of(fact: Row) -> range:
    """The years that a fact covers: its own, or all of the sum over years that it is."""
    start, last = fact["period_start"], fact["year"]
    first = start.year if fact["is_cumulative"] and start is not None else last
    return range(first if last - first < LONGEST_SUM else last, last + 1)


def _held_against(
    pairing: Row, year: int | None, by_recipient: Mapping[str, Sequence[Line]], lines: Sequence[Line], atlas: Atlas
) -> tuple[str, str, Line | None]:
    """(verdict, reason, line). The register's narrowest word about the supported side decides.

    A province has several supporting sides at a time, so that one more contradicts nothing; below it there is one.
    """
    donor, recipient = pairing["donor_region_id"], pairing["recipient_region_id"]
    if pairing["level"] == "organisation" or donor is None or recipient is None:
        return "unknown", "organisation", None
    sides = atlas.last_successor(donor), atlas.last_successor(recipient)
    later: Line | None = None
    for region in atlas.lineage(recipient):
        about = by_recipient.get(region, ())
        ours = [line for line in about if atlas.compatible(line.donor, donor)]
        current = [line for line in about if line.in_force(year)]
        agreeing = sorted((line for line in ours if line in current), key=lambda line: line.donor != sides[0])
        if agreeing:
            same = (agreeing[0].donor, agreeing[0].recipient) == sides
            wider = agreeing[0].donor in atlas.lineage(donor)
            return "agreement", "same" if same else "within" if wider else "overlaps", agreeing[0]
        if current and atlas.rows[region]["level"] != "province":
            return "contradiction", "other_donor", current[0]
        ended = [line for line in ours if line.ended_before(year)]
        if ended and len(ended) == len(ours):
            return "contradiction", "ended", max(ended, key=lambda line: line.row["to_year"])
        later = later or min(ours, key=lambda line: line.row["from_year"] or 0, default=None)
    for line in lines:
        inside = sides[1] in atlas.lineage(line.recipient) and atlas.compatible(line.donor, donor)
        if inside and line.in_force(year):
            return "agreement", "overlaps", line
    return ("unknown", "not_in_force", later) if later else ("unknown", "not_listed", None)
