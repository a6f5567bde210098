"""The reference tables as rows, from ``seeds/reference/``."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pairing_db.errors import ReferenceDataError
from pairing_db.resolve.atlas import region_id
from pairing_db.resolve.identity import content_id

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "reference"
Row = dict[str, Any]
_LISTS = {"unit": "units", "unit_kind": "unit_kinds", "sector": "sectors", "sum_note": "sum_notes"}


@cache
def reference_rows() -> Mapping[str, tuple[Row, ...]]:
    """Rows of every reference table, by table. Raises ``ReferenceDataError`` where a file is damaged."""
    regions = _regions()
    rows: dict[str, list[Row]] = {
        "region": regions,
        "pairing_register": _register(regions),
        "indicator": [
            {"id": content_id("indicator", row["code"]), "source": None} | row for row in _read("indicators")
        ],
        **{table: _read(name) for table, name in _LISTS.items()},
    }
    for row in rows["unit"]:
        row["factor"] = float(row["factor"]) if row["factor"] else None
    return MappingProxyType({table: tuple(found) for table, found in rows.items()})


@cache
def town_codes() -> Mapping[tuple[str | None, str], str]:
    """The statistical code of each town and street, by county code and name."""
    return MappingProxyType({(row["county_code"], row["name"]): row["code"] for row in _read("townships")})


def _read(name: str) -> list[Row]:
    path = SEEDS / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return [{column: value or None for column, value in row.items()} for row in csv.DictReader(lines)]
    except (OSError, ValueError, csv.Error) as error:
        raise ReferenceDataError(f"{path} cannot be read: {error}") from error


def _day(words: str | None, *, last: bool) -> date | None:
    """A year or a full date as the first or last day that it means."""
    if words is None:
        return None
    if len(words) == 4:
        return date(int(words), 12, 31) if last else date(int(words), 1, 1)
    return date.fromisoformat(words)


def _regions() -> list[Row]:
    """Divisions with ids and paths. A code borne by several names in turn points at the one in force with its child."""
    lines = _read("regions")
    by_code: defaultdict[str, list[Row]] = defaultdict(list)
    for line in lines:
        line["valid_from"] = _day(line["valid_from"], last=False)
        line["valid_to"] = _day(line["valid_to"], last=True)
        by_code[line["code"]].append(line)
    rows = []
    for line in lines:
        path = _path(line, by_code)
        rows.append(
            {
                "id": region_id(line["code"], line["name"], path),
                "code": line["code"],
                "name": line["name"],
                "short_name": line["short_name"],
                "level": line["level"],
                "parent_id": _id_of(_in_force(line["parent_code"], line, by_code), by_code),
                "path": path,
                "county_code": line["code"][:6],
                "valid_from": line["valid_from"],
                "valid_to": line["valid_to"],
                "successor_id": _id_of(_heir(line, by_code), by_code),
                "lon": float(line["lon"]) if line["lon"] else None,
                "lat": float(line["lat"]) if line["lat"] else None,
                "source": line["source"],
            }
        )
    return rows


def _in_force(code: str | None, child: Row, by_code: Mapping[str, list[Row]]) -> Row | None:
    """The division with ``code`` whose days overlap most with those of ``child``; the latest where several do."""
    if code is None:
        return None
    named = [line for line in by_code.get(code, ()) if line is not child]
    if not named:
        raise ReferenceDataError(f"regions.csv: {child['name']} points at {code}, which is no row.")

    def overlap(line: Row) -> tuple[int, date]:
        start = max(line["valid_from"] or date.min, child["valid_from"] or date.min)
        end = min(line["valid_to"] or date.max, child["valid_to"] or date.max)
        return (end - start).days, line["valid_to"] or date.max

    return max(named, key=overlap)


def _heir(line: Row, by_code: Mapping[str, list[Row]]) -> Row | None:
    """The division that took the place of ``line``: the latest that bears the successor's code."""
    if line["successor_code"] is None:
        return None
    named = [other for other in by_code.get(line["successor_code"], ()) if other is not line]
    return max(named, key=lambda other: other["valid_to"] or date.max, default=None)


def _path(line: Row, by_code: Mapping[str, list[Row]]) -> str:
    names, at = [line["name"]], line
    while (above := _in_force(at["parent_code"], at, by_code)) is not None and len(names) < 9:
        names.append(above["name"])
        at = above
    return "/".join(reversed(names))


def _id_of(line: Row | None, by_code: Mapping[str, list[Row]]) -> str | None:
    return region_id(line["code"], line["name"], _path(line, by_code)) if line else None


def _register(regions: list[Row]) -> list[Row]:
    """The official register; a side is the division that bears its code and name."""
    by_code: defaultdict[str, list[Row]] = defaultdict(list)
    for row in regions:
        by_code[row["code"]].append(row)

    def side(line: Row, who: str) -> str | None:
        found = by_code.get(line[f"{who}_code"] or "", [])
        named = [row for row in found if row["name"] == line[f"{who}_name"]] or found
        return str(max(named, key=lambda row: row["valid_to"] or date.max)["id"]) if named else None

    rows = []
    for line in _read("pairing_register"):
        donor, recipient = side(line, "donor"), side(line, "recipient")
        sides = [line[column] for column in ("donor_code", "donor_name", "recipient_code", "recipient_name")]
        years = [int(line[column]) if line[column] else None for column in ("from_year", "to_year")]
        rows.append(
            {
                "id": content_id("pairing_register", *sides, *years, line["source"]),
                "donor_name": line["donor_name"],
                "recipient_name": line["recipient_name"],
                "donor_region_id": donor,
                "recipient_region_id": recipient,
                "from_year": years[0],
                "to_year": years[1],
                "source": line["source"],
                "confidence": line["confidence"],
            }
        )
    return list({row["id"]: row for row in rows}.values())


@cache
def sum_notes() -> Mapping[str, tuple[str, str]]:
    """The reasons why a row may not be added: code to Chinese and English label."""
    return MappingProxyType({row["code"]: (row["label_zh"], row["label_en"]) for row in reference_rows()["sum_note"]})
