"""The division whose paper or office speaks: 从江时报 writes about 从江县 without naming it."""

from __future__ import annotations

import re

from pairing_db.document import Document, Region
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.regions import find_regions

_PLACE = re.compile(
    r"(?:今日)?([\u4e00-\u9fff]{2,4}?)(?:日报|晚报|时报|早报|晨报|报|发布|新闻|融媒|电视台|政府网|在线|网|$)"
)


def writer_of(document: Document) -> Region | None:
    """The division that the publisher's name begins with, the narrowest; None where it names none or several."""
    publisher, on = document.header.publisher, document.header.published_on
    if not publisher:
        return None
    found = find_regions(publisher, on)
    if found:
        return max(found, key=lambda mention: mention.region.path.count("/")).region
    place = _PLACE.match(publisher)
    named = gazetteer().by_name(place[1], on) if place else ()
    return named[0] if len(named) == 1 else None
