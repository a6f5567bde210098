"""Numerals alone: value, high end and qualifier of each case in cases/numerals.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pairing_db.recognise.chinese_numerals import cardinal
from pairing_db.recognise.numerals import fold, parse_numeral, tokens

CASES = Path(__file__).parent / "cases" / "numerals.tsv"


def cases() -> list[tuple[str, str, str]]:
    """Numeral, value or low~high, qualifier."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        if not line.startswith("#"):
            numeral, value, qualifier = (*line.split("\t"), "", "")[:3]
            found.append((numeral, value, qualifier))
    return found


@pytest.mark.parametrize(("numeral", "value", "qualifier"), cases())
def test_numeral(numeral: str, value: str, qualifier: str) -> None:
    found = parse_numeral(numeral)
    if not value:
        assert found is None
        return
    low, _, high = value.partition("~")
    assert found is not None
    assert (found.value, found.value_max, found.qualifier) == (float(low), float(high) if high else None, qualifier)


def spell(number: int) -> str:
    """A number below ten thousand in Chinese characters, as a grammar book writes it."""
    digits, out, gap = "零一二三四五六七八九", "", False
    for power, sign in (1000, "千"), (100, "百"), (10, "十"), (1, ""):
        digit = number // power % 10
        if digit:
            out += ("零" if gap else "") + digits[digit] + sign
            gap = False
        elif out:
            gap = True
    return out


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=9999))
def test_chinese_numerals_read_what_was_spelled(high: int, low: int) -> None:
    assert cardinal(spell(high)) == high
    between = "零" if 0 < low < 1000 else ""
    assert cardinal(f"{spell(high)}万{between}{spell(low)}") == high * 10000 + low


@given(
    st.text(
        alphabet="零〇一二两三四五六七八九十百千万亿几数半成余多来上0123456789.,%-至到个元年月日 a萬億", max_size=40
    )
)
@example("萬一两")
def test_any_run_is_read_without_error(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    ends = 0
    for token in tokens(folded):
        assert ends <= token.start < token.end <= len(text)
        assert token.high is None or token.high > token.low
        ends = token.end
    parse_numeral(text)
