"""Recognise: the mentions of an article — quantities, periods, regions, enterprises — each found once and reused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pairing_db.document import Document, Mentions, RegionMention
from pairing_db.recognise.enterprises import find_enterprises
from pairing_db.recognise.period_reporting import reporting_period
from pairing_db.recognise.periods import find_periods
from pairing_db.recognise.quantities import find_quantities
from pairing_db.recognise.regions import find_regions
from pairing_db.recognise.writer import writer_of


def recognise(document: Document) -> Mentions:
    """Everything that the article names, counts and dates; offsets into the clean text."""
    text, published = document.clean.text, document.header.published_on
    periods = find_periods(text, published, reporting_of(document))
    regions = _regions(document)
    return Mentions(find_quantities(text, periods), periods, regions, find_enterprises(text, regions))


def reporting_of(document: Document) -> tuple[date, date] | None:
    """The period that the article reports on where nothing else is said; None without a day of publication."""
    text = document.clean.text
    body = "\n".join(text[b.start : b.end] for b in document.blocks if b.role == "paragraph")
    titles = "\n".join(text[b.start : b.end] for b in document.blocks if b.role == "title")
    return reporting_period(titles or document.header.title or "", body[:300], document.header.published_on, body=body)


def _regions(document: Document) -> tuple[RegionMention, ...]:
    """The divisions that the text names; the publisher's own is known even where the text never names it."""
    text, published = document.clean.text, document.header.published_on
    writer = writer_of(document)
    if writer is None or writer.short_name in text:
        return find_regions(text, published)
    opening = f"{writer.name}。\n"
    shift = len(opening)
    found = find_regions(opening + text, published)
    return tuple(replace(m, start=m.start - shift, end=m.end - shift) for m in found if m.start >= shift)
