"""One project under all its names: one folded name, or one inside the other at one place or with one enterprise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.entities import Entities, EntityNames
from pairing_db.resolve.groups import Group, Regrouping, regroup
from pairing_db.resolve.identity import content_id, fold
from pairing_db.resolve.merging import Clusters
from pairing_db.resolve.statements import Row, Statement, newest_first, stated

SHORTEST_PART = 4  # 产业园 or 基地 inside a longer name says nothing
_PHASE = re.compile(r"[一二三四五六七八九\d]期|第[一二三四五六七八九十\d]")
EnterpriseOf = Callable[[Statement, str | None], str | None]
ATTRIBUTES = ("sector", "status", "started_on", "planned_investment_yuan", "actual_investment_yuan", "qualifier")


@dataclass(frozen=True, slots=True)
class _Node:
    folded: str
    region: str | None

    @property
    def id(self) -> str:
        return content_id("project", self.folded, self.region)


def group_projects(statements: Iterable[Statement], atlas: Atlas, enterprise_of: EnterpriseOf) -> list[Group]:
    """The statements of table ``project``, those of one project together."""
    nodes: defaultdict[_Node, list[Statement]] = defaultdict(list)
    for statement in newest_first(statements):
        nodes[_node(statement, atlas)].append(statement)
    ordered = sorted(nodes, key=lambda node: node.id)
    clusters = Clusters(ordered)
    _join_same_names(ordered, nodes, clusters, atlas)
    _join_longer_names(ordered, nodes, clusters, atlas, enterprise_of)
    return [
        Group(tuple(sorted(n.id for n in members)), tuple(newest_first(s for n in members for s in nodes[n])))
        for members in clusters.sets()
    ]


def regroup_projects(groups: Iterable[Group], decided: Regrouping, atlas: Atlas) -> list[Group]:
    """The projects as people corrected them."""

    def key(statement: Statement) -> tuple[str, str | None]:
        node = _node(statement, atlas)
        return node.folded, node.region

    return regroup(groups, decided, key=key, fold=lambda name: fold(name) or name, compatible=atlas.compatible)


def write_projects(
    groups: Iterable[Group],
    atlas: Atlas,
    enterprise_of: EnterpriseOf,
    told: Mapping[str, EntityNames] = MappingProxyType({}),
) -> tuple[Entities, list[Row]]:
    """Projects and who takes part in them; ``told`` are the names that people gave, by id."""
    entities, takers = Entities(), []
    for group in groups:
        takers.extend(_write(group, entities, atlas, enterprise_of, told.get(group.ids[0], EntityNames())))
    return entities, takers


def _node(statement: Statement, atlas: Atlas) -> _Node:
    name = statement.values["name"]
    return _Node(fold(name) or name, atlas.last_successor(atlas.find(statement, "region")))


def _join_same_names(
    ordered: Sequence[_Node], nodes: Mapping[_Node, Sequence[Statement]], clusters: Clusters[_Node], atlas: Atlas
) -> None:
    """One name at one place; a broader or unknown place is that of the one narrower place which fits."""
    by_name: defaultdict[str, list[_Node]] = defaultdict(list)
    for node in ordered:
        by_name[node.folded].append(node)
    for same in by_name.values():
        placed: list[_Node] = []
        for node in sorted(same, key=lambda node: (-atlas.depth(node.region), node.id)):
            fits = [other for other in placed if atlas.compatible(node.region, other.region)]
            mine = {s.article.id for s in nodes[node]}
            near = [other for other in fits if mine & {s.article.id for s in nodes[other]}]
            for chosen in (fits, near):
                if len({clusters.root(other) for other in chosen}) == 1:
                    clusters.join(node, chosen[0])
                    break
            placed.append(node)


def _join_longer_names(
    ordered: Sequence[_Node],
    nodes: Mapping[_Node, Sequence[Statement]],
    clusters: Clusters[_Node],
    atlas: Atlas,
    enterprise_of: EnterpriseOf,
) -> None:
    """A name joins the one longer name that contains it, where place or enterprise is the same."""
    firms = {node: {firm for s in nodes[node] for firm, _ in _takers(s, enterprise_of)} for node in ordered}
    neighbours: defaultdict[str, set[_Node]] = defaultdict(set)
    for node in ordered:
        for tie in (node.region, *firms[node]):
            if tie is not None:
                neighbours[tie].add(node)
    for node in ordered:
        if len(node.folded) < SHORTEST_PART:
            continue
        near = {other for tie in (node.region, *firms[node]) if tie for other in neighbours[tie]} - {node}
        longer = [
            other
            for other in sorted(near, key=lambda other: other.id)
            if len(other.folded) > len(node.folded)
            and node.folded in other.folded
            and not _PHASE.search(other.folded.replace(node.folded, "", 1))
            and atlas.compatible(node.region, other.region)
        ]
        if len({clusters.root(other) for other in longer}) == 1:
            clusters.join(node, longer[0])


def _takers(statement: Statement, enterprise_of: EnterpriseOf) -> list[tuple[str, str]]:
    found = ((enterprise_of(statement, name), role) for name, role in statement.values.get("enterprises") or ())
    return [(firm, role) for firm, role in found if firm is not None]


def _write(group: Group, entities: Entities, atlas: Atlas, enterprise_of: EnterpriseOf, told: EntityNames) -> list[Row]:
    """Enter one project; returns the rows of those who take part in it."""
    key, statements = group.ids[0], group.statements
    regions = [region for s in statements if (region := atlas.find(s, "region")) is not None]
    name = told.name or max(dict.fromkeys(s.values["name"] for s in statements), key=lambda each: (len(each), each))
    row: Row = {"id": key, "name": name, "region_id": max(regions, key=atlas.depth) if regions else None}
    row.update({column: stated(statements, column) for column in ATTRIBUTES})
    entities.rows.append(row)
    entities.enter(group)
    for statement in statements:
        each = statement.values["name"]
        entities.by_name[statement.article.id, each] = key
        entities.by_name.setdefault((statement.article.id, f"~{fold(each)}"), key)
    takers = sorted({taker for s in statements for taker in _takers(s, enterprise_of)})
    return [{"project_id": key, "enterprise_id": firm, "role": role} for firm, role in takers]
