"""Tables and views as things to take away: their columns with types, labels and keys, and their rows in a fixed order.

Everything here is read off the models and ``publish/views.py``; a new table or view is exported without a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Float,
    FromClause,
    Integer,
    Numeric,
    Table,
    collate,
    column,
    nulls_first,
    select,
)
from sqlalchemy import table as table_clause
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from pairing_db.codes import FACT_TABLE
from pairing_db.errors import UsageError
from pairing_db.publish.diagram import table_doc
from pairing_db.publish.view import View, column_labels
from pairing_db.publish.views import TOTALS, views
from pairing_db.store.models import metadata

Kind = Literal["text", "integer", "number", "boolean", "date"]
Row = tuple[Any, ...]
_BATCH = 5_000
_EVIDENCE_ORDER = ("fact_table", "fact_id", "position")


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table or view; ``codes`` are those of a closed enumeration."""

    name: str
    kind: Kind
    type: str
    label_zh: str
    label_en: str
    description: str
    unit: str | None
    codes: Mapping[str, tuple[str, str]] | None
    required: bool


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``column`` points at ``target_column`` of table ``target``."""

    column: str
    target: str
    target_column: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table or view. ``rows_of`` names the table whose rows it shows one by one, by its ``id``, if it does so."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    is_view: bool
    rows_of: str | None
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    source: FromClause

    def rows(self, connection: Connection, condition: ColumnElement[bool] | None = None) -> Iterator[Row]:
        """The rows in the one order that their content gives, read in batches; the same on SQLite and PostgreSQL."""
        query = select(*self.source.c).order_by(*self._order(connection.dialect.name))
        if condition is not None:
            query = query.where(condition)
        streaming = connection.execution_options(yield_per=_BATCH)
        for row in streaming.execute(query):
            yield tuple(row)

    def _order(self, dialect: str) -> Iterator[ColumnElement[Any]]:
        for name in _order(self):
            by: ColumnElement[Any] = self.source.c[name]
            kind = next(field.kind for field in self.fields if field.name == name)
            if dialect == "postgresql" and kind == "text":
                by = collate(by, "C")  # by code point, as SQLite sorts
            yield nulls_first(by)


@cache
def datasets() -> Mapping[str, Dataset]:
    """Every table and every view by name; tables first, each after those that it points at."""
    found = [_table(table) for table in metadata.sorted_tables] + [_view(view) for view in views()]
    return MappingProxyType({dataset.name: dataset for dataset in found})


def named_dataset(name: str) -> Dataset:
    """The table or view of a name. Raises ``UsageError`` where there is none."""
    found = datasets().get(name)
    if found is None:
        raise UsageError(f"There is no table or view {name}; there are {', '.join(sorted(datasets()))}.")
    return found


def _order(dataset: Dataset) -> list[str]:
    """The columns to sort by: for views what a person looks for first, then what tells the rows apart."""
    names = [field.name for field in dataset.fields]
    if dataset.is_view and dataset.rows_of:
        wanted = [*(name for name in names if name.endswith("_path")), "name", "year", "id"]
        return [name for name in wanted if name in names]
    if set(_EVIDENCE_ORDER) <= set(names):
        return list(_EVIDENCE_ORDER)
    return list(dataset.primary_key) or names


def _table(table: Table) -> Dataset:
    keys = [
        ForeignKey(own.name, key.column.table.name, key.column.name)
        for own in table.columns
        for key in own.foreign_keys
    ]
    return Dataset(
        name=table.name,
        doc=table_doc(table),
        fields=tuple(_field(own.name, own, column_labels(own), required=not own.nullable) for own in table.columns),
        is_view=False,
        rows_of=table.name if "id" in table.c else None,
        primary_key=tuple(own.name for own in table.primary_key),
        foreign_keys=tuple(keys),
        source=table,
    )


def _view(view: View) -> Dataset:
    fields = [_field(shown.name, shown.stored, shown.labels, required=False) for shown in view.columns]
    named = view.name.removeprefix("v_")
    behind = named if named in (*FACT_TABLE, *TOTALS) else None
    return Dataset(
        name=view.name,
        doc=view.doc,
        fields=tuple(fields),
        is_view=True,
        rows_of=behind,
        primary_key=("id",) if behind else (),
        foreign_keys=(ForeignKey("id", behind, "id"),) if behind else (),
        source=table_clause(view.name, *(column(shown.name, shown.stored.type) for shown in view.columns)),
    )


def _field(name: str, stored: Column[Any], labels: tuple[str, str], *, required: bool) -> Field:
    codes = stored.info["codes"]
    return Field(
        name=name,
        kind=_kind(stored),
        type=stored.type.compile(dialect=sqlite_dialect()).lower(),
        label_zh=labels[0],
        label_en=labels[1],
        description=stored.doc or "",
        unit=stored.info["unit"],
        codes=codes if isinstance(codes, Mapping) else None,
        required=required,
    )


def _kind(stored: Column[Any]) -> Kind:
    """What kind of value a column holds, whatever the database calls its type."""
    if isinstance(stored.type, Boolean):
        return "boolean"
    if isinstance(stored.type, Date):
        return "date"
    if isinstance(stored.type, Integer):
        return "integer"
    return "number" if isinstance(stored.type, (Numeric, Float)) else "text"
