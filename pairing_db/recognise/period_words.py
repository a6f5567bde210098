"""Words of time kept as data in ``seeds/lexicon/periods.toml``: 目前, 近年来, 每年, “十四五”, 去年, 上个月, 当天."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pairing_db.document import PeriodKind
from pairing_db.errors import LexiconError
from pairing_db.recognise.approximators import LEXICON
from pairing_db.recognise.not_figures import starts_with

_KINDS: Mapping[str, PeriodKind] = {
    "stock": "stock", "as_of": "as_of", "vague": "vague", "rate": "rate", "plan": "plan", "since": "since"
}  # fmt: skip


_NOT_THE_DAY = "(?!前|期间|来临|临近|将[至近]|假|长假|档|晚会|献礼)(?![、和及]?(?:春节|中秋节?|端午节?)(?:前|期间))"
_LOOKAROUND = re.compile(r"\(\?<?[=!][^)]*\)")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A period by itself. ``until_published``: it ends on the day of publication."""

    name: str
    kind: PeriodKind
    start: date | None
    end: date | None
    until_published: bool


@dataclass(frozen=True, slots=True)
class Relative:
    """A year, month or day counted from the publication, from the last date in the text, from the turn of the year
    nearest to the publication, or from the year that the text named last."""

    offset: int
    from_last: bool
    from_turn: bool = False
    from_named: bool = False


@cache
def entries() -> Mapping[str, list[dict[str, Any]]]:
    """The lists of the lexicon: word, year, month, day, festival."""
    with (LEXICON / "periods.toml").open("rb") as file:
        found: dict[str, list[dict[str, Any]]] = tomllib.load(file)
    if unknown := set(found) - {"word", "year", "month", "day", "festival"}:
        raise LexiconError(f"seeds/lexicon/periods.toml has the unknown lists {sorted(unknown)}; correct it.")
    for entry in found["word"]:
        if entry["kind"] not in _KINDS:
            raise LexiconError(f"seeds/lexicon/periods.toml: «{entry['name']}» has an unknown kind; correct it.")
    return found


@cache
def word_pattern() -> re.Pattern[str]:
    """All words that are periods by themselves; the group ``w<n>`` tells which."""
    words = entries()["word"]
    first = starts_with([pattern for entry in words for pattern in entry["patterns"]])
    groups = "|".join(f"(?P<w{number}>{'|'.join(entry['patterns'])})" for number, entry in enumerate(words))
    return re.compile(f"{first}(?:{groups})")


def word_of(found: re.Match[str]) -> TimeWord:
    """What a match of ``word_pattern`` means."""
    entry = entries()["word"][int(str(found.lastgroup)[1:])]
    return TimeWord(
        name=entry["name"],
        kind=_KINDS[entry["kind"]],
        start=entry.get("start"),
        end=entry.get("end"),
        until_published=entry.get("dates") == "until_published",
    )


@cache
def relative_pattern(grain: str) -> str:
    """The words for a relative ``year``, ``month`` or ``day`` as one alternation."""
    return "|".join(word for entry in entries()[grain] for word in entry["words"])


@cache
def relative(grain: str, word: str) -> Relative:
    """What one of these words means."""
    for entry in entries()[grain]:
        if any(re.fullmatch(_LOOKAROUND.sub("", pattern), word) for pattern in entry["words"]):
            return Relative(
                entry["offset"], entry.get("from") == "last", entry.get("from") == "turn", entry.get("from") == "named"
            )
    raise LexiconError(f"seeds/lexicon/periods.toml has no {grain} «{word}»; add it.")


@cache
def festival_pattern() -> str:
    """The festivals that fall on one day of the calendar, where the day itself is meant and not the time around it."""
    return f"(?:{'|'.join(word for entry in entries()['festival'] for word in entry['words'])}){_NOT_THE_DAY}"


@cache
def festival(written: str) -> tuple[int, int] | None:
    """Month and day of a festival; None where the word is none."""
    for entry in entries()["festival"]:
        if any(re.fullmatch(_LOOKAROUND.sub("", pattern), written) for pattern in entry["words"]):
            return entry["month"], entry["day"]
    return None
