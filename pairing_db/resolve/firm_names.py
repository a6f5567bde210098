"""What the parts of an enterprise's name say: where it is registered, what it is called, its legal form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pairing_db.resolve.identity import fold

# A registered name is division + brand + trade + legal form (企业名称登记管理规定, article 6).
_LEGAL_FORM = re.compile(r"(?:股份)?(?:有限)?(?:责任)?(?:公司)?$")
_COOPERATIVE = re.compile(r"(?:农民|农业)?(?:专业)?合作(?:联)?社$")
_REGISTERED = re.compile(r"(?:有限|股份|责任)公司$|合作(?:联)?社$")
_OWN_BODY = re.compile(r"(?:集团|合作(?:联)?社|厂|商场|超市|分公司|总公司)(?:公司)?$")


SHORTEST_CORE = 3


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a name in front of a firm's may mean: the short name to compare by, the paths of all so called divisions."""

    short_name: str
    paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class FirmName:
    """``prefix`` is the short name of the division in front ('' for none), ``core`` the rest without legal form."""

    prefix: str
    core: str
    registered: bool
    short: bool

    @property
    def folded(self) -> str:
        """What two spellings of one name have in common."""
        return self.prefix + self.core


def parse_firm_name(name: str, places: Mapping[str, PlaceName]) -> FirmName:
    """The parts of ``name``; ``places`` holds the names and short names of divisions."""
    rest, prefix = fold(name) or name, ""
    registered = bool(_REGISTERED.search(rest))
    short = not registered and not _OWN_BODY.search(rest)
    within: frozenset[str] | None = None
    while (place := _leading_place(rest, places, within)) is not None:
        within = places[place].paths
        prefix, rest = places[place].short_name, rest[len(place) :]
    core = _COOPERATIVE.sub("合作社", rest) if rest.endswith("社") else _LEGAL_FORM.sub("", rest)
    return FirmName(prefix, core or rest, registered, short)


def _leading_place(name: str, places: Mapping[str, PlaceName], within: frozenset[str] | None) -> str | None:
    """The longest name of a division (inside ``within``) that ``name`` begins with and that leaves brand and trade.

    Many a brand is also the name of a county (海丰), so a second division counts only inside the first one.
    """
    for length in range(min(11, len(name) - SHORTEST_CORE), 1, -1):
        place = places.get(name[:length])
        if place is None or name[length] in "社区路" or len(_LEGAL_FORM.sub("", name[length:])) < SHORTEST_CORE:
            continue
        if within is None or any(path.startswith(f"{above}/") for path in place.paths for above in within):
            return name[:length]
    return None
