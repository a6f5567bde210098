"""The one tree of errors. A message is a whole sentence: what happened, where, and what to do next.

``exit_code`` is what the command line ends with (data model §8); nothing but ``cli`` looks at it.
"""

from __future__ import annotations


class PairingDbError(Exception):
    """The root: something that a person can put right."""

    exit_code = 1


class ArticleError(PairingDbError):
    """An article cannot be read or stored; the others still can."""


class UsageError(PairingDbError):
    """What was asked for cannot be meant: an address of a database that is none, a path that does not exist."""

    exit_code = 2


class DatabaseError(PairingDbError):
    """The database cannot be opened, written or upgraded; what it holds is as it was."""


class ForeignDatabaseError(DatabaseError):
    """The database belongs to another program or to another version of this one."""

    exit_code = 4


class ExportError(PairingDbError):
    """Files cannot be written, or something that is not ours stands in their place; it is left as it is."""


class ReferenceDataError(PairingDbError):
    """A table under ``seeds/`` is damaged or contradicts another one."""


class LexiconError(ReferenceDataError):
    """A file of ``seeds/lexicon/`` does not say what it should."""


class CorrectionError(PairingDbError):
    """A file of corrections cannot be read, lacks something, or contradicts another one; no correction was applied."""

    exit_code = 2


class ReadError(ArticleError):
    """A document that could not be read. ``source`` names it as the database would."""

    def __init__(self, message: str, *, source: str) -> None:
        super().__init__(message)
        self.source = source


class InvalidReadingError(PairingDbError):
    """A reading does not fit the schema; it is reported and left out, never bent into shape."""
