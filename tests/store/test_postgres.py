"""The same models on PostgreSQL, where PAIRING_DB_POSTGRES names an empty database for the tests."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import inspect

from pairing_db.publish import prepare_database
from pairing_db.publish.prepare import complete
from pairing_db.store.engine import database_url
from pairing_db.store.schema import downgrade

ADDRESS = os.environ.get("PAIRING_DB_POSTGRES", "")
pytestmark = pytest.mark.skipif(not ADDRESS, reason="PAIRING_DB_POSTGRES names no database")


def test_the_whole_way_and_back(plant, store, content, loaded) -> None:
    engine = prepare_database(ADDRESS)
    try:
        store(engine, plant)
        before = content(engine)
        store(engine, plant)
        assert content(engine) == before
        on_sqlite = content(loaded)
        del before["data_dictionary"], on_sqlite["data_dictionary"]
        assert before == on_sqlite
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM v_evidence").scalar_one() > 0
        money = next(c for c in inspect(engine).get_columns("v_fund_flow") if c["name"] == "amount_yuan")
        assert (money["type"].precision, money["type"].scale) == (20, 2)
        prepare_database(ADDRESS).dispose()
        downgrade(database_url(ADDRESS), complete, revision="base")
        assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    finally:
        engine.dispose()
