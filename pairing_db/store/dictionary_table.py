"""The data dictionary: what every column of every table and view means, inside the database itself."""

from __future__ import annotations

from pairing_db.store.base import Base, Mapped, identifier, string


class DataDictionary(Base):
    """A column of a table or view, described."""

    __tablename__ = "data_dictionary"
    table: Mapped[str] = identifier("表", "table", doc="The table or view.")
    column: Mapped[str] = identifier("列", "column", doc="The column.")
    type: Mapped[str] = string("类型", "type", optional=False, doc="The declared type.")
    unit: Mapped[str | None] = string("单位", "unit", doc="The unit of its numbers.")
    label_zh: Mapped[str] = string("中文名", "Chinese label", optional=False, doc="The Chinese label.")
    label_en: Mapped[str] = string("英文名", "English label", optional=False, doc="The English label.")
    description: Mapped[str] = string("说明", "description", optional=False, doc="What it holds.")
    codes: Mapped[str | None] = string(
        "代码表", "codes", doc="Allowed codes with their labels, or the table that lists them."
    )
