"""Web pages: the main text, and what the head says."""

from __future__ import annotations

from datetime import date

import pytest

from pairing_db.errors import ReadError
from pairing_db.read import read_bytes

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>东西协作_甘谷县人民政府</title>{meta}</head><body>
<div class="nav"><a href="/">首页</a><a href="/news">新闻中心</a></div>
<h1>甘谷县与东丽区深化协作</h1>
<div class="content"><p>2019年以来,东丽区大幅提高支持力度,累计到位帮扶资金3800余万元,其中财政援助资金3169万元。</p>
<p>为确保所有帮扶资金全部用于贫困村组,使帮扶效益最大化,甘谷县积极与东丽区衔接沟通。</p></div>
<div class="footer">陇ICP备05000000号</div></body></html>"""
META = (
    '<meta name="ArticleTitle" content="甘谷县与东丽区 深化协作"><meta name="PubDate" content="2020-06-03 10:43">'
    '<meta name="ContentSource" content="甘谷县融媒体中心"><link rel="canonical" href="https://www.example.cn/a.html">'
)


@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gbk"), ("utf-8", "gbk")])
def test_main_text_and_head(charset: str, codec: str) -> None:
    data = PAGE.format(charset=charset, meta=META).encode(codec)
    article = read_bytes(data, source="a.html", kind="html")
    assert "累计到位帮扶资金3800余万元,其中财政援助资金3169万元。" in article.text
    assert "ICP" not in article.text
    assert article.title == "甘谷县与东丽区 深化协作"
    assert (article.publisher, article.published_on) == ("甘谷县融媒体中心", date(2020, 6, 3))
    assert article.url == "https://www.example.cn/a.html"


def test_a_silent_head_leaves_nothing_but_the_one_heading() -> None:
    article = read_bytes(PAGE.format(charset="utf-8", meta="").encode(), source="a.html", kind="html")
    assert article.title == "甘谷县与东丽区深化协作"
    assert (article.publisher, article.published_on, article.url) == (None, None, None)


def test_an_impossible_date_is_none() -> None:
    page = PAGE.format(charset="utf-8", meta='<meta name="PubDate" content="2020-13-40">')
    assert read_bytes(page.encode(), source="a.html", kind="html").published_on is None


@pytest.mark.parametrize("page", ["<html><body><script>render()</script></body></html>", "<>"])
def test_a_page_without_main_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match="has no main text"):
        read_bytes(page.encode(), source="a.html", kind="html")
