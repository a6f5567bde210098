"""Where files go: written beside the target and put in its place whole; nothing of somebody else's is overwritten."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pairing_db.errors import ExportError

SUMS = "SHA256SUMS"


@contextmanager
def new_file(target: Path, is_ours: Callable[[Path], bool], *, overwrite: bool = False) -> Iterator[Path]:
    """A file to write, which becomes ``target`` at the end; after an error the target is as it was.

    Raises ``ExportError`` where something stands there that ``is_ours`` does not know, unless ``overwrite``.
    """
    if target.is_dir():
        raise ExportError(f"{target} is a folder; name a file.")
    if target.exists() and not overwrite and not is_ours(target):
        raise ExportError(
            f"{target} is there already and was not made by an export, or was changed since; choose another name, "
            f"or say --overwrite."
        )
    with _folder_beside(target) as folder:
        made = folder / target.name
        yield made
        _to_disk(made)
        made.replace(target)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to fill, which becomes ``target`` at the end, with the checksums of its files in ``SHA256SUMS``.

    A folder that stands there gives way only if it is empty or holds exactly what an earlier export put into it.
    """
    if target.exists() and not _is_earlier_export(target):
        raise ExportError(
            f"{target} holds files that no export made, or that were changed since; choose another name or remove it."
        )
    with _folder_beside(target) as folder:
        made = folder / "new"
        made.mkdir()
        yield made
        sums = "".join(f"{_sum(path)}  {path.name}\n" for path in sorted(made.iterdir()))
        (made / SUMS).write_text(sums, encoding="utf-8", newline="\n")
        for path in made.iterdir():
            _to_disk(path)
        if target.exists():
            target.replace(folder / "old")
        try:
            made.replace(target)
        except OSError:
            if (folder / "old").exists():
                (folder / "old").replace(target)
            raise


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """A folder on the same disk, so that what is made in it can take the target's place in one step."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".export-", dir=target.absolute().parent))
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        yield folder
    except OSError as error:
        raise ExportError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_earlier_export(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    if not names:
        return True
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        listed = {name: checksum for checksum, _, name in (line.partition("  ") for line in lines)}
        return names == listed.keys() | {SUMS} and all(_sum(folder / name) == listed[name] for name in listed)
    except (OSError, UnicodeDecodeError):
        return False


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
