"""Title, publisher and date of an article, from its container, its page, or its text, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from pairing_db.clean.script import simplified
from pairing_db.document import Article, Clean, Header, Role
from pairing_db.segment.dateline import Particulars, lead_of, particulars
from pairing_db.segment.lines import Line
from pairing_db.segment.roles import title_end, title_lines
from pairing_db.segment.years import deduced_year, inferred_date

Precision = Literal["day", "month", "year", "inferred", "unknown"]
_ORDER = {"published": 0, "plain": 1, "later": 2}
_BARE_LEVEL = re.compile(r"^(?:本|我)?(特区|自治县|自治州|县|市|区|州|旗)(?=[一-鿿]{2})")
_LABEL = re.compile(r"^(?:标\s{0,2}题|题\s{0,2}目)\s{0,2}[:：]\s{0,2}")


def header_of(article: Article, clean: Clean, lines: Sequence[Line], roles: Sequence[Role]) -> Header:
    """The header: ``title`` in the characters of the original, ``publisher`` in simplified ones."""
    title, title_start = _title(article, clean, lines, roles)
    pages = [particulars(line.text) for line in _particular_lines(lines, roles)]
    body = "\n".join(line.text for line, role in zip(lines, roles, strict=True) if role in ("heading", "paragraph"))
    lead = next(
        (m for line, role in zip(lines, roles, strict=True) if role == "paragraph" and (m := lead_of(line.text))), None
    )
    publisher = simplified(article.publisher) if article.publisher else _publisher(lines, roles, pages, lead, title)
    on, precision = _date(article, pages, lead, simplified(title or ""), body)
    return Header(title, title_start, publisher, on, precision)


def _title(
    article: Article, clean: Clean, lines: Sequence[Line], roles: Sequence[Role]
) -> tuple[str | None, int | None]:
    indexes = title_lines(lines, roles)
    if article.title:
        wanted = re.sub(r"\s", "", simplified(article.title))
        for i in indexes or range(min(len(lines), 5)):
            text = re.sub(r"\s", "", lines[i].text)
            if text and (text == wanted or wanted.startswith(text) or text.startswith(wanted)):
                return article.title, lines[i].start
        return article.title, None
    if not indexes:
        return None, None
    # A lone label of two to four characters above the headline names the column (要闻), not the story.
    main = next((i for i in indexes if len(lines[i].text) > 4), indexes[0])
    label = _LABEL.match(lines[main].text)
    start, end = lines[main].start + (label.end() if label else 0), title_end(lines[main])
    return article.text[slice(*clean.origin(start, end))], start


def _particular_lines(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[Line]:
    """Lines whose particulars are the article's own; a headline may share its line with some."""
    in_head = True
    for line, role in zip(lines, roles, strict=True):
        in_head = in_head and role not in ("paragraph", "caption")
        if role in ("dateline", "credit") or (role == "furniture" and in_head):
            yield line
        elif role == "title" and title_end(line) < line.end:
            yield Line(title_end(line), line.end, line.text[title_end(line) - line.start :], None, True)


def _publisher(
    lines: Sequence[Line],
    roles: Sequence[Role],
    pages: Sequence[Particulars],
    lead: re.Match[str] | None,
    title: str | None,
) -> str | None:
    """A stated source, else a masthead beside the date, else the sender of the report, else a by-line's paper."""
    sources = [name for page in pages for name in page.sources]
    mastheads = [name for page in pages if page.days or page.month_days for name in page.mastheads]
    alone = [
        name
        for line, role in zip(lines, roles, strict=True)
        if role in ("dateline", "credit")
        for name in particulars(line.text).mastheads
    ]
    found = next(iter([*sources, *mastheads]), None) or (lead["name"] if lead else None) or next(iter(alone), None)
    return _completed(found, lines, title) if found else None


def _completed(name: str, lines: Sequence[Line], title: str | None) -> str:
    """``县扶贫办`` with the county that the title or the site's owner begins with, as its own page leaves it out."""
    level = _BARE_LEVEL.match(name)
    if not level:
        return name
    owners = [
        m[1]
        for line in lines
        if (m := re.search(r"(?:主办|版权所有)(?:单位)?\s{0,2}[:：]?\s{0,2}([一-鿿]{4,20})", line.text))
    ]
    for text in (simplified(title or ""), *owners):
        place = re.match(rf"([一-鿿]{{2,8}}?){level[1]}", text)
        if place:
            return place[1] + name.removeprefix("本").removeprefix("我")
    return name


def _date(
    article: Article, pages: Sequence[Particulars], lead: re.Match[str] | None, title: str, body: str
) -> tuple[date | None, Precision]:
    if article.published_on:
        return article.published_on, "day"
    days = [(day, mark) for page in pages for day, mark in page.days]
    for precision in ("day", "month", "year"):
        of_kind = [(day, mark) for day, mark in days if day.precision == precision]
        if of_kind:
            return min(of_kind, key=lambda pair: _ORDER[pair[1]])[
                0
            ].on, precision  # min is stable: the first of the best mark
    text = title + "\n" + body
    month_days = [(m, d) for page in pages for m, d in page.month_days]
    if lead and lead["month"]:
        month_days.insert(0, (int(lead["month"]), int(lead["day"])))
        if lead["year"]:
            return date(int(lead["year"]), *month_days[0]), "day"
    for month, day in month_days:
        year = deduced_year(text, month, day)
        if year:
            return date(year, month, day), "inferred"
    inferred = inferred_date(text, title)
    return (inferred, "inferred") if inferred else (None, "unknown")
