"""Which article copies which, and what its statements are dated by."""

from __future__ import annotations

import random
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from pairing_db.resolve.reprints import Body, originals

GOLD = Path(__file__).resolve().parents[1] / "gold" / "own" / "articles"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]


def body(name: str, text: str, day: int = 1) -> Body:
    return Body(name, date(2023, 5, day), text)


def partly(text: str, other: str, share: float) -> str:
    """A text of the same length: its first part from ``text``, the rest from ``other``, sentences shuffled."""
    cut = int(share * len(text))
    parts = [*text[:cut].split("。"), *other[: len(text) - cut].split("。")]
    random.Random(7).shuffle(parts)
    return "。".join(parts)


@pytest.mark.parametrize("at", range(len(TEXTS)))
def test_four_fifths_copied_is_a_reprint_and_half_is_none(at: int) -> None:
    text, other = TEXTS[at], "。".join(TEXTS[:at] + TEXTS[at + 1 :])
    copy = Body("b", date(2023, 5, 2), partly(text, other, 0.82))
    half = Body("c", date(2023, 5, 3), partly(text, other, 0.48))
    first = Body("a", date(2023, 5, 1), text)
    assert originals([first, copy]) == {"b": "a"}
    assert originals([first, half]) == {}


def test_articles_of_one_genre_are_no_reprints_of_each_other() -> None:
    assert originals(body(str(number), text) for number, text in enumerate(TEXTS)) == {}


def test_header_and_footer_do_not_matter_nor_the_length_of_the_page() -> None:
    page = "网站首页 新闻中心 东西部协作专题\n" + TEXTS[0] + "\n版权所有 未经授权不得转载\n" + TEXTS[1] + TEXTS[2]
    assert originals([body("a", TEXTS[0]), body("b", page, 2)]) == {"b": "a"}


def test_the_earliest_is_the_original_then_the_smallest_id_in_any_order() -> None:
    given = [body("c", TEXTS[0], 1), body("a", TEXTS[0], 2), body("b", TEXTS[0], 1), body("d", TEXTS[1], 1)]
    for order in permutations(given):
        assert originals(order) == {"a": "b", "c": "b"}


def test_a_copy_of_a_copy_leads_to_the_original() -> None:
    first, second = TEXTS[0], partly(TEXTS[0], TEXTS[1], 0.84)
    third = partly(second, TEXTS[2], 0.84)
    assert set(originals([body("a", first), body("b", second, 2), body("c", third, 3)]).values()) == {"a"}


def test_an_article_without_a_date_is_never_the_original_of_one_that_has_one() -> None:
    assert originals([Body("a", None, TEXTS[0]), body("b", TEXTS[0])]) == {"a": "b"}


def test_a_notice_of_one_sentence_is_no_reprint() -> None:
    assert originals([body("a", "青岛市向陇南市捐款50万元。"), body("b", "青岛市向陇南市捐款50万元。", 2)]) == {}
