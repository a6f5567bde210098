"""The list of pairings, and the page of one: its years, its targets, everything that is said about it."""

from __future__ import annotations

import sqlite3
from typing import Any

from pairing_db.publish.web import charts
from pairing_db.publish.web.facts import MOST, Fact, facts_where, rows_of
from pairing_db.publish.web.language import Reader
from pairing_db.publish.web.years import MEASURES, MONEY, Group, facts_of_pairing, targets, yearly

PER_PAGE = 200
PEOPLE = ("people_moved", "people_exchanged")


def pairing_list(db: sqlite3.Connection, reader: Reader, *, words: str = "", page: int = 1) -> dict[str, Any]:
    """Pairings by how much is known of them, those whose sides hold ``words`` where any are given."""
    like = f"%{words.replace('%', '').replace('_', '')[:50]}%"
    query = (
        "SELECT id, donor_name, donor_path, recipient_name, recipient_path, level, basis, sources FROM v_pairing "
        "WHERE ifnull(donor_path, donor_name) LIKE ? OR ifnull(recipient_path, recipient_name) LIKE ? "
        "ORDER BY sources DESC, donor_name, recipient_name LIMIT ? OFFSET ?"
    )
    found = rows_of(db, query, (like, like, PER_PAGE + 1, (page - 1) * PER_PAGE))
    for row in found:
        row["level"] = reader.code("pairing", "level", row["level"])
        row["basis"] = reader.code("pairing", "basis", row["basis"])
    return {"pairings": found[:PER_PAGE], "more": len(found) > PER_PAGE, "page": page, "words": words}


def pairing_page(db: sqlite3.Connection, reader: Reader, pairing_id: str) -> dict[str, Any] | None:
    """Everything about one pairing; None where there is no such."""
    rows = rows_of(db, "SELECT * FROM v_pairing WHERE id = ?", (pairing_id,))
    if not rows:
        return None
    pairing = rows[0]
    facts = facts_of_pairing(db, reader, pairing_id)
    years = yearly(db, reader, pairing_id, facts)
    shown = {fact.id for groups in years.values() for cell in groups.values() for group in cell for fact in group.facts}
    aims = targets(facts)
    shown |= {each.target.id for each in aims}
    return {
        "pairing": pairing,
        "level": reader.code("pairing", "level", pairing["level"]),
        "basis": reader.code("pairing", "basis", pairing["basis"]),
        "cut": any(len(each) >= MOST for _, each in _by_table(facts)),
        "most": MOST // 2,
        "measures": [measure.key for measure in MEASURES],
        "years": years,
        "targets": aims,
        "others": _by_table([fact for fact in facts if fact.id not in shown]),
        "projects": facts_where(db, reader, "project", "pairing_id = ?", pairing_id),
        "inside": _inside(db, pairing),
        "charts": [
            chart
            for name, keys, money in (("chart_money", MONEY, True), ("chart_people", PEOPLE, False))
            if (chart := charts.by_year(reader, name, _points(years, keys, reader), money=money))
        ],
    }


def _points(years: dict[int, dict[str, list[Group]]], keys: tuple[str, ...], reader: Reader) -> list[dict[str, Any]]:
    """One point a year and group whose total is known."""
    return [
        {
            "year": year,
            "what": reader.say(f"measure_{key}") + (f" · {group.label}" if group.label else ""),
            "value": group.total,
            "shown": reader.value(group.total, unit=group.unit),
        }
        for year, cells in sorted(years.items())
        for key in keys
        for group in cells.get(key, ())
        if group.total is not None
    ]


def _by_table(facts: list[Fact]) -> list[tuple[str, list[Fact]]]:
    tables: dict[str, list[Fact]] = {}
    for fact in facts:
        tables.setdefault(fact.table, []).append(fact)
    return list(tables.items())


def _inside(db: sqlite3.Connection, pairing: dict[str, Any]) -> list[dict[str, Any]]:
    """Narrower pairings between parts of the two sides."""
    if not pairing["donor_path"] or not pairing["recipient_path"]:
        return []
    query = (
        "SELECT p.id, p.donor_name, p.recipient_name, p.sources FROM pairing p "
        "JOIN region d ON d.id = p.donor_region_id JOIN region r ON r.id = p.recipient_region_id "
        "WHERE d.path >= ? AND d.path < ? AND r.path >= ? AND r.path < ? AND p.id <> ? "
        "ORDER BY p.sources DESC, p.donor_name LIMIT 100"
    )
    bounds = [
        bound
        for side in ("donor", "recipient")
        for bound in (f"{pairing[f'{side}_path']}", f"{pairing[f'{side}_path']}0")
    ]
    return rows_of(db, query, (*bounds, pairing["id"]))
