"""Every table of the data model."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "article",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_precision", sa.Text(), nullable=False),
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("char_count", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("reprint_of_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "published_on IS NULL OR published_on IS date(published_on, '+0 days')",
            name=op.f("ck_article_published_on_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "published_precision IN ('day', 'month', 'year', 'inferred', 'unknown')",
            name=op.f("ck_article_published_precision_code"),
        ),
        sa.CheckConstraint("script IN ('hans', 'hant')", name=op.f("ck_article_script_code")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_article_id_length")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_article_sha256_length")),
        sa.ForeignKeyConstraint(["reprint_of_id"], ["article.id"], name=op.f("fk_article_reprint_of_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_published_on"), ["published_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_publisher"), ["publisher"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_reprint_of_id"), ["reprint_of_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_source"), ["source"], unique=False)

    op.create_table(
        "data_dictionary",
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("label_zh", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("table", "column", name=op.f("pk_data_dictionary")),
    )
    op.create_table(
        "fact_relation",
        sa.Column("from_table", sa.Text(), nullable=False),
        sa.Column("from_id", sa.Text(), nullable=False),
        sa.Column("to_table", sa.Text(), nullable=False),
        sa.Column("to_id", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "from_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_fact_relation_from_table_code"),
        ),
        sa.CheckConstraint(
            "relation IN ('rounds', 'part_of', 'within_period', 'within_region', 'supersedes', 'conflicts')",
            name=op.f("ck_fact_relation_relation_code"),
        ),
        sa.CheckConstraint(
            "to_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_fact_relation_to_table_code"),
        ),
        sa.PrimaryKeyConstraint(
            "from_table", "from_id", "to_table", "to_id", "relation", name=op.f("pk_fact_relation")
        ),
    )
    with op.batch_alter_table("fact_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_relation_relation"), ["relation"], unique=False)

    op.create_table(
        "former_id",
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("current_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_former_id_fact_table_code"),
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_former_id_id_length")),
        sa.PrimaryKeyConstraint("fact_table", "id", name=op.f("pk_former_id")),
    )
    with op.batch_alter_table("former_id", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_former_id_current_id"), ["current_id"], unique=False)

    op.create_table(
        "region",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("county_code", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Text(), nullable=True),
        sa.Column("lon", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("lat", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "level IN ('province', 'prefecture', 'county', 'township', 'village', 'zone')",
            name=op.f("ck_region_level_code"),
        ),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_from IS date(valid_from, '+0 days')", name=op.f("ck_region_valid_from_date")
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to IS date(valid_to, '+0 days')", name=op.f("ck_region_valid_to_date")
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_region_id_length")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["region.id"], name=op.f("fk_region_parent_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["region.id"], name=op.f("fk_region_successor_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
    )
    with op.batch_alter_table("region", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_region_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_county_code"), ["county_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_level"), ["level"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_path"), ["path"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_successor_id"), ["successor_id"], unique=False)

    op.create_table(
        "sector",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_zh", sa.Text(), nullable=True),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_sector")),
    )
    op.create_table(
        "sum_note",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_zh", sa.Text(), nullable=True),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_sum_note")),
    )
    op.create_table(
        "unit",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("factor", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("dimension", sa.Text(), nullable=True),
        sa.Column("label_zh", sa.Text(), nullable=True),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.Column("example", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_unit")),
    )
    op.create_table(
        "unit_kind",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_zh", sa.Text(), nullable=True),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_unit_kind")),
    )
    op.create_table(
        "article_source",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_source_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_article_source")),
    )
    with op.batch_alter_table("article_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_source_article_id"), ["article_id"], unique=False)

    op.create_table(
        "damage",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("char_start", sa.Integer(), nullable=False),
        sa.Column("char_end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("char_end >= char_start", name=op.f("ck_damage_char_end_after_char_start")),
        sa.CheckConstraint("char_start >= 0", name=op.f("ck_damage_char_start_minimum")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_damage_id_length")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_damage_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_damage")),
    )
    with op.batch_alter_table("damage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_damage_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_damage_kind"), ["kind"], unique=False)

    op.create_table(
        "enterprise",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("home_region_id", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('company', 'cooperative', 'group', 'other')", name=op.f("ck_enterprise_kind_code")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_enterprise_id_length")),
        sa.ForeignKeyConstraint(["home_region_id"], ["region.id"], name=op.f("fk_enterprise_home_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise")),
    )
    with op.batch_alter_table("enterprise", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enterprise_home_region_id"), ["home_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enterprise_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_enterprise_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_enterprise_sources"), ["sources"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("char_start", sa.Integer(), nullable=False),
        sa.Column("char_end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.CheckConstraint("char_end > char_start", name=op.f("ck_evidence_char_end_after_char_start")),
        sa.CheckConstraint("char_start >= 0", name=op.f("ck_evidence_char_start_minimum")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_evidence_id_length")),
        sa.CheckConstraint("length(quote) = char_end - char_start", name=op.f("ck_evidence_quote_length")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_evidence_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_article_id"), ["article_id"], unique=False)

    op.create_table(
        "figure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("char_start", sa.Integer(), nullable=False),
        sa.Column("char_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("value_max", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("disposition", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(disposition = 'context') = (reason IS NOT NULL)", name=op.f("ck_figure_context_has_reason")
        ),
        sa.CheckConstraint(
            "disposition IN ('fact', 'attribute', 'context', 'unexplained')", name=op.f("ck_figure_disposition_code")
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'range')", name=op.f("ck_figure_qualifier_code")
        ),
        sa.CheckConstraint(
            "reason IN ('date', 'age', 'distance', 'duration', 'ordinal', 'name', 'background', 'other_story')",
            name=op.f("ck_figure_reason_code"),
        ),
        sa.CheckConstraint("char_end > char_start", name=op.f("ck_figure_char_end_after_char_start")),
        sa.CheckConstraint("char_start >= 0", name=op.f("ck_figure_char_start_minimum")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_figure_id_length")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_figure_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
    )
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figure_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_figure_disposition"), ["disposition"], unique=False)
        batch_op.create_index(batch_op.f("ix_figure_reason"), ["reason"], unique=False)
        batch_op.create_index(batch_op.f("ix_figure_unit"), ["unit"], unique=False)

    op.create_table(
        "indicator",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_zh", sa.Text(), nullable=True),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "domain IN ('funds', 'industry', 'labor', 'talent', 'consumption', 'pairing', 'outcome')",
            name=op.f("ck_indicator_domain_code"),
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_indicator_id_length")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_indicator_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
    )
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_domain"), ["domain"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_unit"), ["unit"], unique=False)

    op.create_table(
        "pairing",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("donor_name", sa.Text(), nullable=True),
        sa.Column("recipient_name", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("started_year", sa.Integer(), nullable=True),
        sa.Column("ended_year", sa.Integer(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint("basis IN ('observed', 'official')", name=op.f("ck_pairing_basis_code")),
        sa.CheckConstraint(
            "level IN ('province', 'prefecture', 'county', 'township', 'village', 'organisation')",
            name=op.f("ck_pairing_level_code"),
        ),
        sa.CheckConstraint("ended_year >= started_year", name=op.f("ck_pairing_ended_year_after_started_year")),
        sa.CheckConstraint("ended_year BETWEEN 1949 AND 2100", name=op.f("ck_pairing_ended_year_range")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_pairing_id_length")),
        sa.CheckConstraint("started_year BETWEEN 1949 AND 2100", name=op.f("ck_pairing_started_year_range")),
        sa.ForeignKeyConstraint(["donor_region_id"], ["region.id"], name=op.f("fk_pairing_donor_region_id")),
        sa.ForeignKeyConstraint(["recipient_region_id"], ["region.id"], name=op.f("fk_pairing_recipient_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing")),
    )
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_basis"), ["basis"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_donor_region_id"), ["donor_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_level"), ["level"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_recipient_region_id"), ["recipient_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_sources"), ["sources"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_started_year"), ["started_year"], unique=False)

    op.create_table(
        "pairing_register",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("donor_name", sa.Text(), nullable=False),
        sa.Column("recipient_name", sa.Text(), nullable=False),
        sa.Column("from_year", sa.Integer(), nullable=True),
        sa.Column("to_year", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_pairing_register_id_length")),
        sa.CheckConstraint("to_year >= from_year", name=op.f("ck_pairing_register_to_year_after_from_year")),
        sa.ForeignKeyConstraint(["donor_region_id"], ["region.id"], name=op.f("fk_pairing_register_donor_region_id")),
        sa.ForeignKeyConstraint(
            ["recipient_region_id"], ["region.id"], name=op.f("fk_pairing_register_recipient_region_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing_register")),
    )
    with op.batch_alter_table("pairing_register", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_register_donor_region_id"), ["donor_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_register_from_year"), ["from_year"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_pairing_register_recipient_region_id"), ["recipient_region_id"], unique=False
        )

    op.create_table(
        "reading",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("stated", sa.Text(), nullable=False),
        sa.Column("regions", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_reading_fact_table_code"),
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_reading_id_length")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_reading_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reading_fact_table"), ["fact_table"], unique=False)
        batch_op.create_index(batch_op.f("ix_reading_rule"), ["rule"], unique=False)

    op.create_table(
        "enterprise_alias",
        sa.Column("enterprise_id", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["enterprise.id"], name=op.f("fk_enterprise_alias_enterprise_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("enterprise_id", "alias", name=op.f("pk_enterprise_alias")),
    )
    with op.batch_alter_table("enterprise_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enterprise_alias_enterprise_id"), ["enterprise_id"], unique=False)

    op.create_table(
        "enterprise_evidence",
        sa.Column("enterprise_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'enterprise'", name=op.f("ck_enterprise_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["enterprise.id"], name=op.f("fk_enterprise_evidence_enterprise_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_enterprise_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("enterprise_id", "evidence_id", name=op.f("pk_enterprise_evidence")),
        info={"doc": "Which evidence supports which row of enterprise."},
    )
    with op.batch_alter_table("enterprise_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enterprise_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enterprise_evidence_rule"), ["rule"], unique=False)

    op.create_table(
        "figure_fact",
        sa.Column("figure_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "fact_table IN ('pairing', 'pairing_tally', 'enterprise', 'project', 'fund_flow', 'labor_transfer', 'talent_exchange', 'observation')",
            name=op.f("ck_figure_fact_fact_table_code"),
        ),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["figure.id"], name=op.f("fk_figure_fact_figure_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("figure_id", "fact_table", "fact_id", "column_name", name=op.f("pk_figure_fact")),
    )
    with op.batch_alter_table("figure_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figure_fact_figure_id"), ["figure_id"], unique=False)

    op.create_table(
        "figure_reading",
        sa.Column("figure_id", sa.Text(), nullable=False),
        sa.Column("reading_id", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["figure.id"], name=op.f("fk_figure_reading_figure_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_figure_reading_reading_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("figure_id", "reading_id", "column_name", name=op.f("pk_figure_reading")),
    )
    with op.batch_alter_table("figure_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figure_reading_figure_id"), ["figure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_figure_reading_reading_id"), ["reading_id"], unique=False)

    op.create_table(
        "labor_transfer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("origin_region_id", sa.Text(), nullable=True),
        sa.Column("destination_region_id", sa.Text(), nullable=True),
        sa.Column("employer_enterprise_id", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("persons", sa.BigInteger(), nullable=True),
        sa.Column("persons_max", sa.BigInteger(), nullable=True),
        sa.Column("poor_persons", sa.BigInteger(), nullable=True),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("is_cumulative", sa.Boolean(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("sum_ok", sa.Boolean(), nullable=True),
        sa.Column("sum_note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "mode IN ('to_partner', 'local', 'elsewhere', 'unspecified')", name=op.f("ck_labor_transfer_mode_code")
        ),
        sa.CheckConstraint(
            "period_end IS NULL OR period_end IS date(period_end, '+0 days')",
            name=op.f("ck_labor_transfer_period_end_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "period_start IS NULL OR period_start IS date(period_start, '+0 days')",
            name=op.f("ck_labor_transfer_period_start_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "persons_max IS NULL OR qualifier = 'range'", name=op.f("ck_labor_transfer_persons_max_is_range")
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'range')", name=op.f("ck_labor_transfer_qualifier_code")
        ),
        sa.CheckConstraint(
            "status IN ('actual', 'target', 'planned', 'baseline')", name=op.f("ck_labor_transfer_status_code")
        ),
        sa.CheckConstraint("is_cumulative IN (0, 1)", name=op.f("ck_labor_transfer_is_cumulative_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_labor_transfer_id_length")),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_labor_transfer_period_end_after_period_start")),
        sa.CheckConstraint("persons >= 0", name=op.f("ck_labor_transfer_persons_minimum")),
        sa.CheckConstraint("persons_max > persons", name=op.f("ck_labor_transfer_persons_max_above_persons")),
        sa.CheckConstraint("poor_persons >= 0", name=op.f("ck_labor_transfer_poor_persons_minimum")),
        sa.CheckConstraint("sum_ok IN (0, 1)", name=op.f("ck_labor_transfer_sum_ok_flag")).ddl_if(dialect="sqlite"),
        sa.ForeignKeyConstraint(
            ["destination_region_id"], ["region.id"], name=op.f("fk_labor_transfer_destination_region_id")
        ),
        sa.ForeignKeyConstraint(
            ["employer_enterprise_id"], ["enterprise.id"], name=op.f("fk_labor_transfer_employer_enterprise_id")
        ),
        sa.ForeignKeyConstraint(["origin_region_id"], ["region.id"], name=op.f("fk_labor_transfer_origin_region_id")),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_labor_transfer_pairing_id")),
        sa.ForeignKeyConstraint(["sum_note"], ["sum_note.code"], name=op.f("fk_labor_transfer_sum_note")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_labor_transfer_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_labor_transfer")),
    )
    with op.batch_alter_table("labor_transfer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_labor_transfer_destination_region_id"), ["destination_region_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_labor_transfer_employer_enterprise_id"), ["employer_enterprise_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_labor_transfer_mode"), ["mode"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_origin_region_id"), ["origin_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_sources"), ["sources"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_sum_note"), ["sum_note"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_sum_ok"), ["sum_ok"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_year"), ["year"], unique=False)

    op.create_table(
        "pairing_evidence",
        sa.Column("pairing_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'pairing'", name=op.f("ck_pairing_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_pairing_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_pairing_evidence_pairing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pairing_id", "evidence_id", name=op.f("pk_pairing_evidence")),
        info={"doc": "Which evidence supports which row of pairing."},
    )
    with op.batch_alter_table("pairing_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_evidence_rule"), ["rule"], unique=False)

    op.create_table(
        "pairing_tally",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("unit_kind", sa.Text(), nullable=False),
        sa.Column("donor_count", sa.Integer(), nullable=True),
        sa.Column("recipient_count", sa.Integer(), nullable=True),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("is_cumulative", sa.Boolean(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("sum_ok", sa.Boolean(), nullable=True),
        sa.Column("sum_note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "period_end IS NULL OR period_end IS date(period_end, '+0 days')",
            name=op.f("ck_pairing_tally_period_end_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "period_start IS NULL OR period_start IS date(period_start, '+0 days')",
            name=op.f("ck_pairing_tally_period_start_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'range')", name=op.f("ck_pairing_tally_qualifier_code")
        ),
        sa.CheckConstraint(
            "status IN ('actual', 'target', 'planned', 'baseline')", name=op.f("ck_pairing_tally_status_code")
        ),
        sa.CheckConstraint("donor_count >= 0", name=op.f("ck_pairing_tally_donor_count_minimum")),
        sa.CheckConstraint("is_cumulative IN (0, 1)", name=op.f("ck_pairing_tally_is_cumulative_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_pairing_tally_id_length")),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_pairing_tally_period_end_after_period_start")),
        sa.CheckConstraint("recipient_count >= 0", name=op.f("ck_pairing_tally_recipient_count_minimum")),
        sa.CheckConstraint("sum_ok IN (0, 1)", name=op.f("ck_pairing_tally_sum_ok_flag")).ddl_if(dialect="sqlite"),
        sa.ForeignKeyConstraint(["donor_region_id"], ["region.id"], name=op.f("fk_pairing_tally_donor_region_id")),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_pairing_tally_pairing_id")),
        sa.ForeignKeyConstraint(
            ["recipient_region_id"], ["region.id"], name=op.f("fk_pairing_tally_recipient_region_id")
        ),
        sa.ForeignKeyConstraint(["sum_note"], ["sum_note.code"], name=op.f("fk_pairing_tally_sum_note")),
        sa.ForeignKeyConstraint(["unit_kind"], ["unit_kind.code"], name=op.f("fk_pairing_tally_unit_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing_tally")),
    )
    with op.batch_alter_table("pairing_tally", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_tally_donor_region_id"), ["donor_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_recipient_region_id"), ["recipient_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_sources"), ["sources"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_sum_note"), ["sum_note"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_sum_ok"), ["sum_ok"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_unit_kind"), ["unit_kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_year"), ["year"], unique=False)

    op.create_table(
        "project",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("region_id", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column(
            "planned_investment_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "actual_investment_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("enterprises", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'range')", name=op.f("ck_project_qualifier_code")
        ),
        sa.CheckConstraint(
            "started_on IS NULL OR started_on IS date(started_on, '+0 days')", name=op.f("ck_project_started_on_date")
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "status IN ('planned', 'agreed', 'under_construction', 'trial', 'operating', 'completed')",
            name=op.f("ck_project_status_code"),
        ),
        sa.CheckConstraint("actual_investment_yuan >= 0", name=op.f("ck_project_actual_investment_yuan_minimum")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_project_id_length")),
        sa.CheckConstraint("planned_investment_yuan >= 0", name=op.f("ck_project_planned_investment_yuan_minimum")),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_project_pairing_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_project_region_id")),
        sa.ForeignKeyConstraint(["sector"], ["sector.code"], name=op.f("fk_project_sector")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
    )
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_region_id"), ["region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_sector"), ["sector"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_sources"), ["sources"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_started_on"), ["started_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_status"), ["status"], unique=False)

    op.create_table(
        "talent_exchange",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("from_region_id", sa.Text(), nullable=True),
        sa.Column("to_region_id", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("persons", sa.BigInteger(), nullable=True),
        sa.Column("persons_max", sa.BigInteger(), nullable=True),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("is_cumulative", sa.Boolean(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("sum_ok", sa.Boolean(), nullable=True),
        sa.Column("sum_note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "activity IN ('secondment', 'service', 'training', 'visit')", name=op.f("ck_talent_exchange_activity_code")
        ),
        sa.CheckConstraint(
            "direction IN ('to_recipient', 'to_donor', 'within_recipient', 'unspecified')",
            name=op.f("ck_talent_exchange_direction_code"),
        ),
        sa.CheckConstraint(
            "period_end IS NULL OR period_end IS date(period_end, '+0 days')",
            name=op.f("ck_talent_exchange_period_end_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "period_start IS NULL OR period_start IS date(period_start, '+0 days')",
            name=op.f("ck_talent_exchange_period_start_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "persons_max IS NULL OR qualifier = 'range'", name=op.f("ck_talent_exchange_persons_max_is_range")
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'range')", name=op.f("ck_talent_exchange_qualifier_code")
        ),
        sa.CheckConstraint(
            "role IN ('cadre', 'teacher', 'doctor', 'technician', 'farmer_leader', 'worker', 'student', 'mixed', 'other')",
            name=op.f("ck_talent_exchange_role_code"),
        ),
        sa.CheckConstraint(
            "status IN ('actual', 'target', 'planned', 'baseline')", name=op.f("ck_talent_exchange_status_code")
        ),
        sa.CheckConstraint("is_cumulative IN (0, 1)", name=op.f("ck_talent_exchange_is_cumulative_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_talent_exchange_id_length")),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_talent_exchange_period_end_after_period_start")),
        sa.CheckConstraint("persons >= 0", name=op.f("ck_talent_exchange_persons_minimum")),
        sa.CheckConstraint("persons_max > persons", name=op.f("ck_talent_exchange_persons_max_above_persons")),
        sa.CheckConstraint("sum_ok IN (0, 1)", name=op.f("ck_talent_exchange_sum_ok_flag")).ddl_if(dialect="sqlite"),
        sa.ForeignKeyConstraint(["from_region_id"], ["region.id"], name=op.f("fk_talent_exchange_from_region_id")),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_talent_exchange_pairing_id")),
        sa.ForeignKeyConstraint(["sum_note"], ["sum_note.code"], name=op.f("fk_talent_exchange_sum_note")),
        sa.ForeignKeyConstraint(["to_region_id"], ["region.id"], name=op.f("fk_talent_exchange_to_region_id")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_talent_exchange_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talent_exchange")),
    )
    with op.batch_alter_table("talent_exchange", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talent_exchange_activity"), ["activity"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_direction"), ["direction"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_from_region_id"), ["from_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_role"), ["role"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_sources"), ["sources"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_sum_note"), ["sum_note"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_sum_ok"), ["sum_ok"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_to_region_id"), ["to_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_year"), ["year"], unique=False)

    op.create_table(
        "fund_flow",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("donor_region_id", sa.Text(), nullable=True),
        sa.Column("recipient_region_id", sa.Text(), nullable=True),
        sa.Column("payer_enterprise_id", sa.Text(), nullable=True),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column(
            "amount_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column(
            "amount_max_yuan",
            sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), "sqlite"),
            nullable=True,
        ),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("is_cumulative", sa.Boolean(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("sum_ok", sa.Boolean(), nullable=True),
        sa.Column("sum_note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "amount_max_yuan IS NULL OR qualifier = 'range'", name=op.f("ck_fund_flow_amount_max_yuan_is_range")
        ),
        sa.CheckConstraint(
            "kind IN ('fiscal_aid', 'social_aid', 'in_kind', 'aid_total', 'enterprise_investment', 'consumption', 'other')",
            name=op.f("ck_fund_flow_kind_code"),
        ),
        sa.CheckConstraint(
            "period_end IS NULL OR period_end IS date(period_end, '+0 days')", name=op.f("ck_fund_flow_period_end_date")
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "period_start IS NULL OR period_start IS date(period_start, '+0 days')",
            name=op.f("ck_fund_flow_period_start_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'range')", name=op.f("ck_fund_flow_qualifier_code")
        ),
        sa.CheckConstraint(
            "stage IN ('planned', 'agreed', 'allocated', 'disbursed', 'unspecified')",
            name=op.f("ck_fund_flow_stage_code"),
        ),
        sa.CheckConstraint(
            "status IN ('actual', 'target', 'planned', 'baseline')", name=op.f("ck_fund_flow_status_code")
        ),
        sa.CheckConstraint(
            "amount_max_yuan > amount_yuan", name=op.f("ck_fund_flow_amount_max_yuan_above_amount_yuan")
        ),
        sa.CheckConstraint("amount_yuan >= 0", name=op.f("ck_fund_flow_amount_yuan_minimum")),
        sa.CheckConstraint("is_cumulative IN (0, 1)", name=op.f("ck_fund_flow_is_cumulative_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_fund_flow_id_length")),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_fund_flow_period_end_after_period_start")),
        sa.CheckConstraint("sum_ok IN (0, 1)", name=op.f("ck_fund_flow_sum_ok_flag")).ddl_if(dialect="sqlite"),
        sa.ForeignKeyConstraint(["donor_region_id"], ["region.id"], name=op.f("fk_fund_flow_donor_region_id")),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_fund_flow_pairing_id")),
        sa.ForeignKeyConstraint(
            ["payer_enterprise_id"], ["enterprise.id"], name=op.f("fk_fund_flow_payer_enterprise_id")
        ),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_fund_flow_project_id")),
        sa.ForeignKeyConstraint(["recipient_region_id"], ["region.id"], name=op.f("fk_fund_flow_recipient_region_id")),
        sa.ForeignKeyConstraint(["sum_note"], ["sum_note.code"], name=op.f("fk_fund_flow_sum_note")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_fund_flow_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_flow")),
    )
    with op.batch_alter_table("fund_flow", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fund_flow_donor_region_id"), ["donor_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_payer_enterprise_id"), ["payer_enterprise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_recipient_region_id"), ["recipient_region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_sources"), ["sources"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_stage"), ["stage"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_sum_note"), ["sum_note"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_sum_ok"), ["sum_ok"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_year"), ["year"], unique=False)

    op.create_table(
        "labor_transfer_evidence",
        sa.Column("labor_transfer_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'labor_transfer'", name=op.f("ck_labor_transfer_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_labor_transfer_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["labor_transfer_id"],
            ["labor_transfer.id"],
            name=op.f("fk_labor_transfer_evidence_labor_transfer_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("labor_transfer_id", "evidence_id", name=op.f("pk_labor_transfer_evidence")),
        info={"doc": "Which evidence supports which row of labor_transfer."},
    )
    with op.batch_alter_table("labor_transfer_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_labor_transfer_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_labor_transfer_evidence_rule"), ["rule"], unique=False)

    op.create_table(
        "observation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("region_id", sa.Text(), nullable=True),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("enterprise_id", sa.Text(), nullable=True),
        sa.Column("value", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("value_max", sa.DOUBLE_PRECISION(), nullable=True),
        sa.Column("pairing_id", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("is_cumulative", sa.Boolean(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("sum_ok", sa.Boolean(), nullable=True),
        sa.Column("sum_note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_source", sa.Text(), nullable=True),
        sa.Column("first_quote", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "period_end IS NULL OR period_end IS date(period_end, '+0 days')",
            name=op.f("ck_observation_period_end_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "period_start IS NULL OR period_start IS date(period_start, '+0 days')",
            name=op.f("ck_observation_period_start_date"),
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'range')", name=op.f("ck_observation_qualifier_code")
        ),
        sa.CheckConstraint(
            "status IN ('actual', 'target', 'planned', 'baseline')", name=op.f("ck_observation_status_code")
        ),
        sa.CheckConstraint("value_max IS NULL OR qualifier = 'range'", name=op.f("ck_observation_value_max_is_range")),
        sa.CheckConstraint("is_cumulative IN (0, 1)", name=op.f("ck_observation_is_cumulative_flag")).ddl_if(
            dialect="sqlite"
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_observation_id_length")),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_observation_period_end_after_period_start")),
        sa.CheckConstraint("sum_ok IN (0, 1)", name=op.f("ck_observation_sum_ok_flag")).ddl_if(dialect="sqlite"),
        sa.CheckConstraint("value_max > value", name=op.f("ck_observation_value_max_above_value")),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name=op.f("fk_observation_enterprise_id")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_observation_indicator_id")),
        sa.ForeignKeyConstraint(["pairing_id"], ["pairing.id"], name=op.f("fk_observation_pairing_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_observation_project_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_observation_region_id")),
        sa.ForeignKeyConstraint(["sum_note"], ["sum_note.code"], name=op.f("fk_observation_sum_note")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_observation_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_enterprise_id"), ["enterprise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_indicator_id"), ["indicator_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_pairing_id"), ["pairing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_region_id"), ["region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_sources"), ["sources"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_sum_note"), ["sum_note"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_sum_ok"), ["sum_ok"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_year"), ["year"], unique=False)

    op.create_table(
        "pairing_tally_evidence",
        sa.Column("pairing_tally_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'pairing_tally'", name=op.f("ck_pairing_tally_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_pairing_tally_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["pairing_tally_id"],
            ["pairing_tally.id"],
            name=op.f("fk_pairing_tally_evidence_pairing_tally_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("pairing_tally_id", "evidence_id", name=op.f("pk_pairing_tally_evidence")),
        info={"doc": "Which evidence supports which row of pairing_tally."},
    )
    with op.batch_alter_table("pairing_tally_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_tally_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pairing_tally_evidence_rule"), ["rule"], unique=False)

    op.create_table(
        "project_enterprise",
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("enterprise_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('investor', 'operator', 'buyer', 'partner')", name=op.f("ck_project_enterprise_role_code")
        ),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["enterprise.id"], name=op.f("fk_project_enterprise_enterprise_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_enterprise_project_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", "enterprise_id", "role", name=op.f("pk_project_enterprise")),
    )
    with op.batch_alter_table("project_enterprise", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_enterprise_enterprise_id"), ["enterprise_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_enterprise_project_id"), ["project_id"], unique=False)

    op.create_table(
        "project_evidence",
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'project'", name=op.f("ck_project_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_project_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_evidence_project_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", "evidence_id", name=op.f("pk_project_evidence")),
        info={"doc": "Which evidence supports which row of project."},
    )
    with op.batch_alter_table("project_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_evidence_rule"), ["rule"], unique=False)

    op.create_table(
        "talent_exchange_evidence",
        sa.Column("talent_exchange_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'talent_exchange'", name=op.f("ck_talent_exchange_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_talent_exchange_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["talent_exchange_id"],
            ["talent_exchange.id"],
            name=op.f("fk_talent_exchange_evidence_talent_exchange_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("talent_exchange_id", "evidence_id", name=op.f("pk_talent_exchange_evidence")),
        info={"doc": "Which evidence supports which row of talent_exchange."},
    )
    with op.batch_alter_table("talent_exchange_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talent_exchange_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_talent_exchange_evidence_rule"), ["rule"], unique=False)

    op.create_table(
        "fund_flow_evidence",
        sa.Column("fund_flow_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'fund_flow'", name=op.f("ck_fund_flow_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_fund_flow_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["fund_flow_id"], ["fund_flow.id"], name=op.f("fk_fund_flow_evidence_fund_flow_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fund_flow_id", "evidence_id", name=op.f("pk_fund_flow_evidence")),
        info={"doc": "Which evidence supports which row of fund_flow."},
    )
    with op.batch_alter_table("fund_flow_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fund_flow_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fund_flow_evidence_rule"), ["rule"], unique=False)

    op.create_table(
        "observation_evidence",
        sa.Column("observation_id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("fact_table", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_table = 'observation'", name=op.f("ck_observation_evidence_fact_table_name")),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_observation_evidence_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["observation_id"],
            ["observation.id"],
            name=op.f("fk_observation_evidence_observation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("observation_id", "evidence_id", name=op.f("pk_observation_evidence")),
        info={"doc": "Which evidence supports which row of observation."},
    )
    with op.batch_alter_table("observation_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_evidence_evidence_id"), ["evidence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_evidence_rule"), ["rule"], unique=False)


def downgrade() -> None:
    """Drop every table."""
    with op.batch_alter_table("observation_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_observation_evidence_evidence_id"))

    op.drop_table("observation_evidence")
    with op.batch_alter_table("fund_flow_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fund_flow_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_evidence_evidence_id"))

    op.drop_table("fund_flow_evidence")
    with op.batch_alter_table("talent_exchange_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talent_exchange_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_evidence_evidence_id"))

    op.drop_table("talent_exchange_evidence")
    with op.batch_alter_table("project_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_project_evidence_evidence_id"))

    op.drop_table("project_evidence")
    with op.batch_alter_table("project_enterprise", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_enterprise_project_id"))
        batch_op.drop_index(batch_op.f("ix_project_enterprise_enterprise_id"))

    op.drop_table("project_enterprise")
    with op.batch_alter_table("pairing_tally_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pairing_tally_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_evidence_evidence_id"))

    op.drop_table("pairing_tally_evidence")
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_year"))
        batch_op.drop_index(batch_op.f("ix_observation_unit"))
        batch_op.drop_index(batch_op.f("ix_observation_sum_ok"))
        batch_op.drop_index(batch_op.f("ix_observation_sum_note"))
        batch_op.drop_index(batch_op.f("ix_observation_status"))
        batch_op.drop_index(batch_op.f("ix_observation_sources"))
        batch_op.drop_index(batch_op.f("ix_observation_region_id"))
        batch_op.drop_index(batch_op.f("ix_observation_project_id"))
        batch_op.drop_index(batch_op.f("ix_observation_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_observation_indicator_id"))
        batch_op.drop_index(batch_op.f("ix_observation_enterprise_id"))

    op.drop_table("observation")
    with op.batch_alter_table("labor_transfer_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_labor_transfer_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_evidence_evidence_id"))

    op.drop_table("labor_transfer_evidence")
    with op.batch_alter_table("fund_flow", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fund_flow_year"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_unit"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_sum_ok"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_sum_note"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_status"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_stage"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_sources"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_project_id"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_payer_enterprise_id"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_kind"))
        batch_op.drop_index(batch_op.f("ix_fund_flow_donor_region_id"))

    op.drop_table("fund_flow")
    with op.batch_alter_table("talent_exchange", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talent_exchange_year"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_unit"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_to_region_id"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_sum_ok"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_sum_note"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_status"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_sources"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_role"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_from_region_id"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_direction"))
        batch_op.drop_index(batch_op.f("ix_talent_exchange_activity"))

    op.drop_table("talent_exchange")
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_status"))
        batch_op.drop_index(batch_op.f("ix_project_started_on"))
        batch_op.drop_index(batch_op.f("ix_project_sources"))
        batch_op.drop_index(batch_op.f("ix_project_sector"))
        batch_op.drop_index(batch_op.f("ix_project_region_id"))
        batch_op.drop_index(batch_op.f("ix_project_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_project_name"))

    op.drop_table("project")
    with op.batch_alter_table("pairing_tally", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pairing_tally_year"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_unit_kind"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_sum_ok"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_sum_note"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_status"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_sources"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_pairing_tally_donor_region_id"))

    op.drop_table("pairing_tally")
    with op.batch_alter_table("pairing_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pairing_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_pairing_evidence_evidence_id"))

    op.drop_table("pairing_evidence")
    with op.batch_alter_table("labor_transfer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_labor_transfer_year"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_unit"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_sum_ok"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_sum_note"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_status"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_sources"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_pairing_id"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_origin_region_id"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_mode"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_employer_enterprise_id"))
        batch_op.drop_index(batch_op.f("ix_labor_transfer_destination_region_id"))

    op.drop_table("labor_transfer")
    with op.batch_alter_table("figure_reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figure_reading_reading_id"))
        batch_op.drop_index(batch_op.f("ix_figure_reading_figure_id"))

    op.drop_table("figure_reading")
    with op.batch_alter_table("figure_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figure_fact_figure_id"))

    op.drop_table("figure_fact")
    with op.batch_alter_table("enterprise_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enterprise_evidence_rule"))
        batch_op.drop_index(batch_op.f("ix_enterprise_evidence_evidence_id"))

    op.drop_table("enterprise_evidence")
    with op.batch_alter_table("enterprise_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enterprise_alias_enterprise_id"))

    op.drop_table("enterprise_alias")
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_rule"))
        batch_op.drop_index(batch_op.f("ix_reading_fact_table"))
        batch_op.drop_index(batch_op.f("ix_reading_article_id"))

    op.drop_table("reading")
    with op.batch_alter_table("pairing_register", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pairing_register_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_pairing_register_from_year"))
        batch_op.drop_index(batch_op.f("ix_pairing_register_donor_region_id"))

    op.drop_table("pairing_register")
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pairing_started_year"))
        batch_op.drop_index(batch_op.f("ix_pairing_sources"))
        batch_op.drop_index(batch_op.f("ix_pairing_recipient_region_id"))
        batch_op.drop_index(batch_op.f("ix_pairing_level"))
        batch_op.drop_index(batch_op.f("ix_pairing_donor_region_id"))
        batch_op.drop_index(batch_op.f("ix_pairing_basis"))

    op.drop_table("pairing")
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_indicator_unit"))
        batch_op.drop_index(batch_op.f("ix_indicator_domain"))

    op.drop_table("indicator")
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figure_unit"))
        batch_op.drop_index(batch_op.f("ix_figure_reason"))
        batch_op.drop_index(batch_op.f("ix_figure_disposition"))
        batch_op.drop_index(batch_op.f("ix_figure_article_id"))

    op.drop_table("figure")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_article_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("enterprise", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enterprise_sources"))
        batch_op.drop_index(batch_op.f("ix_enterprise_name"))
        batch_op.drop_index(batch_op.f("ix_enterprise_kind"))
        batch_op.drop_index(batch_op.f("ix_enterprise_home_region_id"))

    op.drop_table("enterprise")
    with op.batch_alter_table("damage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_damage_kind"))
        batch_op.drop_index(batch_op.f("ix_damage_article_id"))

    op.drop_table("damage")
    with op.batch_alter_table("article_source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_source_article_id"))

    op.drop_table("article_source")
    op.drop_table("unit_kind")
    op.drop_table("unit")
    op.drop_table("sum_note")
    op.drop_table("sector")
    with op.batch_alter_table("region", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_region_successor_id"))
        batch_op.drop_index(batch_op.f("ix_region_path"))
        batch_op.drop_index(batch_op.f("ix_region_parent_id"))
        batch_op.drop_index(batch_op.f("ix_region_name"))
        batch_op.drop_index(batch_op.f("ix_region_level"))
        batch_op.drop_index(batch_op.f("ix_region_county_code"))
        batch_op.drop_index(batch_op.f("ix_region_code"))

    op.drop_table("region")
    with op.batch_alter_table("former_id", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_id_current_id"))

    op.drop_table("former_id")
    with op.batch_alter_table("fact_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_relation_relation"))

    op.drop_table("fact_relation")
    op.drop_table("data_dictionary")
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_source"))
        batch_op.drop_index(batch_op.f("ix_article_reprint_of_id"))
        batch_op.drop_index(batch_op.f("ix_article_publisher"))
        batch_op.drop_index(batch_op.f("ix_article_published_on"))

    op.drop_table("article")
