"""Engines: how a connection is opened, and what every connection to SQLite is told first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from pairing_db.errors import DatabaseError, UsageError

BUSY_SECONDS = 30
WRITERS_LOCK = 0x50614442  # "PaDB": the advisory lock by which loads into one PostgreSQL database take turns


def database_url(address: str) -> URL:
    """The parsed address of a database. Raises ``UsageError`` where it is none that pairing_db can use."""
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            f"{address!r} is no address of a database; write for instance sqlite:///pairing.db or postgresql+psycopg://host/name."
        ) from error
    if backend not in ("sqlite", "postgresql"):
        raise UsageError(f"{backend} databases are not supported; use SQLite or PostgreSQL.")
    return url


def shown_address(address: str) -> str:
    """The address as people may see it: without its password."""
    return database_url(address).render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """The file behind a SQLite address, None for a database in memory or on a server."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def open_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine for writing: every transaction begins by waiting for its turn, up to ``BUSY_SECONDS``.

    On SQLite that is the write lock, and foreign keys are enforced; the driver's own transactions would leave schema
    changes half done and let a second writer fail at once. On PostgreSQL it is an advisory lock of the database.
    """
    engine = _make(url)
    if url.get_backend_name() == "sqlite":
        _manage_transactions(engine, foreign_keys=foreign_keys)
    else:
        _take_turns(engine)
    return engine


def _make(url: URL) -> Engine:
    try:
        return create_engine(url)
    except (ImportError, NoSuchModuleError) as error:
        raise UsageError(
            f"The driver for {url.drivername} is not installed; for PostgreSQL install pairing_db[postgres]."
        ) from error


def open_reader(url: URL) -> Engine:
    """An engine that cannot write; each of its connections sees one state of the database from its first query on.

    Raises ``DatabaseError`` where the file is not there: opening it must never make one.
    """
    path = file_of(url)
    if path is None:
        engine = _make(url)
        if url.get_backend_name() == "sqlite":
            return engine
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    if not path.is_file():
        raise DatabaseError(
            f"{path} is not there; load articles into it first: pairing-db load --database {url.render_as_string()}."
        )
    address = f"{path.resolve().as_uri()}?mode=ro"
    engine = create_engine(url, creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False))

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _take_turns(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")


def _manage_transactions(engine: Engine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction; a database that cannot be written gives a ``DatabaseError`` with a sentence."""
    try:
        with engine.begin() as connection:
            yield connection
    except OperationalError as error:
        raise DatabaseError(explain_failure(engine.url, error)) from error


def explain_failure(url: URL, error: OperationalError) -> str:
    """What a failure of the database means for the person who ran the load."""
    name = url.database if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    cause = str(error.orig)
    known = {
        "readonly": f"{name} cannot be written: the file or its folder is read-only.",
        "unable to open": f"{name} cannot be opened: its folder does not exist or must not be written.",
        "locked": f"{name} has been in use by another program for {BUSY_SECONDS} seconds; try again when it is free.",
        "is full": f"The disk that holds {name} is full; what was stored before is still there.",
        "lock timeout": f"{name} has been in use by another load for {BUSY_SECONDS} seconds; try again later.",
        "Connection refused": f"The server of {name} cannot be reached; is it running, and is the address right?",
    }
    for sign, sentence in known.items():
        if sign in cause:
            return sentence
    return f"The database {name} failed: {cause.splitlines()[0]}"


def pragma(connection: Connection, name: str) -> int:
    """A number that SQLite keeps in the file's header."""
    return int(connection.execute(text(f"PRAGMA {name}")).scalar_one())
