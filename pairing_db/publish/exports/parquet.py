"""Parquet: a typed file for each table or view, its labels and descriptions inside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pairing_db.errors import UsageError
from pairing_db.publish.dataset import Dataset, Field, Row

_GROUP = 50_000
_MARK = b"pairing_db"


def write_parquet(path: Path, dataset: Dataset, rows: Iterable[Row]) -> int:
    """Write a table; whole numbers are int64, other numbers doubles, dates dates. Returns the number of rows."""
    arrow, parquet = _libraries()
    schema = arrow.schema(
        [_arrow_field(arrow, field) for field in dataset.fields],
        metadata={_MARK: json.dumps({"table": dataset.name, "description": dataset.doc}, ensure_ascii=False).encode()},
    )
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = [
                arrow.array(values, type=each.type)
                for values, each in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
            count += len(group)
    return count


def is_our_parquet(path: Path) -> bool:
    """Was this file made by an export?"""
    arrow, parquet = _libraries()
    try:
        return _MARK in (parquet.read_schema(path).metadata or {})
    except (arrow.ArrowException, OSError):
        return False


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow  # half a second that only this format should cost
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("Parquet files need the library pyarrow; install pairing_db[export].") from error
    return pyarrow, pyarrow.parquet


def _arrow_field(arrow: Any, field: Field) -> Any:
    kinds = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
    }
    described = {
        "label_zh": field.label_zh,
        "label_en": field.label_en,
        "description": field.description,
        "unit": field.unit or "",
    }
    return arrow.field(field.name, kinds[field.kind], nullable=not field.required, metadata=described)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in groups; an empty table has none, which gives a file with columns and no rows."""
    remaining = iter(rows)
    while group := list(islice(remaining, _GROUP)):
        yield group
