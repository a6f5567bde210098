"""The door for notebooks: tables as DataFrames with their labels, and from any row back to the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from sqlalchemy import select, text

from pairing_db.errors import UsageError
from pairing_db.publish.dataset import Dataset, Field, datasets, named_dataset
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter, Selection
from pairing_db.segment.sentences import sentence_around
from pairing_db.store.engine import database_url, open_reader
from pairing_db.store.models import metadata

if TYPE_CHECKING:
    import pandas as pd

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of an article that support a fact: ``text[char_start:char_end] == quote`` in the article's own text.

    ``sentence`` is the quote with the rest of its sentence.
    """

    source: str
    title: str | None
    published_on: date | None
    char_start: int
    char_end: int
    quote: str
    sentence: str
    rule: str

    def __str__(self) -> str:
        place = f"{self.source} [{self.char_start}:{self.char_end}]"
        return f"“{self.quote}” {', '.join(str(part) for part in (self.title, self.published_on, place) if part)}"


class Database:
    """A database opened to be read. Needs pandas (``pairing_db[notebook]``) for DataFrames, not for ``sentence``.

    >>> db = pairing_db.open("pairing.db")
    >>> flows = db["v_fund_flow"]
    >>> print(db.sentence(flows.iloc[0]))
    """

    def __init__(self, database: str | Path) -> None:
        """``database`` is a file or an address. Raises what ``publish.reading`` raises."""
        self.address = str(database) if "://" in str(database) else f"sqlite:///{database}"
        with reading(self.address):
            self._engine = open_reader(database_url(self.address))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tables and views."""
        return tuple(datasets())

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.frame(name)

    def frame(
        self,
        name: str,
        *,
        header: Literal["name", "zh", "en"] = "name",
        donor: str | None = None,
        recipient: str | None = None,
        first_year: int | None = None,
        last_year: int | None = None,
        kinds: Sequence[str] = (),
    ) -> pd.DataFrame:
        """A table or view, its rows filtered as ``pairing-db export`` does.

        Whole numbers are ``Int64``, flags ``boolean``, dates ``datetime64[s]``, words ``string``: empty stays empty.
        The labels are in ``attrs["labels_zh"]`` and ``attrs["labels_en"]``, or over the columns with ``header``.
        """
        dataset = named_dataset(name)
        with self._engine.connect() as connection:
            selection = Selection(connection, Filter(donor, recipient, first_year, last_year, tuple(kinds)))
            rows = list(dataset.rows(connection, selection.condition(dataset)))
        frame = _frame(dataset, rows)
        return frame if header == "name" else frame.rename(columns=self.labels(name, header))

    def labels(self, name: str, language: Language = "zh") -> dict[str, str]:
        """The label of each column of a table or view."""
        return _labels(named_dataset(name), language)

    def dictionary(self, name: str) -> pd.DataFrame:
        """What each column of a table or view holds."""
        fields = named_dataset(name).fields
        rows = [(f.label_zh, f.label_en, f.kind, f.unit, f.description) for f in fields]
        columns = ["label_zh", "label_en", "kind", "unit", "description"]
        described: pd.DataFrame = _pandas().DataFrame(rows, columns=columns, index=[field.name for field in fields])
        return described

    def sql(self, query: str, **values: Any) -> pd.DataFrame:
        """The answer to a query; ``values`` fill its ``:names``. The database cannot be changed by it."""
        with self._engine.connect() as connection:
            answer: pd.DataFrame = _pandas().read_sql(text(query), connection, params=values)
        return answer

    def sentence(self, row: Mapping[str, Any] | pd.Series[Any] | str) -> Proof:
        """The first evidence of a fact: a row of any fact table or view, or its id. ``sentences`` gives all."""
        return self.sentences(row)[0]

    def sentences(self, row: Mapping[str, Any] | pd.Series[Any] | str) -> list[Proof]:
        """All evidence of a fact, the earliest article first. Raises ``UsageError`` where the row is no fact."""
        key = row if isinstance(row, str) else row.get("id", row.get("fact_id"))
        proofs, article = datasets()["v_evidence"].source, metadata.tables["article"]
        query = (
            select(proofs, article.c.text)
            .join_from(proofs, article, article.c.id == proofs.c.article_id)
            .where(proofs.c.fact_id == str(key))
            .order_by(proofs.c.position)
        )
        with self._engine.connect() as connection:
            found = connection.execute(query).mappings().all()
        if not found:
            raise UsageError(f"No evidence belongs to {key!r}; give a row of a fact table or view with its column id.")
        return [
            Proof(
                each["source"],
                each["title"],
                each["published_on"],
                each["char_start"],
                each["char_end"],
                each["quote"],
                sentence_around(each["text"], each["char_start"], each["char_end"]),
                each["rule"],
            )
            for each in found
        ]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _pandas() -> Any:
    try:
        import pandas  # most uses of this package need no DataFrames
    except ImportError as error:
        raise UsageError("DataFrames need the library pandas; install pairing_db[notebook].") from error
    return pandas


def _labels(dataset: Dataset, language: Language) -> dict[str, str]:
    return {field.name: field.label_zh if language == "zh" else field.label_en for field in dataset.fields}


def _frame(dataset: Dataset, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    pandas = _pandas()
    columns = list(zip(*rows, strict=True)) or [()] * len(dataset.fields)
    frame: pd.DataFrame = pandas.DataFrame(
        {field.name: _series(pandas, field, values) for field, values in zip(dataset.fields, columns, strict=True)}
    )
    frame.attrs = {"name": dataset.name, "description": dataset.doc}
    frame.attrs |= {f"labels_{language}": _labels(dataset, language) for language in ("zh", "en")}
    return frame


def _series(pandas: Any, field: Field, values: Sequence[Any]) -> Any:
    if field.kind == "date":
        return pandas.Series([None if day is None else day.isoformat() for day in values], dtype="datetime64[s]")
    types = {"text": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}
    return pandas.Series(list(values), dtype=types[field.kind])
