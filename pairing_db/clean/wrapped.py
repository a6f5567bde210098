"""Lines of one length, as a page of print or a PDF gives them: the breaks inside its paragraphs are taken out.

A paragraph of a page ends where it ends; the lines of such a text end where the measure is full, in the middle of
words and figures. The measure shows in the many lines that stop without a stop at the same width. Rows of a table and
entries of a list do so too: they begin or end alike, or open with their number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from pairing_db.document import Edit

_LINE = re.compile(r"[^\r\n]+")
_STOP = tuple("。！？!?；;：:”」』…）)】》|")
# 一、 （二） 3. ●: a line that begins so begins a paragraph
_OPENS = re.compile(
    r"[（(]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[、）)章节部]|\d{1,2}[.．](?!\d)|[●■◆▶★·•①-⑳—－-]{1,2}\s?|【"
)
_NARROWEST = 36  # columns, two a Han character, that a measure has at least
_RAGGED = 8  # columns by which a full line may fall short: marks that were wide in print, lost or doubled characters
_SHORT = 0.25  # of the measure by which a line without a stop may fall short
_BEYOND = 0.1  # of all lines that may reach beyond the measure: an article in one line a paragraph has long ones
_LEAST = 6  # lines that must end at the measure without a stop
_SHARE = 0.4  # of the lines without a stop, from half the measure on, that do; longer headings are the others
_ALIKE = 2  # characters that two lines begin or end with alike
_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with something on it: the stretch of its text, the columns before it, and up to where it reaches."""

    start: int
    end: int
    indent: int
    reach: int


def join_wrapped(text: str) -> list[Edit]:
    """Edits that take out the breaks inside paragraphs, with the blanks around them; none where no measure shows."""
    lines = [line for found in _LINE.finditer(text) if (line := _line(text, found.start(), found.end()))]
    for breaks in (1, 2):  # lines below each other, or each set off by an empty line
        follow = [(a, b) for a, b in pairwise(lines) if _breaks(text, a, b) == breaks]
        measure = _measure(text, follow)
        if measure is not None:
            return _joined(text, follow, measure)
    return []


def _line(text: str, start: int, end: int) -> _Line | None:
    said = text[start:end]
    body = said.strip()
    if not body:
        return None
    indent = len(said) - len(said.lstrip())
    before = _columns(said[:indent])
    return _Line(start + indent, start + indent + len(body), before, before + _columns(body))


def _columns(said: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in said)


def _breaks(text: str, above: _Line, below: _Line) -> int:
    """How many ends of lines stand between two lines."""
    return text[above.end : below.start].replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _measure(text: str, follow: Sequence[tuple[_Line, _Line]]) -> int | None:
    """The columns of a full line, where most lines that end without a stop reach as far."""
    open_ends = Counter(a.reach for a, b in follow if not (_ends(text, a) or _are_entries(text, a, b)))
    if not open_ends:
        return None
    full = {reach: sum(open_ends[reach - less] for less in range(_RAGGED + 1)) for reach in open_ends}
    measure = max(full, key=lambda reach: (full[reach], -reach))
    beyond = sum(above.reach > measure + 2 for above, _ in follow)
    if measure < _NARROWEST or full[measure] < _LEAST or beyond > _BEYOND * len(follow):
        return None
    others = sum(count for reach, count in open_ends.items() if reach >= measure / 2)
    return measure if full[measure] >= _SHARE * others else None


def _are_entries(text: str, above: _Line, below: _Line) -> bool:
    """Are two lines rows of a table or entries of a list (1. 甲镇—乙街道, 2. 丙镇—丁街道)?"""
    cells = "\t" in text[above.start : above.end] and "\t" in text[below.start : below.end]
    begin = text.startswith(text[above.start : above.start + _ALIKE], below.start)
    end = text.endswith(text[above.end - _ALIKE : above.end], below.start, below.end)
    return cells or begin or end or _OPENS.match(text, below.start) is not None


def _joined(text: str, follow: Sequence[tuple[_Line, _Line]], measure: int) -> list[Edit]:
    """The edits at the ends of full lines whose next line goes on with the paragraph."""
    full = [(above, below) for above, below in follow if _is_full(text, above, measure)]
    margin = Counter(below.indent for _, below in full).most_common(1)[0][0]
    edits: list[Edit] = []
    for above, below in full:
        if below.indent > margin + 1 or (_ends(text, above) and _OPENS.match(text, below.start)):
            continue
        words = _LETTER.match(text, above.end - 1) and _LETTER.match(text, below.start)
        edits.append(Edit(above.end, below.start, " " if words else ""))
    return edits


def _is_full(text: str, line: _Line, measure: int) -> bool:
    """Does it reach the measure, or nearly so without a stop (a long word or figure went to the next line)?"""
    return line.reach >= measure - (_RAGGED if _ends(text, line) else int(_SHORT * measure))


def _ends(text: str, line: _Line) -> bool:
    return text.startswith(_STOP, line.end - 1)
