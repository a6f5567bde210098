"""Weighing (称量): do the words around a figure tell of the cooperation, or are they those of background?

Gates know reasons; what none of them knows is left to experience. ``seeds/weights/help.csv`` holds what each feature
of the surroundings weighed in a logistic regression over figures of which readers had said whether they state a fact
(``tests/gold/fit_weights.py``). A row whose surroundings weigh less than the least is dropped, its figure background.
"""

from __future__ import annotations

import re
from collections import Counter

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.lexicon import FAINT, Rule
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.surroundings import surroundings
from pairing_db.seeds import help_weights

BIAS = "bias"  # the row of help.csv that every figure has
# log odds; of 1,005 rows of unopened ordinary pages 51 lay below, 24 of them wrong, of 626 of mixed ones 133 and 105
_LEAST = -0.6  # of an observation
_LEAST_OF_A_COUNT = 0.0  # of one that only counts a thing, whatever it is
_LEAST_OF_OTHERS = -1.5  # money and people are known by more than their surroundings
_AN_ARTICLE = 300  # characters; the weights are those of articles, a note of a few sentences has too little around it
UNLIKE_HELP = "told unlike the help"  # the rule of a figure whose row was dropped
_WORDS = re.compile("[SClrRAH]([^甲乙丙企\\W\\d_]{2,})")  # features that hold words of the text


def weight_of_help(scene: Scene, sentence: Sentence, quantity: Quantity) -> float:
    """The weight of the surroundings of ``quantity``, as log odds: above 0 they are those of the help."""
    known = help_weights()
    return known[BIAS] + sum(known.get(feature, 0.0) for feature in surroundings(scene, sentence, quantity))


def is_unlike_help(scene: Scene, sentence: Sentence, read: Account, rule: Rule | None) -> bool:
    """Whether the row of ``read``, made by ``rule`` (None: carried on), stands in words that tell of background."""
    if read.row is None or len(scene.document.body) < _AN_ARTICLE:
        return False
    least = _LEAST_OF_A_COUNT if rule is not None and rule.weight <= FAINT else _LEAST
    least = least if read.row.table == "observation" else _LEAST_OF_OTHERS
    return weight_of_help(scene, sentence, read.quantity) < least


def words_against(scene: Scene, quantity: Quantity, count: int) -> tuple[tuple[str, float], ...]:
    """The ``count`` stretches around a figure that spoke most against the help, each with all that it weighed."""
    sentence, known = scene.sentence_at(quantity.start), help_weights()
    weights: Counter[str] = Counter()
    for feature in surroundings(scene, sentence, quantity) if sentence else ():
        if (words := _WORDS.fullmatch(feature)) and known.get(feature, 0.0) < 0:
            weights[words[1]] += known[feature]  # type: ignore[assignment]
    return tuple(sorted(weights.items(), key=lambda item: (item[1], item[0]))[:count])
