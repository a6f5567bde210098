"""Search: words of any length in both scripts, and an index that follows what is loaded."""

from __future__ import annotations

import sqlite3
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from pairing_db.publish import refresh_search
from pairing_db.publish.search import search
from pairing_db.store import transaction

CASES = tomllib.loads((Path(__file__).parent / "cases" / "search.toml").read_text(encoding="utf-8"))
QUERIES = [(query, case["found"]) for case in CASES["case"] for query in case["queries"]]


def sources(path: Path, query: str, kind: str = "article") -> list[str]:
    with sqlite3.connect(path) as connection:
        ids = [hit.id for found in search(connection, query, kinds=[kind]) for hit in found.hits]
        return [connection.execute("SELECT source FROM article WHERE id = ?", (each,)).fetchone()[0] for each in ids]


def refresh(engine: Engine) -> int:
    with transaction(engine) as connection:
        return refresh_search(connection)


@pytest.fixture
def texts(database: Engine, write, store) -> Engine:
    store(database, *(write(f"{number}.txt", words) for number, words in enumerate(CASES["texts"])))
    refresh(database)
    return database


def test_queries_find_what_holds_their_words(texts: Engine, tmp_path: Path) -> None:
    wrong = {
        query: found
        for query, wanted in QUERIES
        if (found := sorted(sources(tmp_path / "pairing.db", query))) != [f"{number}.txt" for number in wanted]
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("query", "shown"),
    [("财政援助", "財政援助"), ("现场签约", "現(xiàn)場簽約"), ("１２３９个", "1239个"), ("名", "名")],
)
def test_the_word_is_shown_as_it_was_printed(texts: Engine, tmp_path: Path, query: str, shown: str) -> None:
    with sqlite3.connect(tmp_path / "pairing.db") as connection:
        (found,) = search(connection, query, kinds=["article"])
    (hit,) = found.hits
    assert hit.found == shown
    whole = CASES["texts"]
    assert any((hit.before + hit.found + hit.after).strip("…") in each for each in whole)


def test_facts_are_found_by_names_that_their_sentence_leaves_out(loaded: Engine, tmp_path: Path) -> None:
    refresh(loaded)
    with sqlite3.connect(tmp_path / "pairing.db") as connection:
        found = {each.kind: each.count for each in search(connection, "甘肃 教师")}
        assert found == {"talent_exchange": 1}
        assert [each.kind for each in search(connection, "fiscal aid")] == ["fund_flow"]
        assert {each.kind for each in search(connection, "利和萃取")} >= {"article", "enterprise", "observation"}


def test_a_second_refresh_writes_nothing(loaded: Engine, tmp_path: Path) -> None:
    assert refresh(loaded) > 0
    before = (tmp_path / "pairing.db").read_bytes()
    assert refresh(loaded) == 0
    assert (tmp_path / "pairing.db").read_bytes() == before


def test_what_is_replaced_is_not_found_any_more(database: Engine, tmp_path: Path, write, store) -> None:
    path = tmp_path / "pairing.db"
    for number in range(6):
        store(database, write("same.txt", f"第{number}稿写到{'甲乙丙丁戊己'[number]}县"))
        refresh(database)
        assert sources(path, f"{'甲乙丙丁戊己'[number]}县") == ["same.txt"]
        assert sources(path, "写到") == ["same.txt"]
    assert [sources(path, f"{sign}县") for sign in "甲乙丙丁戊"] == [[]] * 5
    with database.connect() as connection:
        held, known = connection.execute(text("SELECT count(*), count(id) FROM search_entry")).one()
    assert held <= 2 * known


def test_the_latest_comes_first_but_titles_before_it(database: Engine, tmp_path: Path, write, store) -> None:
    store(
        database,
        write("old.txt", "陇南花椒\n旧闻", title="陇南花椒", published="2018-01-01"),
        write("new.txt", "新闻说到陇南花椒", published="2024-01-01"),
        write("mid.txt", "又说到陇南花椒", published="2020-01-01"),
    )
    refresh(database)
    assert sources(tmp_path / "pairing.db", "花椒") == ["old.txt", "new.txt", "mid.txt"]
