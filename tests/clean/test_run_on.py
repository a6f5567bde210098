"""Pages that lost the ends of their paragraphs: where blanks are left of them, the paragraphs come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from pairing_db.clean.mapping import apply, unmapped
from pairing_db.clean.run_on import part_paragraphs

GOLD = Path(__file__).parents[1] / "gold"
ARTICLES = sorted((GOLD / "own" / "articles").glob("c0*.txt"))


def parted(text: str) -> list[str]:
    mended = apply(unmapped(text), part_paragraphs(text)).text
    return [line.strip() for line in mended.split("\n") if line.strip()]


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_paragraphs_set_in_by_two_blanks_come_back(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    paragraphs = [line for line in lines if "\u3000" not in line]
    assert parted("\u3000\u3000".join(paragraphs)) == paragraphs


@pytest.mark.parametrize("path", sorted(GOLD.glob("*/articles/*.txt")), ids=lambda path: path.stem)
def test_an_article_with_lines_of_its_own_stays(path: Path) -> None:
    assert part_paragraphs(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0"])
def test_single_blanks_behind_sentences_and_headings(blank: str) -> None:
    paragraphs = [
        "一、资金支持",
        "甲市今年向乙县投入财政援助资金3200万元,实施项目21个,拨付率达到96%,惠及脱贫人口1.2万人。" * 3,
        "(二)人才交流",
        "甲市选派教师32名、医生18名到乙县支教支医,乙县选派干部26名到甲市挂职锻炼,两地互访9次。" * 3,
        "下一步,双方将继续深化产业合作,引进企业不少于6家,共建园区2个,建设帮扶车间12间。" * 3,
    ]
    assert parted(blank.join(paragraphs)) == paragraphs


def test_blanks_inside_words_are_no_ends() -> None:
    line = "甲市今年向乙县投 入财政援助资金3200万元,实施 项目21个。 惠及脱贫人口 1.2万人,其中妇女占 四成。" * 8
    assert parted(line) == [line]
