"""What arithmetic says about the facts, and where they contradict each other; written by the load."""

from __future__ import annotations

import datetime

from pairing_db import codes
from pairing_db.store.base import (
    Base,
    Mapped,
    choice,
    count,
    day,
    hex_id,
    identifier,
    number,
    one_of,
    reference,
    string,
)  # fmt: skip


class CheckResult(Base):
    """A check by arithmetic of facts against each other."""

    __tablename__ = "check_result"
    id: Mapped[str] = identifier(doc="SHA-256 of the check and the facts used, 16 hex digits.")
    check_code: Mapped[str] = choice(codes.CHECK, "核对", "check", index=True, doc="What is held against what.")
    outcome: Mapped[str] = choice(
        codes.OUTCOME, "结果", "outcome", index=True, doc="Whether the facts agree, or what they need is not stated."
    )
    stated: Mapped[float | None] = number("所述值", "stated", doc="The value that the text states.")
    computed: Mapped[float | None] = number(
        "推算值", "computed", doc="The value that follows from the other facts; NULL where it cannot be told."
    )
    unit: Mapped[str | None] = reference("unit.code", "单位", "unit", doc="The unit of both values.")
    __table_args__ = (hex_id(), one_of("check_code", codes.CHECK), one_of("outcome", codes.OUTCOME))


class CheckResultFact(Base):
    """A fact that a check used."""

    __tablename__ = "check_result_fact"
    check_result_id: Mapped[str] = reference(
        "check_result.id", "核对", "check", primary=True, cascade=True, doc="The check."
    )
    fact_table: Mapped[str] = choice(codes.FACT_TABLE, "事实表", "fact table", primary=True, doc="The fact's table.")
    fact_id: Mapped[str] = identifier("事实", "fact", doc="The fact.")
    part: Mapped[str] = choice(codes.CHECK_PART, "角色", "part", doc="The part that the fact plays in the check.")
    value: Mapped[float | None] = number("数值", "value", doc="The fact's value; the low end of a range.")
    first_source: Mapped[str | None] = string("最早来源", "first source", doc="Source of the earliest article.")
    first_quote: Mapped[str | None] = string("最早引文", "first quote", doc="The leading quote of that article.")
    __table_args__ = (one_of("fact_table", codes.FACT_TABLE), one_of("part", codes.CHECK_PART))


class Conflict(Base):
    """Two facts with the same sides, measure, period and scope whose figures no rounding reconciles."""

    __tablename__ = "conflict"
    id: Mapped[str] = identifier(doc="SHA-256 of both facts, 16 hex digits.")
    fact_table: Mapped[str] = choice(codes.FACT_TABLE, "事实表", "fact table", index=True, doc="Table of both facts.")
    one_id: Mapped[str] = string("事实一", "one", optional=False, index=True, doc="The fact with the smaller id.")
    other_id: Mapped[str] = string("事实二", "other", optional=False, index=True, doc="The other fact.")
    donor_region_id: Mapped[str | None] = reference("region.id", "帮扶方", "donor", doc="The supporting side.")
    recipient_region_id: Mapped[str | None] = reference(
        "region.id", "受援方", "recipient", doc="The supported side, or the one division that is described."
    )
    year: Mapped[int | None] = count("年份", "year", index=True, doc="The year of both facts.")
    measure: Mapped[str] = string("指标", "measure", optional=False, doc="Kind and stage, mode, role or indicator.")
    unit: Mapped[str | None] = reference("unit.code", "单位", "unit", doc="The unit of both values.")
    one_value: Mapped[float | None] = number("数值一", "one value", doc="The value of the first fact.")
    other_value: Mapped[float | None] = number("数值二", "other value", doc="The value of the other fact.")
    one_quote: Mapped[str | None] = string("引文一", "one quote", doc="The earliest sentence that states the first.")
    other_quote: Mapped[str | None] = string("引文二", "other quote", doc="The earliest that states the other.")
    one_source: Mapped[str | None] = string("来源一", "one source", doc="The article of that sentence.")
    other_source: Mapped[str | None] = string("来源二", "other source", doc="The article of that sentence.")
    one_published_on: Mapped[datetime.date | None] = day(
        "发布日期一", "one published on", doc="When the first was last stated, reprints left aside."
    )
    other_published_on: Mapped[datetime.date | None] = day(
        "发布日期二", "other published on", doc="When the other was last stated, reprints left aside."
    )
    newer: Mapped[str] = choice(codes.WHICH, "较新者", "newer", doc="Which of the two was stated later.")
    nearer: Mapped[str] = choice(
        codes.WHICH, "较近来源者", "nearer to the source",
        doc="Which is nearer to its source: stated by a publisher of one of the two sides, else by more articles.",
    )  # fmt: skip
    __table_args__ = (
        hex_id(),
        one_of("fact_table", codes.FACT_TABLE),
        one_of("newer", codes.WHICH),
        one_of("nearer", codes.WHICH),
    )
