"""Numerals that are no figures (dates, ordinals, names, idioms, labels): ``seeds/lexicon/not_figures.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from pairing_db.errors import LexiconError
from pairing_db.recognise.approximators import LEXICON
from pairing_db.recognise.units import measures

_KEYS = {"name", "words", "at_numeral", "elsewhere", "line_start", "yes", "no"}
_FIRST = re.compile(r"\[(?P<set>(?:\\.|[^\]\\])+)\]|(?P<one>[^(\[\\.^$|?*+])")
_QUOTED = re.compile(
    r"[“「『《\"](?P<numeral>[一二两三四五六七八九十百千万]{1,4}|\d{1,4})(?P<rest>[^“”「」『』《》\"\d，,。；;\n]{0,9})[”」』》\"]"
)
_WHOLE = re.compile(r"[余多几]?(?:万|亿|万亿)?(?P<unit>.{0,3}?)(?:以上|左右)?")


@cache
def rules() -> tuple[Mapping[str, Any], ...]:
    """The entries of the lexicon, checked."""
    with (LEXICON / "not_figures.toml").open("rb") as file:
        entries = tomllib.load(file)["rule"]
    for entry in entries:
        if set(entry) - _KEYS:
            raise LexiconError(
                f"seeds/lexicon/not_figures.toml: the rule «{entry.get('name')}» has unknown keys; correct the entry."
            )
    return tuple(entries)


def not_figures(text: str) -> list[tuple[int, int]]:
    """The stretches of a folded text that hold no figures, but for those that begin at a numeral; they may overlap."""
    found = [match.span() for match in _elsewhere().finditer(text)]
    found += [match.span() for match in _line_start().finditer(text)]
    found += [match.span() for match in _words().finditer(text)]
    found += [match.span() for match in _QUOTED.finditer(text) if _is_name(match)]
    return found


def not_figure_at(text: str, at: int) -> int | None:
    """Where the stretch that holds no figure and begins with the numeral at ``at`` ends; None where there is none."""
    found = _at_numeral().match(text, at)
    return found.end() if found else None


def starts_with(patterns: list[str]) -> str:
    """A lookahead for the first characters of patterns that begin with a fixed character or a class.

    Searching for it first is several times faster than trying every pattern at every character.
    """
    first = []
    for pattern in patterns:
        found = _FIRST.match(pattern)
        if found is None:
            raise LexiconError(
                f"The pattern «{pattern}» must begin with a fixed character or a class of them; rewrite it."
            )
        first.append(found["set"] or re.escape(found["one"]))
    return f"(?=[{''.join(dict.fromkeys(first))}])"


def _is_name(quoted: re.Match[str]) -> bool:
    """“五式工作法”, “三支” are names; “1000万元” and “8%” in quotation marks are figures."""
    whole = _WHOLE.fullmatch(quoted["rest"])
    if whole is None or (whole["unit"] and whole["unit"] not in measures()):
        return True
    return not quoted["numeral"].isdigit() and not re.search("[万亿元%]", quoted["rest"])


def _all(key: str) -> list[str]:
    return [pattern for rule in rules() for pattern in rule.get(key, ())]


@cache
def _at_numeral() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _all("at_numeral")))


@cache
def _elsewhere() -> re.Pattern[str]:
    patterns = _all("elsewhere")
    return re.compile(f"{starts_with(patterns)}(?:{'|'.join(patterns)})")


@cache
def _line_start() -> re.Pattern[str]:
    return re.compile(f"^(?:{'|'.join(_all('line_start'))})", re.MULTILINE)


@cache
def _words() -> re.Pattern[str]:
    found = _all("words")
    return re.compile("|".join(re.escape(word) for word in sorted(found, key=len, reverse=True)))
