"""Which year a paper of the first months tells of: reviews of the year before, whatever opens and closes them."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article
from pairing_db.interpret.article import interpret
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

LEADS = (
    "2021年,苏陕两省深入推进东西部协作。",
    "一年来,苏陕两省深入推进东西部协作。",
    "过去一年,苏陕两省深入推进东西部协作。",
    "2月16日,陕西省东西部协作工作会议在西安召开。会议通报了2021年苏陕协作工作情况。",
    "日前,记者从省乡村振兴局获悉,2021年苏陕协作交出亮眼成绩单。",
    "2021年是新一轮苏陕协作的开局之年。",
)
CLOSES = (
    "两省的手越握越紧。",
    "今年,两省将继续深化协作。",
    "2022年,江苏将引进企业100家。",
    "今年春节刚过,务工人员乘专列前往江苏。",
)
OPENINGS = ("", "全年", "2021年,", "去年,")
NEWS = (
    "今年以来,苏陕两省深入推进东西部协作。",
    "今年1月,苏陕两省深入推进东西部协作。",
    "今年,江苏省到位资金2600万元。",
    "近日,江苏的医生来到陕西。",
)


def ends(lead: str, opening: str, close: str) -> list[object]:
    """The last day of every figure of an article of February 2022."""
    body = (
        lead,
        f"{opening}江苏省投入财政援助资金25.6亿元,实施项目612个。",
        "全省新引进江苏企业126家,到位资金86亿元。",
        f"{opening}江苏选派教师320名、医生260名来陕支教支医。",
        "帮助农村劳动力赴江苏就业1.2万人。",
        close,
    )
    text = "\n\n".join(("苏陕协作走深走实", *body))
    article = Article("a.txt", "0" * 64, text, title="苏陕协作走深走实", published_on=date(2022, 2, 18))
    document = segment(article, clean(article))
    rows = [r.values for r in interpret(document, recognise(document)).readings]
    return [row["period_end"] for row in rows if row.get("status") == "actual" and "period_end" in row]


@pytest.mark.parametrize(("lead", "close", "opening"), list(product(LEADS, CLOSES, OPENINGS)))
def test_a_review_is_of_the_year_before(lead: str, close: str, opening: str) -> None:
    told = ends(lead, opening, close)
    assert len(told) >= 7
    assert set(told) == {"2021-12-31"}


@pytest.mark.parametrize(("lead", "close"), list(product(NEWS, CLOSES)))
def test_news_are_of_the_year(lead: str, close: str) -> None:
    told = ends(lead, "", close)
    assert len(told) >= 7
    assert "2021-12-31" not in told
