"""Left-over markup, invisible characters, blanks, doubled marks. Quotes and single marks are never rewritten."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

from pairing_db.document import Edit

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|u|a|img|font|table|tbody|tr|td|th|h[1-6]|ul|ol|li)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
# of Markdown; stars behind a name or among digits (村民张**, 138****5678) hide what they stand for, and stay
_EMPHASIS = re.compile(r"(?<![\d*])\*\*(?=[^\s*])[^*\n]+(?<=\S)\*\*(?!\*)|^#{1,6} (?=\S)", re.MULTILINE)
_BREAKING = re.compile(r"</?(?:p|br|div|tr|table|h[1-6]|ul|ol|li)\b", re.IGNORECASE)
_WATERMARK = re.compile(
    r"[(（【\[](?:来源[:：]|本文来自)?[一-鿿A-Za-z0-9.·]{1,16}(?:网|報|报|社|資訊|资讯|在线|在線|客户端|客戶端|APP|\.com|\.cn)[)）】\]]"
    r"(?=[ \t\u3000]{0,4}(?:[\r\n]|$))"
)
_WATERMARK_TIMES = 3
# what a common content system scatters over its pages against copying, inside paragraphs too
_SYSTEM_MARK = re.compile(
    r"[ \t\u3000]*(?:(?:copyright|内容来自|本文来自|文章来自)[ \t]?(?:dedecms|织梦)"
    r"|织梦好,好织梦|织梦内容管理系统|dedecms\.com)",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_WIDE = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\u2e80-\u2fdf\uf900-\ufaff]|(?<=[0-9\uff10-\uff19])\uff0e(?=[0-9\uff10-\uff19])"
)
_WIDE_THOUSANDS = re.compile("(?<=[\uff10-\uff19])\uff0c(?=[\uff10-\uff19]{3}(?![\uff10-\uff19]))")
_DOUBLED = re.compile(r"[、,，;；。:：](?:\s{0,2}[、,，;；。:：]){1,5}")
_STRENGTH = {"、": 0, ",": 1, "，": 1, ":": 2, "：": 2, ";": 3, "；": 3, "。": 4}
_HAN = "㐀-䶿一-鿿豈-﫿"
_INNER_BLANK = re.compile(rf"(?<=[{_HAN}0-9%、,，;；。：”》)）]) {{1,3}}(?=[{_HAN}0-9“《(（])")
_NAMES_NEAR = re.compile(
    r"(?:记者|記者|通讯员|通訊員|编辑|編輯|作者|摄影|攝影|讯|訊|消息|电|電|报道|報道)[^。,，;；]{0,14}$"
)
_CREDIT_AFTER = re.compile(r" {1,3}(?:摄|攝|供图|供圖|图|圖|文/|文 )(?![\u4e00-\u9fff])")
_SENTENCE_LINE = re.compile(r"[。；;！!？?]")
_LONG_LINE = 40


def unescape_entities(text: str) -> list[Edit]:
    """Edits for HTML entities (``&nbsp;`` ``&ldquo;``), tags and marks of emphasis (``**``) left in the text."""
    edits: list[Edit] = []
    for match in _ENTITY.finditer(text):
        plain = html.unescape(match[0])
        if plain != match[0] and len(plain) <= 2:
            edits.append(Edit(match.start(), match.end(), " " if plain == "\u00a0" else plain))
    tags = _TAG.finditer(text)
    for match in _EMPHASIS.finditer(text):
        heads = match[0].startswith("#")
        marks = [match.span()] if heads else [(match.start(), match.start() + 2), (match.end() - 2, match.end())]
        edits += [Edit(start, end, "") for start, end in marks]
    return edits + [Edit(m.start(), m.end(), "\n" if _BREAKING.match(m[0]) else "") for m in tags]


def drop_watermarks(text: str) -> list[Edit]:
    """Edits that delete a site's name in brackets where it closes line after line (``……5人。(库区资讯网)``).

    The marks of a content system go wherever they stand (``……5人。 copyright dedecms``).
    """
    marks = list(_WATERMARK.finditer(text))
    times = Counter(match[0] for match in marks)
    edits = [Edit(m.start(), m.end(), "") for m in marks if times[m[0]] >= _WATERMARK_TIMES]
    return edits + [Edit(m.start(), m.end(), "") for m in _SYSTEM_MARK.finditer(text)]


def drop_invisible(text: str) -> list[Edit]:
    """Edits that delete zero-width, direction and control characters and write every line end as ``\\n``."""
    edits = [Edit(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text)]
    return edits + [Edit(m.start(), m.end(), "\n") for m in _LINE_END.finditer(text)]


def fold_widths(text: str) -> list[Edit]:
    """Edits, one character for one: wide digits, letters and ``％``, typographic blanks, compatibility Han."""
    edits = [Edit(m.start(), m.end(), " ") for m in _BLANK.finditer(text)]
    edits += [Edit(m.start(), m.end(), ",") for m in _WIDE_THOUSANDS.finditer(text)]
    for match in _WIDE.finditer(text):
        plain = unicodedata.normalize("NFKC", match[0])
        if plain != match[0] and len(plain) == 1:
            edits.append(Edit(match.start(), match.end(), plain))
    return edits


def merge_doubled(text: str) -> list[Edit]:
    """Edits that leave the strongest of two or more marks in a row (``,,`` ``,、`` ``。,``)."""
    edits: list[Edit] = []
    for match in _DOUBLED.finditer(text):
        if "\n" in match[0]:
            continue
        marks = [(match.start() + i, c) for i, c in enumerate(match[0]) if not c.isspace()]
        kept = max(marks, key=lambda mark: (_STRENGTH[mark[1]], -mark[0]))[0]
        edits += [Edit(i, i + 1, "") for i in range(match.start(), match.end()) if i != kept]
    return edits


def close_blanks(text: str) -> list[Edit]:
    """Edits that delete blanks inside the words of running prose (``东西部 协作``, ``2019 年``).

    Headings, titles and lists of names keep theirs, as there a blank is punctuation.
    """
    edits: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        if len(line) >= _LONG_LINE and _SENTENCE_LINE.search(line):
            blanks = (match.span() for match in _INNER_BLANK.finditer(line))
            edits += [Edit(at + start, at + end, "") for start, end in blanks if not _is_kept(line, start, end)]
        at += len(line) + 1
    return edits


def _is_kept(line: str, start: int, end: int) -> bool:
    """Whether the blank parts numbers, or the names and words of a credit."""
    if line[start - 1].isdigit() and line[end].isdigit():
        return True
    return bool(_NAMES_NEAR.search(line[max(0, start - 20) : start]) or _CREDIT_AFTER.match(line, start))
