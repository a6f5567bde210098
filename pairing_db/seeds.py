"""The tables of ``seeds/reference/`` as typed rows, each read once.

Every loader gives a tuple of frozen rows in the order of the file; empty cells are None where the column allows it.
A missing or damaged table raises ``ReferenceDataError``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pairing_db.errors import ReferenceDataError


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A division from province to county under one name; years are the first and last full ones, None where open."""

    code: str
    name: str
    short_name: str
    level: str
    parent_code: str | None
    valid_from: int | None
    valid_to: int | None
    successor_code: str | None
    lon: float | None
    lat: float | None
    source: str


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name of a division; ``kind`` is short, everyday or abbreviation (one character)."""

    alias: str
    code: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class TownshipRow:
    """A town, township or street with its nine-digit statistical code."""

    code: str
    name: str
    county_code: str
    source: str


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A development zone or new area without a code of its own whose name does not carry its city's."""

    name: str
    parent_code: str
    source: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line of the official register of pairings; codes are None for zones, years None where not known."""

    donor_code: str | None
    donor_name: str
    recipient_code: str | None
    recipient_name: str
    from_year: int | None
    to_year: int | None
    confidence: str
    source: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """On which side of the programme a division stands: supporting, supported or both."""

    code: str
    name: str
    role: str
    from_year: int | None
    to_year: int | None
    source: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An entry of the vocabulary of other measures."""

    code: str
    label_zh: str
    label_en: str
    unit: str
    domain: str
    source: str


@cache
def seeds_dir() -> Path:
    """The folder ``seeds``: beside the package in a checkout, ``_seeds`` inside it where it is installed."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_seeds", package.parent / "seeds"):
        if (folder / "reference").is_dir():
            return folder
    raise ReferenceDataError(f"There is no folder seeds/reference beside {package}; install the package again.")


def reference_dir() -> Path:
    """The folder of the reference tables."""
    return seeds_dir() / "reference"


def table(name: str, columns: tuple[str, ...], *, folder: Path | None = None) -> Iterator[list[str]]:
    """The rows of ``<name>.csv`` as lists of strings, the header checked against ``columns``."""
    path = (folder or reference_dir()) / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.reader(handle)
            header = tuple(next(reader, []))
            if header != columns:
                raise ReferenceDataError(f"{path} should have the columns {', '.join(columns)}; restore the file.")
            for number, row in enumerate(reader, 2):
                if len(row) != len(columns):
                    raise ReferenceDataError(
                        f"{path} has {len(row)} cells in line {number}, not {len(columns)}; mend it."
                    )
                yield row
    except OSError as error:
        raise ReferenceDataError(f"{path} cannot be read ({error.strerror}); restore the file.") from error


def _year(cell: str) -> int | None:
    return int(cell) if cell else None


def _degree(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def regions() -> tuple[RegionRow, ...]:
    """All divisions from province to county that existed since 1996, under each of their names."""
    columns = tuple(f.name for f in fields(RegionRow))
    return tuple(
        RegionRow(
            code=r[0],
            name=r[1],
            short_name=r[2],
            level=r[3],
            parent_code=r[4] or None,
            valid_from=_year(r[5]),
            valid_to=_year(r[6]),
            successor_code=r[7] or None,
            lon=_degree(r[8]),
            lat=_degree(r[9]),
            source=r[10],
        )
        for r in table("regions", columns)
    )


@cache
def region_aliases() -> tuple[AliasRow, ...]:
    """Short and everyday names and one-character abbreviations of divisions."""
    return tuple(AliasRow(*r) for r in table("region_aliases", ("alias", "code", "kind", "source")))


@cache
def townships() -> tuple[TownshipRow, ...]:
    """Towns, townships and streets of the statistics bureau's list."""
    return tuple(TownshipRow(*r) for r in table("townships", ("code", "name", "county_code", "source")))


@cache
def zones() -> tuple[ZoneRow, ...]:
    """Development zones and new areas that are known by a name of their own."""
    return tuple(ZoneRow(*r) for r in table("zones", ("name", "parent_code", "source")))


@cache
def ordinary_words() -> dict[str, str]:
    """Short names of divisions that are also words of the language, and when they may be read as places.

    ``never`` bare (合作, 同心), ``named`` where the article has the full name too or the parent stands right before
    (南海), ``supported`` where it names the province or a part of it (安康).
    """
    return {r[0]: r[1] for r in table("ordinary_words", ("word", "use", "source"))}


@cache
def pairing_register() -> tuple[RegisterRow, ...]:
    """The official register of pairings, one row for each donor and recipient."""
    columns = tuple(f.name for f in fields(RegisterRow))
    return tuple(
        RegisterRow(r[0] or None, r[1], r[2] or None, r[3], _year(r[4]), _year(r[5]), r[6], r[7])
        for r in table("pairing_register", columns)
    )


@cache
def roles() -> tuple[RoleRow, ...]:
    """The sides on which divisions stand; a county's or prefecture's row goes before its province's."""
    columns = ("code", "name", "role", "from_year", "to_year", "source")
    return tuple(RoleRow(r[0], r[1], r[2], _year(r[3]), _year(r[4]), r[5]) for r in table("roles", columns))


@cache
def indicators() -> tuple[IndicatorRow, ...]:
    """The vocabulary of other measures."""
    columns = ("code", "label_zh", "label_en", "unit", "domain", "source")
    return tuple(IndicatorRow(*r) for r in table("indicators", columns))


@cache
def indicator_natures() -> Mapping[str, str]:
    """``flow``, ``reach`` or ``rate`` for each indicator that is no level."""
    return MappingProxyType({r[0]: r[1] for r in table("indicator_sums", ("code", "nature", "source"))})


@cache
def help_weights() -> Mapping[str, float]:
    """What each feature of a figure's surroundings weighs: above zero for the help, below for background."""
    return MappingProxyType(
        {r[0]: float(r[1]) for r in table("help", ("feature", "weight"), folder=seeds_dir() / "weights")}
    )
