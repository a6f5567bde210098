"""Pictures of the schema in Mermaid, drawn from the models: boxes are tables, lines are foreign keys."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator
from types import ModuleType

from sqlalchemy import Column, Table
from sqlalchemy.dialects.sqlite import dialect

from pairing_db.store.base import Base
from pairing_db.store.models import MODULES, metadata

# What a newcomer must know; lists of words, association tables and bookkeeping stand in docs/schema.md.
OVERVIEW = (
    "article", "evidence", "figure", "region", "pairing", "pairing_tally", "enterprise", "project", "fund_flow",
    "labor_transfer", "talent_exchange", "observation",
)  # fmt: skip


def overview() -> str:
    """The picture for the README: the main tables as boxes, association tables as lines."""
    return diagram(OVERVIEW, columns=False)


def schema_page() -> str:
    """``docs/schema.md``: for each module of models its tables and a picture of them with all columns."""
    parts = [
        "# The schema",
        "Drawn from the models by `docs/refresh.py`; do not edit. What each column holds is said in "
        "[data-dictionary.md](data-dictionary.md). `PK` is the primary key, `FK` a foreign key; `o` at the end of a "
        "line means that the key may be NULL.",
        "`figure_fact` and `fact_relation` point at facts of any table: `fact_table` (`from_table`, `to_table`) names "
        "the table, `fact_id` (`from_id`, `to_id`) the row. No foreign key can say that, so no line is drawn.",
    ]
    for module in MODULES:
        tables = _tables(module)
        parts.append(f"## {_first_sentence(module.__doc__)}")
        parts.append("\n".join(f"- `{table.name}`: {table_doc(table)}" for table in tables))
        parts.append(f"```mermaid\n{diagram([table.name for table in tables], columns=True)}\n```")
    return "\n\n".join(parts) + "\n"


def table_doc(table: Table) -> str:
    """What one row of ``table`` is: the first sentence of its model."""
    if "doc" in table.info:
        return str(table.info["doc"])
    model = next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)
    return _first_sentence(model.__doc__)


def diagram(names: Collection[str], *, columns: bool) -> str:
    """An ``erDiagram`` of the tables ``names``, with all ``columns`` or only as ends of lines.

    Keys that leave the tables drawn are left out, but a table that only joins two of them becomes a line of its own.
    """
    lines = ["erDiagram"]
    for name in names:
        lines += _box(metadata.tables[name]) if columns else ()
    for name in names:
        lines += _lines(metadata.tables[name], names)
    for name in sorted(metadata.tables.keys() - set(names)):
        lines += _joining_line(metadata.tables[name], names)
    return "\n".join(lines)


def _box(table: Table) -> Iterator[str]:
    yield f"    {table.name} {{"
    for column in table.columns:
        kind = column.type.compile(dialect=dialect()).replace(" ", "_").lower()
        keys = ",".join(["PK"] * column.primary_key + ["FK"] * bool(column.foreign_keys))
        yield f"        {kind} {column.name} {keys}".rstrip()
    yield "    }"


def _lines(table: Table, names: Collection[str]) -> Iterator[str]:
    """One line for each table that ``table`` points at, labelled with the keys that do."""
    targets: dict[str, list[Column[object]]] = {}
    for column in table.columns:
        for key in column.foreign_keys:
            targets.setdefault(key.column.table.name, []).append(column)
    for target, keys in targets.items():
        if target in names:
            end = "|o" if all(key.nullable for key in keys) else "||"
            label = ", ".join(key.name.removesuffix("_id") for key in keys)
            yield f'    {target} {end}--o{{ {table.name} : "{label}"'


def _joining_line(table: Table, names: Collection[str]) -> Iterator[str]:
    """A line for a table that joins two of the tables drawn and has no other key."""
    keys = [key.column.table.name for column in table.primary_key for key in column.foreign_keys]
    if len(keys) == 2 and set(keys) <= set(names):
        yield f'    {keys[0]} }}o--o{{ {keys[1]} : "{table.name}"'


def _tables(module: ModuleType) -> list[Table]:
    """The tables that a module of models declares, by name."""
    return [
        table
        for table in sorted(metadata.tables.values(), key=lambda table: table.name)
        if _declared_in(table) == module.__name__
    ]


def _declared_in(table: Table) -> str:
    """The module of a table's model; association tables without one belong to the module that holds only such."""
    models = [mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table]
    return models[0].__module__ if models else "pairing_db.store.link_tables"


def _first_sentence(doc: str | None) -> str:
    return inspect.cleandoc(doc or "").split("\n\n")[0].replace("\n", " ").replace("``", "`")
