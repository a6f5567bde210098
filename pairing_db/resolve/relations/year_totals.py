"""The sums by pairing and year: rows of ``aid_by_pairing_year`` and its like, from claims and verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.identity import content_id
from pairing_db.resolve.relations.claim import AID, Claim, Fact
from pairing_db.resolve.relations.sums import Verdict
from pairing_db.resolve.statements import Row

_TABLES = {"enterprise_investment": "investment_by_pairing_year", "consumption": "consumption_by_pairing_year"}
TABLES = ("aid_by_pairing_year", *_TABLES.values(), "labor_by_pairing_year")
Key = tuple[Any, ...]


def year_totals(
    claims: Iterable[Claim],
    verdicts: Mapping[Fact, Verdict],
    facts: Mapping[Fact, Row],
    pairings: Mapping[str, Row],
    atlas: Atlas,
) -> dict[str, list[Row]]:
    """The rows of each table of totals. Money of other kinds, exchanges and other measures have none."""
    groups: defaultdict[tuple[str, Key], list[Claim]] = defaultdict(list)
    for claim in claims:
        table = _table(claim)
        if table is not None:
            row = facts[claim.fact]
            groups[table, (*_sides(claim, row, pairings), row["year"], *_codes(table, claim))].append(claim)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for (table, key), members in groups.items():
        added = [claim for claim in members if verdicts[claim.fact].ok]
        rows[table].append(_row(table, key, members, added, atlas))
    return rows


def _table(claim: Claim) -> str | None:
    if claim.table == "labor_transfer":
        return "labor_by_pairing_year"
    if claim.table != "fund_flow":
        return None
    kind = str(claim.measure[0])
    return "aid_by_pairing_year" if kind in AID else _TABLES.get(kind)


def _sides(claim: Claim, row: Row, pairings: Mapping[str, Row]) -> Key:
    """The pairing and its two sides; where there is none, the row's own sides."""
    pairing = row["pairing_id"]
    if pairing is not None:
        return pairing, pairings[pairing]["donor_region_id"], pairings[pairing]["recipient_region_id"]
    if claim.table == "labor_transfer":
        to_partner = row["mode"] == "to_partner"
        return None, row["destination_region_id"] if to_partner else None, row["origin_region_id"]
    return None, row["donor_region_id"], row["recipient_region_id"]


def _codes(table: str, claim: Claim) -> Key:
    if table == "aid_by_pairing_year":
        return claim.measure
    return (claim.measure[0], claim.unit) if table == "labor_by_pairing_year" else claim.measure[1:]


def _row(table: str, key: Key, members: Sequence[Claim], added: Sequence[Claim], atlas: Atlas) -> Row:
    pairing, donor, recipient, year, *codes = key
    bounds = [claim.extent.bounds for claim in added if claim.extent]
    row: Row = {
        "id": content_id(table, *key),
        "pairing_id": pairing,
        "donor_region_id": donor,
        "recipient_region_id": recipient,
        "year": year,
        "rows_added": len(added),
        "rows_left_out": len(members) - len(added),
        "sources": len({root for claim in added for root in claim.roots}),
        "is_partial": all(_is_part(claim, donor, recipient, atlas) for claim in added) if added else None,
    }
    total = sum(claim.value for claim in added) if added else None
    lower, upper = (sum(low for low, _ in bounds), sum(high for _, high in bounds)) if added else (None, None)
    if table == "labor_by_pairing_year":
        whole = [None if each is None else int(each) for each in (total, lower, upper)]
        names = dict(zip(("mode", "unit"), codes, strict=True))
        return row | names | dict(zip(("persons", "persons_lower", "persons_upper"), whole, strict=True))
    names = dict(zip(("kind", "stage") if table == "aid_by_pairing_year" else ("stage",), codes, strict=True))
    return row | names | {"amount_yuan": total, "lower_yuan": lower, "upper_yuan": upper}


def _is_part(claim: Claim, donor: str | None, recipient: str | None, atlas: Atlas) -> bool:
    """Does it cover less than the two sides: a division inside one of them, a project, an enterprise, a scope?"""
    if any(claim.named):
        return True
    whole = {atlas.last_successor(side) for side in (donor, recipient) if side}
    return any(side is not None and side not in whole for side in claim.where)
