"""The data package passes the validator of its own format, which finds what is broken in it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from pairing_db.pipeline import load
from pairing_db.publish.dataset import datasets
from pairing_db.publish.exports import Options, export
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter
from pairing_db.store.models import metadata

ARTICLES = Path(__file__).resolve().parents[3] / "seeds" / "articles"


@pytest.fixture(scope="module")
def connection(source_database: Path) -> Iterator[Connection]:
    with reading(f"sqlite:///{source_database}") as opened:
        yield opened


def problems(folder: Path) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that the validator uses
        from frictionless import Package

        report = Package(str(folder / "datapackage.json")).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


@pytest.mark.parametrize(
    "asked",
    [
        Filter(),
        Filter(donor="青岛市", recipient="定西市"),
        Filter(first_year=2019, last_year=2020, kinds=("fiscal_aid",)),
    ],
    ids=["everything", "a pairing", "years and kind"],
)
def test_it_is_valid_with_every_key(connection: Connection, tmp_path: Path, asked: Filter) -> None:
    export(connection, tmp_path / "package", "datapackage", asked=asked, names=(), options=Options())
    assert problems(tmp_path / "package") == []
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in described["resources"]}
    assert all(field["title"] and field["description"] for s in schemas.values() for field in s["fields"])
    keys = sum(len(schemas[name].get("foreignKeys", ())) for name in metadata.tables)
    assert keys == sum(len(table.foreign_keys) for table in metadata.tables.values())


def test_a_broken_key_and_a_broken_value_are_found(connection: Connection, tmp_path: Path) -> None:
    export(connection, tmp_path / "package", "datapackage", asked=Filter(), names=(), options=Options())
    path = tmp_path / "package" / "evidence.csv"
    header, first, *others = path.read_text(encoding="utf-8").splitlines()
    fields = first.split(",")
    fields[1], fields[2] = "0" * 16, "many"
    path.write_text("\n".join([header, ",".join(fields), *others]) + "\n", encoding="utf-8")
    found = " ".join(problems(tmp_path / "package"))
    assert "many" in found
    assert "0" * 16 in found


def test_it_is_valid_with_corrections(source_database: Path, tmp_path: Path) -> None:
    """A view may have several rows of one id: a correction of two columns is two rows of v_correction."""
    shutil.copyfile(source_database, tmp_path / "pairing.db")
    with closing(sqlite3.connect(tmp_path / "pairing.db")) as rows:
        fact, source = rows.execute("SELECT id, first_source FROM v_fund_flow WHERE amount_yuan = 31690000").fetchone()
    (tmp_path / "decided").mkdir()
    (tmp_path / "decided" / "one.toml").write_text(
        f'who = "资料室"\nwhen = 2026-01-31\n[[correction]]\naction = "change"\ntable = "fund_flow"\nid = "{fact}"\n'
        'was = {amount_yuan = 31690000, qualifier = "exact"}\nset = {amount_yuan = 31960000, qualifier = "about"}\n'
        'why = "更正"\n',
        encoding="utf-8",
    )
    address = f"sqlite:///{tmp_path}/pairing.db"
    for _ in load([ARTICLES / source], address, corrections=[tmp_path / "decided"]):
        pass
    with reading(address) as opened:
        written = export(opened, tmp_path / "all", "datapackage", asked=Filter(), names=(), options=Options())
    assert written.rows["v_correction"] == 2
    assert problems(tmp_path / "all") == []


def test_every_table_and_view_is_in_it(connection: Connection, tmp_path: Path) -> None:
    export(connection, tmp_path / "package", "datapackage", asked=Filter(), names=(), options=Options())
    written = {path.stem for path in (tmp_path / "package").glob("*.csv")}
    assert written == set(datasets())
