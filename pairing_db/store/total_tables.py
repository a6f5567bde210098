"""Sums by pairing and year over the rows that may be added, written by the load so that their views compute nothing."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from pairing_db import codes
from pairing_db.store.base import (
    Base,
    Mapped,
    choice,
    count,
    flag,
    flags,
    hex_id,
    identifier,
    money,
    one_of,
    reference,
)  # fmt: skip


class YearTotal:
    """What the sums of all tables share: whose they are, of which year, and what they rest on."""

    id: Mapped[str] = identifier(doc="SHA-256 of sides, year and codes, 16 hex digits.")
    pairing_id: Mapped[str | None] = reference(
        "pairing.id", "结对关系", "pairing", doc="The pairing; NULL where articles state none between the two sides."
    )
    donor_region_id: Mapped[str | None] = reference(
        "region.id", "帮扶方", "donor", doc="The supporting side of the pairing, else of the rows."
    )
    recipient_region_id: Mapped[str | None] = reference(
        "region.id", "受援方", "recipient", doc="The supported side of the pairing, else of the rows."
    )
    year: Mapped[int | None] = count(
        "年份", "year", index=True, doc="The calendar year; NULL for rows whose year is not known, which are left out."
    )
    rows_added: Mapped[int] = count(
        "计入行数", "rows added", optional=False, order=80, doc="How many rows were added up."
    )
    rows_left_out: Mapped[int] = count(
        "未计入行数", "rows left out", optional=False, order=81,
        doc="How many rows of the same sides, year and codes were not added; their sum_note says why.",
    )  # fmt: skip
    sources: Mapped[int] = count(
        "来源数", "sources", optional=False, order=82,
        doc="How many independent articles state the rows added, reprints counted once.",
    )  # fmt: skip
    is_partial: Mapped[bool | None] = flag(
        "是否仅为部分", "is partial", order=83,
        doc="Whether only parts are known (counties of the city, single projects), so that the sum is a lower bound.",
    )  # fmt: skip


class _Money(YearTotal):
    stage: Mapped[str] = choice(codes.FUND_STAGE, "阶段", "stage", order=20, doc="How far the money has come.")
    amount_yuan: Mapped[float | None] = money(
        "合计", "sum", doc="The sum of the amounts; NULL where no row was added.", order=30
    )
    lower_yuan: Mapped[float | None] = money(
        "下限", "lower bound", doc="The least that the rows added may come to.", order=31
    )
    upper_yuan: Mapped[float | None] = money(
        "上限", "upper bound", doc="The most that the rows added may come to.", order=32
    )


class AidByPairingYear(_Money, Base):
    """Aid by pairing, year, kind and stage. Kinds are never added: aid_total contains the others where both are
    stated."""

    __tablename__ = "aid_by_pairing_year"
    kind: Mapped[str] = choice(codes.FUND_KIND, "类别", "kind", order=19, doc="The kind of aid.")
    __table_args__ = (
        hex_id(),
        one_of("kind", codes.FUND_KIND),
        one_of("stage", codes.FUND_STAGE),
        *flags("is_partial"),
    )


class InvestmentByPairingYear(_Money, Base):
    """Investment by firms, by pairing, year and stage."""

    __tablename__ = "investment_by_pairing_year"
    __table_args__ = (hex_id(), one_of("stage", codes.FUND_STAGE), *flags("is_partial"))


class ConsumptionByPairingYear(_Money, Base):
    """Sales to and purchases by the supporting side, by pairing, year and stage."""

    __tablename__ = "consumption_by_pairing_year"
    __table_args__ = (hex_id(), one_of("stage", codes.FUND_STAGE), *flags("is_partial"))


class LaborByPairingYear(YearTotal, Base):
    """People placed in work, by pairing, year, mode and unit (人 and 人次 are never added)."""

    __tablename__ = "labor_by_pairing_year"
    mode: Mapped[str] = choice(codes.LABOR_MODE, "方式", "mode", order=20, doc="Where the work is.")
    unit: Mapped[str] = reference("unit.code", "单位", "unit", optional=False, order=21, doc="The unit of the sum.")
    persons: Mapped[int | None] = count(
        "合计", "sum", unit="person", big=True, order=30, doc="The sum, in the row's unit; NULL where no row was added."
    )
    persons_lower: Mapped[int | None] = count(
        "下限", "lower bound", unit="person", big=True, order=31, doc="The least that the rows added may come to."
    )
    persons_upper: Mapped[int | None] = count(
        "上限", "upper bound", unit="person", big=True, order=32, doc="The most that the rows added may come to."
    )
    __table_args__ = (
        hex_id(),
        one_of("mode", codes.LABOR_MODE),
        *flags("is_partial"),
        CheckConstraint("persons_lower <= persons_upper", name="persons_lower_below_persons_upper"),
    )
