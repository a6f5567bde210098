"""Short invented articles, one way of saying things each, with rows that they must give (a subset of the columns)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article, Interpretation, Region
from pairing_db.interpret.article import interpret
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

CASES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip()
]
MEASURED = {"fund_flow", "labor_transfer", "talent_exchange", "observation", "pairing_tally"}


def read(case: Mapping[str, Any]) -> Interpretation:
    text = f"{case['title']}\n\n{case['text']}\n"
    published = date.fromisoformat(case["published_on"])
    article = Article("case.txt", "0" * 64, text, title=case["title"], published_on=published)
    document = segment(article, clean(article))
    return interpret(document, recognise(document))


def shown(value: object) -> object:
    if isinstance(value, Region):
        return value.code or value.path
    return value


def fits(wanted: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return all(shown(values.get(column)) == value for column, value in wanted.items() if column != "table")


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_rows_of_a_phrasing(case: Mapping[str, Any]) -> None:
    readings = read(case).readings
    for wanted in case["rows"]:
        rows = [r.values for r in readings if r.table == wanted["table"]]
        assert any(fits(wanted, row) for row in rows), (wanted, [{k: shown(v) for k, v in row.items()} for row in rows])
    if "facts" in case:  # readings that say the same are one fact
        told = [(r.table, repr(sorted(r.values.items(), key=str))) for r in readings if r.table in MEASURED]
        assert len(set(told)) == case["facts"]
    if "count" in case:
        assert len([r for r in readings if r.table in MEASURED]) == case["count"]
    for table in case.get("none", ()):
        assert not [r for r in readings if r.table == table]
    if "pairs" in case:
        assert len([r for r in readings if r.table == "pairing"]) == case["pairs"]
