"""Ids do not depend on how a number or a name is written, and never on anything but the key."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairing_db.resolve.identity import content_id, fold


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("农人荟（天津）", "农人荟天津"),
        ("农人荟(天津)", "农人荟天津"),
        ("１２ ｋＷ", "12kw"),
        ("“万企兴万村”", "万企兴万村"),
        ("——", None),
        (None, None),
    ],
)
def test_fold(words: str | None, folded: str | None) -> None:
    assert fold(words) == folded


def test_whole_numbers_and_dates_have_one_form() -> None:
    assert content_id("a", 3) == content_id("a", 3.0)
    assert content_id("a", date(2020, 6, 19)) == content_id("a", "2020-06-19")
    assert content_id("a", 3) != content_id("a", 3.5)
    assert content_id("a", None, "b") != content_id("a", "b", None)


@given(st.lists(st.none() | st.text() | st.integers() | st.floats(allow_nan=False)))
def test_every_key_has_an_id(key: list[str]) -> None:
    assert re.fullmatch("[0-9a-f]{16}", content_id(*key))


@given(st.text())
def test_folding_again_changes_nothing(words: str) -> None:
    folded = fold(words)
    assert folded is None or fold(folded) == folded
