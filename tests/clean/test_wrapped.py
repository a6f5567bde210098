"""Lines of one length: paragraphs that a page of print broke come back whole, lines that are paragraphs stay."""

from __future__ import annotations

from pathlib import Path
from unicodedata import east_asian_width

import pytest

from pairing_db.clean.mapping import apply, unmapped
from pairing_db.clean.wrapped import join_wrapped

GOLD = Path(__file__).parents[1] / "gold"
ARTICLES = sorted((GOLD / "own" / "articles").glob("c0*.txt"))


def joined(text: str) -> list[str]:
    mended = apply(unmapped(text), join_wrapped(text)).text
    return [line.strip() for line in mended.split("\n") if line.strip()]


def squeezed(line: str) -> str:
    """Without blanks: whether one stood where a line was broken cannot be known."""
    return "".join(line.split())


def broken(paragraph: str, measure: int, first: str, margin: str) -> str:
    """The paragraph in lines of ``measure`` columns, the first of them set in."""
    lines, line, columns = [], first, len(first)
    for character in paragraph:
        wide = 2 if east_asian_width(character) in "WFA" else 1
        if columns + wide > measure:
            lines.append(line)
            line, columns = margin, len(margin)
        line, columns = line + character, columns + wide
    return "\n".join([*lines, line])


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
@pytest.mark.parametrize("measure", [52, 64, 78])
@pytest.mark.parametrize(
    ("first", "margin", "between"), [("    ", "", "\n"), ("       ", "   ", "\n\n"), ("", "", "\n\n")]
)
def test_paragraphs_come_back(path: Path, measure: int, first: str, margin: str, between: str) -> None:
    paragraphs = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    page = between.join(broken(paragraph, measure, first, margin) for paragraph in paragraphs)
    found = {squeezed(line) for line in joined(page)}
    told = [squeezed(line) for line in paragraphs if len(line) > measure and line.endswith("。")]
    assert told
    assert [line for line in told if line not in found] == []


@pytest.mark.parametrize("path", sorted(GOLD.glob("*/articles/*.txt")), ids=lambda path: path.stem)
def test_an_article_of_whole_paragraphs_stays(path: Path) -> None:
    assert join_wrapped(path.read_text(encoding="utf-8")) == []


def test_headlines_below_each_other_are_no_paragraph() -> None:
    page = "相关阅读\n" + "\n".join(f"某市与某县签订第{n}个年度协作框架协议书并举行座谈会" for n in "一二三四五六七八")
    body = "某市今年向某县投入财政帮扶资金3200万元,实施项目21个。" * 6
    assert joined(f"{body}\n{body}\n{page}") == [body, body, *page.split("\n")]


def test_letters_keep_the_blank_that_the_break_stood_for() -> None:
    line = "某市与某县合办的乡村产业园挂牌开园并引进龙头企业九家"
    page = "\n".join([line] * 6 + ["园区的电商平台名叫某县好物并在网上开设了Great", "Harvest旗舰店。"])
    assert joined(page) == [line * 6 + "园区的电商平台名叫某县好物并在网上开设了Great Harvest旗舰店。"]
