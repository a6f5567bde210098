"""Sentences and clauses over cases that anyone can add to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairing_db.document import Block
from pairing_db.segment.sentences import sentences_of

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sentences.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = sentences_of(text, [Block(0, len(text), "paragraph")])
    assert [[text[a:b] for a, b in sentence.clauses] for sentence in found] == case["sentences"]


def test_only_the_body_has_sentences() -> None:
    text = "一。二。三。"
    blocks = [Block(0, 2, "furniture"), Block(2, 4, "caption"), Block(4, 6, "other_story")]
    (sentence,) = sentences_of(text, blocks)
    assert (sentence.start, sentence.end, sentence.block) == (2, 4, 1)


@given(st.text(alphabet="协作1,393.5%:；;，。！?“”「」)） 、", max_size=80))
def test_clauses_tile_sentences_and_sentences_tile_blocks(text: str) -> None:
    found = sentences_of(text, [Block(0, len(text), "paragraph")])
    assert "".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")
    for sentence in found:
        clauses = "".join(text[a:b] for a, b in sentence.clauses)
        assert clauses.replace(" ", "") == text[sentence.start : sentence.end].replace(" ", "")
