"""The formats by name, and how an export runs: one state of the database into one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from pairing_db.errors import UsageError
from pairing_db.publish.dataset import Dataset, named_dataset
from pairing_db.publish.dictionary_page import TITLE, dictionary_page
from pairing_db.publish.exports.content import Content, everything, views_of
from pairing_db.publish.exports.datapackage import write_datapackage
from pairing_db.publish.exports.delimited import PROFILES, Profile, write_csv
from pairing_db.publish.exports.parquet import is_our_parquet, write_parquet
from pairing_db.publish.exports.place import new_file, new_folder
from pairing_db.publish.exports.workbook import heading, is_our_workbook, write_workbook
from pairing_db.publish.selection import Filter, Selection


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, where it goes unless told, and what it holds unless told."""

    ending: str
    default: str
    content: Callable[[Selection], list[Dataset]]


FORMATS = {
    "xlsx": Format(".xlsx", "pairing.xlsx", views_of),
    "csv": Format(".csv", "pairing-csv", views_of),
    "parquet": Format(".parquet", "pairing-parquet", everything),
    "datapackage": Format("", "pairing-datapackage", everything),
    "markdown": Format(".md", "data-dictionary.md", everything),
}


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: where, how many rows of what, and what the reader must be told."""

    target: Path
    rows: dict[str, int]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Options:
    """How to write: what stands over columns (``name``, ``zh``, ``en``), the CSV profile, what may be replaced."""

    header: str = "name"
    profile: str = "excel"
    overwrite: bool = False


def export(
    connection: Connection, target: Path, format_name: str, *, asked: Filter, names: Sequence[str], options: Options
) -> Written:
    """Write tables and views, those of ``names`` or the format's own choice, with the rows that ``asked`` chooses.

    Raises ``UsageError`` for a name that is none, ``ExportError`` where the files cannot be written.
    """
    selection = Selection(connection, asked)
    chosen = [named_dataset(name) for name in names] or FORMATS[format_name].content(selection)
    content = Content(connection, selection, chosen)
    if format_name == "xlsx":
        with new_file(target, is_our_workbook, overwrite=options.overwrite) as path:
            rows, notes = write_workbook(path, content, options.header)
        return Written(target, rows, notes)
    if format_name == "markdown":
        with new_file(target, _begins_with(TITLE), overwrite=options.overwrite) as path:
            path.write_text(dictionary_page([each.name for each in chosen]), encoding="utf-8", newline="\n")
        return Written(target, {}, [])
    if format_name == "datapackage":
        with new_folder(target) as folder:
            return Written(target, write_datapackage(folder, content), [])
    return Written(target, _write_each(target, FORMATS[format_name].ending, content, options), [])


def _write_each(target: Path, ending: str, content: Content, options: Options) -> dict[str, int]:
    """A file for each table or view in a folder, or one file where the target is named as one."""
    profile = PROFILES[options.profile]

    def write(path: Path, dataset: Dataset) -> int:
        if ending == ".parquet":
            return write_parquet(path, dataset, content.rows(dataset))
        return write_csv(path, _header(dataset, options), dataset.fields, content.rows(dataset), profile)

    if target.suffix != ending:
        with new_folder(target) as folder:
            return {each.name: write(folder / f"{each.name}{ending}", each) for each in content.chosen}
    if len(content.chosen) != 1:
        raise UsageError(
            f"{target} is one file, and {len(content.chosen)} tables or views were asked for; "
            f"name a folder, or one of them with --view."
        )
    dataset = content.chosen[0]
    is_ours = is_our_parquet if ending == ".parquet" else _begins_with(",".join(_header(dataset, options)))
    with new_file(target, is_ours, overwrite=options.overwrite) as path:
        return {dataset.name: write(path, dataset)}


def _header(dataset: Dataset, options: Options) -> list[str]:
    return [heading(field, options.header) for field in dataset.fields]


def _begins_with(first_line: str) -> Callable[[Path], bool]:
    """Is the first line of a file this one?"""

    def check(path: Path) -> bool:
        try:
            with path.open(encoding="utf-8-sig") as file:
                return file.readline().rstrip("\n") == first_line
        except (OSError, UnicodeDecodeError):
            return False

    return check


__all__ = ["FORMATS", "Format", "Options", "Profile", "Written", "export"]
