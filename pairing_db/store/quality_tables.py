"""How far the database can be trusted: pairings against the register, coverage, quality of articles and tables."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from pairing_db import codes
from pairing_db.store.base import (
    Base,
    Mapped,
    choice,
    count,
    flag,
    flags,
    hex_id,
    identifier,
    not_below,
    number,
    one_of,
    reference,
)  # fmt: skip


class RegisterCheck(Base):
    """A pairing in one year in which articles observe it, held against the official register."""

    __tablename__ = "register_check"
    id: Mapped[str] = identifier(doc="SHA-256 of pairing and year, 16 hex digits.")
    pairing_id: Mapped[str] = reference(
        "pairing.id", "结对关系", "pairing", optional=False, cascade=True, doc="The pairing as articles state it."
    )
    year: Mapped[int | None] = count(
        "年份", "year", index=True,
        doc="A year of its facts (all years of a sum), or in which it began or ended; else one in which it was written "
        "about; NULL where none is known.",
    )  # fmt: skip
    verdict: Mapped[str] = choice(
        codes.REGISTER_VERDICT, "结论", "verdict", index=True, doc="Whether the register says the same."
    )
    reason: Mapped[str] = choice(codes.REGISTER_REASON, "理由", "reason", index=True, doc="Why.")
    register_id: Mapped[str | None] = reference(
        "pairing_register.id", "名录行", "line of the register", doc="The line that decides; NULL where none does."
    )
    __table_args__ = (
        hex_id(),
        one_of("verdict", codes.REGISTER_VERDICT),
        one_of("reason", codes.REGISTER_REASON),
        CheckConstraint("verdict = 'unknown' OR register_id IS NOT NULL", name="decided_by_a_line"),
    )


class PairingYear(Base):
    """What is known of a pairing in one year of its span, also where that is nothing."""

    __tablename__ = "pairing_year"
    pairing_id: Mapped[str] = reference(
        "pairing.id", "结对关系", "pairing", primary=True, cascade=True, doc="The pairing."
    )
    year: Mapped[int] = count(
        "年份", "year", optional=False, primary=True,
        doc="A year of the span: from the first to the last of its facts, beginning, end, and lines in the register.",
    )  # fmt: skip
    articles: Mapped[int] = count(
        "文章数",
        "articles",
        optional=False,
        doc="Independent articles with a fact of that year, reprints counted once.",
    )
    fund_flow: Mapped[int] = count("资金", "fund flows", optional=False, doc="Actual facts of that year in fund_flow.")
    labor_transfer: Mapped[int] = count(
        "劳务协作", "labour transfers", optional=False, doc="Actual facts of that year in labor_transfer."
    )
    talent_exchange: Mapped[int] = count(
        "人才交流", "exchanges of people", optional=False, doc="Actual facts of that year in talent_exchange."
    )
    observation: Mapped[int] = count(
        "其他指标", "other measures", optional=False, doc="Actual facts of that year in observation."
    )
    pairing_tally: Mapped[int] = count(
        "结对数量", "counts of paired units", optional=False, doc="Actual facts of that year in pairing_tally."
    )
    cumulative: Mapped[int] = count(
        "累计数",
        "sums over years",
        optional=False,
        doc="Facts that are a sum over several years, that year among them.",
    )
    missing: Mapped[bool] = flag(
        "缺失", "missing", optional=False, index=True, doc="Whether no fact of that year alone is known."
    )
    __table_args__ = (*flags("missing"),)


class ArticleQuality(Base):
    """What became of the figures of an article, and how damaged it is."""

    __tablename__ = "article_quality"
    article_id: Mapped[str] = reference("article.id", "文章", "article", primary=True, cascade=True, doc="The article.")
    facts: Mapped[int] = count("事实数", "facts", optional=False, doc="Facts that it supports.")
    figures: Mapped[int] = count("数字数", "figures", optional=False, doc="Figures in its title and body.")
    fact_figures: Mapped[int] = count("成为事实", "became facts", optional=False, doc="Figures that became a fact.")
    attribute_figures: Mapped[int] = count(
        "成为属性", "became attributes", optional=False, doc="Figures that are an attribute inside another fact."
    )
    context_figures: Mapped[int] = count(
        "背景数字", "context", optional=False, doc="Figures recognised as something that is no fact."
    )
    unexplained: Mapped[int] = count(
        "未解释", "not understood", optional=False, doc="Figures that were not understood."
    )
    explained_share: Mapped[float | None] = number(
        "解释率", "explained", doc="Share of the figures that were understood, 0 to 1; NULL where it has none."
    )
    damage: Mapped[int] = count(
        "损坏处", "damaged stretches", optional=False, doc="Stretches that could not be restored."
    )
    __table_args__ = (not_below("explained_share", "0"),)


class TableQuality(Base):
    """How well the facts of one table are supported."""

    __tablename__ = "table_quality"
    fact_table: Mapped[str] = choice(codes.FACT_TABLE, "事实表", "fact table", primary=True, doc="The table.")
    facts: Mapped[int] = count("事实数", "facts", optional=False, doc="Rows of the table.")
    one_source: Mapped[int] = count(
        "单一来源", "one source", optional=False, doc="Rows that one independent article alone supports."
    )
    mean_sources: Mapped[float | None] = number(
        "平均来源数", "sources a fact", doc="Independent articles a row, on average; NULL where there is none."
    )
    summable: Mapped[int] = count("可相加", "safe to add", optional=False, doc="Rows with sum_ok.")
    not_summable: Mapped[int] = count("不可相加", "not to add", optional=False, doc="Rows whose sum_ok is false.")
    corrected: Mapped[int] = count("经更正", "corrected", optional=False, doc="Rows that people corrected.")
    reviewed: Mapped[int] = count("经核对", "reviewed", optional=False, doc="Rows that people accepted or changed.")
    rejected: Mapped[int] = count("被剔除", "rejected", optional=False, doc="Facts that people rejected.")
    __table_args__ = (one_of("fact_table", codes.FACT_TABLE),)
