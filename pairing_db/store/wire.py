"""Readings on their way into the database and out again: JSON with sorted keys, divisions as paths."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import RowMapping

from pairing_db.document import Reading, Region
from pairing_db.resolve.statements import Source, Span, Statement

DATE_COLUMNS = frozenset({"period_start", "period_end", "started_on"})


def dump(value: object) -> str:
    """JSON as the database holds it: keys sorted, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def stated_columns(reading: Reading) -> str:
    """The columns that a reading states, without those that it leaves open."""
    return dump({column: _plain(value) for column, value in reading.values.items() if value is not None})


def named_regions(reading: Reading) -> str:
    """The divisions that a reading names, by path."""
    return dump({value.path: _place(value) for value in reading.values.values() if isinstance(value, Region)})


def _plain(value: object) -> object:
    if isinstance(value, Region):
        return value.path
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _place(region: Region) -> dict[str, str | None]:
    return {
        "code": region.code,
        "name": region.name,
        "short_name": region.short_name,
        "level": region.level,
        "county_code": region.county_code,
        "parent_path": region.parent_path,
    }


def statement(row: RowMapping, article: Source) -> Statement:
    """A row of table ``reading`` as ``resolve`` takes it."""
    values = json.loads(row["stated"])
    for column in DATE_COLUMNS & values.keys():
        values[column] = date.fromisoformat(values[column])
    spans: tuple[Span, ...] = tuple((start, end) for start, end in json.loads(row["spans"]))
    return Statement(row["id"], article, row["fact_table"], values, json.loads(row["regions"]), spans, row["rule"])
