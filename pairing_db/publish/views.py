"""One flat view for each fact table. Views hand stored columns through and compute none, so each column has a type."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, FromClause, Table, inspect, select, union_all

from pairing_db.codes import FACT_TABLE
from pairing_db.publish.correction_views import correction_views
from pairing_db.publish.quality_views import quality_views
from pairing_db.publish.view import View, ViewColumn, column_labels
from pairing_db.store.models import metadata

TOTALS = ("aid_by_pairing_year", "investment_by_pairing_year", "consumption_by_pairing_year", "labor_by_pairing_year")
# The divisions of each fact table, as the view names them; behind is <name>_region_id (region_id for region).
_PLACES = {
    "fund_flow": ("donor", "recipient"),
    "labor_transfer": ("origin", "destination"),
    "talent_exchange": ("from", "to"),
    "observation": ("region",),
    "pairing": ("donor", "recipient"),
    "pairing_tally": ("donor", "recipient"),
    "project": ("region",),
    "enterprise": ("home",),
    "conflict": ("donor", "recipient"),
    **dict.fromkeys(TOTALS, ("donor", "recipient")),
}
_PLACE_PARTS = (("_code", "county_code", ("县级代码", " county code")), ("_path", "path", ("路径", " path")))
# Foreign keys whose target's name stands in the view: column behind -> (name in the view, table, column of the table).
_NAMED = {
    "project_id": (("project", "project", "name"),),
    "enterprise_id": (("enterprise", "enterprise", "name"),),
    "payer_enterprise_id": (("payer_enterprise", "enterprise", "name"),),
    "employer_enterprise_id": (("employer_enterprise", "enterprise", "name"),),
    "indicator_id": (("indicator", "indicator", "code"), ("indicator_zh", "indicator", "label_zh")),
    "pairing_id": (("pairing_donor", "pairing", "donor_name"), ("pairing_recipient", "pairing", "recipient_name")),
}


@cache
def views() -> tuple[View, ...]:
    """Every view of data model §7."""
    facts = (_fact_view(table) for table in (*FACT_TABLE, *TOTALS, "conflict"))
    return (*facts, _evidence_view(), _check_view(), *correction_views(), *quality_views())


def build_views(connection: Connection) -> None:
    """Create all views; those of the same name must be gone."""
    for view in views():
        connection.exec_driver_sql(_create(view, connection))


def definition(view: View, connection: Connection) -> str:
    """The fingerprint of a view's query on this database, 16 hex digits."""
    return sha256(_create(view, connection).encode()).hexdigest()[:16]


def views_are_current(connection: Connection) -> bool:
    """Do the views stand as ``build_views`` would make them?

    SQLite keeps what it was told; on PostgreSQL the fingerprint in a view's comment tells (``publish/comments.py``).
    """
    if connection.dialect.name != "sqlite":
        return {view.name for view in views()} <= set(inspect(connection).get_view_names())
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'view' AND name LIKE 'v\\_%' ESCAPE '\\'"
    stored = {row.name: row.sql for row in connection.exec_driver_sql(query)}
    return stored == {view.name: _create(view, connection) for view in views()}


def _create(view: View, connection: Connection) -> str:
    query = view.query.compile(connection, compile_kwargs={"literal_binds": True})
    return f"CREATE VIEW {view.name} AS {query}"


def _fact_view(name: str) -> View:
    """The flat view of one fact table: divisions and names joined in beside the table's own columns."""
    table = metadata.tables[name]
    source: FromClause = table
    columns = [ViewColumn("id", table.c.id, column_labels(table.c.id))]
    selected: list[Any] = [table.c.id]

    def show(as_name: str, column: Column[Any], stored: Column[Any], labels: tuple[str, str]) -> None:
        columns.append(ViewColumn(as_name, stored, labels))
        selected.append(column.label(as_name))

    for column in _own_columns(name, table):
        place = next((p for p in _PLACES[name] if column.name in (f"{p}_region_id", f"{p}_id")), None)
        if place is not None:
            region = metadata.tables["region"]
            joined = region.alias(f"{place}_region")
            source = source.outerjoin(joined, joined.c.id == column)
            zh, en = column_labels(column)
            for suffix, part, more in (("", "name", ("", "")), *_PLACE_PARTS):
                show(f"{place}{suffix}", joined.c[part], region.c[part], (zh + more[0], en + more[1]))
        elif column.name in _NAMED:
            target = metadata.tables[_NAMED[column.name][0][1]]
            joined = target.alias(column.name.removesuffix("_id") + "_row")
            source = source.outerjoin(joined, joined.c.id == column)
            zh, en = column_labels(column)
            for as_name, _, part in _NAMED[column.name]:
                more = column_labels(target.c[part])
                show(as_name, joined.c[part], target.c[part], (f"{zh}{more[0]}", f"{en}: {more[1]}"))
        else:
            show(column.name, column, column, column_labels(column))
    return View(
        f"v_{name}",
        f"One row for each row of {name}, names joined in.",
        tuple(columns),
        select(*selected).select_from(source),
    )


def _own_columns(name: str, table: Table) -> Iterable[Column[Any]]:
    """The table's columns, divisions first; the id is shown already."""
    places = [c for p in _PLACES[name] for c in table.columns if c.name in (f"{p}_region_id", f"{p}_id")]
    return [*places, *(c for c in table.columns if c.name != "id" and c not in places)]


def _evidence_view() -> View:
    """All pairs of fact and evidence, in each fact's own order."""
    evidence, article = metadata.tables["evidence"], metadata.tables["article"]
    parts, shown = [], []
    for name in FACT_TABLE:
        link = metadata.tables[f"{name}_evidence"]
        stored = {
            "fact_table": link.c.fact_table,
            "fact_id": link.c[f"{name}_id"],
            "position": link.c.position,
            "article_id": article.c.id,
            **{column: article.c[column] for column in ("source", "title", "published_on")},
            **{column: evidence.c[column] for column in ("char_start", "char_end", "quote")},
            "rule": link.c.rule,
        }
        shown = [ViewColumn(as_name, column, column_labels(column)) for as_name, column in stored.items()]
        parts.append(
            select(*(column.stored.label(column.name) for column in shown))
            .join(evidence, evidence.c.id == link.c.evidence_id)
            .join(article, article.c.id == evidence.c.article_id)
        )
    query = union_all(*parts).order_by("fact_table", "fact_id", "position")
    return View("v_evidence", "One row for each pair of fact and evidence.", tuple(shown), query)


def _check_view() -> View:
    """Each check once for each fact that it used."""
    check, used = metadata.tables["check_result"], metadata.tables["check_result_fact"]
    columns = [c for c in check.columns if c.name != "id"] + [c for c in used.columns if c.name != "check_result_id"]
    shown = [ViewColumn(c.name, c, column_labels(c)) for c in (used.c.check_result_id, *columns)]
    query = select(*(column.stored for column in shown)).join(check, check.c.id == used.c.check_result_id)
    return View("v_check", "One row for each pair of check and fact that it used.", tuple(shown), query)
