"""The measured facts, and how they bear on each other."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint

from pairing_db import codes
from pairing_db.store.base import (
    Base,
    Mapped,
    choice,
    count,
    day,
    flag,
    flags,
    hex_id,
    identifier,
    iso_dates,
    money,
    not_below,
    number,
    one_of,
    reference,
    string,
)  # fmt: skip
from pairing_db.store.entity_tables import Supported


class Measured(Supported):
    """The columns that all measured facts share."""

    pairing_id: Mapped[str | None] = reference(
        "pairing.id", "结对关系", "pairing", order=50, doc="The narrowest pairing that covers it; NULL where none does."
    )
    qualifier: Mapped[str | None] = choice(
        codes.QUALIFIER, "限定", "qualifier", optional=True, order=51, doc="How exact the figure is."
    )
    status: Mapped[str] = choice(
        codes.STATUS,
        "状态",
        "status",
        index=True,
        order=52,
        doc="Whether it is a fact, a target, a plan or a baseline.",
    )
    period_start: Mapped[datetime.date | None] = day(
        "起始日", "period start", order=54, doc="First day that the figure covers."
    )
    period_end: Mapped[datetime.date | None] = day(
        "截止日", "period end", order=55, doc="Last day that the figure covers, or the day on which it was counted."
    )
    year: Mapped[int | None] = count("年份", "year", index=True, order=56, doc="The year of period_end.")
    is_cumulative: Mapped[bool | None] = flag(
        "是否累计", "is cumulative", order=57,
        doc="Whether a flow is summed over more than one calendar year or from the start of the cooperation.",
    )  # fmt: skip
    scope: Mapped[str | None] = string(
        "口径", "scope", order=58, doc="The words that narrow the figure where no column does."
    )
    sum_ok: Mapped[bool | None] = flag(
        "可否相加", "safe to add", index=True, order=59, doc="Whether it may be added to its peers; NULL: not known."
    )
    sum_note: Mapped[str | None] = reference(
        "sum_note.code", "不可加原因", "why not", order=60, doc="Why it must not be added."
    )
    sum_instead_id: Mapped[str | None] = string(
        "替代事实", "counts instead", order=61, doc="The id of the fact that is added in its place, where one is."
    )


class WithUnit(Measured):
    """A measured fact that has a unit."""

    unit: Mapped[str] = reference("unit.code", "单位", "unit", optional=False, order=53, doc="The unit of the value.")


def _checks(value: str, top: str) -> tuple[CheckConstraint, ...]:
    """What holds for every measured fact with a value, a high end, a period and a unit."""
    return (*_shared_checks(), CheckConstraint(f"{top} > {value}", name=f"{top}_above_{value}"), CheckConstraint(
        f"{top} IS NULL OR qualifier = 'range'", name=f"{top}_is_range"
    ))  # fmt: skip


def _shared_checks() -> tuple[CheckConstraint, ...]:
    return (
        hex_id(),
        one_of("qualifier", codes.QUALIFIER),
        one_of("status", codes.STATUS),
        *iso_dates("period_start", "period_end"),
        not_below("period_end", "period_start"),
        *flags("is_cumulative", "sum_ok", "corrected", "reviewed"),
    )


class PairingTally(Measured, Base):
    """A count of paired units."""

    __tablename__ = "pairing_tally"
    id: Mapped[str] = identifier(doc="SHA-256 of what the row states (data model §1), 16 hex digits.")
    donor_region_id: Mapped[str | None] = reference("region.id", "帮扶方", "donor", doc="The supporting division.")
    recipient_region_id: Mapped[str | None] = reference(
        "region.id", "受援方", "recipient", doc="The supported division."
    )
    unit_kind: Mapped[str] = reference(
        "unit_kind.code", "结对单位", "kind of unit", optional=False, doc="What is paired."
    )
    donor_count: Mapped[int | None] = count("帮扶方数", "donor count", doc="How many units of the supporting side.")
    recipient_count: Mapped[int | None] = count(
        "受援方数", "recipient count", doc="How many units of the supported side."
    )
    __table_args__ = (*_shared_checks(), not_below("donor_count", "0"), not_below("recipient_count", "0"))


class FundFlow(WithUnit, Base):
    """Money or goods that one side gives, allocates, invests or buys for."""

    __tablename__ = "fund_flow"
    id: Mapped[str] = identifier(doc="SHA-256 of what the row states (data model §1), 16 hex digits.")
    donor_region_id: Mapped[str | None] = reference("region.id", "帮扶方", "donor", doc="The supporting division.")
    recipient_region_id: Mapped[str | None] = reference(
        "region.id", "受援方", "recipient", doc="The supported division."
    )
    payer_enterprise_id: Mapped[str | None] = reference(
        "enterprise.id", "出资企业", "paying enterprise", doc="The enterprise that pays."
    )
    project_id: Mapped[str | None] = reference("project.id", "项目", "project", doc="The project that it goes into.")
    kind: Mapped[str] = choice(codes.FUND_KIND, "类别", "kind", index=True, doc="The kind of money.")
    stage: Mapped[str] = choice(codes.FUND_STAGE, "阶段", "stage", index=True, doc="How far the money has come.")
    amount_yuan: Mapped[float | None] = money("金额", "amount", doc="The amount in yuan; the low end of a range.")
    amount_max_yuan: Mapped[float | None] = money("金额上限", "maximum amount", doc="The high end of a range, in yuan.")
    __table_args__ = (
        *_checks("amount_yuan", "amount_max_yuan"),
        one_of("kind", codes.FUND_KIND),
        one_of("stage", codes.FUND_STAGE),
        not_below("amount_yuan", "0"),
    )


class LaborTransfer(WithUnit, Base):
    """People placed in work."""

    __tablename__ = "labor_transfer"
    id: Mapped[str] = identifier(doc="SHA-256 of what the row states (data model §1), 16 hex digits.")
    origin_region_id: Mapped[str | None] = reference(
        "region.id", "输出地", "origin", doc="Where the workers come from."
    )
    destination_region_id: Mapped[str | None] = reference("region.id", "就业地", "destination", doc="Where they work.")
    employer_enterprise_id: Mapped[str | None] = reference(
        "enterprise.id", "用工企业", "employer", doc="The enterprise that employs them."
    )
    mode: Mapped[str] = choice(codes.LABOR_MODE, "方式", "mode", index=True, doc="Where the work is.")
    persons: Mapped[int | None] = count(
        "人数", "persons", unit="person", big=True, doc="How many, in the row's unit; the low end of a range."
    )
    persons_max: Mapped[int | None] = count(
        "人数上限", "maximum", unit="person", big=True, doc="The high end of a range."
    )
    poor_persons: Mapped[int | None] = count(
        "贫困人数", "poor persons", unit="person", big=True,
        doc="How many of them are registered poor or lifted out of poverty; NULL where the text is silent.",
    )  # fmt: skip
    __table_args__ = (
        *_checks("persons", "persons_max"),
        one_of("mode", codes.LABOR_MODE),
        not_below("persons", "0"),
        not_below("poor_persons", "0"),
    )


class TalentExchange(WithUnit, Base):
    """People sent, lent, trained or received on a visit."""

    __tablename__ = "talent_exchange"
    id: Mapped[str] = identifier(doc="SHA-256 of what the row states (data model §1), 16 hex digits.")
    from_region_id: Mapped[str | None] = reference("region.id", "派出方", "from", doc="Where they come from.")
    to_region_id: Mapped[str | None] = reference("region.id", "接收方", "to", doc="Where they go.")
    direction: Mapped[str] = choice(
        codes.TALENT_DIRECTION, "方向", "direction", index=True, doc="From which side to which."
    )
    role: Mapped[str] = choice(codes.TALENT_ROLE, "身份", "role", index=True, doc="Who they are.")
    activity: Mapped[str] = choice(codes.TALENT_ACTIVITY, "活动", "activity", index=True, doc="What they do.")
    persons: Mapped[int | None] = count(
        "人数", "persons", unit="person", big=True, doc="How many, in the row's unit; the low end of a range."
    )
    persons_max: Mapped[int | None] = count(
        "人数上限", "maximum", unit="person", big=True, doc="The high end of a range."
    )
    __table_args__ = (
        *_checks("persons", "persons_max"),
        one_of("direction", codes.TALENT_DIRECTION),
        one_of("role", codes.TALENT_ROLE),
        one_of("activity", codes.TALENT_ACTIVITY),
        not_below("persons", "0"),
    )


class Observation(WithUnit, Base):
    """Any other measure of a division, a project or an enterprise."""

    __tablename__ = "observation"
    id: Mapped[str] = identifier(doc="SHA-256 of what the row states (data model §1), 16 hex digits.")
    indicator_id: Mapped[str] = reference("indicator.id", "指标", "indicator", optional=False, doc="What is measured.")
    region_id: Mapped[str | None] = reference("region.id", "区划", "region", doc="The division that it describes.")
    project_id: Mapped[str | None] = reference("project.id", "项目", "project", doc="The project that it describes.")
    enterprise_id: Mapped[str | None] = reference(
        "enterprise.id", "企业", "enterprise", doc="The enterprise that it describes."
    )
    value: Mapped[float | None] = number("数值", "value", doc="The value in the row's unit; the low end of a range.")
    value_max: Mapped[float | None] = number("上限", "maximum", doc="The high end of a range.")
    __table_args__ = _checks("value", "value_max")


class FactRelation(Base):
    """How two measured facts bear on each other."""

    __tablename__ = "fact_relation"
    from_table: Mapped[str] = choice(
        codes.FACT_TABLE, "表一", "from table", primary=True, doc="Table of the first fact."
    )
    from_id: Mapped[str] = identifier("事实一", "from", doc="The first fact.")
    to_table: Mapped[str] = choice(codes.FACT_TABLE, "表二", "to table", primary=True, doc="Table of the second fact.")
    to_id: Mapped[str] = identifier("事实二", "to", doc="The second fact.")
    relation: Mapped[str] = choice(
        codes.RELATION, "关系", "relation", primary=True, index=True, doc="What the first is to the second."
    )
    rule: Mapped[str | None] = string("规则", "rule", doc="The named rule that found it.")
    __table_args__ = (
        one_of("from_table", codes.FACT_TABLE),
        one_of("to_table", codes.FACT_TABLE),
        one_of("relation", codes.RELATION),
    )
