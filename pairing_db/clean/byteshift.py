"""Repair of GBK text that lost one byte: ``41億元?！巴顿Y`` was ``41億元。“投資``.

A page converted byte by byte can lose half a character. All that follows is read one byte late, until an ASCII byte
takes up the orphan: a letter that was a trail byte (``Y``), or ``?`` where it could not. So everything but the two
halves that were lost is sure and is put back where the result is far more likely than what stands there; a lost half
is put back only where one candidate leads by ``MARGIN`` (98 in 100 such choices are right in synthetic damage), else
the character becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pairing_db.clean.likelihood import MARKS, log_probability
from pairing_db.clean.pinyin import is_pinyin
from pairing_db.clean.script import script_of, simplified
from pairing_db.document import Edit

LOST = "\ufffd"
MARGIN = 5.0  # nats between the best and the second candidate of a lost half
_GAIN = 6.0  # nats that a repair must gain over the text as it stands; healthy text loses dozens
_GAIN_SINGLE = 10.0  # the same where only one character is put back
_SHORTEST_UNMARKED = 4  # characters of a shift that began without a mark
_MOST_MARKS = 400  # looked at; a page with more is no article, and each costs milliseconds
_MOST_ENDINGS = 3  # letters that may be the orphan of one shift
_CONTEXT = 5
_LONGEST = 40
_PY = "a-zàáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹḿɑɡ"
_HAN = re.compile("[一-鿿]")
_NOTE = re.compile(rf"\(([{_PY}]{{1,6}})\)")
_OPENING = re.compile(rf"[?\ufffd](?:([{_PY}]{{1,6}})\))?")
_ENDING = re.compile(rf"([@-~])(?:\([{_PY}]{{1,6}}\))?|([?\ufffd])")
_WIDE_MARK = re.compile(r"[!-~]")
_NOTED_LETTER = re.compile(rf"[A-Za-z]\([{_PY}]{{1,6}}\)")
_LEADS = range(0x81, 0xFF)
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece of the damaged text and the bytes it stands for; ``None`` is a byte that was lost."""

    start: int
    end: int
    bytes: tuple[int | None, ...]


def repair_byte_shifts(text: str) -> list[Edit]:
    """Edits that put shifted bytes back in place; characters whose half is lost for good become U+FFFD."""
    edits: list[Edit] = []
    done = 0
    hant = script_of(text) == "hant"
    for match in islice(re.finditer(rf"[?\ufffd]|{_NOTED_LETTER.pattern}", text), _MOST_MARKS):
        if match.start() < done:
            continue
        repaired = _forward(text, match.start(), hant=hant) if match[0] in {"?", LOST} else None
        repaired = repaired or _backward(text, match.start(), done, hant=hant)
        if repaired:
            edits += repaired
            done = repaired[-1].end
    return edits


def _forward(text: str, start: int, *, hant: bool) -> list[Edit] | None:
    """The repair of a shift that begins with a mark of loss at ``start``."""
    opening = _OPENING.match(text, start)
    if opening is None or (opening[1] and not is_pinyin(opening[1])) or text[start - 1 : start] in ("", "\n"):
        return None
    run: list[_Item] = []
    at = opening.end()
    tries = 0
    while len(run) <= _LONGEST and tries < _MOST_ENDINGS:
        ending = _ENDING.match(text, at)
        if ending and (run or ending[1]):
            tries += 1
            items = [_Item(start, opening.end(), (None,)), *run, _end_item(ending)]
            tried = _tried(text, items, sure=bool(opening[1]), hant=hant)
            if tried:
                return tried
        item = _item(text, at)
        if item is None:
            return None
        run.append(item)
        at = item.end
    return None


def _backward(text: str, at: int, floor: int, *, hant: bool) -> list[Edit] | None:
    """The repair of a shift whose beginning left no mark and that ends at ``at``."""
    ending = _ENDING.match(text, at)
    if ending is None or not _has_rare(text[max(floor, at - 10) : at]):
        return None
    run: list[_Item] = []
    best: tuple[float, list[_Item]] | None = None
    window = max(floor, at - _LONGEST - _CONTEXT)
    for start in range(at - 1, max(floor, at - _LONGEST) - 1, -1):
        item = _item(text, start)
        if item is None or item.end != start + 1 or not _is_wide(text[start]):
            break
        run.insert(0, item)
        fixed = _fixed([_Item(start, start, (None,)), *run, _end_item(ending)])
        if len(run) < _SHORTEST_UNMARKED or fixed is None:
            continue
        score = _score(text[window:start] + fixed + _after(text, ending.end()))
        if best is None or score > best[0]:
            best = score, list(run)
    if best is None:
        return None
    first = best[1][0]
    return _tried(text, [_Item(first.start, first.start, (None,)), *best[1], _end_item(ending)], sure=False, hant=hant)


def _tried(text: str, items: list[_Item], *, sure: bool, hant: bool) -> list[Edit] | None:
    """The edits for ``items`` where they read far better repaired; ``sure`` where the page itself shows the damage."""
    fixed = _fixed(items)
    if fixed is None or fixed == LOST * 2 or (not hant and simplified(fixed) != fixed):
        return None
    left, right = _before(text, items[0].start), _after(text, items[-1].end)
    old = text[items[0].start : items[-1].end]
    gain = _score(left + fixed + right) - _score(left + old + right)
    restored = [character for character in fixed if character != LOST]
    if restored and gain < (_GAIN_SINGLE if len(restored) == 1 else _GAIN):
        return None
    stream = [byte for item in items for byte in item.bytes]
    for index in (0, len(fixed) - 1):
        if fixed[index] == LOST:
            pair = stream[2 * index], stream[2 * index + 1]
            fixed = fixed[:index] + _chosen(left + fixed[:index], pair, fixed[index + 1 :] + right) + fixed[index + 1 :]
    if not restored and not sure and _score(left + fixed + right) - _score(left + old + right) < _GAIN_SINGLE:
        return None
    return _edits(items, fixed)


def _edits(items: list[_Item], fixed: str) -> list[Edit]:
    """Each repaired character in the place of the piece that held most of it."""
    pieces = [item for item in items if item.end > item.start]
    cuts = [piece.start for piece in pieces[: len(fixed)]] + [pieces[-1].end]
    return [Edit(cuts[i], cuts[i + 1], character) for i, character in enumerate(fixed)]


def _fixed(items: list[_Item]) -> str | None:
    """The bytes of ``items`` cut into pairs and decoded; a pair with a lost half is U+FFFD. None if that fails."""
    stream = [byte for item in items for byte in item.bytes]
    if len(stream) % 2:
        return None
    decoded = [_decoded(stream[i], stream[i + 1]) for i in range(0, len(stream), 2)]
    return None if None in decoded else "".join(character or "" for character in decoded)


def _chosen(left: str, pair: tuple[int | None, int | None], right: str) -> str:
    """The character for ``pair``, one half of which is lost, if one candidate leads by ``MARGIN``; else U+FFFD."""
    lead, trail = pair
    leads = _LEADS if lead is None else (lead,)
    trails = _TRAILS if trail is None else (trail,)
    candidates = {c for a in leads for b in trails if (c := _decoded(a, b)) and (_HAN.match(c) or c in MARKS)}
    ranked = sorted(((_score(left[-_CONTEXT:] + c + right[:_CONTEXT]), c) for c in candidates), reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= MARGIN:
        return ranked[0][1]
    return LOST


def _decoded(lead: int | None, trail: int | None) -> str | None:
    if lead is None or trail is None:
        return LOST
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None


def _item(text: str, at: int) -> _Item | None:
    """The character at ``at`` with a pinyin note that a machine hung on it, and its two bytes."""
    character = text[at : at + 1]
    if _WIDE_MARK.match(character):
        pair = b"\xa3" + bytes((ord(character) | 0x80,))  # the page wrote its wide marks as ASCII
    else:
        try:
            pair = character.encode("gbk")
        except UnicodeEncodeError:
            return None
    if len(pair) != 2:
        return None
    note = _NOTE.match(text, at + 1)
    return _Item(at, note.end() if note and is_pinyin(note[1]) else at + 1, tuple(pair))


def _end_item(ending: re.Match[str]) -> _Item:
    return _Item(ending.start(), ending.end(), (None if ending[2] else ord(ending[1]),))


def _before(text: str, at: int) -> str:
    return text[max(0, at - _CONTEXT) : at].rpartition("\n")[2]


def _after(text: str, at: int) -> str:
    return text[at : at + _CONTEXT].partition("\n")[0]


def _score(text: str) -> float:
    return log_probability(simplified(text))


def _is_wide(character: str) -> bool:
    return bool(character) and not character.isascii()


def _has_rare(text: str) -> bool:
    """Whether a Han character stands in ``text`` that is not among the 3,755 common ones of GB 2312."""
    return any(_is_rare(character) for character in _pieces(simplified(text)))


def _pieces(text: str) -> Iterator[str]:
    return (character for character in text if not character.isascii())


def _is_rare(character: str) -> bool:
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return True
    return lead > 0xD7 or 0xA4 <= lead <= 0xA9
