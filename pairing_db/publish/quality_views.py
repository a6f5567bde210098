"""Views of how far the database can be trusted: the register, coverage, quality of articles and tables."""

from __future__ import annotations

from pairing_db.publish.view import View, plain_view
from pairing_db.store.models import metadata


def quality_views() -> tuple[View, ...]:
    """``v_register_check``, ``v_pairing_year``, ``v_article_quality`` and ``v_table_quality``."""
    return (_register_check(), _pairing_year(), _article_quality(), _table_quality())


def _register_check() -> View:
    check, pairing, line = (metadata.tables[name] for name in ("register_check", "pairing", "pairing_register"))
    return plain_view(
        "v_register_check",
        "One row for each pairing and each year in which articles observe it, with what the official register says.",
        check.join(pairing, pairing.c.id == check.c.pairing_id).outerjoin(line, line.c.id == check.c.register_id),
        [
            check.c.pairing_id,
            ("pairing_donor", pairing.c.donor_name),
            ("pairing_recipient", pairing.c.recipient_name),
            pairing.c.level,
            *(check.c[name] for name in ("year", "verdict", "reason")),
            ("register_donor", line.c.donor_name),
            ("register_recipient", line.c.recipient_name),
            *(line.c[name] for name in ("from_year", "to_year")),
            ("register_source", line.c.source),
            line.c.confidence,
        ],
    )


def _pairing_year() -> View:
    year, pairing = metadata.tables["pairing_year"], metadata.tables["pairing"]
    return plain_view(
        "v_pairing_year",
        "One row for each pairing and each year of its span: what is known, and whether anything is.",
        year.join(pairing, pairing.c.id == year.c.pairing_id),
        [
            year.c.pairing_id,
            ("pairing_donor", pairing.c.donor_name),
            ("pairing_recipient", pairing.c.recipient_name),
            pairing.c.level,
            pairing.c.basis,
            *(column for column in year.columns if column.name != "pairing_id"),
        ],
    )


def _article_quality() -> View:
    quality, article = metadata.tables["article_quality"], metadata.tables["article"]
    return plain_view(
        "v_article_quality",
        "One row for each article: how many facts it supports, what became of its figures, how damaged it is.",
        quality.join(article, article.c.id == quality.c.article_id),
        [
            quality.c.article_id,
            *(article.c[name] for name in ("source", "title", "publisher", "published_on", "reprint_of_id")),
            *(column for column in quality.columns if column.name != "article_id"),
        ],
    )


def _table_quality() -> View:
    quality = metadata.tables["table_quality"]
    return plain_view(
        "v_table_quality", "One row for each table of facts: how well it is supported.", quality, list(quality.columns)
    )
