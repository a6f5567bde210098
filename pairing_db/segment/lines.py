"""The lines of a clean text and what each shows by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairing_db.segment.dateline import is_dateline
from pairing_db.segment.lexicon import LineRule, rule_for

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[。！!？?；;…]\s{0,2}[”」』）)\]】]{0,2}$")
_FULL_STOP = re.compile(r"。")
_NOT_FINAL = re.compile(r"[。！!？?；;：:，,、…][”」』）)】]{0,2}$")
_YEAR = re.compile(r"\d{4}年")  # a heading may name the year that it plans for
_ITEM = re.compile(
    r"^(?:[●○■□◆◇★☆·•▪➤]\s{0,2}|[①-⑳]|\d{1,2}\s{0,1}[.、．)）](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|——|[-—]\s)"
)
_FIGURE = re.compile(r"\d(?!\s{0,1}[.、．)）])")
_SHORTEST_PROSE = 20
_LONGEST_HEADING = 44


@dataclass(frozen=True, slots=True)
class Line:
    """A line without outer blanks, in clean offsets, the furniture rule that it fits, whether it is a dateline."""

    start: int
    end: int
    text: str
    rule: LineRule | None
    is_dateline: bool

    @property
    def role(self) -> str | None:
        """The role that the line's own words give it, if any."""
        return self.rule.role if self.rule else None

    @property
    def is_prose(self) -> bool:
        """Whether the line is running text: it has a full stop, is long and punctuated, or ends as a sentence does."""
        text = self.text
        if _FULL_STOP.search(text) and len(text) >= 12:
            return True
        if len(text) >= _SHORTEST_PROSE and _STOP.search(text):
            return True
        return len(text) >= 60 and len(re.findall("[，,]", text)) >= 2

    @property
    def is_item(self) -> bool:
        """Whether the line is an item that states something: a list mark, and a figure or final punctuation."""
        return bool(_ITEM.match(self.text)) and bool(
            _FIGURE.search(_YEAR.sub("", self.text), 2) or _NOT_FINAL.search(self.text)
        )

    @property
    def is_headline(self) -> bool:
        """Whether the line could be a heading: short, and it does not end as a sentence or clause does."""
        if len(self.text) > _LONGEST_HEADING or self.is_item or self.is_prose:
            return False
        return not _NOT_FINAL.search(self.text) or bool(re.fullmatch(r"[^，,。\d]{2,14}[：:]", self.text))


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, in order."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + match[0].index(stripped)
        found.append(Line(start, start + len(stripped), stripped, rule_for(stripped), is_dateline(stripped)))
    return found
