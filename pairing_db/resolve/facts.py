"""Measured facts: one row for each different statement, whoever made it and however often (data model §1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.identity import content_id, fold
from pairing_db.resolve.naming import name_groups
from pairing_db.resolve.pairings import PairingFinder
from pairing_db.resolve.statements import Row, Statement, newest_first, stated

EntityOf = Callable[[Statement, str | None], str | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a measured table by the part that they play, named as readings name them."""

    regions: tuple[str, ...]
    enterprises: tuple[str, ...]
    project: bool
    codes: tuple[str, ...]
    values: tuple[str, ...]
    attributes: tuple[str, ...] = ()


SHAPES = MappingProxyType(
    {
        "pairing_tally": Shape(("donor", "recipient"), (), False, ("unit_kind",), ("donor_count", "recipient_count")),
        "fund_flow": Shape(
            ("donor", "recipient"), ("payer_enterprise",), True, ("kind", "stage"), ("amount_yuan", "amount_max_yuan")
        ),
        "labor_transfer": Shape(
            ("origin", "destination"), ("employer_enterprise",), False, ("mode",), ("persons", "persons_max"),
            ("poor_persons",),
        ),
        "talent_exchange": Shape(
            ("from", "to"), (), False, ("direction", "role", "activity"), ("persons", "persons_max")
        ),
        "observation": Shape(("region",), ("enterprise",), True, ("indicator",), ("value", "value_max")),
    }
)  # fmt: skip
_SHARED = ("status", "qualifier", "period_start", "period_end")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a fact is resolved against."""

    atlas: Atlas
    pairings: PairingFinder
    enterprise_of: EntityOf
    project_of: EntityOf
    as_read: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of one table, the statements that each rests on, and where facts that corrections joined are found."""

    rows: list[Row]
    statements: dict[str, list[Statement]]
    former: dict[str, str]


def resolve_facts(table: str, statements: Iterable[Statement], around: Surroundings) -> Facts:
    """The facts of one measured table. ``around.as_read`` is the fact of each statement before corrections."""
    shape = SHAPES[table]
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    entities: dict[str, Row] = {}
    for statement in newest_first(statements):
        row = _entities(shape, statement, around)
        key = _key(table, shape, statement, row, around.atlas)
        groups[key].append(statement)
        entities.setdefault(key, row)
    names, former = name_groups(groups, around.as_read)
    rows = []
    for key, found in groups.items():
        fact: Row = {"id": names[key]} | entities[key] | _values(table, shape, found)
        fact["pairing_id"] = _pairing(table, fact, {s.article.id for s in found}, around.pairings)
        rows.append(fact)
    return Facts(rows, {names[key]: found for key, found in groups.items()}, former)


def _entities(shape: Shape, statement: Statement, around: Surroundings) -> Row:
    """Foreign keys to divisions, enterprises and the project, by column of the table."""
    row: Row = {f"{column}{_suffix(column)}": around.atlas.find(statement, column) for column in shape.regions}
    for column in shape.enterprises:
        row[f"{column}_id"] = around.enterprise_of(statement, statement.values.get(column))
    if shape.project:
        row["project_id"] = around.project_of(statement, statement.values.get("project"))
    return row


def _suffix(column: str) -> str:
    return "_id" if column == "region" else "_region_id"


def _key(table: str, shape: Shape, statement: Statement, row: Row, atlas: Atlas) -> str:
    said = statement.values
    places = [atlas.last_successor(row[f"{column}{_suffix(column)}"]) for column in shape.regions]
    bodies = [row[f"{column}_id"] for column in (*shape.enterprises, *(["project"] if shape.project else []))]
    return content_id(
        table,
        places,
        bodies,
        [said.get(column) for column in shape.codes],
        unit_of(table, statement),
        [said.get(column) for column in shape.values],
        [said.get(column) for column in _SHARED],
        fold(said.get("scope")),
    )


def earlier_keys(
    table: str, statement: Statement, around: Surroundings, former: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """The ids that a statement's fact had before articles joined the entities that it names.

    ``former`` gives the former ids of an enterprise or project by its present one.
    """
    shape = SHAPES[table]
    row = _entities(shape, statement, around)
    for column, body in row.items():
        for old in former.get(body or "", ()):
            yield _key(table, shape, statement, row | {column: old}, around.atlas)


def unit_of(table: str, statement: Statement) -> str | None:
    """The unit of a statement's value. Money flows are always in yuan; a tally has none."""
    if table == "pairing_tally":
        return None
    unit: str | None = statement.values.get("unit")
    return "yuan" if table == "fund_flow" else unit


def _values(table: str, shape: Shape, found: list[Statement]) -> Row:
    """The stated columns of a fact: its key from any statement, the rest from the newest that states it."""
    first = found[0].values
    row: Row = {column: first.get(column) for column in (*shape.codes, *shape.values, *_SHARED)}
    row["scope"] = stated(found, "scope")
    row["is_cumulative"] = stated(found, "is_cumulative")
    row.update({column: stated(found, column) for column in shape.attributes})
    end: date | None = row["period_end"]
    row["year"] = end.year if end else None
    row["sum_ok"] = row["sum_note"] = row["sum_instead_id"] = None
    if table != "pairing_tally":
        row["unit"] = unit_of(table, found[0])
    if "indicator" in row:
        row["indicator_id"] = content_id("indicator", row.pop("indicator"))
    return row


def _pairing(table: str, row: Row, articles: set[str], finder: PairingFinder) -> str | None:
    """The narrowest pairing that covers the fact's two sides, or its one side as the supported one."""
    donor, recipient = _sides(table, row)
    if recipient is None:
        return None
    if donor is None:
        return finder.of_recipient(recipient, articles)
    return finder.between(donor, recipient)


def _sides(table: str, row: Row) -> tuple[str | None, str | None]:
    """(supporting, supported) division of a fact, as far as its columns say."""
    if table in ("fund_flow", "pairing_tally"):
        return row["donor_region_id"], row["recipient_region_id"]
    if table == "labor_transfer":
        to_partner = row["mode"] == "to_partner"
        return (row["destination_region_id"] if to_partner else None), row["origin_region_id"]
    if table == "talent_exchange":
        going, coming = row["from_region_id"], row["to_region_id"]
        if row["direction"] == "to_recipient":
            return going, coming
        return (coming, going) if row["direction"] == "to_donor" else (None, going)
    return None, row["region_id"]
