"""The schema's life on SQLite: made by migrations as by the models, both ways with data, never in a stranger's file."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, create_engine, inspect

from pairing_db.codes import FACT_TABLE
from pairing_db.errors import DatabaseError, ForeignDatabaseError, UsageError
from pairing_db.publish import build_views, prepare_database
from pairing_db.publish.prepare import complete
from pairing_db.store.engine import database_url
from pairing_db.store.models import metadata
from pairing_db.store.schema import APPLICATION_ID, configuration, downgrade, head, scripts, upgrade

# Commas outside brackets: a column that was added later stands on the line of the one before.
_PARTS = re.compile(r",\s+(?![^()]*\))|\(\s*\n\s*|\s*\n\s*\)")


def definitions(path: Path) -> dict[str, list[str]]:
    """Every table, index and view with the parts of its definition, without spacing, quotes and order."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
        ).fetchall()
    return {name: sorted(_PARTS.split(sql.replace('"', ""))) for name, sql in found}


def test_migrated_and_created_schema_are_one(tmp_path: Path, database: Engine) -> None:
    created = create_engine(f"sqlite:///{tmp_path}/created.db")
    metadata.create_all(created)
    with created.begin() as connection:
        build_views(connection)
    assert definitions(tmp_path / "pairing.db") == definitions(tmp_path / "created.db")


def test_a_generated_migration_would_be_empty(database: Engine) -> None:
    config = configuration()
    with database.connect() as connection:
        config.attributes["connection"] = connection
        command.check(config)


def test_upgrade_and_downgrade_with_data_inside(tmp_path: Path, loaded, rows) -> None:
    url = database_url(f"sqlite:///{tmp_path}/pairing.db")
    revisions = [script.revision for script in scripts().walk_revisions()]
    before = rows(loaded, "SELECT * FROM v_evidence")
    assert before
    for revision in [*revisions[1:], "base"]:
        downgrade(url, complete, revision=revision)
    with loaded.connect() as connection:
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0
    upgrade(url, complete)
    assert rows(loaded, "SELECT * FROM v_evidence") == []


def test_facts_survive_a_revision_and_back(tmp_path: Path, loaded, rows) -> None:
    url = database_url(f"sqlite:///{tmp_path}/pairing.db")
    queries = [f"SELECT id, sources FROM {table} ORDER BY id" for table in FACT_TABLE] + ["SELECT * FROM v_evidence"]
    before = [rows(loaded, query) for query in queries]
    assert all(before)
    for script in list(scripts().walk_revisions())[1:]:
        downgrade(url, complete, revision=script.revision)
    upgrade(url, complete)
    assert [rows(loaded, query) for query in queries] == before


def test_the_file_is_signed_and_plain(tmp_path: Path, database: Engine) -> None:
    with sqlite3.connect(tmp_path / "pairing.db") as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (int(head()),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_preparing_twice_writes_nothing(tmp_path: Path, database: Engine) -> None:
    before = (tmp_path / "pairing.db").read_bytes()
    prepare_database(f"sqlite:///{tmp_path}/pairing.db").dispose()
    assert (tmp_path / "pairing.db").read_bytes() == before


def test_views_of_other_people_survive_an_upgrade(tmp_path: Path, database: Engine, rows) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql("CREATE VIEW mine AS SELECT source FROM article")
        connection.exec_driver_sql("DROP VIEW v_project")
    prepare_database(f"sqlite:///{tmp_path}/pairing.db").dispose()
    assert rows(database, "SELECT count(*) AS n FROM mine") == [{"n": 0}]
    assert rows(database, "SELECT count(*) AS n FROM v_project") == [{"n": 0}]


def test_every_foreign_key_leads_an_index(database: Engine) -> None:
    inspector = inspect(database)
    for table in inspector.get_table_names():
        leading = {index["column_names"][0] for index in inspector.get_indexes(table)}
        leading.add((inspector.get_pk_constraint(table)["constrained_columns"] or [None])[0])
        for key in inspector.get_foreign_keys(table):
            assert key["constrained_columns"][0] in leading, f"{table}.{key['constrained_columns']} has no index"


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: path.write_bytes(b"not a database at all" * 99), ForeignDatabaseError),
        (
            lambda path: sqlite3.connect(path).execute("CREATE TABLE theirs (a)").connection.close(),
            ForeignDatabaseError,
        ),
        (lambda path: path.mkdir(), DatabaseError),
    ],
    ids=["no database", "another program", "a folder"],
)
def test_a_stranger_is_refused_and_left_alone(tmp_path: Path, make, error) -> None:
    path = tmp_path / "theirs.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error):
        prepare_database(f"sqlite:///{path}")
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_newer_version_is_refused_and_left_alone(tmp_path: Path, database: Engine) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / "pairing.db").read_bytes()
    with pytest.raises(ForeignDatabaseError, match=r"another version.*9999"):
        prepare_database(f"sqlite:///{tmp_path}/pairing.db")
    assert (tmp_path / "pairing.db").read_bytes() == before


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    prepare_database(f"sqlite:///{tmp_path}/new.db").dispose()
    assert (tmp_path / "new.db").stat().st_size > 0


def test_a_missing_folder_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be opened"):
        prepare_database(f"sqlite:///{tmp_path}/nowhere/pairing.db")


@pytest.mark.parametrize("address", ["pairing.db", "mysql://host/name", "", "sqlite"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(UsageError):
        prepare_database(address)


def test_a_migration_that_fails_leaves_everything(tmp_path: Path, loaded, content) -> None:
    """Views that cannot be rebuilt stand for any failure inside the transaction."""

    def fail(_connection: object) -> None:
        raise RuntimeError

    before = (tmp_path / "pairing.db").read_bytes()
    with pytest.raises(RuntimeError):
        upgrade(database_url(f"sqlite:///{tmp_path}/pairing.db"), fail)
    assert (tmp_path / "pairing.db").read_bytes() == before
