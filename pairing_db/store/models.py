"""The whole schema: importing this module fills ``metadata`` with every table."""

from __future__ import annotations

from pairing_db.store import (
    article_tables,
    check_tables,
    correction_tables,
    dictionary_table,
    entity_tables,
    fact_tables,
    link_tables,
    quality_tables,
    reference_tables,
    total_tables,
)
from pairing_db.store.base import Base
from pairing_db.store.search_tables import SEARCH_TABLES

metadata = Base.metadata

MODULES = (
    reference_tables,
    article_tables,
    entity_tables,
    fact_tables,
    link_tables,
    total_tables,
    correction_tables,
    check_tables,
    quality_tables,
    dictionary_table,
)

__all__ = ["MODULES", "SEARCH_TABLES", "metadata"]
