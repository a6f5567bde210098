"""What the words around a figure weigh, and the rows that are dropped for them."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article, Document, Interpretation
from pairing_db.interpret.article import interpret, scene_of
from pairing_db.interpret.surroundings import surroundings
from pairing_db.interpret.weighing import BIAS, UNLIKE_HELP, words_against
from pairing_db.recognise.mentions import recognise
from pairing_db.seeds import help_weights, seeds_dir
from pairing_db.segment import segment

CASES = Path(__file__).parent / "cases"
ARTICLES = json.loads((CASES / "weighed.json").read_text(encoding="utf-8"))
LETTERS = set("SClrRAHumqyzsab")


def document_of(text: str, published_on: date | None = None) -> Document:
    article = Article("case.txt", "0" * 64, text, title=text.partition("\n")[0], published_on=published_on)
    return segment(article, clean(article))


def read(text: str) -> Interpretation:
    document = document_of(text, date(2023, 11, 20))
    return interpret(document, recognise(document))


def test_weights_are_sorted_and_each_feature_says_where_it_was_seen() -> None:
    with (seeds_dir() / "weights" / "help.csv").open(encoding="utf-8", newline="") as handle:
        features = [row[0] for row in csv.reader(handle)][1:]
    assert features == sorted(set(features))
    assert {feature[0] for feature in features if feature != BIAS} <= LETTERS
    weights = help_weights()
    assert BIAS in weights
    assert min(weights.values()) < 0 < max(weights.values())


@pytest.mark.parametrize("frame", ["county_interview", "county_visit", "prefecture_fruit", "prefecture_own_paper"])
def test_features_know_no_place(frame: str) -> None:
    """An article told of another pairing weighs the same: divisions are told by their side alone."""
    casts = json.loads((CASES / "stories" / "casts.json").read_text(encoding="utf-8"))[frame.partition("_")[0]]
    told = (CASES / "stories" / f"{frame}.txt").read_text(encoding="utf-8")
    weighed = []
    for cast in casts[:2]:
        document = document_of(told.format(**cast))
        scene = scene_of(document, recognise(document))
        weighed.append(
            [surroundings(scene, s, q) for s in document.sentences for q in scene.quantities_in(s.start, s.end)]
        )
    assert len(weighed[0]) == len(weighed[1])
    same = sum(one == other for one, other in zip(*weighed, strict=True))
    assert same >= 0.5 * len(weighed[0])
    shared = [len(one & other) / len(one | other) for one, other in zip(*weighed, strict=True)]
    assert min(shared) > 0.6


@pytest.mark.parametrize("case", ARTICLES, ids=[case["name"] for case in ARTICLES])
def test_background_and_help_are_told_apart(case: dict[str, list[str]]) -> None:
    told = read("\n".join(case["text"]))
    text = told.document.clean.text
    ends = {text[f.quantity.start : f.quantity.end]: f.disposition for f in told.figures}
    assert {figure: ends[figure] for figure in case["background"]} == dict.fromkeys(case["background"], "context")
    assert {figure: ends[figure] for figure in case["facts"]} == dict.fromkeys(case["facts"], "fact")


def test_what_no_gate_knows_is_dropped_for_its_surroundings() -> None:
    told = read("\n".join(ARTICLES[0]["text"]))
    assert [f for f in told.figures if f.rule == UNLIKE_HELP]
    assert not [f for f in told.figures if f.rule == UNLIKE_HELP and f.links]


def test_a_note_of_a_few_sentences_is_not_weighed() -> None:
    title, *lines = ARTICLES[0]["text"]
    line = next(line for line in lines if "3100户" in line)
    assert not [f for f in read(f"{title}\n\n{line}\n").figures if f.rule == UNLIKE_HELP]


def test_the_words_that_spoke_against_a_figure_are_told() -> None:
    told = read("\n".join(ARTICLES[0]["text"]))
    scene = scene_of(told.document, told.mentions)
    dropped = next(f for f in told.figures if f.rule == UNLIKE_HELP)
    words = words_against(scene, dropped.quantity, 3)
    assert 1 <= len(words) <= 3
    assert all(weight < 0 for _, weight in words)
    assert [weight for _, weight in words] == sorted(weight for _, weight in words)
