"""Do corrections fit the schema? Checked before anything is read, against the models themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pairing_db.document import Correction
from pairing_db.errors import CorrectionError
from pairing_db.resolve.contradictions import refuse_contradictions
from pairing_db.resolve.facts import SHAPES
from pairing_db.resolve.rulings import ENTITY_COLUMNS, REGION_COLUMNS
from pairing_db.resolve.statements import Row
from pairing_db.store.validate import REQUIRED, problem_together, value_problem

_SHARED = ("status", "qualifier", "period_start", "period_end", "is_cumulative", "scope", "unit")
_ENTITIES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "pairing": ("donor", "recipient", "donor_name", "recipient_name", "level", "started_year", "ended_year"),
    "enterprise": ("name", "kind", "home"),
    "project": (
        "name", "region", "sector", "status", "started_on", "planned_investment_yuan", "actual_investment_yuan",
        "qualifier",
    ),
})  # fmt: skip


def check_corrections(corrections: Sequence[Correction]) -> None:
    """Raise ``CorrectionError`` where a column or a value cannot be, or where corrections contradict each other."""
    for correction in corrections:
        for column, value in (*correction.was.items(), *correction.becomes.items()):
            problem = _problem(correction, column, value)
            if problem:
                raise CorrectionError(f"{correction.place}: {problem}")
        began, ended = (correction.becomes.get(column) for column in ("started_year", "ended_year"))
        if began is not None and ended is not None and str(ended) < str(began):
            raise CorrectionError(f"{correction.place}: it ends in {ended}, before it begins in {began}.")
    refuse_contradictions(corrections)


def correctable_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that a correction may change, named as in the views."""
    if table in _ENTITIES:
        return _ENTITIES[table]
    shape = SHAPES[table]
    shared = _SHARED[:-1] if table in ("pairing_tally", "fund_flow") else _SHARED  # the one has no unit, the other yuan
    project = ("project",) if shape.project else ()
    return (*shape.regions, *shape.enterprises, *project, *shape.codes, *shape.values, *shape.attributes, *shared)


def _problem(correction: Correction, column: str, value: Any) -> str | None:
    table = correction.table
    if column in ("sum_ok", "sum_note", "pairing_id", "year", "sources"):
        return f"{column} follows from the facts and cannot be set; change or reject the fact that makes it wrong."
    if column not in correctable_columns(table):
        return f"{table} has no column {column} to correct; it has {', '.join(correctable_columns(table))}."
    if value is None:
        needed = column in REQUIRED[table] and column in correction.becomes
        return f"{column} must not be empty." if needed else None
    if column in REGION_COLUMNS or column in ENTITY_COLUMNS:
        return None if isinstance(value, str) else f"{column} must be words: a path, a code, a name or an id."
    problem = value_problem(table, column, str(value) if hasattr(value, "isoformat") else value)
    return f"{column} = {value!r}: {problem}." if problem else None


def check_corrected(rows: Mapping[str, Sequence[Row]], corrections: Sequence[Correction]) -> None:
    """Raise ``CorrectionError`` where a row cannot be stored as it stands after its corrections."""
    for table in (*_ENTITIES, *SHAPES):
        for row in rows[table]:
            problem = problem_together(row) if row["corrected"] else None
            if problem:
                about = sorted({each.file for each in corrections if each.table == table})
                raise CorrectionError(
                    f"After the corrections of {', '.join(about)} a row of {table} ({row['id']}) would have {problem}; "
                    "put them right and load again. No correction was applied and the facts are as they were."
                )
