"""Reference data: what ``seeds/reference/`` says, and the divisions below county level that articles use."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import mapped_column

from pairing_db import codes
from pairing_db.store.base import (
    Base,
    Mapped,
    choice,
    count,
    day,
    hex_id,
    identifier,
    iso_dates,
    not_below,
    number,
    one_of,
    reference,
    string,
)  # fmt: skip


class Unit(Base):
    """A unit of measure, with what one of its words is worth in it."""

    __tablename__ = "unit"
    code: Mapped[str] = mapped_column(
        Text, primary_key=True, doc="The code by which facts name the unit.",
        info={"label_zh": "代码", "label_en": "code", "unit": None, "codes": None},
    )  # fmt: skip
    words: Mapped[str | None] = string("写法", "words", doc="The words of the unit in articles, joined by spaces.")
    factor: Mapped[float | None] = number("换算", "factor", doc="What one of the first word is worth in this unit.")
    dimension: Mapped[str | None] = string(
        "量纲", "dimension", doc="What the unit measures: money, people, area and so on."
    )
    label_zh: Mapped[str | None] = string("中文名", "Chinese label", doc="The Chinese label.")
    label_en: Mapped[str | None] = string("英文名", "English label", doc="The English label.")
    example: Mapped[str | None] = string("例", "example", doc="A phrase with its value in this unit.")
    source: Mapped[str | None] = string("出处", "source", doc="Where the row comes from.")


class _Listed:
    code: Mapped[str] = mapped_column(
        Text, primary_key=True, doc="The code by which facts name the entry.",
        info={"label_zh": "代码", "label_en": "code", "unit": None, "codes": None},
    )  # fmt: skip
    label_zh: Mapped[str | None] = string("中文名", "Chinese label", doc="The Chinese label.")
    label_en: Mapped[str | None] = string("英文名", "English label", doc="The English label.")
    source: Mapped[str | None] = string("出处", "source", doc="Where the row comes from.")


class UnitKind(_Listed, Base):
    """A kind of paired units: counties, villages, schools, hospitals and so on."""

    __tablename__ = "unit_kind"


class Sector(_Listed, Base):
    """A sector in which a project stands."""

    __tablename__ = "sector"


class SumNote(_Listed, Base):
    """A reason why a figure must not be added to its peers."""

    __tablename__ = "sum_note"


class Indicator(Base):
    """An entry of the vocabulary of other measures."""

    __tablename__ = "indicator"
    id: Mapped[str] = identifier(doc="SHA-256 of the code, 16 hex digits.")
    code: Mapped[str] = string("代码", "code", optional=False, doc="The code of the measure.")
    label_zh: Mapped[str | None] = string("中文名", "Chinese label", doc="The Chinese label.")
    label_en: Mapped[str | None] = string("英文名", "English label", doc="The English label.")
    unit: Mapped[str | None] = reference("unit.code", "单位", "unit", doc="The unit in which it is usually stated.")
    domain: Mapped[str | None] = choice(
        codes.INDICATOR_DOMAIN, "领域", "domain", optional=True, index=True, doc="The field that it belongs to."
    )
    source: Mapped[str | None] = string("出处", "source", doc="Where the row comes from.")
    __table_args__ = (hex_id(), one_of("domain", codes.INDICATOR_DOMAIN))


class Region(Base):
    """An administrative division: all down to county, towns and villages as articles use them."""

    __tablename__ = "region"
    id: Mapped[str] = identifier(doc="SHA-256 of code and name, else of the path, 16 hex digits.")
    code: Mapped[str | None] = string(
        "代码", "code", index=True,
        doc="GB/T 2260 code of six digits, or the statistical code of nine or twelve; NULL where there is none.",
    )  # fmt: skip
    name: Mapped[str] = string("全称", "name", optional=False, index=True, doc="Full official name.")
    short_name: Mapped[str | None] = string(
        "简称", "short name", doc="The name without its suffix, as articles use it."
    )
    level: Mapped[str] = choice(codes.REGION_LEVEL, "层级", "level", index=True, doc="The level of the division.")
    parent_id: Mapped[str | None] = mapped_column(
        Text, ForeignKey("region.id", deferrable=True, initially="DEFERRED"), index=True,
        doc="The division that contains it.",
        info={"label_zh": "上级", "label_en": "parent", "unit": None, "codes": None},
    )  # fmt: skip
    path: Mapped[str] = string(
        "路径", "path", optional=False, index=True, doc="Names from the province down, joined by a slash."
    )
    county_code: Mapped[str | None] = string(
        "县级代码", "county code", index=True,
        doc="Its own six-digit code, else that of the lowest division with one that contains it.",
    )  # fmt: skip
    valid_from: Mapped[datetime.date | None] = day("起", "valid from", doc="First day on which the division existed.")
    valid_to: Mapped[datetime.date | None] = day("止", "valid to", doc="Last day; NULL where it still exists.")
    successor_id: Mapped[str | None] = mapped_column(
        Text, ForeignKey("region.id", deferrable=True, initially="DEFERRED"), index=True,
        doc="The division that took its place.",
        info={"label_zh": "后继", "label_en": "successor", "unit": None, "codes": None},
    )  # fmt: skip
    lon: Mapped[float | None] = number("经度", "longitude", unit="degree", doc="Longitude of its seat or centre, east.")
    lat: Mapped[float | None] = number("纬度", "latitude", unit="degree", doc="Latitude of its seat or centre, north.")
    source: Mapped[str | None] = string(
        "出处", "source", doc="Where the row comes from; NULL for a division known only from articles."
    )
    __table_args__ = (hex_id(), one_of("level", codes.REGION_LEVEL), *iso_dates("valid_from", "valid_to"))


class PairingRegister(Base):
    """A line of the official register of pairings; it never fills a side of a fact."""

    __tablename__ = "pairing_register"
    id: Mapped[str] = identifier(doc="SHA-256 of the sides, the years and the source, 16 hex digits.")
    donor_region_id: Mapped[str | None] = reference(
        "region.id", "帮扶方", "donor", doc="The supporting division; NULL for a zone without a code."
    )
    recipient_region_id: Mapped[str | None] = reference(
        "region.id", "受援方", "recipient", doc="The supported division."
    )
    donor_name: Mapped[str] = string("帮扶方名称", "donor name", optional=False, doc="The supporting side as listed.")
    recipient_name: Mapped[str] = string(
        "受援方名称", "recipient name", optional=False, doc="The supported side as listed."
    )
    from_year: Mapped[int | None] = count("起始年", "from year", index=True, doc="First year of the pairing.")
    to_year: Mapped[int | None] = count("终止年", "to year", doc="Last year; NULL where it goes on or is not known.")
    source: Mapped[str] = string("出处", "source", optional=False, doc="The document that lists it.")
    confidence: Mapped[str | None] = string("可信度", "confidence", doc="How sure the register is of the line.")
    __table_args__ = (hex_id(), not_below("to_year", "from_year"))
