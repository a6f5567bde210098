"""A reprint adds evidence and no second source, raises no sum, and means the days of the original."""

from __future__ import annotations

from itertools import permutations

import pytest

BODY = (
    "今年以来,青岛市向陇南市拨付财政援助资金5.6亿元,选派教师120名赴陇南市支教。两市把产业合作作为协作的重点,"
    "共同建设农业产业园,让更多农户在家门口就业。青岛市还组织企业到陇南市考察,签订购销协议,帮助群众把核桃、花椒、"
    "油橄榄卖到更远的地方。陇南市的干部说,协作给山村带来了看得见的变化,也让年轻人愿意留下来。"
)
SITE = "新闻中心 > 东西部协作\n{}\n版权所有 未经授权不得转载"
HANT = str.maketrans(
    "来财资选产业为协设农区庄园让户门个织购销协议帮卖远说给带见变轻愿",
    "來財資選產業為協設農區莊園讓戶門個織購銷協議幫賣遠說給帶見變輕願",
)
ORIGINAL = ("2022-11-20", BODY)
COPIES = [("2022-11-22", SITE.format(BODY)), ("2023-01-03", BODY.translate(HANT))]


def test_reprints_are_one_source_and_one_sum_in_any_order(holding, rows) -> None:
    for order in permutations([ORIGINAL, *COPIES]):
        engine = holding(*order)
        found = rows(engine, "SELECT year, period_end, amount_yuan, sources, sum_ok FROM v_fund_flow")
        assert found == [{"year": 2022, "period_end": "2022-11-20", "amount_yuan": 5.6e8, "sources": 1, "sum_ok": 1}]
        copies = rows(engine, "SELECT count(*) AS n FROM article WHERE reprint_of_id IS NOT NULL")
        assert copies == [{"n": 2}]
        evidence = rows(engine, "SELECT count(*) AS n FROM v_evidence WHERE fact_table = 'fund_flow'")
        assert evidence == [{"n": 3}]


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_that_stands_alone_is_an_article_like_any_other(holding, rows, copy: tuple[str, str]) -> None:
    engine = holding(copy)
    assert rows(engine, "SELECT reprint_of_id FROM article") == [{"reprint_of_id": None}]
