from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article, Document, Mentions, Region
from pairing_db.interpret.enterprises import enterprise_of, enterprise_readings
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

CASES = tomllib.loads((Path(__file__).parent / "cases" / "enterprises.toml").read_text(encoding="utf-8"))["case"]


def read(text: str) -> tuple[Document, Mentions]:
    page = f"东西部协作见闻\n\n2021年10月8日 来源:山海日报\n\n{text}\n"
    article = Article("invented.txt", "0" * 64, page)
    document = segment(article, clean(article))
    return document, recognise(document)


def owner(text: str, figure: str) -> str | None:
    document, mentions = read(text)
    at = document.clean.text.index(figure)
    return enterprise_of(document, mentions, enterprise_readings(document, mentions), at, at + len(figure))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:18] for case in CASES])
def test_homes(case: dict[str, Any]) -> None:
    readings = enterprise_readings(*read(case["text"]))
    homes = {r.values["name"]: r.values["home"] for r in readings}
    assert set(homes) == set(case["homes"])
    for name, wanted in case["homes"].items():
        home = homes[name]
        assert (isinstance(home, Region) and home.path.endswith(wanted)) if wanted else home is None


def test_one_reading_with_aliases_and_at_most_three_places() -> None:
    text = "海沃供应链集团有限公司(简称“海沃集团”)来了。海沃集团签约。海沃集团投产。海沃集团扩产。海沃供应链招工。"
    document, mentions = read(text)
    (reading,) = enterprise_readings(document, mentions)
    assert reading.values["name"] == "海沃供应链集团有限公司"
    assert reading.values["aliases"] == ("海沃供应链", "海沃集团")
    assert len(reading.spans) == 3
    start, end = reading.spans[0]
    assert document.clean.text[start:end] == "海沃供应链集团有限公司"


FIRM = "宁波甬盛食品有限公司"
OTHER = "册亨金谷农业有限公司"


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        (f"{FIRM}去年实现产值2760万元,缴税83万元。", "83万元", FIRM),
        (f"{FIRM}落户册亨县。该公司吸纳务工136人。", "136人", FIRM),
        (f"{FIRM}与{OTHER}签约,每年采购蔬菜200吨。", "200吨", FIRM),
        (f"{FIRM}、{OTHER}带动3000人增收。", "3000人", None),
        (f"{FIRM}落户册亨县。宁波市投入资金5000万元。", "5000万元", None),
        (f"{FIRM}落户册亨县。全县共引进企业12家,投资3亿元。", "3亿元", None),
        (f"{FIRM}建厂。{FIRM}招工。由{OTHER}包销。产品出口4000吨。", "4000吨", FIRM),
    ],
)
def test_whose_figure(text: str, figure: str, wanted: str | None) -> None:
    assert owner(text, figure) == wanted


def test_a_long_list_of_firms_has_one_home_for_all() -> None:
    names = [
        f"鹭{one}{two}{three}食品有限公司"
        for one in "甲乙丙丁"
        for two in "戊己庚辛壬"
        for three in "子丑寅卯辰巳午未申酉"
    ]
    readings = enterprise_readings(*read("贵州省册亨县" + "、".join(names) + "等企业参展。"))
    assert [r.values["name"] for r in readings] == ["册亨县" + names[0], *names[1:]]
    assert {home.name for r in readings if isinstance(home := r.values["home"], Region)} == {"册亨县"}
    assert all(r.values["home"] for r in readings)
