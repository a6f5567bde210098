"""What a view is: its columns, each with the stored column behind it, and its query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, FromClause, Select, select
from sqlalchemy.sql.selectable import CompoundSelect


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view and the stored column that it hands through."""

    name: str
    stored: Column[Any]
    labels: tuple[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what one row of it is, its columns, the query behind it."""

    name: str
    doc: str
    columns: tuple[ViewColumn, ...]
    query: Select[Any] | CompoundSelect[Any]


def column_labels(column: Column[Any]) -> tuple[str, str]:
    """The Chinese and the English label of a stored column."""
    return column.info["label_zh"], column.info["label_en"]


def plain_view(
    name: str, doc: str, source: FromClause, columns: Iterable[Column[Any] | tuple[str, Column[Any]]]
) -> View:
    """A view that hands columns of ``source`` through, under their own names or the given ones."""
    named = [column if isinstance(column, tuple) else (column.name, column) for column in columns]
    shown = tuple(ViewColumn(as_name, column, column_labels(column)) for as_name, column in named)
    query = select(*(column.label(as_name) for as_name, column in named)).select_from(source)
    return View(name, doc, shown, query)
