"""The full-text index of a SQLite database: what words stand in which article or fact. PostgreSQL has none.

``search_index`` holds words only, no text (a contentless FTS5 table), so it can be filled but not cleared row by row:
an entry that is gone loses its id in ``search_entry``, and every query joins the two. Positions follow from the order
of loading, therefore both stand outside the models, whose rows are a function of what was read.
"""

from __future__ import annotations

from sqlalchemy import DDL, event

from pairing_db.store.base import Base

SEARCH_DDL = (
    "CREATE TABLE search_entry (position INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, id TEXT, "
    "checksum BIGINT NOT NULL)",
    "CREATE UNIQUE INDEX uq_search_entry_id ON search_entry (kind, id)",
    "CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='', prefix='1', "
    "tokenize='unicode61 remove_diacritics 0')",
)
SEARCH_TABLES = ("search_index", "search_entry")

for statement in SEARCH_DDL:
    event.listen(Base.metadata, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
