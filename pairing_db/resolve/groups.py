"""Entities as groups of statements: as the reader joined them, then as people corrected that."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pairing_db.resolve.merging import Clusters
from pairing_db.resolve.statements import Statement, newest_first

KeyOf = Callable[[Statement], tuple[str, str | None]]
Compatible = Callable[[str | None, str | None], bool]
Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one entity, newest first, and the ids that its names would have alone, smallest first."""

    ids: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What a correction takes out of an entity: these names, in these articles (ids or sources; empty: any)."""

    id: str
    names: frozenset[str]
    articles: frozenset[str]

    def overlaps(self, other: Split) -> bool:
        """Could both take the same statement?"""
        names = not self.names or not other.names or bool(self.names & other.names)
        return names and (not self.articles or not other.articles or bool(self.articles & other.articles))


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What people decided about which statements are one entity; all keys and members are ids of groups."""

    splits: Mapping[str, Sequence[Split]]
    merges: Sequence[frozenset[str]]
    aliases: Mapping[str, frozenset[str]]


def regroup(
    groups: Iterable[Group], decided: Regrouping, *, key: KeyOf, fold: Fold, compatible: Compatible
) -> list[Group]:
    """The groups after splits, then merges and aliases.

    ``key`` is a statement's folded name and its place (two groups meet where a division was corrected), ``fold`` makes
    names comparable, ``compatible`` says whether two places can be one.
    """
    parts: list[Group] = []
    apart: set[int] = set()
    for group in groups:
        rest: Sequence[Statement] = group.statements
        for split in decided.splits.get(group.ids[0], ()):
            rest, taken = divide(rest, split)
            apart.add(len(parts))
            parts.append(Group((split.id,), tuple(taken)))
        if len(rest) < len(group.statements):
            apart.add(len(parts))
        parts.append(Group(group.ids, tuple(rest)))
    clusters = Clusters(range(len(parts)))
    at = {each: number for number, part in enumerate(parts) for each in part.ids}
    for members in decided.merges:
        first, *others = sorted(members)
        for other in others:
            clusters.join(at[other], at[first])
    for owner in sorted(decided.aliases):
        names = {fold(alias) for alias in decided.aliases[owner]}
        _join_alias(parts, at[owner], names, clusters, key=key, compatible=compatible)
    _join_equal(parts, apart, clusters, key)
    return [_union([parts[number] for number in numbers]) for numbers in clusters.sets()]


def divide(statements: Iterable[Statement], split: Split) -> tuple[list[Statement], list[Statement]]:
    """(rest, taken). A statement that has names of both gives each side its own."""
    rest, taken = [], []
    for statement in statements:
        article = statement.article
        if split.articles and not split.articles & {article.id, article.name}:
            rest.append(statement)
            continue
        names = [statement.values["name"], *(statement.values.get("aliases") or ())]
        mine = [name for name in names if not split.names or name in split.names]
        others = [name for name in names if name not in mine]
        rest += _renamed(statement, others)
        taken += _renamed(statement, mine)
    return rest, taken


def _renamed(statement: Statement, names: Sequence[str]) -> list[Statement]:
    if not names:
        return []
    values = {**statement.values, "name": names[0]}
    if "aliases" in values:
        values["aliases"] = tuple(names[1:])
    return [replace(statement, values=values)]


def _join_alias(
    parts: Sequence[Group],
    owner: int,
    names: set[str],
    clusters: Clusters[int],
    *,
    key: KeyOf,
    compatible: Compatible,
) -> None:
    """Whatever is called by an alias, at a place that can be the owner's, is the owner."""
    homes = {key(statement)[1] for statement in parts[owner].statements}
    for number, part in enumerate(parts):
        places = {place for name, place in map(key, part.statements) if name in names}
        if any(compatible(home, place) for home in homes for place in places):
            clusters.join(number, owner)


def _join_equal(parts: Sequence[Group], apart: set[int], clusters: Clusters[int], key: KeyOf) -> None:
    """Groups that a corrected division gave one name and place are one; what a split took apart stays so."""
    first: dict[Hashable, int] = {}
    for number, part in enumerate(parts):
        if number not in apart:
            for statement in part.statements:
                clusters.join(number, first.setdefault(key(statement), number))


def _union(parts: Sequence[Group]) -> Group:
    ids = sorted({each for part in parts for each in part.ids})
    return Group(tuple(ids), tuple(newest_first(s for part in parts for s in part.statements)))
