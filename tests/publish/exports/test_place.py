"""Exports take their place whole or not at all, and never that of somebody else's file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Connection

from pairing_db.errors import ExportError, UsageError
from pairing_db.publish.exports import FORMATS, Options, Written, export
from pairing_db.publish.exports.place import new_file, new_folder
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter

TARGETS = {"xlsx": "a.xlsx", "csv": "csv", "parquet": "parquet", "datapackage": "package", "markdown": "a.md"}


@pytest.fixture(scope="module")
def connection(source_database: Path) -> Iterator[Connection]:
    with reading(f"sqlite:///{source_database}") as opened:
        yield opened


def write(connection: Connection, target: Path, name: str, *views: str, overwrite: bool = False) -> Written:
    return export(connection, target, name, asked=Filter(), names=views, options=Options(overwrite=overwrite))


def files(target: Path) -> dict[str, bytes]:
    found = [target] if target.is_file() else target.iterdir()
    return {path.name: path.read_bytes() for path in found}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_content_gives_the_same_bytes_and_replaces_itself(
    connection: Connection, tmp_path: Path, name: str
) -> None:
    target = tmp_path / TARGETS[name]
    write(connection, target, name)
    first = files(target)
    write(connection, target, name)
    assert files(target) == first
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet", "md"])
def test_a_strangers_file_stays(connection: Connection, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"theirs.{ending}"
    target.write_text("theirs", encoding="utf-8")
    name = {"md": "markdown"}.get(ending, ending)
    with pytest.raises(ExportError, match="overwrite"):
        write(connection, target, name, "v_pairing")
    assert target.read_text(encoding="utf-8") == "theirs"
    write(connection, target, name, "v_pairing", overwrite=True)
    write(connection, target, name, "v_pairing")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_workbook_that_somebody_saved_stays(connection: Connection, tmp_path: Path) -> None:
    target = tmp_path / "mine.xlsx"
    write(connection, target, "xlsx", "v_pairing")
    book = openpyxl.load_workbook(target)
    book.save(target)
    with pytest.raises(ExportError):
        write(connection, target, "xlsx", "v_pairing")


@pytest.mark.parametrize("change", ["a file more", "a file changed", "a stranger's folder"])
def test_a_folder_with_other_things_stays(connection: Connection, tmp_path: Path, change: str) -> None:
    target = tmp_path / "out"
    if change == "a stranger's folder":
        target.mkdir()
        (target / "thesis.docx").touch()
    else:
        write(connection, target, "csv", "v_pairing")
        (target / ("notes.txt" if change == "a file more" else "v_pairing.csv")).write_text("mine", encoding="utf-8")
    before = files(target)
    with pytest.raises(ExportError, match="no export made"):
        write(connection, target, "csv", "v_pairing")
    assert files(target) == before


def test_a_folder_gives_way_whole(connection: Connection, tmp_path: Path) -> None:
    write(connection, tmp_path / "out", "csv")
    write(connection, tmp_path / "out", "csv", "v_pairing")
    assert set(files(tmp_path / "out")) == {"v_pairing.csv", "SHA256SUMS"}


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), new_file(tmp_path / "old.txt", lambda _: True) as path:
        path.write_text("half", encoding="utf-8")
        raise RuntimeError
    with pytest.raises(RuntimeError), new_folder(tmp_path / "new") as folder:
        (folder / "half.csv").touch()
        raise RuntimeError
    assert files(tmp_path) == {"old.txt": b"old"}


def test_a_missing_folder_gives_a_sentence(connection: Connection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write(connection, tmp_path / "nowhere" / "a.xlsx", "xlsx")


def test_one_file_holds_one_view(connection: Connection, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one file"):
        write(connection, tmp_path / "a.csv", "csv")
    assert write(connection, tmp_path / "a.csv", "csv", "fund_flow").rows["fund_flow"] > 0
    assert not list(tmp_path.glob(".export*"))
