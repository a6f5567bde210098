"""Pages of enterprises, of projects, and of a single fact with all its columns and evidence."""

from __future__ import annotations

import sqlite3
from typing import Any

from pairing_db.codes import FACT_TABLE
from pairing_db.publish.web.facts import evidence_of, facts_by_id, facts_where, rows_of, shown
from pairing_db.publish.web.language import Reader

PER_PAGE = 200
# Where facts name an enterprise or a project.
_NAMES = {
    "enterprise": (("fund_flow", "payer_enterprise_id"), ("labor_transfer", "employer_enterprise_id"),
                   ("observation", "enterprise_id")),
    "project": (("fund_flow", "project_id"), ("observation", "project_id")),
}  # fmt: skip


def entity_list(db: sqlite3.Connection, reader: Reader, kind: str, *, words: str = "", page: int = 1) -> dict[str, Any]:
    """Enterprises or projects by how much is known of them, those whose name holds ``words`` where any are given."""
    like = f"%{words.replace('%', '').replace('_', '')[:50]}%"
    query = (
        f"SELECT v.* FROM (SELECT id FROM {kind} WHERE name LIKE ? ORDER BY sources DESC, name LIMIT ? OFFSET ?) k "  # noqa: S608
        f"JOIN v_{kind} v ON v.id = k.id ORDER BY v.sources DESC, v.name"
    )
    found = rows_of(db, query, (like, PER_PAGE + 1, (page - 1) * PER_PAGE))
    listed = [shown(reader, kind, row) for row in found[:PER_PAGE]]
    return {"kind": kind, "entities": listed, "more": len(found) > PER_PAGE, "page": page, "words": words}


def entity_page(db: sqlite3.Connection, reader: Reader, kind: str, key: str) -> dict[str, Any] | None:
    """One enterprise or project: itself, with whom it goes, every fact that names it, its evidence."""
    rows = rows_of(db, f"SELECT * FROM v_{kind} WHERE id = ?", (key,))  # noqa: S608
    if not rows:
        return None
    other = "project" if kind == "enterprise" else "enterprise"
    partners = rows_of(
        db,
        f"SELECT o.id, o.name, l.role FROM project_enterprise l JOIN {other} o ON o.id = l.{other}_id "  # noqa: S608
        f"WHERE l.{kind}_id = ? ORDER BY o.name LIMIT 100",
        (key,),
    )
    for partner in partners:
        partner["role"] = reader.code("project_enterprise", "role", partner["role"])
    pairing = None
    if kind == "project":
        found = rows_of(
            db,
            "SELECT p.id, p.donor_name, p.recipient_name FROM project j JOIN pairing p ON p.id = j.pairing_id "
            "WHERE j.id = ?",
            (key,),
        )
        pairing = found[0] if found else None
    return {
        "kind": kind,
        "entity": shown(reader, kind, rows[0]),
        "columns": columns(reader, kind, rows[0]),
        "other": other,
        "partners": partners,
        "pairing": pairing,
        "facts": [
            (table, found_facts)
            for table, column in _NAMES[kind]
            if (found_facts := facts_where(db, reader, table, f"{column} = ?", key))
        ],
        "evidence": evidence_of(db, kind, key),
    }


def current_id(db: sqlite3.Connection, kind: str, key: str) -> str | None:
    """The id under which a merged entity is found now."""
    query = "SELECT current_id FROM former_id WHERE fact_table = ? AND id = ?"
    found = db.execute(query, (kind, key)).fetchone()
    return None if found is None else str(found[0])


def fact_page(db: sqlite3.Connection, reader: Reader, table: str, key: str) -> dict[str, Any] | None:
    """One row of a fact table with all its columns, its evidence, and the facts that bear on it."""
    if table not in FACT_TABLE:
        return None
    rows = rows_of(db, f"SELECT * FROM v_{table} WHERE id = ?", (key,))  # noqa: S608
    if not rows:
        return None
    return {
        "fact": shown(reader, table, rows[0]),
        "columns": columns(reader, table, rows[0]),
        "evidence": evidence_of(db, table, key),
        "relations": _relations(db, reader, table, key),
    }


def columns(reader: Reader, table: str, row: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Name, label and value of each column of a fact that has a value."""
    found = []
    for name, value in row.items():
        if value is None or name in ("id", "first_quote", "first_source"):
            continue
        info = reader.labels.codes.get((f"v_{table}", name))
        if info:
            words = reader.code(f"v_{table}", name, str(value))
        elif name in ("is_cumulative", "sum_ok", "corrected", "reviewed"):
            words = reader.say("yes" if value else "no")
        elif name.endswith("_yuan"):
            words = reader.money(value)
        elif isinstance(value, (int, float)) and name != "year" and not name.endswith("_year"):
            words = reader.value(value)
        else:
            words = str(value)
        found.append((name, reader.column(f"v_{table}", name), words))
    return found


def _relations(db: sqlite3.Connection, reader: Reader, table: str, key: str) -> list[dict[str, Any]]:
    query = (
        'SELECT relation, to_table AS "table", to_id AS id, 1 AS from_here FROM fact_relation '
        "WHERE from_table = ? AND from_id = ? UNION ALL "
        "SELECT relation, from_table, from_id, 0 FROM fact_relation WHERE to_table = ? AND to_id = ? LIMIT 100"
    )
    found = rows_of(db, query, (table, key, table, key))
    facts = facts_by_id(db, reader, [(row["table"], row["id"]) for row in found])
    return [
        {"fact": facts[row["table"], row["id"]], "says": reader.say(_saying(row["relation"], row["from_here"]))}
        for row in found
        if (row["table"], row["id"]) in facts
    ]


def _saying(relation: str, from_here: int) -> str:
    return f"relation_{relation}" if from_here or relation == "conflicts" else f"relation_{relation}_back"
