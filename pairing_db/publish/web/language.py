"""The language of a page: chosen by the reader's cookie, else by the browser, with everything that pages say in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pairing_db.publish.web.labels import Labels
from pairing_db.publish.web.numbers import amount, plain

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
COOKIE = "language"
_ACCEPTED = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]{1,30})?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")


def choose(cookie: str | None, accepted: str | None) -> Language:
    """The cookie's language, else the first of Chinese and English that the browser accepts, else Chinese."""
    if cookie in LANGUAGES:
        return "zh" if cookie == "zh" else "en"
    best: tuple[float, Language] = (0.0, "zh")
    for part in (accepted or "")[:500].split(","):
        found = _ACCEPTED.fullmatch(part)
        weight = float(found[2] or 1) if found else 0.0
        if found and found[1].lower() in LANGUAGES and weight > best[0]:
            best = weight, "zh" if found[1].lower() == "zh" else "en"
    return best[1]


@cache
def sayings() -> Mapping[str, Mapping[str, str]]:
    """What pages say, by key and language."""
    found = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return {key: {"zh": said["zh"], "en": said["en"]} for key, said in found.items()}


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of a page: a language and the labels in it."""

    language: Language
    labels: Labels

    def say(self, key: str, **values: object) -> str:
        """A saying of ``words.toml``, with ``values`` put in."""
        return sayings()[key][self.language].format(**values)

    def _one(self, pair: tuple[str, str]) -> str:
        return pair[0] if self.language == "zh" else pair[1]

    def column(self, table: str, column: str) -> str:
        """The label of a column."""
        return self._one(self.labels.column(table, column))

    def code(self, table: str, column: str, code: str | None) -> str:
        """The label of a code, nothing for none."""
        return "" if code is None else self._one(self.labels.code(table, column, code))

    def table(self, table: str) -> str:
        """What a table of facts is called."""
        return self.code("figure_fact", "fact_table", table)

    def unit(self, code: str | None) -> str:
        """What a unit is called."""
        return self.code("unit", "code", code)

    def money(self, yuan: float | None) -> str:
        """An amount in yuan with 万 and 亿, or in millions and billions, without rounding it."""
        return "" if yuan is None else amount(yuan, self.language)

    def value(
        self, low: float | None, high: float | None = None, *, unit: str | None = None, qualifier: str | None = None
    ) -> str:
        """A figure with its unit, its range and how exact it is."""
        if low is None:
            return ""
        shown = self.money if unit == "yuan" else plain
        words = shown(low) if high is None else f"{shown(low)}–{shown(high)}"
        if unit not in (None, "yuan"):
            words += ("" if self.language == "zh" else " ") + self.unit(unit)
        return self.say(f"qualifier_{qualifier}", value=words) if qualifier in ("about", "over", "under") else words

    def day(self, day: str | None) -> str:
        """A date as the language writes it."""
        if not day:
            return ""
        at = date.fromisoformat(day)
        return f"{at.year}年{at.month}月{at.day}日" if self.language == "zh" else f"{at.day} {at:%B} {at.year}"

    def period(self, start: str | None, end: str | None) -> str:
        """A period, short where it is a whole year or one day."""
        if not end:
            return ""
        if start == end:
            return self.day(end)
        if start and start[:4] == end[:4] and start[5:] == "01-01" and end[5:] == "12-31":
            return self.say("in_year", year=start[:4])
        return (
            self.say("from_to", start=self.day(start), end=self.day(end))
            if start
            else self.say("until", end=self.day(end))
        )
