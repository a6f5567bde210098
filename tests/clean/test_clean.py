"""The clean stage over cases that anyone can add to, and over the articles as received."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article

CASES = tomllib.loads((Path(__file__).parent / "cases" / "clean.toml").read_text(encoding="utf-8"))["case"]
ARTICLES = sorted((Path(__file__).resolve().parents[2] / "seeds" / "articles").glob("*.txt"))


def article(text: str) -> Article:
    return Article("case", "0", text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    cleaned = clean(article(case["original"]))
    assert cleaned.text == case["clean"]
    assert len(cleaned.damage) == case.get("damage", 0)
    for words, original in case.get("origins", ()):
        start = cleaned.text.index(words)
        assert case["original"][slice(*cleaned.origin(start, start + len(words)))] == original


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_figures_of_the_articles_come_through_and_lead_back(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    cleaned = clean(article(text))
    digits = [i for i, character in enumerate(cleaned.text) if character in "0123456789"]
    assert "".join(cleaned.text[i] for i in digits) == "".join(c for c in text if c in "0123456789")
    assert all(text[slice(*cleaned.origin(i, i + 1))] == cleaned.text[i] for i in digits)


def test_the_script_is_told_by_the_share_of_traditional_characters() -> None:
    assert clean(article("海滄區強化造血功能,爲對口幫扶地區注入發展活水")).script == "hant"
    assert clean(article("海沧区强化造血功能,为对口帮扶地区注入发展活水")).script == "hans"
    assert clean(article("青岛市与陇南市签订《協議》,建设扶贫车间12个,带动群众就业增收,受到好评")).script == "hans"
    assert clean(article("2020 report")).script == "hans"


def test_every_step_says_how_much_it_did() -> None:
    steps = dict(clean(article("協(xié)作,,幫扶")).steps)
    assert steps["strip_pinyin"] == 1
    assert steps["merge_doubled"] == 1
    assert steps["simplify"] == 2
    assert steps["repair_byte_shifts"] == 0


def test_damage_lies_where_the_text_has_its_placeholder() -> None:
    cleaned = clean(article("達到了41億元?!巴顿Y何必去遠方,定西就是好地方"))
    (damage,) = cleaned.damage
    assert cleaned.text[damage.start : damage.end] == "\ufffd"
    assert damage.kind == "lost_byte"


def test_an_empty_text_is_clean() -> None:
    cleaned = clean(article(""))
    assert (cleaned.text, cleaned.starts, cleaned.damage, cleaned.origin(0, 0)) == ("", (), (), (0, 0))
