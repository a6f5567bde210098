"""Observed pairings against the official register, and the years of which something or nothing is known."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from pairing_db.resolve.atlas import Atlas
from pairing_db.resolve.facts import SHAPES
from pairing_db.resolve.identity import content_id
from pairing_db.resolve.register import register_checks
from pairing_db.store.reference import reference_rows

CASES = tomllib.loads((Path(__file__).parent / "cases" / "register.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(reference_rows()["region"], [])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any], atlas: Atlas) -> None:
    def at(path: str) -> str:
        (found,) = atlas.at(path)
        return found

    lines = [
        {
            "id": content_id(number),
            "donor_region_id": at(donor),
            "recipient_region_id": at(recipient),
            "from_year": first,
            "to_year": last or None,
            "confidence": confidence,
        }
        for number, (donor, recipient, first, last, confidence) in enumerate(case["register"])
    ]
    donor, recipient, year = case["pairing"]
    pairing = {"id": "p", "level": "prefecture", "donor_region_id": at(donor), "recipient_region_id": at(recipient)}
    pairing |= {"started_year": year or None, "ended_year": None}
    rows: dict[str, list[dict[str, Any]]] = {"pairing": [pairing], **{table: [] for table in SHAPES}}
    (check,) = register_checks(rows, {"p": []}, lines, atlas)
    verdict, reason, number = case["expect"]
    assert (check["verdict"], check["reason"]) == (verdict, reason)
    assert check["register_id"] == (content_id(number) if number >= 0 else None)


def test_years_come_from_facts_and_sums_and_gaps_are_seen(database: Engine, region, write, store, rows) -> None:
    sides = {"donor": region("山东省/青岛市"), "recipient": region("甘肃省/陇南市")}
    given = sides | {"kind": "fiscal_aid", "stage": "disbursed", "status": "actual", "qualifier": "exact"}
    year = {"period_start": "2018-01-01", "period_end": "2018-12-31", "is_cumulative": False}
    years = {"period_start": "2018-01-01", "period_end": "2019-12-31", "is_cumulative": True}
    plan = {"period_end": "2025-12-31", "status": "planned"}
    text = "青岛市帮扶陇南市，2018年资金1亿元，两年资金2亿元，将投入3亿元，县县结对12个。"
    store(
        database,
        write(
            "a.txt",
            text,
            ("pairing", "青岛市帮扶陇南市", sides | {"level": "prefecture"}),
            ("fund_flow", "资金1亿元", given | year | {"amount_yuan": 1e8}),
            ("fund_flow", "资金2亿元", given | years | {"amount_yuan": 2e8}),
            ("fund_flow", "投入3亿元", given | plan | {"amount_yuan": 3e8}),
        ),
        write("b.txt", "2018年青岛市资金1亿元。", ("fund_flow", "资金1亿元", given | year | {"amount_yuan": 1e8})),
    )
    known = rows(
        database, "SELECT year, articles, fund_flow, observation, cumulative, missing FROM v_pairing_year ORDER BY year"
    )
    told = {row["year"]: (row["articles"], row["fund_flow"], row["cumulative"], row["missing"]) for row in known}
    assert told == {2016: (0, 0, 0, 1), 2017: (0, 0, 0, 1), 2018: (2, 1, 1, 0), 2019: (0, 0, 1, 1), 2020: (0, 0, 0, 1)}
    checks = rows(
        database,
        "SELECT year, verdict, reason, register_donor, from_year, confidence FROM v_register_check ORDER BY year",
    )
    assert [(check["year"], check["verdict"], check["reason"]) for check in checks] == [
        (2018, "agreement", "same"),
        (2019, "agreement", "same"),
    ]
    assert all(check["register_donor"] == "青岛市" and check["confidence"] for check in checks)
