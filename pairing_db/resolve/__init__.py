"""Readings in, facts out: which statements are one fact, which names one enterprise, which pairing covers what."""

from pairing_db.resolve.given import Input
from pairing_db.resolve.resolution import resolve
from pairing_db.resolve.statements import Row, Source, Statement

__all__ = ["Input", "Row", "Source", "Statement", "resolve"]
