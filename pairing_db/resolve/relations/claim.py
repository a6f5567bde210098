"""A measured fact as its relations see it: the same shape for money, people, pairs and other measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pairing_db.resolve.relations.extent import Extent

Lineage = tuple[str, ...]  # a division and all that contain it, by last successor, narrowest first
Fact = tuple[str, str]  # table, id
AID = frozenset({"fiscal_aid", "social_aid", "in_kind", "aid_total"})


@dataclass(frozen=True, slots=True, order=True)
class Relation:
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


@dataclass(frozen=True)
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

    @cached_property
    def fact(self) -> Fact:
        """Table and id."""
        return self.table, self.id

    @cached_property
    def value(self) -> float:
        """The stated value, the low end of a range; 0 where none is stated."""
        return self.extent.value if self.extent else 0.0

    @cached_property
    def where(self) -> tuple[str | None, ...]:
        """The division of each side, None where it is open."""
        return tuple(side[0] if side else None for side in self.sides)

    @cached_property
    def named(self) -> tuple[str | None, ...]:
        """What narrows it beside its sides: bodies, scope, and that it counts the poor alone."""
        return (*self.bodies, self.scope, "poor" if self.all_poor else None)

    @property
    def one_year(self) -> bool:
        """Does it cover days of one calendar year that are all known?"""
        return self.start is not None and self.end is not None and self.start.year == self.end.year

    @cached_property
    def many_years(self) -> bool:
        """Is it a flow over several calendar years, or from the start of the cooperation?"""
        return self.cumulative or (self.start is not None and self.end is not None and self.start.year != self.end.year)

    @cached_property
    def first_day(self) -> date:
        """The first day; the beginning of time where it is open."""
        return self.start or date.min

    @cached_property
    def last_day(self) -> date:
        """The last day; the end of time where it is open."""
        return self.end or date.max

    @cached_property
    def bucket(self) -> tuple[str, ...]:
        """Claims of different buckets bear no relation but those the text states: supported province, measure, status.

        Kinds of aid share a bucket, for the sum of all kinds contains each. Claims whose supported side is open come
        last, because they are held against all others.
        """
        supported = self.sides[self.supported]
        codes = tuple("aid" if code in AID else str(code) for code in self.measure)
        return supported[-1] if supported else "~", self.table, self.status, *codes

    @cached_property
    def peers(self) -> tuple[str | None, ...]:
        """What claims share that may be added up, but for their sides and year (data model §3)."""
        return self.table, *self.measure, self.status, self.unit

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
