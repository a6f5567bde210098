"""The full-text index of articles and facts, on SQLite alone."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index, empty; the next load fills it."""
    if op.get_context().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE TABLE search_entry (position INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, id TEXT, "
        "checksum BIGINT NOT NULL)"
    )
    op.execute("CREATE UNIQUE INDEX uq_search_entry_id ON search_entry (kind, id)")
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='', prefix='1', "
        "tokenize='unicode61 remove_diacritics 0')"
    )


def downgrade() -> None:
    """Take it away."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
        op.execute("DROP TABLE search_entry")
