"""From clean text to header, blocks with their roles, sentences and clauses."""

from pairing_db.segment.pages import segment

__all__ = ["segment"]
