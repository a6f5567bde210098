"""Text as the full-text index holds it, and what people type as a query on it.

SQLite's own tokenizers find no Chinese word of two characters, one of them without saying so. Here every Chinese
character begins exactly one token, the pair of it and its neighbour (at the end of a run, itself alone): 陇南市 is
``陇南 南市 市``. So a word of two characters is one token, a longer one a phrase, one of one character a prefix.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pairing_db.clean.script import simplified

_HAN = "㐀-䶿一-鿿豈-﫿\U00020000-\U000323af"
_RUN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
MOST_TERMS = 12
LONGEST_QUERY = 200


def folded(text: str) -> str:
    """``text`` in one width, case and script: 隴南 and 陇南, ＱＩＮＧ and qing are the same."""
    return simplified(unicodedata.normalize("NFKC", text).casefold(), "hant")


def tokens(text: str) -> str:
    """The tokens of ``text`` in order, joined by spaces."""
    return " ".join(_tokens(folded(text)))


def _tokens(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        if _IS_HAN.match(run):
            for at in range(len(run) - 1):
                yield run[at : at + 2]
            yield run[-1]
        else:
            yield run


def match_expression(query: str) -> str | None:
    """The FTS5 expression for what a person typed, None where it holds no word.

    Words between spaces must all occur, each as it stands. Nothing of the query is syntax.
    """
    terms = [term for term in map(_term, folded(query[:LONGEST_QUERY]).split()) if term]
    return " AND ".join(terms[:MOST_TERMS]) or None


def _term(term: str) -> str | None:
    """One word as a phrase. Anything may follow its last Chinese character, which is therefore no token of its own."""
    runs = _RUN.findall(term)
    if not runs:
        return None
    found = list(_tokens(term))
    open_end = ""
    if _IS_HAN.match(runs[-1]):
        if len(runs[-1]) > 1:
            found.pop()
        else:
            open_end = " *"
    elif not any(sign.isdigit() for sign in runs[-1]):
        open_end = " *"  # Latin words may go on, numbers may not: 12 is not 1239
    return f'"{" ".join(found)}"{open_end}'


def words_of(query: str) -> list[str]:
    """The words of a query, folded, for showing where they stand."""
    return folded(query[:LONGEST_QUERY]).split()[:MOST_TERMS]
