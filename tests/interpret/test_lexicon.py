"""Every reading of ``seeds/lexicon`` is tried on its own examples: ``yes`` must be read by it, ``no`` must not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article
from pairing_db.errors import LexiconError
from pairing_db.interpret.lexicon import Rule, keyed, rules
from pairing_db.interpret.windows import best_rule, window
from pairing_db.recognise.periods import find_periods
from pairing_db.recognise.quantities import find_quantities
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
