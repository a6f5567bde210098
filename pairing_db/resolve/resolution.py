"""From all readings and corrections to all rows: a pure function, whatever the order in which articles were loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.checks import check, rows_of
from pairing_db.resolve.corrected import EMPTY, correction_rows, mark_rows, rejected_rows
from pairing_db.resolve.coverage import coverage
from pairing_db.resolve.derivation import Derived, derive, derive_again
from pairing_db.resolve.facts import SHAPES
from pairing_db.resolve.given import Input
from pairing_db.resolve.identity import content_id
from pairing_db.resolve.planning import Plan, plan_corrections
from pairing_db.resolve.register import register_checks
from pairing_db.resolve.relations import (
    Fact,
    Relation,
    Verdict,
    claims,
    conflict_rows,
    relate,
    stated_where,
    year_totals,
)
from pairing_db.resolve.reprinted import dated_as_printed_first
from pairing_db.resolve.statements import Row
from pairing_db.resolve.support import Place, evidence_id, evidence_links, support


def resolve(given: Input) -> dict[str, list[Row]]:
    """All rows that follow from the readings as people corrected them, by table.

    Raises ``CorrectionError`` where corrections contradict each other.
    """
    given = replace(given, statements=dated_as_printed_first(given.statements))
    read = derive(given)
    plan = plan_corrections(given.corrections, read) if given.corrections else None
    found = derive_again(given, read, plan.rulings) if plan else read
    mark_rows(found, read, plan)
    rows = found.rows | {table: list(empty) for table, empty in EMPTY.items()}
    if plan:
        rows |= correction_rows(plan, found) | rejected_rows(plan, read, given.texts)
    rows["former_id"] = _former_ids(found, plan)
    _add_support(rows, found, read, given)
    _relate(rows, found, given)
    rows["register_check"] = register_checks(rows, found.based["pairing"], given.register, found.atlas)
    rows["pairing_year"] = coverage(rows, found.based, given.register, found.atlas)
    return rows


def _former_ids(found: Derived, plan: Plan | None) -> list[Row]:
    """Every id that is no row but leads to one, those of divisions that corrections merged included."""
    former = dict(found.former)
    for (article, region), place in plan.rulings.moves.items() if plan else ():
        if not article and region not in found.atlas.rows and (now := found.atlas.at(place.path)):
            former["region", region] = now[0]
    return [{"fact_table": table, "id": old, "current_id": new} for (table, old), new in former.items()]


def _add_support(rows: dict[str, list[Row]], found: Derived, read: Derived, given: Input) -> None:
    """Evidence, what counts it up, and which figure filled which column."""
    places: set[Place] = set()
    for table, statements in found.based.items():
        rows[f"{table}_evidence"], used = evidence_links(table, statements)
        places |= used
        for row in rows[table]:
            row.update(support(statements[row["id"]], given.texts))
    for rejected in rows["rejected_fact"]:
        table, key = rejected["fact_table"], rejected["id"]
        places |= evidence_links(table, {key: read.based[table][key]})[1]
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
    rows["figure_fact"] = _figure_facts(given, read.facts_of_statements() | found.facts_of_statements())


def _figure_facts(given: Input, fact_of: Mapping[str, tuple[str, str]]) -> list[Row]:
    """Rows of ``figure_fact``; a figure of a rejected fact still leads to it."""
    links = {(figure, *fact_of[reading], column) for figure, reading, column in given.figure_uses}
    return [
        {"figure_id": figure, "fact_table": table, "fact_id": fact, "column_name": column}
        for figure, table, fact, column in sorted(links)
    ]


def _relate(
    rows: dict[str, list[Row]],
    found: Derived,
    given: Input,
) -> None:
    """Relations between measured facts, whether each may be added up, sums, contradictions and checks."""
    fact_of = found.facts_of_statements()
    uses = [use for use in given.figure_uses if use[1] in fact_of]  # not those of rejected facts
    stated = stated_where(given.figures, uses, fact_of, given.texts)
    indicators = {content_id("indicator", code): code for code in given.natures}
    natures = {key: given.natures[code] for key, code in indicators.items()}
    claimed = sorted(
        claims(rows, found.based, found.atlas, natures, stated), key=lambda claim: (claim.bucket, claim.id)
    )
    facts = {(table, row["id"]): row for table in SHAPES for row in rows[table]}
    relations: set[Relation] = set()
    verdicts: dict[Fact, Verdict] = {}
    for related in relate(claimed):
        relations |= related.relations
        verdicts |= related.verdicts
    for fact, verdict in verdicts.items():
        facts[fact] |= {"sum_ok": verdict.ok, "sum_note": verdict.note, "sum_instead_id": verdict.instead}
    by_fact = {claim.fact: claim for claim in claimed}
    rows["fact_relation"] = [relation.row() for relation in sorted(relations, reverse=True)]
    rows["conflict"] = conflict_rows(relations, by_fact, facts, found.based, indicators, found.atlas)
    rows |= year_totals(claimed, verdicts, facts, {row["id"]: row for row in rows["pairing"]}, found.atlas)
    checks = check(claimed, stated.places, given.texts, indicators, _counties(found.atlas))
    done = [rows_of(each, facts) for each in checks]
    rows["check_result"] = [result for result, _ in done]
    rows["check_result_fact"] = [row for _, used in done for row in used]


def _counties(atlas: Atlas) -> dict[str, int]:
    """How many counties each prefecture has today."""
    held = (row["parent_id"] for row in atlas.rows.values() if row["level"] == "county" and row["valid_to"] is None)
    return dict(Counter(parent for parent in held if parent is not None))
