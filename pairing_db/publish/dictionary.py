"""The data dictionary, made from the models and the views, so that it can never say anything else than they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, select
from sqlalchemy.engine import Dialect

from pairing_db.publish.view import column_labels
from pairing_db.publish.views import views
from pairing_db.store.models import metadata
from pairing_db.store.sync import sync

_LISTS = frozenset({"unit", "unit_kind", "sector", "sum_note", "indicator"})


def dictionary_rows(dialect: Dialect) -> Iterator[dict[str, Any]]:
    """A row for each column of each table and view, with the type that it has on this database."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            yield _row(table.name, column.name, column, dialect, column_labels(column))
    for view in views():
        for shown in view.columns:
            yield _row(view.name, shown.name, shown.stored, dialect, shown.labels)


def store_dictionary(connection: Connection) -> None:
    """Bring table ``data_dictionary`` up to date."""
    sync(connection, {"data_dictionary": dictionary_rows(connection.dialect)})


def dictionary_is_current(connection: Connection) -> bool:
    """Does table ``data_dictionary`` say what the models say?"""
    table = metadata.tables["data_dictionary"]
    stored = {tuple(row) for row in connection.execute(select(table))}
    return stored == {tuple(row.values()) for row in dictionary_rows(connection.dialect)}


def _row(table: str, name: str, column: Column[Any], dialect: Dialect, labels: tuple[str, str]) -> dict[str, Any]:
    info: Mapping[str, Any] = column.info
    return {
        "table": table,
        "column": name,
        "type": column.type.compile(dialect=dialect),
        "unit": info["unit"],
        "label_zh": labels[0],
        "label_en": labels[1],
        "description": column.doc,
        "codes": _codes(column),
    }


def _codes(column: Column[Any]) -> str | None:
    """``code 中文 English`` for a closed list, the table that holds an open one, None for neither."""
    codes = column.info["codes"]
    if codes is not None:
        return "; ".join(f"{code} {zh} {en}" for code, (zh, en) in codes.items())
    target = next((key.column.table.name for key in column.foreign_keys), None)
    return f"table {target}" if target in _LISTS else None
