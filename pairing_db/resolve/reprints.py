"""Reprints: articles that copy another in substance, whatever their header, footer, script and furniture.

Two bodies are compared by their shingles, all stretches of five letters, digits or characters in the cleaned simplified
text. An article is a reprint of another where at least ``CONTAINED`` of the shorter body's shingles stand in the longer
one. The cut is at 65%: bodies of which 80% is copied and the rest new come out at 75% or more, those of which half is
copied at 57% or less, for each seam costs four shingles and two articles of this genre share up to 5% by chance
(measured on the articles of ``tests/gold``).

Candidates come from rensa's MinHash with locality-sensitive hashing, so that not every pair is compared; with two
rows a band it finds pairs whose shorter body is a fifth of the longer one with a probability of 0.95, and of like
length always. Each candidate pair is then compared exactly. The same articles give the same answer in any order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash, RMinHashLSH

CONTAINED = 0.65
SHINGLE = 5
SHORTEST = 50  # a body of fewer shingles is a notice of a sentence or two, which many may write alike
_HASHES, _BANDS, _SEED = 256, 128, 20


@dataclass(frozen=True, slots=True)
class Body:
    """The cleaned body of an article."""

    article: str
    published_on: date | None
    text: str


def originals(bodies: Iterable[Body]) -> Mapping[str, str]:
    """The article that each reprint copies: the earliest published of those it shares its body with, then by id."""
    ordered = sorted(bodies, key=lambda body: (body.published_on or date.max, body.article))
    shingled = [(body.article, _shingles(body.text)) for body in ordered]
    shingled = [(article, shingles) for article, shingles in shingled if len(shingles) >= SHORTEST]
    sketches = [_sketch(shingles) for _, shingles in shingled]
    index = RMinHashLSH(0.5, _HASHES, _BANDS)
    index.insert_many(sketches)
    copies: dict[str, str] = {}
    for at, (article, shingles) in enumerate(shingled):
        earlier = sorted(other for other in index.query(sketches[at]) if other < at)
        for other, theirs in (shingled[number] for number in earlier):
            if _contained(shingles, theirs) >= CONTAINED:
                copies[article] = copies.get(other, other)
                break
    return copies


def _shingles(text: str) -> frozenset[str]:
    plain = "".join(sign for sign in text.casefold() if unicodedata.category(sign)[0] in "LN")
    return frozenset(plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1))


def _sketch(shingles: frozenset[str]) -> RMinHash:
    sketch = RMinHash(_HASHES, _SEED)
    sketch.update(sorted(shingles))
    return sketch


def _contained(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set stands in the larger one."""
    return len(one & other) / min(len(one), len(other))
