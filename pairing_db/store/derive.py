"""What follows from all stored readings, brought into the database in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from pairing_db.document import Correction
from pairing_db.resolve import Input, Source, Statement, resolve
from pairing_db.resolve.relations import FigureRow, Place
from pairing_db.resolve.reprints import Body, originals
from pairing_db.seeds import indicator_natures
from pairing_db.store.article_tables import Article, Figure, FigureReading, Reading
from pairing_db.store.check_corrections import check_corrected
from pairing_db.store.models import metadata
from pairing_db.store.quality import quality_rows
from pairing_db.store.reference import reference_rows, town_codes
from pairing_db.store.sync import sync
from pairing_db.store.wire import statement

# Filled from the seeds alone; divisions come with the facts, because articles add towns and villages to them.
LISTS = ("unit", "unit_kind", "sector", "sum_note", "indicator")


def derive_facts(connection: Connection, corrections: Sequence[Correction] = ()) -> int:
    """Resolve all readings and bring every table that follows from them up to date; returns the rows written.

    The tables say what follows from the readings and these ``corrections``, whatever corrections were there before.
    Raises ``CorrectionError`` where two of them contradict each other.
    """
    written = _mark_reprints(connection)
    given = Input(
        statements=_statements(connection),
        figures=_figures(connection),
        figure_uses=[tuple(row) for row in connection.execute(select(FigureReading.__table__))],
        texts={row.id: row.text for row in connection.execute(select(Article.id, Article.text))},
        regions=reference_rows()["region"],
        register=reference_rows()["pairing_register"],
        town_codes=town_codes(),
        natures=indicator_natures(),
        corrections=corrections,
    )
    rows = resolve(given)
    check_corrected(rows, corrections)
    rows |= quality_rows(connection, rows)
    return written + sync(
        connection,
        rows
        | {table: reference_rows()[table] for table in LISTS}
        | {"pairing_register": reference_rows()["pairing_register"]},
    )


def _mark_reprints(connection: Connection) -> int:
    """Write on each article which one it copies in substance; returns how many were written."""
    stored = connection.execute(select(Article.id, Article.published_on, Article.body, Article.reprint_of_id)).all()
    found = originals(Body(row.id, row.published_on, row.body or "") for row in stored)
    changed = [
        {"article": row.id, "original": found.get(row.id)} for row in stored if found.get(row.id) != row.reprint_of_id
    ]
    if changed:
        table = metadata.tables["article"]
        statement = update(table).where(table.c.id == bindparam("article")).values(reprint_of_id=bindparam("original"))
        connection.execute(statement, changed)
    return len(changed)


def _statements(connection: Connection) -> list[Statement]:
    columns = (Article.id, Article.source, Article.published_on, Article.reprint_of_id, Article.publisher)
    articles = {
        row.id: Source(row.id, row.source, row.published_on, row.reprint_of_id or row.id, row.publisher)
        for row in connection.execute(select(*columns))
    }
    return [
        statement(row._mapping, articles[row.article_id])
        for row in connection.execute(select(Reading.__table__).order_by(Reading.id))
    ]


def _figures(connection: Connection) -> list[FigureRow]:
    columns = (Figure.id, Figure.article_id, Figure.char_start, Figure.char_end, Figure.part_of_id, Figure.part_rule)
    return [
        FigureRow(row.id, Place(row.article_id, row.char_start, row.char_end), row.part_of_id, row.part_rule)
        for row in connection.execute(select(*columns))
    ]
