"""Particulars of a line, the year that a page leaves out, the date that only the text tells."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article
from pairing_db.segment import segment
from pairing_db.segment.dateline import is_dateline, particulars, split_title
from pairing_db.segment.dates import dates_in, han_number, last_day
from pairing_db.segment.years import deduced_year, inferred_date

CASES = tomllib.loads((Path(__file__).parent / "cases" / "header.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["line"], ids=lambda case: case["text"])
def test_a_line_of_particulars(case: dict[str, Any]) -> None:
    found = particulars(case["text"])
    assert is_dateline(case["text"])
    days = [[day.on.isoformat(), day.precision, mark] for day, mark in found.days]
    assert days == case.get("days", [])
    assert [list(pair) for pair in found.month_days] == case.get("month_days", [])
    assert list(found.sources) == case.get("sources", [])
    if "mastheads" in case:
        assert list(found.mastheads) == case["mastheads"]


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["text"])
def test_a_line_that_is_none(case: dict[str, Any]) -> None:
    assert not is_dateline(case["text"])


@pytest.mark.parametrize("case", CASES["year"], ids=lambda case: case["text"][:20])
def test_the_year_of_a_day_without_one(case: dict[str, Any]) -> None:
    assert deduced_year(case["text"], *case["on"]) == case.get("year")


@pytest.mark.parametrize("case", CASES["inferred"], ids=lambda case: case["text"][:20])
def test_the_date_that_the_text_tells(case: dict[str, Any]) -> None:
    found = inferred_date(case["text"], case.get("title", ""))
    assert (found and found.isoformat()) == case.get("date")


def test_particulars_that_share_the_line_of_a_title() -> None:
    assert split_title("青岛陇南扶贫协作工作综述 2020-06-19 07:46 来源:青岛日报") == 12
    assert split_title("合力攻坚 同心共筑小康梦") == 12


def test_no_date_that_the_calendar_lacks() -> None:
    assert dates_in("2020-02-30 2021年13月1日 2019.5.60 12345678901") == []


def test_a_day_is_not_read_out_of_a_longer_number() -> None:
    assert dates_in("电话12020-06-1934,编号320200619001") == []


@pytest.mark.parametrize(
    ("text", "value"), [("五", 5), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("70", 70), ("一百", 100)]
)
def test_chinese_numbers(text: str, value: int) -> None:
    assert han_number(text) == value


def test_the_last_day_of_a_month() -> None:
    assert [last_day(2020, 2), last_day(2019, 12)] == [date(2020, 2, 29), date(2019, 12, 31)]


def test_a_report_whose_first_paragraph_names_who_gave_the_photograph_keeps_its_day() -> None:
    text = (
        "一杯春茶谢亲人\n\n中新网青岛5月28日电(记者 高某)27日晚,安顺春茶推介会在青岛举行,茶农带来两罐新茶。"
        "5月27日晚,茶农向青岛代表赠茶。(主办方供图)\n\n2018年,青岛与安顺结对。七年来,青岛选派干部126人次到安顺。"
        "2024年,安顺接待游客7100万人次。\n"
    )
    article = Article("x.txt", "0" * 64, text)
    header = segment(article, clean(article)).header
    assert (header.published_on, header.published_precision) == (date(2025, 5, 28), "inferred")
