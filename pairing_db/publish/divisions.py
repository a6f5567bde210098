"""Divisions by any of their names: 青岛, 青岛市, 370200, 山东省/青岛市, 积石山县."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from pairing_db import seeds
from pairing_db.errors import UsageError
from pairing_db.resolve.atlas import Atlas
from pairing_db.store.models import metadata

Row = Mapping[str, Any]
_CHOICES_SHOWN = 6


def stored_atlas(connection: Connection) -> Atlas:
    """The tree of the divisions that the database holds."""
    rows = connection.execute(select(metadata.tables["region"])).mappings()
    return Atlas([dict(row) for row in rows], ())


def find_division(atlas: Atlas, name: str) -> str:
    """The id of the division that ``name`` means, by its last successor.

    Raises ``UsageError`` where none or more than one does; of one name in several provinces none is chosen.
    """
    codes = {alias.code for alias in seeds.region_aliases() if alias.alias == name}
    found = [row for row in atlas.rows.values() if _is_called(row, name) or row["code"] in codes]
    heirs = {heir for row in found if (heir := atlas.last_successor(row["id"])) is not None}
    exact = {row["id"] for row in found if name in (row["name"], row["code"], row["path"])} & heirs
    wide = _widest(atlas, exact or heirs)
    if len(wide) == 1:
        return wide[0]
    if not wide:
        raise UsageError(
            f"No division is called {name}; write its name, its six-digit code, or its path from the province."
        )
    paths = sorted(str(atlas.rows[key]["path"]) for key in wide)[:_CHOICES_SHOWN]
    raise UsageError(f"{name} may be {', '.join(paths)}; write the path of the one you mean.")


def _is_called(row: Row, name: str) -> bool:
    return name in (row["name"], row["short_name"], row["code"], row["path"]) and row["level"] != "village"


def _widest(atlas: Atlas, found: Iterable[str]) -> Sequence[str]:
    """Without those inside another that is meant as well: 临夏 is the prefecture, 临夏县 the county."""
    keys = set(found)
    return [key for key in keys if not (keys - {key}) & set(atlas.lineage(key))]
