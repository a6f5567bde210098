"""The data dictionary as a page to read, ``docs/data-dictionary.md``: the same rows as in the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy.dialects.sqlite import dialect

from pairing_db.publish.diagram import table_doc
from pairing_db.publish.dictionary import dictionary_rows
from pairing_db.publish.views import views
from pairing_db.store.models import metadata

TITLE = "# The data dictionary"
_HEADER = "| column | 中文 | English | type | unit | what it holds |\n|---|---|---|---|---|---|"


def dictionary_page(names: Collection[str] | None = None) -> str:
    """Every table and view, or those of ``names``, with its columns; types as SQLite declares them."""
    return "\n\n".join(_parts(names)) + "\n"


def _parts(names: Collection[str] | None) -> Iterator[str]:
    yield TITLE
    yield (
        "Made from the models by `docs/refresh.py`; do not edit. The same rows are in table `data_dictionary` of every "
        "database. Views (`v_…`, at the end) are for reading: names joined in, one row a fact."
    )
    docs = {view.name: view.doc for view in views()} | {
        table.name: table_doc(table) for table in metadata.tables.values()
    }
    rows = sorted(dictionary_rows(dialect()), key=lambda row: row["table"])  # stable: columns keep their order
    for name, columns in groupby(rows, key=lambda row: row["table"]):
        if names is not None and name not in names:
            continue
        yield f"## {name}"
        yield docs[name]
        yield "\n".join([_HEADER, *(_line(row) for row in columns)])


def _line(row: Mapping[str, Any]) -> str:
    described = row["description"]
    if row["codes"]:
        described += " " + ("Codes in " if row["codes"].startswith("table ") else "Codes: ") + row["codes"] + "."
    cells = (
        f"`{row['column']}`", row["label_zh"], row["label_en"], row["type"].lower(), row["unit"] or "", described
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
