"""How much in all, between two sides, over some years: the sum, the rows behind it, what stays out and why.

Only rows that may be added (``sum_ok``) are. Asked about a county, rows that the load left out for its city's sake are
its own figures and count. Where a year has no figure of its own, a sum over several years that lies inside the years
asked for may stand for all of them; it is named as such, and the figures of single years inside it then stay out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from pairing_db.codes import FUND_KIND
from pairing_db.publish.divisions import find_division, stored_atlas
from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.relations.extent import Extent
from pairing_db.store.models import metadata

Row = Mapping[str, Any]
LABOR = "labor"
KINDS = (*FUND_KIND, LABOR)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ids of the two sides (None: any), a kind of money or ``labor``, the years, both inclusive."""

    donor: str | None
    recipient: str | None
    kind: str
    first: int
    last: int


@dataclass(slots=True)
class Group:
    """The answer for one stage of money, or one mode and unit of people: unlike things are never added."""

    codes: tuple[str, ...]
    unit: str
    rows: list[Row] = field(default_factory=list)
    left_out: list[tuple[Row, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    sources: int = 0

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that the rows may come to."""
        pairs = [Extent(row["value"], row["top"], row["qualifier"]).bounds for row in self.rows]
        return sum(low for low, _ in pairs), sum(high for _, high in pairs)

    @property
    def value(self) -> float:
        """The sum of the stated values."""
        return sum(float(row["value"]) for row in self.rows)


def ask(
    connection: Connection, donor: str | None, recipient: str | None, kind: str, first: int, last: int
) -> list[Group]:
    """The answer to a question whose sides are named as people name them; raises ``UsageError`` for a name unknown."""
    atlas = stored_atlas(connection)
    sides = [find_division(atlas, name) if name else None for name in (donor, recipient)]
    question = Question(sides[0], sides[1], kind, first, last)
    groups: defaultdict[tuple[tuple[str, ...], str], list[Row]] = defaultdict(list)
    for row in _rows(connection, question, atlas):
        groups[row["codes"], row["unit"]].append(row)
    answers = [_answer(key, rows, question, atlas) for key, rows in sorted(groups.items())]
    for answer in answers:
        answer.sources = _sources(connection, question, answer.rows)
    return sorted(answers, key=lambda group: (not group.rows, group.codes, group.unit))


def _rows(connection: Connection, question: Question, atlas: Atlas) -> Iterable[Row]:
    """The facts of the kind asked for whose sides are the ones asked for or lie inside them, in the years or around."""
    money = question.kind != LABOR
    pairing = metadata.tables["pairing"]
    donors = {
        row.id: row.donor_region_id for row in connection.execute(select(pairing.c.id, pairing.c.donor_region_id))
    }
    table = metadata.tables["fund_flow" if money else "labor_transfer"]
    query = select(table).where(table.c.kind == question.kind) if money else select(table)
    for found in map(dict, connection.execute(query.order_by(table.c.id)).mappings()):
        where = _sides(found, donors, money=money)
        if not all(
            _inside(atlas, side, asked) for side, asked in zip(where, (question.donor, question.recipient), strict=True)
        ):
            continue
        start, end = found["period_start"], found["period_end"]
        if end is not None and (end.year < question.first or (start or end).year > question.last):
            continue
        value = found["amount_yuan"] if money else found["persons"]
        yield found | {
            "codes": (found["stage"],) if money else (found["mode"],),
            "value": float(value or 0),
            "top": found["amount_max_yuan"] if money else found["persons_max"],
            "sides": where,
        }


def _sides(row: Row, donors: Mapping[str, str | None], *, money: bool) -> tuple[str | None, str | None]:
    """Supporting and supported side; of people who stay or go elsewhere the supporting one is their pairing's."""
    if money:
        return row["donor_region_id"], row["recipient_region_id"]
    donor = row["destination_region_id"] if row["mode"] == "to_partner" else donors.get(row["pairing_id"] or "")
    return donor, row["origin_region_id"]


def _inside(atlas: Atlas, side: str | None, asked: str | None) -> bool:
    return asked is None or (side is not None and asked in atlas.lineage(side))


def _answer(key: tuple[tuple[str, ...], str], rows: Sequence[Row], question: Question, atlas: Atlas) -> Group:
    group = Group(key[0], key[1])
    here = {row["id"] for row in rows}
    fit = [row for row in rows if _counts(row, here) and question.first <= row["year"] <= question.last]
    covered = _cumulative(rows, fit, question, atlas)
    inside = {row["id"]: whole for whole in covered for row in fit if _within(row, whole)}
    group.rows = sorted([*covered, *(row for row in fit if row["id"] not in inside)], key=_by_time)
    taken = {row["id"] for row in group.rows}
    for row in sorted(rows, key=_by_time):
        if row["id"] in inside:
            group.left_out.append((row, "within_period"))
        elif row["id"] not in taken:
            group.left_out.append((row, row["sum_note"] or "within_period"))
    group.warnings = list(_warnings(group, covered, question, atlas))
    return group


def _counts(row: Row, here: set[str]) -> bool:
    """May it be added: for the load, or because what stands in its place is not among what is asked for?"""
    return bool(row["sum_ok"]) or (row["sum_note"] == "within_region" and row["sum_instead_id"] not in here)


def _cumulative(rows: Sequence[Row], fit: Sequence[Row], question: Question, atlas: Atlas) -> list[Row]:
    """Sums over several years that stand for years without a figure of their own, the longest first."""
    known = {row["year"] for row in fit}
    chosen: list[Row] = []
    for row in sorted(
        (r for r in rows if _is_whole_years(r, question, atlas)), key=lambda r: (-_length(r), -r["value"], r["id"])
    ):
        years = set(range(row["period_start"].year, row["period_end"].year + 1))
        inside = [other for other in fit if other["year"] in years]
        alone = all(_within(other, row) for other in inside) and not any(_meet(row, other) for other in chosen)
        if years - known and alone and sum(other["value"] for other in inside) <= _most(row):
            chosen.append(row)
    return chosen


def _is_whole_years(row: Row, question: Question, atlas: Atlas) -> bool:
    start, end = row["period_start"], row["period_end"]
    if row["sum_note"] != "cumulative" or row["status"] != "actual" or start is None or end is None:
        return False
    exact = all(
        asked is None or atlas.last_successor(side) == asked
        for side, asked in zip(row["sides"], (question.donor, question.recipient), strict=True)
    )
    alone = not row["scope"] and not row.get("project_id") and not row.get("payer_enterprise_id")
    return exact and alone and start.year >= question.first and end.year <= question.last


def _within(row: Row, whole: Row) -> bool:
    return bool(row["period_start"] >= whole["period_start"] and row["period_end"] <= whole["period_end"])


def _meet(one: Row, other: Row) -> bool:
    return bool(one["period_start"] <= other["period_end"] and other["period_start"] <= one["period_end"])


def _length(row: Row) -> int:
    return int((row["period_end"] - row["period_start"]).days)


def _most(row: Row) -> float:
    return Extent(row["value"], row["top"], row["qualifier"]).bounds[1]


def _by_time(row: Row) -> tuple[Any, ...]:
    return row["year"] or 9999, -row["value"], row["id"]


def _warnings(group: Group, covered: Sequence[Row], question: Question, atlas: Atlas) -> Iterable[str]:
    asked = range(question.first, question.last + 1)
    own = {row["year"] for row in group.rows if row not in covered}
    for whole in covered:
        years = f"{whole['period_start'].year}-{whole['period_end'].year}"
        yield f"One figure for {years} stands for all these years, because some have none of their own."
    held = {year for w in covered for year in range(w["period_start"].year, w["period_end"].year + 1)}
    missing = [str(year) for year in asked if year not in own | held]
    if missing:
        yield f"No figure that may be added for {', '.join(missing)}."
    for year in sorted(own):
        rows = [row for row in group.rows if row["year"] == year]
        if all(_is_part(row, question, atlas) for row in rows):
            yield f"{year}: only parts are known (divisions inside, single projects); the sum is a lower bound."
    for year in sorted({row["year"] for row, note in group.left_out if note == "conflicts"}):
        yield f"{year}: sources contradict each other; the newer figure is counted."


def _is_part(row: Row, question: Question, atlas: Atlas) -> bool:
    sides = zip(row["sides"], (question.donor, question.recipient), strict=True)
    narrow = any(asked is not None and atlas.last_successor(side) != asked for side, asked in sides)
    return narrow or bool(row.get("project_id") or row.get("payer_enterprise_id") or row.get("employer_enterprise_id"))


def _sources(connection: Connection, question: Question, rows: Sequence[Row]) -> int:
    """How many independent articles state the rows."""
    name = "labor_transfer" if question.kind == LABOR else "fund_flow"
    link, evidence, article = (metadata.tables[n] for n in (f"{name}_evidence", "evidence", "article"))
    query = (
        select(func.coalesce(article.c.reprint_of_id, article.c.id))
        .join(evidence, evidence.c.article_id == article.c.id)
        .join(link, link.c.evidence_id == evidence.c.id)
        .where(link.c[f"{name}_id"].in_([row["id"] for row in rows]))
    )
    return len(set(connection.execute(query).scalars()))
