"""Articles of one text, read as the program reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from pairing_db.document import Article, Interpretation
from pairing_db.pipeline import understand


def read_article(source: str, text: str, published_on: str) -> Interpretation:
    """An article of one text, dated by its record."""
    sha256 = hashlib.sha256(f"{published_on} {text}".encode()).hexdigest()
    return understand(Article(source, sha256, text, published_on=date.fromisoformat(published_on)))


@pytest.fixture
def holding(database: Engine, store) -> Callable[..., Engine]:
    """A database that holds articles given as (publication date, text)."""

    def make(*articles: tuple[str, str]) -> Engine:
        store(database, *(read_article(str(n), text, day) for n, (day, text) in enumerate(articles)))
        return database

    return make
