"""CSV: for Excel (byte-order mark, CRLF, nothing that it would run as a formula) or plain for programs.

NULL is an empty cell, an empty string a quoted one, as PostgreSQL's COPY and DuckDB have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pairing_db.publish.dataset import Field, Row

# What spreadsheets take for a formula, half and full width; our own mark before it must stay readable as well.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class Profile:
    """How a CSV file is written; ``guarded``: text that a spreadsheet would run gets an apostrophe before it."""

    encoding: str
    line_end: str
    guarded: bool


EXCEL = Profile("utf-8-sig", "\r\n", guarded=True)
PLAIN = Profile("utf-8", "\n", guarded=False)
PROFILES = {"excel": EXCEL, "plain": PLAIN}


def write_csv(path: Path, header: Sequence[str], fields: Sequence[Field], rows: Iterable[Row], profile: Profile) -> int:
    """Write a table as CSV; returns the number of rows."""
    count = 0
    with path.open("w", encoding=profile.encoding, newline="") as file:
        file.write(",".join(_quoted(name) for name in header) + profile.line_end)
        for line in csv_lines(fields, rows, profile):
            file.write(line)
            count += 1
    return count


def csv_lines(fields: Sequence[Field], rows: Iterable[Row], profile: Profile) -> Iterator[str]:
    """The lines of a table, without its header."""
    texts = [field.kind == "text" for field in fields]
    for row in rows:
        cells = (_cell(value, profile, text=text) for value, text in zip(row, texts, strict=True))
        yield ",".join(cells) + profile.line_end


def guard(text: str) -> str:
    """An apostrophe before what a spreadsheet would run; ``unguard`` takes exactly that away."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def plain_number(value: float) -> str:
    """A number with every digit that it has, whole ones without ``.0``."""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def _cell(value: Any, profile: Profile, *, text: bool) -> str:
    if value is None:
        return ""
    if text:
        return _quoted(guard(value) if profile.guarded else value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, float) else str(value)


def _quoted(text: str) -> str:
    if text == "" or _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
