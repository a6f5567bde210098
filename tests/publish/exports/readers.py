"""Exported files read back with libraries that did not write them, as rows of Python values."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl

from pairing_db.publish.dataset import Field, Row

_SQL = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def by_standard_library(path: Path, fields: Sequence[Field], encoding: str, change: Callable[[str], str]) -> list[Row]:
    """A CSV file; an empty cell is None (the library cannot tell it from an empty string)."""
    parse: dict[str, Callable[[str], Any]] = {
        "text": change,
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "date": date.fromisoformat,
    }
    with path.open(encoding=encoding, newline="") as file:
        _, *lines = csv.reader(file)
    return [
        tuple(parse[f.kind](cell) if cell else None for f, cell in zip(fields, line, strict=True)) for line in lines
    ]


def by_duckdb(path: Path, fields: Sequence[Field]) -> list[Row]:
    """A Parquet file, or a plain CSV file with NULL and the empty string told apart."""
    with duckdb.connect() as connection:
        if path.suffix == ".parquet":
            return connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        columns = ", ".join(f"'{field.name}': '{_SQL[field.kind]}'" for field in fields)
        query = (
            f"SELECT * FROM read_csv(?, columns = {{{columns}}}, header = true, delim = ',', quote = '\"', "
            "escape = '\"', nullstr = '', allow_quoted_nulls = false, max_line_size = 100000000, parallel = false)"
        )
        return connection.execute(query, [str(path)]).fetchall()


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    """The cells of a workbook, sheet by sheet; no cell may be a formula."""
    book = openpyxl.load_workbook(path)
    found = {}
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows()]
        assert all(cell.data_type != "f" for row in rows for cell in row), f"{sheet.title} holds a formula"
        found[sheet.title] = [[_value(cell) for cell in row] for row in rows]
    return found


def by_openpyxl(cells: dict[str, list[list[Any]]], sheet: str, fields: Sequence[Field]) -> list[Row]:
    """The rows of a sheet; texts that were too long for a cell are put together again."""
    _, *lines = cells[sheet]
    longer: dict[tuple[int, str], str] = {}
    for name, row, column, _, piece in cells.get("long_text", [])[1:]:
        if name == sheet:
            longer[row, column] = longer.get((row, column), "") + piece
    return [
        tuple(longer.get((number, field.name), _typed(value, field)) for field, value in zip(fields, line, strict=True))
        for number, line in enumerate(lines, start=2)
    ]


def _typed(value: Any, field: Field) -> Any:
    if value is None:
        return None
    if field.kind == "date":
        return date.fromisoformat(value) if isinstance(value, str) else value
    if field.kind == "number":
        assert not isinstance(value, bool)
        return float(value)
    if field.kind == "integer" and isinstance(value, str):  # beyond 2**53
        return int(value)
    expected = {"text": str, "integer": int, "boolean": bool}[field.kind]
    assert type(value) is expected, f"{field.name}: {value!r}"
    return value


def _value(cell: Any) -> Any:
    if isinstance(cell.value, datetime):
        assert cell.number_format == "yyyy-mm-dd"
        return cell.value.date()
    if isinstance(cell.value, str):  # openpyxl leaves the format's own escapes as they are
        return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), cell.value)
    return cell.value
