"""One measure across pairings or years, as numbers to draw, to show and to take away."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from pairing_db.publish.web import charts
from pairing_db.publish.web.facts import rows_of
from pairing_db.publish.web.language import Reader
from pairing_db.publish.web.years import MEASURES, MONEY, Measure, group_label, sums

MOST_PAIRINGS = 8  # as many series as colours can be told apart
MOST_BARS = 30
MOST_ROWS = 300
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def compare_page(
    db: sqlite3.Connection,
    reader: Reader,
    known: Mapping[str, Sequence[int]],
    *,
    measure: str,
    year: int | None,
    pairings: Sequence[str],
) -> dict[str, Any]:
    """The measure in one year across pairings, or across the years of the chosen pairings.

    ``known`` is what ``known_years`` found; without a year the latest is shown.
    """
    chosen = next((each for each in MEASURES if each.key == measure), MEASURES[0])
    years = known[chosen.key]
    ids = list(dict.fromkeys(pairings))[:MOST_PAIRINGS]
    shown_year = year if year in years else (years[0] if years else None)
    rows = _rows(db, reader, chosen, None if ids else shown_year, ids)
    money = chosen.key in MONEY
    title = reader.say(f"measure_{chosen.key}") + ("" if ids or shown_year is None else f" · {shown_year}")
    points = [
        {
            "name": row["name"],
            "what": f"{row['name']} · {row['group']}" if row["group"] else row["name"],
            "year": row["year"],
            "value": row["total"],
            "shown": row["shown"],
        }
        for row in rows
        if row["total"] is not None
    ]
    if ids:
        chart = charts.lines(reader, title, points, money=money)
    else:
        chart = charts.ranked(reader, title, [p | {"name": p["what"]} for p in points[:MOST_BARS]], money=money)
    return {
        "measure": chosen.key,
        "measures": [each.key for each in MEASURES],
        "year": shown_year,
        "years": years,
        "chosen": _named(db, ids),
        "choices": _choices(db),
        "rows": rows,
        "title": title,
        "chart": chart,
        "money": money,
    }


def known_years(db: sqlite3.Connection) -> dict[str, list[int]]:
    """For each measure the years of which a sum is known, the latest first. Costly on a large database, so kept."""
    found = {}
    for measure in MEASURES:
        table, known = measure.kept.table if measure.kept else measure.table, "sum_ok"
        if measure.kept:
            known = f"{measure.kept.total} IS NOT NULL"
        query = f"SELECT DISTINCT year FROM {table} WHERE {known} AND year IS NOT NULL AND pairing_id IS NOT NULL"  # noqa: S608
        kinds = measure.only if measure.kept is None or measure.kept.by_kind else {}
        for column, codes in kinds.items():
            query += f" AND {column} IN ({', '.join('?' * len(codes))})"
        given = [code for codes in kinds.values() for code in codes]
        found[measure.key] = sorted((row[0] for row in db.execute(query, given)), reverse=True)
    return found


def _rows(
    db: sqlite3.Connection, reader: Reader, measure: Measure, year: int | None, ids: Sequence[str]
) -> list[dict[str, Any]]:
    """A row for each pairing, year and group of peers, the largest first or in the order of years."""
    condition = f"pairing_id IN ({', '.join('?' * len(ids))})" if ids else "pairing_id IS NOT NULL AND year = ?"
    rows = sums(db, measure, condition, ids or (year,))
    rows.sort(key=lambda row: -(row["total"] or 0))
    rows = rows[:MOST_ROWS]
    names = _names(db, {row["pairing_id"] for row in rows})
    for row in rows:
        row["name"] = names.get(row["pairing_id"], "")
        row["group"] = group_label(reader, measure, row)
        row["shown"] = reader.value(row["total"], unit=row["unit"])
    if ids:
        rows.sort(key=lambda row: (row["name"], row["group"], row["year"]))
    return rows


def _names(db: sqlite3.Connection, ids: set[str]) -> Mapping[str, str]:
    found = {}
    for row in _named(db, sorted(ids)):
        found[row["id"]] = f"{row['donor_name']} → {row['recipient_name']}"
    return found


def _named(db: sqlite3.Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        query = f"SELECT id, donor_name, recipient_name FROM pairing WHERE id IN ({', '.join('?' * len(part))})"  # noqa: S608
        found += rows_of(db, query, part)
    return found


def _choices(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """The pairings that can be chosen: those with the most sources."""
    query = (
        "SELECT id, donor_name, recipient_name FROM pairing ORDER BY sources DESC, donor_name, recipient_name LIMIT 300"
    )
    return rows_of(db, query)


def as_csv(reader: Reader, page: Mapping[str, Any]) -> bytes:
    """The rows of a comparison for a spreadsheet: UTF-8 with its mark, and no cell that a spreadsheet would run."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    heads = ("pairing", "year", "what", "value", "unit", "statements")
    lines.writerow([reader.say(head) for head in heads])
    for row in page["rows"]:
        total = row["total"]
        number = "" if total is None else int(total) if float(total).is_integer() else total
        cells = (row["name"], row["year"], row["group"], number, reader.unit(row["unit"]), row["said"])
        lines.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
