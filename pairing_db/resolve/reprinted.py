"""What a reprint states is dated as in the article that it copies: 今年 and 截至目前 mean the original's year and
day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pairing_db.resolve.identity import content_id
from pairing_db.resolve.statements import Statement

_DATES = ("period_start", "period_end", "is_cumulative")


def dated_as_printed_first(statements: Iterable[Statement]) -> list[Statement]:
    """The statements, those of a reprint with the dates that the same statement has in the original.

    Where the original does not make a statement, or makes it of several periods, the reprint's own dates stay.
    """
    given = list(statements)
    roots = {statement.article.root for statement in given if statement.article.root != statement.article.id}
    dates: defaultdict[tuple[str, str], set[tuple[Any, ...]]] = defaultdict(set)
    for statement in given:
        if statement.article.id in roots:
            dates[statement.article.id, _but_for_dates(statement)].add(_dates(statement.values))
    return [_redated(statement, dates) for statement in given]


def _redated(statement: Statement, dates: defaultdict[tuple[str, str], set[tuple[Any, ...]]]) -> Statement:
    article = statement.article
    if article.root == article.id:
        return statement
    first = dates.get((article.root, _but_for_dates(statement)), set())
    if len(first) != 1 or _dates(statement.values) in first:
        return statement
    values = {column: value for column, value in statement.values.items() if column not in _DATES}
    said = zip(_DATES, next(iter(first)), strict=True)
    return replace(statement, values=values | {column: value for column, value in said if value is not None})


def _but_for_dates(statement: Statement) -> str:
    kept = sorted((column, str(value)) for column, value in statement.values.items() if column not in _DATES)
    return content_id(statement.table, [[column, value] for column, value in kept])


def _dates(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values.get(column) for column in _DATES)
