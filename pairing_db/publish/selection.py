"""Which rows a reader asked for: by the sides of a pairing, by years, by the kind of money.

A filter chooses measured facts. Pairings, projects and enterprises stay where a chosen fact names them, evidence where
it supports a chosen row, articles where they hold such evidence; lists of words and divisions stay whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import CTE, ColumnElement, Connection, FromClause, Select, Table, and_, false, or_, select, true, union

from pairing_db.codes import FACT_TABLE, FUND_KIND
from pairing_db.publish.dataset import Dataset
from pairing_db.publish.sides import Side, find_side
from pairing_db.store.models import metadata

_ENTITIES = ("pairing", "project", "enterprise")
# Measured facts, and what is added up from them: everything that has a year, but for what is said of a pairing's years.
_OF_PAIRINGS = ("pairing_year", "register_check")
_MEASURED = tuple(t.name for t in metadata.sorted_tables if "year" in t.c and t.name not in _OF_PAIRINGS)
# Of tables with no foreign key to a fact: the columns that name the table of a fact and its id.
_POINTERS = (("fact_table", "fact_id"), ("from_table", "from_id"), ("to_table", "to_id"))


@dataclass(frozen=True, slots=True)
class Filter:
    """What was asked for. Names as people write them; years inclusive; an empty filter chooses everything."""

    donor: str | None = None
    recipient: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    kinds: Sequence[str] = ()

    def __bool__(self) -> bool:
        return any((self.donor, self.recipient, self.first_year is not None, self.last_year is not None, self.kinds))


class Selection:
    """A filter made ready for one database: its names are looked up once.

    Chosen ids are common table expressions, each written once: as queries inside queries they pass SQLite's parser.
    """

    def __init__(self, connection: Connection, asked: Filter) -> None:
        """Raises ``UsageError`` where a name is none of the sides in the database, or several."""
        self.asked = asked
        self._donor = find_side(connection, asked.donor, "donor") if asked.donor else None
        self._recipient = find_side(connection, asked.recipient, "recipient") if asked.recipient else None
        self._found: dict[str, CTE] = {}

    def describe(self) -> Iterator[tuple[str, str]]:
        """The filter in words, for those who are handed the file."""
        for name, side in (("donor", self._donor), ("recipient", self._recipient)):
            if side is not None:
                yield name, "、".join((*side.paths, *side.organisations))
        if self.asked.first_year is not None or self.asked.last_year is not None:
            yield "years", f"{self.asked.first_year or ''}-{self.asked.last_year or ''}"
        if self.asked.kinds:
            yield "kinds", ", ".join(self.asked.kinds)

    def can_hold(self, dataset: Dataset) -> bool:
        """Can the filter choose among the rows? Views that it does not reach stay out, as do those without a kind."""
        if dataset.is_view and self.asked and self.condition(dataset) is None:
            return False
        return not self.asked.kinds or dataset.rows_of not in _MEASURED or _has_kind(metadata.tables[dataset.rows_of])

    def condition(self, dataset: Dataset) -> ColumnElement[bool] | None:
        """What the chosen rows of a table or view fulfil, None where all of them are."""
        if not self.asked:
            return None
        source = dataset.source
        if dataset.rows_of in _MEASURED or dataset.rows_of in _ENTITIES:
            return source.c.id.in_(self._ids(str(dataset.rows_of)))
        parts = [self._points_at_chosen(source, *names) for names in _POINTERS if set(names) <= set(source.c.keys())]
        if dataset.name in ("evidence", "article"):
            parts.append(source.c.id.in_(self._evidence() if dataset.name == "evidence" else self._articles()))
        for key in dataset.foreign_keys:
            required = next(field.required for field in dataset.fields if field.name == key.column)
            if required and key.target != dataset.name:
                kept = self._kept(key.target)
                parts += [] if kept is None else [source.c[key.column].in_(kept)]
        return and_(*parts) if parts else None

    def _kept(self, table: str) -> Select[tuple[str]] | None:
        """The ids of a table that are chosen, None where all are."""
        if table in _MEASURED or table in _ENTITIES:
            return self._ids(table)
        if table == "evidence":
            return self._evidence()
        if table == "article":
            return self._articles()
        if table in ("figure", "reading"):
            own = metadata.tables[table]
            return select(own.c.id).where(own.c.article_id.in_(self._articles()))
        return None

    def _points_at_chosen(self, source: FromClause, table: str, key: str) -> ColumnElement[bool]:
        return or_(*(and_(source.c[table] == name, source.c[key].in_(self._ids(name))) for name in FACT_TABLE))

    def _evidence(self) -> Select[tuple[str]]:
        def parts() -> Iterator[Select[tuple[str]]]:
            for name in FACT_TABLE:
                link = metadata.tables[f"{name}_evidence"]
                yield select(link.c.evidence_id).where(link.c[f"{name}_id"].in_(self._ids(name)))

        return self._once("evidence", parts)

    def _articles(self) -> Select[tuple[str]]:
        """Articles that hold evidence of chosen rows, and those that they reprint."""

        def parts() -> Iterator[Select[tuple[str]]]:
            evidence, article = metadata.tables["evidence"], metadata.tables["article"]
            holding = select(evidence.c.article_id).where(evidence.c.id.in_(self._evidence()))
            yield holding
            yield select(article.c.reprint_of_id).where(article.c.id.in_(holding), article.c.reprint_of_id.is_not(None))

        return self._once("article", parts)

    def _ids(self, name: str) -> Select[tuple[str]]:
        """The ids of the chosen rows of a table of facts or totals."""

        def parts() -> Iterator[Select[tuple[str]]]:
            table = metadata.tables[name]
            if name not in _ENTITIES:
                yield select(table.c.id).where(self._measured(table))
                return
            yield from self._named(name)
            if name != "enterprise" and (self._donor or self._recipient) and not self._by_time_or_kind():
                yield select(table.c.id).where(self._between(table))

        return self._once(name, parts)

    def _once(self, name: str, parts: Callable[[], Iterator[Select[tuple[str]]]]) -> Select[tuple[str]]:
        """The ids that any of ``parts`` gives, under one name in the whole query."""
        if name not in self._found:
            self._found[name] = union(*parts()).cte(f"chosen_{name}")
        return select(self._found[name].c[0])

    def _named(self, entity: str) -> Iterator[Select[tuple[str]]]:
        """The rows of ``entity`` that chosen rows name."""
        for name in _MEASURED:
            table = metadata.tables[name]
            for own in table.columns:
                if any(key.column.table.name == entity for key in own.foreign_keys):
                    yield select(own).where(table.c.id.in_(self._ids(name)))
        projects, taking_part = metadata.tables["project"], metadata.tables["project_enterprise"]
        if entity == "pairing":
            yield select(projects.c.pairing_id).where(projects.c.id.in_(self._ids("project")))
        if entity == "enterprise":
            yield select(taking_part.c.enterprise_id).where(taking_part.c.project_id.in_(self._ids("project")))

    def _by_time_or_kind(self) -> bool:
        return bool(self.asked.kinds) or self.asked.first_year is not None or self.asked.last_year is not None

    def _measured(self, table: Table) -> ColumnElement[bool]:
        """What a chosen row of a table of measured facts fulfils."""
        parts: list[ColumnElement[bool]] = []
        if self._donor or self._recipient:
            parts.append(self._between(table))
        if self.asked.first_year is not None:
            parts.append(table.c.year >= self.asked.first_year)
        if self.asked.last_year is not None:
            parts.append(table.c.year <= self.asked.last_year)
        if self.asked.kinds:
            parts.append(table.c.kind.in_(self.asked.kinds) if _has_kind(table) else false())
        return and_(true(), *parts)

    def _between(self, table: Table) -> ColumnElement[bool]:
        """Does the row lie between the sides asked for: by its pairing, or by the divisions that it names itself?"""
        own = _both(_names_side(table, "donor", self._donor), _names_side(table, "recipient", self._recipient))
        if "pairing_id" not in table.c:
            return own
        pairing = metadata.tables["pairing"]
        covering = select(pairing.c.id).where(self._between(pairing))
        return or_(own, table.c.pairing_id.in_(covering))


def _has_kind(table: Table) -> bool:
    """Does the table have a kind of money?"""
    return "kind" in table.c and table.c.kind.info["codes"] is FUND_KIND


def _both(*parts: ColumnElement[bool] | None) -> ColumnElement[bool]:
    return and_(*(part for part in parts if part is not None))


def _names_side(table: Table, role: str, side: Side | None) -> ColumnElement[bool] | None:
    """Does the row itself name ``side`` in this role? None where no side was asked for."""
    if side is None:
        return None
    if table.name == "pairing":
        return or_(side.holds(table.c[f"{role}_region_id"]), table.c[f"{role}_name"].in_(side.organisations))
    if (
        table.name == "labor_transfer"
    ):  # workers come from the supported side, and go to the supporting one or elsewhere
        if role == "recipient":
            return side.holds(table.c.origin_region_id)
        return and_(table.c.mode == "to_partner", side.holds(table.c.destination_region_id))
    if table.name == "talent_exchange":
        here, there = ("to_recipient", "to_donor") if role == "donor" else ("to_donor", "to_recipient")
        ways = [
            and_(table.c.direction == here, side.holds(table.c.from_region_id)),
            and_(table.c.direction == there, side.holds(table.c.to_region_id)),
        ]
        if role == "recipient":
            ways.append(and_(table.c.direction == "within_recipient", side.holds(table.c.to_region_id)))
        return or_(*ways)
    if f"{role}_region_id" in table.c:
        return side.holds(table.c[f"{role}_region_id"])
    if role == "recipient" and "region_id" in table.c:
        return side.holds(table.c.region_id)
    return false()
