"""Views of what people decided: corrections with what they changed, and rejected facts."""

from __future__ import annotations

from pairing_db.publish.view import View, plain_view
from pairing_db.store.models import metadata


def correction_views() -> tuple[View, ...]:
    """``v_correction`` and ``v_rejected_fact``."""
    correction, target, value, rejected = (
        metadata.tables[name] for name in ("correction", "correction_target", "correction_value", "rejected_fact")
    )
    decided = correction.join(target, target.c.correction_id == correction.c.id)
    said = decided.outerjoin(value, value.c.correction_id == correction.c.id)
    who = ("who", "decided_on", "why", "file")
    return (
        plain_view(
            "v_correction",
            "One row for each row and column that a correction speaks of, with what the reader found.",
            said,
            [
                correction.c.id,
                correction.c.action,
                correction.c.fact_table,
                *target.columns[1:],
                *value.columns[1:],
                *(correction.c[name] for name in (*who, "state", "problem")),
            ],
        ),
        plain_view(
            "v_rejected_fact",
            "One row for each fact that people rejected, as the reader found it.",
            rejected.join(correction, correction.c.id == rejected.c.correction_id),
            [*(c for c in rejected.columns if c.name != "correction_id"), *(correction.c[name] for name in who)],
        ),
    )
