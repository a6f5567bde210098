"""The readings of all articles, as ``resolve`` takes them in, and the orders in which they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Span = tuple[int, int]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """An article, as far as facts care. ``root`` is the article that it copies, else itself."""

    id: str
    name: str
    published_on: date | None
    root: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A stored reading. ``values`` has its columns with divisions as paths; ``spans`` are original offsets."""

    id: str
    article: Source
    table: str
    values: Mapping[str, Any]
    regions: Mapping[str, Mapping[str, Any]]
    spans: tuple[Span, ...]
    rule: str


def newest_first(statements: Iterable[Statement]) -> list[Statement]:
    """The order in which statements decide an attribute: newest article, then smallest article id, then place."""
    return sorted(statements, key=_recency)


def _recency(statement: Statement) -> tuple[int, str, tuple[Span, ...], str]:
    published = statement.article.published_on
    return (-published.toordinal() if published else 1), statement.article.id, statement.spans, statement.id


def stated(newest: Iterable[Statement], column: str) -> Any:
    """The value of ``column`` in the first of the statements that states one, else None."""
    return next((s.values[column] for s in newest if s.values.get(column) is not None), None)
