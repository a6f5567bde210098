"""Facts as pages show them: what is said, of whom, how much, and where the sentence stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pairing_db.codes import FACT_TABLE
from pairing_db.publish.web.language import Reader

MOST = 120  # facts of one kind on one page; the table behind it has them all
MEASURED = ("fund_flow", "labor_transfer", "talent_exchange", "observation", "pairing_tally")


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a view that say how much, its high end, between whom, and what kind of thing it is."""

    value: str
    top: str | None
    places: tuple[str, ...]
    codes: tuple[str, ...]


SHAPES: Mapping[str, Shape] = {
    "fund_flow": Shape("amount_yuan", "amount_max_yuan", ("donor", "recipient"), ("kind", "stage")),
    "labor_transfer": Shape("persons", "persons_max", ("origin", "destination"), ("mode",)),
    "talent_exchange": Shape("persons", "persons_max", ("from", "to"), ("role", "activity")),
    "observation": Shape("value", "value_max", ("region",), ("indicator",)),
    "pairing_tally": Shape("recipient_count", None, ("donor", "recipient"), ("unit_kind",)),
    "pairing": Shape("started_year", None, ("donor_name", "recipient_name"), ("level",)),
    "project": Shape("actual_investment_yuan", None, ("region",), ("sector", "status")),
    "enterprise": Shape("sources", None, ("home",), ("kind",)),
}
_LISTED = {"indicator": "indicator", "unit_kind": "unit_kind", "sector": "sector"}  # codes that are rows of a table


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a fact table, ready to be shown; ``row`` holds its view's columns."""

    table: str
    id: str
    label: str
    value: str
    who: str
    when: str
    row: Mapping[str, Any]

    @property
    def number(self) -> float | None:
        """The stated value, the low end of a range."""
        found = self.row[SHAPES[self.table].value]
        return None if found is None else float(found)


def facts_where(db: sqlite3.Connection, reader: Reader, table: str, condition: str, *given: object) -> list[Fact]:
    """Facts of a table; ``condition`` is SQL on its own columns, written by a page, with ``given`` for its marks."""
    by_year = "year DESC, id" if table in MEASURED else "id"
    query = (
        f"SELECT v.* FROM (SELECT id FROM {table} WHERE {condition} ORDER BY {by_year} LIMIT {MOST}) k "  # noqa: S608
        f"JOIN v_{table} v ON v.id = k.id"
    )
    return [shown(reader, table, row) for row in rows_of(db, query, given)]


def facts_by_id(db: sqlite3.Connection, reader: Reader, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Fact]:
    """The facts with these tables and ids, as far as they are there."""
    found = {}
    for table in FACT_TABLE:
        ids = sorted({key for name, key in keys if name == table})
        for start in range(0, len(ids), 500):
            marks = ", ".join("?" * len(ids[start : start + 500]))
            query = f"SELECT * FROM v_{table} WHERE id IN ({marks})"  # noqa: S608
            for row in rows_of(db, query, ids[start : start + 500]):
                found[table, row["id"]] = shown(reader, table, row)
    return found


def rows_of(db: sqlite3.Connection, query: str, given: Sequence[object] = ()) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    found = db.execute(query, tuple(given))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def shown(reader: Reader, table: str, row: Mapping[str, Any]) -> Fact:
    """A row of the view of ``table`` as a fact."""
    shape = SHAPES[table]
    labels = [_code(reader, table, column, row[column]) for column in shape.codes]
    if table in ("project", "enterprise"):
        labels.insert(0, row["name"])
    if table == "labor_transfer":
        labels.insert(0, reader.table(table))
    places = [row[place] or (reader.say("unknown_side") if len(shape.places) > 1 else "") for place in shape.places]
    who = " → ".join(places) if any(row[place] for place in shape.places) else ""
    return Fact(
        table,
        row["id"],
        " · ".join(label for label in labels if label),
        _value(reader, table, row),
        who,
        reader.period(row.get("period_start"), row.get("period_end")),
        row,
    )


def _value(reader: Reader, table: str, row: Mapping[str, Any]) -> str:
    shape = SHAPES[table]
    if table == "pairing_tally":
        sides = [row["donor_count"], row["recipient_count"]]
        words = " ↔ ".join("–" if side is None else reader.value(side) for side in sides)
        qualifier = row["qualifier"]
        return reader.say(f"qualifier_{qualifier}", value=words) if qualifier in ("about", "over", "under") else words
    if table in ("pairing", "enterprise"):
        return ""
    if table == "project":
        planned = row["planned_investment_yuan"]
        return reader.money(row[shape.value] if row[shape.value] is not None else planned)
    top = row[shape.top] if shape.top else None
    return reader.value(row[shape.value], top, unit=row["unit"], qualifier=row["qualifier"])


def _code(reader: Reader, table: str, column: str, code: str | None) -> str:
    if column in _LISTED:
        return reader.code(_LISTED[column], "code", code)
    return reader.code(f"v_{table}", column, code)


def evidence_of(db: sqlite3.Connection, table: str, key: str) -> list[dict[str, Any]]:
    """The evidence of a fact, in its own order."""
    query = (
        "SELECT e.article_id, a.source, a.title, a.publisher, a.published_on, e.quote, l.rule "  # noqa: S608
        f"FROM {table}_evidence l JOIN evidence e ON e.id = l.evidence_id JOIN article a ON a.id = e.article_id "
        f"WHERE l.{table}_id = ? ORDER BY l.position LIMIT {MOST}"
    )
    return rows_of(db, query, (key,))


def sentence_address(db: sqlite3.Connection, table: str, key: str) -> str | None:
    """Where the leading sentence of a fact is shown, the figure that gave it marked; None where there is no such."""
    evidence = evidence_of(db, table, key)
    if not evidence:
        return None
    article_id = evidence[0]["article_id"]
    figure = db.execute(
        "SELECT f.char_start FROM figure f JOIN figure_fact g ON g.figure_id = f.id "
        "WHERE f.article_id = ? AND g.fact_table = ? AND g.fact_id = ? ORDER BY f.char_start LIMIT 1",
        (article_id, table, key),
    ).fetchone()
    place = f"c{figure[0]}" if figure else "proof"
    return f"/article/{article_id}?fact={table}/{key}#{place}"
