"""The data dictionary in PostgreSQL's own catalogue, where BI tools look for it: set from the models, in no migration.

SQLite has no such place; there the dictionary is table ``data_dictionary`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, text

from pairing_db.publish.dataset import Dataset, Field, datasets
from pairing_db.publish.views import definition, views

_STORED = """
SELECT c.relname, a.attname, d.description
FROM pg_description d
JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v')
"""


def store_comments(connection: Connection) -> None:
    """Say at every table, view and column what it holds; nothing on SQLite."""
    if connection.dialect.name != "postgresql":
        return
    kinds = {dataset.name: "VIEW" if dataset.is_view else "TABLE" for dataset in datasets().values()}
    said = comments(connection)
    bare = connection.execution_options(no_parameters=True)  # several statements at once, % as it is
    for name, kind in kinds.items():
        lines = [f'COMMENT ON {kind} "{name}" IS {_literal(said[name, None])}']
        lines += [
            f'COMMENT ON COLUMN "{table}"."{column}" IS {_literal(words)}'
            for (table, column), words in said.items()
            if table == name and column is not None
        ]
        bare.exec_driver_sql("; ".join(lines))


def comments_are_current(connection: Connection) -> bool:
    """Does the catalogue say what the models say? It also tells whether the views stand as this program makes them."""
    if connection.dialect.name != "postgresql":
        return True
    stored = {(row[0], row[1]): row[2] for row in connection.execute(text(_STORED))}
    wanted = comments(connection)
    return {key: stored.get(key) for key in wanted} == wanted


def comments(connection: Connection) -> Mapping[tuple[str, str | None], str]:
    """What is said of each table and view (column None) and each of their columns.

    A view's comment ends with the fingerprint of its query, because PostgreSQL keeps no query as it was written.
    """
    marks = {view.name: definition(view, connection) for view in views()}
    said: dict[tuple[str, str | None], str] = {}
    for dataset in datasets().values():
        said[dataset.name, None] = _of_table(dataset, marks.get(dataset.name))
        for field in dataset.fields:
            said[dataset.name, field.name] = _of_column(field)
    return said


def _literal(words: str) -> str:
    """A string of SQL: COMMENT takes no parameters."""
    return "'" + words.replace("'", "''") + "'"


def _of_table(dataset: Dataset, mark: str | None) -> str:
    return dataset.doc if mark is None else f"{dataset.doc} [{mark}]"


def _of_column(field: Field) -> str:
    codes = "; ".join(f"{code} {zh} {en}" for code, (zh, en) in (field.codes or {}).items())
    parts = [f"{field.label_zh} {field.label_en}: {field.description}"]
    parts += [f"Unit: {field.unit}."] if field.unit else []
    parts += [f"Codes: {codes}."] if codes else []
    return " ".join(parts)
