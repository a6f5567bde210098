"""Every reading of ``seeds/lexicon`` is tried on its own examples: ``yes`` must be read by it, ``no`` must not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article
from pairing_db.errors import LexiconError
from pairing_db.interpret.lexicon import LEXICON, Rule, keyed, rules
from pairing_db.interpret.windows import best_rule, window
from pairing_db.recognise.periods import find_periods
from pairing_db.recognise.quantities import find_quantities
from pairing_db.recognise.units import measures, unit_dimensions
from pairing_db.segment import segment

PACKAGE = Path(__file__).resolve().parents[2] / "pairing_db"
_YES = [(rule, sentence) for rule in rules() for sentence in rule.yes]
_NO = [(rule, sentence) for rule in rules() for sentence in rule.no]


def _readers(sentence: str) -> set[str]:
    """The names of the readings that win a figure of the sentence."""
    article = Article("example.txt", "0" * 64, f"东西部协作\n{sentence}。\n")
    document = segment(article, clean(article))
    text = document.clean.text
    quantities = find_quantities(text, find_periods(text, date(2020, 6, 1)))
    names = set()
    for part in document.sentences:
        inside = tuple(q for q in quantities if part.start <= q.start < part.end)
        for quantity in inside:
            hit = best_rule(window(text, part, quantity, inside), quantity, rules())
            if hit:
                names.add(hit.rule.name)
    return names


@pytest.mark.parametrize(("rule", "sentence"), _YES, ids=[f"{r.name}: {s}" for r, s in _YES])
def test_reading_takes_its_examples(rule: Rule, sentence: str) -> None:
    assert rule.name in _readers(sentence)


@pytest.mark.parametrize(("rule", "sentence"), _NO, ids=[f"{r.name}: {s}" for r, s in _NO])
def test_reading_leaves_what_is_not_its_own(rule: Rule, sentence: str) -> None:
    assert rule.name not in _readers(sentence)


def test_every_key_of_a_reading_is_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    assert [rule.key for rule in rules() if rule.key is not None and f'"{rule.key}"' not in code] == []


def test_a_key_that_no_reading_has_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no reading has the key «none_such»"):
        keyed("none_such")


def test_every_reading_has_an_example_that_it_takes() -> None:
    assert [rule.name for rule in rules() if not rule.yes] == []


@pytest.mark.parametrize("rule", rules(), ids=[rule.name for rule in rules()])
def test_a_reading_asks_for_units_and_measures_that_figures_have(rule: Rule) -> None:
    written = {measure.unit or word for word, measure in measures().items()}
    assert rule.units <= written | set(unit_dimensions()) | {"number"}
    assert rule.measures <= set(measures())
    assert all((measures()[word].unit or word) in (rule.units or written) for word in rule.measures)


def test_no_list_of_words_holds_one_twice() -> None:
    doubled = {
        (path.name, word)
        for path in sorted(LEXICON.glob("*.toml"))
        for listed in _lists(tomllib.loads(path.read_text(encoding="utf-8")))
        for word in listed
        if listed.count(word) > 1
    }
    assert not doubled


def _lists(entry: object) -> Iterator[list[str]]:
    """The lists of words in a table, however deep."""
    if isinstance(entry, dict):
        for value in entry.values():
            yield from _lists(value)
    elif isinstance(entry, list):
        if all(isinstance(word, str) for word in entry):
            yield entry
        for value in entry:
            yield from _lists(value)
