"""Which enterprise a clause speaks of: the one that it names, points to (该公司), or goes on about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pairing_db.document import Document, EnterpriseMention, RegionMention, Sentence

_POINTER = re.compile(r"(?:该|这家|这个|上述)(?:公司|企业|合作社|集团|厂)")
_BARE = re.compile(
    r"(?:公司|企业|合作社|[一二三]期|工厂|总厂|厂子|厂房|厂里|厂区|产品|社员|员工|投产以来|建成后|投产后|达产后)"
)
_TIME = re.compile(
    r"(?:[0-9一二三四五六七八九十年月日至到前上下半底末初个去今明以来目如眼现在同当时,，]|随后|此后|其中|截止|截至){0,16}"
)
_MANY = re.compile(r"(?:家|批|多个)企业|企业[和、]")
_CARRIED = 2  # how many blocks back 该公司 may reach


def subject_of(
    document: Document, firms: Sequence[EnterpriseMention], regions: Sequence[RegionMention], position: int
) -> str | None:
    """The key of the enterprise that the clause at ``position`` is about; None where it is none or many."""
    sentence = sentence_at(document, position)
    if sentence is None:
        return None
    text = document.clean.text
    for start, end in reversed([c for c in sentence.clauses if c[0] <= position]):
        inside = [f for f in firms if start <= f.start < end and f.start < max(position, start + 1)]
        if inside:
            return _first_or_none(text, inside)
        head = _head(text, start, end)
        if _POINTER.search(text, start, min(end, position)):
            return antecedent(document, firms, start)
        if _BARE.match(text, head):
            return _leading(document, firms, start)
        if _MANY.search(text, start, min(end, position)) or _other_subject(text, head, regions):
            return None
    return _carried(document, firms, sentence)


def antecedent(document: Document, firms: Sequence[EnterpriseMention], position: int) -> str | None:
    """The enterprise that 该公司 at ``position`` points to: the last one named before, at most two blocks above."""
    before = [firm for firm in firms if firm.end <= position]
    if not before:
        return None
    here, there = _block(document, position), _block(document, before[-1].start)
    return before[-1].key if here - there <= _CARRIED else None


def _leading(document: Document, firms: Sequence[EnterpriseMention], position: int) -> str | None:
    """The firm that a bare 公司, 总厂, 产品 means: the one named last, unless the text speaks of another more often."""
    last = antecedent(document, firms, position)
    counts = Counter(firm.key for firm in firms if firm.end <= position)
    if not counts:
        return None
    most, times = counts.most_common(1)[0]
    return most if times > 1 and times > counts.get(last or "", 0) else last


def _other_subject(text: str, head: int, regions: Sequence[RegionMention]) -> bool:
    """Whether a division opens the clause as what it speaks of; one that only holds a share (北川占51%) does not."""
    return any(region.start == head and text[region.end : region.end + 1] != "占" for region in regions)


def sentence_at(document: Document, position: int) -> Sentence | None:
    """The sentence of the body that contains ``position``."""
    return next((s for s in document.sentences if s.start <= position < s.end), None)


def _head(text: str, start: int, end: int) -> int:
    """Where a clause begins behind its words of time."""
    start += text[start] in '“「『"'
    match = _TIME.match(text, start, end)
    return match.end() if match else start


def _first_or_none(text: str, inside: list[EnterpriseMention]) -> str | None:
    """The one firm of a clause; of two that deal with each other the first; of a list none."""
    first = inside[0]
    others = [firm for firm in inside[1:] if firm.key != first.key]
    if not others:
        return first.key
    between = text[first.end : others[0].start]
    return first.key if re.match(r"(?:分别|还|又|也|已|将)?[与同跟向为由]|的|[^、和及]{6,}", between) else None


def _carried(document: Document, firms: Sequence[EnterpriseMention], sentence: Sentence) -> str | None:
    """The subject of the sentence before, where this one goes on about its goods, its workers or its plant."""
    text = document.clean.text
    head = _head(text, sentence.start, sentence.end)
    if not _BARE.match(text, head):
        return None
    return _leading(document, firms, sentence.start)


def _block(document: Document, position: int) -> int:
    return next((i for i, block in enumerate(document.blocks) if block.start <= position < block.end), -1)
