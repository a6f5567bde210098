"""Pages that lost the ends of their paragraphs: where only blanks are left of them, they get lines again."""

from __future__ import annotations

import re

from pairing_db.document import Edit

_LINE = re.compile(r"[^\r\n]+")
_LONG = 300  # characters of a line in which several paragraphs may stand
_BLANKS = re.compile(r"(?<=[^\s])[ \t\u00a0\u3000]+(?=[^\s])")
_STOP = tuple("。！？!?；;：:”」』…）)】")
# a heading, which has no stop: 一、资金支持, （二）人才交流, 【产业】
_HEADING = re.compile(r"(?:[（(]?第?[一二三四五六七八九十]{1,3}[、）)章节部．.]|【)[^\s，,。；;！？!?]{2,30}$")
_LEAST = 3  # paragraphs that must end in such a line
_SHARE = 0.7  # of its blanks that must stand at the end of one


def part_paragraphs(text: str) -> list[Edit]:
    """Edits that end a line where a long one has blanks behind its sentences (``…5人。　　二是…``), else none.

    A line whose blanks stand inside words too is damaged in another way and keeps them.
    """
    edits: list[Edit] = []
    for line in _LINE.finditer(text):
        if len(line[0]) < _LONG:
            continue
        blanks = list(_BLANKS.finditer(line[0]))
        indents = [blank for blank in blanks if len(blank[0]) > 1 and "\u3000" in blank[0]]
        if len(_ends(line[0], indents)) >= _LEAST:
            chosen = indents  # the two wide blanks that a paragraph is set in by: items and headings are too
        else:
            ends = _ends(line[0], blanks)
            chosen = ends if len(ends) >= max(_LEAST, _SHARE * len(blanks)) else []
        edits += [Edit(line.start() + blank.start(), line.start() + blank.end(), "\n") for blank in chosen]
    return edits


def _ends(line: str, blanks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The blanks behind a stop, and those behind a heading that begins where a paragraph ended."""
    ends: list[re.Match[str]] = []
    at = 0
    for blank in blanks:
        if line.startswith(_STOP, blank.start() - 1) or _HEADING.match(line, at, blank.start()):
            ends.append(blank)
            at = blank.end()
    return ends
