"""Units and measure words: the vocabulary of ``seeds/reference/units.csv`` and ``measure_words.csv``.

``units.csv`` holds the unit codes of the data model, one a row. ``measure_words.csv`` holds the words that stand
behind a numeral, with the code that they give (none where the model defines none: then the word itself is the unit),
the factor into that unit, and ``not_before``: what may not follow, because it would make another word (村民).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from pairing_db.errors import ReferenceDataError

REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"
_RATE = re.compile(r"[ ]?(?:[/／]|每|(?=一))(?P<one>一?)")
_PER_ONE = frozenset(
    [
        "斤",
        "公斤",
        "千克",
        "亩",
        "吨",
        "平方米",
        "小时",
        "个月",
        "天",
        "双",
        "只",
        "头",
        "株",
        "棵",
        "箱",
        "盒",
        "瓶",
        "件",
        "袋",
    ]
)
_PER_MONTH = frozenset({"月", "个月"})
_PER_EACH = re.compile(r"每(?P<word>公斤|千克|斤|亩|吨|平方米|小时|人每月|人月|月|户|双|只|头|株|棵|箱|盒|瓶|件|袋)$")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure word with the unit code that it gives (None where the model has none) and the factor into that unit."""

    word: str
    unit: str | None
    factor: Decimal


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit in a text: where it ends, its code (or the words as written), the measure as written, the factor."""

    end: int
    unit: str
    measure: str
    factor: Decimal


@cache
def unit_dimensions() -> dict[str, str]:
    """Dimension of each unit code: money, count, area, mass, time, share, rate …"""
    with (REFERENCE / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["dimension"] for row in csv.DictReader(file)}


@cache
def measures() -> dict[str, Measure]:
    """Every measure word, by the word."""
    return {row["word"]: Measure(row["word"], row["unit"] or None, Decimal(row["factor"])) for row in _rows()}


def unit_at(text: str, at: int) -> UnitMatch | None:
    """The unit that begins at ``at`` of a folded text, a rate (元/亩, 元一斤) as a whole; None where there is none.

    One blank may stand before it.
    """
    start = at + 1 if text[at : at + 1] == " " else at
    found = _measure_pattern().match(text, start)
    if found is None:
        return None
    measure = measures()[found[0]]
    unit, end = measure.unit or measure.word, found.end()
    rate = _rate_at(text, end)
    if rate is None:
        return UnitMatch(end, unit, measure.word, measure.factor)
    per, rate_end = rate
    if measure.unit is None:
        return UnitMatch(end, unit, measure.word, measure.factor)
    code = f"{unit}_per_{per}"
    return UnitMatch(
        rate_end, code if code in unit_dimensions() else text[start:rate_end], measure.word, measure.factor
    )


def rate_before(text: str, start: int, unit: str) -> str | None:
    """The rate that 每斤, 每亩 … directly before a figure makes of its unit (每斤18元 is yuan_per_jin); else None."""
    found = _PER_EACH.search(text, max(0, start - 4), start)
    if found is None:
        return None
    code = f"{unit}_per_{_denominator(found['word'].removeprefix('人每').removeprefix('人'))}"
    return code if code in unit_dimensions() else None


def _rate_at(text: str, end: int) -> tuple[str, int] | None:
    """The denominators behind a unit (/亩, 每斤, 一斤, /人/年) as the tail of a code, and where they end."""
    names: list[str] = []
    while len(names) < 2:
        sign = _RATE.match(text, end) if not names else re.compile("[/／·]").match(text, end)
        if sign is None:
            break
        word = _denominator_pattern().match(text, sign.end())
        if word is None or (text[sign.start() : sign.end()].lstrip() in ("", "一") and word[0] not in _PER_ONE):
            break
        names.append(_denominator(word[0]))
        end = word.end()
    if not names:
        return None
    if len(names) == 2 and names[0] == "person" and names[1] == "month":
        names = names[1:]
    return "_per_".join(names), end


def _denominator(word: str) -> str:
    if word in _PER_MONTH:
        return "month"
    return measures()[word].unit or word


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (REFERENCE / "measure_words.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    unknown = sorted({row["unit"] for row in rows} - set(unit_dimensions()) - {""})
    if unknown:
        raise ReferenceDataError(
            f"seeds/reference/measure_words.csv uses the units {unknown}, "
            "which units.csv does not define; add them there."
        )
    return rows


@cache
def _measure_pattern() -> re.Pattern[str]:
    rows = sorted(_rows(), key=lambda row: -len(row["word"]))
    return re.compile(
        "|".join(
            re.escape(r["word"]) + (f"(?!{r['not_before']})" if r["not_before"] else _edge(r["word"])) for r in rows
        )
    )


@cache
def _denominator_pattern() -> re.Pattern[str]:
    words = sorted([*measures(), *_PER_MONTH], key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words))


def _edge(word: str) -> str:
    """Latin unit signs end at a letter's edge: 5km, but not 5kmart."""
    return "(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalpha() else ""
