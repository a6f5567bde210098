"""Small sets of invented articles whose true totals are known: what adds up, what stays out and why.

Each file of ``sets/`` holds articles and lines of words: ``totals`` (table, sides of the pairing, year, codes, unit,
sum) are the sums of all groups of rows that may be added; ``left_out`` (value, note) are all rows that may not;
``relations`` (value, relation, value) are all relations of the tables named in ``tables`` (default: every table that
the totals name).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

SETS = sorted((Path(__file__).parent / "sets").glob("*.toml"))
CODES = {
    "fund_flow": ("kind", "stage"),
    "labor_transfer": ("mode",),
    "talent_exchange": ("direction", "role", "activity"),
    "observation": ("indicator",),
    "pairing_tally": ("unit_kind",),
}
# The sides of the pairing, else those of the row itself where no pairing is stated.
SIDES = {
    "fund_flow": ("coalesce(pairing_donor, donor)", "coalesce(pairing_recipient, recipient)"),
    "labor_transfer": ("coalesce(pairing_donor, destination)", "coalesce(pairing_recipient, origin)"),
    "talent_exchange": ('coalesce(pairing_donor, "from")', 'coalesce(pairing_recipient, "to")'),
    "observation": ("pairing_donor", "coalesce(pairing_recipient, region)"),
    "pairing_tally": ("coalesce(pairing_donor, donor)", "coalesce(pairing_recipient, recipient)"),
}
VALUE = {
    "fund_flow": "amount_yuan",
    "labor_transfer": "persons",
    "talent_exchange": "persons",
    "observation": "value",
    "pairing_tally": "donor_count",
}


def plain(value: object) -> str:
    """A value as the lines write it: whole numbers without a point, nothing as a dash."""
    if value is None:
        return "-"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def totals(engine: Engine, table: str) -> Iterator[str]:
    """The sums over rows that may be added, one line a pairing, year, group of codes and unit."""
    unit = () if table == "pairing_tally" else ("unit",)
    keys = ", ".join((*SIDES[table], "year", *CODES[table], *unit))
    query = f"SELECT {keys}, sum({VALUE[table]}) FROM v_{table} WHERE sum_ok GROUP BY {keys}"
    with engine.connect() as connection:
        for row in connection.exec_driver_sql(query):
            yield " ".join((table, *map(plain, row)))


def left_out(engine: Engine, table: str) -> Iterator[str]:
    """The rows that may not be added: value and note."""
    with engine.connect() as connection:
        for row in connection.exec_driver_sql(f"SELECT {VALUE[table]}, sum_note FROM v_{table} WHERE NOT sum_ok"):
            yield " ".join(map(plain, row))


def relations(engine: Engine, table: str) -> Iterator[str]:
    """The relations from facts of a table, by the values of both ends."""
    with engine.connect() as connection:
        values = {
            (name, row[0]): plain(row[1])
            for name, value in VALUE.items()
            for row in connection.exec_driver_sql(f"SELECT id, {value} FROM {name}")
        }
        query = f"SELECT from_table, from_id, relation, to_table, to_id FROM fact_relation WHERE from_table = '{table}'"
        for from_table, from_id, relation, to_table, to_id in connection.exec_driver_sql(query):
            ends = values[from_table, from_id], values[to_table, to_id]
            yield " ".join(
                (ends[0], relation, ends[1]) if relation != "conflicts" else (min(ends), relation, max(ends))
            )


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_totals_are_true(path: Path, holding) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    engine = holding(*((article["published_on"], article["text"]) for article in case["article"]))
    tables = case.get("tables") or sorted({line.split()[0] for line in case["totals"]})
    found = {
        "totals": sorted(line for table in tables for line in totals(engine, table)),
        "left_out": sorted(line for table in tables for line in left_out(engine, table)),
        "relations": sorted(line for table in tables for line in relations(engine, table)),
    }
    assert found == {key: sorted(case.get(key, [])) for key in found}
