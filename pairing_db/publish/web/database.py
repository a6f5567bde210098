"""The database as Datasette sees it: a file that is read, never written, and whose tables are not counted unasked."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, NoReturn

from datasette.database import Database

from pairing_db.store.reading import open_file


class ReadOnlyDatabase(Database):  # type: ignore[misc]
    """A file opened with ``mode=ro``; a load may go on beside it."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection that cannot write."""
        if write:
            self._refuse()
        connection = open_file(Path(self.path), shared=True)
        self._all_file_connections.append(connection)
        return connection

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:  # noqa: ARG002
        """No counts: on a large database they take seconds, and each table's own page has its count."""
        return dict.fromkeys(await self.table_names())

    async def execute_write_fn(self, *_arguments: Any, **_options: Any) -> NoReturn:
        """Refused."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise PermissionError("The database is served to be read only.")
