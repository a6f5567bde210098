"""Data quality at a glance: what became of each article's figures, and how well each table is supported."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, func, select

from pairing_db.codes import FACT_TABLE
from pairing_db.resolve import Row
from pairing_db.store.article_tables import Article, Damage, Figure


def quality_rows(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """Rows of ``article_quality`` and ``table_quality``, from the rows of all facts and the figures that are stored."""
    return {"article_quality": list(_articles(connection, rows)), "table_quality": list(_tables(rows))}


def _articles(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    article_of = {row["id"]: row["article_id"] for row in rows["evidence"]}
    facts: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for table in FACT_TABLE:
        for link in rows[f"{table}_evidence"]:
            facts[article_of[link["evidence_id"]]].add((table, link[f"{table}_id"]))
    ends: defaultdict[str, Counter[str]] = defaultdict(Counter)
    figures = select(Figure.article_id, Figure.disposition, func.count()).group_by(
        Figure.article_id, Figure.disposition
    )
    for article, disposition, number in connection.execute(figures):
        ends[article][disposition] = number
    stretches = select(Damage.article_id, func.count()).group_by(Damage.article_id)
    damage: Counter[str] = Counter()
    for article, number in connection.execute(stretches):
        damage[article] = number
    for article in connection.execute(select(Article.id).order_by(Article.id)).scalars():
        found = ends[article]
        total = found.total()
        yield {
            "article_id": article,
            "facts": len(facts[article]),
            "figures": total,
            "fact_figures": found["fact"],
            "attribute_figures": found["attribute"],
            "context_figures": found["context"],
            "unexplained": found["unexplained"],
            "explained_share": round(1 - found["unexplained"] / total, 4) if total else None,
            "damage": damage[article],
        }


def _tables(rows: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    rejected = Counter(row["fact_table"] for row in rows["rejected_fact"])
    for table in FACT_TABLE:
        facts = rows[table]
        sources = [row["sources"] for row in facts]
        yield {
            "fact_table": table,
            "facts": len(facts),
            "one_source": sources.count(1),
            "mean_sources": round(sum(sources) / len(sources), 4) if sources else None,
            "summable": sum(row.get("sum_ok") is True for row in facts),
            "not_summable": sum(row.get("sum_ok") is False for row in facts),
            "corrected": sum(row["corrected"] for row in facts),
            "reviewed": sum(row["reviewed"] for row in facts),
            "rejected": rejected[table],
        }
