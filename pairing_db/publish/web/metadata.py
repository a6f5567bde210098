"""What Datasette's own pages are told about the tables, made from the models; units belong into descriptions there."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.sqlite import dialect

from pairing_db.publish.dictionary import dictionary_rows
from pairing_db.publish.views import views
from pairing_db.store.models import SEARCH_TABLES

_SHADOWS = ("config", "data", "docsize", "idx")


def metadata() -> dict[str, Any]:
    """Titles and descriptions of tables, views and columns; the tables of the full-text index are hidden."""
    tables: dict[str, Any] = {view.name: {"description": view.doc, "columns": {}} for view in views()}
    for row in dictionary_rows(dialect()):
        columns = tables.setdefault(str(row["table"]), {"columns": {}})["columns"]
        unit = f" [{row['unit']}]" if row["unit"] else ""
        columns[str(row["column"])] = f"{row['label_zh']} · {row['label_en']}{unit}: {row['description']}"
    for name in (*SEARCH_TABLES, *(f"search_index_{shadow}" for shadow in _SHADOWS), "alembic_version"):
        tables[name] = {"hidden": True}
    return {"title": "pairing_db", "databases": {"data": {"tables": tables}}}
