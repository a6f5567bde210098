"""The schema's life: whose database is this, bring it to the newest revision, never touch a stranger's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError as DriverDatabaseError
from sqlalchemy.exc import OperationalError

from pairing_db.errors import DatabaseError, ForeignDatabaseError
from pairing_db.store.engine import explain_failure, file_of, open_engine, pragma
from pairing_db.store.models import metadata

APPLICATION_ID = 0x50614442  # "PaDB": what `file` and SQLite itself can tell the database by
ROOT = Path(__file__).resolve().parents[2]
AfterUpgrade = Callable[[Connection], None]
IsComplete = Callable[[Connection], bool]


def prepare(url: URL, after: AfterUpgrade, is_complete: IsComplete) -> Engine:
    """Create the database or bring it to the newest revision, and return an engine for it.

    ``after`` runs at the end of the upgrade's transaction (it rebuilds views); nothing is written where the revision is
    the newest and ``is_complete`` finds nothing to rebuild. Raises ``ForeignDatabaseError`` for a
    database of another program or of a newer version, ``DatabaseError`` where it cannot be written.
    """
    try:
        if not _is_current(url, is_complete):
            upgrade(url, after)
    except OperationalError as error:
        raise DatabaseError(explain_failure(url, error)) from error
    return open_engine(url)


def _is_current(url: URL, is_complete: IsComplete) -> bool:
    """Is there nothing to upgrade? Refuses what is not ours before anything is written."""
    path = file_of(url)
    if path is not None:
        if path.is_dir():
            raise DatabaseError(f"{path} is a folder; name the file in which the database shall be.")
        if not path.exists() or path.stat().st_size == 0:
            return False
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            _check_owner(connection, str(path or url.render_as_string(hide_password=True)))
            return _revision(connection) == head() and is_complete(connection)
    except OperationalError:
        raise
    except DriverDatabaseError as error:
        raise ForeignDatabaseError(f"{path} is no SQLite database; choose another file name.") from error
    finally:
        engine.dispose()


def check_readable(connection: Connection, is_complete: IsComplete) -> None:
    """Raise ``ForeignDatabaseError`` unless the database is ours and of exactly this version; nothing is written."""
    path = file_of(connection.engine.url)
    name = str(path or connection.engine.url.render_as_string(hide_password=True))
    try:
        _check_owner(connection, name)
        current = _revision(connection) == head() and is_complete(connection)
    except OperationalError:
        raise
    except DriverDatabaseError as error:
        raise ForeignDatabaseError(f"{name} is no SQLite database.") from error
    if not current:
        raise ForeignDatabaseError(
            f"{name} holds no articles yet, or was made by an earlier version of pairing_db; load into it first "
            f"(pairing-db load), which brings it up to date."
        )


def _check_owner(connection: Connection, name: str) -> None:
    if connection.dialect.name == "postgresql":
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        if encoding != "UTF8":
            raise DatabaseError(f"{name} is in {encoding}, which cannot hold Chinese safely; use a database in UTF8.")
    tables = set(inspect(connection).get_table_names())
    sqlite = connection.dialect.name == "sqlite"
    owner = pragma(connection, "application_id") if sqlite else 0
    foreign = f"{name} belongs to another program; choose another database, this one is left as it is."
    if sqlite and tables and owner != APPLICATION_ID:
        raise ForeignDatabaseError(foreign)
    if "alembic_version" not in tables:
        if (owner == APPLICATION_ID and tables) or tables & set(metadata.tables):
            raise ForeignDatabaseError(foreign)
        return
    known = {script.revision for script in scripts().walk_revisions()}
    stored = set(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())
    if stored - known:
        if sqlite:
            raise ForeignDatabaseError(
                f"{name} was made by another version of pairing_db (schema {', '.join(sorted(stored))}, this program "
                f"knows {head()}); install that version, or load into a new database."
            )
        raise ForeignDatabaseError(
            f"{name} was made by another program or another version of pairing_db (schema {', '.join(sorted(stored))}, "
            f"this program knows {head()}); choose another database."
        )


def configuration() -> Config:
    """Alembic's configuration, wherever the program is started."""
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


def scripts() -> ScriptDirectory:
    """The revisions that this program knows."""
    return ScriptDirectory.from_config(configuration())


def head() -> str:
    """The newest revision that this program knows."""
    return str(scripts().get_current_head())


def upgrade(url: URL, after: AfterUpgrade, *, revision: str = "head") -> None:
    """Bring the schema up to ``revision``; ``after`` runs in the same transaction where that is the newest one."""
    _migrate(url, after, lambda config: command.upgrade(config, revision))


def downgrade(url: URL, after: AfterUpgrade, *, revision: str) -> None:
    """Take the schema down to ``revision``."""
    _migrate(url, after, lambda config: command.downgrade(config, revision))


def _migrate(url: URL, after: AfterUpgrade, run: Callable[[Config], None]) -> None:
    engine = open_engine(url, foreign_keys=False)
    config = configuration()
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            others = _drop_views(connection)
            run(config)
            current = _revision(connection)
            _mark(connection, current)
            if current == head():
                after(connection)
            for view in others:
                connection.exec_driver_sql(view)
            _check_references(connection)
    finally:
        engine.dispose()


def _drop_views(connection: Connection) -> list[str]:
    """Drop every view, because SQLite cannot alter a table under one; returns how to make those that are not ours."""
    if connection.dialect.name != "sqlite":
        for name in inspect(connection).get_view_names():
            if name.startswith("v_"):
                connection.execute(text(f'DROP VIEW "{name}"'))
        return []
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY rowid")).all()
    for name, _ in found:
        connection.execute(text(f'DROP VIEW "{name}"'))
    return [sql for name, sql in found if not name.startswith("v_")]


def _revision(connection: Connection) -> str | None:
    if "alembic_version" not in inspect(connection).get_table_names():
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _mark(connection: Connection, revision: str | None) -> None:
    """Sign the file: ``application_id`` says whose it is, ``user_version`` is the number of the revision."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version = {int(revision or 0)}"))


def _check_references(connection: Connection) -> None:
    """Foreign keys are off while tables are rebuilt; what they hold is checked before the commit."""
    if connection.dialect.name != "sqlite":
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise DatabaseError(f"The upgrade would leave {len(broken)} rows that point nowhere; nothing was changed.")
