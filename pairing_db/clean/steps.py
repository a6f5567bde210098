"""The clean stage: its steps in order, and the map that they leave behind.

A new kind of damage is a new step here: a function from a text to the edits that mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pairing_db.clean.byteshift import LOST, repair_byte_shifts
from pairing_db.clean.mapping import apply, unmapped
from pairing_db.clean.marks import (
    close_blanks,
    drop_invisible,
    drop_watermarks,
    fold_widths,
    merge_doubled,
    unescape_entities,
)
from pairing_db.clean.pinyin import strip_pinyin
from pairing_db.clean.run_on import part_paragraphs
from pairing_db.clean.script import script_of, simplify
from pairing_db.clean.wrapped import join_wrapped
from pairing_db.document import Article, Clean, Damage, Edit

STEPS: tuple[Callable[[str], list[Edit]], ...] = (
    unescape_entities,
    join_wrapped,  # while every line still has its width
    part_paragraphs,
    repair_byte_shifts,  # before the notes go: they mark what was shifted
    drop_invisible,
    drop_watermarks,
    strip_pinyin,
    fold_widths,
    merge_doubled,
    close_blanks,
)


def clean(article: Article) -> Clean:
    """``article.text`` repaired and in simplified characters, every character with the stretch that it came from.

    ``steps`` names each step and how many edits it made; ``damage`` lists, in clean offsets, what could not be
    restored: ``lost_byte`` is a run of U+FFFD.
    """
    mapped = unmapped(article.text)
    steps: list[tuple[str, int]] = []
    for step in STEPS:
        edits = step(mapped.text)
        mapped = apply(mapped, edits)
        steps.append((step.__name__, len(edits)))
    script = script_of(mapped.text)
    edits = simplify(mapped.text, script)
    mapped = apply(mapped, edits)
    steps.append((simplify.__name__, len(edits)))
    damage = tuple(Damage(m.start(), m.end(), "lost_byte") for m in re.finditer(f"{LOST}+", mapped.text))
    return Clean(mapped.text, mapped.starts, mapped.ends, script, damage, tuple(steps))
