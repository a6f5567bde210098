"""The divisions of all readings together with those of the reference table, as one tree through time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from pairing_db.resolve.firm_names import PlaceName
from pairing_db.resolve.identity import content_id
from pairing_db.resolve.statements import Row, Statement

BELOW_COUNTY = frozenset({"township", "village", "zone"})
PARENT_LEVEL = {"village": "township"}
TOWN_SUFFIXES = ("街道办事处", "街道", "镇", "乡", "村", "社区")


class Atlas:
    """Divisions by id and by path. Built once a resolve; never changed afterwards."""

    def __init__(
        self,
        reference: Iterable[Row],
        statements: Iterable[Statement],
        town_codes: Mapping[tuple[str | None, str], str] = MappingProxyType({}),
    ) -> None:
        """``reference`` are the rows of the region table that the seeds give; statements add what articles use.

        ``town_codes`` gives the statistical code of a town by county code and name.
        """
        self._town_codes = town_codes
        self.rows: dict[str, Row] = {}
        self._by_path: dict[str, str] = {}
        self._by_path_and_code: dict[tuple[str, str | None], str] = {}
        for row in sorted(reference, key=lambda row: (row["valid_to"] is None, str(row["valid_to"]), row["id"])):
            self._add(row)
        used = {
            (path, _attributes(place)): place for statement in statements for path, place in statement.regions.items()
        }
        for key in sorted(used, key=lambda key: (key[0].count("/"), key[0], used[key]["code"] is None, str(key[1]))):
            self._use(key[0], used[key])
        self._successors: dict[str, str] = {}
        self._lineages: dict[str, tuple[str, ...]] = {}

    def _add(self, row: Row) -> None:
        self.rows[row["id"]] = row
        self._by_path[row["path"]] = row["id"]
        self._by_path_and_code[row["path"], row["code"]] = row["id"]

    def _use(self, path: str, place: Mapping[str, Any]) -> None:
        if (path, place["code"]) in self._by_path_and_code:
            return
        if path in self._by_path and (place["code"] is None or self.rows[self._by_path[path]]["source"] is not None):
            return
        parent_path = place["parent_path"]
        parent = self._parent(parent_path, place["level"])
        self._add(
            {
                "id": region_id(place["code"], place["name"], path),
                "code": place["code"],
                "name": place["name"],
                "short_name": place["short_name"],
                "level": place["level"],
                "parent_id": parent,
                "path": path,
                "county_code": place["county_code"] or (self.rows[parent]["county_code"] if parent else None),
                "valid_from": None,
                "valid_to": None,
                "successor_id": None,
                "lon": None,
                "lat": None,
                "source": None,
            }
        )

    def _parent(self, path: str | None, level: str) -> str | None:
        """The id of the division at ``path``; a town of which only a village was used is made here."""
        if path is None:
            return None
        if path not in self._by_path and level in PARENT_LEVEL:
            above, _, name = path.rpartition("/")
            suffix = next((s for s in TOWN_SUFFIXES if name.endswith(s) and len(name) > len(s) + 1), "")
            county = self.rows[self._by_path[above]]["county_code"] if above in self._by_path else None
            town = {"code": self._town_codes.get((county, name)), "name": name, "short_name": name.removesuffix(suffix)}
            self._use(path, town | {"level": PARENT_LEVEL[level], "county_code": county, "parent_path": above or None})
        return self._by_path.get(path)

    def find(self, statement: Statement, column: str) -> str | None:
        """The id of the division that a statement names in ``column``."""
        path = statement.values.get(column)
        if path is None:
            return None
        code = statement.regions[path]["code"]
        return self._by_path_and_code.get((path, code)) or self._by_path[path]

    def at(self, words: str) -> list[str]:
        """The ids of the divisions that an id, a code, a path or a full name means; in force before others."""
        if words in self.rows:
            return [words]
        if words in self._by_path:
            return [self._by_path[words]]
        column = "code" if words.isdigit() else "name"
        found = [row for row in self.rows.values() if row[column] == words]
        return sorted(row["id"] for row in found if row["valid_to"] is None or len(found) == 1)

    def name(self, region: str | None) -> str | None:
        """The full name of a division."""
        return self.rows[region]["name"] if region else None

    def last_successor(self, region: str | None) -> str | None:
        """The division that stands today where ``region`` stood: what sameness is judged on."""
        if region is None:
            return None
        if region not in self._successors:
            seen, last = {region}, region
            while (heir := self.rows[last]["successor_id"]) is not None and heir not in seen:
                seen.add(heir)
                last = heir
            self._successors[region] = last
        return self._successors[region]

    def lineage(self, region: str) -> tuple[str, ...]:
        """The last successors of the division and of all that contain it, narrowest first."""
        if region not in self._lineages:
            line: list[str] = []
            at: str | None = region
            while at is not None and len(line) < 12:
                heir = self.last_successor(at)
                if heir is not None and heir not in line:
                    line.append(heir)
                at = self.rows[at]["parent_id"]
            self._lineages[region] = tuple(line)
        return self._lineages[region]

    def compatible(self, one: str | None, other: str | None) -> bool:
        """Can both be the place of one thing: equal, one inside the other, or one of them not known?"""
        if one is None or other is None:
            return True
        return self.last_successor(one) in self.lineage(other) or self.last_successor(other) in self.lineage(one)

    def depth(self, region: str | None) -> int:
        """How many divisions contain it; -1 for none."""
        return self.rows[region]["path"].count("/") if region else -1

    @cached_property
    def place_names(self) -> Mapping[str, PlaceName]:
        """Names and short names of divisions down to county: what firms put before their own."""
        shorts: dict[str, str] = {}
        paths: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.rows.values():
            if row["level"] in BELOW_COUNTY:
                continue
            short = row["short_name"] or row["name"]
            for name in {row["name"], short}:
                if len(name) >= 2:
                    shorts[name] = min(short, shorts.get(name, short))
                    paths[name].add(row["path"])
        return {name: PlaceName(short, frozenset(paths[name])) for name, short in shorts.items()}


def region_id(code: str | None, name: str, path: str) -> str:
    """A division's id: code and name, else the path."""
    return content_id("region", code, name) if code else content_id("region", path)


def _attributes(place: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(place.items()))
