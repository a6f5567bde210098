"""Entities: pairings, enterprises and projects, each one row under all its names."""

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
    one_of,
    reference,
    string,
)  # fmt: skip


class Supported:
    """What the load counts and joins up about any fact, so that views need not compute."""

    sources: Mapped[int] = count(
        "来源数", "sources", optional=False, index=True, order=90,
        doc="How many independent articles support it, reprints counted once.",
    )  # fmt: skip
    first_source: Mapped[str | None] = string(
        "最早来源", "first source", order=91, doc="Source of the earliest article that supports it, then by name."
    )
    first_quote: Mapped[str | None] = string(
        "最早引文", "first quote", order=92, doc="The leading quote of that article."
    )
    corrected: Mapped[bool] = flag(
        "经更正", "corrected", optional=False, order=93,
        doc="Whether a correction by people made the row differ from what the reader found (see v_correction).",
    )  # fmt: skip
    reviewed: Mapped[bool] = flag(
        "经核对", "reviewed", optional=False, order=94,
        doc="Whether a person accepted or changed the row itself.",
    )  # fmt: skip


class Pairing(Supported, Base):
    """A supporting side paired with a supported side, as articles state it."""

    __tablename__ = "pairing"
    id: Mapped[str] = identifier(doc="SHA-256 of both sides and the level, 16 hex digits.")
    donor_region_id: Mapped[str | None] = reference(
        "region.id", "帮扶方区划", "donor division", doc="The supporting division; NULL where it is an organisation."
    )
    recipient_region_id: Mapped[str | None] = reference(
        "region.id", "受援方区划", "recipient division", doc="The supported division; NULL where it is an organisation."
    )
    donor_name: Mapped[str | None] = string("帮扶方", "donor", doc="The supporting side by name.")
    recipient_name: Mapped[str | None] = string("受援方", "recipient", doc="The supported side by name.")
    level: Mapped[str] = choice(codes.PAIRING_LEVEL, "层级", "level", index=True, doc="The level of the narrower side.")
    started_year: Mapped[int | None] = count("起始年", "started year", index=True, doc="The year in which it began.")
    ended_year: Mapped[int | None] = count("终止年", "ended year", doc="The year in which it ended.")
    basis: Mapped[str] = choice(
        codes.PAIRING_BASIS, "依据", "basis", index=True, doc="Whether it also stands in the official register."
    )
    __table_args__ = (
        hex_id(),
        one_of("level", codes.PAIRING_LEVEL),
        one_of("basis", codes.PAIRING_BASIS),
        CheckConstraint("started_year BETWEEN 1949 AND 2100", name="started_year_range"),
        CheckConstraint("ended_year BETWEEN 1949 AND 2100", name="ended_year_range"),
        not_below("ended_year", "started_year"),
        *flags("corrected", "reviewed"),
    )


class Enterprise(Supported, Base):
    """A company, group, cooperative or other market body."""

    __tablename__ = "enterprise"
    id: Mapped[str] = identifier(
        doc="SHA-256 of folded name and home, 16 hex digits; the smallest where several merged."
    )
    name: Mapped[str] = string("名称", "name", optional=False, index=True, doc="The fullest name known.")
    kind: Mapped[str] = choice(codes.ENTERPRISE_KIND, "类型", "kind", index=True, doc="The kind of body.")
    home_region_id: Mapped[str | None] = reference("region.id", "所在地", "home", doc="Where it has its seat.")
    aliases: Mapped[str | None] = string("别名", "aliases", order=80, doc="Its other names, joined by 、.")
    __table_args__ = (hex_id(), one_of("kind", codes.ENTERPRISE_KIND), *flags("corrected", "reviewed"))


class EnterpriseAlias(Base):
    """Another name under which an enterprise appears."""

    __tablename__ = "enterprise_alias"
    enterprise_id: Mapped[str] = reference(
        "enterprise.id", "企业", "enterprise", primary=True, cascade=True, doc="The enterprise."
    )
    alias: Mapped[str] = identifier("别名", "alias", doc="The other name as written.")


class Project(Supported, Base):
    """A named or clearly individual undertaking."""

    __tablename__ = "project"
    id: Mapped[str] = identifier(
        doc="SHA-256 of folded name and place, 16 hex digits; the smallest where several merged."
    )
    name: Mapped[str] = string("名称", "name", optional=False, index=True, doc="The fullest name known.")
    pairing_id: Mapped[str | None] = reference(
        "pairing.id", "结对关系", "pairing", doc="The narrowest pairing that covers it; NULL where none does."
    )
    region_id: Mapped[str | None] = reference("region.id", "所在地", "region", doc="Where it stands.")
    sector: Mapped[str | None] = reference("sector.code", "行业", "sector", doc="The sector.")
    status: Mapped[str | None] = choice(
        codes.PROJECT_STATUS, "进度", "status", optional=True, index=True, doc="How far it has come."
    )
    started_on: Mapped[datetime.date | None] = day(
        "开工日期", "started on", index=True, doc="The day on which ground was broken, else on which it was signed."
    )
    planned_investment_yuan: Mapped[float | None] = money(
        "计划投资", "planned investment", doc="Investment planned or agreed, in yuan."
    )
    actual_investment_yuan: Mapped[float | None] = money(
        "实际投资", "actual investment", doc="Investment made, in yuan."
    )
    qualifier: Mapped[str | None] = choice(
        codes.QUALIFIER, "限定", "qualifier", optional=True, doc="How exact the investment is."
    )
    enterprises: Mapped[str | None] = string(
        "参与企业", "enterprises", order=80, doc="The enterprises that take part in it, joined by 、."
    )
    __table_args__ = (
        hex_id(),
        one_of("status", codes.PROJECT_STATUS),
        one_of("qualifier", codes.QUALIFIER),
        *iso_dates("started_on"),
        not_below("planned_investment_yuan", "0"),
        not_below("actual_investment_yuan", "0"),
        *flags("corrected", "reviewed"),
    )


class ProjectEnterprise(Base):
    """Who takes part in a project."""

    __tablename__ = "project_enterprise"
    project_id: Mapped[str] = reference("project.id", "项目", "project", primary=True, cascade=True, doc="The project.")
    enterprise_id: Mapped[str] = reference(
        "enterprise.id", "企业", "enterprise", primary=True, cascade=True, doc="The enterprise."
    )
    role: Mapped[str] = choice(codes.PROJECT_ROLE, "角色", "role", primary=True, doc="The part that it plays.")
    __table_args__ = (one_of("role", codes.PROJECT_ROLE),)


class FormerId(Base):
    """An id that is no row, because what bore it was merged with another row, and the one under which it is found."""

    __tablename__ = "former_id"
    fact_table: Mapped[str] = choice(codes.CORRECTED_TABLE, "表", "table", primary=True, doc="The table of the row.")
    id: Mapped[str] = identifier(doc="The former id.")
    current_id: Mapped[str] = string(
        "现编号", "current id", optional=False, index=True, doc="The id under which it is found."
    )
    __table_args__ = (one_of("fact_table", codes.CORRECTED_TABLE), hex_id())
