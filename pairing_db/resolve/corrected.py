"""The rows that tell of corrections: the decisions, what they changed, what was rejected, which rows they touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pairing_db.codes import FACT_TABLE
from pairing_db.document import Correction
from pairing_db.resolve.derivation import Derived
from pairing_db.resolve.lookup import plain_text
from pairing_db.resolve.planning import Plan
from pairing_db.resolve.rulings import Target
from pairing_db.resolve.statements import Row
from pairing_db.resolve.support import evidence_links, support

EMPTY: Mapping[str, tuple[Row, ...]] = dict.fromkeys(
    ("correction", "correction_target", "correction_value", "rejected_fact", "rejected_evidence"), ()
)


def mark_rows(corrected: Derived, read: Derived, plan: Plan | None) -> None:
    """Fill ``corrected`` (a correction made the row differ from what was read) and ``reviewed`` of every fact."""
    reviewed = _reviewed(plan, corrected) if plan else set()
    for table in FACT_TABLE:
        before = {row["id"]: row for row in read.rows[table]} if plan else {}
        for row in corrected.rows[table]:
            row["corrected"] = plan is not None and row != before.get(row["id"])
            row["reviewed"] = (table, row["id"]) in reviewed


def _reviewed(plan: Plan, corrected: Derived) -> set[Target]:
    return {
        (each.table, final(corrected, each.table, end))
        for key, each in plan.live("accept", "change")
        for end in plan.ends(key)
    }


def final(corrected: Derived, table: str, key: str) -> str:
    """Where a row is found after corrections."""
    return corrected.former.get((table, key), key)


def correction_rows(plan: Plan, corrected: Derived) -> dict[str, list[Row]]:
    """Rows of ``correction``, ``correction_target`` and ``correction_value``."""
    return {
        "correction": [_correction(key, each, plan) for key, each in plan.corrections.items()],
        "correction_target": [
            {
                "correction_id": key,
                "stated_id": stated,
                "current_id": None if key in plan.stale else _end(plan, corrected, each.table, found),
            }
            for key, each in plan.corrections.items()
            for stated, found in zip(each.ids, plan.targets[key], strict=True)
        ],
        "correction_value": [
            {"correction_id": key, "column_name": column, "was": was, "value": value}
            for key, each in plan.corrections.items()
            for column, was, value in _values(key, each, plan)
        ],
    }


def _end(plan: Plan, corrected: Derived, table: str, found: str) -> str:
    if table == "region":
        place = plan.rulings.moves.get(("", found))
        return next(iter(corrected.atlas.at(place.path)), found) if place else found
    return final(corrected, table, plan.roots.get((table, found), found))


def _correction(key: str, correction: Correction, plan: Plan) -> Row:
    return {
        "id": key,
        "action": correction.action,
        "fact_table": correction.table,
        "who": correction.who,
        "decided_on": correction.when,
        "why": correction.why,
        "file": correction.file,
        "state": "stale" if key in plan.stale else "applied",
        "problem": plan.stale.get(key),
    }


def _values(key: str, correction: Correction, plan: Plan) -> Iterable[tuple[str, str | None, str | None]]:
    """What a correction says, column by column: (column, the reader's value, the value given)."""
    for column, value in sorted(correction.becomes.items()):
        was = plan.was.get((key, column), plain_text(correction.was.get(column)))
        yield column, was, plain_text(value)
    for name, words in (("names", correction.names), ("articles", correction.articles)):
        if words:
            yield name, None, "、".join(words)
    for name, word in (("into", correction.into), ("alias", correction.alias)):
        if word is not None:
            yield name, None, word


def rejected_rows(plan: Plan, read: Derived, texts: Mapping[str, str]) -> dict[str, list[Row]]:
    """Rows of ``rejected_fact`` and ``rejected_evidence``: rejected facts as read, and what they rested on."""
    facts: list[Row] = []
    links: list[Row] = []
    for (table, key), correction in sorted(plan.rulings.rejected.items()):
        statements = {key: read.based[table].get(key, ())}
        if not statements[key]:
            continue
        row = next(row for row in read.rows[table] if row["id"] == key)
        facts.append(
            {"fact_table": table, "id": key, "correction_id": correction, "stated": _json(row)}
            | support(statements[key], texts)
        )
        links += [{"fact_id": link.pop(f"{table}_id"), **link} for link in evidence_links(table, statements)[0]]
    return {"rejected_fact": facts, "rejected_evidence": links}


def _json(row: Row) -> str:
    """The columns that a row fills, as JSON with sorted keys."""
    shown = {column: _plain(value) for column, value in row.items() if value is not None}
    return json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
