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


def parse_firm_name(name: str, places: Mapping[str, str]) -> FirmName:
    """The parts of ``name``; ``places`` maps names of divisions to short names."""
    rest, prefix = fold(name) or name, ""
    registered = bool(_REGISTERED.search(rest))
    short = not registered and not _OWN_BODY.search(rest)
    while (place := _leading_place(rest, places)) is not None:
        prefix, rest = places[place], rest[len(place) :]
    core = _COOPERATIVE.sub("合作社", rest) if rest.endswith("社") else _LEGAL_FORM.sub("", rest)
    return FirmName(prefix, core or rest, registered, short)


def _leading_place(name: str, places: Mapping[str, str]) -> str | None:
    """The longest name of a division that ``name`` begins with and that leaves a brand behind it."""
    for length in range(min(11, len(name) - 2), 1, -1):
        if name[:length] in places and len(_LEGAL_FORM.sub("", name[length:])) >= 2 and name[length] not in "社区路":
            return name[:length]
    return None
