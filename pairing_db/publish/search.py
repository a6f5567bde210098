"""Search in the full-text index: which articles and facts hold all words of a query."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.clean import clean
from pairing_db.clean.script import simplified
from pairing_db.document import Article
from pairing_db.publish.search_index import KINDS, span
from pairing_db.publish.search_words import match_expression, words_of

MOST_RANKED = 200
AROUND = 40  # characters shown before and after the first word that is found
# Signs that characters were lost or notes put between them: an ASCII question mark or pinyin in brackets.
_DAMAGED = re.compile("[?\ufffd]|[(（][a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]")
_ONE_KIND = "search_index MATCH ? AND search_index.rowid >= ? AND search_index.rowid < ?"
_ENTRIES = (
    f"FROM search_index JOIN search_entry e ON e.position = search_index.rowid AND e.id IS NOT NULL WHERE {_ONE_KIND}"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that holds the words: its kind (``article`` or a fact table), its id, its words in three parts."""

    kind: str
    id: str
    title: str
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits of one kind, and how many there are in all; ``more`` where only so many were counted."""

    kind: str
    hits: tuple[Hit, ...]
    count: int
    more: bool


def search(db: sqlite3.Connection, query: str, *, kinds: Sequence[str] = KINDS, limit: int = 10) -> list[Found]:
    """What holds all words of ``query``, one ``Found`` for each kind that has any.

    Those with the words in title or names come first, then the latest. No more than ``MOST_RANKED`` of a kind are
    looked at, which is what keeps a search short however much is found.
    """
    expression = match_expression(query)
    if expression is None:
        return []
    return [found for kind in kinds if (found := _of_kind(db, kind, expression, query, limit)).count]


def _of_kind(db: sqlite3.Connection, kind: str, expression: str, query: str, limit: int) -> Found:
    newest = f"SELECT e.id {_ENTRIES} ORDER BY search_index.rowid DESC LIMIT {MOST_RANKED + 1}"
    ids = [row[0] for row in db.execute(newest, (expression, *span(kind)))]
    named = "{title} : (" + expression + ")"
    first = [row[0] for row in db.execute(newest, (named, *span(kind)))] if ids else []
    order = list(dict.fromkeys((*first, *ids)))
    more = len(ids) > MOST_RANKED
    shown = [_shown(db, kind, key, query) for key in order[:limit]]
    return Found(kind, tuple(shown), min(len(ids), MOST_RANKED), more)


def _shown(db: sqlite3.Connection, kind: str, key: str, query: str) -> Hit:
    if kind == "article":
        source, title, text = db.execute("SELECT source, title, text FROM article WHERE id = ?", (key,)).fetchone()
        return Hit(kind, key, title or source, *excerpt(text, query))
    if kind in ("enterprise", "project"):
        named = f"SELECT name, first_quote FROM {kind} WHERE id = ?"  # noqa: S608
    elif kind == "pairing":
        named = "SELECT donor_name || ' → ' || recipient_name, first_quote FROM pairing WHERE id = ?"
    else:
        named = f"SELECT pairing_donor || ' → ' || pairing_recipient, first_quote FROM v_{kind} WHERE id = ?"  # noqa: S608
    title, quote = db.execute(named, (key,)).fetchone()
    return Hit(kind, key, title or "", *excerpt(quote or "", query))


def excerpt(text: str, query: str) -> tuple[str, str, str]:
    """The surroundings of the first word of ``query`` that stands in ``text``: before, the word, after.

    In a damaged text the word is looked for in what was restored; where it stands nowhere, the beginning is shown.
    """
    start, end = _place(text, query)
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before = ("…" if first else "") + text[first:start]
    return before, text[start:end], text[end:last] + ("…" if last < len(text) else "")


def _place(text: str, query: str) -> tuple[int, int]:
    words = words_of(query)
    if (found := _first(_in_place(text), words)) is not None:
        return found
    if _DAMAGED.search(text):
        repaired = clean(Article("", "", text))
        if (found := _first(_in_place(repaired.text), words)) is not None:
            return repaired.origin(*found)
    return 0, 0


def _first(plain: str, words: Sequence[str]) -> tuple[int, int] | None:
    return next(((at, at + len(word)) for word in words if (at := plain.find(word)) >= 0), None)


def _in_place(text: str) -> str:
    """``text`` as ``folded`` writes it, as far as that leaves every character in its place."""
    signs = ((sign, unicodedata.normalize("NFKC", sign).casefold()) for sign in text)
    return simplified("".join(new if len(new) == 1 else old for old, new in signs), "hant")
