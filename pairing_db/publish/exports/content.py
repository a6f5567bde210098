"""What a writer of files is handed: tables and views with their rows, and what the reader asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from pairing_db.publish.dataset import Dataset, Row, datasets
from pairing_db.publish.selection import Selection


@dataclass(frozen=True, slots=True)
class Content:
    """The tables and views to write, each with the rows that were chosen."""

    connection: Connection
    selection: Selection
    chosen: Sequence[Dataset]

    def rows(self, dataset: Dataset) -> Iterator[Row]:
        """The chosen rows of a table or view, in their fixed order."""
        return dataset.rows(self.connection, self.selection.condition(dataset))

    def about(self) -> list[tuple[str, str]]:
        """The filter in words; empty where everything was asked for."""
        return list(self.selection.describe())


def views_of(selection: Selection) -> list[Dataset]:
    """The views that can hold chosen rows."""
    return [dataset for dataset in datasets().values() if dataset.is_view and selection.can_hold(dataset)]


def everything(selection: Selection) -> list[Dataset]:
    """All tables, and the views that can hold chosen rows."""
    tables = [dataset for dataset in datasets().values() if not dataset.is_view]
    return tables + views_of(selection)
