"""The door for notebooks: tables with their types and labels, and the words behind a row."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pairing_db
from pairing_db.codes import FACT_TABLE
from pairing_db.errors import DatabaseError, UsageError
from pairing_db.notebook import Database
from pairing_db.publish.dataset import datasets
from pairing_db.publish.reading import reading

pandas = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def db(source_database: Path) -> Iterator[Database]:
    with pairing_db.open(source_database) as opened:
        yield opened


@pytest.mark.parametrize("name", datasets())
def test_every_table_comes_with_its_values_and_types(db: Database, source_database: Path, name: str) -> None:
    frame = db[name]
    with reading(f"sqlite:///{source_database}") as connection:
        rows = list(datasets()[name].rows(connection))
    held = frame.astype(object).where(frame.notna(), None)
    found = [
        tuple(value.date() if isinstance(value, pandas.Timestamp) else value for value in row)
        for row in held.itertuples(index=False, name=None)
    ]
    assert found == rows
    types = {"text": "string", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[s]"}
    assert [str(kind) for kind in frame.dtypes] == [types[field.kind] for field in datasets()[name].fields]


def test_labels_come_along(db: Database) -> None:
    flows = db["v_fund_flow"]
    assert flows.attrs["labels_zh"]["amount_yuan"] == "金额"
    assert flows.rename(columns=flows.attrs["labels_en"]).columns[1] == "donor"
    assert list(db.frame("v_fund_flow", header="zh").columns) == list(db.labels("v_fund_flow").values())
    assert db.dictionary("v_fund_flow").loc["amount_yuan", "unit"] == "yuan"
    assert set(db.names) == set(datasets())


def test_filters_are_those_of_the_exports(db: Database) -> None:
    found = db.frame(
        "v_fund_flow", donor="青岛", recipient="定西", first_year=2024, last_year=2024, kinds=["fiscal_aid"]
    )
    assert set(found["kind"]) == {"fiscal_aid"}
    assert set(found["year"]) == {2024}
    assert set(found["donor"]) == {"青岛市"}
    assert 456_000_000 in set(found["amount_yuan"])


def test_the_words_behind_a_row(db: Database) -> None:
    texts = db["article"].set_index("id")["text"]
    proofs = db["v_evidence"]
    for name, dataset in datasets().items():
        if dataset.rows_of not in FACT_TABLE:
            continue
        for _, row in db[name].iterrows():
            first, *others = db.sentences(row)
            mine = proofs[proofs["fact_id"] == row["id"]]
            assert len(mine) == 1 + len(others)
            text = texts[mine.iloc[0]["article_id"]]
            assert text[first.char_start : first.char_end] == first.quote
            assert first.quote in first.sentence
            assert first.sentence in text
            if dataset.is_view:
                assert (first.source, first.quote) == (row["first_source"], row["first_quote"])


def test_a_sentence_for_a_person(db: Database) -> None:
    row = db["v_fund_flow"].query("amount_yuan == 31690000").iloc[0]
    proof = db.sentence(row)
    assert "3169" in proof.quote
    assert str(proof).startswith(f"“{proof.quote}” ")
    assert str(proof).endswith(f"{proof.source} [{proof.char_start}:{proof.char_end}]")
    assert db.sentence(row["id"]) == db.sentence({"id": row["id"]}) == proof
    assert len(proof.sentence) >= len(proof.quote)
    assert "\n" not in proof.sentence


def test_own_questions(db: Database) -> None:
    found = db.sql("select count(*) as n from v_fund_flow where kind = :kind", kind="fiscal_aid")
    assert found.loc[0, "n"] == (db["v_fund_flow"]["kind"] == "fiscal_aid").sum()
    with pytest.raises(Exception, match="readonly"):
        db.sql("delete from evidence returning id")


@pytest.mark.parametrize("row", [{"id": "0" * 16}, {"name": "x"}, "x"])
def test_a_row_that_is_no_fact(db: Database, row: object) -> None:
    with pytest.raises(UsageError, match="No evidence"):
        db.sentence(row)  # type: ignore[arg-type]


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is not there"):
        pairing_db.open(tmp_path / "nothing.db")
    assert list(tmp_path.iterdir()) == []


def test_importing_the_package_costs_nothing() -> None:
    program = "import sys, pairing_db; print(sorted(m for m in ('pandas', 'sqlalchemy', 'jieba') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"
