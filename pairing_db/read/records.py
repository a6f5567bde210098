"""JSONL: one article a line, ``{"source": …, "text": …}`` and optionally title, publisher, published_on, url."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from pairing_db.document import Article
from pairing_db.errors import ReadError

_OPTIONAL = ("title", "publisher", "url")


def read_records(file: BinaryIO, *, name: str, max_bytes: int) -> Iterator[Article | ReadError]:
    """Each line of ``file`` as an article, or as the error that says why it is none; blank lines are skipped.

    ``max_bytes`` limits one line. The file is read line by line, so it may be of any size.
    """
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(max_bytes)
            yield ReadError(
                f"{where} is longer than {max_bytes} bytes. Split the article, or raise the limit with --max-bytes.",
                source=where,
            )
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield _article(line, where)
        except ReadError as error:
            yield error


def record_sha256(*, source: str, text: str) -> str:
    """SHA-256 of a record: of its source and text as compact JSON with sorted keys, in UTF-8."""
    canonical = json.dumps({"source": source, "text": text}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _article(line: bytes, where: str) -> Article:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(f"{where} is not UTF-8. Write the file again in UTF-8.", source=where) from error
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise ReadError(f"{where} is no JSON ({reason}). Correct the line: one object a line.", source=where) from error
    if not isinstance(record, dict):
        raise ReadError(f"{where} is no JSON object. Write one object with source and text a line.", source=where)
    source, text = _text(record, "source", where), _text(record, "text", where)
    if "\x00" in text:
        raise ReadError(f"{where}: text has a NUL character. Take it out of the record.", source=source)
    optional = {key: _optional(record, key, where) for key in _OPTIONAL}
    return Article(
        source=source,
        sha256=record_sha256(source=source, text=text),
        text=text,
        title=optional["title"],
        publisher=optional["publisher"],
        published_on=_day(record, where),
        url=optional["url"],
    )


def _text(record: Mapping[str, object], key: str, where: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ReadError(f"{where} has no {key}. Give every record a non-empty string {key}.", source=where)
    return _storable(value, key, where)


def _optional(record: Mapping[str, object], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ReadError(f"{where}: {key} is no string. Write it as a string or leave it out.", source=where)
    return _storable(value, key, where).strip() or None


def _storable(value: str, key: str, where: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(
            f"{where}: {key} has half a surrogate pair. Write the record again from its source.", source=where
        ) from error
    return value


def _day(record: Mapping[str, object], where: str) -> date | None:
    value = _optional(record, "published_on", where)
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise ReadError(
            f"{where}: published_on «{value}» is no date. Write it as YYYY-MM-DD or leave it out.", source=where
        ) from error
