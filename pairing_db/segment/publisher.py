"""Who published an article, as its page says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pairing_db.clean.script import simplified
from pairing_db.segment.dateline import Particulars
from pairing_db.segment.lines import Line

_BARE_LEVEL = re.compile(r"^(?:本|我)?(特区|自治县|自治州|县|市|区|州|旗)(?=[一-鿿]{2})")
_SECOND_HAND = re.compile(r"^据(?=[一-鿿]{3})")
_OWNER = re.compile(r"(?:主办|版权所有)(?:单位)?\s{0,2}[:：]?\s{0,2}([一-鿿]{4,20})")


def publisher_of(
    head: Sequence[Particulars],
    tail: Sequence[Particulars],
    lead: re.Match[str] | None,
    *,
    title: str | None,
    lines: Sequence[Line],
) -> str | None:
    """The first of: a source or a masthead over the text, the sender of the report, a source or signature below."""
    found = next(_candidates(head, tail, lead), None)
    return _completed(found, lines, title) if found else None


def _candidates(head: Sequence[Particulars], tail: Sequence[Particulars], lead: re.Match[str] | None) -> Iterator[str]:
    yield from (name for page in head for name in page.sources)
    yield from (name for page in head if page.days or page.month_days for name in page.mastheads)
    if lead:
        yield _SECOND_HAND.sub("", lead["name"])
    yield from (name for page in tail for name in page.sources)
    yield from (name for page in (*head, *tail) for name in page.mastheads)


def _completed(name: str, lines: Sequence[Line], title: str | None) -> str:
    """``县扶贫办`` with the county that the title or the site's owner begins with, as its own page leaves it out."""
    level = _BARE_LEVEL.match(name)
    if not level:
        return name
    owners = [match[1] for line in lines if (match := _OWNER.search(line.text))]
    for text in (simplified(title or ""), *owners):
        place = re.match(rf"([一-鿿]{{2,8}}?){level[1]}", text)
        if place:
            return place[1] + name.removeprefix("本").removeprefix("我")
    return name
