from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article, Document, Mentions, Reading, Region
from pairing_db.interpret.project_lexicon import project_entries, sector_of
from pairing_db.interpret.projects import project_of, project_readings
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

CASES = tomllib.loads((Path(__file__).parent / "cases" / "projects.toml").read_text(encoding="utf-8"))["case"]


def read(
    text: str, published: str = "2021-10-08", title: str = "东西部协作见闻"
) -> tuple[Document, Mentions, list[Reading]]:
    year, month, day = (int(part) for part in published.split("-"))
    page = f"{title}\n\n{year}年{month}月{day}日 来源:山海日报\n\n{text}\n"
    article = Article("invented.txt", "0" * 64, page)
    document = segment(article, clean(article))
    mentions = recognise(document)
    return document, mentions, project_readings(document, mentions)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:18] for case in CASES])
def test_paragraphs(case: dict[str, Any]) -> None:
    _, _, readings = read(case["text"], case.get("published", "2021-10-08"), case.get("title", "东西部协作见闻"))
    assert [r.values["name"] for r in readings] == [p["name"] for p in case["projects"]]
    for reading, wanted in zip(readings, case["projects"], strict=True):
        for column, value in wanted.items():
            got: object = reading.values[column]
            if isinstance(got, Region):
                got, value = got.path.endswith(value), True
            if value == "":
                value = None  # TOML knows no null
            if column == "enterprises":
                value = tuple(tuple(pair) for pair in value)
            assert got == value, column


@pytest.mark.parametrize("entry", project_entries()["reading"], ids=lambda entry: entry["name"])
def test_examples_of_the_lexicon(entry: dict[str, Any]) -> None:
    for sentence in entry["yes"]:
        wanted = entry.get("names") or re.findall("【(.*?)】", sentence)
        readings = read(re.sub("[【】]", "", sentence))[2]
        assert [(r.values["name"], r.rule) for r in readings] == [(name, f"project:{entry['name']}") for name in wanted]
    for sentence in entry["no"]:
        assert [r.values["name"] for r in read(sentence)[2]] == []


def test_spans_lead_with_the_name() -> None:
    document, _, readings = read("青岛利和萃取股份有限公司在陇南成县投资建设的花椒加工项目开始分批试产,投资1.6亿元。")
    start, end = readings[0].spans[0]
    assert document.clean.text[start:end] == "花椒加工项目"


def test_figures_of_the_sentences_that_go_on() -> None:
    text = (
        "浙江森森食品有限公司在四川省广元市剑阁县投资建设的竹笋加工基地今年6月投产,总投资8000万元。"
        "截至9月底,该基地已加工竹笋560吨,吸纳务工120人。全县还发展竹林8万亩。"
    )
    document, mentions, readings = read(text)
    clean_text = document.clean.text
    owner = {
        figure: project_of(
            document, mentions, readings, clean_text.index(figure), clean_text.index(figure) + len(figure)
        )
        for figure in ("8000万元", "560吨", "120人", "8万亩")
    }
    assert owner == {"8000万元": "竹笋加工基地", "560吨": "竹笋加工基地", "120人": "竹笋加工基地", "8万亩": None}


def test_a_semicolon_ends_the_project() -> None:
    document, mentions, readings = read("去年,两地共建剑阁县竹笋产业园;全县建立了9个车间。")
    at = document.clean.text.index("9个")
    assert readings
    assert project_of(document, mentions, readings, at, at + 2) is None


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("新能源重卡基地", "manufacturing"),
        ("牛羊肉精深加工项目", "processing"),
        ("村道硬化工程", "other"),
        ("安置区路灯", "infrastructure"),
    ],
)
def test_sectors(name: str, sector: str) -> None:
    assert sector_of(name) == sector
