"""Corrections by people: TOML files of a folder, each entry checked for what every correction must say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pairing_db.codes import CORRECTED_TABLE, CORRECTION_ACTION
from pairing_db.document import Correction, Stated
from pairing_db.errors import CorrectionError

_ID = re.compile(r"[0-9a-f]{16}")
_ENTITIES = ("enterprise", "project", "region")
_ALWAYS = frozenset({"action", "table", "who", "when", "why"})
# What else an entry of each action must say, and what it may.
_MUST: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "accept": frozenset({"id"}),
        "reject": frozenset({"id"}),
        "change": frozenset({"id", "was", "set"}),
        "merge": frozenset({"ids"}),
        "split": frozenset({"id"}),
        "alias": frozenset({"id", "alias"}),
    }
)
_MAY: Mapping[str, frozenset[str]] = MappingProxyType(
    {"accept": frozenset({"was"}), "reject": frozenset({"was"}), "split": frozenset({"names", "articles", "into"})}
)


def read_corrections(folders: Iterable[Path]) -> tuple[Correction, ...]:
    """All corrections of the ``.toml`` files of the folders and below, by file and place.

    Raises ``CorrectionError`` with the file, the entry and what to do where one is not complete.
    """
    return tuple(correction for folder in folders for file in _files(folder) for correction in _read(file, folder))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise CorrectionError(f"{folder} is no folder; name the folder that holds the .toml files with corrections.")
    return sorted(file for file in folder.rglob("*.toml") if not file.name.startswith("."))


def _read(file: Path, folder: Path) -> Iterator[Correction]:
    name = file.relative_to(folder).as_posix()
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorrectionError(f"{name} cannot be read as TOML: {error}. Put it right or take it away.") from error
    entries = content.pop("correction", [])
    defaults = {key: content.pop(key) for key in ("who", "when") if key in content}
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        odd = ", ".join(content) or "correction"
        raise CorrectionError(
            f"{name} holds {odd!r}, but a file of corrections is who, when and [[correction]] entries."
        )
    for number, entry in enumerate(entries, start=1):
        try:
            yield replace(_correction(defaults | entry), file=name, number=number)
        except ValueError as error:
            raise CorrectionError(f"{name}, correction {number}: {error}") from error


def _correction(entry: Mapping[str, Any]) -> Correction:
    """One entry. Raises ``ValueError`` with a sentence."""
    action, table = str(entry.get("action")), str(entry.get("table"))
    if action not in CORRECTION_ACTION:
        raise ValueError(f"action is {action!r}, but must be one of {', '.join(CORRECTION_ACTION)}.")
    if table not in CORRECTED_TABLE:
        raise ValueError(f"table is {table!r}, but must be one of {', '.join(CORRECTED_TABLE)}.")
    allowed = _ALWAYS | _MUST[action] | _MAY.get(action, frozenset())
    if odd := sorted(set(entry) - allowed):
        raise ValueError(f"{action} knows no {', '.join(odd)}; it has {', '.join(sorted(allowed))}.")
    if lacking := sorted(key for key in _ALWAYS | _MUST[action] if entry.get(key) in (None, "", [], {})):
        raise ValueError(f"{', '.join(lacking)} must be given; fill in what is empty or take the entry away.")
    _check_action(action, table, entry)
    ids = _words(entry, "ids") if action == "merge" else (_word(entry, "id"),)
    if not all(_ID.fullmatch(each) for each in ids):
        raise ValueError("an id is 16 hex digits, as in column id of the table or view.")
    return Correction(
        action,
        table,
        ids,
        who=_word(entry, "who"),
        when=_day(entry["when"]),
        why=_word(entry, "why"),
        file="",
        number=0,
        was=_columns(entry, "was"),
        becomes=_columns(entry, "set"),
        names=_words(entry, "names"),
        articles=_words(entry, "articles"),
        into=_word(entry, "into") if "into" in entry else None,
        alias=_word(entry, "alias") if "alias" in entry else None,
    )


def _check_action(action: str, table: str, entry: Mapping[str, Any]) -> None:
    """What an action can be done to."""
    if action in ("merge", "split", "alias") and table not in _ENTITIES:
        raise ValueError(f"{action} is for {', '.join(_ENTITIES)}, not for {table}; change or reject the row instead.")
    if action in ("accept", "reject", "change") and table == "region":
        raise ValueError("a region can be merged, split or given an alias; change the facts that name the wrong one.")
    if action == "merge" and len(set(entry["ids"])) < 2:
        raise ValueError("ids must name at least two different rows.")
    if action == "split":
        if table == "region" and not (entry.get("articles") and entry.get("into")):
            raise ValueError("a region is split by articles (which of them mean another place) and into (that place).")
        if table != "region" and ("into" in entry or not (entry.get("names") or entry.get("articles"))):
            raise ValueError(
                f"a {table} is split by names, articles or both: what is another {table}; into is unknown."
            )
    if action == "change" and (missing := sorted(set(entry["set"]) - set(entry["was"]))):
        raise ValueError(f'was must also say what {", ".join(missing)} is now ("" where it is empty).')


def _word(entry: Mapping[str, Any], key: str) -> str:
    value = entry[key]
    if not isinstance(value, str) or not value.strip() or "\x00" in value:
        raise ValueError(f"{key} must be words in quotes.")
    return value.strip()


def _words(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError(f'{key} must be a list of words, such as ["one", "other"].')
    return tuple(sorted({each.strip() for each in value}))


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError("when must be a day such as 2026-01-31.") from error


def _columns(entry: Mapping[str, Any], key: str) -> Mapping[str, Stated]:
    """Column to value; an empty string is an empty column."""
    found = entry.get(key, {})
    if not isinstance(found, dict):
        raise ValueError(f"{key} must be columns with values, such as {{ persons = 231 }}.")
    for column, value in found.items():
        if isinstance(value, (list, dict, datetime)) or not isinstance(value, (str, int, float, date)):
            raise ValueError(f"{key}.{column} must be one value: words, a number, a day, true or false.")
    return MappingProxyType({column: None if value == "" else value for column, value in found.items()})
