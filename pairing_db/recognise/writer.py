"""The division whose paper or office speaks: 从江时报 writes about 从江县 without naming it."""

from __future__ import annotations

import re

from pairing_db.document import Document, Region
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.regions import find_regions
from pairing_db.segment.lexicon import header_words

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
    if place is None or place[1] in header_words().placeless:
        return None
    named = gazetteer().by_name(place[1], on)
    bearers = [r for r in named if place[1] in (r.name, r.short_name)] or list(named)
    outer = [r for r in bearers if all(o.path == r.path or o.path.startswith(r.path + "/") for o in bearers)]
    return outer[0] if outer else None  # 安康 is the city, whose 汉滨 district was 安康市 once
