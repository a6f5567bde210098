"""Claims from facts: their divisions by last successor, their nature, where each is stated and what stands beside
it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.identity import fold
from pairing_db.resolve.relations.claim import Claim, Fact, Place
from pairing_db.resolve.relations.extent import Extent
from pairing_db.resolve.statements import Row, Statement

LEXICON = Path(__file__).resolve().parents[3] / "seeds" / "lexicon" / "scopes.toml"
# The columns of the sides, the number of the supported one, bodies, codes, value and high end of each measured table.
_COLUMNS = MappingProxyType(
    {
        "pairing_tally": (("donor_region_id", "recipient_region_id"), 1, (), ("unit_kind",), "donor_count", None),
        "fund_flow": (
            ("donor_region_id", "recipient_region_id"), 1, ("payer_enterprise_id", "project_id"), ("kind", "stage"),
            "amount_yuan", "amount_max_yuan",
        ),
        "labor_transfer": (
            ("origin_region_id", "destination_region_id"), 0, ("employer_enterprise_id",), ("mode",), "persons",
            "persons_max",
        ),
        "talent_exchange": (
            ("from_region_id", "to_region_id"), 1, (), ("direction", "role", "activity"), "persons", "persons_max"
        ),
        "observation": (("region_id",), 0, ("enterprise_id", "project_id"), ("indicator_id",), "value", "value_max"),
    }
)  # fmt: skip
MEASURED = tuple(_COLUMNS)
VALUE_COLUMNS = frozenset({"donor_count", "recipient_count", "amount_yuan", "persons", "value"})
_JOINED = re.compile(r"[^,，;；。！？\n]{0,40}")
_AND = re.compile(r"[、和及与與暨]")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A stored figure: where it stands, and the figure that it is a part of as its sentence says it."""

    id: str
    place: Place
    part_of: str | None
    part_rule: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """Where facts are stated: the figures of each fact, and the facts that each figure is the value of."""

    places: Mapping[Fact, Sequence[Place]]
    neighbours: Mapping[Fact, AbstractSet[str]]
    wholes: Mapping[Fact, Sequence[tuple[Fact, str]]]


def stated_where(
    figures: Iterable[FigureRow],
    uses: Iterable[tuple[str, str, str]],
    fact_of: Mapping[str, Fact],
    texts: Mapping[str, str],
) -> Stated:
    """Bring figures and facts together; ``uses`` are (figure, reading, column), ``fact_of`` gives a reading's fact."""
    by_id = {figure.id: figure for figure in figures}
    gives: defaultdict[str, set[Fact]] = defaultdict(set)
    for key, reading, column in uses:
        fact = fact_of[reading]
        if column in VALUE_COLUMNS and fact[0] in _COLUMNS:
            gives[key].add(fact)
    places: defaultdict[Fact, list[Place]] = defaultdict(list)
    wholes: defaultdict[Fact, set[tuple[Fact, str]]] = defaultdict(set)
    for key, facts in sorted(gives.items()):
        figure = by_id[key]
        for fact in facts:
            places[fact].append(figure.place)
            whole = gives.get(figure.part_of or "", set())
            if len(whole) == 1 and fact not in whole:
                wholes[fact].add((next(iter(whole)), figure.part_rule or ""))
    return Stated(places, _neighbours(gives, by_id, texts), {fact: sorted(found) for fact, found in wholes.items()})


def _neighbours(
    gives: Mapping[str, AbstractSet[Fact]], by_id: Mapping[str, FigureRow], texts: Mapping[str, str]
) -> Mapping[Fact, AbstractSet[str]]:
    """Facts of one table whose figures follow one another in one list, joined by 、 or 和."""
    near: defaultdict[Fact, set[str]] = defaultdict(set)
    ordered = sorted((by_id[key].place, facts) for key, facts in gives.items() if len(facts) == 1)
    for (one, (first,)), (other, (second,)) in pairwise(ordered):
        if one.article != other.article or first[0] != second[0] or first == second:
            continue
        between = texts[one.article][one.end : other.start]
        if _JOINED.fullmatch(between) and _AND.search(between):
            near[first].add(second[1])
            near[second].add(first[1])
    return near


def claims(
    rows: Mapping[str, Sequence[Row]],
    based: Mapping[str, Mapping[str, Sequence[Statement]]],
    atlas: Atlas,
    natures: Mapping[str, str],
    stated: Stated,
) -> Iterator[Claim]:
    """The claims of all measured facts. ``natures`` gives the nature of an indicator by its id; others are levels."""
    for table in MEASURED:
        for row in rows[table]:
            yield _claim(table, row, based[table][row["id"]], atlas, natures, stated)


def _claim(
    table: str,
    row: Row,
    statements: Sequence[Statement],
    atlas: Atlas,
    natures: Mapping[str, str],
    stated: Stated,
) -> Claim:
    side_columns, supported, body_columns, code_columns, value_column, top_column = _COLUMNS[table]
    if table == "talent_exchange" and row["direction"] != "to_recipient":
        supported = 0
    value = row[value_column]
    measure: tuple[str | None, ...] = tuple(row[column] for column in code_columns)
    if table == "pairing_tally":
        counted = [column for column in ("donor_count", "recipient_count") if row[column] is not None]
        measure += (" and ".join(counted),)
        value = row[counted[0]] if counted else None
    nature = "level" if table == "pairing_tally" else "flow"
    if table == "observation":
        nature = natures.get(row["indicator_id"], "level")
    top = row[top_column] if top_column else None
    extent = None if value is None else Extent(float(value), None if top is None else float(top), row["qualifier"])
    poor = row.get("poor_persons")
    sides = tuple(atlas.lineage(row[column]) if row[column] else () for column in side_columns)
    return Claim(
        table=table,
        id=row["id"],
        measure=measure,
        status=row["status"],
        unit=row.get("unit"),
        sides=sides,
        bodies=tuple(row[column] for column in body_columns),
        scope=narrowing(table, row["scope"]),
        extent=extent,
        start=row["period_start"],
        end=row["period_end"],
        cumulative=bool(row["is_cumulative"]),
        nature=nature,
        all_poor=poor is not None and poor == value,
        supported=supported,
        roots=frozenset(s.article.root for s in statements),
        published=max(s.article.published_on or date.min for s in _first_hand(statements)),
        neighbours=frozenset(stated.neighbours.get((table, row["id"]), ())),
        wholes=tuple(stated.wholes.get((table, row["id"]), ())),
    )


def _first_hand(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Those of originals, where there are any: a late reprint makes no figure newer."""
    return [s for s in statements if s.article.root == s.article.id] or statements


@cache
def _generic() -> Mapping[str, re.Pattern[str]]:
    with LEXICON.open("rb") as file:
        words: dict[str, list[str]] = tomllib.load(file)["generic"]
    return {table: re.compile("|".join([*words["any"], *words.get(table, ())])) for table in _COLUMNS}


def narrowing(table: str, scope: str | None) -> str | None:
    """A scope folded for comparison; None where it says no more than the kind does (财政援助资金 of fiscal aid)."""
    folded = fold(scope)
    return folded if folded and _generic()[table].sub("", folded) else None
