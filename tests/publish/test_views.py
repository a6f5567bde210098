"""The views that people and BI tools query, and the dictionary that explains them."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from pairing_db.publish import views
from pairing_db.store.models import MODULES, metadata

PLACE = ("{}", "{}_code", "{}_path")
MEASURED = ["id", "qualifier", "status", "period_start", "period_end", "year", "is_cumulative", "scope", "sum_ok", "sum_note"]
PAIRED = ["pairing_donor", "pairing_recipient"]
SUPPORT = ["sources", "first_source", "first_quote"]


def places(*names: str) -> list[str]:
    return [part.format(name) for name in names for part in PLACE]


PROMISED = {
    "v_fund_flow": [*places("donor", "recipient"), *MEASURED, *PAIRED, *SUPPORT]
    + ["payer_enterprise", "project", "kind", "stage", "amount_yuan", "amount_max_yuan", "unit"],
    "v_labor_transfer": [*places("origin", "destination"), *MEASURED, *PAIRED, *SUPPORT]
    + ["employer_enterprise", "mode", "persons", "persons_max", "poor_persons", "unit"],
    "v_talent_exchange": [*places("from", "to"), *MEASURED, *PAIRED, *SUPPORT]
    + ["direction", "role", "activity", "persons", "persons_max", "unit"],
    "v_observation": [*places("region"), *MEASURED, *PAIRED, *SUPPORT]
    + ["indicator", "indicator_zh", "project", "enterprise", "value", "value_max", "unit"],
    "v_pairing_tally": [*places("donor", "recipient"), *MEASURED, *PAIRED, *SUPPORT]
    + ["unit_kind", "donor_count", "recipient_count"],
    "v_pairing": [*places("donor", "recipient"), *SUPPORT]
    + ["id", "donor_name", "recipient_name", "level", "started_year", "ended_year", "basis"],
    "v_project": [*places("region"), *PAIRED, *SUPPORT]
    + ["id", "name", "sector", "status", "started_on", "planned_investment_yuan", "actual_investment_yuan", "qualifier", "enterprises"],
    "v_enterprise": [*places("home"), *SUPPORT, *["id", "name", "kind", "aliases"]],
    "v_evidence": ["fact_table", "fact_id", "source", "title", "published_on", "char_start", "char_end", "quote", "rule"],
}


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
    for name in set(names) - {"alembic_version"}:
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
