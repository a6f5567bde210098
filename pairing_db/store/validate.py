"""Does a reading fit the schema? Checked before it is stored, against the models themselves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, Date, Integer, Table
from sqlalchemy import Boolean as BooleanType

from pairing_db.codes import FACT_TABLE, PROJECT_ROLE
from pairing_db.document import Reading, Region
from pairing_db.errors import InvalidReadingError
from pairing_db.store.models import metadata
from pairing_db.store.reference import reference_rows

_REGIONS = frozenset({"donor", "recipient", "origin", "destination", "from", "to", "region", "home"})
_NAMES = frozenset({"payer_enterprise", "employer_enterprise", "enterprise", "project"})
_LISTS = MappingProxyType({"enterprise": "aliases", "project": "enterprises"})
_LISTED = MappingProxyType({"unit": "unit", "unit_kind": "unit_kind", "sector": "sector", "indicator": "indicator"})
REQUIRED = MappingProxyType(
    {
        "pairing": ("level",),
        "pairing_tally": ("unit_kind", "status"),
        "enterprise": ("name", "kind"),
        "project": ("name",),
        "fund_flow": ("kind", "stage", "status"),
        "labor_transfer": ("mode", "unit", "status"),
        "talent_exchange": ("direction", "role", "activity", "unit", "status"),
        "observation": ("indicator", "unit", "status"),
    }
)
_COUNTS = (
    "poor_persons", "donor_count", "recipient_count", "planned_investment_yuan", "actual_investment_yuan",
)  # fmt: skip
_TOPS = (("amount_yuan", "amount_max_yuan"), ("persons", "persons_max"), ("value", "value_max"))


def validate(reading: Reading) -> None:
    """Raise ``InvalidReadingError`` with a sentence where the reading cannot be a row of its table."""
    if reading.table not in FACT_TABLE:
        raise InvalidReadingError(f"{reading.table} is no table of facts.")
    if not reading.spans or any(end <= start for start, end in reading.spans):
        raise InvalidReadingError(f"A reading of {reading.rule} proves nothing: it has no characters.")
    for column in REQUIRED[reading.table]:
        if reading.values.get(column) in (None, ""):
            raise InvalidReadingError(f"A reading of {reading.rule} lacks {reading.table}.{column}.")
    for column, value in reading.values.items():
        if value is not None:
            problem = value_problem(reading.table, column, value)
            if problem:
                raise InvalidReadingError(
                    f"A reading of {reading.rule} has {reading.table}.{column}={value!r}: {problem}."
                )
    together = problem_together(reading.values)
    if together:
        raise InvalidReadingError(f"A reading of {reading.rule} has {together}.")
    if reading.table == "pairing":
        for side in ("donor", "recipient"):
            if reading.values.get(side) is None and not reading.values.get(f"{side}_name"):
                raise InvalidReadingError(f"A reading of {reading.rule} pairs with no {side}.")


def value_problem(table: str, column: str, value: object) -> str | None:
    """What is wrong with one value, None where nothing is."""
    if column in _REGIONS:
        return None if isinstance(value, Region) and _known(value) else "no division under a known one"
    if column in _NAMES and column not in _columns(table):
        return None if isinstance(value, str) else "no name"
    if column == _LISTS.get(table):
        return _list_problem(column, value)
    if column in _LISTED:
        return None if value in _listed(_LISTED[column]) else "not in seeds/reference"
    found = _columns(table).get(column)
    if found is None:
        return "no such column"
    codes = found.info["codes"]
    if codes is not None:
        return None if value in codes else f"none of {', '.join(codes)}"
    return _type_problem(found.type, value)


def _type_problem(kind: object, value: object) -> str | None:
    if isinstance(kind, Date):
        return None if _is_date(value) else "no full ISO date"
    if isinstance(kind, BooleanType):
        return None if isinstance(value, bool) else "neither true nor false"
    if isinstance(kind, (Integer, BigInteger)):
        number = _finite(value)
        return None if number is not None and number.is_integer() and abs(number) < 2**53 else "no whole number"
    if getattr(kind, "python_type", str) is str:
        return None if isinstance(value, str) and value.strip() and "\x00" not in value else "no words"
    return "no number" if _finite(value) is None else None


def _finite(value: object) -> float | None:
    """The number that a value is, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _list_problem(column: str, value: object) -> str | None:
    if not isinstance(value, tuple):
        return "no tuple"
    if column == "aliases":
        return None if all(isinstance(alias, str) and alias for alias in value) else "not all are names"
    pairs = all(isinstance(pair, tuple) and len(pair) == 2 and pair[1] in PROJECT_ROLE for pair in value)
    return None if pairs else "not all are (name, role)"


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def problem_together(values: Mapping[str, Any]) -> str | None:
    """What no single column shows: a period that runs backwards, a high end that is none, less than nothing."""
    start, end = values.get("period_start"), values.get("period_end")
    if start and end and start > end:
        return f"a period that runs backwards: {start} to {end}"
    for low, top in _TOPS:
        high, least = values.get(top), values.get(low)
        if high is not None and (values.get("qualifier") != "range" or least is None or high <= least):
            return f"{top}={high}, which is no end of a range"
        if low != "value" and least is not None and least < 0:
            return f"{low}={least}, below nothing"
    negative = next((column for column in _COUNTS if (values.get(column) or 0) < 0), None)
    return f"{negative}={values[negative]}, below nothing" if negative else None


@cache
def _columns(table: str) -> Mapping[str, Any]:
    found: Table = metadata.tables[table]
    return {column.name: column for column in found.columns}


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(row["code"] for row in reference_rows()[table])


@cache
def _paths() -> frozenset[str]:
    return frozenset(row["path"] for row in reference_rows()["region"])


def _known(region: Region) -> bool:
    """Is it a division of the reference table, or one below such a division?"""
    if region.level in ("township", "village", "zone"):
        above = region.path
        while "/" in above:
            above = above.rpartition("/")[0]
            if above in _paths():
                return True
        return False
    return region.path in _paths()
