"""Files of corrections: what an entry must say, and what is refused before anything is read."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pairing_db.errors import CorrectionError
from pairing_db.read import read_corrections
from pairing_db.store import check_corrections

CASES = tomllib.loads((Path(__file__).parent / "cases" / "refused_corrections.toml").read_text(encoding="utf-8"))[
    "case"
]
SHIPPED = Path(__file__).resolve().parents[2] / "seeds" / "corrections"
HEAD = 'who = "资料室"\nwhen = 2026-01-31\n'


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_refused(case: dict[str, Any], tmp_path: Path) -> None:
    entry = f'{HEAD}[[correction]]\nwhy = "重复"\n{case.get("entry")}'
    (tmp_path / "0.toml").write_text(case.get("text", entry), encoding="utf-8")
    with pytest.raises(CorrectionError) as refusal:
        check_corrections(read_corrections([tmp_path]))
    assert case["sentence"] in str(refusal.value)


def test_an_entry_is_read_with_what_its_file_says_for_all(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    entry = """
[[correction]]
action = "change"
table = "labor_transfer"
id = "0123456789abcdef"
who = "农业组"
why = "漏字"
was = { poor_persons = "", persons = 148, period_end = 2019-12-31 }
set = { poor_persons = 148, persons = 148 }
"""
    (tmp_path / "deep" / "a.toml").write_text(HEAD + entry, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no correction", encoding="utf-8")
    (correction,) = read_corrections([tmp_path])
    assert (correction.file, correction.number, correction.who) == ("deep/a.toml", 1, "农业组")
    assert correction.when == date(2026, 1, 31)
    assert correction.was == {"poor_persons": None, "persons": 148, "period_end": date(2019, 12, 31)}
    assert correction.becomes == {"poor_persons": 148, "persons": 148}
    check_corrections([correction])


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="is no folder"):
        read_corrections([tmp_path / "nowhere"])


def test_the_shipped_folder_decides_nothing() -> None:
    assert read_corrections([SHIPPED]) == ()


def test_the_example_of_the_readme_is_complete(tmp_path: Path) -> None:
    words = (SHIPPED / "README.md").read_text(encoding="utf-8")
    examples = [part.partition("```")[0] for part in words.split("```toml\n")[1:]]
    (tmp_path / "example.toml").write_text("".join(examples), encoding="utf-8")
    found = read_corrections([tmp_path])
    check_corrections(found)
    assert {each.action for each in found} == {"accept", "reject", "change", "merge", "split", "alias"}
