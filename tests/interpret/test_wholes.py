"""Which figure a sentence makes a part of which."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from pairing_db.document import Article
from pairing_db.pipeline import understand

CASES = [
    ("2023年,杭州市向恩施州拨付财政援助资金4.5亿元,其中产业项目资金2.8亿元。", {("2.8亿元", "4.5亿元", "其中")}),
    (
        "2019年,东丽区累计到位甘谷县帮扶资金3800余万元,其中财政援助资金3169万元、社会帮扶资金631.92万元,"
        "较2018年度增加1000余万元。",
        {("3169万元", "3800余万元", "其中"), ("631.92万元", "3800余万元", "其中")},
    ),
    (
        "2022年,厦门市向临夏州拨付帮扶资金8000万元(财政援助资金7500万元、社会帮扶资金500万元)。",
        {("7500万元", "8000万元", "bracket"), ("500万元", "8000万元", "bracket")},
    ),
    (
        "2021年,厦门市选派专业技术人才45名赴临夏州支援,教师30名、医生15名。",
        {("30名", "45名", "adds up"), ("15名", "45名", "adds up")},
    ),
    ("2021年,厦门市选派教师30名、医生15名赴临夏州支援。", set()),
    ("2021年,厦门市选派教师30名、医生15名赴临夏州支援,其中服务期半年以上的12名。", set()),
    ("2022年,厦门市向临夏州拨付财政援助资金8000万元,2023年拨付财政援助资金7000万元。", set()),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_parts_know_their_whole(text: str, wanted: set[tuple[str, str, str]]) -> None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    found = understand(Article("a.txt", sha256, text, published_on=date(2024, 1, 20)))
    clean = found.document.clean.text
    parts = {
        (clean[f.quantity.start : f.quantity.end], clean[slice(*f.part_of)], f.part_rule)
        for f in found.figures
        if f.part_of
    }
    assert parts == wanted
