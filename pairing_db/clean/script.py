"""Traditional to simplified, one character for one, with the dictionaries of OpenCC and the project's overrides.

The dictionary files of opencc-python-reimplemented (``t2s``) are read as data: a translate table and one pattern for
the phrases are many times faster than the library's own loop and give the same text. No configuration that rewrites
words (``tw2sp``) may be used: it changes lengths and words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pairing_db.document import Edit
from pairing_db.errors import LexiconError
from pairing_db.seeds import reference_dir

Script = Literal["hans", "hant"]

# A page counts as traditional from this share of its Han characters on; traditional prose has a quarter to a third.
_SHARE = 0.1
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Tables:
    """What one script needs: a phrase pattern, what the phrases become, and the table for all other characters."""

    pattern: re.Pattern[str]
    phrases: Mapping[str, str]
    characters: Mapping[int, str]


def script_of(text: str) -> Script:
    """``hant`` where a fair share of the Han characters exist only in traditional writing, else ``hans``."""
    han = _HAN.findall(text)
    if not han:
        return "hans"
    table = _tables("hans").characters
    return "hant" if sum(ord(c) in table for c in han) / len(han) > _SHARE else "hans"


def simplify(text: str, script: Script) -> list[Edit]:
    """Edits, one for each changed character, that write ``text`` in simplified characters."""
    simple = simplified(text, script)
    return [Edit(i, i + 1, new) for i, (old, new) in enumerate(zip(text, simple, strict=True)) if old != new]


def simplified(text: str, script: Script = "hant") -> str:
    """``text`` in simplified characters; the length never changes."""
    tables = _tables(script)
    simple = text.translate(tables.characters)
    parts: list[str] = []
    at = 0
    for match in tables.pattern.finditer(text):
        parts += (simple[at : match.start()], tables.phrases[match[0]])
        at = match.end()
    parts.append(simple[at:])
    return "".join(parts)


@cache
def _tables(script: Script) -> Tables:
    phrases = dict(_dictionary("TSPhrases.txt")) if script == "hant" else {}
    characters = {ord(key): value for key, value in _dictionary("TSCharacters.txt").items()}
    if script == "hans":
        # Simplified prose uses 乾 (乾隆), 瞭 (瞭望), 於 (surname) rightly: only what is foreign to it is changed.
        characters = {key: value for key, value in characters.items() if not _is_simplified(chr(key))}
    for traditional, simple in _overrides(script):
        if len(traditional) == 1:
            characters[ord(traditional)] = simple
        else:
            phrases[traditional] = simple
    for key, value in [*phrases.items(), *((chr(key), value) for key, value in characters.items())]:
        if len(key) != len(value):
            raise LexiconError(f"The script dictionaries turn «{key}» into «{value}»; both must have the same length.")
    heads = "".join(sorted({re.escape(phrase[0]) for phrase in phrases}))
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(f"(?=[{heads}])(?:{'|'.join(map(re.escape, longest))})" if phrases else r"(?!)")
    return Tables(pattern, phrases, characters)


def _is_simplified(character: str) -> bool:
    """Whether GB 2312, the character set of simplified text, has ``character``."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _dictionary(name: str) -> Mapping[str, str]:
    """One of OpenCC's tables; of several candidates the first. Found without importing the package."""
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        raise LexiconError(
            "The package opencc-python-reimplemented is not installed; install the project's dependencies."
        )
    table: dict[str, str] = {}
    for line in (Path(spec.origin).parent / "dictionary" / name).read_text(encoding="utf-8").splitlines():
        key, _, values = line.partition("\t")
        if key and values:
            table[key] = values.split()[0]
    return table


@cache
def _overrides(script: Script) -> tuple[tuple[str, str], ...]:
    """(traditional, simplified) rows that hold for ``script``; ``any`` holds for both."""
    with (reference_dir() / "script_overrides.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((row["traditional"], row["simplified"]) for row in rows if row["script"] in (script, "any"))
