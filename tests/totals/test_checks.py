"""Checks by arithmetic: what holds, what fails, what cannot be told; and contradictions with both their sentences."""

from __future__ import annotations

import pytest

CASES = [
    (
        "parts that add up, and an increase of which last year is not told",
        "2019年,东丽区累计到位甘谷县帮扶资金3800余万元,其中财政援助资金3169万元、社会帮扶资金631.92万元,较2018年度增加1000余万元。",
        {"sum_of_parts holds", "increase cannot_tell"},
    ),
    (
        "parts that are more than their whole",
        "2022年,济南市向临夏州拨付帮扶资金8215万元(财政援助资金7500万元、社会帮扶资金800万元)。",
        {"sum_of_parts fails"},
    ),
    (
        "parts that leave something open",
        "2022年,济南市向临夏州拨付财政援助资金4.5亿元,其中产业项目资金2.8亿元。",
        {"sum_of_parts cannot_tell"},
    ),
    (
        "148 of 200 is 74%",
        "2019年,甘谷县培训贫困村创业致富带头人200人,创业成功148人,创业成功率74%。",
        {"share_of_whole holds"},
    ),
    (
        "148 of 200 is not 84%",
        "2019年,甘谷县培训贫困村创业致富带头人200人,创业成功148人,创业成功率84%。",
        {"share_of_whole fails"},
    ),
    (
        "5.5972亿元 over the nine counties of 陇南",
        "2020年,青岛市安排陇南市财政援助资金5.5972亿元,县均投入6219万元。",
        {"average_times_count holds"},
    ),
    (
        "an average that may be over some of the counties",
        "2020年,青岛市安排陇南市财政援助资金5.5972亿元,县均投入8219万元。",
        {"average_times_count cannot_tell"},
    ),
    (
        "a completion above the target",
        "2022年,济南市向临夏州输转劳动力任务2000人,实际完成2880人,完成率144%。",
        {"target_reached holds", "share_of_whole holds"},
    ),
    (
        "half a year is not held against a whole one",
        "2022年1至6月,南京市向西宁市投入财政援助资金1.3亿元,同比增长10%。2021年,南京市向西宁市投入财政援助资金3亿元。",
        {"growth cannot_tell"},
    ),
    (
        "a target that was missed",
        "2018年,厦门市向临夏州输转劳动力任务3000人,实际完成2126人。",
        {"target_reached fails"},
    ),
    (
        "growth against the year before",
        "2022年,南京市向西宁市投入财政援助资金3.3亿元,同比增长10%。2021年,南京市向西宁市投入财政援助资金3亿元。",
        {"growth holds"},
    ),
    (
        "growth that the figures do not bear out",
        "2022年,南京市向西宁市投入财政援助资金3.3亿元,同比增长30%。2021年,南京市向西宁市投入财政援助资金3亿元。",
        {"growth fails"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_figures_are_held_against_each_other(holding, rows, text: str, wanted: set[str]) -> None:
    found = rows(holding(("2023-05-01", text)), "SELECT DISTINCT check_result_id, check_code, outcome FROM v_check")
    assert sorted(f"{row['check_code']} {row['outcome']}" for row in found) == sorted(wanted)


def test_a_check_names_the_facts_that_it_used(holding, rows) -> None:
    text = "2020年,青岛市安排陇南市财政援助资金5.5972亿元,县均投入6219万元。"
    found = rows(holding(("2020-06-19", text)), "SELECT part, value, stated, computed FROM v_check ORDER BY part")
    assert [(row["part"], row["value"]) for row in found] == [("stated", 62190000), ("whole", 559720000)]
    assert round(found[0]["computed"]) == 62191111


def test_a_contradiction_shows_both_sentences_and_which_is_newer(holding, rows) -> None:
    told = "2021年,广州市向毕节市拨付财政援助资金{}亿元。"
    engine = holding(("2022-01-10", told.format("3.1")), ("2022-03-02", told.format("3.52")))
    (row,) = rows(engine, "SELECT * FROM v_conflict")
    assert {row["one_value"], row["other_value"]} == {3.1e8, 3.52e8}
    assert row["one_quote"] != row["other_quote"]
    assert row["other_value" if row["newer"] == "other" else "one_value"] == 3.52e8
    assert (row["donor"], row["recipient"], row["year"], row["nearer"]) == ("广州市", "毕节市", 2021, "same")
