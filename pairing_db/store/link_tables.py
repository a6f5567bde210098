"""Which evidence supports which fact, and what each figure gave."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from pairing_db import codes
from pairing_db.codes import FACT_TABLE
from pairing_db.store.base import Base, Mapped, choice, identifier, one_of, reference


def _evidence_table(fact_table: str) -> Table:
    """The association table between the facts of one table and their evidence."""
    info = {"unit": None, "codes": None}
    zh, en = FACT_TABLE[fact_table]
    return Table(
        f"{fact_table}_evidence",
        Base.metadata,
        Column(
            f"{fact_table}_id", Text, ForeignKey(f"{fact_table}.id", ondelete="CASCADE"), primary_key=True,
            nullable=False, doc="The fact.", info=info | {"label_zh": zh, "label_en": en},
        ),
        Column(
            "evidence_id", Text, ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True, nullable=False,
            index=True, doc="The stretch of an article that supports it.",
            info=info | {"label_zh": "证据", "label_en": "evidence"},
        ),
        Column(
            "fact_table", Text, nullable=False, doc="The name of the fact's table.",
            info={"unit": None, "codes": FACT_TABLE, "label_zh": "事实表", "label_en": "fact table"},
        ),
        Column(
            "rule", Text, nullable=False, index=True, doc="The named reading that made the fact from it.",
            info=info | {"label_zh": "规则", "label_en": "rule"},
        ),
        Column(
            "position", Integer, nullable=False,
            doc="Place among the fact's evidence: by date of publication, source, leading stretch first, offset.",
            info=info | {"label_zh": "次序", "label_en": "position"},
        ),
        CheckConstraint(f"fact_table = '{fact_table}'", name="fact_table_name"),
        comment=None,
        info={"doc": f"Which evidence supports which row of {fact_table}."},
    )  # fmt: skip


EVIDENCE_TABLES = {fact_table: _evidence_table(fact_table) for fact_table in FACT_TABLE}


class FigureFact(Base):
    """What a figure gave: the fact, and the column of it that the figure fills."""

    __tablename__ = "figure_fact"
    figure_id: Mapped[str] = reference("figure.id", "数字", "figure", primary=True, cascade=True, doc="The figure.")
    fact_table: Mapped[str] = choice(codes.FACT_TABLE, "事实表", "fact table", primary=True, doc="The fact's table.")
    fact_id: Mapped[str] = identifier("事实", "fact", doc="The fact, in rejected_fact where people rejected it.")
    column_name: Mapped[str] = identifier("列", "column", doc="The column that it fills.")
    __table_args__ = (one_of("fact_table", codes.FACT_TABLE),)
