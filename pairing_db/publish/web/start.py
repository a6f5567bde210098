"""The start page: what is inside, who supports whom, and where to begin."""

from __future__ import annotations

import sqlite3
from typing import Any

from pairing_db.publish.web.facts import MEASURED, facts_where, rows_of
from pairing_db.publish.web.geometry import HEIGHT, WIDTH, arcs, dots
from pairing_db.publish.web.language import Reader

COUNTED = ("article", "pairing", "enterprise", "project", *MEASURED)
_SHOWN = 12


def inside(db: sqlite3.Connection) -> dict[str, Any]:
    """What a database holds: counts of rows, first and last year, and the map. Costly on a large one, so kept."""
    counts = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}  # noqa: S608
    years = [
        edge
        for table in MEASURED
        for edge in db.execute(f"SELECT min(year), max(year) FROM {table}").fetchone()  # noqa: S608
        if edge is not None
    ]
    aid = db.execute(
        "SELECT sum(amount_yuan) FROM aid_by_pairing_year WHERE kind = 'fiscal_aid' AND stage = 'disbursed'"
    ).fetchone()
    said = " UNION ALL ".join(f"SELECT pairing_id FROM {table} WHERE pairing_id IS NOT NULL" for table in MEASURED)  # noqa: S608
    most = db.execute(f"SELECT pairing_id FROM ({said}) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {_SHOWN}").fetchall()  # noqa: S608
    curves, ends = arcs(db)
    return {
        "latest_aid": _latest_aid(db),
        "most_said": [row[0] for row in most],
        "counts": counts,
        "facts": sum(counts[table] for table in MEASURED),
        "years": (min(years), max(years)) if years else None,
        "aid": aid[0],
        "dots": dots(db),
        "arcs": curves,
        "provinces": ends,
        "width": WIDTH,
        "height": HEIGHT,
    }


def _latest_aid(db: sqlite3.Connection) -> list[str]:
    """The largest fiscal aid of the latest years, year by year, so that no more of the table is read than is shown."""
    years = (
        "SELECT DISTINCT year FROM aid_by_pairing_year WHERE kind = 'fiscal_aid' AND year IS NOT NULL ORDER BY 1 DESC"
    )
    found: list[str] = []
    for (year,) in db.execute(years).fetchall():
        query = (
            "SELECT id FROM fund_flow WHERE year = ? AND +kind = 'fiscal_aid' AND +status = 'actual' "
            "AND +pairing_id IS NOT NULL ORDER BY amount_yuan DESC, id LIMIT ?"
        )
        found += [row[0] for row in db.execute(query, (year, _SHOWN // 2 - len(found)))]
        if len(found) >= _SHOWN // 2:
            break
    return found


def start_page(db: sqlite3.Connection, reader: Reader, kept: dict[str, Any]) -> dict[str, Any]:
    """The values of the start page; ``kept`` is what ``inside`` found."""
    marks = ", ".join("?" * len(kept["most_said"]))
    query = f"SELECT id, donor_name, recipient_name, level, sources FROM pairing WHERE id IN ({marks})"  # noqa: S608
    pairings = sorted(rows_of(db, query, kept["most_said"]), key=lambda row: kept["most_said"].index(row["id"]))
    for row in pairings:
        row["level"] = reader.code("pairing", "level", row["level"])
    marks = ", ".join("?" * len(kept["latest_aid"]))
    largest = facts_where(db, reader, "fund_flow", f"id IN ({marks})", *kept["latest_aid"])
    articles = rows_of(
        db,
        "SELECT id, title, source, publisher, published_on FROM article ORDER BY published_on DESC, id LIMIT ?",
        (_SHOWN // 2,),
    )
    return kept | {"pairings": pairings, "largest": largest, "articles": articles}
