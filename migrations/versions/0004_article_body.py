"""The cleaned body of an article, by which reprints are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add article.body; loading the articles again fills it."""
    op.add_column("article", sa.Column("body", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("article", "body")
