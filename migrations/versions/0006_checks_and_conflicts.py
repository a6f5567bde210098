"""Checks by arithmetic with the facts that they used, and contradictions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add check_result, check_result_fact and conflict."""
    op.create_table(
        "check_result",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("check_code", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("stated", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("computed", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "check_code IN ('sum_of_parts', 'average_times_count', 'share_of_whole', 'growth', 'increase', 'target_reached', 'persons_per_household')",
            name=op.f("ck_check_result_check_code_code"),
        ),
        sa.CheckConstraint("outcome IN ('holds', 'fails', 'cannot_tell')", name=op.f("ck_check_result_outcome_code")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_check_result_id_length")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_check_result_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_result")),
    )
    with op.batch_alter_table("check_result", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_result_check_code"), ["check_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_check_result_outcome"), ["outcome"], unique=False)
        batch_op.create_index(batch_op.f("ix_check_result_unit"), ["unit"], unique=False)

    op.create_table(
        "conflict",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("one_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("one_value", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("other_value", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("one_quote", sa.Text(), nullable=True),
        sa.Column("other_quote", sa.Text(), nullable=True),
        sa.Column("one_source", sa.Text(), nullable=True),
        sa.Column("other_source", sa.Text(), nullable=True),
        sa.Column("one_published_on", sa.Date(), nullable=True),
        sa.Column("other_published_on", sa.Date(), nullable=True),
        sa.Column("newer", sa.Text(), nullable=False),
        sa.Column("nearer", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_conflict_fact_table_code"),
        ),
        sa.CheckConstraint("nearer IN ('one', 'other', 'same')", name=op.f("ck_conflict_nearer_code")),
        sa.CheckConstraint("newer IN ('one', 'other', 'same')", name=op.f("ck_conflict_newer_code")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_conflict_id_length")),
        sa.ForeignKeyConstraint(["donor_region_id"], ["region.id"], name=op.f("fk_conflict_donor_region_id")),
        sa.ForeignKeyConstraint(["recipient_region_id"], ["region.id"], name=op.f("fk_conflict_recipient_region_id")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_conflict_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
    )
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conflict_donor_region_id"), ["donor_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflict_fact_table"), ["fact_table"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflict_one_id"), ["one_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflict_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflict_recipient_region_id"), ["recipient_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflict_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflict_year"), ["year"], unique=False)

    op.create_table(
        "check_result_fact",
        sa.Column("check_result_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("value", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_check_result_fact_fact_table_code"),
        ),
        sa.CheckConstraint(
            "part IN ('stated', 'whole', 'part', 'count', 'now', 'before')", name=op.f("ck_check_result_fact_part_code")
        ),
        sa.ForeignKeyConstraint(
            ["check_result_id"],
            ["check_result.id"],
            name=op.f("fk_check_result_fact_check_result_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("check_result_id", "fact_table", "fact_id", name=op.f("pk_check_result_fact")),
    )
    with op.batch_alter_table("check_result_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_result_fact_check_result_id"), ["check_result_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("check_result_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_result_fact_check_result_id"))

    op.drop_table("check_result_fact")
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflict_year"))
        batch_op.drop_index(batch_op.f("ix_conflict_unit"))
        batch_op.drop_index(batch_op.f("ix_conflict_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_conflict_other_id"))
        batch_op.drop_index(batch_op.f("ix_conflict_one_id"))
        batch_op.drop_index(batch_op.f("ix_conflict_fact_table"))
        batch_op.drop_index(batch_op.f("ix_conflict_donor_region_id"))

    op.drop_table("conflict")
    with op.batch_alter_table("check_result", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_result_unit"))
        batch_op.drop_index(batch_op.f("ix_check_result_outcome"))
        batch_op.drop_index(batch_op.f("ix_check_result_check_code"))

    op.drop_table("check_result")
