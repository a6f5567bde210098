"""What corrections come to, and a statement as it reads after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.entities import EntityNames
from pairing_db.resolve.groups import Group
from pairing_db.resolve.statements import Row, Statement

REGION_COLUMNS = frozenset({"donor", "recipient", "origin", "destination", "from", "to", "region", "home"})
ENTITY_COLUMNS = {
    "payer_enterprise": "enterprise",
    "employer_enterprise": "enterprise",
    "enterprise": "enterprise",
    "project": "project",
}
Target = tuple[str, str]  # a table and the id of a row of it


@dataclass(frozen=True, slots=True)
class Place:
    """A division as a reading names it: its path, and what ``Statement.regions`` says about it."""

    path: str
    attributes: Mapping[str, Any]

    @classmethod
    def of(cls, row: Row) -> Place:
        """The place that a row of table ``region`` is."""
        parent = row["path"].rpartition("/")[0] or None
        kept = ("code", "name", "short_name", "level", "county_code")
        return cls(row["path"], {column: row[column] for column in kept} | {"parent_path": parent})


@dataclass(frozen=True, slots=True)
class Rulings:
    """All corrections that apply. ``moves`` leads from (article or "", division) to the place that is meant.

    ``values`` are columns as readings have them, divisions as ``Place``; ``groups`` the corrected entities by table;
    ``as_read`` the fact of each statement before corrections.
    """

    rejected: Mapping[Target, str] = field(default_factory=dict)
    values: Mapping[Target, Mapping[str, Any]] = field(default_factory=dict)
    moves: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    groups: Mapping[str, Sequence[Group]] = field(default_factory=dict)
    told: Mapping[str, Mapping[str, EntityNames]] = field(default_factory=dict)
    as_read: Mapping[str, str] = field(default_factory=dict)

    def restated(self, statement: Statement, fact: str, atlas: Atlas) -> Statement | None:
        """A statement with its divisions and values as corrected; None where its fact was rejected."""
        target = (statement.table, fact)
        if target in self.rejected:
            return None
        return with_values(moved(statement, self.moves, atlas), self.values.get(target, {}))


def with_values(statement: Statement, values: Mapping[str, Any]) -> Statement:
    """The statement with other values in some columns."""
    if not values:
        return statement
    places = {value.path: value.attributes for value in values.values() if isinstance(value, Place)}
    plain = {column: value.path if isinstance(value, Place) else value for column, value in values.items()}
    if statement.table == "pairing" and statement.values["level"] != "organisation":  # a side is called as its division
        plain = {f"{side}_name": None for side in ("donor", "recipient") if side in values} | plain
    columns = {**statement.values, **plain}
    named = {columns[column] for column in REGION_COLUMNS & columns.keys()}
    regions = {path: place for path, place in {**statement.regions, **places}.items() if path in named}
    return replace(statement, values=columns, regions=regions)


def moved(statement: Statement, moves: Mapping[tuple[str, str], Place], atlas: Atlas) -> Statement:
    """The statement with each division, and those inside it, where ``moves`` says that it is."""
    if not moves:
        return statement
    found = {column: _moved_to(statement, column, moves, atlas) for column in REGION_COLUMNS & statement.values.keys()}
    return with_values(statement, {column: place for column, place in found.items() if place is not None})


def _moved_to(statement: Statement, column: str, moves: Mapping[tuple[str, str], Place], atlas: Atlas) -> Place | None:
    region = atlas.find(statement, column)
    below: list[Row] = []
    at = region
    while at is not None:
        place = moves.get((statement.article.id, at)) or moves.get(("", at))
        if place is not None:
            for row in reversed(below):
                place = _inside(place, row)
            return place
        below.append(atlas.rows[at])
        at = atlas.rows[at]["parent_id"]
    return None


def _inside(place: Place, row: Row) -> Place:
    """The division of ``row`` with another one above it."""
    old = Place.of(row).attributes
    return Place(f"{place.path}/{row['name']}", {**old, "county_code": None, "parent_path": place.path})
