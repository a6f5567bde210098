"""Word classes: the words that the code asks for by name, kept as data in ``seeds/lexicon/words*.toml``.

A class is a list of regular expressions, any of which is a member, or a table of these (``any``) with example texts:
each of ``yes`` holds a member, none of ``no`` does, and tests try them. A class may use classes above it as ``{name}``;
``words.toml``, which is read first, has those that all may use.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from pairing_db.errors import LexiconError
from pairing_db.seeds import seeds_dir

_GAP = {"……": r"[^#]{0,60}?", "…": r"[^,，;；:：#]{0,32}?"}
_WORD = re.compile(r"\{([a-z_]+)\}")


@cache
def word_classes() -> Mapping[str, Any]:
    """Word classes as they stand in the files; a name that two files give raises ``LexiconError``."""
    classes: dict[str, Any] = {}
    for path in sorted((seeds_dir() / "lexicon").glob("words*.toml")):
        with path.open("rb") as file:
            found: dict[str, Any] = tomllib.load(file)["class"]
        if doubled := sorted(set(found) & set(classes)):
            raise LexiconError(f"{path} has the word classes {doubled} of another file; give them other names.")
        classes |= found
    return classes


@cache
def words() -> Mapping[str, str]:
    """Word classes by name, each as one regular expression group."""
    expanded: dict[str, str] = {}
    for name, entry in word_classes().items():
        body = "|".join(entry["any"] if isinstance(entry, dict) else entry)
        expanded[name] = f"(?:{_WORD.sub(lambda m: expanded[m[1]], body)})"
    return expanded


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern with word classes and gaps written out: ``…`` inside the clause, ``……`` inside the sentence."""
    for sign, gap in _GAP.items():
        text = text.replace(sign, gap)
    return re.compile(_WORD.sub(lambda m: words()[m[1]], text))


@cache
def word(name: str) -> re.Pattern[str]:
    """The word class ``name`` as a compiled pattern."""
    return re.compile(words()[name])


def says(text: str, name: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether ``text`` holds a member of the word class ``name`` between the positions ``start`` and ``end``."""
    return word(name).search(text, start, end) is not None
