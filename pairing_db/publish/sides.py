"""A side of a pairing by the name that a reader gives it: 青岛, 青岛市, 山东省/青岛市, 370200, or an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from sqlalchemy import CTE, ColumnElement, Connection, RowMapping, or_, select, union

from pairing_db.errors import UsageError
from pairing_db.store.models import metadata

Role = Literal["donor", "recipient"]
_SUFFIXES = "省市县区旗州"
_MOST_SHOWN = 8


@dataclass(frozen=True)
class Side:
    """The divisions meant, by path and with all that lies in them, and the organisations of that name."""

    role: Role
    paths: tuple[str, ...]
    organisations: tuple[str, ...] = ()

    def holds(self, region_id: ColumnElement[Any]) -> ColumnElement[bool]:
        """Is the division one of these, or does it lie in one?"""
        return region_id.in_(select(self._regions.c.id))

    @cached_property
    def _regions(self) -> CTE:
        region = metadata.tables["region"]
        within = [region.c.path.startswith(f"{path}/", autoescape=True) for path in self.paths]
        return select(region.c.id).where(or_(region.c.path.in_(self.paths), *within)).cte(f"side_{self.role}")


def find_side(connection: Connection, name: str, role: Role) -> Side:
    """The side that ``name`` means among the divisions that the database has on either side of something.

    A name before and after a reform (定西地区, 定西市) is one side. Raises ``UsageError`` where no division or
    organisation of that name is a side, or where the name is that of several: the message lists them.
    """
    used = _used_paths(connection)
    bodies: dict[str, set[str]] = {}
    for row in _named(connection, name):
        if any(path == row["path"] or path.startswith(row["path"] + "/") for path in used):
            bodies.setdefault(_last_successor(connection, row), set()).add(row["path"])
    pairing = metadata.tables["pairing"]
    organisation = select(pairing.c.id).where(
        pairing.c[f"{role}_name"] == name, pairing.c[f"{role}_region_id"].is_(None)
    )
    organisations = (name,) if connection.execute(organisation.limit(1)).first() else ()
    if len(bodies) > 1:
        several = sorted(path for paths in bodies.values() for path in paths)
        shown = "、".join(several[:_MOST_SHOWN]) + ("…" if len(several) > _MOST_SHOWN else "")
        raise UsageError(f"{name} is the name of several divisions: {shown}. Name the one that you mean by its path.")
    if not bodies and not organisations:
        raise UsageError(
            f"No pairing or fact in the database has {name} on one of its sides; "
            f"v_pairing lists the names that it knows."
        )
    return Side(role, tuple(sorted(path for paths in bodies.values() for path in paths)), organisations)


def _named(connection: Connection, name: str) -> Sequence[RowMapping]:
    """The divisions that bear the name, else those whose short name it is with another suffix (关岭县)."""
    region = metadata.tables["region"]
    query = select(region.c.id, region.c.path, region.c.successor_id)
    exact = or_(*(region.c[part] == name for part in ("name", "short_name", "code", "path")))
    found = connection.execute(query.where(exact)).mappings().all()
    if not found and len(name) > 2 and name[-1] in _SUFFIXES:
        found = connection.execute(query.where(region.c.short_name == name[:-1])).mappings().all()
    return found


def _last_successor(connection: Connection, row: RowMapping) -> str:
    region = metadata.tables["region"]
    last, following, seen = row["id"], row["successor_id"], {row["id"]}
    while following is not None and following not in seen:
        last = following
        seen.add(last)
        following = connection.execute(select(region.c.successor_id).where(region.c.id == last)).scalar_one_or_none()
    return str(last)


def _used_paths(connection: Connection) -> set[str]:
    """The paths of all divisions that facts name."""
    region = metadata.tables["region"]
    columns = [
        own
        for table in metadata.tables.values()
        if table.name not in ("region", "pairing_register")
        for own in table.columns
        if any(key.column.table is region for key in own.foreign_keys)
    ]
    ids = union(*(select(own) for own in columns)).subquery()
    return set(connection.execute(select(region.c.path).where(region.c.id.in_(select(ids.c[0])))).scalars())
