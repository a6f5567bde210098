"""The generator of the benchmarks: its rows are as sound as those of a load, and the same each time."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pairing_db.store.models import metadata

ROOT = Path(__file__).resolve().parents[1]


def benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def synthetic() -> ModuleType:
    return benchmark("synthetic")


def test_invented_rows_keep_every_promise_of_the_schema(tmp_path: Path, synthetic: ModuleType) -> None:
    synthetic.fill(tmp_path / "one.db", articles=30, facts=400)
    with sqlite3.connect(tmp_path / "one.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        proved = connection.execute(
            "SELECT count(*), sum(substr(a.text, e.char_start + 1, e.char_end - e.char_start) = e.quote) "
            "FROM v_evidence e JOIN article a ON a.id = e.article_id"
        ).fetchone()
        indexes = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_%'")
        assert indexes.fetchone() == (sum(len(table.indexes) for table in metadata.tables.values()),)
    assert proved == (400, 400)


def test_the_same_arguments_give_the_same_rows(tmp_path: Path, synthetic: ModuleType) -> None:
    told = []
    for name in ("one.db", "two.db"):
        synthetic.fill(tmp_path / name, articles=5, facts=40)
        with sqlite3.connect(tmp_path / name) as connection:
            told.append(list(connection.iterdump()))
    assert told[0] == told[1]


def test_pages_work_little_more_on_ten_times_the_facts(tmp_path: Path, synthetic: ModuleType) -> None:
    """Counted in steps of SQLite, a hundredth of the size that is promised against a thousandth of it."""
    pages, worked = benchmark("pages"), {}
    for size in (1, 10):
        path = tmp_path / f"{size}.db"
        synthetic.fill(path, articles=100 * size, facts=1_000 * size)
        pages.fill_search(path)
        with sqlite3.connect(path) as connection:
            worked[size] = pages.work(connection)
    # A pairing of which ten times as much is said may take as much more; a page of anything else may not.
    allowed = {name: 12 if name == "pairing" else 4 for name in worked[1]}
    grown = {
        name: (worked[1][name], steps)
        for name, steps in worked[10].items()
        if steps > 20 and steps > allowed[name] * max(1, worked[1][name])
    }
    assert grown == {}
