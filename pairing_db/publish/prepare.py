"""A database ready to be loaded: newest schema, views and data dictionary of this program."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from pairing_db.publish.comments import comments_are_current, store_comments
from pairing_db.publish.dictionary import dictionary_is_current, store_dictionary
from pairing_db.publish.views import build_views, views_are_current
from pairing_db.store.engine import database_url
from pairing_db.store.schema import prepare


def prepare_database(address: str) -> Engine:
    """Create or upgrade the database at ``address``; raises what ``store.schema.prepare`` raises."""
    return prepare(database_url(address), complete, is_complete)


def complete(connection: Connection) -> None:
    """Put back what stands on the tables: views, the data dictionary, comments in the catalogue."""
    build_views(connection)
    store_dictionary(connection)
    store_comments(connection)


def is_complete(connection: Connection) -> bool:
    """Do views, data dictionary and comments stand as this program would make them?"""
    return views_are_current(connection) and dictionary_is_current(connection) and comments_are_current(connection)
