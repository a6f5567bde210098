"""The database as Datasette sees it: a file that is read, never written, and whose tables are not counted unasked."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any, NoReturn

from datasette.database import Database

from pairing_db.codes import FACT_TABLE
from pairing_db.store.reading import open_file

_COUNT = re.compile(r"select count\(\*\) from \[?v_([a-z_]+)\]?", re.IGNORECASE)


class ReadOnlyDatabase(Database):  # type: ignore[misc]
    """A file opened with ``mode=ro``; a load may go on beside it."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection that cannot write."""
        if write:
            self._refuse()
        connection = open_file(Path(self.path), shared=True)
        self._all_file_connections.append(connection)
        return connection

    async def execute(self, sql: str, *arguments: Any, **options: Any) -> Any:
        """Run a query. The rows of a view over one table are counted in the table: SQLite would join each of them."""
        counted = _COUNT.fullmatch(sql.strip())
        if counted and counted[1] in FACT_TABLE:
            sql = f"select count(*) from {counted[1]}"  # noqa: S608
        return await super().execute(sql, *arguments, **options)

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:  # noqa: ARG002
        """No counts: on a large database they take seconds, and each table's own page has its count."""
        return dict.fromkeys(await self.table_names())

    async def execute_write_fn(self, *_arguments: Any, **_options: Any) -> NoReturn:
        """Refused."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise PermissionError("The database is served to be read only.")
