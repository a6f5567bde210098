"""The map from clean characters to the original: its laws, over any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairing_db.clean import clean
from pairing_db.clean.mapping import apply, unmapped
from pairing_db.document import Article, Edit

PIECES = st.sampled_from(
    [
        "協(xié)作",
        "扶(fu)貧(pin)(pin)",
        "?!巴顿Y何必",
        "，，",
        ",、",
        "１，３９３户",
        "\u3000",
        "\r\n",
        "\u200b",
        "&nbsp;",
        "<br>",
        "元",
        "。",
        "東西部 協作",
        "?",
        "F(xiàn)",
        "�",
        "青岛市",
        "2019 年",
        "(CBA)",
        "é",
        "𠮷",
        "\n",
        "(红网)",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_clean_character_has_a_place_in_the_original(text: str) -> None:
    cleaned = clean(Article("a", "0", text))
    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    for start, end in zip(cleaned.starts, cleaned.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(cleaned.starts) == sorted(cleaned.starts)
    assert list(cleaned.ends) == sorted(cleaned.ends)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_nothing_invisible_is_left(text: str) -> None:
    cleaned = clean(Article("a", "0", text)).text
    assert not set(cleaned) & set("\r\u200b\u3000\ufeff\u00ad\x00")


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_the_origin_of_a_stretch_spans_the_origins_of_its_parts(text: str, data: st.DataObject) -> None:
    cleaned = clean(Article("a", "0", text))
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    left, right = cleaned.origin(start, end)
    assert 0 <= left <= right <= len(text)
    assert (left == right) == (start == end)
    for i in range(start, end):
        inner = cleaned.origin(i, i + 1)
        assert left <= inner[0] < inner[1] <= right


def test_a_replacement_of_equal_length_maps_one_for_one_and_others_to_the_whole() -> None:
    mapped = apply(unmapped("abcdef"), [Edit(1, 3, "XY"), Edit(3, 5, "Z")])
    assert mapped.text == "aXYZf"
    assert mapped.starts == (0, 1, 2, 3, 5)
    assert mapped.ends == (1, 2, 3, 5, 6)


def test_steps_after_one_another_map_to_the_first_text() -> None:
    mapped = apply(apply(unmapped("abcdef"), [Edit(1, 3, "")]), [Edit(1, 3, "Q")])
    assert mapped.text == "aQf"
    assert (mapped.starts[1], mapped.ends[1]) == (3, 5)


@pytest.mark.parametrize("edits", [[Edit(1, 1, "x")], [Edit(0, 2, ""), Edit(1, 3, "")], [Edit(2, 9, "")]])
def test_edits_that_overlap_insert_or_leave_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another one, is empty, or leaves the text"):
        apply(unmapped("abc"), edits)
