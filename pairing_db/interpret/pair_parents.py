"""Known pairings under which members are paired: those that the article states and those of the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pairing_db import seeds
from pairing_db.document import Region
from pairing_db.recognise.gazetteer import gazetteer

_COUNTY_CODE = 6


@dataclass(frozen=True, slots=True)
class Parent:
    """A pairing by the paths of its sides; ``from_year`` is None where the beginning is not known."""

    donor: str
    recipient: str
    from_year: int | None = None

    def covers(self, donor: Region, recipient: Region) -> bool:
        """Do the two stand inside its sides, each on its own?"""
        return _within(donor.path, self.donor) and _within(recipient.path, self.recipient)


@cache
def registered() -> tuple[Parent, ...]:
    """The lines of the register both of whose sides have a code, as they stand in ``seeds/reference``."""
    found = []
    for row in seeds.pairing_register():
        donor, recipient = (
            gazetteer().by_code(code) if code and len(code) == _COUNTY_CODE else None
            for code in (row.donor_code, row.recipient_code)
        )
        if donor and recipient:
            found.append(Parent(donor.path, recipient.path, row.from_year))
    return tuple(dict.fromkeys(found))


def parents_of(stated: Iterable[tuple[Region | None, Region | None]], year: int | None) -> tuple[Parent, ...]:
    """The pairings that the article states and those of the register that had begun by ``year``."""
    told = [Parent(donor.path, recipient.path) for donor, recipient in stated if donor and recipient]
    return (*told, *(p for p in registered() if year is None or (p.from_year or 0) <= year))


def former_role(region: Region, others: Iterable[Region], year: int | None) -> str | None:
    """The side of a division in a pairing of the register whose other side is among ``others``.

    A pairing that has ended gives a side too: 湘西州 in an article of 2023 that looks back on 济南.
    """
    named = [other.path for other in others]
    for parent in registered():
        if year is not None and (parent.from_year or 0) > year:
            continue
        for own, other, role in (
            (parent.recipient, parent.donor, "recipient"),
            (parent.donor, parent.recipient, "donor"),
        ):
            if _within(region.path, own) and any(_within(path, other) for path in named):
                return role
    return None


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(outer + "/")
