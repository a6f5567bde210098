"""Two articles with something of every kind, and corrections of what follows from them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from pairing_db.document import Correction
from pairing_db.read import read_corrections
from pairing_db.resolve.lookup import split_id

ID_OF = re.compile(r"<(\w+): (.*?)>(?=['\"])", re.DOTALL)


@pytest.fixture(scope="session")
def two_articles(region, write):
    """What the cases of corrections speak of."""
    dongli, gangu = region("天津市/东丽区"), region("甘肃省/天水市/甘谷县")
    qingdao, longnan = region("山东省/青岛市"), region("甘肃省/陇南市")
    village = region("甘肃省/陇南市/文县/碧口镇/李子坝村", "village")
    town, same_town = region("甘肃省/陇南市/文县/碧口镇"), region("甘肃省/陇南市/碧口镇")
    told = {"status": "actual", "qualifier": "exact", "is_cumulative": False}
    told |= {"period_start": "2019-01-01", "period_end": "2019-12-31"}
    sides = {"donor": dongli, "recipient": gangu}
    gift = told | sides | {"kind": "social_aid", "stage": "disbursed"}
    invested = told | {"kind": "enterprise_investment", "stage": "disbursed", "amount_yuan": 3e7}
    jobs = told | {"indicator": "jobs_offered", "unit": "item", "project": "产业园", "value": 300}

    def firm(name: str, **values: Any):
        return ("enterprise", name, {"name": name, "kind": "company"} | values)

    first = write(
        "a.txt",
        "东丽区帮扶甘谷县，拨付财政援助资金3169万元，捐款631.92万元，输转劳务148人。青岛市帮扶陇南市。青岛利和萃取股份有限公司"
        "投资3000万元，在李子坝村建成萃取厂，收益12户，碧口镇5户。山东天成制药有限公司，天成制药。产业园提供岗位300个。",
        ("pairing", "东丽区帮扶甘谷县", sides | {"level": "county"}),
        ("pairing", "青岛市帮扶陇南市", {"donor": qingdao, "recipient": longnan, "level": "prefecture"}),
        ("fund_flow", "财政援助资金3169万元", gift | {"kind": "fiscal_aid", "amount_yuan": 31690000}),
        ("fund_flow", "捐款631.92万元", gift | {"amount_yuan": 6319200}),
        (
            "labor_transfer",
            "输转劳务148人",
            told | {"origin": gangu, "destination": dongli, "mode": "to_partner", "persons": 148, "unit": "person"},
        ),
        firm("青岛利和萃取股份有限公司", aliases=("利和萃取",), home=qingdao),
        firm("山东天成制药有限公司"),
        firm("天成制药"),
        ("fund_flow", "投资3000万元", invested | {"payer_enterprise": "青岛利和萃取股份有限公司"}),
        (
            "project",
            "建成萃取厂",
            {"name": "萃取厂", "region": village, "status": "operating", "enterprises": (("利和萃取", "investor"),)},
        ),
        ("project", "产业园", {"name": "产业园"}),
        ("observation", "岗位300个", jobs),
        ("observation", "收益12户", told | _households(village, 12)),
        ("observation", "碧口镇5户", told | _households(town, 5)),
        figures=(("148人", "fact", None, 4, "persons"),),
    )
    second = write(
        "b.txt",
        "东丽区捐款632万元给甘谷县，利和生物科技有限公司投资3000万元，碧口镇7户。产业园提供岗位300个。",
        ("fund_flow", "捐款632万元", gift | {"amount_yuan": 6320000}),
        firm("利和生物科技有限公司"),
        ("fund_flow", "投资3000万元", invested | {"payer_enterprise": "利和生物科技有限公司"}),
        ("observation", "碧口镇7户", told | _households(same_town, 7)),
        ("project", "产业园", {"name": "产业园"}),
        ("observation", "岗位300个", jobs),
        published="2020-07-01",
    )
    return first, second


def _households(place: Any, value: int) -> dict[str, Any]:
    return {"indicator": "households_benefited", "region": place, "value": value, "unit": "household"}


@pytest.fixture
def with_ids(rows) -> Callable[[str, Engine], str]:
    """A text with ``<table: condition>`` replaced by the id of the one row that fits."""

    def fill(words: str, engine: Engine) -> str:
        def key(match: re.Match[str]) -> str:
            if match[1] == "split":
                table, name, article = match[2].split(", ")
                (row,) = rows(engine, f"SELECT id FROM {table} WHERE name = '{name}'")
                return split_id(table, row["id"], (), (article,))
            (row,) = rows(engine, f"SELECT id FROM {match[1]} WHERE {match[2]}")
            return str(row["id"])

        return ID_OF.sub(key, words)

    return fill


@pytest.fixture
def corrections_of(tmp_path: Path) -> Callable[..., tuple[Correction, ...]]:
    """Corrections read from files: each text is a file, in which ``---`` parts the entries."""

    def make(*texts: str) -> tuple[Correction, ...]:
        folder = tmp_path / "corrections"
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.toml"):
            old.unlink()
        for number, text in enumerate(texts):
            entries = "".join(f"[[correction]]\n{entry}why = '与公报不符'\n" for entry in text.split("---\n"))
            (folder / f"{number}.toml").write_text(f"who = '资料室'\nwhen = 2026-01-31\n{entries}", encoding="utf-8")
        return read_corrections([folder])

    return make
