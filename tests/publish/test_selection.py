"""A filter chooses what it says: compared with plain SQL on the source articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from pairing_db.codes import FACT_TABLE
from pairing_db.errors import UsageError
from pairing_db.publish.dataset import datasets
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter, Selection

BETWEEN = (
    "(pairing_donor like '青岛%' and pairing_recipient like '定西%'"
    " or {} like '山东省/青岛市%' and {} like '甘肃省/定西市%')"
)
CASES = {
    "a kind": (Filter(kinds=("fiscal_aid",)), "v_fund_flow", "kind = 'fiscal_aid'"),
    "a year": (Filter(first_year=2019, last_year=2019), "v_observation", "year = 2019"),
    "from a year on": (Filter(first_year=2020), "v_labor_transfer", "year >= 2020"),
    "a supported province": (
        Filter(recipient="甘肃省"),
        "v_fund_flow",
        "recipient_path like '甘肃省%' or pairing_recipient in (select recipient from v_pairing where recipient_path "
        "like '甘肃省%')",
    ),
    "money between two": (
        Filter("青岛", "定西"),
        "v_fund_flow",
        BETWEEN.format("donor_path", "recipient_path"),
    ),
    "workers between two": (
        Filter("青岛市", "621100"),
        "v_labor_transfer",
        BETWEEN.format("mode = 'to_partner' and destination_path", "origin_path"),
    ),
    "sums of a year": (
        Filter(recipient="陇南市", first_year=2020, last_year=2020),
        "v_aid_by_pairing_year",
        "recipient_path like '甘肃省/陇南市%' and year = 2020",
    ),
    "all of it": (
        Filter("青岛", "陇南", 2020, 2020, ("social_aid", "in_kind")),
        "v_fund_flow",
        "donor_path = '山东省/青岛市' and recipient_path like '甘肃省/陇南市%' and year = 2020 and kind in "
        "('social_aid', 'in_kind')",
    ),
}


@pytest.fixture(scope="module")
def connection(source_database: Path) -> Iterator[Connection]:
    with reading(f"sqlite:///{source_database}") as opened:
        yield opened


def chosen(connection: Connection, asked: Filter, name: str) -> list[tuple[object, ...]]:
    dataset = datasets()[name]
    return list(dataset.rows(connection, Selection(connection, asked).condition(dataset)))


@pytest.mark.parametrize(("asked", "view", "where"), CASES.values(), ids=CASES)
def test_rows_are_those_of_plain_sql(connection: Connection, asked: Filter, view: str, where: str) -> None:
    expected = set(connection.exec_driver_sql(f"select id from {view} where {where}").scalars())
    everything = set(connection.exec_driver_sql(f"select id from {view}").scalars())
    assert expected < everything
    assert {row[0] for row in chosen(connection, asked, view)} == expected
    assert expected


def test_evidence_and_entities_follow_the_facts(connection: Connection) -> None:
    asked = Filter(first_year=2019, last_year=2019)
    facts = {row[0] for name in datasets() if name.startswith("v_") and datasets()[name].rows_of in FACT_TABLE
             for row in chosen(connection, asked, name)}  # fmt: skip
    names = [field.name for field in datasets()["v_evidence"].fields]
    proofs = chosen(connection, asked, "v_evidence")
    assert {row[names.index("fact_id")] for row in proofs} == facts
    pairings = {row[0] for row in chosen(connection, asked, "pairing")}
    position = [field.name for field in datasets()["fund_flow"].fields].index("pairing_id")
    named = {row[position] for row in chosen(connection, asked, "fund_flow")} - {None}
    assert named
    assert named <= pairings
    sources = {row[0] for row in chosen(connection, asked, "article")}
    assert sources == {row[names.index("article_id")] for row in proofs}


def test_a_kind_leaves_only_money(connection: Connection) -> None:
    selection = Selection(connection, Filter(kinds=("fiscal_aid",)))
    kept = {name for name, dataset in datasets().items() if dataset.is_view and selection.can_hold(dataset)}
    assert kept >= {"v_fund_flow", "v_aid_by_pairing_year", "v_pairing", "v_project", "v_enterprise", "v_evidence"}
    assert not kept & {"v_labor_transfer", "v_talent_exchange", "v_observation", "v_pairing_tally", "v_correction"}
    assert chosen(connection, Filter(kinds=("fiscal_aid",)), "v_observation") == []


@pytest.mark.parametrize("name", ["青岛", "青岛市", "山东省/青岛市", "370200"])
def test_a_side_by_any_of_its_names(connection: Connection, name: str) -> None:
    wanted = chosen(connection, Filter(donor="山东省/青岛市"), "v_fund_flow")
    assert chosen(connection, Filter(donor=name), "v_fund_flow") == wanted
    assert wanted


def test_another_suffix(connection: Connection) -> None:
    assert chosen(connection, Filter(recipient="积石山县"), "v_fund_flow") == chosen(
        connection, Filter(recipient="积石山保安族东乡族撒拉族自治县"), "v_fund_flow"
    )


@pytest.mark.parametrize("name", ["火星", "北京市", "", "%"])
def test_a_name_on_no_side_is_refused(connection: Connection, name: str) -> None:
    if not name:
        assert not Filter(donor=name)
        return
    with pytest.raises(UsageError, match="on one of its sides"):
        Selection(connection, Filter(donor=name))


def test_a_name_of_several_divisions_is_refused(database, region, write, store, tmp_path: Path) -> None:
    """西安市新城区 and 呼和浩特市新城区."""
    donor, told = region("江苏省/南京市"), {"status": "actual", "qualifier": "exact", "is_cumulative": False}
    money = {"donor": donor, "kind": "fiscal_aid", "stage": "disbursed"} | told
    one, other = region("陕西省/西安市/新城区"), region("内蒙古自治区/呼和浩特市/新城区")
    store(
        database,
        write(
            "two.txt",
            "甲得100元，乙得200元。",
            ("fund_flow", "甲得100元", money | {"recipient": one, "amount_yuan": 100}),
            ("fund_flow", "乙得200元", money | {"recipient": other, "amount_yuan": 200}),
        ),
    )
    with reading(f"sqlite:///{tmp_path}/pairing.db") as opened:
        with pytest.raises(UsageError, match=r"内蒙古自治区/呼和浩特市/新城区、陕西省/西安市/新城区"):
            Selection(opened, Filter(recipient="新城区"))
        rows = chosen(opened, Filter(recipient=one.path), "fund_flow")
        assert len(rows) == 1
