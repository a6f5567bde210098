"""Articles on their way in: the same ones change nothing, changed ones take the old one's place, order is nothing."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import Engine

from pairing_db.errors import ArticleError
from pairing_db.store import save_article, transaction

ALL = "SELECT fact_table, quote, source FROM v_evidence ORDER BY quote, source"


@pytest.fixture
def gift(region, write):
    """An article under a name that states one gift of the given millions."""

    def make(source: str, millions: int, *, published: str = "2020-06-19", scope: str | None = None):
        values = {"donor": region("天津市/东丽区"), "recipient": region("甘肃省/甘南藏族自治州/合作市")}
        values |= {"kind": "social_aid", "stage": "disbursed", "status": "actual", "qualifier": "exact"}
        values |= {"amount_yuan": millions * 1e6, "scope": scope}
        quote = f"捐款{millions}00万元"
        return write(source, f"东丽区{quote}。", ("fund_flow", quote, values), published=published)

    return make


def test_loading_again_changes_nothing(loaded: Engine, plant, store, content, tmp_path) -> None:
    before, file = content(loaded), (tmp_path / "pairing.db").read_bytes()
    with transaction(loaded) as connection:
        assert save_article(connection, plant).outcome == "unchanged"
    store(loaded, plant)
    assert content(loaded) == before
    assert (tmp_path / "pairing.db").read_bytes() == file


def test_every_kind_of_fact_arrived(loaded: Engine, content) -> None:
    empty = {table for table, found in content(loaded).items() if not found}
    decided = {"correction", "correction_target", "correction_value", "rejected_fact", "rejected_evidence"}
    assert empty == decided | {
        "damage",
        "fact_relation",
        "former_id",
        "consumption_by_pairing_year",
        "investment_by_pairing_year",
        "check_result",
        "check_result_fact",
        "conflict",
    }


def test_evidence_is_the_original_at_its_offsets(loaded: Engine, rows) -> None:
    wrong = (
        "SELECT * FROM evidence e JOIN article a ON a.id = e.article_id "
        "WHERE substr(a.text, e.char_start + 1, e.char_end - e.char_start) <> e.quote"
    )
    assert rows(loaded, wrong) == []


def test_the_order_of_articles_does_not_matter(open_database, gift, store, content, plant) -> None:
    articles = [plant, gift("a.txt", 1), gift("b.txt", 1), gift("c.txt", 2, published="2019-01-01")]
    seen = []
    for number, order in enumerate(itertools.permutations(articles)):
        engine = open_database(f"{number}.db")
        store(engine, *order)
        seen.append(content(engine))
        if number == 7:
            break
    assert all(each == seen[0] for each in seen)


def test_other_bytes_under_the_same_name_take_its_place(
    database: Engine, gift, store, rows, content, open_database
) -> None:
    store(database, gift("a.txt", 1))
    store(database, gift("a.txt", 2))
    assert rows(database, ALL) == [{"fact_table": "fund_flow", "quote": "捐款200万元", "source": "a.txt"}]
    fresh = open_database("fresh.db")
    store(fresh, gift("a.txt", 2))
    assert content(fresh) == content(database)


def test_what_another_article_supports_stays(database: Engine, gift, store, rows) -> None:
    store(database, gift("a.txt", 1), gift("b.txt", 1, published="2020-01-01"))
    assert rows(database, "SELECT sources, first_source FROM fund_flow") == [{"sources": 1, "first_source": "a.txt"}]
    store(database, gift("a.txt", 2))
    found = rows(database, "SELECT amount_yuan, sources, first_source FROM fund_flow ORDER BY amount_yuan")
    assert found == [
        {"amount_yuan": 1e6, "sources": 1, "first_source": "b.txt"},
        {"amount_yuan": 2e6, "sources": 1, "first_source": "a.txt"},
    ]


def test_the_same_bytes_under_two_names_are_one_article(open_database, gift, store, rows, content) -> None:
    seen = []
    for order in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        engine = open_database(f"{'-'.join(order)}.db")
        store(engine, *(gift(name, 1) for name in order))
        assert rows(engine, "SELECT source FROM article") == [{"source": "a.txt"}]
        seen.append(content(engine))
        store(engine, gift("a.txt", 2))
        assert rows(engine, "SELECT source FROM article ORDER BY source") == [{"source": "a.txt"}, {"source": "b.txt"}]
    assert seen[0] == seen[1]


def test_a_reading_that_does_not_fit_is_reported_and_its_figure_unexplained(
    database: Engine, region, write, rows
) -> None:
    article = write(
        "a.txt",
        "捐款约-5元。",
        ("fund_flow", "-5元", {"kind": "social_aid", "stage": "disbursed", "status": "actual", "amount_yuan": -5}),
        figures=(("-5元", "fact", None, 0, "amount_yuan"),),
    )
    with transaction(database) as connection:
        saved = save_article(connection, article)
    assert [reason for reason in saved.refused if "amount_yuan" in reason]
    assert rows(database, "SELECT disposition, rule FROM figure") == [{"disposition": "unexplained", "rule": None}]
    assert rows(database, "SELECT * FROM reading") == []


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_characters_that_no_database_holds(database: Engine, write, text: str) -> None:
    article = write("a.txt", "x")
    object.__setattr__(article.document.article, "text", text)
    with pytest.raises(ArticleError, match=r"a\.txt"), transaction(database) as connection:
        save_article(connection, article)


def test_towns_that_no_article_uses_any_more_are_gone(loaded: Engine, write, store, rows) -> None:
    towns = "SELECT name FROM region WHERE level IN ('township', 'village')"
    assert {row["name"] for row in rows(loaded, towns)} == {"碧口镇", "李子坝村"}
    store(loaded, write("plant.txt", "什么也没有。"))
    assert rows(loaded, towns) == []
    assert rows(loaded, ALL) == []
