"""Divisions named in a text: whole lists of mentions, from case files that anyone can extend."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pairing_db.recognise.regions import find_regions

CASES = tomllib.loads((Path(__file__).parent / "cases" / "regions.toml").read_text(encoding="utf-8"))["case"]
DAY = date(2020, 6, 19)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_the_text_names_these_divisions_and_no_others(case: dict[str, Any]) -> None:
    text = case["text"]
    mentions = find_regions(text, case.get("on", DAY))
    wanted = [line.split(" | ") for line in case["found"]]
    assert [f"{text[m.start : m.end]} -> {m.region.path}" for m in mentions] == [w[0] for w in wanted]
    for mention, want in zip(mentions, wanted, strict=True):
        assert len(want) == 1 or mention.via == want[1], (text[mention.start : mention.end], mention.via)


def test_mentions_are_sorted_and_do_not_overlap() -> None:
    text = "。".join(case["text"] for case in CASES)
    mentions = find_regions(text, DAY)
    assert len(mentions) > 50
    for left, right in pairwise(mentions):
        assert left.end <= right.start


def test_every_mention_carries_the_code_of_its_county() -> None:
    text = "东丽区华明街与榆林高新区、贵安新区、甘谷县西坪镇、东莞市虎门镇结对。成县陈院镇白马寺村。"
    codes = {text[m.start : m.end]: m.region.county_code for m in find_regions(text, DAY)}
    assert codes == {
        "东丽区": "120110", "华明街": "120110", "榆林高新区": "610800", "贵安新区": "520000", "甘谷县": "620523",
        "西坪镇": "620523", "东莞市": "441900", "虎门镇": "441900", "成县": "621221", "陈院镇": "621221",
        "白马寺村": "621221",
    }  # fmt: skip


def test_an_article_without_a_date_is_read_with_todays_divisions() -> None:
    (mention,) = find_regions("即墨市", None)
    assert mention.region.code == "370215"


def test_empty_text() -> None:
    assert find_regions("", DAY) == ()


def test_time_grows_with_the_text_and_no_faster() -> None:
    text = "。".join(case["text"] for case in CASES)
    find_regions(text, DAY)
    seconds = []
    for times in (2, 8):
        started = time.process_time()
        find_regions(text * times, DAY)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 8 * max(seconds[0], 0.02)
