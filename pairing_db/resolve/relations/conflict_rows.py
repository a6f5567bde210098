"""Rows of table ``conflict``: both sentences of a contradiction, which is newer, which nearer to its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.identity import content_id
from pairing_db.resolve.relations.claim import Claim, Fact, Relation
from pairing_db.resolve.statements import Row, Statement


def conflict_rows(
    relations: Iterable[Relation],
    claims: Mapping[Fact, Claim],
    facts: Mapping[Fact, Row],
    based: Mapping[str, Mapping[str, Sequence[Statement]]],
    indicators: Mapping[str, str],
    atlas: Atlas,
) -> list[Row]:
    """One row for each relation ``conflicts``; ``indicators`` gives an indicator's code by its id."""
    rows = []
    for relation in relations:
        if relation.relation != "conflicts":
            continue
        one, other = claims[relation.source], claims[relation.target]
        near = [_nearness(claim, based[claim.table][claim.id], atlas) for claim in (one, other)]
        donor, recipient = _sides(one)
        row: Row = {
            "id": content_id("conflict", one.table, one.id, other.id),
            "fact_table": one.table,
            "donor_region_id": donor,
            "recipient_region_id": recipient,
            "year": facts[one.fact]["year"],
            "measure": ", ".join(indicators.get(str(code), str(code)) for code in one.measure),
            "unit": one.unit,
            "newer": _which(one.published, other.published),
            "nearer": _which(*near),
        }
        for name, claim in (("one", one), ("other", other)):
            fact = facts[claim.fact]
            row |= {
                f"{name}_id": claim.id,
                f"{name}_value": claim.value,
                f"{name}_quote": fact["first_quote"],
                f"{name}_source": fact["first_source"],
                f"{name}_published_on": claim.published if claim.published > date.min else None,
            }
        rows.append(row)
    return rows


def _sides(claim: Claim) -> tuple[str | None, str | None]:
    if len(claim.where) == 1:
        return None, claim.where[0]
    supported = claim.where[claim.supported]
    supporting = claim.where[1 - claim.supported]
    return (None if supporting == supported else supporting), supported


def _nearness(claim: Claim, statements: Sequence[Statement], atlas: Atlas) -> tuple[bool, int]:
    """Does a publisher of one of the sides state it, and how many independent articles do?"""
    names = {atlas.rows[key]["short_name"] for side in claim.sides for key in side if atlas.depth(key) > 0}
    publishers = [s.article.publisher or "" for s in statements]
    return any(name and name in publisher for name in names for publisher in publishers), len(claim.roots)


def _which(one: date | tuple[bool, int], other: date | tuple[bool, int]) -> str:
    if one == other:
        return "same"
    return "one" if sorted((one, other), key=_plain)[1] == one else "other"


def _plain(value: date | tuple[bool, int]) -> tuple[int, ...]:
    return (value.toordinal(),) if isinstance(value, date) else tuple(map(int, value))
