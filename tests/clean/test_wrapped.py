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
    lines = [
        "某市与某县合办的乡村产业园在春天里挂牌开园并引进龙头",
        "企业九家其中食品加工的四家和做包装的两家已经开工投产",
        "另外三家的厂房到年底前也会封顶附近村寨的五百多位农民",
        "在这里学会了分拣和质检的手艺月工资比外出打零工还要高",
        "一些货架上摆着苹果脆片与核桃油供前来参观的客商品尝而",
        "仓库里堆满等待装车的纸箱司机们说每天要跑两趟火车站园",
        "区的电商平台名叫某县好物并在网上开设了名叫 Great",
        "Harvest旗舰店。",
    ]
    assert joined("\n".join(lines)) == ["".join(lines[:-1]) + " " + lines[-1]]


ENTRIES = {
    "rows of a table": [
        f"{place}县高级中学\t语文教师{n}名\t支教三年\t{n}月报到" for n, place in enumerate("甲乙丙丁戊己庚辛", 1)
    ],
    "rows with one ending": [
        f"{n:02d} {place}县河口镇 援助资金1{n}0万元 食用菌大棚 2021年度"
        for n, place in enumerate("甲乙丙丁戊己庚辛", 1)
    ],
    "numbered entries": [
        f"（{n}）{place}街道办事处与河口镇人民政府结成友好乡镇" for n, place in enumerate("甲乙丙丁戊己庚辛", 1)
    ],
    "captions": [f"图为某市援建的某县中学{place}栋教学楼外景" for place in "甲乙丙丁戊己庚辛"],
}


@pytest.mark.parametrize("lines", ENTRIES.values(), ids=ENTRIES)
def test_rows_and_entries_of_one_width_are_no_paragraph(lines: list[str]) -> None:
    assert joined("\n".join(lines)) == lines
