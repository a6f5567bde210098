"""The way of an article, from bytes to facts: the page to start at.

Each call is a package of its own; what they hand to each other is in ``document.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pairing_db.clean import clean
from pairing_db.document import Article, Interpretation
from pairing_db.errors import ArticleError, ReadError
from pairing_db.interpret.article import interpret
from pairing_db.publish import prepare_database, refresh_search
from pairing_db.read import MAX_BYTES, read_corrections, read_path
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment
from pairing_db.store import check_corrections, derive_facts, save_article, shown_address, transaction
from pairing_db.summary import Summary, correction_ids, summarise, summarise_corrections


def load(
    paths: Iterable[Path],
    database: str,
    *,
    corrections: Iterable[Path] = (),
    max_bytes: int = MAX_BYTES,
    strict: bool = False,
) -> Iterator[Summary]:
    """Load files and folders into a database; yields the growing summary after each article, complete at the end.

    Each article is a transaction of its own, what follows from all of them another at the end. An article that cannot
    be read or understood is entered in the summary and the rest goes on; ``strict`` raises its error instead.
    ``corrections`` are folders with the decisions of people; where these cannot be used, nothing is loaded.
    """
    decisions = read_corrections(corrections)
    check_corrections(decisions)
    engine, summary = prepare_database(database), Summary(shown_address(database))
    for found in (found for path in paths for found in read_path(path, max_bytes=max_bytes)):
        with summary.rejecting(found.source, strict=strict):
            article = summary.admit(readable(found))
            interpretation = understand(article)
            with transaction(engine) as connection:
                summary.saved(article, save_article(connection, interpretation))
        yield summary
    with transaction(engine) as connection:
        before = correction_ids(connection)
        derive_facts(connection, decisions)
        refresh_search(connection)
        summarise(connection, summary)
        summarise_corrections(connection, summary, before)
    engine.dispose()
    yield summary


def understand(article: Article) -> Interpretation:
    """What an article says: every figure with its end, every reading with its evidence."""
    document = segment(article, clean(article))
    return interpret(document, recognise(document))


def readable(found: Article | ReadError) -> Article:
    """The article, or the error in its place raised."""
    if isinstance(found, ArticleError):
        raise found
    return found
