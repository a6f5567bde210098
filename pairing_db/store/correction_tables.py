"""Corrections by people: who decided what and why, what it changed, and the facts that were rejected."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, Date
from sqlalchemy.orm import mapped_column

from pairing_db import codes
from pairing_db.store.base import (
    Base,
    Mapped,
    choice,
    count,
    hex_id,
    identifier,
    iso_dates,
    one_of,
    reference,
    string,
)  # fmt: skip


class Correction(Base):
    """One decision of a person about what the reader found, from a file of corrections."""

    __tablename__ = "correction"
    id: Mapped[str] = identifier(doc="SHA-256 of all that the correction says, 16 hex digits.")
    action: Mapped[str] = choice(codes.CORRECTION_ACTION, "操作", "action", index=True, doc="What was decided.")
    fact_table: Mapped[str] = choice(
        codes.CORRECTED_TABLE, "表", "table", index=True, doc="The table of the rows that it speaks of."
    )
    who: Mapped[str] = string("决定人", "who", optional=False, doc="Who decided it.")
    decided_on: Mapped[datetime.date] = mapped_column(
        Date, nullable=False, doc="The day on which it was decided.",
        info={"label_zh": "决定日期", "label_en": "decided on", "unit": None, "codes": None},
    )  # fmt: skip
    why: Mapped[str] = string("理由", "why", optional=False, doc="Why.")
    file: Mapped[str] = string("文件", "file", optional=False, doc="The file that holds it, first by name.")
    state: Mapped[str] = choice(
        codes.CORRECTION_STATE, "状态", "state", index=True, doc="Whether it applies to what is in the database now."
    )
    problem: Mapped[str | None] = string("问题", "problem", doc="Why a stale correction does not apply.")
    __table_args__ = (
        hex_id(),
        one_of("action", codes.CORRECTION_ACTION),
        one_of("fact_table", codes.CORRECTED_TABLE),
        one_of("state", codes.CORRECTION_STATE),
        *iso_dates("decided_on"),
        CheckConstraint("(state = 'stale') = (problem IS NOT NULL)", name="stale_has_problem"),
    )


class CorrectionTarget(Base):
    """A row that a correction speaks of."""

    __tablename__ = "correction_target"
    correction_id: Mapped[str] = reference(
        "correction.id", "更正", "correction", primary=True, cascade=True, doc="The correction."
    )
    stated_id: Mapped[str] = identifier("所写编号", "stated id", doc="The id as the correction has it.")
    current_id: Mapped[str | None] = string(
        "现编号", "current id", index=True,
        doc="The id under which the row is found now (of a rejected fact: in rejected_fact); NULL where it is stale.",
    )  # fmt: skip
    __table_args__ = (hex_id("stated_id"),)


class CorrectionValue(Base):
    """What a correction says about one column, beside what the reader found."""

    __tablename__ = "correction_value"
    correction_id: Mapped[str] = reference(
        "correction.id", "更正", "correction", primary=True, cascade=True, doc="The correction."
    )
    column_name: Mapped[str] = identifier(
        "列",
        "column",
        doc="The column that changes (divisions and bodies without _id), else names, articles, into, alias.",
    )
    was: Mapped[str | None] = string("原值", "was", doc="What the reader found, in words; NULL where it left it open.")
    value: Mapped[str | None] = string("更正值", "value", doc="What the correction says, in words; NULL for empty.")


class RejectedFact(Base):
    """A fact that the reader found and a person rejected; it is in no view and no sum."""

    __tablename__ = "rejected_fact"
    fact_table: Mapped[str] = choice(codes.FACT_TABLE, "事实表", "fact table", primary=True, doc="The fact's table.")
    id: Mapped[str] = identifier(doc="The id that the fact has without the correction.")
    correction_id: Mapped[str] = reference(
        "correction.id", "更正", "correction", optional=False, cascade=True, doc="The correction that rejects it."
    )
    stated: Mapped[str] = string(
        "陈述", "stated", optional=False, doc="The fact's filled columns as a JSON object with sorted keys."
    )
    sources: Mapped[int] = count(
        "来源数", "sources", optional=False, doc="How many independent articles support it, reprints counted once."
    )
    first_source: Mapped[str | None] = string(
        "最早来源", "first source", doc="Source of the earliest article that supports it, then by name."
    )
    first_quote: Mapped[str | None] = string("最早引文", "first quote", doc="The leading quote of that article.")
    __table_args__ = (hex_id(), one_of("fact_table", codes.FACT_TABLE))


class RejectedEvidence(Base):
    """Which evidence a rejected fact rested on."""

    __tablename__ = "rejected_evidence"
    fact_table: Mapped[str] = choice(codes.FACT_TABLE, "事实表", "fact table", primary=True, doc="The fact's table.")
    fact_id: Mapped[str] = identifier("事实", "fact", doc="The rejected fact.")
    evidence_id: Mapped[str] = reference(
        "evidence.id", "证据", "evidence", primary=True, cascade=True, doc="The stretch of an article."
    )
    rule: Mapped[str] = string("规则", "rule", optional=False, doc="The named reading that made the fact from it.")
    position: Mapped[int] = count("次序", "position", optional=False, doc="Place among the fact's evidence.")
    __table_args__ = (one_of("fact_table", codes.FACT_TABLE),)
