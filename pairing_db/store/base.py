"""The declarative base and the column makers: one place decides how each kind of value is declared and checked.

Every column is made here, so that none lacks its prose (``doc``) and its labels (``info``), and so that a kind of value
has one type on SQLite and PostgreSQL. Constraints that only SQLite needs carry ``ddl_if(dialect="sqlite")``.
"""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Date, ForeignKey, Integer, MetaData, Numeric, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column
from sqlalchemy.types import DOUBLE_PRECISION

from pairing_db.codes import Codes

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite has no decimals: NUMERIC would be shown as text by ODBC, DOUBLE PRECISION is a number everywhere.
MONEY = Numeric(20, 2, asdecimal=False).with_variant(DOUBLE_PRECISION(), "sqlite")


class Base(DeclarativeBase):
    """The root of all models; ``Base.metadata`` is the schema."""

    metadata = MetaData(naming_convention=NAMING)


def _info(zh: str, en: str, unit: str | None = None, codes: Codes | str | None = None) -> dict[str, Any]:
    return {"label_zh": zh, "label_en": en, "unit": unit, "codes": codes}


def identifier(zh: str = "编号", en: str = "id", *, doc: str) -> MappedColumn[str]:
    """The primary key of a table: 16 hex digits of the SHA-256 of the row's key."""
    return mapped_column(Text, primary_key=True, nullable=False, doc=doc, info=_info(zh, en))


def reference(
    target: str,
    zh: str,
    en: str,
    *,
    doc: str,
    optional: bool = True,
    primary: bool = False,
    cascade: bool = False,
    order: int = 0,
) -> MappedColumn[Any]:
    """A foreign key to ``target`` (``table.column``), indexed. ``cascade``: the row goes with the row it points at."""
    key = ForeignKey(target, ondelete="CASCADE" if cascade else None)
    return mapped_column(
        Text,
        key,
        primary_key=primary,
        nullable=optional and not primary,
        index=True,
        doc=doc,
        info=_info(zh, en),
        sort_order=order,
    )


def string(
    zh: str, en: str, *, doc: str, optional: bool = True, index: bool = False, order: int = 0
) -> MappedColumn[Any]:
    """Words."""
    return mapped_column(Text, nullable=optional, index=index, doc=doc, info=_info(zh, en), sort_order=order)


def choice(
    codes: Codes,
    zh: str,
    en: str,
    *,
    doc: str,
    optional: bool = False,
    index: bool = False,
    primary: bool = False,
    order: int = 0,
) -> MappedColumn[Any]:
    """A code of a closed enumeration; ``checks`` of the same codes belongs into ``__table_args__``."""
    return mapped_column(
        Text,
        nullable=optional,
        index=index,
        primary_key=primary,
        doc=doc,
        info=_info(zh, en, codes=codes),
        sort_order=order,
    )


def money(zh: str, en: str, *, doc: str, order: int = 0) -> MappedColumn[Any]:
    """An amount in yuan."""
    return mapped_column(MONEY, nullable=True, doc=doc, info=_info(zh, en, unit="yuan"), sort_order=order)


def number(zh: str, en: str, *, doc: str, unit: str | None = None) -> MappedColumn[Any]:
    """A number that may have decimals."""
    return mapped_column(DOUBLE_PRECISION(), nullable=True, doc=doc, info=_info(zh, en, unit=unit))


def count(
    zh: str,
    en: str,
    *,
    doc: str,
    unit: str | None = None,
    big: bool = False,
    optional: bool = True,
    index: bool = False,
    primary: bool = False,
    order: int = 0,
) -> MappedColumn[Any]:
    """A whole number; ``big`` where it may pass 2³¹."""
    kind = BigInteger() if big else Integer()
    return mapped_column(
        kind,
        nullable=optional,
        index=index,
        primary_key=primary,
        doc=doc,
        info=_info(zh, en, unit=unit),
        sort_order=order,
    )


def day(zh: str, en: str, *, doc: str, index: bool = False, order: int = 0) -> MappedColumn[datetime.date | None]:
    """A full ISO date."""
    return mapped_column(Date, nullable=True, index=index, doc=doc, info=_info(zh, en), sort_order=order)


def flag(
    zh: str, en: str, *, doc: str, optional: bool = True, index: bool = False, order: int = 0
) -> MappedColumn[Any]:
    """True, false, or NULL where it is not known."""
    return mapped_column(Boolean, nullable=optional, index=index, doc=doc, info=_info(zh, en), sort_order=order)


def one_of(column: str, codes: Codes) -> CheckConstraint:
    """``column`` holds one of the codes."""
    listed = ", ".join(f"'{entry}'" for entry in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_code")


def iso_dates(*columns: str) -> tuple[CheckConstraint, ...]:
    """Each column is a real, full date. ``date(x)`` alone lets 30 February pass; with a modifier it does not."""
    return tuple(
        CheckConstraint(f"{column} IS NULL OR {column} IS date({column}, '+0 days')", name=f"{column}_date").ddl_if(
            dialect="sqlite"
        )
        for column in columns
    )


def flags(*columns: str) -> tuple[CheckConstraint, ...]:
    """Each column is 0, 1 or NULL (PostgreSQL has a type for that)."""
    return tuple(
        CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_flag").ddl_if(dialect="sqlite") for column in columns
    )


def hex_id(column: str = "id") -> CheckConstraint:
    """An id is 16 characters long."""
    return CheckConstraint(f"length({column}) = 16", name=f"{column}_length")


def not_below(column: str, least: str) -> CheckConstraint:
    """``column`` is at least ``least``, a number or another column."""
    name = f"{column}_minimum" if least.lstrip("-").isdigit() else f"{column}_after_{least}"
    return CheckConstraint(f"{column} >= {least}", name=name)


__all__ = [
    "MONEY", "Base", "Mapped", "choice", "count", "day", "flag", "flags", "hex_id", "identifier", "iso_dates", "money",
    "not_below", "number", "one_of", "reference", "string",
]  # fmt: skip
