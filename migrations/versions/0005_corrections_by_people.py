"""Corrections by people, the facts that they touch, and divisions among former ids."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pairing_db.store.rebuild import rebuild

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FACT_TABLES = (
    "pairing",
    "pairing_tally",
    "enterprise",
    "project",
    "fund_flow",
    "labor_transfer",
    "talent_exchange",
    "observation",
)
FLAGS = ("corrected", "reviewed")
FORMER_CHECK = "ck_former_id_fact_table_code"


def upgrade() -> None:
    """Make the tables, add the columns, and let ``former_id`` lead to divisions."""
    op.create_table(
        "correction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.CheckConstraint("(state = 'stale') = (problem IS NOT NULL)", name=op.f("ck_correction_stale_has_problem")),
        sa.CheckConstraint(
            "action IN ('accept', 'reject', 'change', 'merge', 'split', 'alias')",
            name=op.f("ck_correction_action_code"),
        ),
        sa.CheckConstraint(
            "decided_on IS NULL OR decided_on IS date(decided_on, '+0 days')",
            name=op.f("ck_correction_decided_on_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation', 'region')",
            name=op.f("ck_correction_fact_table_code"),
        ),
        sa.CheckConstraint("state IN ('applied', 'stale')", name=op.f("ck_correction_state_code")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_correction_id_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_action"), ["action"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_fact_table"), ["fact_table"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_state"), ["state"], unique=False)

    op.create_table(
        "correction_target",
        sa.Column("correction_id", sa.Text(), nullable=False),
        sa.Column("stated_id", sa.Text(), nullable=False),
        sa.Column("current_id", sa.Text(), nullable=True),
        sa.CheckConstraint("length(stated_id) = 16", name=op.f("ck_correction_target_stated_id_length")),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["correction.id"], name=op.f("fk_correction_target_correction_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("correction_id", "stated_id", name=op.f("pk_correction_target")),
    )
    with op.batch_alter_table("correction_target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_target_correction_id"), ["correction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_target_current_id"), ["current_id"], unique=False)

    op.create_table(
        "correction_value",
        sa.Column("correction_id", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["correction.id"], name=op.f("fk_correction_value_correction_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("correction_id", "column_name", name=op.f("pk_correction_value")),
    )
    with op.batch_alter_table("correction_value", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_value_correction_id"), ["correction_id"], unique=False)

    op.create_table(
        "rejected_fact",
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("correction_id", sa.Text(), nullable=False),
        sa.Column("stated", sa.Text(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_rejected_fact_fact_table_code"),
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_rejected_fact_id_length")),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["correction.id"], name=op.f("fk_rejected_fact_correction_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fact_table", "id", name=op.f("pk_rejected_fact")),
    )
    with op.batch_alter_table("rejected_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rejected_fact_correction_id"), ["correction_id"], unique=False)

    op.create_table(
        "rejected_evidence",
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_rejected_evidence_fact_table_code"),
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_rejected_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fact_table", "fact_id", "evidence_id", name=op.f("pk_rejected_evidence")),
    )
    with op.batch_alter_table("rejected_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rejected_evidence_evidence_id"), ["evidence_id"], unique=False)

    if op.get_context().dialect.name == "sqlite":
        _rebuild((*FACT_TABLES, "region"))
        return
    for table in FACT_TABLES:
        for flag in FLAGS:
            op.add_column(table, sa.Column(flag, sa.Boolean(), nullable=False, server_default=sa.false()))
            op.alter_column(table, flag, server_default=None)
    _limit_former_ids((*FACT_TABLES, "region"))


def _rebuild(former: tuple[str, ...]) -> None:
    """Add the flags on SQLite; ``former`` are the tables that ``former_id`` may name."""
    for table in FACT_TABLES:
        rebuild(
            op.get_bind(),
            table,
            add=dict.fromkeys(FLAGS, "BOOLEAN NOT NULL"),
            fill=dict.fromkeys(FLAGS, "0"),
            checks={f"ck_{table}_{flag}_flag": f"{flag} IN (0, 1)" for flag in FLAGS},
        )
    rebuild(op.get_bind(), "former_id", checks={FORMER_CHECK: _listed(former)})


def _listed(tables: tuple[str, ...]) -> str:
    return f"fact_table IN ({', '.join(repr(table) for table in tables)})"


def _limit_former_ids(tables: tuple[str, ...]) -> None:
    op.drop_constraint(op.f(FORMER_CHECK), "former_id", type_="check")
    op.create_check_constraint(op.f(FORMER_CHECK), "former_id", _listed(tables))


def downgrade() -> None:
    """Take it back."""
    op.execute("DELETE FROM former_id WHERE fact_table = 'region'")
    if op.get_context().dialect.name == "sqlite":
        for table in FACT_TABLES:
            rebuild(op.get_bind(), table, drop=FLAGS, drop_checks=[f"ck_{table}_{flag}_flag" for flag in FLAGS])
        rebuild(op.get_bind(), "former_id", checks={FORMER_CHECK: _listed(FACT_TABLES)})
    else:
        for table in FACT_TABLES:
            for flag in FLAGS:
                op.drop_column(table, flag)
        _limit_former_ids(FACT_TABLES)
    with op.batch_alter_table("rejected_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rejected_evidence_evidence_id"))

    op.drop_table("rejected_evidence")
    with op.batch_alter_table("rejected_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rejected_fact_correction_id"))

    op.drop_table("rejected_fact")
    with op.batch_alter_table("correction_value", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_value_correction_id"))

    op.drop_table("correction_value")
    with op.batch_alter_table("correction_target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_target_current_id"))
        batch_op.drop_index(batch_op.f("ix_correction_target_correction_id"))

    op.drop_table("correction_target")
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_state"))
        batch_op.drop_index(batch_op.f("ix_correction_fact_table"))
        batch_op.drop_index(batch_op.f("ix_correction_action"))

    op.drop_table("correction")
