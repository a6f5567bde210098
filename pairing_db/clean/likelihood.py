"""How likely a stretch of Chinese is, by the word frequencies of jieba's dictionary.

The dictionary file is read as data, without importing jieba: nothing is logged, and no cache is written anywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from pairing_db.errors import LexiconError

_LONGEST_WORD = 8
_MARK = math.log(0.005)  # a mark or an ASCII character: neither speaks for nor against a reading
# Share of the characters of newspaper prose, rounded: enough to weigh a full stop against a rare character.
MARKS: Mapping[str, float] = MappingProxyType(
    {"，": 0.05, "、": 0.03, "。": 0.025, "“": 0.01, "”": 0.01, "：": 0.005, "；": 0.005, "（": 0.005, "）": 0.005}
    | dict.fromkeys("《》！？…—·％「」【】", 0.002)
)
_UNKNOWN = -22.0  # a Han character that no word of the dictionary has; the rarest word has about -17.9


def log_probability(text: str) -> float:
    """Natural log of the probability of ``text`` (simplified) under its best cut into dictionary words; in nats."""
    words, total = _frequencies()
    best = [0.0] + [-math.inf] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            piece = text[start:end]
            frequency = words.get(piece)
            if frequency:
                cost = math.log(frequency) - total
            elif end - start == 1:
                cost = _UNKNOWN if _is_letterlike(piece) else _mark(piece)
            else:
                continue
            best[end] = max(best[end], best[start] + cost)
    return best[-1]


def _mark(character: str) -> float:
    return math.log(MARKS[character]) if character in MARKS else _MARK


def _is_letterlike(character: str) -> bool:
    return not character.isascii() and (character.isalpha() or "\ue000" <= character <= "\uf8ff")


@cache
def _frequencies() -> tuple[Mapping[str, int], float]:
    """Frequency by word, and the log of their sum."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise LexiconError("The package jieba is not installed; install the project's dependencies.")
    words: dict[str, int] = {}
    for line in (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, *_ = line.split(" ")
        words[word] = int(frequency)
    return words, math.log(sum(words.values()))
