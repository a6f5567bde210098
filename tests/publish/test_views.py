"""The views that people and BI tools query, and the dictionary that explains them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from sqlalchemy import Engine

from pairing_db.publish import views
from pairing_db.store.models import MODULES, metadata

DATA = tomllib.loads((Path(__file__).parent / "promised_columns.toml").read_text(encoding="utf-8"))


def expand(words: str) -> list[str]:
    found = []
    for word in words.split():
        if word.startswith("@"):
            found += [word[1:], f"{word[1:]}_code", f"{word[1:]}_path"]
        elif word.startswith("$"):
            found += expand(DATA["lists"][word[1:]])
        else:
            found.append(word)
    return found


PROMISED = {view: expand(words) for view, words in DATA["views"].items()}


@pytest.mark.parametrize("view", PROMISED)
def test_promised_columns_stand_and_every_column_has_a_type(database: Engine, rows, view: str) -> None:
    found = {row["name"]: row["type"] for row in rows(database, f"PRAGMA table_info({view})")}
    assert set(PROMISED[view]) <= set(found)
    assert all(found.values()), [name for name, kind in found.items() if not kind]


def test_no_view_is_untested() -> None:
    assert {view.name for view in views()} == set(PROMISED)


def test_the_dictionary_describes_every_column(database: Engine, rows) -> None:
    described = {(row["table"], row["column"]): row for row in rows(database, "SELECT * FROM data_dictionary")}
    names = [row["name"] for row in rows(database, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    for name in {name for name in names if not name.startswith("search_")} - {"alembic_version"}:
        for column in rows(database, f'PRAGMA table_info("{name}")'):
            row = described.pop((name, column["name"]))
            assert row["type"] == column["type"], row
            assert row["description"].endswith("."), row
            assert row["label_zh"], row
            assert row["label_en"], row
    assert not described


def test_enumerations_are_explained(database: Engine, rows) -> None:
    query = "SELECT codes FROM data_dictionary WHERE \"table\" = 'v_fund_flow' AND \"column\" = '{}'"
    assert "disbursed 到位" in rows(database, query.format("stage"))[0]["codes"]
    assert rows(database, query.format("unit")) == [{"codes": "table unit"}]


def test_every_table_says_what_a_row_is() -> None:
    models = {model for module in MODULES for model in vars(module).values() if hasattr(model, "__tablename__")}
    assert all(model.__doc__ for model in models)
    documented = {model.__tablename__ for model in models}
    assert all(name in documented or table.info.get("doc") for name, table in metadata.tables.items())
