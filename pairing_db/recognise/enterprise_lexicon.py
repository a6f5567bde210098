"""The language of firms' names: ``seeds/lexicon/enterprises.toml`` compiled, and the tests of what makes a name."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jieba

Kind = Literal["company", "cooperative", "group", "other"]
LEXICON = Path(__file__).resolve().parents[2] / "seeds" / "lexicon" / "enterprises.toml"
_LEGAL_FORM = re.compile(r"(?:有限责任|股份|有限|责任|总公司|公司|集团|农民|专业|合作社|联合社|[(（)）])")


@dataclass(frozen=True, slots=True)
class Suffix:
    """What ends a name, the kind of body that carries it, and how much it proves by itself."""

    kind: Kind
    strength: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The TOML, compiled. Each pattern is linear: alternations of fixed words, or bounded repeats."""

    suffixes: dict[str, Suffix]
    suffix: re.Pattern[str]
    no_suffix: re.Pattern[str]
    boundary: re.Pattern[str]
    hard: frozenset[str]
    soft: frozenset[str]
    kept: re.Pattern[str]
    organisation: re.Pattern[str]
    national: tuple[str, ...]
    generic: frozenset[str]
    generic_ending: tuple[str, ...]
    generic_inside: re.Pattern[str]
    ordinary: re.Pattern[str]
    utilities: frozenset[str]
    public: frozenset[str]
    trade: re.Pattern[str]
    strong_trades: tuple[str, ...]
    weak_trades: tuple[str, ...]
    same_trades: tuple[tuple[str, ...], ...]
    known: tuple[str, ...]
    banks: re.Pattern[str]
    before: re.Pattern[str]
    firm_before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def entries() -> dict[str, Any]:
    """The file as it stands, examples included."""
    with LEXICON.open("rb") as file:
        return tomllib.load(file)


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon."""
    raw = entries()
    suffixes = {word: Suffix(entry["kind"], entry["strength"]) for entry in raw["suffix"] for word in entry["words"]}
    left, generic, trade, context = raw["left"], raw["generic"], raw["trade"], raw["context"]
    return Lexicon(
        suffixes=suffixes,
        suffix=any_of(suffixes),
        no_suffix=any_of(raw["after"]["words"]),
        boundary=any_of(left["words"]),
        hard=frozenset(left["hard"]),
        soft=frozenset(left["soft"]),
        kept=any_of(left["kept"]),
        organisation=any_of(left["organisations"]),
        national=tuple(left["national"]),
        generic=frozenset(generic["whole"]),
        generic_ending=tuple(generic["endings"]),
        generic_inside=any_of(generic["inside"]),
        ordinary=any_of(generic["ordinary"]),
        utilities=frozenset(generic["utilities"]),
        public=frozenset(generic["public"]),
        trade=any_of(trade["words"]),
        strong_trades=tuple(trade["strong"]),
        weak_trades=tuple(trade["weak"]),
        same_trades=tuple(tuple(group) for group in trade["same"]),
        known=tuple(raw["known"]["words"]),
        banks=any_of(raw["banks"]["words"]),
        before=re.compile(f"(?:{'|'.join(sorted(context['before'], key=len, reverse=True))})$"),
        firm_before=re.compile(f"(?:{'|'.join(sorted(context['firm'], key=len, reverse=True))})$"),
        after=re.compile("|".join(context["after"])),
    )


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of ``words``, the longest first."""
    return re.compile("|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))))


@cache
def tokenizer() -> jieba.Tokenizer:
    """A jieba tokenizer of its own, so that words added elsewhere never change what a name is."""
    jieba.setLogLevel(logging.WARNING)
    own = jieba.Tokenizer()
    own.initialize()
    return own


def tokens(text: str) -> list[tuple[int, int]]:
    """The dictionary words of ``text`` as stretches, without guessing at unknown ones."""
    found, at = [], 0
    for word in tokenizer().cut(text, HMM=False):
        found.append((at, at + len(word)))
        at += len(word)
    return found


def is_word(text: str) -> bool:
    """Whether ``text`` is a word of the general dictionary."""
    return frequency(text) > 0


def frequency(text: str) -> int:
    """How often the general dictionary counts ``text`` as a word; 0 where it is none."""
    return int(tokenizer().FREQ.get(text) or 0)


def brand_of(core: str) -> str:
    """The part of ``core`` (a name without place and legal form) that stands before its first trade word."""
    match = lexicon().trade.search(core, 2)
    return core[: match.start()] if match else core


def distinctive(core: str) -> str:
    """``core`` without trade words, legal forms and brackets: what tells this firm from any other."""
    return _LEGAL_FORM.sub("", lexicon().trade.sub("", core))


def folded(name: str) -> str:
    """``name`` without legal form and brackets: equal for 青岛利和萃取有限公司 and 青岛利和萃取股份有限公司."""
    return _LEGAL_FORM.sub("", name)
