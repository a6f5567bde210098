"""Relations with their rules, parts of figures, sums by pairing and year, and what counts in the place of what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add fact_relation.rule, figure.part_of_id and part_rule, sum_instead_id, and the four tables of totals."""
    op.add_column("fact_relation", sa.Column("rule", sa.Text(), nullable=True))
    op.add_column("figure", sa.Column("part_of_id", sa.Text(), nullable=True))
    op.add_column("figure", sa.Column("part_rule", sa.Text(), nullable=True))
    op.create_index("ix_figure_part_of_id", "figure", ["part_of_id"])

    op.create_table(
        "aid_by_pairing_year",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column(
            "amount_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "lower_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "upper_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column("rows_added", sa.Integer(), nullable=False),
        sa.Column("rows_left_out", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("is_partial", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('fiscal_aid', 'social_aid', 'in_kind', 'aid_total', 'enterprise_investment', 'consumption', 'other')",
            name=op.f("ck_aid_by_pairing_year_kind_code"),
        ),
        sa.CheckConstraint(
            "stage IN ('planned', 'agreed', 'allocated', 'disbursed', 'unspecified')",
            name=op.f("ck_aid_by_pairing_year_stage_code"),
        ),
        sa.CheckConstraint("is_partial IN (0, 1)", name=op.f("ck_aid_by_pairing_year_is_partial_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_aid_by_pairing_year_id_length")),
        sa.ForeignKeyConstraint(
            ["donor_region_id"], ["region.id"], name=op.f("fk_aid_by_pairing_year_donor_region_id")
        ),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_aid_by_pairing_year_pairing_id")),
        sa.ForeignKeyConstraint(
            ["recipient_region_id"], ["region.id"], name=op.f("fk_aid_by_pairing_year_recipient_region_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_by_pairing_year")),
    )
    with op.batch_alter_table("aid_by_pairing_year", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aid_by_pairing_year_donor_region_id"), ["donor_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aid_by_pairing_year_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_aid_by_pairing_year_recipient_region_id"), ["recipient_region_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_aid_by_pairing_year_year"), ["year"], unique=False)

    op.create_table(
        "consumption_by_pairing_year",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column(
            "amount_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "lower_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "upper_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column("rows_added", sa.Integer(), nullable=False),
        sa.Column("rows_left_out", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("is_partial", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "stage IN ('planned', 'agreed', 'allocated', 'disbursed', 'unspecified')",
            name=op.f("ck_consumption_by_pairing_year_stage_code"),
        ),
        sa.CheckConstraint("is_partial IN (0, 1)", name=op.f("ck_consumption_by_pairing_year_is_partial_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_consumption_by_pairing_year_id_length")),
        sa.ForeignKeyConstraint(
            ["donor_region_id"], ["region.id"], name=op.f("fk_consumption_by_pairing_year_donor_region_id")
        ),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_consumption_by_pairing_year_pairing_id")),
        sa.ForeignKeyConstraint(
            ["recipient_region_id"], ["region.id"], name=op.f("fk_consumption_by_pairing_year_recipient_region_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consumption_by_pairing_year")),
    )
    with op.batch_alter_table("consumption_by_pairing_year", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consumption_by_pairing_year_donor_region_id"), ["donor_region_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_consumption_by_pairing_year_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_consumption_by_pairing_year_recipient_region_id"), ["recipient_region_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_consumption_by_pairing_year_year"), ["year"], unique=False)

    op.create_table(
        "investment_by_pairing_year",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column(
            "amount_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "lower_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "upper_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column("rows_added", sa.Integer(), nullable=False),
        sa.Column("rows_left_out", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("is_partial", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "stage IN ('planned', 'agreed', 'allocated', 'disbursed', 'unspecified')",
            name=op.f("ck_investment_by_pairing_year_stage_code"),
        ),
        sa.CheckConstraint("is_partial IN (0, 1)", name=op.f("ck_investment_by_pairing_year_is_partial_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_investment_by_pairing_year_id_length")),
        sa.ForeignKeyConstraint(
            ["donor_region_id"], ["region.id"], name=op.f("fk_investment_by_pairing_year_donor_region_id")
        ),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_investment_by_pairing_year_pairing_id")),
        sa.ForeignKeyConstraint(
            ["recipient_region_id"], ["region.id"], name=op.f("fk_investment_by_pairing_year_recipient_region_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_investment_by_pairing_year")),
    )
    with op.batch_alter_table("investment_by_pairing_year", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_investment_by_pairing_year_donor_region_id"), ["donor_region_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_investment_by_pairing_year_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_investment_by_pairing_year_recipient_region_id"), ["recipient_region_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_investment_by_pairing_year_year"), ["year"], unique=False)

    op.create_table(
        "labor_by_pairing_year",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("persons", sa.BigInteger(), nullable=True),
        sa.Column("persons_lower", sa.BigInteger(), nullable=True),
        sa.Column("persons_upper", sa.BigInteger(), nullable=True),
        sa.Column("rows_added", sa.Integer(), nullable=False),
        sa.Column("rows_left_out", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("is_partial", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "mode IN ('to_partner', 'local', 'elsewhere', 'unspecified')",
            name=op.f("ck_labor_by_pairing_year_mode_code"),
        ),
        sa.CheckConstraint("is_partial IN (0, 1)", name=op.f("ck_labor_by_pairing_year_is_partial_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_labor_by_pairing_year_id_length")),
        sa.CheckConstraint(
            "persons_lower <= persons_upper", name=op.f("ck_labor_by_pairing_year_persons_lower_below_persons_upper")
        ),
        sa.ForeignKeyConstraint(
            ["donor_region_id"], ["region.id"], name=op.f("fk_labor_by_pairing_year_donor_region_id")
        ),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_labor_by_pairing_year_pairing_id")),
        sa.ForeignKeyConstraint(
            ["recipient_region_id"], ["region.id"], name=op.f("fk_labor_by_pairing_year_recipient_region_id")
        ),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_labor_by_pairing_year_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_labor_by_pairing_year")),
    )
    with op.batch_alter_table("labor_by_pairing_year", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_labor_by_pairing_year_donor_region_id"), ["donor_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_by_pairing_year_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_labor_by_pairing_year_recipient_region_id"), ["recipient_region_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_labor_by_pairing_year_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_by_pairing_year_year"), ["year"], unique=False)

    op.add_column("fund_flow", sa.Column("sum_instead_id", sa.Text(), nullable=True))

    op.add_column("labor_transfer", sa.Column("sum_instead_id", sa.Text(), nullable=True))

    op.add_column("observation", sa.Column("sum_instead_id", sa.Text(), nullable=True))

    op.add_column("pairing_tally", sa.Column("sum_instead_id", sa.Text(), nullable=True))

    op.add_column("talent_exchange", sa.Column("sum_instead_id", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("talent_exchange", "sum_instead_id")

    # no batch: it would make DOUBLE PRECISION columns REAL
    op.drop_column("pairing_tally", "sum_instead_id")

    op.drop_column("observation", "sum_instead_id")

    op.drop_column("labor_transfer", "sum_instead_id")

    op.drop_column("fund_flow", "sum_instead_id")

    with op.batch_alter_table("labor_by_pairing_year", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_labor_by_pairing_year_year"))
        batch_op.drop_index(batch_op.f("ix_labor_by_pairing_year_unit"))
        batch_op.drop_index(batch_op.f("ix_labor_by_pairing_year_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_labor_by_pairing_year_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_labor_by_pairing_year_donor_region_id"))

    op.drop_table("labor_by_pairing_year")
    with op.batch_alter_table("investment_by_pairing_year", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_investment_by_pairing_year_year"))
        batch_op.drop_index(batch_op.f("ix_investment_by_pairing_year_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_investment_by_pairing_year_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_investment_by_pairing_year_donor_region_id"))

    op.drop_table("investment_by_pairing_year")
    with op.batch_alter_table("consumption_by_pairing_year", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consumption_by_pairing_year_year"))
        batch_op.drop_index(batch_op.f("ix_consumption_by_pairing_year_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_consumption_by_pairing_year_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_consumption_by_pairing_year_donor_region_id"))

    op.drop_table("consumption_by_pairing_year")
    with op.batch_alter_table("aid_by_pairing_year", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aid_by_pairing_year_year"))
        batch_op.drop_index(batch_op.f("ix_aid_by_pairing_year_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_aid_by_pairing_year_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_aid_by_pairing_year_donor_region_id"))

    op.drop_table("aid_by_pairing_year")

    op.drop_index("ix_figure_part_of_id", "figure")
    op.drop_column("figure", "part_rule")  # no batch: it would make DOUBLE PRECISION columns REAL
    op.drop_column("figure", "part_of_id")
    op.drop_column("fact_relation", "rule")
