"""A database opened for reading alone: it is this program's, it is there, and nothing can be written to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine

from pairing_db.errors import DatabaseError, ForeignDatabaseError, UsageError
from pairing_db.store.engine import database_url, file_of
from pairing_db.store.schema import APPLICATION_ID, head


def database_file(address: str) -> Path:
    """The file of a SQLite database that this program can read as it is.

    Raises ``UsageError`` for another kind of database, ``DatabaseError`` where there is none or it is older than the
    program, ``ForeignDatabaseError`` where it belongs to another program or a newer version.
    """
    path = file_of(database_url(address))
    if path is None:
        raise UsageError(f"{address} is no file; this command reads SQLite databases such as sqlite:///pairing.db.")
    if not path.is_file():
        raise DatabaseError(f"{path} does not exist; make it with: pairing-db load --database {address}")
    try:
        with closing(open_file(path)) as connection:
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            revision = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise ForeignDatabaseError(f"{path} is no SQLite database; choose another file.") from error
    if owner != APPLICATION_ID:
        raise ForeignDatabaseError(f"{path} belongs to another program; choose another database.")
    if revision > int(head()):
        raise ForeignDatabaseError(f"{path} was made by a newer version of pairing_db; install that version.")
    if revision < int(head()):
        raise DatabaseError(
            f"{path} was made by an older version; bring it up with: pairing-db load --database {address}"
        )
    return path


def open_file(path: Path, *, shared: bool = False) -> sqlite3.Connection:
    """A connection that cannot write, whatever it is told; ``shared``: between threads that take turns."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=not shared)


@contextmanager
def reading(address: str) -> Iterator[Connection]:
    """A connection of SQLAlchemy that cannot write; raises what ``database_file`` raises."""
    path = database_file(address)
    engine = create_engine("sqlite://", creator=lambda: open_file(path))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
