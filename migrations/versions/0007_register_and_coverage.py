"""Pairings against the register, coverage by year, quality of articles and tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty; the next load fills them."""
    op.create_table(
        "table_quality",
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("one_source", sa.Integer(), nullable=False),
        sa.Column("mean_sources", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("summable", sa.Integer(), nullable=False),
        sa.Column("not_summable", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("reviewed", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_table_quality_fact_table_code"),
        ),
        sa.PrimaryKeyConstraint("fact_table", name=op.f("pk_table_quality")),
    )
    op.create_table(
        "article_quality",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("fact_figures", sa.Integer(), nullable=False),
        sa.Column("attribute_figures", sa.Integer(), nullable=False),
        sa.Column("context_figures", sa.Integer(), nullable=False),
        sa.Column("unexplained", sa.Integer(), nullable=False),
        sa.Column("explained_share", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("damage", sa.Integer(), nullable=False),
        sa.CheckConstraint("explained_share >= 0", name=op.f("ck_article_quality_explained_share_minimum")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_quality_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_quality")),
    )
    with op.batch_alter_table("article_quality", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_quality_article_id"), ["article_id"], unique=False)

    op.create_table(
        "pairing_year",
        sa.Column("pairing_id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("fund_flow", sa.Integer(), nullable=False),
        sa.Column("labor_transfer", sa.Integer(), nullable=False),
        sa.Column("talent_exchange", sa.Integer(), nullable=False),
        sa.Column("observation", sa.Integer(), nullable=False),
        sa.Column("pairing_tally", sa.Integer(), nullable=False),
        sa.Column("cumulative", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Boolean(), nullable=False),
        sa.CheckConstraint("missing IN (0, 1)", name=op.f("ck_pairing_year_missing_flag")).ddl_if(dialect="sqlite"),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_pairing_year_pairing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pairing_id", "year", name=op.f("pk_pairing_year")),
    )
    with op.batch_alter_table("pairing_year", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_year_missing"), ["missing"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_year_pairing_id"), ["pairing_id"], unique=False)

    op.create_table(
        "register_check",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("register_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "reason IN ('same', 'within', 'overlaps', 'other_donor', 'ended', 'not_in_force', 'not_listed', 'organisation')",
            name=op.f("ck_register_check_reason_code"),
        ),
        sa.CheckConstraint(
            "verdict = 'unknown' OR register_id IS NOT NULL", name=op.f("ck_register_check_decided_by_a_line")
        ),
        sa.CheckConstraint(
            "verdict IN ('agreement', 'contradiction', 'unknown')", name=op.f("ck_register_check_verdict_code")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_register_check_id_length")),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_register_check_pairing_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["register_id"], ["pairing_register.id"], name=op.f("fk_register_check_register_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_check")),
    )
    with op.batch_alter_table("register_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_check_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_check_reason"), ["reason"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_check_register_id"), ["register_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_check_verdict"), ["verdict"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_check_year"), ["year"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("register_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_check_year"))
        batch_op.drop_index(batch_op.f("ix_register_check_verdict"))
        batch_op.drop_index(batch_op.f("ix_register_check_register_id"))
        batch_op.drop_index(batch_op.f("ix_register_check_reason"))
        batch_op.drop_index(batch_op.f("ix_register_check_pairing_id"))

    op.drop_table("register_check")
    with op.batch_alter_table("pairing_year", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pairing_year_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_pairing_year_missing"))

    op.drop_table("pairing_year")
    with op.batch_alter_table("article_quality", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_quality_article_id"))

    op.drop_table("article_quality")
    op.drop_table("table_quality")
