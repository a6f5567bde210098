"""The promises that hold for every load, tried on the source articles and all invented ones, in two orders."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pairing_db.pipeline import load

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
SETS = {
    "source": (GOLD / "source", ROOT / "seeds" / "articles"),
    "dev": (GOLD / "dev" / "gold", GOLD / "dev" / "articles"),
    "own": (GOLD / "own" / "gold", GOLD / "own" / "articles"),
}
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))
SLACK = 0.01


def articles() -> list[Path]:
    return sorted(path for _, folder in SETS.values() for path in folder.glob("*.txt"))


def loaded(path: Path, files: list[Path]) -> sqlite3.Connection:
    for _ in load(files, f"sqlite:///{path}"):
        pass
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "pairing.db"
    loaded(path, articles()).close()
    return path


@pytest.fixture
def rows(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{database}?mode=ro", uri=True)


def test_every_article_is_there(rows: sqlite3.Connection) -> None:
    assert {source for (source,) in rows.execute("select source from article")} == {p.name for p in articles()}


def test_every_quote_stands_where_the_evidence_says(rows: sqlite3.Connection) -> None:
    count, wrong = rows.execute(
        "select count(*), sum(substr(a.text, e.char_start + 1, e.char_end - e.char_start) <> e.quote)"
        " from evidence e join article a on a.id = e.article_id"
    ).fetchone()
    assert count > 1000
    assert wrong == 0


def test_every_figure_stands_where_it_says(rows: sqlite3.Connection) -> None:
    assert rows.execute(
        "select count(*) from figure f join article a on a.id = f.article_id"
        " where substr(a.text, f.char_start + 1, f.char_end - f.char_start) <> f.text"
    ).fetchone() == (0,)


def test_every_fact_has_evidence(rows: sqlite3.Connection) -> None:
    for table in ("pairing", "pairing_tally", "enterprise", "project", "fund_flow", "labor_transfer"):
        missing = rows.execute(
            f"select count(*) from {table} where id not in (select fact_id from v_evidence where fact_table = ?)",
            (table,),
        ).fetchone()
        assert missing == (0,), table


def test_most_figures_of_the_source_articles_are_explained(rows: sqlite3.Connection) -> None:
    names = [path.name for path in (ROOT / "seeds" / "articles").glob("*.txt")]
    marks = ",".join("?" * len(names))
    total, left = rows.execute(
        "select count(*), sum(disposition = 'unexplained') from figure f join article a on a.id = f.article_id"
        f" where a.source in ({marks})",
        names,
    ).fetchone()
    assert left <= 0.1 * total


def test_no_required_figure_hides_in_context(rows: sqlite3.Connection) -> None:
    hidden = []
    for path in sorted(SETS["source"][0].glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = rows.execute("select text from article where source = ?", (gold["source"],)).fetchone()[0]
        spans = rows.execute(
            "select f.char_start, f.char_end, f.value from figure f join article a on a.id = f.article_id"
            " where a.source = ? and disposition = 'context'",
            (gold["source"],),
        ).fetchall()
        for fact in gold["facts"]:
            value = next((fact[c] for c in ("amount_yuan", "persons", "value") if fact.get(c) is not None), None)
            start = text.index(fact["quote"])
            end = start + len(fact["quote"])
            if fact["required"] and any(start <= s < e <= end and v == value for s, e, v in spans):
                hidden.append((gold["source"], fact["quote"]))
    assert hidden == []


def test_order_and_repetition_change_nothing(database: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    loaded(again, list(reversed(articles()))).close()
    first = list(sqlite3.connect(database).iterdump())
    assert sorted(sqlite3.connect(again).iterdump()) == sorted(first)
    loaded(again, articles()[:3]).close()
    assert sorted(sqlite3.connect(again).iterdump()) == sorted(first)


@pytest.mark.parametrize("name", SETS)
def test_no_table_falls_below_its_floor(name: str, database: Path) -> None:
    command = [sys.executable, str(GOLD / "score.py"), str(database), str(SETS[name][0]), "--json"]
    report = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    fallen = {
        (table, measure): (figure, report["tables"][table][measure])
        for table, floor in FLOORS[name].items()
        for measure, figure in floor.items()
        if report["tables"][table][measure] < figure - SLACK
    }
    assert fallen == {}


@pytest.mark.parametrize("name", SETS)
def test_the_gold_is_well_formed(name: str) -> None:
    gold, folder = SETS[name]
    command = [sys.executable, str(GOLD / "check_gold.py"), str(gold), str(folder)]
    checked = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert checked.returncode == 0, checked.stdout
