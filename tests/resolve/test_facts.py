"""When two readings are one fact, and what a fact takes from each."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

GIFT: dict[str, Any] = {"kind": "social_aid", "stage": "disbursed", "status": "actual", "qualifier": "exact"}


@pytest.fixture
def facts(database: Engine, region, write, store, rows):
    """The fund flows that follow from articles, each given as (publication date, columns)."""

    def make(*stated: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
        places = {"donor", "recipient"}
        articles = []
        for number, (day, columns) in enumerate(stated):
            values = {c: region(v) if c in places else v for c, v in (GIFT | {"amount_yuan": 5e5} | columns).items()}
            articles.append(
                write(f"{number}.txt", f"{number}捐款50万元。", ("fund_flow", "捐款50万元", values), published=day)
            )
        store(database, *articles)
        return rows(database, "SELECT * FROM v_fund_flow ORDER BY id")

    return make


@pytest.mark.parametrize(
    "difference",
    [
        {"amount_yuan": 6e5},
        {"qualifier": "over"},
        {"stage": "allocated"},
        {"kind": "fiscal_aid"},
        {"status": "target"},
        {"period_end": "2020-05-31"},
        {"period_start": "2020-01-01"},
        {"scope": "教育"},
        {"donor": "山东省/青岛市"},
        {"recipient": "甘肃省/陇南市/文县"},
    ],
    ids=lambda difference: next(iter(difference)),
)
def test_a_different_statement_is_another_fact(facts, difference: dict[str, Any]) -> None:
    assert len(facts(("2020-06-19", {}), ("2020-06-20", difference))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"scope": "产业 扶贫"}, {"scope": "“产业扶贫”"}),
        ({"is_cumulative": False}, {}),
        ({"amount_yuan": 500000}, {"amount_yuan": 500000.0}),
        ({"donor": "山东省/青岛市/即墨市"}, {"donor": "山东省/青岛市/即墨区"}),
    ],
    ids=["equal", "folded scope", "what is no part of the key", "3 and 3.0", "a division and its successor"],
)
def test_the_same_statement_is_one_fact(facts, one: dict[str, Any], other: dict[str, Any]) -> None:
    (row,) = facts(("2020-06-19", one), ("2021-06-19", other))
    assert (row["sources"], row["first_source"], row["first_quote"]) == (2, "0.txt", "捐款50万元")


def test_the_division_of_the_newest_article_is_shown(facts) -> None:
    (row,) = facts(("2016-06-19", {"donor": "山东省/青岛市/即墨市"}), ("2020-06-19", {"donor": "山东省/青岛市/即墨区"}))
    assert (row["donor"], row["donor_code"]) == ("即墨区", "370215")


def test_what_the_text_leaves_open_is_null(facts) -> None:
    (row,) = facts(("2020-06-19", {}))
    known = {
        "id",
        "kind",
        "stage",
        "amount_yuan",
        "qualifier",
        "status",
        "unit",
        "sources",
        "first_source",
        "first_quote",
        "sum_ok",
        "sum_note",
        "corrected",
        "reviewed",
    }
    assert {column for column, value in row.items() if value is not None} == known


def test_the_year_is_that_of_the_end(facts) -> None:
    (row,) = facts(("2020-06-19", {"period_start": "2017-01-01", "period_end": "2019-12-31", "is_cumulative": True}))
    assert (row["year"], row["is_cumulative"]) == (2019, 1)


def test_a_fact_names_the_entities_of_its_own_article(database: Engine, write, store, rows) -> None:
    text = "青岛利和萃取股份有限公司的萃取加工厂投资50万元。"
    store(
        database,
        write(
            "a.txt",
            text,
            (
                "enterprise",
                "青岛利和萃取股份有限公司",
                {"name": "青岛利和萃取股份有限公司", "kind": "company", "aliases": ("利和",)},
            ),
            ("project", "萃取加工厂", {"name": "萃取加工厂"}),
            ("fund_flow", "50万元", GIFT | {"amount_yuan": 5e5, "payer_enterprise": "利和", "project": "萃取加工厂"}),
        ),
        write("b.txt", "投资60万元。", ("fund_flow", "60万元", GIFT | {"amount_yuan": 6e5, "project": "萃取加工厂"})),
    )
    found = rows(database, "SELECT payer_enterprise, project FROM v_fund_flow ORDER BY amount_yuan")
    assert found == [
        {"payer_enterprise": "青岛利和萃取股份有限公司", "project": "萃取加工厂"},
        {"payer_enterprise": None, "project": None},
    ]
