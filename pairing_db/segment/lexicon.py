"""The language of page furniture and headers, kept as data in ``seeds/lexicon/furniture.toml`` and ``header.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pairing_db.errors import LexiconError

LEXICON = Path(__file__).resolve().parents[2] / "seeds" / "lexicon"
_PICTURES = re.compile("^[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d ]{1,12}")
LINE_ROLES = frozenset({"furniture", "credit", "caption", "related", "comments", "end"})


@dataclass(frozen=True, slots=True)
class LineRule:
    """A kind of line that is recognised by its words alone."""

    name: str
    role: str
    longest: int
    at: tuple[re.Pattern[str], ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def matches(self, line: str) -> bool:
        """Whether ``line``, without outer blanks, is of this kind."""
        return len(line) <= self.longest and any(pattern.search(line) for pattern in self.at)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What tells the article's own paragraphs from those of other stories on its page."""

    topic: re.Pattern[str]
    no_place: frozenset[str]
    signs: tuple[str, ...]
    aside: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """Words of publishers and dates; ``raw`` is the whole file for the examples that run as tests."""

    endings: tuple[str, ...]
    marks: tuple[str, ...]
    nobody: frozenset[str]
    placeless: frozenset[str]
    leads: tuple[re.Pattern[str], ...]
    parts: tuple[re.Pattern[str], ...]
    published: tuple[str, ...]
    later: tuple[str, ...]
    ahead: re.Pattern[str]
    ahead_after: re.Pattern[str]
    anchors: tuple[tuple[re.Pattern[str], int], ...]
    raw: Mapping[str, Any]


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All kinds of lines, in the order of the file: the first that matches holds."""
    rules = []
    for entry in _load("furniture.toml")["line"]:
        if entry["role"] not in LINE_ROLES or not entry.get("yes") or not entry.get("no"):
            raise LexiconError(
                f"seeds/lexicon/furniture.toml: «{entry['name']}» has no known role or no examples; correct the entry."
            )
        patterns = tuple(re.compile(pattern) for pattern in entry["at"])
        rules.append(
            LineRule(entry["name"], entry["role"], entry["longest"], patterns, tuple(entry["yes"]), tuple(entry["no"]))
        )
    return tuple(rules)


def rule_for(line: str) -> LineRule | None:
    """The first kind that ``line`` is of, pictures before its words left aside; or None."""
    plain = _PICTURES.sub("", line)
    return next((rule for rule in line_rules() if rule.matches(plain)), None)


@cache
def own_words() -> OwnWords:
    """The words of the section ``own`` of ``furniture.toml``."""
    own = _load("furniture.toml")["own"]
    aside = re.compile(rf"[（(【]?(?:{'|'.join(own['asides'])})")
    return OwnWords(re.compile("|".join(own["topic"])), frozenset(own["no_place"]), tuple(own["signs"]), aside)


@cache
def header_words() -> HeaderWords:
    """The words of ``header.toml``, patterns compiled."""
    raw = _load("header.toml")
    publisher, dates = raw["publisher"], raw["date"]
    return HeaderWords(
        endings=tuple(sorted(publisher["endings"], key=len, reverse=True)),
        marks=tuple(sorted(publisher["marks"], key=len, reverse=True)),
        nobody=frozenset(publisher["nobody"]),
        placeless=frozenset(publisher["placeless"]),
        leads=tuple(re.compile(lead["at"]) for lead in publisher["lead"]),
        parts=tuple(re.compile(part) for part in raw["line"]["parts"]),
        published=tuple(dates["published"]),
        later=tuple(dates["later"]),
        ahead=re.compile("|".join(dates["ahead"])),
        ahead_after=re.compile("|".join(dates["ahead_after"])),
        anchors=tuple((re.compile(anchor["at"]), int(anchor["base"])) for anchor in dates["anchor"]),
        raw=raw,
    )


def _load(name: str) -> dict[str, Any]:
    with (LEXICON / name).open("rb") as file:
        return tomllib.load(file)
