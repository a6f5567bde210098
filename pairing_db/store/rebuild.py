"""Tables of SQLite made anew with other columns or checks, for migrations.

SQLite cannot alter them in place, and a rebuilt table must read the same every time: here the stored definition is
edited, because reflecting it would lose types and shuffle its constraints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, text

_CONSTRAINT = re.compile(r"(?:CONSTRAINT|PRIMARY KEY|FOREIGN KEY|CHECK|UNIQUE)\b")
NOTHING: Mapping[str, str] = MappingProxyType({})


def rebuild(
    connection: Connection,
    table: str,
    *,
    add: Mapping[str, str] = NOTHING,
    fill: Mapping[str, str] = NOTHING,
    drop: Iterable[str] = (),
    checks: Mapping[str, str] = NOTHING,
    drop_checks: Iterable[str] = (),
) -> None:
    """Rebuild ``table`` with its rows and indexes; foreign keys must be off.

    ``add`` are new columns with their types, ``fill`` an SQL expression for each that rows need, ``checks`` conditions
    by the full name of the constraint (one that is there already is replaced); ``drop`` takes a column's indexes along.
    """
    rows = connection.execute(
        text("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY rowid"),
        {"table": table},
    ).all()
    definition = next(row.sql for row in rows if row.type == "table")
    gone = set(drop)
    parts = re.split(r",\s*\n\s*", definition[definition.index("(") + 1 : definition.rindex(")")].strip())
    columns = [part for part in parts if not _CONSTRAINT.match(part) and _name(part) not in gone]
    unwanted = {*drop_checks, *checks}
    constraints = [part for part in parts if _CONSTRAINT.match(part) and _constraint(part) not in unwanted]
    kept = [_name(column) for column in columns]
    columns += [f"{name} {kind}" for name, kind in add.items()]
    constraints += [f"CONSTRAINT {name} CHECK ({condition})" for name, condition in checks.items()]
    body = ", \n\t".join([*columns, *constraints])
    connection.execute(text(f"CREATE TABLE _rebuilt (\n\t{body}\n)"))
    names, values = [*kept, *fill], [*kept, *fill.values()]
    connection.execute(
        text(f"INSERT INTO _rebuilt ({', '.join(names)}) SELECT {', '.join(values)} FROM {table}")  # noqa: S608
    )
    connection.execute(text(f"DROP TABLE {table}"))
    connection.execute(text(f"ALTER TABLE _rebuilt RENAME TO {table}"))
    for row in rows:
        if row.type == "index" and not gone & set(re.findall(r"\w+", row.sql.partition("(")[2])):
            connection.execute(text(row.sql))


def _name(column: str) -> str:
    return column.split()[0].strip('"')


def _constraint(part: str) -> str:
    return part.split()[1].strip('"') if part.startswith("CONSTRAINT") else ""
