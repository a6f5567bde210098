"""The state of a database at a glance: what it holds, how much was understood, where something is missing."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from pairing_db.codes import DISPOSITION
from pairing_db.publish.views import views

Json = dict[str, Any]
_FIGURES = {"fact": "fact_figures", "attribute": "attribute_figures", "context": "context_figures"}


def status(db: sqlite3.Connection) -> Json:
    """Articles, figures, tables, pairings by year, the register and corrections, as JSON has them.

    All of it stands in the views ``v_article_quality``, ``v_table_quality``, ``v_pairing_year``, ``v_register_check``
    and ``v_correction``; nothing is counted here that they do not say.
    """
    articles = _rows(db, "v_article_quality")
    return {
        "articles": {
            "all": len(articles),
            "reprints": sum(row["reprint_of_id"] is not None for row in articles),
            "damaged": sum(row["damage"] > 0 for row in articles),
            "by_year": _by_year(articles),
        },
        "figures": _figures(articles),
        "tables": {row.pop("fact_table"): row for row in _rows(db, "v_table_quality")},
        "pairings": _pairings(db),
        "corrections": {
            state: db.execute("SELECT count(*) FROM correction WHERE state = ?", (state,)).fetchone()[0]
            for state in ("applied", "stale")
        },
    }


def _rows(db: sqlite3.Connection, view: str) -> list[Json]:
    columns = next([column.name for column in each.columns] for each in views() if each.name == view)
    return [dict(zip(columns, row, strict=True)) for row in db.execute(f"SELECT * FROM {view}")]  # noqa: S608


def _by_year(articles: list[Json]) -> dict[str, int]:
    """How many articles were published in each year; ``unknown`` without a date."""
    years: defaultdict[str, int] = defaultdict(int)
    for row in articles:
        years[row["published_on"][:4] if row["published_on"] else "unknown"] += 1
    return dict(sorted(years.items()))


def _figures(articles: list[Json]) -> Json:
    total = sum(row["figures"] for row in articles)
    ends = {end: sum(row[_FIGURES.get(end, end)] for row in articles) for end in DISPOSITION}
    explained = round(1 - ends["unexplained"] / total, 4) if total else None
    return {"all": total, **ends, "explained_share": explained}


def _pairings(db: sqlite3.Connection) -> list[Json]:
    """Each pairing of divisions with its years: what is known in each, what the register says, what is missing."""
    verdicts: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for row in _rows(db, "v_register_check"):
        if row["year"] is not None:
            verdicts[row["pairing_id"]][row["year"]] = row["verdict"]
    found: dict[str, Json] = {}
    for row in sorted(_rows(db, "v_pairing_year"), key=lambda row: (row["pairing_id"], row["year"])):
        pairing = found.setdefault(
            row["pairing_id"],
            {
                "id": row["pairing_id"],
                "donor": row["pairing_donor"],
                "recipient": row["pairing_recipient"],
                "level": row["level"],
                "basis": row["basis"],
                "years": [],
            },
        )
        counts = {key: value for key, value in row.items() if key in _COUNTS}
        verdict = verdicts[row["pairing_id"]].get(row["year"])
        pairing["years"].append({"year": row["year"], "missing": bool(row["missing"]), "register": verdict} | counts)
    for pairing in found.values():
        pairing["missing_years"] = [each["year"] for each in pairing["years"] if each["missing"]]
    return sorted(found.values(), key=lambda pairing: (str(pairing["donor"]), str(pairing["recipient"]), pairing["id"]))


_COUNTS = frozenset(
    {"articles", "fund_flow", "labor_transfer", "talent_exchange", "observation", "pairing_tally", "cumulative"}
)
