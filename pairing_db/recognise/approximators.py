"""Words of approximation before and after a figure: the language of ``seeds/lexicon/approximators.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pairing_db.document import Qualifier
from pairing_db.errors import LexiconError

LEXICON = Path(__file__).resolve().parents[2] / "seeds" / "lexicon"
_REACH = 12  # characters before a numeral that can hold an approximator with its fillers
_KEYS = {"name", "place", "qualifier", "bare", "words", "fillers", "not_after", "yes", "no"}
_QUALIFIERS: Mapping[str, Qualifier] = {"over": "over", "under": "under", "about": "about"}


@cache
def approximators() -> tuple[Mapping[str, Any], ...]:
    """The entries of the lexicon, checked."""
    with (LEXICON / "approximators.toml").open("rb") as file:
        entries = tomllib.load(file)["approximator"]
    for entry in entries:
        if set(entry) - _KEYS or entry["place"] not in ("before", "after") or entry["qualifier"] not in _QUALIFIERS:
            raise LexiconError(
                f"seeds/lexicon/approximators.toml: the entry «{entry.get('name')}» has unknown keys "
                "or values; correct it."
            )
    return tuple(entries)


def qualifier_before(text: str, start: int, *, bare: bool) -> Qualifier | None:
    """What the words directly before the numeral at ``start`` say of it (``bare``: it is 百, 千, 万 or 亿 alone)."""
    found = _before(bare).search(text[max(0, start - _REACH) : start])
    return _QUALIFIERS[str(found.lastgroup).partition("_")[0]] if found else None


def qualifier_after(text: str, end: int) -> Qualifier | None:
    """What the words directly behind the unit that ends at ``end`` say of the figure."""
    found = _after().match(text, end)
    return _QUALIFIERS[str(found.lastgroup).partition("_")[0]] if found else None


@cache
def _before(bare: bool) -> re.Pattern[str]:
    parts = []
    for number, entry in enumerate(approximators()):
        if entry["place"] != "before" or (entry.get("bare") and not bare):
            continue
        guard = f"(?<![{entry['not_after']}])" if entry["not_after"] else ""
        words = "|".join(sorted(entry["words"], key=len, reverse=True))
        fillers = f"(?:{'|'.join(entry['fillers'])}){{0,2}}" if entry["fillers"] else ""
        parts.append(f"(?P<{entry['qualifier']}_{number}>{guard}(?:{words}){fillers} ?$)")
    return re.compile("|".join(parts))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        " ?(?:"
        + "|".join(
            f"(?P<{entry['qualifier']}_{number}>{'|'.join(entry['words'])})"
            for number, entry in enumerate(approximators())
            if entry["place"] == "after"
        )
        + ")"
    )
