"""Edits applied to a text together with its map back to the original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pairing_db.document import Edit


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and, for each of its characters, the original stretch ``[starts[i], ends[i])``; both never decrease."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def unmapped(text: str) -> Mapped:
    """``text`` as its own original: every character comes from itself."""
    return Mapped(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def apply(mapped: Mapped, edits: Iterable[Edit]) -> Mapped:
    """The text after ``edits`` (any order, offsets into ``mapped.text``) and its map to the same original.

    A replacement of the same length maps character by character, any other maps each of its characters to the whole
    stretch that it replaces. Raises ValueError where edits overlap or insert out of nothing: no clean character may
    be without an origin.
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for edit in ordered:
        if edit.start < at or edit.end > len(mapped.text) or edit.end <= edit.start:
            raise ValueError(f"The edit {edit} overlaps another one, is empty, or leaves the text.")
        text.append(mapped.text[at : edit.start])
        starts += mapped.starts[at : edit.start]
        ends += mapped.ends[at : edit.start]
        text.append(edit.replacement)
        if len(edit.replacement) == edit.end - edit.start:
            starts += mapped.starts[edit.start : edit.end]
            ends += mapped.ends[edit.start : edit.end]
        else:
            starts += [mapped.starts[edit.start]] * len(edit.replacement)
            ends += [mapped.ends[edit.end - 1]] * len(edit.replacement)
        at = edit.end
    text.append(mapped.text[at:])
    starts += mapped.starts[at:]
    ends += mapped.ends[at:]
    return Mapped("".join(text), tuple(starts), tuple(ends))
