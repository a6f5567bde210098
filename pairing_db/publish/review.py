"""What most deserves a human look first, with the reason for its place.

Points are what is wrong plus how much is at stake: ``BASE`` for the kind, and five for each power of ten of the yuan
above 10,000 or of the people above ten. Rows that a person has accepted or changed are not asked for again.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

BASE = MappingProxyType(
    {
        "conflict": (60, "two statements about the same thing that no rounding reconciles"),
        "failing check": (50, "figures that do not add up (20 less for a target that was missed, which may be so)"),
        "register": (40, "the official register says otherwise"),
        "unexplained money": (40, "an amount of money that was not understood"),
        "damage": (30, "a damaged passage (10 less where no fact rests on it)"),
        "one source": (10, "a large sum that one source alone states"),
    }
)
LEAST_ALONE = 10_000_000  # yuan; smaller sums of one source are no reason for a look by themselves
STEP = 5
_VALUE = MappingProxyType(
    {
        "fund_flow": ("amount_yuan", "yuan"),
        "labor_transfer": ("persons", "person"),
        "talent_exchange": ("persons", "person"),
        "observation": ("value", None),
        "pairing_tally": ("recipient_count", None),
    }
)


@dataclass(frozen=True, slots=True)
class FactShown:
    """A row that an item is about: what it says, and where."""

    table: str
    id: str
    column: str | None
    value: float | None
    source: str | None
    quote: str | None
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """Something to look at. ``facts`` are the rows that a correction can speak of, none for a figure or a passage."""

    points: int
    kind: str
    reason: str
    source: str | None
    quote: str | None
    facts: tuple[FactShown, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """The order: points, then kind, then source and quote, so that it never depends on the database's own."""
        return (
            -self.points,
            list(BASE).index(self.kind),
            str(self.source),
            str(self.quote),
            self.facts[:1] and self.facts[0].id,
        )


def review(db: sqlite3.Connection, *, limit: int) -> list[Item]:
    """The ``limit`` items with the most points."""
    found = [
        *_conflicts(db, limit),
        *_failing(db, limit),
        *_register(db, limit),
        *_unexplained(db, limit),
        *_damage(db, limit),
        *_alone(db, limit),
    ]
    return sorted(found, key=lambda item: item.key)[:limit]


def size(value: float | None, unit: str | None) -> int:
    """Points for how much is at stake."""
    least = {"yuan": 10_000, "person": 10, "person_time": 10}.get(unit or "")
    if not least or not value or value < least:
        return 0
    return STEP * math.floor(math.log10(value / least) + 1e-9)


def fact(db: sqlite3.Connection, table: str, key: str) -> FactShown:
    """A row as an item shows it."""
    column = _VALUE[table][0] if table in _VALUE else None
    shown = f", {column}" if column else ", NULL"
    query = f"SELECT first_source, first_quote, reviewed{shown} FROM {table} WHERE id = ?"  # noqa: S608
    source, quote, reviewed, value = db.execute(query, (key,)).fetchone()
    return FactShown(table, key, column, value, source, quote, bool(reviewed))


def about(kind: str, reason: str, facts: Sequence[FactShown], *, less: int = 0) -> Item:
    """An item about rows, of the size of the largest."""
    most = max((size(each.value, _VALUE.get(each.table, (None, None))[1]) for each in facts), default=0)
    first = facts[0]
    return Item(BASE[kind][0] - less + most, kind, reason, first.source, first.quote, tuple(facts))


def _conflicts(db: sqlite3.Connection, limit: int) -> Iterator[Item]:
    pairs = db.execute("SELECT from_table, from_id, to_table, to_id FROM fact_relation WHERE relation = 'conflicts'")
    items = []
    for from_table, from_id, to_table, to_id in pairs:
        facts = fact(db, from_table, from_id), fact(db, to_table, to_id)
        if not all(each.reviewed for each in facts):
            values = " and ".join(plain(each.value) for each in facts)
            items.append(about("conflict", f"{from_table} says {values} of the same thing", facts))
    yield from sorted(items, key=lambda item: item.key)[:limit]


def _failing(db: sqlite3.Connection, limit: int) -> Iterator[Item]:
    """Checks by arithmetic that fail, each with the facts that it used."""
    query = """
        SELECT c.id, c.check_code, c.stated, c.computed, u.fact_table, u.fact_id
        FROM check_result c JOIN check_result_fact u ON u.check_result_id = c.id
        WHERE c.outcome = 'fails' ORDER BY c.id, u.part, u.fact_table, u.fact_id"""
    checks: dict[str, tuple[str, str, list[FactShown]]] = {}
    for key, code, stated, computed, table, fact_id in db.execute(query):
        said = f"{code}: stated {plain(stated)}, the others give {plain(computed)}"
        checks.setdefault(key, (code, said, []))[2].append(fact(db, table, fact_id))
    items = [
        about("failing check", said, facts, less=20 if code == "target_reached" else 0)
        for code, said, facts in checks.values()
        if not all(each.reviewed for each in facts)
    ]
    yield from sorted(items, key=lambda item: item.key)[:limit]


def _register(db: sqlite3.Connection, limit: int) -> Iterator[Item]:
    """Pairings that the register contradicts, with the years; the one with the most sources first."""
    query = """
        SELECT c.pairing_id, c.year, c.pairing_donor, c.pairing_recipient, c.reason, c.register_donor,
               c.register_recipient, c.from_year, c.to_year, c.confidence
        FROM v_register_check c JOIN pairing p ON p.id = c.pairing_id
        WHERE c.verdict = 'contradiction' AND NOT p.reviewed ORDER BY p.sources DESC, c.pairing_id, c.year"""
    years: dict[tuple[str, str], list[str]] = {}
    for key, year, donor, recipient, reason, other, whom, first, last, sure in db.execute(query):
        term = f"{first or ''}-{last or ''}"
        said = f"but the register has {other}→{whom} {term} (confidence {sure}): {reason}"
        years.setdefault((key, f"{donor}→{recipient} in %, {said}"), []).append(str(year or "no known year"))
    for (key, said), known in list(years.items())[:limit]:
        yield about("register", said.replace("%", " ".join(known), 1), [fact(db, "pairing", key)])


def _unexplained(db: sqlite3.Connection, limit: int) -> Iterator[Item]:
    query = """
        SELECT f.text, f.value, a.source, substr(a.text, max(1, f.char_start - 29), 60 + f.char_end - f.char_start)
        FROM figure f JOIN article a ON a.id = f.article_id
        WHERE f.disposition = 'unexplained' AND f.unit = 'yuan'
        ORDER BY f.value DESC, a.source, f.char_start LIMIT ?"""
    for words, value, source, around in db.execute(query, (limit,)):
        points = BASE["unexplained money"][0] + size(value, "yuan")
        yield Item(points, "unexplained money", f"{words} became no fact", source, " ".join(around.split()), ())


def _damage(db: sqlite3.Connection, limit: int) -> Iterator[Item]:
    query = """
        SELECT d.id, d.kind, a.source, substr(a.text, max(1, d.char_start - 29), 60 + d.char_end - d.char_start),
               e.fact_table, e.fact_id
        FROM damage d JOIN article a ON a.id = d.article_id
        LEFT JOIN v_evidence e
          ON e.article_id = d.article_id AND e.char_start < d.char_end AND e.char_end > d.char_start
        ORDER BY a.source, d.char_start, e.fact_table, e.fact_id"""
    stretches: dict[str, tuple[str, str, str, list[FactShown]]] = {}
    for key, kind, source, around, table, fact_id in db.execute(query):
        facts = stretches.setdefault(key, (kind, source, around, []))[3]
        if fact_id is not None and all(each.id != fact_id for each in facts):
            facts.append(fact(db, table, fact_id))
    items = []
    for kind, source, around, facts in stretches.values():
        quote = " ".join(around.split())
        if not facts:
            items.append(Item(BASE["damage"][0] - 10, "damage", f"{kind}; no fact rests on it", source, quote, ()))
        elif not all(each.reviewed for each in facts):
            shown = about("damage", f"{kind}; {len(facts)} facts rest on it", facts)
            items.append(Item(shown.points, "damage", shown.reason, source, quote, shown.facts))
    yield from sorted(items, key=lambda item: item.key)[:limit]


def _alone(db: sqlite3.Connection, limit: int) -> Iterator[Item]:
    query = """
        SELECT id FROM fund_flow WHERE sources = 1 AND amount_yuan >= ? AND NOT reviewed
        ORDER BY amount_yuan DESC, id LIMIT ?"""
    for (key,) in db.execute(query, (LEAST_ALONE, limit)).fetchall():
        found = fact(db, "fund_flow", key)
        yield about("one source", f"{plain(found.value)} yuan, stated by one source", [found])


def plain(value: float | None) -> str:
    """A number in words, without a needless ``.0``."""
    if value is None:
        return "nothing"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
