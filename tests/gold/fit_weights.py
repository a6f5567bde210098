"""Fit ``seeds/weights/help.csv``: what the words around a figure say about whether it states a fact of the cooperation.

usage: fit_weights.py [--keep N] [--unseen SET ...] SET [SET ...]

Each SET is a folder with ``articles/`` and ``gold/``, as ``tests/gold/own``, or two folders GOLD:ARTICLES. A figure of
title or body is a fact where the quote of a gold fact holds it; dates, ages, distances and the like are left out. The N
heaviest features are kept.
``--unseen`` names sets that take no part in the fit and says how well it tells their figures apart.
It needs scikit-learn: ``pip install scikit-learn``.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pairing_db.clean import clean
from pairing_db.document import Article, Document, Quantity
from pairing_db.interpret.article import interpret, scene_of
from pairing_db.interpret.surroundings import surroundings
from pairing_db.interpret.weighing import BIAS
from pairing_db.pipeline import readable
from pairing_db.read import read_path
from pairing_db.recognise.mentions import recognise
from pairing_db.seeds import seeds_dir
from pairing_db.segment import segment

_LEAST_ARTICLES = 6  # a feature that fewer articles show says more of them than of the language
_STRENGTH = 0.02  # inverse of the ridge penalty; between 0.002 and 0.04 unseen figures are told apart as well
_OPEN = ("background", "other_story")  # reasons that are judgements; a date is a date whatever stands around it
Example = tuple[frozenset[str], bool, str]


def examples(given: str) -> Iterator[Example]:
    """The features of each figure of a set, whether it states a fact, and where the gold of its article stands."""
    gold_folder, _, articles = given.partition(":")
    folders = (Path(gold_folder), Path(articles)) if articles else (Path(given, "gold"), Path(given, "articles"))
    paths = sorted(folders[0].glob("*.json"))
    if not paths:
        sys.exit(f"There is no gold in {folders[0]}; name a folder with gold/ and articles/, or GOLD:ARTICLES.")
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        for found in read_path(folders[1] / Path(gold["source"]).name):
            article = readable(found)
            facts = list(places(article.text, gold["facts"]))
            for document, quantity, features in figures_of(article):
                start, end = document.clean.origin(quantity.start, quantity.end)
                yield features, any(first <= start and end <= last for first, last in facts), str(path)


def figures_of(article: Article) -> Iterator[tuple[Document, Quantity, frozenset[str]]]:
    """The figures of title and body that may state a fact, with their features."""
    document = segment(article, clean(article))
    mentions = recognise(document)
    scene = scene_of(document, mentions)
    for figure in interpret(document, mentions).figures:
        sentence = scene.sentence_at(figure.quantity.start)
        if sentence is not None and (figure.disposition != "context" or figure.reason in _OPEN):
            yield document, figure.quantity, surroundings(scene, sentence, figure.quantity)


def places(text: str, facts: list[dict[str, str]]) -> Iterator[tuple[int, int]]:
    """Where the quotes of the facts stand in the article."""
    for quote in filter(None, (fact.get("quote") for fact in facts)):
        at = text.find(quote)
        while at >= 0:
            yield at, at + len(quote)
            at = text.find(quote, at + 1)


def main() -> None:
    """Fit, write the weights, and say what they were fitted on and what they are worth."""
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import roc_auc_score
    except ImportError:
        sys.exit("fit_weights.py needs scikit-learn, which is not installed here; pip install scikit-learn.")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET")
    parser.add_argument("--unseen", nargs="*", default=[], metavar="SET")
    parser.add_argument("--keep", type=int, default=6000)
    parser.add_argument("--out", type=Path, default=seeds_dir() / "weights" / "help.csv")
    given = parser.parse_args()
    seen = [example for folder in given.sets for example in examples(folder)]
    spread = Counter(feature for feature, _ in {(f, name) for features, _, name in seen for f in features})
    common = {feature for feature, articles in spread.items() if articles >= _LEAST_ARTICLES}
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(features & common, 1.0) for features, _, _ in seen])
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=3000)
    model.fit(table, [told for _, told, _ in seen])
    ranked = sorted(zip(model.coef_[0], vectors.feature_names_, strict=True), key=lambda pair: -abs(pair[0]))
    weights = {feature: round(float(weight), 3) for weight, feature in ranked[: given.keep]}
    weights[BIAS] = round(float(model.intercept_[0]), 3)
    with given.out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows(sorted(weights.items()))
    facts, articles = sum(told for _, told, _ in seen), len({name for _, _, name in seen})
    print(f"{len(weights)} weights from {len(seen)} figures of {articles} articles, {facts} of them facts.")
    for folder in given.unseen:
        others = list(examples(folder))
        weighed = [weights[BIAS] + sum(weights.get(f, 0.0) for f in features) for features, _, _ in others]
        print(f"{folder}: area under the curve {roc_auc_score([told for _, told, _ in others], weighed):.3f}")


if __name__ == "__main__":
    main()
