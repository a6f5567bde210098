"""The database as BI tools read it: through ODBC, JDBC and DuckDB, values equal, dates dates, big sums unharmed."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pairing_db.publish.dataset import Row, datasets
from pairing_db.publish.reading import reading

HERE = Path(__file__).parent
JAR = Path("/usr/share/java/sqlite-jdbc.jar")
HUGE = 16_000_000_010  # past 2**31, where drivers that take whole numbers for 32 bits go wrong in silence
INSTALL = "run .ci/system-packages as root on Debian"


@pytest.fixture(scope="module")
def stored(source_database: Path) -> dict[str, list[Row]]:
    with reading(f"sqlite:///{source_database}") as opened:
        return {name: list(dataset.rows(opened)) for name, dataset in datasets().items() if dataset.is_view}


@pytest.fixture(scope="module")
def big(source_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same database with one sum of money and one number of people that 32 bits cannot hold."""
    path = tmp_path_factory.mktemp("big") / "big.db"
    shutil.copyfile(source_database, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE fund_flow SET amount_yuan = ? WHERE qualifier = 'exact'", (HUGE,))
        connection.execute("UPDATE labor_transfer SET persons = ? WHERE qualifier = 'exact'", (HUGE,))
    return path


def odbc_driver() -> Path:
    found = next(Path("/usr/lib").glob("*/odbc/libsqlite3odbc.so"), None)
    if found is None:
        pytest.skip(f"there is no ODBC driver of SQLite (libsqliteodbc): {INSTALL}")
    return found


def odbc_rows(path: Path, query: str, *, settings: str = "") -> tuple[list[type], list[Row]]:
    pyodbc = pytest.importorskip("pyodbc", reason="pyodbc is not installed", exc_type=ImportError)
    with closing(pyodbc.connect(f"Driver={odbc_driver()};Database={path}{settings}", readonly=True)) as connection:
        found = connection.execute(query)
        return [column[1] for column in found.description], [tuple(row) for row in found.fetchall()]


def to_fifteen_digits(rows: list[Row]) -> list[Row]:
    """Rows as the ODBC driver hands them over: numbers have 15 significant digits, which every amount fits into."""
    return [tuple(float(f"{value:.15g}") if isinstance(value, float) else value for value in row) for row in rows]


def test_odbc_gives_every_view_with_its_types(source_database: Path, stored: dict[str, list[Row]]) -> None:
    types = {"text": str, "integer": int, "number": float, "boolean": bool, "date": date}
    for name, rows in stored.items():
        fields = datasets()[name].fields
        columns = ", ".join(f'"{field.name}"' for field in fields)
        kinds, found = odbc_rows(source_database, f"SELECT {columns} FROM {name}")
        assert kinds == [types[field.kind] for field in fields], name
        assert sorted(found, key=str) == sorted(to_fifteen_digits(rows), key=str), name


def test_odbc_keeps_large_numbers(big: Path) -> None:
    for query in (
        "SELECT max(amount_yuan), sum(amount_yuan) FROM v_fund_flow WHERE qualifier = 'exact'",
        "SELECT amount_yuan, amount_yuan FROM v_fund_flow WHERE qualifier = 'exact' LIMIT 1",
        "SELECT persons, persons FROM v_labor_transfer WHERE qualifier = 'exact' LIMIT 1",
    ):
        _, ((largest, total),) = odbc_rows(big, query)
        assert largest == HUGE, query
        assert total % HUGE == 0, query
    computed = "SELECT max(persons) FROM v_labor_transfer WHERE qualifier = 'exact'"
    assert odbc_rows(big, computed, settings=";BigInt=1")[1] == [(HUGE,)]
    assert odbc_rows(big, computed)[1] != [(HUGE,)]  # the trap that docs/recipes/excel-power-bi.md warns of


def test_jdbc_reads_the_same(source_database: Path, big: Path, stored: dict[str, list[Row]]) -> None:
    if shutil.which("java") is None or not JAR.exists():
        pytest.skip(f"there is no Java with the JDBC driver of SQLite (libxerial-sqlite-jdbc-java): {INSTALL}")
    fields = datasets()["v_fund_flow"].fields
    at = {field.name: number for number, field in enumerate(fields)}
    columns = ("id", "donor", "amount_yuan", "period_end", "year", "is_cumulative", "first_quote")

    def run(path: Path) -> list[str]:
        command = ["java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", str(JAR), str(HERE / "Read.java")]
        done = subprocess.run([*command, str(path)], capture_output=True, encoding="utf-8", check=True)
        return done.stdout.splitlines()

    types, *found = run(source_database)
    assert types.split("\t") == [f"{field.name}={field.type.upper()}" for field in fields]
    expected = []
    for row in sorted(stored["v_fund_flow"]):
        cells = [row[at[name]] for name in columns]
        amount = "" if cells[2] is None else f"{cells[2]:.0f}"
        day, year = "" if cells[3] is None else str(cells[3]), "" if cells[4] is None else str(cells[4])
        flag, quote = str(bool(cells[5])).lower(), re.sub(r"[ \t\n\r\f\v]", " ", cells[6])
        expected.append("\t".join([cells[0], str(cells[1] or "null"), amount, day, year, flag, quote]))
    assert found == expected
    assert any(f"\t{HUGE}\t" in line for line in run(big)[1:])


@pytest.fixture(scope="module")
def duck(source_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    duckdb = pytest.importorskip("duckdb")
    extensions = pytest.importorskip("duckdb_extensions", reason="the extension that reads SQLite is not installed")
    folder = tmp_path_factory.mktemp("duckdb")
    with duckdb.connect(config={"extension_directory": str(folder)}) as connection:
        extensions.import_extension("sqlite_scanner", con=connection)
        connection.execute("LOAD sqlite_scanner")
        connection.execute(f"ATTACH '{source_database}' AS pairing (TYPE sqlite, READ_ONLY)")
        yield connection


def test_duckdb_reads_the_database_itself(duck, stored: dict[str, list[Row]]) -> None:
    """It takes BOOLEAN for a whole number; everything else has its type."""
    types = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BIGINT", "date": "DATE"}
    for name, rows in stored.items():
        fields = datasets()[name].fields
        columns = ", ".join(f'"{field.name}"' for field in fields)
        found = duck.execute(f"SELECT {columns} FROM pairing.{name}")
        assert [str(column[1]) for column in found.description] == [types[field.kind] for field in fields], name
        assert sorted(found.fetchall(), key=str) == sorted(
            (tuple(int(value) if isinstance(value, bool) else value for value in row) for row in rows), key=str
        ), name


def test_duckdb_adds_up_as_sqlite_does(duck, source_database: Path) -> None:
    query = "SELECT kind, count(*), sum(amount_yuan) FROM {}v_fund_flow GROUP BY kind ORDER BY kind"
    with closing(sqlite3.connect(source_database)) as connection:
        assert duck.execute(query.format("pairing.")).fetchall() == connection.execute(query.format("")).fetchall()
