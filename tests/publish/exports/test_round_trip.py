"""What is exported is what the database holds: every format read back, on the source articles and on hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from pairing_db.codes import FACT_TABLE
from pairing_db.publish.dataset import Dataset, Field, Row, datasets
from pairing_db.publish.exports import Options, export
from pairing_db.publish.exports.content import Content
from pairing_db.publish.exports.delimited import EXCEL, PLAIN, guard, unguard, write_csv
from pairing_db.publish.exports.parquet import write_parquet
from pairing_db.publish.exports.workbook import LONGEST_CELL, write_workbook
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter, Selection
from tests.publish.exports import readers

EVERYTHING = Filter()


@pytest.fixture(scope="module")
def connection(source_database: Path) -> Iterator[Connection]:
    with reading(f"sqlite:///{source_database}") as opened:
        yield opened


@pytest.fixture(scope="module")
def stored(source_database: Path) -> dict[str, list[Row]]:
    with reading(f"sqlite:///{source_database}") as opened:
        return {name: list(dataset.rows(opened)) for name, dataset in datasets().items()}


def test_there_is_something_to_compare(stored: dict[str, list[Row]]) -> None:
    views = [name for name, dataset in datasets().items() if dataset.rows_of in FACT_TABLE and dataset.is_view]
    assert all(stored[name] for name in views)
    assert {type(value) for name in views for row in stored[name] for value in row} >= {str, int, float, bool, date}


def test_csv_for_programs(connection: Connection, tmp_path: Path, stored: dict[str, list[Row]]) -> None:
    names = list(datasets())
    export(connection, tmp_path / "csv", "csv", asked=EVERYTHING, names=names, options=Options(profile="plain"))
    for name, dataset in datasets().items():
        path = tmp_path / "csv" / f"{name}.csv"
        assert readers.by_standard_library(path, dataset.fields, "utf-8", str) == stored[name], name
        assert readers.by_duckdb(path, dataset.fields) == stored[name], name


def test_csv_for_excel(connection: Connection, tmp_path: Path, stored: dict[str, list[Row]]) -> None:
    export(connection, tmp_path / "csv", "csv", asked=EVERYTHING, names=(), options=Options())
    for name, dataset in datasets().items():
        if dataset.is_view:
            path = tmp_path / "csv" / f"{name}.csv"
            assert path.read_bytes().startswith(b"\xef\xbb\xbf")
            assert readers.by_standard_library(path, dataset.fields, "utf-8-sig", unguard) == stored[name], name


def test_parquet(connection: Connection, tmp_path: Path, stored: dict[str, list[Row]]) -> None:
    export(connection, tmp_path / "parquet", "parquet", asked=EVERYTHING, names=(), options=Options())
    for name, dataset in datasets().items():
        assert readers.by_duckdb(tmp_path / "parquet" / f"{name}.parquet", dataset.fields) == stored[name], name


def test_excel(connection: Connection, tmp_path: Path, stored: dict[str, list[Row]]) -> None:
    export(connection, tmp_path / "all.xlsx", "xlsx", asked=EVERYTHING, names=(), options=Options())
    cells = readers.sheets(tmp_path / "all.xlsx")
    views = [dataset for dataset in datasets().values() if dataset.is_view]
    assert max(map(len, datasets())) <= 31, "Excel allows a sheet no longer name"
    assert list(cells) == ["about", *(view.name for view in views), "data dictionary"]
    for view in views:
        assert cells[view.name][0] == [field.name for field in view.fields]
        assert readers.by_openpyxl(cells, view.name, view.fields) == stored[view.name], view.name
    described = {(row[0], row[1]) for row in cells["data dictionary"][1:]}
    assert described == {(view.name, field.name) for view in views for field in view.fields}


KINDS = ("text", "integer", "number", "boolean", "date")
FIELDS = tuple(Field(kind, kind, kind, kind, kind, kind, None, None, required=False) for kind in KINDS)  # type: ignore[arg-type]
DATASET = Dataset("hostile", "Values that break exports.", FIELDS, True, None, (), (), datasets()["unit"].source)
STARTS = [
    *("=1+1", "+86", "-2", "@SUM(A1)", "=cmd|'/C_calc'!A0", "＝1", "＋1", "－1", "＠1", "'=1", "''=1"),
    *("_x0041_", "0370200", "1E5", '"', ",", "𠮷"),
]
BEGINNINGS = st.sampled_from([*STARTS, "\t=1", "\r=1", "\n=1", "\ufeff", "\u202e", "\ufffe", " ", "\x0b"])
TEXTS = st.builds(
    lambda start, rest: start + rest,
    BEGINNINGS | st.just(""),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
)
ROWS = st.lists(
    st.tuples(
        TEXTS | st.none(),
        st.integers(-(2**63), 2**63 - 1) | st.none(),
        st.floats(allow_nan=False, allow_infinity=False) | st.none(),
        st.booleans() | st.none(),
        st.dates() | st.none(),
    ),
    max_size=5,
)


class Given(Content):
    """Content whose rows are at hand."""

    def __init__(self, rows: list[Row]) -> None:
        object.__setattr__(self, "given", rows)
        object.__setattr__(self, "chosen", [DATASET])

    def rows(self, _dataset: Dataset) -> Iterator[Row]:
        return iter(self.given)  # type: ignore[attr-defined]

    def about(self) -> list[tuple[str, str]]:
        return []


def without_empty(rows: list[Row]) -> list[Row]:
    """Rows as those formats hold them that know no empty string."""
    return [tuple(None if value == "" else value for value in row) for row in rows]


HOSTILE = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@HOSTILE
@given(rows=ROWS)
def test_hostile_values_in_csv(tmp_path: Path, rows: list[Row]) -> None:
    write_csv(tmp_path / "plain.csv", KINDS, FIELDS, rows, PLAIN)
    assert readers.by_standard_library(tmp_path / "plain.csv", FIELDS, "utf-8", str) == without_empty(rows)
    write_csv(tmp_path / "excel.csv", KINDS, FIELDS, rows, EXCEL)
    assert readers.by_standard_library(tmp_path / "excel.csv", FIELDS, "utf-8-sig", unguard) == without_empty(rows)
    for line in readers.by_standard_library(tmp_path / "excel.csv", FIELDS, "utf-8-sig", str):
        assert line[0] is None or line[0][0] not in "=+-@\t\r\n＝＋－＠"


@HOSTILE
@given(rows=ROWS)
def test_hostile_values_in_parquet(tmp_path: Path, rows: list[Row]) -> None:
    write_parquet(tmp_path / "hostile.parquet", DATASET, rows)
    assert readers.by_duckdb(tmp_path / "hostile.parquet", FIELDS) == rows


@HOSTILE
@given(rows=ROWS)
def test_hostile_values_in_excel(tmp_path: Path, rows: list[Row]) -> None:
    rows = [row for row in rows if any(value not in (None, "") for value in row)]  # every real row has its key
    write_workbook(tmp_path / "hostile.xlsx", Given(rows), "name")
    found = readers.by_openpyxl(readers.sheets(tmp_path / "hostile.xlsx"), "hostile", FIELDS)
    assert without_empty(found) == without_empty(rows)


@given(text=TEXTS)
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("size", [LONGEST_CELL, LONGEST_CELL + 1, 100_000])
@pytest.mark.parametrize("sign", ["中", "𠮷"])
def test_no_long_text_is_cut(tmp_path: Path, size: int, sign: str) -> None:
    rows: list[Any] = [("short", 1, None, None, None), (sign * size, 2, None, None, None), ("=", 3, None, None, None)]
    _, notes = write_workbook(tmp_path / "long.xlsx", Given(rows), "name")
    cells = readers.sheets(tmp_path / "long.xlsx")
    assert readers.by_openpyxl(cells, "hostile", FIELDS) == rows
    too_long = size * (2 if sign > "\uffff" else 1) > LONGEST_CELL
    assert ("long_text" in cells) == bool(notes) == too_long
    for row in (row for sheet in cells.values() for row in sheet):
        assert all(len(v.encode("utf-16-le")) // 2 <= LONGEST_CELL for v in row if isinstance(v, str))


def test_the_whole_content_can_be_selected(connection: Connection) -> None:
    selection = Selection(connection, EVERYTHING)
    assert all(selection.condition(dataset) is None for dataset in datasets().values())
