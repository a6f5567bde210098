"""Pairings: made one from their statements, and found again for the facts that they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.identity import content_id, fold
from pairing_db.resolve.naming import name_groups
from pairing_db.resolve.statements import Row, Statement, newest_first, stated

Side = tuple[str, str | None]


def resolve_pairings(
    statements: Iterable[Statement],
    atlas: Atlas,
    register: AbstractSet[tuple[str | None, str | None]],
    as_read: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[Row], dict[str, list[Statement]], dict[str, str]]:
    """Pairings, the statements that each rests on, and where those that corrections joined are found.

    ``register`` holds the official pairs as (donor, recipient), each by last successor; ``as_read`` gives the pairing
    of each statement before corrections.
    """
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in newest_first(statements):
        sides = _side(statement, "donor", atlas), _side(statement, "recipient", atlas)
        groups[content_id("pairing", *sides, statement.values["level"])].append(statement)
    names, former = name_groups(groups, as_read)
    rows = []
    for key, found in groups.items():
        donor, recipient = atlas.find(found[0], "donor"), atlas.find(found[0], "recipient")
        between_divisions = found[0].values["level"] != "organisation"
        sides_today = atlas.last_successor(donor), atlas.last_successor(recipient)
        started, ended = stated(found, "started_year"), stated(found, "ended_year")
        rows.append(
            {
                "id": names[key],
                "donor_region_id": donor,
                "recipient_region_id": recipient,
                "donor_name": stated(found, "donor_name") or atlas.name(donor),
                "recipient_name": stated(found, "recipient_name") or atlas.name(recipient),
                "level": found[0].values["level"],
                "started_year": started,
                "ended_year": ended if started is None or ended is None or ended >= started else None,
                "basis": "official" if between_divisions and sides_today in register else "observed",
            }
        )
    return rows, {names[key]: found for key, found in groups.items()}, former


def _side(statement: Statement, column: str, atlas: Atlas) -> Side:
    """A division by its last successor; an organisation by its name (with the division that the text gives it)."""
    region = atlas.last_successor(atlas.find(statement, column))
    if statement.values["level"] == "organisation" or region is None:
        return fold(statement.values.get(f"{column}_name")) or "", region
    return "", region


class PairingFinder:
    """Finds the narrowest pairing of divisions that covers a fact."""

    def __init__(self, rows: Iterable[Row], statements: Mapping[str, Sequence[Statement]], atlas: Atlas) -> None:
        self._atlas = atlas
        self._articles = {key: {s.article.id for s in found} for key, found in statements.items()}
        self._by_sides: defaultdict[tuple[str | None, str | None], list[str]] = defaultdict(list)
        self._by_recipient: defaultdict[str, list[str]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: str(row["id"])):
            if row["level"] == "organisation" or row["donor_region_id"] is None or row["recipient_region_id"] is None:
                continue
            donor = atlas.last_successor(row["donor_region_id"])
            recipient = atlas.last_successor(row["recipient_region_id"])
            self._by_sides[donor, recipient].append(row["id"])
            self._by_recipient[recipient or ""].append(row["id"])

    def between(self, donor: str, recipient: str) -> str | None:
        """The narrowest pairing whose sides contain both, the recipient's side counting first."""
        for below in self._atlas.lineage(recipient):
            for above in self._atlas.lineage(donor):
                found = self._by_sides.get((above, below))
                if found:
                    return found[0]
        return None

    def of_recipient(self, recipient: str, articles: AbstractSet[str]) -> str | None:
        """The one narrowest pairing whose supported side contains the division; None where there are several.

        A pairing that the fact's own articles state goes before one that only others state.
        """
        for own in (True, False):
            for below in self._atlas.lineage(recipient):
                found = [key for key in self._by_recipient.get(below, ()) if not own or self._articles[key] & articles]
                if found:
                    return found[0] if len(found) == 1 else None
        return None
