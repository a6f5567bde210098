"""Rows of a table as text (津—庆:4.98亿元,167个,18家): the row above, or a line that names the columns, reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.scene import Scene

_BETWEEN = re.compile(r"\s*[,，、/|\s]\s*")
_LABEL = re.compile(r"[^,，;；。]{2,24}[:：|]\s*$|\s*$")
_HEADER = re.compile(r"(?:依次|顺序|分别)(?:为|是)[:：]?([^。;；]{4,120})")
_FEWEST = 3


def is_bare_row(scene: Scene, sentence: Sentence, quantities: Sequence[Quantity]) -> bool:
    """Does a sentence hold three figures or more with nothing but commas between, behind a label?"""
    if len(quantities) < _FEWEST or not _LABEL.fullmatch(scene.text[sentence.start : quantities[0].start]):
        return False
    gaps = [scene.text[a.end : b.start] for a, b in pairwise(quantities)]
    return all(_BETWEEN.fullmatch(gap) for gap in gaps)


def row_above(quantities: Sequence[Quantity], history: Sequence[Sequence[Account]]) -> Sequence[Account] | None:
    """The last sentence whose figures have the same units in the same order."""
    units = [q.unit for q in quantities]
    return next((row for row in reversed(history) if [a.quantity.unit for a in row] == units), None)


def named_columns(scene: Scene, sentence: Sentence, count: int) -> list[str] | None:
    """The nouns of the line above that names ``count`` columns (依次为资金、项目、企业), nearest first."""
    for match in reversed(list(_HEADER.finditer(scene.text, 0, sentence.start))):
        names = re.split(r"[、,，]", match[1].strip())
        if len(names) == count:
            return names
    return None
