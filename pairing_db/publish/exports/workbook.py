"""Excel: one sheet a view with typed cells, the filter on the first sheet, the data dictionary on the last.

Text is written as text whatever it begins with, so nothing is run as a formula and codes keep their digits. Excel cuts
cells at 32,767 characters in silence; longer text goes, in pieces, to a sheet ``long_text`` of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from pairing_db import __version__
from pairing_db.errors import ExportError, UsageError
from pairing_db.publish.dataset import Dataset, Field, Row
from pairing_db.publish.exports.content import Content
from pairing_db.publish.exports.delimited import plain_number

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767  # counted in UTF-16 code units, as Excel does
_PIECE = 32_000
_SHOWN = 200
_FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar has a day that never was
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # no clock in the file: it depends on its content alone
_CREATOR = "pairing_db"
_WIDTHS = {"text": 16, "integer": 10, "number": 16, "boolean": 10, "date": 12}
_WIDE = {"first_quote": 60, "quote": 60, "description": 60, "codes": 60, "scope": 24}
LONG_TEXT = ("sheet", "row", "column", "piece", "text")


class ExactNumber(float):
    """A number that XlsxWriter writes with all its digits: it asks for 16 significant ones, doubles may need 17."""

    def __format__(self, _asked: str) -> str:
        return plain_number(float(self))


@dataclass(slots=True)
class _Book:
    """The workbook on its way: its formats, and the text that was too long for a cell."""

    book: Any
    bold: Any
    day: Any
    yuan: Any
    fen: Any
    long_text: list[Row]


def write_workbook(path: Path, content: Content, header: str) -> tuple[dict[str, int], list[str]]:
    """Write the workbook; returns the rows of each sheet and what the reader must be told.

    ``header``: what stands over the columns, ``name``, ``zh`` or ``en``. Raises ``ExportError`` where a view has more
    rows than a sheet.
    """
    book = _open(path)
    counts: dict[str, int] = {}
    _sheet(book, "about", ("what", "value"), (), _about(content))
    for dataset in content.chosen:
        names = [heading(field, header) for field in dataset.fields]
        counts[dataset.name] = _sheet(book, dataset.name, names, dataset.fields, content.rows(dataset))
    columns = ("sheet", "column", "label_zh", "label_en", "type", "unit", "description", "codes")
    _sheet(book, "data dictionary", columns, (), _dictionary(content.chosen))
    notes = []
    if book.long_text:
        cells = sum(1 for row in book.long_text if row[3] == 1)
        notes.append(f"{cells} texts are longer than an Excel cell; sheet long_text holds them whole, in pieces.")
        _sheet(book, "long_text", LONG_TEXT, (), list(book.long_text))
    book.book.close()
    return counts, notes


def is_our_workbook(path: Path) -> bool:
    """Was this file made by an export and not saved again since? Excel enters who saved it and when."""
    made = _MADE.strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        with ZipFile(path) as archive:
            said = archive.read("docProps/core.xml").decode()
    except (BadZipFile, KeyError, OSError, UnicodeDecodeError):
        return False
    return f"<dc:creator>{_CREATOR}</dc:creator>" in said and f">{made}</dcterms:modified>" in said


def heading(field: Field, header: str) -> str:
    """What stands over a column."""
    return {"zh": field.label_zh, "en": field.label_en}.get(header, field.name)


def _open(path: Path) -> _Book:
    try:
        import xlsxwriter  # needed for this format alone
    except ImportError as error:
        raise UsageError("Excel files need the library xlsxwriter; install pairing_db[export].") from error
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "in_memory": False})
    book.set_properties({"author": _CREATOR, "created": _MADE})
    day, yuan, fen = (book.add_format({"num_format": shown}) for shown in ("yyyy-mm-dd", "#,##0", "#,##0.00"))
    return _Book(book, book.add_format({"bold": True}), day, yuan, fen, [])


def _sheet(book: _Book, name: str, header: Sequence[str], fields: Sequence[Field], rows: Iterable[Row]) -> int:
    """One sheet with a header line that stays in sight; returns its rows. Without ``fields`` it is a sheet of text."""
    sheet = book.book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, title in enumerate(header):
        kind = fields[at].kind if fields else "text"
        sheet.set_column(at, at, _WIDE.get(fields[at].name if fields else title, max(_WIDTHS[kind], len(title) + 2)))
    for at, title in enumerate(header):
        sheet.write_string(0, at, title, book.bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        if count >= MOST_ROWS:
            raise ExportError(
                f"{name} has more rows than an Excel sheet, which ends at {MOST_ROWS:,}; narrow the export "
                f"(--pairing, --year), or take csv or parquet."
            )
        for at, value in enumerate(row):
            if value is not None:
                _cell(book, sheet, (name, count, header[at]), at, value, fields[at] if fields else None)
    if count:
        sheet.autofilter(0, 0, count, len(header) - 1)
    return count


def _cell(book: _Book, sheet: Any, place: tuple[str, int, str], at: int, value: Any, field: Field | None) -> None:
    name, row, column = place
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, at, value, book.day)
    elif isinstance(value, (int, float)) and abs(value) < 2**53:
        money = book.yuan if float(value).is_integer() else book.fen
        sheet.write_number(row, at, ExactNumber(value), money if field and field.unit == "yuan" else None)
    elif isinstance(value, (int, float)):  # beyond what Excel's numbers can tell apart
        sheet.write_string(row, at, str(value))
    else:
        text = value.isoformat() if isinstance(value, date) else str(value)
        sheet.write_string(
            row, at, text if _length(text) <= LONGEST_CELL else _put_aside(book, text, name, row, column)
        )


def _put_aside(book: _Book, text: str, name: str, row: int, column: str) -> str:
    """Keep a long text for its own sheet; returns what stands in its cell."""
    at = len(book.long_text) + 2
    pieces, start, size = [], 0, 0
    for end, sign in enumerate(text):
        if size + _length(sign) > _PIECE:
            pieces.append(text[start:end])
            start, size = end, 0
        size += _length(sign)
    pieces.append(text[start:])
    book.long_text += [(name, row + 1, column, number, piece) for number, piece in enumerate(pieces, start=1)]
    return f"→ long_text!E{at}: {text[:_SHOWN]}…"


def _length(text: str) -> int:
    """The length as Excel counts it: characters outside the basic plane are two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _about(content: Content) -> list[Row]:
    """What a person who is handed the file must know."""
    lines: list[Row] = [("made by", f"pairing_db {__version__}")]
    lines += [(f"only {name}", words) for name, words in content.about()]
    lines += [(f"sheet {dataset.name}", dataset.doc) for dataset in content.chosen]
    lines.append(("data dictionary", "What each column holds, its unit and its codes."))
    lines.append(
        (
            "how to check a number",
            "Look up its id in column fact_id of v_evidence: source, place and words of the article.",
        )
    )
    lines.append(
        ("how to add up", "Only rows whose sum_ok is TRUE; amounts are in yuan, years are those of period_end.")
    )
    return lines


def _dictionary(chosen: Sequence[Dataset]) -> Iterable[Row]:
    for dataset in chosen:
        for field in dataset.fields:
            codes = "; ".join(f"{code} {zh} {en}" for code, (zh, en) in (field.codes or {}).items())
            yield (
                dataset.name, field.name, field.label_zh, field.label_en, field.type, field.unit, field.description,
                codes or None,
            )  # fmt: skip
