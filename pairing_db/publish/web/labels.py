"""What tables, columns and codes are called in Chinese and English, read from the database's own data dictionary."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

Pair = tuple[str, str]  # Chinese, English
_LISTS = {
    "unit": "code", "unit_kind": "code", "sector": "code", "sum_note": "code", "indicator": "code"
}  # fmt: skip

_NEXT_CODE = re.compile(r"; (?=[a-z_]+ [^\x00-\x7f])")  # an English label may hold a semicolon too


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels by (table, column); codes by (table, column) or, for lists that are tables, by (table, ``code``)."""

    columns: Mapping[tuple[str, str], Pair]
    descriptions: Mapping[tuple[str, str], str]
    codes: Mapping[tuple[str, str], Mapping[str, Pair]]

    def column(self, table: str, column: str) -> Pair:
        """The labels of a column; the name itself where the dictionary lacks it."""
        return self.columns.get((table, column), (column, column))

    def code(self, table: str, column: str, code: str) -> Pair:
        """The labels of a code; the code itself where no list has it."""
        return self.codes.get((table, column), {}).get(code, (code, code))


def read_labels(db: sqlite3.Connection) -> Labels:
    """All labels of a database."""
    columns, descriptions, codes = {}, {}, {}
    query = 'SELECT "table", "column", label_zh, label_en, description, codes FROM data_dictionary'
    for table, column, zh, en, description, listed in db.execute(query).fetchall():
        columns[table, column] = (zh, en)
        descriptions[table, column] = description
        if listed is not None:
            codes[table, column] = _listed(db, listed)
    for table, key in _LISTS.items():
        codes[table, key] = _of_table(db, table)
    return Labels(columns, descriptions, codes)


def _listed(db: sqlite3.Connection, listed: str) -> Mapping[str, Pair]:
    """``code 中文 English; …`` as the dictionary writes closed lists, or ``table unit`` for an open one."""
    if listed.startswith("table "):
        return _of_table(db, listed.removeprefix("table "))
    parts = (entry.split(" ", 2) for entry in _NEXT_CODE.split(listed))
    return {code: (zh, en) for code, zh, en in parts}


def _of_table(db: sqlite3.Connection, table: str) -> Mapping[str, Pair]:
    if table not in _LISTS:
        return {}
    found = db.execute(f"SELECT code, label_zh, label_en FROM {table}")  # noqa: S608
    return {code: (zh or code, en or code) for code, zh, en in found}
