"""The segment stage: a clean page into header, blocks, sentences and clauses."""

from __future__ import annotations

from pairing_db.document import Article, Block, Clean, Document
from pairing_db.segment.header import header_of
from pairing_db.segment.lines import lines_of
from pairing_db.segment.roles import roles_of
from pairing_db.segment.sentences import sentences_of


def segment(article: Article, clean: Clean) -> Document:
    """``article`` cut up: a block for each line that is not blank, sentences and clauses of the blocks of the body."""
    lines = lines_of(clean.text)
    roles = roles_of(lines)
    blocks = tuple(Block(line.start, line.end, role) for line, role in zip(lines, roles, strict=True))
    return Document(article, clean, header_of(article, clean, lines, roles), blocks, sentences_of(clean.text, blocks))
