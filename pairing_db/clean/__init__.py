"""From an article as received to clean simplified text, with a map back to every original character."""

from pairing_db.clean.steps import clean

__all__ = ["clean"]
