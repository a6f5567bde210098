"""What was read: articles, the figures in them, and what they state. These tables are all that facts are made from."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint

from pairing_db import codes
from pairing_db.store.base import (
    Base,
    Mapped,
    choice,
    count,
    day,
    hex_id,
    identifier,
    iso_dates,
    not_below,
    number,
    one_of,
    reference,
    string,
)  # fmt: skip


class Article(Base):
    """A document that was read."""

    __tablename__ = "article"
    id: Mapped[str] = identifier(doc="The first 16 hex digits of the SHA-256 of its bytes.")
    source: Mapped[str] = string(
        "来源文件", "source", optional=False, index=True,
        doc="Path below the folder loaded, or the source of the JSONL record; the first by name where it has several.",
    )  # fmt: skip
    sha256: Mapped[str] = string("SHA-256", "SHA-256", optional=False, doc="SHA-256 of the bytes, 64 hex digits.")
    title: Mapped[str | None] = string("标题", "title", doc="The headline, in simplified characters.")
    publisher: Mapped[str | None] = string("发布者", "publisher", index=True, doc="The paper, site or office.")
    published_on: Mapped[datetime.date | None] = day(
        "发布日期",
        "published on",
        index=True,
        doc="Date of publication; the last day where only month or year is known.",
    )
    published_precision: Mapped[str] = choice(
        codes.PUBLISHED_PRECISION, "日期精度", "date precision", doc="How exactly the date is known."
    )
    script: Mapped[str] = choice(codes.SCRIPT, "字体", "script", doc="The script of the original.")
    text: Mapped[str] = string(
        "原文", "text", optional=False, doc="The decoded original; all offsets are code points of it."
    )
    char_count: Mapped[int] = count(
        "字数", "characters", unit="code point", optional=False, doc="Length of the text in code points."
    )
    body: Mapped[str | None] = string(
        "正文",
        "body",
        doc="The cleaned body in simplified characters, without title and furniture: what reprints share.",
    )
    url: Mapped[str | None] = string("网址", "URL", doc="The web address that its record gives.")
    reprint_of_id: Mapped[str | None] = reference(
        "article.id", "转载自", "reprint of", doc="The article that it copies in substance."
    )
    __table_args__ = (
        hex_id(),
        one_of("published_precision", codes.PUBLISHED_PRECISION),
        one_of("script", codes.SCRIPT),
        *iso_dates("published_on"),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
    )


class ArticleSource(Base):
    """A name under which an article's bytes were found. Other bytes under the same name replace the article."""

    __tablename__ = "article_source"
    source: Mapped[str] = identifier("来源文件", "source", doc="Path below the folder loaded, or the JSONL source.")
    article_id: Mapped[str] = reference(
        "article.id", "文章", "article", optional=False, cascade=True, doc="The article that stood there last."
    )


class Damage(Base):
    """A stretch of an article that is damaged and could not be restored for sure."""

    __tablename__ = "damage"
    id: Mapped[str] = identifier(doc="SHA-256 of article and offsets, 16 hex digits.")
    article_id: Mapped[str] = reference(
        "article.id", "文章", "article", optional=False, cascade=True, doc="The article."
    )
    char_start: Mapped[int] = count("起", "start", optional=False, doc="First code point of the stretch.")
    char_end: Mapped[int] = count("止", "end", optional=False, doc="Code point after the stretch.")
    kind: Mapped[str] = string("损坏类型", "kind", optional=False, index=True, doc="The kind of damage.")
    __table_args__ = (hex_id(), not_below("char_start", "0"), not_below("char_end", "char_start"))


class Evidence(Base):
    """A stretch of one article that supports a fact."""

    __tablename__ = "evidence"
    id: Mapped[str] = identifier(doc="SHA-256 of article and offsets, 16 hex digits.")
    article_id: Mapped[str] = reference(
        "article.id", "文章", "article", optional=False, cascade=True, doc="The article."
    )
    char_start: Mapped[int] = count("起", "start", optional=False, doc="First code point of the quote in the article.")
    char_end: Mapped[int] = count("止", "end", optional=False, doc="Code point after the quote.")
    quote: Mapped[str] = string("引文", "quote", optional=False, doc="The characters of the original between the two.")
    __table_args__ = (
        hex_id(),
        not_below("char_start", "0"),
        CheckConstraint("char_end > char_start", name="char_end_after_char_start"),
        CheckConstraint("length(quote) = char_end - char_start", name="quote_length"),
    )


class Reading(Base):
    """What one article states in one place: the statement itself, before it is joined with others into a fact."""

    __tablename__ = "reading"
    id: Mapped[str] = identifier(doc="SHA-256 of article, table, statement and spans, 16 hex digits.")
    article_id: Mapped[str] = reference(
        "article.id", "文章", "article", optional=False, cascade=True, doc="The article."
    )
    fact_table: Mapped[str] = choice(
        codes.FACT_TABLE, "事实表", "fact table", index=True, doc="The table it belongs to."
    )
    stated: Mapped[str] = string(
        "陈述", "stated", optional=False,
        doc="The stated columns as a JSON object with sorted keys; divisions are paths, other bodies names.",
    )  # fmt: skip
    regions: Mapped[str] = string(
        "涉及区划", "divisions", optional=False,
        doc="JSON object: each division of the statement by path, with code, names, level and parent.",
    )  # fmt: skip
    spans: Mapped[str] = string(
        "依据位置", "spans", optional=False,
        doc="JSON array of [start, end] in the article's text, the leading one first.",
    )  # fmt: skip
    rule: Mapped[str] = string("规则", "rule", optional=False, index=True, doc="The named reading that made it.")
    context: Mapped[str] = string(
        "上下文", "context", optional=False,
        doc="JSON object: where each column came from that the clause itself does not state.",
    )  # fmt: skip
    __table_args__ = (hex_id(), one_of("fact_table", codes.FACT_TABLE))


class Figure(Base):
    """A numeral of title or body with its unit, and what became of it."""

    __tablename__ = "figure"
    id: Mapped[str] = identifier(doc="SHA-256 of article and offsets, 16 hex digits.")
    article_id: Mapped[str] = reference(
        "article.id", "文章", "article", optional=False, cascade=True, doc="The article."
    )
    char_start: Mapped[int] = count("起", "start", optional=False, doc="First code point of the figure in the article.")
    char_end: Mapped[int] = count("止", "end", optional=False, doc="Code point after the figure.")
    text: Mapped[str] = string("原文", "text", optional=False, doc="The figure as it stands in the original.")
    value: Mapped[float | None] = number(
        "数值", "value", doc="The value, 万 and 亿 multiplied out; the low end of a range."
    )
    value_max: Mapped[float | None] = number("上限", "maximum", doc="The high end of a range.")
    unit: Mapped[str | None] = string(
        "单位", "unit", index=True, doc="Code of the unit, else the measure word as written; NULL for a plain number."
    )
    qualifier: Mapped[str | None] = choice(
        codes.QUALIFIER, "限定", "qualifier", optional=True, doc="How exact the figure is."
    )
    disposition: Mapped[str] = choice(
        codes.DISPOSITION, "去向", "disposition", index=True, doc="What became of the figure."
    )
    reason: Mapped[str | None] = choice(
        codes.CONTEXT_REASON, "理由", "reason", optional=True, index=True, doc="Why a figure of the context is no fact."
    )
    rule: Mapped[str | None] = string("规则", "rule", doc="The named reading that decided it.")
    part_of_id: Mapped[str | None] = string(
        "所属合计", "part of", index=True, doc="The id of the figure that it is a part of, as its sentence has it."
    )
    part_rule: Mapped[str | None] = string(
        "所属依据", "part rule", doc="How its sentence says so: 其中, bracket, adds up."
    )
    __table_args__ = (
        hex_id(),
        one_of("qualifier", codes.QUALIFIER),
        one_of("disposition", codes.DISPOSITION),
        one_of("reason", codes.CONTEXT_REASON),
        CheckConstraint("(disposition = 'context') = (reason IS NOT NULL)", name="context_has_reason"),
        not_below("char_start", "0"),
        CheckConstraint("char_end > char_start", name="char_end_after_char_start"),
    )


class FigureReading(Base):
    """Which column of which statement a figure fills."""

    __tablename__ = "figure_reading"
    figure_id: Mapped[str] = reference("figure.id", "数字", "figure", primary=True, cascade=True, doc="The figure.")
    reading_id: Mapped[str] = reference(
        "reading.id", "陈述", "reading", primary=True, cascade=True, doc="The statement."
    )
    column_name: Mapped[str] = identifier("列", "column", doc="The column that it fills.")
