"""An article as the search for projects reads it, and the stretches of it that may name one."""

from __future__ import annotations

from dataclasses import dataclass

from pairing_db.document import Document, EnterpriseMention, Mentions, Sentence
from pairing_db.interpret.places import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """An article with what the search for projects asks of it."""

    document: Document
    mentions: Mentions
    firms: tuple[EnterpriseMention, ...]
    places: tuple[Place, ...]

    @property
    def text(self) -> str:
        """The clean text."""
        return self.document.clean.text

    def firms_in(self, start: int, end: int) -> list[EnterpriseMention]:
        """The enterprises named in ``[start, end)``."""
        return [firm for firm in self.firms if start <= firm.start and firm.end <= end]

    def places_in(self, start: int, end: int) -> list[Place]:
        """The places named or pointed to whose narrowest part ends in ``[start, end)``."""
        return [place for place in self.places if start < place.end <= end]

    def chain_start(self, candidate: Candidate) -> int:
        """Where the places begin that lead to the narrowest one, with which the name begins (漳县武阳镇…)."""
        return min([p.start for p in self.places if p.start <= candidate.start < p.end], default=candidate.start)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name a project.

    ``way`` says how the text comes to it; ``list_start`` where the list begins that it goes on, whose way is then its.
    """

    start: int
    end: int
    head_start: int
    kind: str
    way: str
    sentence: Sentence
    clause: tuple[int, int]
    quoted: bool
    agreed: bool
    in_open_list: bool = False
    list_start: int | None = None
