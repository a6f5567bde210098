"""The main text of a web page, and what its head says about it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from pairing_db.errors import ReadError
from pairing_db.read.encodings import decode

# Names that government sites (标签 of the 政府网站发展指引) and news sites give their meta elements, best first.
_TITLE = ("articletitle", "og:title", "twitter:title")
_PUBLISHER = ("contentsource", "source", "article:publisher_name")
_DATE = ("pubdate", "publishdate", "publish_date", "article:published_time", "og:release_date", "date", "dc.date")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_ISO_DAY = re.compile(r"(20\d\d|19\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "cp950"}


def read_page(data: bytes, *, source: str) -> tuple[str, str, str | None, str | None, date | None, str | None]:
    """Main text, encoding, title, publisher, day of publication and address of an HTML page; None where it is silent.

    Raises ReadError where the bytes are no text or the page has no main text.
    """
    import trafilatura  # slow to import, and most loads have no web pages

    page, encoding = _decoded(data, source)
    head = _Head()
    head.feed(page)
    text = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    if not text.strip():
        raise ReadError(
            f"{source} has no main text; it may be built by scripts. Save its text as .txt and load that.",
            source=source,
        )
    title = _first(head.meta, _TITLE) or (head.headings[0] if len(head.headings) == 1 else None)
    url = head.canonical or head.meta.get("og:url")
    return text, encoding, title, _first(head.meta, _PUBLISHER), _day(_first(head.meta, _DATE)), url


def _decoded(data: bytes, source: str) -> tuple[str, str]:
    """As the page declares it where that works, else as for any text."""
    if declared := _DECLARED.search(data[:4096]):
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode(_SUPERSETS.get(name, name)), name
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, source=source)


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _day(text: str | None) -> date | None:
    match = _ISO_DAY.search(text or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


class _Head(HTMLParser):
    """What a page says about itself: meta elements by name, the texts of its ``h1``, its canonical address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.headings: list[str] = []
        self.canonical: str | None = None
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "meta":
            name = (given.get("name") or given.get("property") or given.get("itemprop") or "").strip().lower()
            content = " ".join(given.get("content", "").split())
            if name and content:
                self.meta.setdefault(name, content)
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href") or None
        elif tag == "h1":
            self._heading = []

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1" and self._heading is not None:
            text = " ".join("".join(self._heading).split())
            if text:
                self.headings.append(text)
            self._heading = None
