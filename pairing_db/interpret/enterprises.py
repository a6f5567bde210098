"""Market bodies of an article: one reading each, with its names, its kind and where it is at home."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pairing_db.document import BODY_ROLES, Document, EnterpriseMention, Mentions, Reading
from pairing_db.interpret.enterprise_homes import Grounds, grounds_of, home_of
from pairing_db.interpret.enterprise_subjects import subject_of

_SPANS = 3


def enterprise_readings(document: Document, mentions: Mentions) -> list[Reading]:
    """One reading for each market body that the article's body names, in the order of first mention.

    Values: ``name`` (the fullest in this text), ``aliases`` (the other names as written), ``kind``, ``home``
    (the narrowest division where the text puts it, else that of its name, else None).
    """
    named: dict[str, list[EnterpriseMention]] = {}
    for mention in body_enterprises(document, mentions):
        named.setdefault(mention.key, []).append(mention)
    grounds = grounds_of(document, mentions)
    return [_reading(grounds, key, group) for key, group in named.items()]


def enterprise_of(
    document: Document, mentions: Mentions, enterprises: Sequence[Reading], start: int, end: int
) -> str | None:
    """The name of the enterprise that the clause around ``[start, end)`` speaks of, None where none or several."""
    named = [firm for firm in body_enterprises(document, mentions) if firm.start < end]
    key = subject_of(document, named, mentions.regions, start)
    return key if any(reading.values["name"] == key for reading in enterprises) else None


def body_enterprises(document: Document, mentions: Mentions) -> list[EnterpriseMention]:
    """The mentions that stand in title, headings, paragraphs or captions."""
    body = sorted((block.start, block.end) for block in document.blocks if block.role in BODY_ROLES)
    starts = [start for start, _ in body]
    found: list[EnterpriseMention] = []
    for mention in mentions.enterprises:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.start < body[at][1]:
            found.append(mention)
    return found


def _reading(grounds: Grounds, key: str, group: list[EnterpriseMention]) -> Reading:
    fullest = next((mention for mention in group if mention.name == key), group[0])
    others = sorted({mention.name for mention in group} - {key}, key=lambda name: (-len(name), name))
    spans = [(m.start, m.end) for m in (fullest, *(m for m in group if m is not fullest))][:_SPANS]
    home, rule = home_of(grounds, group)
    values = {"name": key, "aliases": tuple(others), "kind": fullest.kind, "home": home}
    return Reading("enterprise", values, tuple(spans), f"enterprise:{rule}")
