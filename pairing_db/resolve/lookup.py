"""What the words of a correction mean: ids that may be former ones, divisions, enterprises, projects, plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from pairing_db.codes import FACT_TABLE
from pairing_db.document import Correction
from pairing_db.resolve.derivation import Derived
from pairing_db.resolve.entities import KnownId
from pairing_db.resolve.facts import SHAPES, earlier_keys
from pairing_db.resolve.identity import content_id, fold
from pairing_db.resolve.rulings import ENTITY_COLUMNS, REGION_COLUMNS, Place
from pairing_db.resolve.statements import Row

DATE_COLUMNS = frozenset({"period_start", "period_end", "started_on"})
_BELOW_COUNTY = (("township", ("镇", "乡", "街道", "街道办事处")), ("village", ("村", "社区")))


class UnknownWordsError(ValueError):
    """A correction names something that is not there; the message says what."""


class Lookup:
    """Finds what corrections speak of among the facts as read."""

    def __init__(self, read: Derived, split_ids: Mapping[str, str]) -> None:
        """``split_ids`` leads from the id that a split will give to its table."""
        self._read = read
        self._split_ids = split_ids
        self._rows: dict[str, dict[str, Row]] = {
            table: {row["id"]: row for row in read.rows[table]} for table in (*FACT_TABLE, "region")
        }

    def current(self, table: str, key: str) -> str | None:
        """The row that an id means, a former one included; None where there is none."""
        if key in self._rows[table] or self._split_ids.get(key) == table:
            return key
        return self._read.former.get((table, key)) or self._earlier.get((table, key))

    @cached_property
    def _earlier(self) -> Mapping[tuple[str, str], str]:
        """Measured facts by the ids that they had before articles joined the entities that they name."""
        former: defaultdict[str, list[str]] = defaultdict(list)
        for (_, old), new in self._read.former.items():
            former[new].append(old)
        return {
            (table, old): fact
            for table in SHAPES
            for fact, statements in self._read.based[table].items()
            for statement in statements
            for old in earlier_keys(table, statement, self._read.around, former)
        }

    def row(self, table: str, key: str) -> Row | None:
        """The row as read; None for one that only a split will make."""
        return self._rows[table].get(key)

    def region(self, words: str) -> str:
        """The division that an id, code, path or name means. Raises ``UnknownWordsError``."""
        found = self._read.atlas.at(words)
        if len(found) != 1:
            many = f"is the name of {len(found)} divisions; write the path" if found else "is no division that is known"
            raise UnknownWordsError(f"{words} {many}")
        return found[0]

    def entity(self, table: str, words: str) -> str:
        """The enterprise or project that an id or an exact name means. Raises ``UnknownWordsError``."""
        key = self.current(table, words)
        found = [key] if key else sorted(r["id"] for r in self._rows[table].values() if r["name"] == words)
        if len(found) != 1:
            many = f"is the name of {len(found)} rows; write the id" if found else "is none that is known"
            raise UnknownWordsError(f"{table} {words} {many}")
        return found[0]

    def place(self, words: str) -> Place:
        """The division meant, which may be a town or village that no article names yet."""
        parent, _, name = words.rpartition("/")
        level = next((level for level, ends in _BELOW_COUNTY if name.endswith(ends)), None)
        if level is None or not parent or self._read.atlas.at(words):
            return Place.of(self._read.atlas.rows[self.region(words)])
        self.region(parent)
        suffix = next(end for _, ends in _BELOW_COUNTY for end in reversed(ends) if name.endswith(end))
        attributes = {"code": None, "name": name, "short_name": name.removesuffix(suffix) or name, "level": level}
        return Place(words, attributes | {"county_code": None, "parent_path": parent})

    def value(self, column: str, stated: Any) -> Any:
        """A stated value as a reading would have it. Raises ``UnknownWordsError``."""
        if stated is None:
            return None
        if column in REGION_COLUMNS:
            return self.place(str(stated))
        if column in ENTITY_COLUMNS:
            return KnownId(self.entity(ENTITY_COLUMNS[column], str(stated)))
        return date.fromisoformat(str(stated)) if column in DATE_COLUMNS else stated

    def same(self, row: Row, column: str, stated: Any) -> bool:
        """Does the row as read hold what a correction says that it holds?"""
        actual = row[stored_column(row, column)]
        if stated is None or actual is None:
            return stated is actual
        if column in REGION_COLUMNS:
            atlas = self._read.atlas
            return bool(atlas.last_successor(self.region(str(stated))) == atlas.last_successor(actual))
        if column in ENTITY_COLUMNS:
            return self.entity(ENTITY_COLUMNS[column], str(stated)) == str(actual)
        if column == "indicator":
            return content_id("indicator", str(stated)) == str(actual)
        if column in DATE_COLUMNS:
            return str(stated) == str(actual)
        if isinstance(stated, str):
            return fold(stated) == fold(str(actual))
        return plain_text(stated) == plain_text(actual)

    def text(self, row: Row, column: str) -> str | None:
        """What the row as read holds, in words."""
        actual = row[stored_column(row, column)]
        if actual is None:
            return None
        if column in REGION_COLUMNS:
            return str(self._read.atlas.rows[actual]["path"])
        if column == "indicator":
            return str(self._read.based["observation"][row["id"]][0].values["indicator"])
        if column in ENTITY_COLUMNS:
            return str(self._rows[ENTITY_COLUMNS[column]][actual]["name"])
        return plain_text(actual)


def stored_column(row: Row, column: str) -> str:
    """The column of the table that a column of readings fills."""
    return next(name for name in (column, f"{column}_id", f"{column}_region_id") if name in row)


def plain_text(value: Any) -> str | None:
    """A value in words: whole numbers without ``.0``, days in full, true and false."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def correction_id(correction: Correction) -> str:
    """What a correction decides, who decided it, when and why; not where it stands."""
    return content_id(
        "correction",
        correction.action,
        correction.table,
        sorted(correction.ids),
        *([[column, value] for column, value in sorted(part.items())] for part in (correction.was, correction.becomes)),
        correction.names,
        correction.articles,
        correction.into,
        correction.alias,
        correction.who,
        correction.when,
        correction.why,
    )


def split_id(table: str, key: str, names: Sequence[str], articles: Sequence[str]) -> str:
    """The id of what a split takes out of an enterprise or project."""
    return content_id(table, "split", key, names, articles)
