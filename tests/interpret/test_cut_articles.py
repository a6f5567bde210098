"""An article may stop anywhere, also in the middle of a name or a figure: it is read as far as it goes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pairing_db.clean import clean
from pairing_db.document import Article
from pairing_db.interpret.article import interpret
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

GOLD = Path(__file__).parents[1] / "gold"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*/articles/*.txt"))]

MARKS = [
    *("( )", "()", "（", "）", "[", "】", "“", "」", "《", "、", "，。", "；", "——", "…"),
    *("\x00", "\ufeff", "\u3000", "\n", "%", "1/3", "12.", "〇", "年", "第", "其中", "分别", "万元", "2月30日"),
    *("(a)", "(é)", "５", "百分之", "-5"),
]


def read(text: str) -> None:
    document = segment(article := Article("cut.txt", "0" * 64, text), clean(article))
    found = interpret(document, recognise(document))
    for reading in found.readings:
        assert all(0 <= start < end <= len(document.clean.text) for start, end in reading.spans)


@settings(max_examples=120, deadline=None)
@given(text=st.sampled_from(TEXTS), share=st.floats(0, 1))
def test_an_article_that_breaks_off_is_read(text: str, share: float) -> None:
    read(text[: int(share * len(text))])


@settings(max_examples=60, deadline=None)
@given(
    text=st.sampled_from(TEXTS),
    start=st.floats(0, 1),
    marks=st.lists(st.tuples(st.integers(0, 500), st.sampled_from(MARKS)), max_size=16),
)
def test_an_article_with_stray_marks_is_read(text: str, start: float, marks: list[tuple[int, str]]) -> None:
    begin = int(start * len(text))
    damaged = text[begin : begin + 500]
    for position, mark in marks:
        damaged = damaged[:position] + mark + damaged[position:]
    read(damaged)


def test_a_text_that_ends_with_a_place() -> None:
    for text in (
        "新疆巴音郭楞",
        "从青岛到定西",
        "他一心要把“深圳巴马大健康合作特别试验区",
        "我是7月4日到7月6日去北京",
        "",
    ):
        read(text)
