"""Other names of divisions: the short and everyday names that follow from the full name, and those that are listed."""

from __future__ import annotations

import csv
from pathlib import Path

from region_history import Row

_EVERYDAY = (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"))
_RULE = "by rule from the full name"


def alias_rows(regions: list[Row], extra: Path) -> list[tuple[str, ...]]:
    """(alias, code, kind, source), sorted and without doubles; a listed alias wins over one made by rule."""
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    for region in regions:
        if region.short_name != region.name:
            rows[region.short_name, region.code] = ("short", _RULE)
        for ending, everyday in _EVERYDAY:
            if region.name.endswith(ending) and len(region.short_name) > 1:
                rows[region.short_name + everyday, region.code] = ("everyday", _RULE)
    with extra.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            rows[row["alias"], row["code"]] = (row["kind"], row["source"])
    return sorted((alias, code, kind, source) for (alias, code), (kind, source) in rows.items())
