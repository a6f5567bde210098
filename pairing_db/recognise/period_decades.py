"""Decades: 上世纪80年代, 20世纪九十年代初, 90年代; one of the first four without its century stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pairing_db.document import Period
from pairing_db.recognise.chinese_numerals import cardinal

_DECADE = re.compile(
    r"(?:(?P<twentieth>上个?世纪|(?:20|二十)世纪)|(?P<ours>本世纪|(?:21|二十一)世纪))?的?"
    r"(?<![\d.])(?:(?P<hundreds>19|20)?(?P<tens>[1-9]0)|(?P<han>[二三四五六七八九]十))年代"
    r"(?:[初中末前后]期?|中后期)?"
)


def decades(text: str) -> Iterator[Period]:
    """The decades that a folded text names."""
    for found in _DECADE.finditer(text):
        tens = int(found["tens"] or cardinal(found["han"]) or 0)
        century = 1900 if found["twentieth"] or (tens >= 40 and not found["ours"]) else 2000
        if found["hundreds"]:
            century = int(found["hundreds"]) * 100
        if found["twentieth"] or found["ours"] or found["hundreds"] or tens >= 40:
            yield Period(*found.span(), date(century + tens, 1, 1), date(century + tens + 9, 12, 31), "years")
        else:
            yield Period(*found.span(), None, None, "vague")
