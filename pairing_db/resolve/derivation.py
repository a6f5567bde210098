"""Entities, pairings and facts from statements: once as read, and once more where people corrected something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.enterprises import group_enterprises, write_enterprises
from pairing_db.resolve.entities import Entities
from pairing_db.resolve.facts import SHAPES, Surroundings, resolve_facts
from pairing_db.resolve.firm_names import parse_firm_name
from pairing_db.resolve.given import Input
from pairing_db.resolve.groups import Group
from pairing_db.resolve.identity import fold
from pairing_db.resolve.pairings import PairingFinder, resolve_pairings
from pairing_db.resolve.projects import group_projects, write_projects
from pairing_db.resolve.rulings import Rulings
from pairing_db.resolve.statements import Row, Statement

Grouped = Mapping[str, Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Derived:
    """All rows by table, the statements behind each fact, and what they were found with.

    ``former`` leads from a table and an id that is no row (any more) to the row under which it is found.
    """

    atlas: Atlas
    rows: dict[str, list[Row]]
    based: dict[str, Grouped]
    groups: Mapping[str, Sequence[Group]]
    former: Mapping[tuple[str, str], str]
    around: Surroundings

    def facts_of_statements(self) -> dict[str, tuple[str, str]]:
        """The table and the fact that each statement supports."""
        return {
            s.id: (table, fact) for table, facts in self.based.items() for fact, found in facts.items() for s in found
        }


def derive(given: Input) -> Derived:
    """What follows from the statements as read."""
    atlas = Atlas(given.regions, given.statements, given.town_codes)
    by_table = _by_table(given.statements)
    firms = group_enterprises(by_table["enterprise"], atlas)
    enterprises, _ = write_enterprises(firms, atlas)
    projects = group_projects(by_table["project"], atlas, _enterprise_of(enterprises, atlas))
    return _derive(given, by_table, atlas, {"enterprise": firms, "project": projects}, Rulings())


def derive_again(given: Input, read: Derived, rulings: Rulings) -> Derived:
    """What follows from the statements as people corrected them; ``read`` is what ``derive`` gave."""
    facts = {statement: fact for statement, (_, fact) in read.facts_of_statements().items()}
    statements = [s for table in ("enterprise", "project") for g in rulings.groups[table] for s in g.statements]
    for statement in given.statements:
        if statement.table not in rulings.groups:
            restated = rulings.restated(statement, facts[statement.id], read.atlas)
            statements += [restated] if restated is not None else []
    atlas = Atlas(given.regions, statements, given.town_codes)
    return _derive(given, _by_table(statements), atlas, rulings.groups, rulings)


def _derive(
    given: Input,
    by_table: Mapping[str, Sequence[Statement]],
    atlas: Atlas,
    groups: Mapping[str, Sequence[Group]],
    rulings: Rulings,
) -> Derived:
    rows: dict[str, list[Row]] = {"region": list(atlas.rows.values())}
    based: dict[str, Grouped] = {}
    former: dict[tuple[str, str], str] = {}
    enterprises, rows["enterprise_alias"] = write_enterprises(
        groups["enterprise"], atlas, rulings.told.get("enterprise", {})
    )
    enterprise_of = _enterprise_of(enterprises, atlas)
    projects, rows["project_enterprise"] = write_projects(
        groups["project"], atlas, enterprise_of, rulings.told.get("project", {})
    )

    def project_of(statement: Statement, name: str | None) -> str | None:
        return projects.called(statement.article.id, name, fold(name))

    for table, entities in (("enterprise", enterprises), ("project", projects)):
        rows[table], based[table] = entities.rows, entities.statements
        former.update({(table, old): new for old, new in entities.former.items()})
    official = _official(given.register, atlas)
    rows["pairing"], based["pairing"], gone = resolve_pairings(by_table["pairing"], atlas, official, rulings.as_read)
    former.update({("pairing", old): new for old, new in gone.items()})
    finder = PairingFinder(rows["pairing"], based["pairing"], atlas)
    around = Surroundings(atlas, finder, enterprise_of, project_of, rulings.as_read)
    for table in SHAPES:
        facts = resolve_facts(table, by_table[table], around)
        rows[table], based[table] = facts.rows, facts.statements
        former.update({(table, old): new for old, new in facts.former.items()})
    _complete_projects(rows, projects, enterprises, finder)
    return Derived(atlas, rows, based, groups, former, around)


def _by_table(statements: Iterable[Statement]) -> defaultdict[str, list[Statement]]:
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.table].append(statement)
    return found


def _enterprise_of(enterprises: Entities, atlas: Atlas) -> Callable[[Statement, str | None], str | None]:
    def find(statement: Statement, name: str | None) -> str | None:
        folded = parse_firm_name(name, atlas.place_names).folded if name else None
        return enterprises.called(statement.article.id, name, folded)

    return find


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
