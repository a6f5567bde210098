"""A paper that never names its own county writes about it all the same."""

from __future__ import annotations

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article, Document
from pairing_db.recognise.mentions import recognise
from pairing_db.recognise.writer import writer_of
from pairing_db.segment import segment


def document(publisher: str | None, text: str) -> Document:
    article = Article("paper.txt", "0" * 64, text, title="木耳棚里的笑声", publisher=publisher)
    return segment(article, clean(article))


@pytest.mark.parametrize(
    ("publisher", "code"),
    [
        ("从江时报", "522633"),
        ("黔江日报", "500114"),
        ("定西日报", "621100"),
        ("安康新闻网", "610900"),
        ("光明网", None),
        ("央广网", None),
        ("人民日报", None),
        (None, None),
    ],
)
def test_the_division_of_a_publisher(publisher: str | None, code: str | None) -> None:
    region = writer_of(document(publisher, "木耳棚里的笑声\n\n今年建起大棚86座。\n"))
    assert (region.code if region else None) == code


def test_its_towns_are_found_at_their_places() -> None:
    text = "木耳棚里的笑声\n\n洛香镇的大棚里，村民正在采摘木耳。\n"
    read = document("从江时报", text)
    found = [(read.clean.text[m.start : m.end], m.region.county_code) for m in recognise(read).regions]
    assert ("洛香镇", "522633") in found
    other = document(None, text)
    assert ("洛香镇", "522633") not in [
        (other.clean.text[m.start : m.end], m.region.county_code) for m in recognise(other).regions
    ]
