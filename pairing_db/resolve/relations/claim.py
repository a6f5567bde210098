"""A measured fact as its relations see it: the same shape for money, people, pairs and other measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pairing_db.resolve.relations.extent import Extent

Lineage = tuple[str, ...]  # a division and all that contain it, by last successor, narrowest first
Fact = tuple[str, str]  # table, id
AID = frozenset({"fiscal_aid", "social_aid", "in_kind", "aid_total"})


class Relation(NamedTuple):
    """How one fact bears on another (``codes.RELATION``), and the rule that found it."""

    source: Fact
    target: Fact
    relation: str
    rule: str

    def row(self) -> dict[str, str]:
        """A row of table ``fact_relation``."""
        from_table, from_id = self.source
        to_table, to_id = self.target
        ends = {"from_table": from_table, "from_id": from_id, "to_table": to_table, "to_id": to_id}
        return ends | {"relation": self.relation, "rule": self.rule}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an article states a figure: original offsets."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of how much, between whom, when.

    ``measure`` are the codes that tell unlike things apart (kind and stage, mode, direction with role and activity,
    indicator); claims of different measure, status or unit are never peers. ``sides`` are the lineages of its
    divisions, the supporting one first where there are two. ``bodies`` are the enterprise and the project that it
    names. ``nature`` is ``flow`` (adds up over time), ``level`` (a stock on a day), ``rate`` or ``reach`` (people or
    villages who may be reached twice). ``all_poor``: all the people counted are registered poor. ``supported`` is the
    number of the supported side among ``sides``. ``neighbours`` are facts that stand in one
    list with it (1名县级干部、2名科级干部); ``wholes`` are those that the text itself says it is a part of, with the
    rule. ``roots`` are the independent articles that state it.

    Made from these: ``value`` is the low end of a range, 0 where none is stated; ``where`` the division of each side,
    None where it is open; ``named`` what narrows it beside its sides; ``one_year`` whether all its days are known and
    of one calendar year; ``many_years`` whether it is a flow over several, or from the start of the cooperation;
    ``first_day`` and ``last_day`` are the ends of time where they are open; ``peers`` what claims share that may be
    added up, but for sides and year (data model §3). Claims of different ``bucket`` bear no relation but those the text
    states; kinds of aid share one, for the sum of all kinds contains each, and those whose supported side is open come
    last, because they are held against all others.
    """

    table: str
    id: str
    measure: tuple[str | None, ...]
    status: str
    unit: str | None
    sides: tuple[Lineage, ...]
    bodies: tuple[str | None, ...]
    scope: str | None
    extent: Extent | None
    start: date | None
    end: date | None
    cumulative: bool
    nature: str
    all_poor: bool
    supported: int
    roots: frozenset[str]
    published: date
    neighbours: frozenset[str] = frozenset()
    wholes: tuple[tuple[Fact, str], ...] = ()

    # What follows from the columns, made once: it is asked for many times over a million claims.
    fact: Fact = field(init=False)
    value: float = field(init=False)
    where: tuple[str | None, ...] = field(init=False)
    named: tuple[str | None, ...] = field(init=False)
    one_year: bool = field(init=False)
    many_years: bool = field(init=False)
    first_day: date = field(init=False)
    last_day: date = field(init=False)
    bucket: tuple[str, ...] = field(init=False)
    peers: tuple[str | None, ...] = field(init=False)

    def __post_init__(self) -> None:
        known = self.start is not None and self.end is not None
        years = {day.year for day in (self.start, self.end) if day is not None}
        supported = self.sides[self.supported]
        codes = tuple("aid" if code in AID else str(code) for code in self.measure)
        derived = {
            "fact": (self.table, self.id),
            "value": self.extent.value if self.extent else 0.0,
            "where": tuple(side[0] if side else None for side in self.sides),
            "named": (*self.bodies, self.scope, "poor" if self.all_poor else None),
            "one_year": known and len(years) == 1,
            "many_years": self.cumulative or (known and len(years) == 2),
            "first_day": self.start or date.min,
            "last_day": self.end or date.max,
            "bucket": (supported[-1] if supported else "~", self.table, self.status, *codes),
            "peers": (self.table, *self.measure, self.status, self.unit),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def overlaps(self, other: Claim) -> bool:
        """Do the two share a day?"""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def contains_period(self, other: Claim) -> bool:
        """Does the period of ``other`` lie inside this one's, and is it shorter?"""
        if self.start is None and not self.cumulative:
            return False
        inside = self.first_day <= other.first_day and other.last_day <= self.last_day
        return inside and (self.first_day, self.last_day) != (other.first_day, other.last_day)


def preference(claim: Claim) -> tuple[float, int, int, str]:
    """Which of several statements of one thing counts first: the largest, the last day, the most sources, the id."""
    return -claim.value, -claim.last_day.toordinal(), -len(claim.roots), claim.id
