"""``pairing-db explain``: what the reader sees in a text, without a database."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from pairing_db.clean import clean
from pairing_db.commands.show import show_article
from pairing_db.document import Article
from pairing_db.errors import ArticleError
from pairing_db.pipeline import readable, understand
from pairing_db.read import read_path
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

HELP = """Show what the reader sees in a text.

With a FILE: the article with its figures coloured by what became of them, then each fact with the rule that made it
and where each value came from, and what was set aside as background and why. Without one: JSON objects from standard
input, one a line, {"text": "…"} with an optional "published_on", and for each a line with its quantities, periods,
regions and enterprises. All offsets are code points of the given text; a line that cannot be understood gives
{"error": "…"}.

\b
Examples:
  pairing-db explain seeds/articles/000_3b27e2b1bd82b962.txt
  echo '{"text": "投入资金2.5亿元", "published_on": "2020-06-19"}' | pairing-db explain
"""


@click.command("explain", help=HELP)
@click.argument("file", required=False, type=click.Path(path_type=Path))
def explain(file: Path | None) -> None:
    """Explain a file to a person, or lines of JSON to a program."""
    if file is not None:
        for found in read_path(file):
            click.echo("\n".join(show_article(understand(readable(found)))))
        return
    for line in sys.stdin.buffer:
        if line.strip():
            click.echo(json.dumps(explain_line(line), ensure_ascii=False).encode())


def explain_line(line: bytes) -> Mapping[str, Any]:
    """The answer to one line of standard input, ``{"error": …}`` where it is none that can be answered."""
    try:
        return explain_record(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError:
        return {"error": "The line is not UTF-8."}
    except (json.JSONDecodeError, RecursionError):
        return {"error": "The line is no JSON."}
    except (ArticleError, ValueError) as error:
        return {"error": str(error)}


def explain_record(record: object) -> Mapping[str, Any]:
    """What the reader sees in ``record["text"]``. Raises ``ValueError`` where the record is none."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError('The line is no object with a "text".')
    text, published = record["text"], record.get("published_on")
    if published is not None and not isinstance(published, str):
        raise ValueError('"published_on" is no date such as "2020-06-19".')
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError('"text" holds half a surrogate pair.')
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as error:
        raise ValueError('"published_on" is no date such as "2020-06-19".') from error
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    cleaned = clean(article := Article("standard input", sha256, text, published_on=day))
    mentions = recognise(segment(article, cleaned))

    def place(start: int, end: int) -> dict[str, Any]:
        first, last = cleaned.origin(start, end)
        return {"start": first, "end": last, "text": text[first:last]}

    return {
        "clean": cleaned.text,
        "quantities": [
            place(found.start, found.end)
            | {"value": _number(found.value), "value_max": _number(found.value_max)}
            | {"unit": found.unit, "qualifier": found.qualifier}
            for found in mentions.quantities
        ],
        "periods": [
            place(found.start, found.end) | {"start_date": _iso(found.start_date), "end_date": _iso(found.end_date)}
            for found in mentions.periods
        ],
        "regions": [
            place(found.start, found.end) | {"code": found.region.code, "path": found.region.path}
            for found in mentions.regions
        ],
        "enterprises": [place(found.start, found.end) | {"name": found.name} for found in mentions.enterprises],
    }


def _number(value: float | None) -> float | int | None:
    """A whole number without its ``.0``."""
    return int(value) if value is not None and float(value).is_integer() else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
