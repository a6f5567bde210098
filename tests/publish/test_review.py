"""What deserves a look first: in an order that can be explained, gone once a person has decided."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from pairing_db.publish.review import BASE, Item, review, size
from pairing_db.publish.skeleton import skeleton
from pairing_db.read import read_corrections

TODAY = date(2026, 1, 31)


@pytest.fixture
def doubtful(database: Engine, region, write, store) -> Engine:
    """A database in which something of every kind is doubtful."""
    sides = {"donor": region("天津市/东丽区"), "recipient": region("甘肃省/天水市/甘谷县")}
    wrong = {"donor": region("天津市/东丽区"), "recipient": region("甘肃省/陇南市")}
    given = {"kind": "fiscal_aid", "stage": "disbursed", "status": "actual", "qualifier": "exact"}
    given |= {"period_start": "2019-01-01", "period_end": "2019-12-31", "is_cumulative": False}
    text = "东丽区帮扶陇南市。资金1亿元，另说1.2亿元，捐赠3亿元，用了5000万元。培训???人，资金20万元。"
    store(
        database,
        write(
            "a.txt",
            text,
            ("pairing", "东丽区帮扶陇南市", wrong | {"level": "county"}),
            ("fund_flow", "资金1亿元", given | sides | {"amount_yuan": 1e8}),
            ("fund_flow", "另说1.2亿元", given | sides | {"amount_yuan": 1.2e8}),
            ("fund_flow", "捐赠3亿元", given | wrong | {"kind": "social_aid", "amount_yuan": 3e8}),
            ("fund_flow", "培训???人，资金20万元", given | {"kind": "other", "amount_yuan": 2e5}),
            figures=(("5000万元", "unexplained", None, None, None), ("20万元", "fact", None, 4, "amount_yuan")),
        ),
    )
    with database.begin() as connection:
        ids = [
            connection.exec_driver_sql(f"SELECT id FROM fund_flow WHERE amount_yuan = {value}").scalar_one()
            for value in (1e8, 1.2e8)
        ]
        connection.exec_driver_sql("DELETE FROM fact_relation")
        connection.exec_driver_sql(
            "INSERT INTO fact_relation (from_table, from_id, to_table, to_id, relation)"
            f" VALUES ('fund_flow', '{min(ids)}', 'fund_flow', '{max(ids)}', 'conflicts')"
        )
        connection.exec_driver_sql("DELETE FROM check_result")
        connection.exec_driver_sql(
            "INSERT INTO check_result (id, check_code, outcome, stated, computed, unit)"
            " VALUES ('0000000000000000', 'sum_of_parts', 'fails', 3e8, 2.2e8, 'yuan')"
        )
        whole = connection.exec_driver_sql("SELECT id FROM fund_flow WHERE amount_yuan = 3e8").scalar_one()
        for key, part in ((whole, "whole"), (ids[0], "part"), (ids[1], "part")):
            connection.exec_driver_sql(
                "INSERT INTO check_result_fact (check_result_id, fact_table, fact_id, part)"
                f" VALUES ('0000000000000000', 'fund_flow', '{key}', '{part}')"
            )
        connection.exec_driver_sql("UPDATE figure SET value = 5e7 WHERE text = '5000万元'")
        start = text.index("???")
        article = connection.exec_driver_sql("SELECT id FROM article").scalar_one()
        for number, at in enumerate((start, text.index("用了"))):
            connection.exec_driver_sql(
                f"INSERT INTO damage VALUES ('{number:016}', '{article}', {at}, {at + 2}, 'lost characters')"
            )
    return database


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., list[Item]]:
    def make(limit: int = 100) -> list[Item]:
        with sqlite3.connect(tmp_path / "pairing.db") as connection:
            return review(connection, limit=limit)

    return make


def test_what_is_wrong_and_how_much_is_at_stake_decide(doubtful: Engine, listed) -> None:
    found = listed()
    assert {item.kind for item in found} == set(BASE)
    assert [item.points for item in found] == sorted((item.points for item in found), reverse=True)
    assert listed(3) == found[:3]
    by_kind = {item.kind: item for item in reversed(found)}  # the first of each kind
    assert by_kind["conflict"].points == 80
    assert "100,000,000" in by_kind["conflict"].reason
    assert "120,000,000" in by_kind["conflict"].reason
    assert (by_kind["unexplained money"].points, by_kind["unexplained money"].facts) == (55, ())
    assert (by_kind["failing check"].points, len(by_kind["failing check"].facts)) == (50 + 20, 3)
    assert "other_donor" in by_kind["register"].reason
    assert [item.points for item in found if item.kind == "damage"] == [30 + 5, 30 - 10]
    assert by_kind["one source"].points == 30


@pytest.mark.parametrize(
    ("value", "unit", "points"),
    [
        (None, "yuan", 0),
        (9_999, "yuan", 0),
        (1e5, "yuan", 5),
        (1e8, "yuan", 20),
        (999, "person", 5),
        (1e3, "person", 10),
        (1e8, "mu", 0),
        (1e8, None, 0),
    ],
)
def test_sizes(value: float | None, unit: str | None, points: int) -> None:
    assert size(value, unit) == points


def test_the_skeleton_loads_once_it_is_filled_in(doubtful: Engine, listed, store, rows, tmp_path: Path) -> None:
    words = skeleton(listed(), TODAY)
    entries = tomllib.loads(words)["correction"]
    assert len({entry["id"] for entry in entries}) == len(entries)
    filled = words.replace('who = ""', 'who = "资料室"').replace('why = ""', 'why = "已核对原文"')
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "review.toml").write_text(filled, encoding="utf-8")
    store(doubtful, corrections=read_corrections([folder]))
    assert rows(doubtful, "SELECT count(*) AS n FROM correction WHERE state = 'stale'") == [{"n": 0}]
    assert rows(doubtful, "SELECT count(*) AS n FROM correction") == [{"n": len(entries)}]
    left = listed()
    assert {item.kind for item in left} <= {"unexplained money", "damage"}
    assert all(not item.facts for item in left)


def test_an_item_is_plain_data(doubtful: Engine, listed) -> None:
    told = json.loads(json.dumps([asdict(item) for item in listed()]))
    assert {"points", "kind", "reason", "source", "quote", "facts"} == set(told[0])
    assert {"table", "id", "column", "value", "source", "quote", "reviewed"} == set(told[0]["facts"][0])
