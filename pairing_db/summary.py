"""What a load did: which articles, how many facts and figures, what was rejected and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from pairing_db.codes import DISPOSITION, FACT_TABLE
from pairing_db.document import Article
from pairing_db.errors import ArticleError, PairingDbError
from pairing_db.store.models import metadata
from pairing_db.store.save import Saved


@dataclass(slots=True)
class Summary:
    """The account of one load, kept while it runs."""

    database: str
    outcomes: dict[str, str] = field(default_factory=dict)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    stale: list[tuple[str, str]] = field(default_factory=list)
    applied: int = 0
    withdrawn: int = 0
    facts: dict[str, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    by_article: dict[str, dict[str, Any]] = field(default_factory=dict)
    _bytes: dict[str, str] = field(default_factory=dict)

    def admit(self, article: Article) -> Article:
        """Let an article pass, unless another one of this load has its source and goes first (the smaller SHA-256)."""
        before = self._bytes.get(article.source)
        if before is not None and before != article.sha256:
            self.rejected.append(
                (article.source, "Two different articles of this load have this source; only one is kept.")
            )
            if before < article.sha256:
                raise _PassedOverError
        self._bytes[article.source] = article.sha256
        return article

    @contextmanager
    def rejecting(self, source: str, *, strict: bool) -> Iterator[None]:
        """Enter what goes wrong with one article, and go on: a defect that one article shows must not stop the others.

        Errors of the database are no article's fault and pass through.
        """
        try:
            yield
        except _PassedOverError:
            return
        except ArticleError as error:
            if strict:
                raise
            self.rejected.append((source, str(error)))
        except PairingDbError:
            raise
        except Exception as error:
            if strict:
                raise
            self.rejected.append(
                (source, f"It could not be understood ({type(error).__name__}: {error}); run with --debug.")
            )

    def saved(self, article: Article, saved: Saved) -> None:
        """Enter what became of an article."""
        self.outcomes[article.source] = saved.outcome
        self.refused += [(article.source, reason) for reason in saved.refused]

    def exit_code(self) -> int:
        """0 all loaded, 1 nothing could be, 3 some were rejected (data model §8)."""
        if not self.outcomes:
            return 1
        return 3 if self.rejected else 0

    def as_json(self) -> dict[str, Any]:
        """The summary for programs."""
        counted = Counter(self.outcomes.values())
        return {
            "database": self.database,
            "articles": {
                "read": len(self.outcomes) + len(self.rejected),
                "loaded": len(self.outcomes),
                **{outcome: counted[outcome] for outcome in ("new", "changed", "unchanged")},
                "rejected": len(self.rejected),
            },
            "facts": self.facts,
            "figures": self.figures,
            "by_article": self.by_article,
            "rejected": [{"source": source, "reason": reason} for source, reason in self.rejected],
            "refused_readings": [{"source": source, "reason": reason} for source, reason in self.refused],
            "corrections": {
                "applied": self.applied,
                "withdrawn": self.withdrawn,
                "stale": [{"correction": place, "reason": reason} for place, reason in self.stale],
            },
        }


class _PassedOverError(Exception):
    """An article that another one of the same load goes before; already entered."""


def summarise(connection: Connection, summary: Summary) -> None:
    """Count what the articles of this load gave: distinct facts a table, figures a disposition."""
    figure, evidence = metadata.tables["figure"], metadata.tables["evidence"]
    named = metadata.tables["article_source"]
    sources = {
        row.article_id: row.source
        for row in connection.execute(select(named.c.article_id, named.c.source).order_by(named.c.source.desc()))
        if row.source in summary.outcomes
    }
    per: dict[str, dict[str, Any]] = {
        key: {"outcome": summary.outcomes[source], "facts": 0, "figures": dict.fromkeys(DISPOSITION, 0)}
        for key, source in sources.items()
    }
    summary.facts = {}
    for table in FACT_TABLE:
        link = metadata.tables[f"{table}_evidence"]
        query = select(link.c[f"{table}_id"], evidence.c.article_id).join(evidence, evidence.c.id == link.c.evidence_id)
        pairs = {(fact, key) for fact, key in connection.execute(query.distinct()) if key in per}
        summary.facts[table] = len({fact for fact, _ in pairs})
        for _, key in pairs:
            per[key]["facts"] += 1
    for key, disposition in connection.execute(select(figure.c.article_id, figure.c.disposition)):
        if key in per:
            per[key]["figures"][disposition] += 1
    summary.figures = {d: sum(each["figures"][d] for each in per.values()) for d in DISPOSITION}
    summary.by_article = {sources[key]: each for key, each in sorted(per.items(), key=lambda item: sources[item[0]])}


def correction_ids(connection: Connection) -> set[str]:
    """The corrections that the database knows."""
    return set(connection.execute(select(metadata.tables["correction"].c.id)).scalars())


def summarise_corrections(connection: Connection, summary: Summary, before: AbstractSet[str]) -> None:
    """Enter what became of the corrections; ``before`` are those that the database knew."""
    correction, target = metadata.tables["correction"], metadata.tables["correction_target"]
    now = correction_ids(connection)
    summary.withdrawn = len(before - now)
    query = (
        select(correction, target.c.stated_id)
        .join(target, target.c.correction_id == correction.c.id)
        .where(correction.c.state == "stale")
        .order_by(correction.c.file, correction.c.id, target.c.stated_id)
    )
    stale: dict[str, tuple[str, str]] = {}
    for row in connection.execute(query):
        stale.setdefault(row.id, (f"{row.file}, {row.action} {row.fact_table} {row.stated_id}", row.problem))
    summary.stale = list(stale.values())
    summary.applied = len(now) - len(stale)
