from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pairing_db.recognise.enterprise_lexicon import entries
from pairing_db.recognise.enterprises import find_enterprises, trading_name
from pairing_db.recognise.regions import find_regions

CASES = tomllib.loads((Path(__file__).parent / "cases" / "enterprises.toml").read_text(encoding="utf-8"))["case"]
READINGS = [*entries()["suffix"], *entries()["reading"]]
SENTENCES = [(entry["name"], sentence) for entry in READINGS for sentence in (*entry["yes"], *entry["no"])]


def found(marked: str) -> tuple[list[str], list[str], dict[str, str]]:
    text = re.sub("[【】]", "", marked)
    mentions = find_enterprises(text, find_regions(text, date(2021, 6, 1)))
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.name
    return re.findall("【(.*?)】", marked), [m.name for m in mentions], {m.name: m.key for m in mentions}


@pytest.mark.parametrize(("name", "sentence"), SENTENCES)
def test_examples_of_the_lexicon(name: str, sentence: str) -> None:
    wanted, names, _ = found(sentence)
    assert names == wanted, name


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:16] for case in CASES])
def test_sentences(case: dict[str, Any]) -> None:
    wanted, names, keys = found(case["text"])
    assert names == wanted
    for name, key in case.get("keys", {}).items():
        assert keys[name] == key


def test_kinds() -> None:
    text = "天津食品集团、甘谷雅路人麻编鞋业有限公司、甘谷县金丰养殖专业合作社和石榴红果蔬家庭农场签约。"
    kinds = [m.kind for m in find_enterprises(text, find_regions(text, None))]
    assert kinds == ["group", "company", "cooperative", "other"]


def test_one_body_under_many_names() -> None:
    text = (
        "青岛利和萃取有限公司建厂。青岛利和萃取股份有限公司试产,利和萃取招工。"
        "山东天成制药落户定西,天成药业的引进带动增收。成县红川镇康盛合作社就是红川镇康盛农民种植专业合作社。"
    )
    keys = {m.name: m.key for m in find_enterprises(text, find_regions(text, None))}
    assert keys["利和萃取"] == keys["青岛利和萃取有限公司"] == "青岛利和萃取股份有限公司"
    assert keys["天成药业"] == "山东天成制药"


def test_parent_and_subsidiary_stay_two() -> None:
    text = "甘肃中天羊业股份有限公司与江苏中天羊业股份有限公司签约。"
    keys = {m.key for m in find_enterprises(text, find_regions(text, None))}
    assert keys == {"甘肃中天羊业股份有限公司", "江苏中天羊业股份有限公司"}


def test_trading_name() -> None:
    assert trading_name("浙江羌味堂食品有限公司", "浙江") == "羌味堂食品"
    assert trading_name("农人荟(天津)科技发展有限公司", "") == "农人荟天津科技发展"


def test_long_text_stays_linear() -> None:
    text = "引进" + "甲乙丙丁" * 5000 + "有限公司"
    assert find_enterprises(text, ())[-1].end == len(text)
