"""One article into the database: a transaction of its own, equal whatever was there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from pairing_db.document import Article, Figure, Interpretation, Reading
from pairing_db.errors import ArticleError, InvalidReadingError
from pairing_db.resolve.identity import content_id
from pairing_db.store import article_tables as tables
from pairing_db.store.models import metadata
from pairing_db.store.validate import validate
from pairing_db.store.wire import dump, named_regions, stated_columns

Row = dict[str, Any]
PARTS = ("damage", "reading", "figure", "figure_reading")


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an article, and the readings that did not fit the schema, each with a sentence."""

    outcome: Literal["new", "unchanged", "changed"]
    refused: tuple[str, ...]


def save_article(connection: Connection, interpretation: Interpretation) -> Saved:
    """Store an article with its figures and readings, in the caller's transaction.

    Other bytes under the same source take the old article's place; the same bytes under another source are the same
    article, known by the first of its names. Raises ``ArticleError`` where the text cannot be stored.
    """
    article = interpretation.document.article
    _check_text(article)
    rows, refused = article_rows(interpretation)
    row = rows["article"][0]
    stored = _stored(connection, row["id"])
    if stored is None:
        connection.execute(insert(tables.Article), [row])
    replaced = _name(connection, article.source, row["id"])
    if stored is not None:
        changed = _update(connection, row)
        if not changed and _same(stored, rows):
            return Saved("changed" if replaced else "unchanged", refused)
        _clear(connection, row["id"])
    for part in PARTS:
        if rows[part]:
            connection.execute(insert(metadata.tables[part]), rows[part])
    return Saved("new" if stored is None and not replaced else "changed", refused)


def _check_text(article: Article) -> None:
    if "\x00" in article.text or any("\ud800" <= sign <= "\udfff" for sign in article.text):
        raise ArticleError(f"{article.source} holds characters that are no text (NUL or half a surrogate pair).")


def _name(connection: Connection, source: str, article_id: str) -> bool:
    """Enter the article under its source. True where other bytes under that source gave way."""
    names = tables.ArticleSource
    before = connection.execute(select(names.article_id).where(names.source == source)).scalar_one_or_none()
    if before == article_id:
        return False
    if before is None:
        connection.execute(insert(names), [{"source": source, "article_id": article_id}])
    else:
        connection.execute(update(names).where(names.source == source).values(article_id=article_id))
        _rename(connection, before)
    _rename(connection, article_id)
    return before is not None


def _update(connection: Connection, row: Row) -> bool:
    """Bring a stored article's own columns up to date, but for its name; True where they were not."""
    table = metadata.tables["article"]
    columns = [column for column in row if column not in ("id", "source")]
    query = select(*(table.c[column] for column in columns)).where(table.c.id == row["id"])
    if tuple(connection.execute(query).one()) == tuple(row[column] for column in columns):
        return False
    changes = {column: row[column] for column in columns}
    connection.execute(update(table).where(table.c.id == row["id"]).values(changes))
    return True


def _rename(connection: Connection, article_id: str) -> None:
    """Call an article by the first of its names; an article that has none left is gone."""
    names, articles = tables.ArticleSource, tables.Article
    left = sorted(connection.execute(select(names.source).where(names.article_id == article_id)).scalars())
    if left:
        connection.execute(update(articles).where(articles.id == article_id).values(source=left[0]))
    else:  # its reprints are originals until the end of the load says otherwise
        connection.execute(update(articles).where(articles.reprint_of_id == article_id).values(reprint_of_id=None))
        connection.execute(delete(articles).where(articles.id == article_id))


def _stored(connection: Connection, article_id: str) -> dict[str, list[tuple[Any, ...]]] | None:
    """The article's rows as they are stored, None where it is not."""
    articles = tables.Article
    if connection.execute(select(articles.id).where(articles.id == article_id)).first() is None:
        return None
    found = {}
    for part in PARTS:
        table = metadata.tables[part]
        query = select(table)
        if part == "figure_reading":
            figure = metadata.tables["figure"]
            query = query.join(figure, figure.c.id == table.c.figure_id).where(figure.c.article_id == article_id)
        else:
            query = query.where(table.c.article_id == article_id)
        found[part] = sorted((tuple(row) for row in connection.execute(query)), key=str)
    return found


def _same(stored: dict[str, list[tuple[Any, ...]]], rows: dict[str, list[Row]]) -> bool:
    return all(
        stored[part]
        == sorted((tuple(row[c.name] for c in metadata.tables[part].columns) for row in rows[part]), key=str)
        for part in PARTS
    )


def _clear(connection: Connection, article_id: str) -> None:
    for part in ("damage", "reading", "figure"):
        table = metadata.tables[part]
        connection.execute(delete(table).where(table.c.article_id == article_id))


def article_rows(interpretation: Interpretation) -> tuple[dict[str, list[Row]], tuple[str, ...]]:
    """The rows of an article by table, and why some readings are not among them."""
    document = interpretation.document
    article_id = document.article.sha256[:16]
    ids, readings, refused = _readings(interpretation, article_id)
    figures, links = _figures(interpretation.figures, interpretation, article_id, ids)
    clean, header = document.clean, document.header
    damage = [(*clean.origin(spot.start, spot.end), spot.kind) for spot in clean.damage]
    article = {
        "id": article_id,
        "source": document.article.source,
        "sha256": document.article.sha256,
        "title": header.title,
        "publisher": header.publisher,
        "published_on": header.published_on,
        "published_precision": header.published_precision,
        "script": clean.script,
        "text": document.article.text,
        "char_count": len(document.article.text),
        "body": document.body,
        "url": document.article.url,
    }
    return {
        "article": [article],
        "reading": readings,
        "figure": figures,
        "figure_reading": links,
        "damage": _once(
            {
                "id": content_id("damage", article_id, start, end),
                "article_id": article_id,
                "char_start": start,
                "char_end": end,
                "kind": kind,
            }
            for start, end, kind in damage
        ),
    }, refused


def _readings(interpretation: Interpretation, article_id: str) -> tuple[list[str | None], list[Row], tuple[str, ...]]:
    """The id of each reading (None where it was refused), their rows, and the refusals."""
    ids: list[str | None] = []
    rows, refused = [], []
    for reading in interpretation.readings:
        try:
            validate(reading)
            row = _reading(reading, interpretation, article_id)
        except InvalidReadingError as error:
            refused.append(str(error))
            ids.append(None)
        else:
            ids.append(row["id"])
            rows.append(row)
    return ids, _once(rows), tuple(refused)


def _reading(reading: Reading, interpretation: Interpretation, article_id: str) -> Row:
    spans = [interpretation.document.clean.origin(start, end) for start, end in reading.spans]
    proof = list(dict.fromkeys((start, end) for start, end in spans if end > start))
    if not proof:
        raise InvalidReadingError(f"A reading of {reading.rule} proves nothing: it has no characters.")
    row = {
        "article_id": article_id,
        "fact_table": reading.table,
        "stated": stated_columns(reading),
        "regions": named_regions(reading),
        "spans": dump(proof),
        "rule": reading.rule,
        "context": dump(dict(reading.context)),
    }
    return {"id": content_id("reading", *row.values()), **row}


def _figures(
    figures: Iterable[Figure], interpretation: Interpretation, article_id: str, ids: list[str | None]
) -> tuple[list[Row], list[Row]]:
    """Figures and what they fill. A figure all of whose readings were refused is not explained after all."""
    text, clean = interpretation.document.article.text, interpretation.document.clean
    rows, links = [], []
    for figure in figures:
        quantity = figure.quantity
        start, end = clean.origin(quantity.start, quantity.end)
        kept = [(reading, column) for number, column in figure.links if (reading := ids[number]) is not None]
        lost = bool(figure.links) and not kept
        figure_id = content_id("figure", article_id, start, end)
        whole = content_id("figure", article_id, *clean.origin(*figure.part_of)) if figure.part_of else None
        rows.append(
            {
                "id": figure_id,
                "article_id": article_id,
                "char_start": start,
                "char_end": end,
                "text": text[start:end],
                "value": quantity.value,
                "value_max": quantity.value_max,
                "unit": quantity.unit,
                "qualifier": quantity.qualifier,
                "disposition": "unexplained" if lost else figure.disposition,
                "reason": None if lost else figure.reason,
                "rule": None if lost else figure.rule,
                "part_of_id": whole,
                "part_rule": figure.part_rule,
            }
        )
        links += [
            {"id": (figure_id, *link), "figure_id": figure_id, "reading_id": link[0], "column_name": link[1]}
            for link in kept
        ]
    return _once(rows), [{c: v for c, v in link.items() if c != "id"} for link in _once(links)]


def _once(rows: Iterable[Row]) -> list[Row]:
    """Each row once, the first of those with one id."""
    first: dict[Any, Row] = {}
    for row in rows:
        first.setdefault(row["id"], row)
    return list(first.values())
