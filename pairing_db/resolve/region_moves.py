"""Divisions that people merged, split or gave another name: where each statement's division really is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping

from pairing_db.document import Correction
from pairing_db.errors import CorrectionError
from pairing_db.resolve.contradictions import refusal
from pairing_db.resolve.derivation import Derived
from pairing_db.resolve.lookup import Lookup, UnknownWordsError
from pairing_db.resolve.merging import Clusters
from pairing_db.resolve.rulings import Place
from pairing_db.resolve.statements import Row


def region_moves(
    corrections: Iterable[tuple[str, Correction]],
    targets: Mapping[str, tuple[str, ...]],
    stale: MutableMapping[str, str],
    lookup: Lookup,
    read: Derived,
) -> dict[tuple[str, str], Place]:
    """(article or "", division) to the place that is meant; enters corrections that do not apply into ``stale``."""
    regions = read.atlas.rows
    found = list(corrections)
    clusters = Clusters(sorted(regions))
    for key, correction in found:
        first, *others = targets[key]
        if correction.action == "alias":
            others = _called(str(correction.alias), regions[first], regions)
        for other in others:
            clusters.join(first, other)
    moves: dict[tuple[str, str], Place] = {}
    for members in clusters.sets():
        if len(members) > 1:
            kept = min(members, key=lambda each: _rank(regions[each]))
            place = Place.of(regions[kept])
            moves.update({("", each): place for each in members if each != kept})
    articles = {s.article.name: s.article.id for rows in read.based.values() for facts in rows.values() for s in facts}
    by_article: dict[tuple[str, str], Correction] = {}
    for key, correction in found:
        if correction.action == "split":
            known = {articles.get(each, each) for each in correction.articles} & set(articles.values())
            try:
                place = settled(lookup.place(str(correction.into)), moves, read)
            except UnknownWordsError as error:
                stale[key] = f"{error}."
                continue
            if not known:
                stale[key] = "None of its articles is there any more."
            for article in sorted(known):
                _enter((article, targets[key][0]), place, correction, moves, by_article)
    return moves


def _rank(row: Row) -> tuple[bool, bool, int, str]:
    """Which of several rows stays: one of the reference table, one with a code, the one placed most narrowly."""
    return row["source"] is None, row["code"] is None, -row["path"].count("/"), row["id"]


def settled(place: Place, moves: Mapping[tuple[str, str], Place], read: Derived) -> Place:
    """A place that a correction names, as another one merged it."""
    found = read.atlas.at(place.path)
    return moves.get(("", found[0]), place) if len(found) == 1 else place


def _enter(
    spot: tuple[str, str],
    place: Place,
    correction: Correction,
    moves: dict[tuple[str, str], Place],
    by_article: dict[tuple[str, str], Correction],
) -> None:
    """Let a division of an article be ``place``; two corrections must not say two places."""
    other = by_article.setdefault(spot, correction)
    if moves.setdefault(spot, place).path != place.path:
        raise CorrectionError(
            refusal([f"{other.place} and {correction.place}: one division of one article cannot be two places"])
        )


def _called(alias: str, owner: Row, regions: Mapping[str, Row]) -> list[str]:
    """The divisions that articles call so beside ``owner``, which no reference table knows."""
    return [
        key
        for key, row in regions.items()
        if row["source"] is None
        and row["parent_id"] == owner["parent_id"]
        and alias in (row["name"], row["short_name"])
    ]
