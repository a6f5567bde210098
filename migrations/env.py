"""Runs the migrations: inside the program's own transaction, or from the command line with ``-x url=…``.

The transaction, the foreign keys that must be off around a rebuilt table, the views that must be gone under it and the
check before the commit are in ``pairing_db/store/schema.py``.
"""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection
from sqlalchemy.types import DOUBLE_PRECISION, REAL, Float, Numeric

from pairing_db.store.engine import database_url, open_engine
from pairing_db.store.models import metadata

# The endings of the names that ``store/base.py`` gives to checks which PostgreSQL's own types make needless.
SQLITE_ONLY = ("_date", "_flag")


def render_item(kind: str, item: Any, _autogen: AutogenContext) -> str | Literal[False]:
    """Keep in a generated migration what Alembic would drop: SQLite-only checks and the type of money."""
    if kind == "check" and isinstance(item, CheckConstraint) and str(item.name).endswith(SQLITE_ONLY):
        name = f"op.f({str(item.name)!r})"
        return f"sa.CheckConstraint({str(item.sqltext)!r}, name={name}).ddl_if(dialect='sqlite')"
    if kind == "type" and isinstance(item, Numeric) and not isinstance(item, DOUBLE_PRECISION) and item.precision == 20:
        return "sa.Numeric(20, 2, asdecimal=False).with_variant(sa.DOUBLE_PRECISION(), 'sqlite')"
    return False


def compare_type(context: MigrationContext, _column: Any, _model: Any, found: Any, meant: Any) -> bool | None:
    """SQLite shows DOUBLE PRECISION as REAL, which is what it is there; everything else is compared as ever."""
    if context.dialect.name == "sqlite" and isinstance(found, REAL) and isinstance(meant, (Float, Numeric)):
        return False
    return None


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Compare with the models only what is theirs."""
    return kind != "table" or name in metadata.tables


def run(connection: Connection) -> None:
    """Run what Alembic was asked for on an open connection."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=compare_type,
        render_item=render_item,
        include_name=include_name,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Use the connection that the program hands over, else open the database named by ``-x url=…``."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        run(connection)
        return
    address = context.get_x_argument(as_dictionary=True).get("url", "sqlite:///build/migration.db")
    engine = open_engine(database_url(address), foreign_keys=False)
    with engine.begin() as opened:
        run(opened)
    engine.dispose()


if context.is_offline_mode():
    raise SystemExit("Migrations run on a database; generating SQL alone is not supported.")
main()
