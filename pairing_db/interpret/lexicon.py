"""Named readings: the language that decides what a figure is, kept as data in ``seeds/lexicon/*.toml``.

A reading has a name, the table (or the disposition) that it gives, the units that it reads, patterns, and what it sets.
Patterns are regular expressions over a sentence in which the figure stands as ``#``, every other figure as ``@``;
words of approximation and arrival (约, 超过, 达到, 共 …) between a noun and its figure are taken out beforehand.
In patterns ``…`` is a gap inside the clause, ``……`` one inside the sentence, ``{name}`` a word class
(``pairing_db.words``). ``yes`` and ``no`` are example sentences that run as tests. A name is for readers and may be
worded anew; where the code asks for one reading, it does so by its ``key``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pairing_db.errors import LexiconError
from pairing_db.words import pattern

LEXICON = Path(__file__).resolve().parents[2] / "seeds" / "lexicon"
READING_FILES = ("fund_flow", "labor_transfer", "talent_exchange", "observation", "context")
_KNOWN = {"name", "key", "unit", "measure", "at", "not", "also", "set", "weight", "yes", "no", "reason", "table"}
_MARKS = {"generic", "needs_act"}
FAINT = 6  # a reading of this weight or less only names what it counts


@dataclass(frozen=True, slots=True)
class Rule:
    """One named reading. ``table`` is a fact table, or ``context`` with a ``reason``, or ``attribute``."""

    name: str
    key: str | None
    table: str
    units: frozenset[str]
    measures: frozenset[str]
    at: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    also: re.Pattern[str] | None
    sets: Mapping[str, Any]
    weight: int
    reason: str | None
    generic: bool
    needs_act: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


def _rule(table: str, entry: Mapping[str, Any]) -> Rule:
    unknown = set(entry) - _KNOWN - _MARKS
    if unknown or not entry.get("at"):
        raise LexiconError(
            f"seeds/lexicon/{table}.toml: the reading «{entry.get('name')}» has no «at» or unknown keys "
            f"{sorted(unknown)}; correct the entry."
        )
    joined = {key: entry.get(key) for key in ("not", "also")}
    return Rule(
        name=entry["name"],
        key=entry.get("key"),
        table=entry.get("table", table),
        units=frozenset(entry.get("unit", ())),
        measures=frozenset(entry.get("measure", ())),
        at=tuple(pattern(p) for p in entry["at"]),
        unless=pattern(joined["not"]) if joined["not"] else None,
        also=pattern(joined["also"]) if joined["also"] else None,
        sets=entry.get("set", {}),
        weight=entry.get("weight", 10),
        reason=entry.get("reason"),
        generic=bool(entry.get("generic")),
        needs_act=bool(entry.get("needs_act")),
        yes=tuple(entry.get("yes", ())),
        no=tuple(entry.get("no", ())),
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Every reading of a figure, in the order of the files."""
    found: list[Rule] = []
    for table in READING_FILES:
        path = LEXICON / f"{table}.toml"
        with path.open("rb") as file:
            found += [_rule(table, entry) for entry in tomllib.load(file).get("reading", ())]
    names = [rule.name for rule in found]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise LexiconError(f"seeds/lexicon: the readings {doubled} are named twice; a name must tell one reading.")
    keys = [rule.key for rule in found if rule.key is not None]
    if len(set(keys)) < len(keys):
        raise LexiconError(f"seeds/lexicon: of the keys {sorted(keys)} one stands in two readings; remove it from one.")
    return tuple(found)


@cache
def keyed(key: str) -> Rule:
    """The one reading with that ``key``; raises ``LexiconError`` where there is none."""
    for rule in rules():
        if rule.key == key:
            return rule
    raise LexiconError(
        f"seeds/lexicon: no reading has the key «{key}», which the code asks for; give it to its reading."
    )
