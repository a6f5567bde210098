"""pairing_db turns articles about paired assistance in China into a database of provable facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairing_db.notebook import Database

__version__ = "0.1.0"


def open(database: str | Path = "pairing.db") -> Database:  # noqa: A001 - said with its package: pairing_db.open
    """A database (a file, or an address such as ``postgresql+psycopg://host/name``) opened to be read.

    Raises ``DatabaseError`` where it is not there, ``ForeignDatabaseError`` where it is of another program or version.
    """
    from pairing_db.notebook import Database  # importing the package alone costs nothing

    return Database(database)


__all__ = ["__version__", "open"]
