"""A database opened to be read: of this program and version, one state from beginning to end, never written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from pairing_db.errors import DatabaseError
from pairing_db.publish.prepare import is_complete
from pairing_db.store.engine import database_url, explain_failure, open_reader
from pairing_db.store.schema import check_readable


@contextmanager
def reading(address: str) -> Iterator[Connection]:
    """A connection that reads one state of the database at ``address``.

    Raises ``ForeignDatabaseError`` where it is another program's or another version's, ``DatabaseError`` where it is
    not there or cannot be read.
    """
    engine = open_reader(database_url(address))
    try:
        with engine.connect() as connection:
            check_readable(connection, is_complete)
            yield connection
    except OperationalError as error:
        raise DatabaseError(explain_failure(engine.url, error)) from error
    finally:
        engine.dispose()
