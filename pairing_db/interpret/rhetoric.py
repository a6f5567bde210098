"""Counts that are figures of speech or of a scene: 两双巧手, 三本账, 一栋三层厂房里, 五张“金名片”.

A small number written in Chinese characters counts something that the cooperation did only where a verb of doing leads
to it (修了两座桥, 冷库建了两座); else it belongs to the telling. Figurative nouns are none whatever the verb.
"""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.windows import clause_of
from pairing_db.words import word

_SMALL = re.compile(r"[一二两三四五六七八九十]$|几$")
_LARGEST = 10


def is_figure_of_speech(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether ``quantity``, which no reading but the most general one takes, only belongs to the telling."""
    start, end = clause_of(sentence, quantity.start)
    behind = text[quantity.end : min(end, quantity.end + 10)]
    if word("figurative").match(behind):
        return True
    numeral = text[quantity.start : quantity.end].removesuffix(quantity.measure or "")
    if quantity.value > _LARGEST or not _SMALL.search(numeral):
        return False
    before = text[max(start, quantity.start - 10) : quantity.start]
    return not word("doing").search(before)
