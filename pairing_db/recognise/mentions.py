"""Recognise: the mentions of an article — quantities, periods, regions, enterprises — each found once and reused."""

from __future__ import annotations

from pairing_db.document import Document, Mentions
from pairing_db.recognise.enterprises import find_enterprises
from pairing_db.recognise.periods import find_periods, reporting_period
from pairing_db.recognise.quantities import find_quantities
from pairing_db.recognise.regions import find_regions


def recognise(document: Document) -> Mentions:
    """Everything that the article names, counts and dates; offsets into the clean text."""
    text, published = document.clean.text, document.header.published_on
    lead = "\n".join(text[b.start : b.end] for b in document.blocks if b.role == "paragraph")[:300]
    reporting = reporting_period(document.header.title or "", lead, published)
    periods = find_periods(text, published, reporting)
    regions = find_regions(text, published)
    return Mentions(find_quantities(text, periods), periods, regions, find_enterprises(text, regions))
