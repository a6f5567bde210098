"""Names folded for comparison, and ids made from content (data model §1)."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from datetime import date

Key = str | int | float | bool | date | None | Sequence["Key"]


def content_id(*key: Key) -> str:
    """16 hex digits of the SHA-256 of a row's key. Whole numbers give one id whether they come as 3 or 3.0."""
    canonical = json.dumps(_plain(key), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _plain(key: Key) -> object:
    if isinstance(key, (tuple, list)):
        return [_plain(part) for part in key]
    if isinstance(key, date):
        return key.isoformat()
    if isinstance(key, float) and key.is_integer():
        return int(key)
    return key


def fold(words: str | None) -> str | None:
    """Words without width, case, spaces and punctuation; None for None and for nothing but punctuation."""
    if words is None:
        return None
    # NFKD twice: folding case can leave composed characters behind.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    kept = "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")
    return unicodedata.normalize("NFC", kept) or None
