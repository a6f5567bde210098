"""A figure in a title or heading that the body states again is of the time that the body gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pairing_db.document import Document, Reading

_VALUE = {"fund_flow": "amount_yuan", "labor_transfer": "persons", "talent_exchange": "persons", "observation": "value"}
_TIME = ("period_start", "period_end", "is_cumulative")
_UNDATED = frozenset({"article", "none"})
_ROUNDING = {"over": (1.0, 1.15), "under": (0.87, 1.0), "about": (0.9, 1.1)}


def dated_by_body(document: Document, readings: Sequence[Reading]) -> list[Reading]:
    """``readings``, those of titles and headings without a time of their own dated as their restatement in the body."""
    above = {reading.spans[0] for reading in readings if _role(document, reading) in ("title", "heading")}
    body = [r for r in readings if r.table in _VALUE and r.spans[0] not in above]
    dated: list[Reading] = []
    for reading in readings:
        same = None
        if reading.spans[0] in above and reading.table in _VALUE and reading.context.get("period_end") in _UNDATED:
            same = next((r for r in body if _restates(reading, r)), None)
        if same is None:
            dated.append(reading)
            continue
        times = {column: same.values.get(column) for column in _TIME}
        context = {**reading.context, "period_end": "restatement"}
        dated.append(replace(reading, values={**reading.values, **times}, context=context))
    return dated


def _restates(headline: Reading, reading: Reading) -> bool:
    """Is it the same kind of figure, of the same value or one that the headline rounds, with a time of its own?"""
    if reading.table != headline.table or reading.context.get("period_end") in _UNDATED:
        return False
    if any(reading.values.get(c) != headline.values.get(c) for c in ("unit", "kind", "indicator", "status")):
        return False
    value, stated = headline.values.get(_VALUE[reading.table]), reading.values.get(_VALUE[reading.table])
    if not isinstance(value, int | float) or not isinstance(stated, int | float) or not value:
        return False
    low, high = _ROUNDING.get(str(headline.values.get("qualifier")), (1.0, 1.0))
    return low <= stated / value <= high


def _role(document: Document, reading: Reading) -> str:
    start = reading.spans[0][0]
    return next((b.role for b in document.blocks if b.start <= start < b.end), "furniture")
