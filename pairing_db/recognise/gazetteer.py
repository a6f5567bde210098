"""The divisions of the country as values: by code, by name, by path, in force on a date, with those above and below.

Built once from ``seeds/reference/``. A ``Region``'s path is that of the year asked for; years count whole, because the
sources date changes by the year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache
from typing import Literal

from pairing_db import seeds
from pairing_db.document import Region, RegionLevel
from pairing_db.recognise.township_names import everyday_town

_LEVELS: dict[str, RegionLevel] = {"province": "province", "prefecture": "prefecture", "county": "county"}
_TOWN_SUFFIX = re.compile(r"(?:街道办事处|街道|镇|乡|街)$")
_LATEST = 9998


class Gazetteer:
    """Look-ups over the reference divisions; ``on`` is a date, None means today's divisions."""

    def __init__(self) -> None:
        """Index the reference tables."""
        self._rows = seeds.regions()
        self._by_code: dict[str, list[seeds.RegionRow]] = defaultdict(list)
        self._by_name: dict[str, list[seeds.RegionRow]] = defaultdict(list)
        self._before: dict[str, list[seeds.RegionRow]] = defaultdict(list)
        self._below: dict[str, list[seeds.RegionRow]] = defaultdict(list)
        self._aliases: dict[str, list[seeds.AliasRow]] = defaultdict(list)
        self._regions: dict[tuple[str, int | None, int], Region] = {}
        self._paths: dict[str, Region] = {}
        self._listed: dict[str, tuple[Region, ...]] = {}
        for row in self._rows:
            self._by_code[row.code].append(row)
            self._by_name[row.name].append(row)
            self._below[row.parent_code or ""].append(row)
            if row.successor_code and row.successor_code != row.code:
                self._before[row.successor_code].append(row)
        for alias in seeds.region_aliases():
            self._aliases[alias.alias].append(alias)
        self._towns: dict[str, list[seeds.TownshipRow]] = defaultdict(list)
        for town in seeds.townships():
            self._towns[town.county_code].append(town)
        self._roles: dict[str, list[seeds.RoleRow]] = defaultdict(list)
        for role in seeds.roles():
            self._roles[role.code].append(role)

    # ------------------------------------------------------------ one division
    def by_code(self, code: str, on: date | None = None) -> Region | None:
        """The division with this code, of the year of ``on`` where it had several names."""
        row = _nearest(self._by_code.get(code, []), _year(on))
        return self._region(row, _year(on)) if row else None

    def region_at(self, code: str, on: date | None) -> Region | None:
        """What became (or was before) of the division with this code, in force on the date."""
        region = self.by_code(code, on)
        return self.as_of(region, on) if region else None

    def by_path(self, path: str) -> Region | None:
        """The division with this path at any time; below county level as written, with a listed town's code."""
        if path not in self._paths:
            above, _, name = path.rpartition("/")
            for row in self._by_name.get(name, []):
                for year in {row.valid_to or _LATEST, row.valid_from or 0, _LATEST}:
                    self._region(row, year)
            parent = self.by_path(above) if above and path not in self._paths else None
            if parent and parent.code:
                return self.township(parent, name) or self.below(parent, name, _guess(name))
            if parent:
                return self.below(parent, name, _guess(name))
        found = self._paths.get(path)
        for row in self._by_name.get(found.name, []) if found and found.level in _LEVELS.values() else ():
            if not row.valid_to:  # of two codes that a place had, today's, whatever was asked for before
                self._region(row, _LATEST)
        return self._paths.get(path)

    def as_of(self, region: Region, on: date | None) -> Region:
        """The division of that place in force on the date: later ones by succession, earlier ones backwards."""
        row = self._row(region)
        if row is None:
            return region
        year = _year(on)
        return self._region(self._in_force(row, year) or row, year)

    def successor(self, region: Region) -> Region:
        """The last successor, with today's path; towns and villages under their county's."""
        if region.level in ("township", "village", "zone") and region.parent_path:
            parent = self.by_path(region.parent_path)
            if parent is None:
                return region
            above = self.successor(parent)
            if region.level == "township":
                return self.township(above, region.name, listed=True) or self.below(above, region.name, "township")
            return self.below(above, region.name, region.level)
        return self.as_of(region, None)

    # ------------------------------------------------------------ several
    def named(self, name: str) -> tuple[tuple[seeds.RegionRow, str], ...]:
        """All divisions with this name or alias, and how: ``full``, ``former``, or the alias's kind."""
        found = [(r, "former" if r.valid_to else "full") for r in self._by_name.get(name, [])]
        for alias in self._aliases.get(name, []):
            found += [(r, alias.kind) for r in self._by_code.get(alias.code, [])]
        return tuple(found)

    def by_name(self, name: str, on: date | None = None) -> tuple[Region, ...]:
        """The divisions in force on the date that bear or bore this name or alias, each once, in order of code."""
        found = {r.path: r for row, _ in self.named(name) if (r := self.dated(row, on))}
        return tuple(sorted(found.values(), key=lambda r: (r.code or "", r.path)))

    def dated(self, row: seeds.RegionRow, on: date | None) -> Region | None:
        """The division in force on the date where this row's was or is; None if there was none yet."""
        year = _year(on)
        now = self._in_force(row, year)
        return self._region(now, year) if now else None

    def kept(self, row: seeds.RegionRow, on: date | None) -> bool:
        """Whether the row's name was in force in the year or the one before (a change in the course of the year)."""
        year = _year(on)
        return (row.valid_from or 0) <= year + 1 and (row.valid_to or _LATEST) >= year - 1

    def own(self, row: seeds.RegionRow, on: date | None) -> Region:
        """The row's division itself."""
        return self._region(row, _year(on))

    def children(self, region: Region, on: date | None = None) -> tuple[Region, ...]:
        """The divisions directly below it that were in force on the date, in order of code."""
        year = _year(on)
        rows = [r for r in self._below.get(region.code or "", []) if _covers(r, year)]
        return tuple(self._region(r, year) for r in rows)

    def townships(self, region: Region) -> tuple[Region, ...]:
        """The listed towns, townships and streets of a county, or of a city without counties."""
        if region.path not in self._listed:
            rows = [t for c in self._codes(region) for t in self._towns.get(c, [])]
            self._listed[region.path] = tuple(self._town(region, t) for t in rows)
        return self._listed[region.path]

    # ------------------------------------------------------------ below county
    def township(self, county: Region, name: str, *, listed: bool = False) -> Region | None:
        """The listed township of that name under the county: full, without its peoples (落别乡), or 街 for 街道.

        The region bears the name as written (街道 for 街); ``listed`` gives it that of the list.
        """
        rows = [t for c in self._codes(county) for t in self._towns.get(c, [])]
        exact = [t for t in rows if t.name == name]
        loose = exact or [t for t in rows if name in everyday_town(t.name)]
        if len(loose) != 1:
            return None
        return self._town(county, loose[0], None if listed else name)

    def below(
        self, parent: Region, name: str, level: Literal["township", "village", "zone"], code: str | None = None
    ) -> Region:
        """A town, village or zone as written, under the division given."""
        short = _TOWN_SUFFIX.sub("", name) if level == "township" else re.sub(r"村$", "", name)
        path = f"{parent.path}/{name}"
        return Region(
            path=path, name=name, short_name=short if len(short) > 1 else name, level=level, code=code,
            county_code=parent.county_code, parent_path=parent.path,
        )  # fmt: skip

    # ------------------------------------------------------------ role
    def role(self, region: Region, year: int | None) -> Literal["supporting", "supported"] | None:
        """On which side the region stands in that year (None: any), by its own row or one above.

        A prefecture or county stays on its side when the help has ended: papers go on telling of it (湘西 or 大连 in
        2022). A province may have changed sides since (辽宁).
        """
        code = region.county_code or ""
        for level in (code, code[:4] + "00", code[:2] + "0000"):
            begun = [r for r in self._roles.get(level, []) if year is None or (r.from_year or 0) <= year]
            in_force = [r for r in begun if year is None or year <= (r.to_year or _LATEST)]
            for row in in_force or (begun if level[2:] != "0000" else []):
                if row.role == "supporting":
                    return "supporting"
                return "supported" if row.role == "supported" else None
        return None

    # ------------------------------------------------------------ inside
    def _codes(self, county: Region) -> list[str]:
        """The county's code, then those of the divisions that it became or was: the town list has only today's."""
        codes = [county.code] if county.code else []
        if county.level in ("county", "prefecture"):
            today = self.as_of(county, None).code
            if today and today not in codes:
                codes.append(today)
        return codes

    def _town(self, county: Region, row: seeds.TownshipRow, name: str | None = None) -> Region:
        whole = name is None or name + "道" == row.name
        return self.below(county, row.name if whole or name is None else name, "township", row.code)

    def _row(self, region: Region) -> seeds.RegionRow | None:
        rows = [r for r in self._by_code.get(region.code or "", []) if r.name == region.name]
        return rows[-1] if rows else None

    def _in_force(self, row: seeds.RegionRow, year: int) -> seeds.RegionRow | None:
        seen = {row.code}
        now: seeds.RegionRow | None = row
        while now and (now.valid_to or _LATEST) < year:
            following = self._by_code.get(now.successor_code or "", [])
            now = _nearest([r for r in following if r is not now], year)
            if now is None or (now.code in seen and now.code != row.code and not _covers(now, year)):
                return None
            seen.add(now.code)
        while now and (now.valid_from or 0) > year:
            same = [r for r in self._by_code[now.code] if (r.valid_to or _LATEST) < (now.valid_from or 0)]
            before = same or self._before.get(now.code, [])
            alike = [r for r in before if r.short_name == now.short_name] or (before if len(before) == 1 else [])
            now = _nearest([r for r in alike if (r.valid_to or 0) < (now.valid_from or 0)], year)
        return now

    def _region(self, row: seeds.RegionRow, year: int) -> Region:
        key = (row.code, row.valid_from, min(max(year, row.valid_from or 0), row.valid_to or _LATEST))
        if key not in self._regions:
            above = _nearest(self._by_code.get(row.parent_code or "", []), key[2])
            parent = self._region(above, key[2]) if above else None
            path = f"{parent.path}/{row.name}" if parent else row.name
            region = Region(
                path=path, name=row.name, short_name=row.short_name, level=_LEVELS[row.level], code=row.code,
                county_code=row.code, parent_path=parent.path if parent else None,
            )  # fmt: skip
            known = self._paths.setdefault(path, region)
            if known.code != region.code and not row.valid_to:
                self._paths[path] = region  # the path alone is that of today, whatever was asked for first
            self._regions[key] = known if known.code == region.code else region
        return self._regions[key]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, built at first use."""
    return Gazetteer()


def _guess(name: str) -> Literal["township", "village", "zone"]:
    if name.endswith(("村", "社区", "居")):
        return "village"
    return "township" if _TOWN_SUFFIX.search(name) else "zone"


def _year(on: date | None) -> int:
    return on.year if on else _LATEST


def _covers(row: seeds.RegionRow, year: int) -> bool:
    return (row.valid_from or 0) <= year <= (row.valid_to or _LATEST)


def _nearest(rows: list[seeds.RegionRow], year: int) -> seeds.RegionRow | None:
    """The row that covers the year, else the one whose years are nearest to it."""
    return min(rows, key=lambda r: max((r.valid_from or 0) - year, year - (r.valid_to or _LATEST), 0), default=None)
