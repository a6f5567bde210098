"""Traditional to simplified: one character for one, in agreement with OpenCC but for the project's overrides."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pairing_db.clean.script import script_of, simplified
from pairing_db.seeds import reference_dir

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "seeds" / "articles").glob("*.txt"))
TABLE = (reference_dir() / "script_overrides.csv").read_text(encoding="utf-8")
OVERRIDES = list(csv.DictReader(TABLE.splitlines()))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_the_articles_read_as_the_library_writes_them(path: Path) -> None:
    opencc = pytest.importorskip("opencc")
    text = path.read_text(encoding="utf-8")
    expected = opencc.OpenCC("t2s").convert(text)
    differ = {
        (ours, theirs)
        for ours, theirs in zip(simplified(text, script_of(text)), expected, strict=True)
        if ours != theirs
    }
    assert differ <= {("着", "著")}


@pytest.mark.parametrize("row", OVERRIDES, ids=lambda row: row["traditional"])
def test_an_override_holds_and_keeps_the_length(row: dict[str, str]) -> None:
    assert len(row["traditional"]) == len(row["simplified"])
    assert simplified(row["traditional"], "hant") == row["simplified"]


def test_overrides_are_sorted_sourced_and_named_once() -> None:
    keys = [row["traditional"] for row in OVERRIDES]
    assert keys == sorted(set(keys))
    assert all(row["source"] and row["script"] in {"any", "hant", "hans"} for row in OVERRIDES)


def test_no_character_changes_the_length() -> None:
    text = "".join(map(chr, [*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x2A6E0)]))
    assert len(simplified(text, "hant")) == len(simplified(text, "hans")) == len(text)
