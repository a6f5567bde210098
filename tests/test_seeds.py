"""The reference tables: typed, sorted, sourced, and in agreement with one another."""

from __future__ import annotations

import csv
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from pairing_db import seeds
from pairing_db.errors import ReferenceDataError

TABLES = (
    "regions", "region_aliases", "townships", "zones", "ordinary_words", "pairing_register", "roles", "indicators",
)  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_where_it_comes_from_and_stands_in_order(name: str) -> None:
    with (seeds.reference_dir() / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    assert header[-1] == "source"
    assert rows
    assert all(row[-1] for row in rows)
    key = [header.index(c) for c in ("code", "valid_from")] if name == "regions" else range(len(header))
    assert rows == sorted(rows, key=lambda row: [row[i] for i in key])
    assert len({tuple(row) for row in rows}) == len(rows)


def test_codes_and_levels_agree() -> None:
    for row in seeds.regions():
        assert len(row.code) == 6
        assert row.code.isdigit()
        level = "province" if row.code.endswith("0000") else "prefecture" if row.code.endswith("00") else "county"
        assert row.level == level
        assert (row.parent_code is None) == (level == "province")


def test_one_code_never_has_two_names_in_one_year() -> None:
    dated = defaultdict(list)
    for row in seeds.regions():
        dated[row.code].append((row.valid_from or 0, row.valid_to or 9999, row.name))
    for code, spans in dated.items():
        for left, right in pairwise(sorted(spans)):
            assert left[1] < right[0], code


def test_parents_and_successors_exist() -> None:
    codes = {r.code for r in seeds.regions()}
    for row in seeds.regions():
        assert row.parent_code is None or row.parent_code in codes
        assert row.successor_code is None or row.successor_code in codes
        assert row.successor_code is None or row.valid_to is not None


def test_every_division_in_force_has_a_parent_in_force() -> None:
    now = {r.code for r in seeds.regions() if r.valid_to is None}
    assert all(r.parent_code in now for r in seeds.regions() if r.valid_to is None and r.parent_code)
    assert len({c for c in now if c.endswith("0000")}) == 34
    assert len({c for c in now if c.endswith("00") and not c.endswith("0000")}) == 333
    assert len({c for c in now if not c.endswith("00")}) == 2846  # with 和康县 and 和安县 of 2024


def test_other_tables_use_codes_of_the_regions() -> None:
    codes = {r.code for r in seeds.regions()}
    towns = {t.code for t in seeds.townships()}
    assert {a.code for a in seeds.region_aliases()} <= codes
    assert {t.county_code for t in seeds.townships()} <= codes
    assert {z.parent_code for z in seeds.zones()} <= codes
    assert {r.code for r in seeds.roles()} <= codes
    for line in seeds.pairing_register():
        for code in (line.donor_code, line.recipient_code):
            assert code is None or code in codes | towns


def test_the_register_has_its_known_lines() -> None:
    lines = {(r.donor_code, r.recipient_code, r.from_year, r.to_year) for r in seeds.pairing_register()}
    assert ("370200", "621100", 2021, None) in lines
    assert ("120110", "620523", 2017, 2020) in lines
    assert {r.confidence for r in seeds.pairing_register()} == {"A", "B", "C"}


def test_township_list_is_whole() -> None:
    assert len(seeds.townships()) > 41_000
    assert all(len(t.code) == 9 for t in seeds.townships())


def test_a_damaged_table_is_told_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zones.csv").write_text("name,source\n", encoding="utf-8")
    monkeypatch.setattr(seeds, "reference_dir", lambda: tmp_path)
    with pytest.raises(ReferenceDataError, match=r"zones\.csv should have the columns"):
        list(seeds.table("zones", ("name", "parent_code", "source")))
    with pytest.raises(ReferenceDataError, match="cannot be read"):
        list(seeds.table("roles", ("code",)))
