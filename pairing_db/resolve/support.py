"""The evidence of facts: which stretches support which fact, in which order, and from how many independent sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pairing_db.resolve.identity import content_id
from pairing_db.resolve.statements import Row, Span, Statement

Place = tuple[str, Span]  # an article and a stretch of it


def evidence_id(article: str, span: Span) -> str:
    """The id of a stretch of an article."""
    return content_id("evidence", article, span)


def evidence_links(table: str, statements: Mapping[str, Sequence[Statement]]) -> tuple[list[Row], set[Place]]:
    """Rows of ``<table>_evidence`` and the stretches that they point at."""
    rows: list[Row] = []
    places: set[Place] = set()
    for fact, supporting in statements.items():
        ranked = _ranked(supporting)
        for position, (place, rule) in enumerate(ranked):
            places.add(place)
            rows.append(
                {
                    f"{table}_id": fact,
                    "evidence_id": evidence_id(*place),
                    "fact_table": table,
                    "rule": rule,
                    "position": position,
                }
            )
    return rows, places


def _ranked(statements: Iterable[Statement]) -> list[tuple[Place, str]]:
    """Each stretch once with the rule that used it first: by publication, source, leading stretch first, offset."""
    uses = sorted(
        (s.article.published_on or date.max, s.article.name, s.article.id, number > 0, span, s.rule)
        for s in statements
        for number, span in enumerate(s.spans)
    )
    first: dict[Place, str] = {}
    for _, _, article, _, span, rule in uses:
        first.setdefault((article, span), rule)
    return list(first.items())


def support(statements: Sequence[Statement], text_of: Mapping[str, str]) -> Row:
    """The columns ``sources``, ``first_source`` and ``first_quote`` of a fact."""
    (article, (start, end)), _ = _ranked(statements)[0]
    source = next(s.article.name for s in statements if s.article.id == article)
    return {
        "sources": len({s.article.root for s in statements}),
        "first_source": source,
        "first_quote": text_of[article][start:end],
    }
