"""What a pairing's numbers are, year by year: the one place that decides which rows may be added."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pairing_db.publish.web.facts import MEASURED, SHAPES, Fact, facts_where, rows_of
from pairing_db.publish.web.language import Reader


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the load keeps the sums of a measure, and which columns hold sum, bounds and unit."""

    table: str
    total: str = "amount_yuan"
    lower: str = "lower_yuan"
    upper: str = "upper_yuan"
    unit: str = "'yuan'"
    by_kind: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of the yearly table: rows of one table with these codes; peers agree in ``peers`` and unit."""

    key: str
    table: str
    only: Mapping[str, tuple[str, ...]]
    peers: tuple[str, ...]
    kept: Kept | None = None

    def holds(self, fact: Fact) -> bool:
        """Is the fact one of this measure?"""
        return fact.table == self.table and all(fact.row[column] in codes for column, codes in self.only.items())


AID = Kept("aid_by_pairing_year", by_kind=True)
INVESTMENT, SALES = Kept("investment_by_pairing_year"), Kept("consumption_by_pairing_year")
LABOR = Kept("labor_by_pairing_year", "persons", "persons_lower", "persons_upper", "unit")
MEASURES = (
    Measure("fiscal_aid", "fund_flow", {"kind": ("fiscal_aid",)}, ("stage",), AID),
    Measure("social_aid", "fund_flow", {"kind": ("social_aid", "in_kind")}, ("kind", "stage"), AID),
    Measure("enterprise_investment", "fund_flow", {"kind": ("enterprise_investment",)}, ("stage",), INVESTMENT),
    Measure("consumption", "fund_flow", {"kind": ("consumption",)}, ("stage",), SALES),
    Measure("people_moved", "labor_transfer", {}, ("mode",), LABOR),
    Measure("people_exchanged", "talent_exchange", {}, ("direction", "activity", "role")),
)
Cell = tuple[int, str, tuple[str, ...]]  # year, measure, what its peers have in common
MONEY = ("fiscal_aid", "social_aid", "enterprise_investment", "consumption")


@dataclass(frozen=True, slots=True)
class Group:
    """Peers of one year: ``said`` of them, of which ``added`` make up ``total``; None where no sum can be trusted.

    ``bounds`` are the least and the most that the total may come to, None where it is exact; ``is_partial`` where only
    parts are known; ``facts`` are as many of the peers as are listed.
    """

    label: str
    total: float | None
    bounds: tuple[float | None, float | None] | None
    unit: str
    said: int
    added: int
    is_partial: bool
    facts: tuple[Fact, ...]

    @property
    def single(self) -> bool:
        """Is it one fact, whose own words say it best?"""
        return self.said == 1 and len(self.facts) == 1


@dataclass(frozen=True, slots=True)
class Target:
    """What was aimed at beside what was reached; either may be missing."""

    year: int | None
    label: str
    target: Fact
    actual: Fact | None

    @property
    def share(self) -> float | None:
        """Reached in percent of the target."""
        aimed, reached = self.target.number, self.actual.number if self.actual else None
        return None if not aimed or reached is None else 100 * reached / aimed


def facts_of_pairing(db: sqlite3.Connection, reader: Reader, pairing_id: str) -> list[Fact]:
    """The measured facts that belong to a pairing, the latest of each table first, no more than a page can hold."""
    return [fact for table in MEASURED for fact in facts_where(db, reader, table, "pairing_id = ?", pairing_id)]


def yearly(
    db: sqlite3.Connection, reader: Reader, pairing_id: str, facts: Iterable[Fact]
) -> dict[int, dict[str, list[Group]]]:
    """Groups of peers by year and measure. Only what happened counts, in one year, and is no sum of years.

    Totals are of all rows, whatever of them is among ``facts``.
    """
    listed: dict[Cell, list[Fact]] = {}
    for fact in facts:
        row = fact.row
        if row["status"] == "actual" and row["year"] is not None and not row["is_cumulative"]:
            for measure in MEASURES:
                if measure.holds(fact):
                    listed.setdefault((row["year"], measure.key, _peers(measure, row)), []).append(fact)
    cells: dict[Cell, Group] = {}
    for measure in MEASURES:
        for row in sums(db, measure, "pairing_id = ?", (pairing_id,)):
            cell = (row["year"], measure.key, _peers(measure, row))
            members = tuple(listed.get(cell, ()))
            if members or row["total"] is not None:
                cells[cell] = _group(reader, measure, row, members)
    for cell, without in listed.items():
        if cell not in cells:
            measure = next(each for each in MEASURES if each.key == cell[1])
            cells[cell] = _group(reader, measure, without[0].row, tuple(without))
    years: dict[int, dict[str, list[Group]]] = {}
    for (year, key, _), group in sorted(cells.items(), key=lambda each: (-each[0][0], each[0][1:])):
        years.setdefault(year, {}).setdefault(key, []).append(group)
    return years


def _group(reader: Reader, measure: Measure, row: Mapping[str, Any], members: tuple[Fact, ...]) -> Group:
    said = max(row.get("said", 0), len(members))
    total = row.get("total")
    if total is None and said == len(members) == 1 and members[0].row["sum_ok"] is None:
        total = members[0].number  # one number of which nobody said that it may not stand for the year
    bounds = (row.get("lower"), row.get("upper"))
    return Group(
        group_label(reader, measure, row),
        total,
        bounds if total is not None and bounds not in ((None, None), (total, total)) else None,
        row["unit"],
        said,
        row.get("added", 0),
        bool(row.get("is_partial")),
        members,
    )


def sums(db: sqlite3.Connection, measure: Measure, condition: str, given: Sequence[object]) -> list[dict[str, Any]]:
    """For each pairing, year and group of peers the ``total`` of what may be added and what it is made of.

    Rows have ``pairing_id``, ``year``, the columns of ``measure.peers``, ``unit``, ``total`` (None where nothing may be
    added), ``added`` of ``said`` rows; read from the sums that the load keeps, where it keeps them, with ``lower``,
    ``upper`` and ``is_partial``, else added up here. ``condition`` is SQL on ``pairing_id`` and ``year``.
    """
    kinds = {column: codes for column, codes in measure.only.items() if measure.kept is None or measure.kept.by_kind}
    where = [
        condition,
        "year IS NOT NULL",
        *(f"+{column} IN ({', '.join('?' * len(codes))})" for column, codes in kinds.items()),
    ]
    codes = [code for each in kinds.values() for code in each]
    peers = ", ".join(measure.peers)
    if measure.kept is not None:
        kept = measure.kept
        query = (
            f"SELECT pairing_id, year, {peers}, {kept.unit} AS unit, {kept.total} AS total, {kept.lower} AS lower, "  # noqa: S608
            f"{kept.upper} AS upper, rows_added AS added, rows_added + rows_left_out AS said, is_partial "
            f"FROM {kept.table} WHERE {' AND '.join(where)}"
        )
        return rows_of(db, query, (*given, *codes))
    # The unary plus keeps SQLite from taking the index on a code, which holds a large part of the table.
    where += ["+status = 'actual'", "is_cumulative IS NOT 1"]
    value = SHAPES[measure.table].value
    query = (
        f"SELECT pairing_id, year, {peers}, unit, sum(CASE WHEN sum_ok THEN {value} END) AS total, "  # noqa: S608
        f"count(CASE WHEN sum_ok THEN 1 END) AS added, count(*) AS said "
        f"FROM {measure.table} WHERE {' AND '.join(where)} GROUP BY pairing_id, year, {peers}, unit"
    )
    return rows_of(db, query, (*given, *codes))


def group_label(reader: Reader, measure: Measure, row: Mapping[str, Any]) -> str:
    """What the members of a group have in common."""
    return " · ".join(reader.code(f"v_{measure.table}", column, row[column]) for column in measure.peers)


def _peers(measure: Measure, row: Mapping[str, Any]) -> tuple[str, ...]:
    return (*(row[column] for column in measure.peers), row["unit"])


def targets(facts: Iterable[Fact]) -> list[Target]:
    """Every target of a pairing with the result of the same thing, place, unit and year beside it."""
    found = list(facts)
    reached = {_same(fact): fact for fact in found if fact.row["status"] == "actual"}
    aimed = [fact for fact in found if fact.row["status"] == "target"]
    return [Target(fact.row["year"], fact.label, fact, reached.get(_same(fact))) for fact in aimed]


def _same(fact: Fact) -> tuple[object, ...]:
    """What a target and its result have in common."""
    row = fact.row
    kinds = ("kind", "mode", "direction", "role", "activity", "indicator", "unit_kind")
    return (fact.table, row["year"], fact.who, row.get("unit"), *(row.get(kind) for kind in kinds))
