"""What no sum may do, whatever the articles: grow with a reprint, with another order, with a second load, with a cut.

Articles are drawn from sentences with years, sides and figures; what they state is read and resolved without a
database.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pairing_db.document import Article
from pairing_db.pipeline import understand
from pairing_db.resolve import Input, Source, resolve
from pairing_db.resolve.relations import FigureRow, Place
from pairing_db.resolve.reprints import Body, originals
from pairing_db.seeds import indicator_natures
from pairing_db.store.reference import reference_rows, town_codes
from pairing_db.store.save import article_rows
from pairing_db.store.wire import statement

Text = tuple[str, str]  # publication date, text
Totals = dict[tuple[Any, ...], float]
TITLE = "山海携手谱新篇——东西部协作综述\n"
SIDES = (("青岛市", "定西市"), ("青岛市", "渭源县"), ("福州市", "临夏州"))
FRAMES = ("{y}年,", "{y}年1至6月,", "{y}年5月10日,", "2021年至2024年,")
ENDINGS = ("", "左右", "余")
TEMPLATES = (
    "{t}{d}向{r}{v}财政援助资金{n}万{e}元。",
    "{t}{d}向{r}捐赠款物{n}万{e}元。",
    "{t}{d}向{r}投入帮扶资金{n}万{e}元,其中财政援助资金{m}万元。",
    "{t}{r}向{d}输转劳动力{n}人。",
    "{t}{d}选派教师{n}名、医生{m}名赴{r}支援。",
)

sentences = st.builds(
    lambda template, sides, frame, year, verb, ending, number: template.format(
        t=frame.format(y=year), d=sides[0], r=sides[1], v=verb, n=number, m=max(1, number * 2 // 3), e=ending
    ).replace("万余元", "余万元").replace("万左右元", "万元左右"),
    st.sampled_from(TEMPLATES), st.sampled_from(SIDES), st.sampled_from(FRAMES), st.sampled_from((2022, 2023)),
    st.sampled_from(("拨付", "安排")), st.sampled_from(ENDINGS),
    st.sampled_from((40, 45, 60, 100, 1200, 1234, 1250, 2400, 5000, 5100)),
)  # fmt: skip
articles = st.lists(
    st.tuples(
        st.sampled_from(("2024-01-20", "2024-03-02", "2025-01-15")), st.lists(sentences, min_size=2, max_size=4)
    ).map(lambda drawn: (drawn[0], TITLE + "\n".join(drawn[1]))),
    min_size=1,
    max_size=3,
    unique=True,
)


@cache
def read(text: Text) -> dict[str, list[dict[str, Any]]]:
    """The rows of an article as they would be stored; its id follows from date and text."""
    day, words = text
    sha256 = hashlib.sha256(repr(text).encode()).hexdigest()
    rows, refused = article_rows(understand(Article(words, sha256, words, published_on=date.fromisoformat(day))))
    assert not refused
    return rows


def safe_totals(texts: Sequence[Text]) -> Totals:
    """The sums over rows that may be added, by table, sides, year, codes and unit."""
    stored = list({read(text)["article"][0]["id"]: read(text) for text in texts}.values())
    heads = [rows["article"][0] for rows in stored]
    roots = originals(Body(head["id"], head["published_on"], head["body"]) for head in heads)
    sources = {h["id"]: Source(h["id"], h["source"], h["published_on"], roots.get(h["id"], h["id"])) for h in heads}
    found = resolve(
        Input(
            statements=[statement(row, sources[row["article_id"]]) for rows in stored for row in rows["reading"]],
            figures=[
                FigureRow(
                    f["id"], Place(f["article_id"], f["char_start"], f["char_end"]), f["part_of_id"], f["part_rule"]
                )
                for rows in stored
                for f in rows["figure"]
            ],
            figure_uses=[tuple(link.values()) for rows in stored for link in rows["figure_reading"]],
            texts={head["id"]: head["text"] for head in heads},
            regions=reference_rows()["region"],
            register=reference_rows()["pairing_register"],
            town_codes=town_codes(),
            natures=indicator_natures(),
        )
    )
    totals: defaultdict[tuple[Any, ...], float] = defaultdict(float)
    for table, value in (("fund_flow", "amount_yuan"), ("labor_transfer", "persons"), ("talent_exchange", "persons")):
        for row in found[table]:
            if row["sum_ok"]:
                sides = [row[column] for column in row if column.endswith("_region_id")]
                codes = [
                    row.get(column) for column in ("kind", "stage", "mode", "direction", "role", "activity", "unit")
                ]
                totals[table, *sides, row["year"], *codes] += row[value]
    return dict(totals)


def none_grew(before: Totals, after: Totals) -> bool:
    return all(total <= before.get(key, 0) for key, total in after.items())


@settings(max_examples=40, deadline=None)
@given(texts=articles, seed=st.integers(0, 99))
def test_neither_order_nor_a_second_load_changes_a_sum(texts: list[Text], seed: int) -> None:
    shuffled = [*texts, *texts]
    random.Random(seed).shuffle(shuffled)
    assert safe_totals(shuffled) == safe_totals(texts)


@settings(max_examples=40, deadline=None)
@given(texts=articles, day=st.sampled_from(("2024-01-25", "2025-03-01")))
def test_a_reprint_raises_no_sum(texts: list[Text], day: str) -> None:
    reprint = (day, "新闻中心 > 东西部协作\n" + texts[0][1] + "\n版权所有 未经授权不得转载")
    assert none_grew(safe_totals(texts), safe_totals([*texts, reprint]))


@pytest.mark.xfail(strict=True, reason="whether 安排 beside 拨付 tells a sum again depends on what was told before")
def test_an_article_that_allocates_and_disburses_one_sum_cut_in_two() -> None:
    lines = [f"2022年,青岛市向定西市{verb}财政援助资金40万元。" for verb in ("拨付", "拨付", "安排", "拨付")]
    whole, *halves = [("2024-01-20", TITLE + "\n".join(part)) for part in (lines, lines[:2], lines[2:])]
    assert none_grew(safe_totals([whole]), safe_totals(halves))


@settings(max_examples=40, deadline=None)
@given(texts=articles, cut=st.integers(1, 3))
def test_an_article_cut_in_two_raises_no_sum(texts: list[Text], cut: int) -> None:
    day, words = texts[0]
    # Left out here and kept as a known failure above: a sum told with 安排 and with 拨付.
    assume(not ("安排" in words and "拨付" in words))
    lines = words.removeprefix(TITLE).split("\n")
    halves = [(day, TITLE + "\n".join(part)) for part in (lines[:cut], lines[cut:]) if part]
    assert none_grew(safe_totals(texts), safe_totals([*halves, *texts[1:]]))


@settings(max_examples=40, deadline=None)
@given(texts=articles)
def test_what_the_year_is_said_to_hold_is_never_exceeded(texts: list[Text]) -> None:
    """A whole for city and year, far above all else that is said, is the sum; nothing is added to it."""
    whole = (
        "2025-02-01",
        "\n".join((TITLE, *(f"{y}年,青岛市向定西市拨付财政援助资金98765万元。" for y in (2022, 2023)))),
    )
    totals = safe_totals([*texts, whole])
    paid = {k: t for k, t in totals.items() if k[0] == "fund_flow" and {"fiscal_aid", "disbursed"} <= set(k)}
    held = {(key[1:4], total) for key, total in paid.items() if total == 987650000}
    assert {key[2] for key, _ in held} == {2022, 2023}
    (donor, recipient) = next(iter(held))[0][:2]
    inside = {row["id"] for row in reference_rows()["region"] if row["parent_id"] == recipient}
    assert not [key for key in paid if key[1] == donor and key[2] in inside]
