"""Body blocks into sentences, sentences into clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import BODY_ROLES, Block, Sentence

# A sentence ends at its mark and the quotes and brackets that close with it; an ASCII stop ends one only after Han.
_END = re.compile(r"(?:[。！？!?]|(?<=[一-鿿%）)])\.(?=\s|$|[一-鿿“]))[。！？!?]{0,3}[”’」』）)】]{0,3}")
# Never inside 1,393 or 10:43; a comma between digits that groups no thousands does cut.
_CUT = re.compile(r"[，；：;]|(?<!\d):|:(?!\d)|,(?!(?<=\d,)\d{3}(?!\d))")


def sentences_of(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of the blocks that belong to the body, with offsets into ``text`` and the index of their block."""
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.role in BODY_ROLES:
            for start, end in _cut_at(text, block.start, block.end, _END):
                found.append(Sentence(start, end, index, tuple(_cut_at(text, start, end, _CUT))))
    return tuple(found)


def sentence_around(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with the rest of its sentence, as far as its line goes."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    pieces = _cut_at(text, first, len(text) if last < 0 else last, _END)
    held = [(left, right) for left, right in pieces if left < end and right > start]
    return text[min(left for left, _ in held) : max(right for _, right in held)] if held else text[start:end]


def _cut_at(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that end with ``mark``, without outer blanks; none is empty."""
    cuts = [match.end() for match in mark.finditer(text, start, end)]
    pieces: list[tuple[int, int]] = []
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            pieces.append((left, right))
    return pieces
