"""One enterprise under all its names (data model §6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.entities import Entities, EntityNames
from pairing_db.resolve.firm_names import FirmName, parse_firm_name
from pairing_db.resolve.groups import Group, Regrouping, regroup
from pairing_db.resolve.identity import content_id
from pairing_db.resolve.merging import Clusters
from pairing_db.resolve.statements import Row, Statement, newest_first, stated

SHORTEST_ACROSS_ARTICLES = 3  # two characters are too few to join names that no article brings together


@dataclass(frozen=True, slots=True)
class _Node:
    """All statements with one folded name and one home."""

    name: FirmName
    home: str | None

    @property
    def id(self) -> str:
        return content_id("enterprise", self.name.folded, self.home)


def group_enterprises(statements: Iterable[Statement], atlas: Atlas) -> list[Group]:
    """The statements of table ``enterprise``, those of one enterprise together."""
    nodes: defaultdict[_Node, list[Statement]] = defaultdict(list)
    for statement in newest_first(statements):
        nodes[_node(statement, atlas)].append(statement)
    ordered = sorted(nodes, key=lambda node: (node.id, str(node.name)))
    clusters = Clusters(ordered)
    articles = {node: {s.article.id for s in nodes[node]} for node in ordered}
    _join_same_names(ordered, articles, clusters, atlas)
    _join_dropped_prefixes(articles, clusters, atlas)
    _join_short_names(articles, clusters, atlas)
    _join_aliases(nodes, clusters, atlas)
    return [
        Group(
            tuple(sorted({node.id for node in members})),
            tuple(newest_first(s for node in members for s in nodes[node])),
        )
        for members in clusters.sets()
    ]


def regroup_enterprises(groups: Iterable[Group], decided: Regrouping, atlas: Atlas) -> list[Group]:
    """The enterprises as people corrected them."""

    def folded(name: str) -> str:
        return parse_firm_name(name, atlas.place_names).folded

    def key(statement: Statement) -> tuple[str, str | None]:
        node = _node(statement, atlas)
        return node.name.folded, node.home

    return regroup(groups, decided, key=key, fold=folded, compatible=atlas.compatible)


def write_enterprises(
    groups: Iterable[Group], atlas: Atlas, told: Mapping[str, EntityNames] = MappingProxyType({})
) -> tuple[Entities, list[Row]]:
    """Enterprises and their aliases; ``told`` are the names that people gave, by id."""
    entities, aliases = Entities(), []
    for group in groups:
        aliases.extend(_write(group, entities, atlas, told.get(group.ids[0], EntityNames())))
    return entities, aliases


def _node(statement: Statement, atlas: Atlas) -> _Node:
    home = atlas.last_successor(atlas.find(statement, "home"))
    return _Node(parse_firm_name(statement.values["name"], atlas.place_names), home)


def _join_same_names(
    nodes: Sequence[_Node], articles: Mapping[_Node, set[str]], clusters: Clusters[_Node], atlas: Atlas
) -> None:
    """One folded name is one enterprise, unless homes differ; a registered name with its division is unique anyway."""
    by_name: defaultdict[str, list[_Node]] = defaultdict(list)
    for node in nodes:
        by_name[node.name.folded].append(node)
    for same in by_name.values():
        unique = any(node.name.prefix and node.name.registered for node in same)
        placed: list[_Node] = []
        for node in sorted(same, key=lambda node: (-atlas.depth(node.home), node.id)):
            fits = placed if unique else [other for other in placed if atlas.compatible(node.home, other.home)]
            partner = _only(fits, articles, clusters, node) if not unique else (fits[0] if fits else None)
            if partner is not None:
                clusters.join(node, partner)
            placed.append(node)


def _only(
    fits: Iterable[_Node], articles: Mapping[_Node, set[str]], clusters: Clusters[_Node], node: _Node
) -> _Node | None:
    """The one enterprise among ``fits``; where there are several, the one that shares an article with ``node``."""
    candidates = list(fits)
    for chosen in (candidates, [other for other in candidates if articles[other] & articles[node]]):
        if len({clusters.root(other) for other in chosen}) == 1:
            return chosen[0]
    return None


def _join_dropped_prefixes(articles: Mapping[_Node, set[str]], clusters: Clusters[_Node], atlas: Atlas) -> None:
    """利和萃取股份有限公司 is 青岛利和萃取股份有限公司 where no other division has one of that name."""
    by_core: defaultdict[str, list[_Node]] = defaultdict(list)
    for node in articles:
        by_core[node.name.core].append(node)
    for core, same in sorted(by_core.items()):
        for bare in (node for node in same if not node.name.prefix):
            full = [node for node in same if node.name.prefix and atlas.compatible(node.home, bare.home)]
            if len(core) < SHORTEST_ACROSS_ARTICLES:
                full = [node for node in full if articles[node] & articles[bare]]
            partner = _only(full, articles, clusters, bare)
            if partner is not None:
                clusters.join(bare, partner)


def _join_short_names(articles: Mapping[_Node, set[str]], clusters: Clusters[_Node], atlas: Atlas) -> None:
    """A short name is the one full name of its articles that contains it; a parent and its subsidiary stay two."""
    in_article: defaultdict[str, list[_Node]] = defaultdict(list)
    for node, found in articles.items():
        for article in found:
            in_article[article].append(node)
    for node in articles:
        if not node.name.short:
            continue
        around = {other for article in articles[node] for other in in_article[article]} - {node}
        full = [
            other
            for other in sorted(around, key=lambda other: other.id)
            if _contains(other.name, node.name) and atlas.compatible(other.home, node.home)
        ]
        if len({clusters.root(other) for other in full}) == 1:
            clusters.join(node, full[0])


def _contains(full: FirmName, short: FirmName) -> bool:
    """Brand first: a short name of two characters must begin the full one, a longer one may stand inside it."""
    if len(short.core) < 2 or len(short.core) >= len(full.core) or full.short:
        return False
    if short.prefix and short.prefix != full.prefix:
        return False
    return full.core.startswith(short.core) or (len(short.core) > 3 and short.core in full.core)


def _join_aliases(nodes: Mapping[_Node, Sequence[Statement]], clusters: Clusters[_Node], atlas: Atlas) -> None:
    """A name that exactly one enterprise bears as its alias leads to that enterprise in other articles too."""
    bearers: defaultdict[str, set[_Node]] = defaultdict(set)
    for node, statements in nodes.items():
        for statement in statements:
            for alias in statement.values.get("aliases") or ():
                folded = parse_firm_name(alias, atlas.place_names).folded
                if len(folded) >= SHORTEST_ACROSS_ARTICLES:
                    bearers[folded].add(node)
    for node in nodes:
        claims = {other for other in bearers.get(node.name.folded, ()) if atlas.compatible(other.home, node.home)}
        if node not in claims and len({clusters.root(other) for other in claims}) == 1:
            clusters.join(node, min(claims, key=lambda other: other.id))


def _write(group: Group, entities: Entities, atlas: Atlas, told: EntityNames) -> list[Row]:
    """Enter one enterprise; returns the rows of its aliases."""
    key = group.ids[0]
    statements = list(group.statements)
    names = [s.values["name"] for s in statements]
    name = told.name or max(dict.fromkeys(names), key=lambda each: (len(each), each))
    stated_names = {*names, *(alias for s in statements for alias in s.values.get("aliases") or ())}
    others = sorted((stated_names | told.aliases) - {name})
    homes = [home for s in statements if (home := atlas.find(s, "home")) is not None]
    entities.rows.append(
        {
            "id": key,
            "name": name,
            "kind": stated(statements, "kind"),
            "home_region_id": homes[0] if homes else None,
            "aliases": "、".join(others) or None,
        }
    )
    entities.enter(group)
    for statement in statements:
        for each in (statement.values["name"], *(statement.values.get("aliases") or ())):
            folded = parse_firm_name(each, atlas.place_names).folded
            entities.by_name[statement.article.id, each] = key
            entities.by_name.setdefault((statement.article.id, f"~{folded}"), key)
    return [{"enterprise_id": key, "alias": alias} for alias in others]
