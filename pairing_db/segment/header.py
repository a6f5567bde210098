"""Title, publisher and date of an article, from its container, its page, or its text, in this order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from pairing_db.clean.script import simplified
from pairing_db.document import Article, Clean, Header, Role
from pairing_db.segment.dateline import Particulars, lead_of, particulars
from pairing_db.segment.dates import make_date
from pairing_db.segment.lines import Line
from pairing_db.segment.publisher import publisher_of
from pairing_db.segment.roles import is_menu, title_end, title_lines
from pairing_db.segment.years import deduced_year, inferred_date

Precision = Literal["day", "month", "year", "inferred", "unknown"]
_PRECISIONS: tuple[Literal["day", "month", "year"], ...] = ("day", "month", "year")
_MARKS = ("published", "plain", "later")  # best first
_LABEL = re.compile(r"^(?:(?:原?标\s{0,2}题|题\s{0,2}目)\s{0,2}[:：]\s{0,2}|[\[【][一-鿿]{2,4}[\]】]\s{0,2}(?=.{6}))")


def header_of(article: Article, clean: Clean, lines: Sequence[Line], roles: Sequence[Role]) -> Header:
    """The header: ``title`` in the characters of the original, ``publisher`` in simplified ones."""
    title, title_start = _title(article, clean, lines, roles)
    head, tail = _own_particulars(lines, roles)
    body = "\n".join(line.text for line, role in zip(lines, roles, strict=True) if role in ("heading", "paragraph"))
    lead = next(
        (m for line, role in zip(lines, roles, strict=True) if role == "paragraph" and (m := lead_of(line.text))), None
    )
    publisher = simplified(article.publisher or "") or publisher_of(head, tail, lead, title=title, lines=lines)
    on, precision = _date(article, [*head, *tail], lead, simplified(title or ""), body)
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
    main = next((i for i in indexes if len(lines[i].text.lstrip("-—· ")) > 4), indexes[0])
    label = _LABEL.match(lines[main].text)
    start, end = lines[main].start + (label.end() if label else 0), title_end(lines[main])
    return article.text[slice(*clean.origin(start, end))], start


def _own_particulars(lines: Sequence[Line], roles: Sequence[Role]) -> tuple[list[Particulars], list[Particulars]]:
    """What the article's own lines say, over the text and below; a headline may share its line with particulars."""
    head: list[Particulars] = []
    tail: list[Particulars] = []
    pages = head
    for line, role in zip(lines, roles, strict=True):
        if role in ("paragraph", "caption"):
            pages = tail
        elif role in ("dateline", "credit") or (role == "furniture" and pages is head and not is_menu(line.text)):
            pages.append(particulars(line.text))
        elif role == "title" and title_end(line) < line.end:
            pages.append(particulars(line.text[title_end(line) - line.start :]))
    return head, tail


def _beside_source(pages: Sequence[Particulars], index: int) -> bool:
    """Whether the line of particulars, or the one above or below it, names the source by a mark."""
    return any(page.sources for page in pages[max(0, index - 1) : index + 2])


def _date(
    article: Article, pages: Sequence[Particulars], lead: re.Match[str] | None, title: str, body: str
) -> tuple[date | None, Precision]:
    if article.published_on:
        return article.published_on, "day"
    # The first of the best mark, of days without one that beside the source: sorting is stable.
    days = sorted(
        (
            (day, (_MARKS.index(mark), not _beside_source(pages, i)))
            for i, page in enumerate(pages)
            for day, mark in page.days
        ),
        key=lambda pair: pair[1],
    )
    for precision in _PRECISIONS:
        for day, _ in days:
            if day.precision == precision:
                return day.on, precision
    if lead and lead["year"] and (on := make_date(int(lead["year"]), int(lead["month"]), int(lead["day"]))):
        return on, "day"
    text = title + "\n" + body
    month_days = [pair for page in pages for pair in page.month_days]
    if lead and lead["month"]:
        month_days.insert(0, (int(lead["month"]), int(lead["day"])))
    for month, day_of_month in month_days:
        year = deduced_year(text, month, day_of_month, title=title)
        if year and (on := make_date(year, month, day_of_month)):
            return on, "inferred"
    inferred = inferred_date(text, title)
    return (inferred, "inferred") if inferred else (None, "unknown")
