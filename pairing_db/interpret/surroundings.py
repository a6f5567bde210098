"""The surroundings (语境) of a figure as features that can be weighed: what stands before, behind and around it.

A feature is a short string, a letter for where it was seen and what was seen there:

| letter | where | what |
|---|---|---|
| S, C | the sentence, the clause | runs of one to three characters, the figure itself as ``#`` |
| l, r | right before, right behind the figure | runs of up to six characters that touch it |
| R | the characters behind the figure | runs of one to three |
| A, H | the paragraph, the heading above | runs of two |
| u, m, q | the figure | its unit, with its power of ten, its qualifier |
| y, z | the side named last in the sentence, in the article | 甲, 乙 |
| s, a | the sides named in the sentence, in the paragraph | 甲, 乙 |
| b | the block | its role |

Divisions are told by their side alone (甲 supports, 乙 is supported, 丙 neither), other figures as ``0``, times as
``~`` and market bodies as 企, so that no feature knows a place, a firm or a year.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of

_SIDE = {"donor": "甲", "recipient": "乙", None: "丙"}
_BEHIND = 16  # characters of the masked sentence behind the figure
_RUN = 6  # the longest run that touches the figure


def surroundings(scene: Scene, sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    """The features of ``quantity``, which stands in ``sentence``."""
    block = scene.document.blocks[sentence.block]
    start, end = clause_of(sentence, quantity.start)
    before, behind = _masked(scene, sentence.start, quantity.start), _masked(scene, quantity.end, sentence.end)
    clause = f"{_masked(scene, start, quantity.start)}#{_masked(scene, quantity.end, end)}"
    found = {*_runs("S", f"{before}#{behind}", 1, 3), *_runs("C", clause, 1, 3), *_runs("R", behind[:_BEHIND], 1, 3)}
    found.update(f"l{before[-n:]}" for n in range(1, _RUN + 1) if len(before) >= n)
    found.update(f"r{behind[:n]}" for n in range(1, _RUN + 1) if len(behind) >= n)
    found.update(_runs("A", _masked(scene, block.start, block.end), 2, 2))
    heading = scene.heading_of(sentence.block)
    found.update(_runs("H", _masked(scene, *heading), 2, 2) if heading else ())
    found.update(_size(quantity))
    found.update(_sides(scene, sentence, quantity))
    return frozenset(found)


def _masked(scene: Scene, start: int, end: int) -> str:
    """The text of ``[start, end)`` with divisions, figures, times and market bodies told by their class alone."""
    marks = [(p.start, p.end, _SIDE[p.role]) for p in scene.places_in(start, end)]
    marks += [(q.start, q.end, "0") for q in scene.quantities_in(start, end)]
    marks += [(p.start, p.end, "~") for p in scene.periods_in(start, end)]
    marks += [(m.start, m.end, "企") for m in scene.mentions.enterprises if start <= m.start < end]
    parts: list[str] = []
    at = start
    for first, last, sign in sorted(marks):
        if first >= at:
            parts += (scene.text[at:first], sign)
            at = last
    parts.append(scene.text[at:end])
    return re.sub(r"[\d.]+", "0", re.sub(r"\s+", "", "".join(parts)))


def _runs(where: str, text: str, shortest: int, longest: int) -> Iterator[str]:
    for n in range(shortest, longest + 1):
        for at in range(len(text) - n + 1):
            yield where + text[at : at + n]


def _size(quantity: Quantity) -> Iterator[str]:
    """The unit, the power of ten and the qualifier of a figure."""
    power = int(math.log10(abs(quantity.value))) if abs(quantity.value) >= 1 else -1
    yield from (f"u{quantity.unit}", f"m{quantity.unit}{power}", f"q{quantity.qualifier}")


def _sides(scene: Scene, sentence: Sentence, quantity: Quantity) -> Iterator[str]:
    """Which side was named last, in the sentence and in the article, and which are named around the figure."""
    block = scene.document.blocks[sentence.block]
    named = [place for place in scene.places_in(0, quantity.start) if place.role]
    inside = [place for place in named if place.start >= sentence.start]
    yield f"z{_SIDE[named[-1].role]}" if named else "z"
    yield f"y{_SIDE[inside[-1].role]}" if inside else "y"
    for role in ("donor", "recipient"):
        if scene.places_in(sentence.start, sentence.end, role):
            yield f"s{_SIDE[role]}"
        if scene.places_in(block.start, block.end, role):
            yield f"a{_SIDE[role]}"
    yield f"b{block.role}"
