"""The full-text index kept up to date: what is new is entered, what is gone is forgotten, the rest is not touched."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnClause, Connection, Text, func, insert, select, table, text
from sqlalchemy import column as sql_column

from pairing_db.clean import clean
from pairing_db.codes import FACT_TABLE
from pairing_db.document import Article
from pairing_db.publish.search_words import tokens
from pairing_db.publish.view import View
from pairing_db.publish.views import views
from pairing_db.store.models import metadata
from pairing_db.store.search_tables import SEARCH_DDL, SEARCH_TABLES

KINDS = ("article", *FACT_TABLE)
SPAN = 1 << 40  # the positions of one kind lie together, so that a search can be held to it
BATCH = 5_000
_ENTRY = table("search_entry", *(sql_column(name) for name in ("position", "kind", "id", "checksum")))
_INDEX = table("search_index", *(sql_column(name) for name in ("rowid", "title", "body")))
# Columns of a view that say nothing to search for: codes of divisions, sources, and how a figure is meant.
_NO_WORDS = frozenset(
    {"id", "first_source", "first_quote", "unit", "qualifier", "status", "stage", "sum_note", "level", "basis"}
)
Words = tuple[str, str]  # title and body


def span(kind: str) -> tuple[int, int]:
    """The first position of a kind, and the first behind them."""
    start = KINDS.index(kind) * SPAN
    return start, start + SPAN


def refresh_search(connection: Connection) -> int:
    """Enter every article and fact that is not in the index as it is now; returns how many were entered.

    Does nothing on PostgreSQL. Where more is forgotten than remembered, the index is made anew.
    """
    if connection.dialect.name != "sqlite":
        return 0
    written = sum(_refresh_kind(connection, kind) for kind in KINDS)
    if written and _mostly_forgotten(connection):
        for name in SEARCH_TABLES:
            connection.execute(text(f"DROP TABLE {name}"))
        for statement in SEARCH_DDL:
            connection.exec_driver_sql(statement)
        return sum(_refresh_kind(connection, kind) for kind in KINDS)
    return written


def _refresh_kind(connection: Connection, kind: str) -> int:
    stored = {
        row.id: (row.position, row.checksum)
        for row in connection.execute(select(_ENTRY).where(_ENTRY.c.kind == kind, _ENTRY.c.id.is_not(None)))
    }
    taken = select(func.max(_ENTRY.c.position)).where(_ENTRY.c.kind == kind)
    position = connection.execute(taken).scalar_one() or span(kind)[0]
    gone = dict(stored)
    entries, indexed, written = [], [], 0
    for key, checksum, words in _articles(connection, stored) if kind == "article" else _facts(connection, kind):
        kept = gone.get(key)
        if kept is not None and kept[1] == checksum:
            del gone[key]
            continue
        if kept is not None:
            _forget(connection, [gone.pop(key)[0]])
        position += 1
        written += 1
        entries.append({"position": position, "kind": kind, "id": key, "checksum": checksum})
        indexed.append({"rowid": position, "title": tokens(words[0]), "body": tokens(words[1])})
        if len(entries) >= BATCH:
            _enter(connection, entries, indexed)
            entries, indexed = [], []
    _enter(connection, entries, indexed)
    _forget(connection, [place for place, _ in gone.values()])
    return written


def _enter(connection: Connection, entries: list[dict[str, object]], indexed: list[dict[str, object]]) -> None:
    if entries:
        connection.execute(insert(_ENTRY), entries)
        connection.execute(insert(_INDEX), indexed)


def _forget(connection: Connection, positions: list[int]) -> None:
    """Let go of entries. Their positions stay taken, because the index still holds their words."""
    if positions:
        connection.execute(
            text("UPDATE search_entry SET id = NULL WHERE position = :position"),
            [{"position": place} for place in positions],
        )


def _mostly_forgotten(connection: Connection) -> bool:
    held, known = connection.execute(text("SELECT count(*), count(id) FROM search_entry")).one()
    return bool(held > 2 * known)


def _articles(connection: Connection, stored: dict[str, tuple[int, int]]) -> Iterator[tuple[str, int, Words]]:
    """Title and cleaned text of each article. An id is the hash of its bytes: those that are known have not changed."""
    article = metadata.tables["article"]
    for key in (
        connection.execute(select(article.c.id).order_by(article.c.published_on, article.c.source)).scalars().all()
    ):
        if key in stored:
            yield key, 0, ("", "")
            continue
        row = connection.execute(select(article).where(article.c.id == key)).one()
        yield key, 0, (row.title or "", clean(Article(row.source, row.sha256, row.text)).text)


def _facts(connection: Connection, kind: str) -> Iterator[tuple[str, int, Words]]:
    """Names and labels of each fact, and its leading quote."""
    view = next(view for view in views() if view.name == f"v_{kind}")
    named, coded = _word_columns(view)
    columns: list[ColumnClause[Any]] = [sql_column(name) for name in ("id", "first_quote", *named, *coded)]
    for row in connection.execute(select(*columns).select_from(table(view.name))):
        values = row._mapping
        labels = [" ".join(coded[name][values[name]]) for name in coded if values[name] is not None]
        title = " ".join([*(str(values[name]) for name in named if values[name] is not None), *labels])
        words = (title, values["first_quote"] or "")
        yield values["id"], zlib.crc32("\n".join(words).encode()), words


def _word_columns(view: View) -> tuple[list[str], dict[str, dict[str, tuple[str, str]]]]:
    """The columns of a view that name something, and those whose codes have labels."""
    paths = {column.name.removesuffix("_path") for column in view.columns if column.name.endswith("_path")}
    named, coded = [], {}
    for column in view.columns:
        if (
            column.name in _NO_WORDS | paths
            or column.name.endswith("_code")
            or not isinstance(column.stored.type, Text)
        ):
            continue
        codes = column.stored.info["codes"]
        if codes is None:
            named.append(column.name)
        else:
            coded[column.name] = dict(codes)
    return named, coded
