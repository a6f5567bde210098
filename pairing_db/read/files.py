"""Files and folders to articles: only regular files below the root, and no bad file stops a good one."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pairing_db.document import Article
from pairing_db.errors import ReadError
from pairing_db.read.encodings import decode
from pairing_db.read.records import read_records
from pairing_db.read.web_page import read_page

Kind = Literal["text", "html"]
MAX_BYTES = 2 * 1024 * 1024
_KINDS: dict[str, Literal["text", "html", "jsonl"]] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
}


def read_path(path: Path, *, root: Path | None = None, max_bytes: int = MAX_BYTES) -> Iterator[Article | ReadError]:
    """The articles of a file, or of a folder and all below it in the order of their paths; each error in its place.

    ``root`` (the folder itself, of a file the one it lies in) is what ``source`` is relative to and what symbolic links
    may not lead out of. Files of other kinds in a folder are passed over; ``max_bytes`` limits one file or JSONL line.
    """
    root = root or (path if path.is_dir() else path.parent)
    if not os.path.lexists(path):
        yield ReadError(f"{path} does not exist. Check the path.", source=path.name)
    elif path.is_dir():
        found = sorted(_files(path), key=lambda file: file.relative_to(path).as_posix())
        if not found:
            yield ReadError(f"{path} holds no .txt, .html, .htm or .jsonl file. Check the folder.", source=path.name)
        for file in found:
            yield from _read_file(file, root, max_bytes)
    elif path.suffix.lower() not in _KINDS:
        yield ReadError(f"{path.name} is no .txt, .html, .htm or .jsonl file. Save its text as .txt.", source=path.name)
    else:
        yield from _read_file(path, root, max_bytes)


def read_bytes(data: bytes, *, source: str, kind: Kind = "text", max_bytes: int = MAX_BYTES) -> Article:
    """The article that the bytes of a text or of a web page are. Raises ReadError with the reason if they are none."""
    if len(data) > max_bytes:
        raise _too_large(source, len(data), max_bytes)
    sha256 = hashlib.sha256(data).hexdigest()
    if kind == "text":
        text, encoding = decode(data, source=source)
        return Article(source=source, sha256=sha256, text=text, encoding=encoding)
    text, encoding, title, publisher, published_on, url = read_page(data, source=source)
    return Article(source, sha256, text, encoding, title, publisher, published_on, url)


def _files(folder: Path) -> Iterator[Path]:
    """Files of a known kind below ``folder``; hidden ones and linked folders are left alone."""
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in _KINDS:
                yield Path(parent) / name


def _read_file(file: Path, root: Path, max_bytes: int) -> Iterator[Article | ReadError]:
    source = _source(file, root)
    kind = _KINDS[file.suffix.lower()]
    try:
        _check(file, root, source, None if kind == "jsonl" else max_bytes)
        if kind == "jsonl":
            with file.open("rb") as lines:
                yield from read_records(lines, name=source, max_bytes=max_bytes)
        else:
            yield read_bytes(file.read_bytes(), source=source, kind=kind, max_bytes=max_bytes)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(f"{source} cannot be opened: {error.strerror}. Check its permissions.", source=source)


def _check(file: Path, root: Path, source: str, max_bytes: int | None) -> None:
    if not file.resolve().is_relative_to(root.resolve()):
        raise ReadError(f"{source} is a link that leads out of {root}. Copy the file into the folder.", source=source)
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(f"{source} is no regular file. Leave it out of the folder.", source=source)
    if max_bytes is not None and status.st_size > max_bytes:
        raise _too_large(source, status.st_size, max_bytes)


def _source(file: Path, root: Path) -> str:
    """The path below ``root`` with ``/``; a name that is no UTF-8 shows its odd bytes as U+FFFD."""
    relative = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
    return relative.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _too_large(source: str, size: int, max_bytes: int) -> ReadError:
    return ReadError(
        f"{source} has {size} bytes, more than the limit of {max_bytes}. Split it, or raise --max-bytes.",
        source=source,
    )
