"""The list of articles, and the page of one: the text as printed, every figure marked by what became of it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pairing_db.codes import DISPOSITION, FACT_TABLE
from pairing_db.publish.web.facts import Fact, facts_by_id, rows_of
from pairing_db.publish.web.language import Reader

PER_PAGE = 50
# Signs that would turn the page's own text around or hide in it; they are shown by their number instead.
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NO_LABEL = {"enterprises": "enterprise", "home": "home", "aliases": "aliases"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text with one look: evidence of the fact asked for, damaged, or a sign that has no look."""

    text: str
    proof: bool = False
    damaged: bool = False
    control: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure, or what stands between two."""

    stretches: tuple[Stretch, ...]
    figure: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of a statement: what was stated, and where that came from if not from the clause itself."""

    label: str
    value: str
    origin: str


def article_list(db: sqlite3.Connection, *, page: int = 1) -> dict[str, Any]:
    """Articles, the latest first."""
    query = (
        "SELECT id, source, title, publisher, published_on, char_count, script FROM article "
        "ORDER BY published_on DESC, id LIMIT ? OFFSET ?"
    )
    found = rows_of(db, query, (PER_PAGE + 1, (page - 1) * PER_PAGE))
    return {"articles": found[:PER_PAGE], "more": len(found) > PER_PAGE, "page": page}


def article_page(
    db: sqlite3.Connection, reader: Reader, article_id: str, wanted: tuple[str, str] | None = None
) -> dict[str, Any] | None:
    """Everything about one article, the evidence of the ``wanted`` fact (table, id) marked; None where it is not."""
    rows = rows_of(db, "SELECT * FROM article WHERE id = ?", (article_id,))
    if not rows:
        return None
    article = rows[0]
    figures = _figures(db, reader, article_id)
    supported = _supported(db, article_id)
    facts = facts_by_id(db, reader, [*supported, *(key for figure in figures for key in figure["gave"])])
    damage = db.execute("SELECT char_start, char_end FROM damage WHERE article_id = ?", (article_id,)).fetchall()
    proof = supported.get(wanted, []) if wanted else []
    for figure in figures:
        figure["facts"] = [facts[key] for key in figure["gave"] if key in facts]
    return {
        "article": article,
        "precision": reader.code("article", "published_precision", article["published_precision"]),
        "script": reader.code("article", "script", article["script"]),
        "pieces": pieces(article["text"], figures, proof, [tuple(spot) for spot in damage]),
        "figures": figures,
        "counts": {code: sum(f["disposition"] == code for f in figures) for code in DISPOSITION},
        "facts": _grouped(supported, facts),
        "wanted": facts.get(wanted) if wanted else None,
    }


def pieces(
    text: str,
    figures: Sequence[Mapping[str, Any]],
    proof: Iterable[tuple[int, int]],
    damage: Iterable[tuple[int, int]],
) -> list[Piece]:
    """The whole text cut at figures, and within them where its look changes. Joined again it is ``text``."""
    proved, damaged = list(proof), list(damage)
    found: list[Piece] = []
    at = 0
    for figure in sorted(figures, key=lambda each: int(each["char_start"])):
        start, end = max(at, figure["char_start"]), figure["char_end"]
        if start >= end:
            continue
        if at < start:
            found.append(Piece(_stretches(text, at, start, proved, damaged), None))
        found.append(Piece(_stretches(text, start, end, proved, damaged), figure))
        at = end
    if at < len(text):
        found.append(Piece(_stretches(text, at, len(text), proved, damaged), None))
    return found


def _stretches(
    text: str, start: int, end: int, proof: list[tuple[int, int]], damage: list[tuple[int, int]]
) -> tuple[Stretch, ...]:
    controls = [match.span() for match in _CONTROL.finditer(text, start, end) if match[0] != "\r"]
    cuts = {start, end} | {edge for span in (*proof, *damage, *controls) for edge in span if start < edge < end}
    edges = sorted(cuts)
    found = []
    for first, last in pairwise(edges):
        proved, damaged = (any(a <= first and last <= b for a, b in spans) for spans in (proof, damage))
        sign = text[first:last]
        control = f"U+{ord(sign):04X}" if (first, last) in controls else ""
        found.append(Stretch(sign, proved, damaged, control))
    return tuple(found)


def _figures(db: sqlite3.Connection, reader: Reader, article_id: str) -> list[dict[str, Any]]:
    """The figures of an article with what each gave and the statements it is part of."""
    figures = rows_of(db, "SELECT * FROM figure WHERE article_id = ? ORDER BY char_start", (article_id,))
    by_id = {figure["id"]: figure for figure in figures}
    for figure in figures:
        figure |= {
            "gave": [],
            "statements": [],
            "disposition_label": reader.code("figure", "disposition", figure["disposition"]),
            "reason_label": reader.code("figure", "reason", figure["reason"]),
            "value_label": reader.value(
                figure["value"], figure["value_max"], unit=figure["unit"], qualifier=figure["qualifier"]
            ),
        }
    gave = (
        "SELECT g.figure_id, g.fact_table, g.fact_id FROM figure f JOIN figure_fact g ON g.figure_id = f.id "
        "WHERE f.article_id = ? ORDER BY g.fact_table, g.fact_id"
    )
    for figure_id, table, key in db.execute(gave, (article_id,)):
        if (table, key) not in by_id[figure_id]["gave"]:
            by_id[figure_id]["gave"].append((table, key))
    stated = (
        "SELECT l.figure_id, r.fact_table, r.rule, r.stated, r.context FROM figure f "
        "JOIN figure_reading l ON l.figure_id = f.id JOIN reading r ON r.id = l.reading_id "
        "WHERE f.article_id = ? ORDER BY r.fact_table, r.id"
    )
    for figure_id, table, rule, columns, context in db.execute(stated, (article_id,)):
        slots = _slots(reader, table, json.loads(columns), json.loads(context))
        by_id[figure_id]["statements"].append({"table": table, "rule": rule, "slots": slots})
    return figures


def _slots(reader: Reader, table: str, stated: Mapping[str, Any], context: Mapping[str, Any]) -> list[Slot]:
    found = []
    for column, value in stated.items():
        if isinstance(value, (list, dict)):
            words = "、".join(str(part[0] if isinstance(part, list) else part) for part in value)
        elif isinstance(value, bool):
            words = reader.say("yes" if value else "no")
        else:
            words = reader.code(f"v_{table}", column, str(value)) if isinstance(value, str) else reader.value(value)
        origin = context.get(column)
        come_from = reader.say(f"from_{origin}") if origin in ORIGINS else ""
        found.append(Slot(reader.column(f"v_{table}", _NO_LABEL.get(column, column)), words, come_from))
    return found


ORIGINS = frozenset({"clause", "sentence", "heading", "paragraph", "article", "rule", "project", "enterprise"})


def _supported(db: sqlite3.Connection, article_id: str) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Every fact that the article supports, with the stretches that do."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for table in FACT_TABLE:
        query = (
            f"SELECT l.{table}_id, e.char_start, e.char_end FROM evidence e "  # noqa: S608
            f"JOIN {table}_evidence l ON l.evidence_id = e.id WHERE e.article_id = ? ORDER BY e.char_start"
        )
        for key, start, end in db.execute(query, (article_id,)):
            found.setdefault((table, key), []).append((start, end))
    return found


def _grouped(
    supported: Mapping[tuple[str, str], list[tuple[int, int]]], facts: Mapping[tuple[str, str], Fact]
) -> list[tuple[str, list[Fact]]]:
    tables: dict[str, list[Fact]] = {}
    for key in supported:
        if key in facts:
            tables.setdefault(key[0], []).append(facts[key])
    return list(tables.items())
