"""Make tables hold exactly the given rows, touching only what differs, so that a second load writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select, update

from pairing_db.store.models import metadata

Row = Mapping[str, Any]


def sync(connection: Connection, rows: Mapping[str, Iterable[Row]]) -> int:
    """Bring the named tables to the given rows; returns how many rows were written or deleted.

    New rows come first, parents before children, and old rows go last, children before parents: so nothing ever points
    at a row that is not there.
    """
    tables = [table for table in metadata.sorted_tables if table.name in rows]
    gone: list[tuple[Table, list[tuple[Any, ...]]]] = []
    written = 0
    for table in tables:
        columns = [column.name for column in table.columns]
        keys = [column.name for column in table.primary_key.columns]
        at = [columns.index(key) for key in keys]
        stored = {tuple(row[i] for i in at): tuple(row) for row in connection.execute(select(table))}
        wanted = {tuple(row[key] for key in keys): tuple(row.get(c) for c in columns) for row in rows[table.name]}
        fresh = [row for key, row in wanted.items() if key not in stored]
        changed = [row for key, row in wanted.items() if key in stored and stored[key] != row]
        gone.append((table, [key for key in stored if key not in wanted]))
        _insert(connection, table, columns, sorted(fresh, key=str))
        _update(connection, table, columns, keys, changed)
        written += len(fresh) + len(changed) + len(gone[-1][1])
    for table, old in reversed(gone):
        _delete(connection, table, old)
    return written


def _insert(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])


def _update(
    connection: Connection, table: Table, columns: Sequence[str], keys: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    if not rows:
        return
    others = [column for column in columns if column not in keys]
    statement = (
        update(table)
        .where(and_(*(table.c[key] == bindparam(f"_{key}") for key in keys)))
        .values({column: bindparam(f"_{column}") for column in others})
    )
    connection.execute(statement, [{f"_{c}": value for c, value in zip(columns, row, strict=True)} for row in rows])


def _delete(connection: Connection, table: Table, keys: Sequence[tuple[Any, ...]]) -> None:
    if not keys:
        return
    names = [column.name for column in table.primary_key.columns]
    statement = delete(table).where(and_(*(table.c[name] == bindparam(f"_{name}") for name in names)))
    connection.execute(statement, [{f"_{name}": part for name, part in zip(names, key, strict=True)} for key in keys])
