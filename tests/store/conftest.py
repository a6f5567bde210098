"""A database with something in every kind of table."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine


@pytest.fixture
def plant(region, write):
    """An article that states something of every kind."""
    donor, recipient = region("山东省/青岛市"), region("甘肃省/陇南市")
    village = region("甘肃省/陇南市/文县/碧口镇/李子坝村", "village")
    told = {"qualifier": "exact", "status": "actual", "period_end": "2020-06-19", "is_cumulative": False}
    text = (
        "青岛市对口帮扶陇南市，12个县区结对，拨付财政援助资金2.5亿元，输转劳务380人，选派教师12名。"
        "青岛利和萃取股份有限公司在李子坝村建萃取厂，投资3000万元，收益12户。"
    )
    return write(
        "plant.txt",
        text,
        ("pairing", "青岛市对口帮扶陇南市", {"donor": donor, "recipient": recipient, "level": "prefecture"}),
        (
            "pairing_tally",
            "12个县区结对",
            {"donor": donor, "recipient": recipient, "unit_kind": "county", "recipient_count": 12} | told,
        ),
        (
            "fund_flow",
            "财政援助资金2.5亿元",
            {"donor": donor, "recipient": recipient, "kind": "fiscal_aid", "stage": "allocated", "amount_yuan": 2.5e8}
            | told,
        ),
        (
            "labor_transfer",
            "输转劳务380人",
            {"origin": recipient, "destination": donor, "mode": "to_partner", "persons": 380.0, "unit": "person"}
            | told,
        ),
        (
            "talent_exchange",
            "选派教师12名",
            {"from": donor, "to": recipient, "direction": "to_recipient", "role": "teacher", "activity": "service"}
            | {"persons": 12, "unit": "person"}
            | told,
        ),
        (
            "enterprise",
            "青岛利和萃取股份有限公司",
            {"name": "青岛利和萃取股份有限公司", "aliases": ("利和萃取",), "kind": "company", "home": donor},
        ),
        (
            "project",
            "建萃取厂，投资3000万元",
            {"name": "萃取厂", "region": village, "enterprises": (("利和萃取", "investor"),), "status": "operating"}
            | {"sector": "processing", "actual_investment_yuan": 3e7, "qualifier": "exact"},
        ),
        (
            "observation",
            "收益12户",
            {"indicator": "households_benefited", "region": village, "project": "萃取厂", "enterprise": "利和萃取"}
            | {"value": 12, "unit": "household"}
            | told,
        ),
        figures=(
            ("2.5亿元", "fact", None, 2, "amount_yuan"),
            ("380人", "fact", None, 3, "persons"),
            ("12户", "fact", None, 7, "value"),
            ("3000万元", "fact", None, 6, "actual_investment_yuan"),
        ),
    )


@pytest.fixture
def loaded(database: Engine, plant, store) -> Engine:
    """A database that holds that article."""
    store(database, plant)
    return database
