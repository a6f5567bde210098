"""From the corrections of people to rulings: what each speaks of, whether that is still there, what it comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pairing_db.document import Correction
from pairing_db.errors import CorrectionError
from pairing_db.resolve.contradictions import refusal, refuse_contradictions
from pairing_db.resolve.derivation import Derived
from pairing_db.resolve.enterprises import regroup_enterprises
from pairing_db.resolve.entities import EntityNames
from pairing_db.resolve.groups import Group, Regrouping, Split, divide
from pairing_db.resolve.lookup import Lookup, UnknownWordsError, correction_id, split_id
from pairing_db.resolve.projects import regroup_projects
from pairing_db.resolve.region_moves import region_moves, settled
from pairing_db.resolve.rulings import Place, Rulings, Target, moved, with_values
from pairing_db.resolve.statements import Statement

ENTITIES = ("enterprise", "project")
_LEVELS = ("province", "prefecture", "county", "township", "village")


@dataclass(slots=True)
class Plan:
    """Rulings, and for each correction by id: where it leads, or why it does not apply.

    ``targets`` are the rows as found by id, former ids followed; ``roots`` leads from an entity to the one that it
    is part of after splits, merges and aliases.
    """

    corrections: dict[str, Correction]
    targets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stale: dict[str, str] = field(default_factory=dict)
    roots: dict[Target, str] = field(default_factory=dict)
    was: dict[tuple[str, str], str | None] = field(default_factory=dict)
    rulings: Rulings = field(default_factory=Rulings)

    def live(self, *actions: str, tables: Iterable[str] | None = None) -> list[tuple[str, Correction]]:
        """The corrections that apply, by id."""
        return [
            (key, each)
            for key, each in self.corrections.items()
            if key not in self.stale and each.action in actions and (tables is None or each.table in tables)
        ]

    def ends(self, key: str) -> tuple[str, ...]:
        """The rows that a correction speaks of, after all regrouping."""
        table = self.corrections[key].table
        return tuple(self.roots.get((table, target), target) for target in self.targets[key])


def plan_corrections(corrections: Iterable[Correction], read: Derived) -> Plan:
    """The plan for all corrections; a pure function of them, whatever their order.

    Raises ``CorrectionError`` where two of them contradict each other.
    """
    unique: dict[str, Correction] = {}
    for correction in sorted(corrections, key=lambda each: (each.file, each.number)):
        unique.setdefault(correction_id(correction), correction)
    plan = Plan(dict(sorted(unique.items())))
    lookup = Lookup(read, _split_ids(plan, read))
    _find_targets(plan, lookup)
    moves = region_moves(
        plan.live("merge", "split", "alias", tables=("region",)), plan.targets, plan.stale, lookup, read
    )
    groups = {table: _regroup(table, plan, read, moves) for table in ENTITIES}
    _refuse_contradictions(plan, lookup)
    facts = read.facts_of_statements()
    plan.rulings = Rulings(
        rejected={(each.table, end): key for key, each in plan.live("reject") for end in plan.ends(key)},
        values=_values(plan, lookup, moves, read),
        moves=moves,
        as_read={statement: fact for statement, (_, fact) in facts.items()},
    )
    kept = {table: _corrected(table, groups[table], plan.rulings) for table in ENTITIES}
    plan.rulings = replace(plan.rulings, groups=kept, told={table: _told(table, plan) for table in ENTITIES})
    return plan


def _split_ids(plan: Plan, read: Derived) -> dict[str, str]:
    """The ids that splits will give, with their tables."""
    return {
        _split(each, read.former.get((each.table, each.ids[0]), each.ids[0])).id: each.table
        for each in plan.corrections.values()
        if each.action == "split" and each.table in ENTITIES
    }


def _split(correction: Correction, target: str) -> Split:
    names, articles = correction.names, correction.articles
    return Split(split_id(correction.table, target, names, articles), frozenset(names), frozenset(articles))


def _find_targets(plan: Plan, lookup: Lookup) -> None:
    """Follow ids; a correction whose row or old value is gone, or whose words mean nothing, is stale."""
    for key, correction in plan.corrections.items():
        found = [lookup.current(correction.table, each) for each in correction.ids]
        plan.targets[key] = tuple(each or stated for each, stated in zip(found, correction.ids, strict=True))
        if None in found:
            gone = ", ".join(stated for each, stated in zip(found, correction.ids, strict=True) if each is None)
            plan.stale[key] = f"No row of {correction.table} has the id {gone} any more."
        elif correction.action == "merge" and len(set(found)) < 2:
            plan.stale[key] = "The reader has joined these rows itself."
        else:
            problem = _problem(key, correction, plan, lookup)
            if problem:
                plan.stale[key] = problem


def _problem(key: str, correction: Correction, plan: Plan, lookup: Lookup) -> str | None:
    """Why the values of a correction do not apply, None where they do; keeps what the reader found."""
    row = lookup.row(correction.table, plan.targets[key][0])
    if row is None:
        return "A part that a split makes cannot be rejected." if correction.action == "reject" else None
    try:
        for column, stated in correction.was.items():
            if not lookup.same(row, column, stated):
                now = lookup.text(row, column)
                return (
                    f"{column} is no longer {stated if stated is not None else 'empty'}; it reads {now or 'empty'} now."
                )
        for column, stated in correction.becomes.items():
            lookup.value(column, stated)
            plan.was[key, column] = lookup.text(row, column)
        if correction.table == "pairing":
            years = row | dict(correction.becomes)
            if None not in (years["started_year"], years["ended_year"]) and years["ended_year"] < years["started_year"]:
                return f"It would end in {years['ended_year']}, before it began in {years['started_year']}."
    except UnknownWordsError as error:
        return f"{error}."
    return None


def _regroup(table: str, plan: Plan, read: Derived, moves: Mapping[tuple[str, str], Place]) -> list[Group]:
    """The entities of a table after splits, merges and aliases; enters the roots."""
    groups = [
        Group(group.ids, tuple(moved(s, moves, read.atlas) for s in group.statements)) for group in read.groups[table]
    ]
    decided = _regrouping(table, plan, {group.ids[0]: group.statements for group in groups})
    write = regroup_enterprises if table == "enterprise" else regroup_projects
    found = write(groups, decided, read.atlas)
    plan.roots.update({(table, each): group.ids[0] for group in found for each in group.ids})
    for key, correction in plan.live("split", tables=(table,)):
        (target,) = plan.targets[key]
        part = _split(correction, target).id
        if plan.roots[table, part] == plan.roots[table, target]:
            joined = plan.live("merge", "alias", tables=(table,))
            others = sorted(each.place for other, each in joined if plan.roots[table, part] in plan.ends(other))
            raise CorrectionError(refusal([f"{correction.place} takes apart what {' and '.join(others)} joins"]))
    return found


def _regrouping(table: str, plan: Plan, statements: Mapping[str, Sequence[Statement]]) -> Regrouping:
    splits: defaultdict[str, list[Split]] = defaultdict(list)
    for key, correction in plan.live("split", tables=(table,)):
        (target,) = plan.targets[key]
        split = _split(correction, target)
        rest, taken = divide(statements[target], split)
        if not rest or not taken:
            plan.stale[key] = (
                "It names none of what the row rests on." if rest else "It names all that the row rests on."
            )
        elif split not in splits[target]:
            splits[target].append(split)
    parts = {split.id for found in splits.values() for split in found}
    for key, _ in plan.live("merge", "alias", "change", "accept", "reject", tables=(table,)):
        if any(target not in statements and target not in parts for target in plan.targets[key]):
            plan.stale[key] = "It speaks of a part that no split makes any more."
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for key, correction in plan.live("alias", tables=(table,)):
        aliases[plan.targets[key][0]].add(str(correction.alias))
    return Regrouping(
        splits,
        [frozenset(plan.targets[key]) for key, _ in plan.live("merge", tables=(table,))],
        {target: frozenset(names) for target, names in aliases.items()},
    )


def _refuse_contradictions(plan: Plan, lookup: Lookup) -> None:
    key_of = {each.place: key for key, each in plan.corrections.items()}
    refuse_contradictions(
        [correction for _, correction in plan.live("accept", "reject", "change", "merge", "split", "alias")],
        lambda correction: plan.ends(key_of[correction.place]),
        lambda column, value: _meaning(lookup.value(column, value)),
    )


def _meaning(value: Any) -> Any:
    return value.path if isinstance(value, Place) else value


def _values(
    plan: Plan, lookup: Lookup, moves: Mapping[tuple[str, str], Place], read: Derived
) -> dict[Target, dict[str, Any]]:
    """The columns that people changed, by row, as readings would have them."""
    values: defaultdict[Target, dict[str, Any]] = defaultdict(dict)
    for key, correction in plan.live("change"):
        for end in plan.ends(key):
            for column, stated in correction.becomes.items():
                value = lookup.value(column, stated)
                settled_value = settled(value, moves, read) if isinstance(value, Place) else value
                values[correction.table, end][column] = settled_value
    for (table, key), changes in values.items():
        if table == "pairing" and {"donor", "recipient"} & changes.keys() and "level" not in changes:
            row = lookup.row(table, key)
            if row is not None and row["level"] != "organisation":
                changes["level"] = _narrower(changes, key, lookup)
    return dict(values)


def _narrower(changes: Mapping[str, Any], key: str, lookup: Lookup) -> str:
    """The level of a pairing's narrower side after its sides were changed; a zone counts as a county."""
    levels = []
    for side in ("donor", "recipient"):
        if side in changes:
            levels.append(changes[side].attributes["level"] if changes[side] else None)
        else:
            region = (lookup.row("pairing", key) or {})[f"{side}_region_id"]
            levels.append((lookup.row("region", region) or {})["level"] if region else None)
    known = ["county" if level == "zone" else level for level in levels if level]
    return max(known, key=_LEVELS.index, default="organisation")


def _corrected(table: str, groups: Iterable[Group], rulings: Rulings) -> list[Group]:
    """The entities without the rejected ones, with the columns that people changed; names are told apart."""
    found = []
    for group in groups:
        target = (table, group.ids[0])
        if target not in rulings.rejected:
            changes = {c: value for c, value in rulings.values.get(target, {}).items() if c != "name"}
            found.append(Group(group.ids, tuple(with_values(s, changes) for s in group.statements)))
    return found


def _told(table: str, plan: Plan) -> dict[str, EntityNames]:
    """The names and aliases that people gave to entities."""
    names = {end: values["name"] for (t, end), values in plan.rulings.values.items() if t == table and "name" in values}
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for key, correction in plan.live("alias", tables=(table,)):
        aliases[plan.ends(key)[0]].add(str(correction.alias))
    return {end: EntityNames(names.get(end), frozenset(aliases[end])) for end in names.keys() | aliases.keys()}
