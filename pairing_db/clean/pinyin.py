"""Bracketed pinyin notes, ``協(xié)作``, ``扶(fu)貧(pin)(pin)``: found and taken out.

A note with tone marks is pinyin for sure. One without could be a unit or a name, (ha), (an); it counts only where the
page proves that a machine wrote notes: several of them, or a doubled one, or notes with tones beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from pairing_db.document import Edit

# Every combination of initial and final: a few more than the language uses, none that is a common abbreviation.
_SYLLABLE = re.compile(
    r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])(?:iang|iong|uang|iao|ian|ang|eng|ong|ing|uai|uan|van|ai|ei|ao|ou|an|en|ia|ie|iu"
    r"|in|ua|uo|ui|un|ue|ve|vn|a|o|e|i|u|v)|a(?:ng|i|o|n)?|e(?:ng|r|i|n)?|ou?|ê"
)
_LONGEST_SYLLABLE = 6
# Units and marks that look like a syllable; without a tone they stay.
_UNITS = frozenset(["ha", "pa", "ma", "a", "e", "o", "min", "ban"])
_LETTERS = "a-zàáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹḿɑɡ\u0300\u0301\u0304\u0308\u030c"
NOTE = re.compile(
    rf"(?<=[㐀-䶿一-鿿豈-﫿)）\]\ufffdA-Za-z])[ \u3000]?(?:[(（]\s?([{_LETTERS}' ·]{{1,24}}[1-5]?)\s?[)）]"
    rf"|[\[［〔【]([{_LETTERS}' ]{{1,24}})[\]］〕】])"
)
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_HAN_BEFORE = re.compile(r"[㐀-䶿一-鿿豈-﫿]$")


@dataclass(frozen=True, slots=True)
class Note:
    """A bracketed note that reads as pinyin, and whether it shows tones."""

    start: int
    end: int
    syllables: str
    toned: bool


def strip_pinyin(text: str) -> list[Edit]:
    """Edits that delete every pinyin note of ``text``; other bracketed content, (CBA), (km), (图), stays."""
    notes = [note for match in NOTE.finditer(text) if (note := _note(match))]
    toned = [note for note in notes if note.toned]
    bare = [note for note in notes if not note.toned and note.syllables not in _UNITS and not _is_free(text, note)]
    sure = bool(toned) or len({note.syllables for note in bare}) >= 2 or _has_doubled(bare)
    return [Edit(note.start, note.end, "") for note in toned + (bare if sure else [])]


def is_pinyin(letters: str) -> bool:
    """Whether ``letters`` (tones allowed) can be cut into pinyin syllables."""
    return _is_syllables(_base(letters))


def _note(match: re.Match[str]) -> Note | None:
    inner = (match[1] or match[2]).strip()
    if inner.isascii() and (match[2] or " " in inner):
        return None
    numbered = inner.endswith(tuple("12345"))
    base = _base(inner.rstrip("12345"))
    if not base or not _is_syllables(base):
        return None
    toned = numbered or bool(_TONES.search(unicodedata.normalize("NFD", inner)))
    if not toned and not _SYLLABLE.fullmatch(base):
        return None
    return Note(match.start(), match.end(), base, toned)


def _is_free(text: str, note: Note) -> bool:
    """Whether the note's host is no Han character (a letter, a bracket that closes no other note)."""
    before = text[: note.start][-12:]
    return not (_HAN_BEFORE.search(before) or re.search(rf"[(（][{_LETTERS}]{{1,6}}[)）]$", before))


def _has_doubled(notes: list[Note]) -> bool:
    return any(a.end == b.start and a.syllables == b.syllables for a, b in pairwise(notes))


def _base(letters: str) -> str:
    """``letters`` without tones, ü as v, without blanks and apostrophes."""
    plain = unicodedata.normalize("NFD", letters.lower().replace("ɑ", "a").replace("ɡ", "g"))
    plain = plain.replace("u\u0308", "v")
    return re.sub(r"[\u0300-\u030f' ·]", "", plain)


def _is_syllables(base: str) -> bool:
    reached = {0}
    lengths = range(1, _LONGEST_SYLLABLE + 1)
    for at in range(len(base)):
        if at in reached:
            reached |= {at + n for n in lengths if _SYLLABLE.fullmatch(base[at : at + n])}
    return len(base) in reached and bool(base)
