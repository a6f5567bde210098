"""From all readings to all facts: a pure function, whatever the order in which articles were loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.enterprises import Entities, resolve_enterprises
from pairing_db.resolve.facts import SHAPES, Surroundings, resolve_facts
from pairing_db.resolve.firm_names import parse_firm_name
from pairing_db.resolve.identity import content_id, fold
from pairing_db.resolve.pairings import PairingFinder, resolve_pairings
from pairing_db.resolve.projects import resolve_projects
from pairing_db.resolve.relations import (
    Fact,
    FigureRow,
    Relation,
    Verdict,
    claims,
    relate,
    stated_where,
    year_totals,
)
from pairing_db.resolve.reprinted import dated_as_printed_first
from pairing_db.resolve.statements import Row, Statement
from pairing_db.resolve.support import Place, evidence_id, evidence_links, support

FigureUse = tuple[str, str, str]  # figure, reading, column


@dataclass(frozen=True, slots=True)
class Input:
    """Everything that facts follow from. ``regions`` and ``register`` are reference rows, ``texts`` articles by id.

    ``town_codes`` gives the code of a town by county code and name, ``natures`` the nature of an indicator by its code.
    """

    statements: Sequence[Statement]
    figures: Sequence[FigureRow]
    figure_uses: Sequence[FigureUse]
    texts: Mapping[str, str]
    regions: Iterable[Row]
    register: Iterable[Row]
    town_codes: Mapping[tuple[str | None, str], str]
    natures: Mapping[str, str]


def resolve(given: Input) -> dict[str, list[Row]]:
    """All rows that follow from the readings, by table."""
    by_table: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in dated_as_printed_first(given.statements):
        by_table[statement.table].append(statement)
    atlas = Atlas(given.regions, given.statements, given.town_codes)
    official = _official(given.register, atlas)
    rows: dict[str, list[Row]] = {"region": list(atlas.rows.values())}
    based: dict[str, dict[str, list[Statement]]] = {}

    enterprises, rows["enterprise_alias"] = resolve_enterprises(by_table["enterprise"], atlas)

    def enterprise_of(statement: Statement, name: str | None) -> str | None:
        folded = parse_firm_name(name, atlas.place_names).folded if name else None
        return enterprises.called(statement.article.id, name, folded)

    projects, rows["project_enterprise"] = resolve_projects(by_table["project"], atlas, enterprise_of)

    def project_of(statement: Statement, name: str | None) -> str | None:
        return projects.called(statement.article.id, name, fold(name))

    rows["enterprise"], based["enterprise"] = enterprises.rows, enterprises.statements
    rows["project"], based["project"] = projects.rows, projects.statements
    rows["former_id"] = [
        {"fact_table": table, "id": former, "current_id": current}
        for table, entities in (("enterprise", enterprises), ("project", projects))
        for former, current in entities.former.items()
    ]
    rows["pairing"], based["pairing"] = resolve_pairings(by_table["pairing"], atlas, official)
    finder = PairingFinder(rows["pairing"], based["pairing"], atlas)
    around = Surroundings(atlas, finder, enterprise_of, project_of)
    for table in SHAPES:
        rows[table], based[table] = resolve_facts(table, by_table[table], around)
    _complete_projects(rows, projects, enterprises, finder)
    _add_support(rows, based, given)
    _relate(rows, based, given, atlas)
    return rows


def _official(register: Iterable[Row], atlas: Atlas) -> AbstractSet[tuple[str | None, str | None]]:
    return {
        (atlas.last_successor(line["donor_region_id"]), atlas.last_successor(line["recipient_region_id"]))
        for line in register
        if line["donor_region_id"] and line["recipient_region_id"]
    }


def _complete_projects(
    rows: Mapping[str, list[Row]], projects: Entities, enterprises: Entities, finder: PairingFinder
) -> None:
    """The pairing of each project and the names of those who take part in it."""
    names = {row["id"]: row["name"] for row in enterprises.rows}
    takers: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows["project_enterprise"]:
        takers[row["project_id"]].append(names[row["enterprise_id"]])
    for row in projects.rows:
        articles = {s.article.id for s in projects.statements[row["id"]]}
        row["pairing_id"] = finder.of_recipient(row["region_id"], articles) if row["region_id"] else None
        row["enterprises"] = "、".join(sorted(set(takers[row["id"]]))) or None


def _add_support(
    rows: dict[str, list[Row]], based: Mapping[str, Mapping[str, Sequence[Statement]]], given: Input
) -> None:
    """Evidence, what counts it up, and which figure filled which column."""
    places: set[Place] = set()
    fact_of: dict[str, tuple[str, str]] = {}
    for table, statements in based.items():
        rows[f"{table}_evidence"], used = evidence_links(table, statements)
        places |= used
        for row in rows[table]:
            row.update(support(statements[row["id"]], given.texts))
        fact_of.update({s.id: (table, fact) for fact, found in statements.items() for s in found})
    rows["evidence"] = [
        {
            "id": evidence_id(article, (start, end)),
            "article_id": article,
            "char_start": start,
            "char_end": end,
            "quote": given.texts[article][start:end],
        }
        for article, (start, end) in sorted(places)
    ]
    links = {(figure, *fact_of[reading], column) for figure, reading, column in given.figure_uses}
    rows["figure_fact"] = [
        {"figure_id": figure, "fact_table": table, "fact_id": fact, "column_name": column}
        for figure, table, fact, column in sorted(links)
    ]


def _relate(
    rows: dict[str, list[Row]],
    based: Mapping[str, Mapping[str, Sequence[Statement]]],
    given: Input,
    atlas: Atlas,
) -> None:
    """Relations between measured facts, on each whether it may be added up, and the sums by pairing and year."""
    fact_of = {s.id: (table, fact) for table, facts in based.items() for fact, found in facts.items() for s in found}
    stated = stated_where(given.figures, given.figure_uses, fact_of, given.texts)
    natures = {content_id("indicator", code): nature for code, nature in given.natures.items()}
    found = sorted(claims(rows, based, atlas, natures, stated), key=lambda claim: (claim.bucket, claim.id))
    facts = {(table, row["id"]): row for table in SHAPES for row in rows[table]}
    relations: set[Relation] = set()
    verdicts: dict[Fact, Verdict] = {}
    for related in relate(found):
        relations |= related.relations
        verdicts |= related.verdicts
    for fact, verdict in verdicts.items():
        facts[fact] |= {"sum_ok": verdict.ok, "sum_note": verdict.note, "sum_instead_id": verdict.instead}
    rows["fact_relation"] = [relation.row() for relation in sorted(relations, reverse=True)]
    rows |= year_totals(found, verdicts, facts, {row["id"]: row for row in rows["pairing"]}, atlas)
