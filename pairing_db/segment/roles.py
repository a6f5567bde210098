"""Which part each line of a page plays.

The head runs to the first running text; the body from there to the last line that belongs to the article. Lists of
other stories, comments and notices may stand in the middle and always stand at the end; a paragraph of running text
about the article's own places is body wherever it stands, so that a stray button or box swallows nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pairing_db.document import Role
from pairing_db.segment.dateline import lead_of, split_title
from pairing_db.segment.lexicon import header_words, own_words
from pairing_db.segment.lines import Line

_PLACE = re.compile(r"[一-鿿]{2}(?=[省市县区州盟旗](?![一-鿿]{0,1}级))")
_OWN_PROSE = 40  # characters from which a paragraph after the end can still be the article's
_LONGEST_TITLE = 200
_LONGEST_HEADLINE = 60
_LONGEST_NAME = 14
_LONGEST_SITE = 26
_SITE = re.compile(r"(?:门户网站|政府网|人民政府|政府办公室|平台)$")
_ALT_TEXT = re.compile(r"^\d{1,2}\s?[-—.、]\s?")
_BUTTON = re.compile(r"\s{0,2}[\[【(（](?:打印本?[页文]|复制链接|返回列表|收藏|纠错)[\]】)）]$")  # behind a headline
_SPACED = re.compile(r"(?:[一-鿿] ){3}")  # 边 关 快 讯
_WIDE = re.compile(r"\s{0,3}[|｜丨︱>]\s{0,3}|\s{2,}")
_CRUMBS = re.compile(
    r"^\s{0,3}[>＞»]|[一-鿿](?:>>|＞＞|»)\s?[一-鿿]|(?:^|[\s:：])首\s?页\s{0,3}[>＞»]"
)  # where the page stands on its site
_LONGEST_BUTTON = 7
_MARKED = re.compile(r"[▪•·●◆■□▶►○◎]\s{0,3}[\u4e00-\u9fff]")  # a line of the list of a page's headlines
_SIDEBAR = 4  # title lines at most where a list of other stories stands above the title


def roles_of(lines: Sequence[Line]) -> list[Role]:
    """The role of each line, in order."""
    first = _first_prose(lines)
    roles: list[Role] = _head(lines[:first])
    return roles + _body(lines, first)


def title_lines(lines: Sequence[Line], roles: Sequence[Role]) -> list[int]:
    """Indexes of the headline lines of the head, the main one first."""
    first = _first_prose(lines)
    return [i for i, role in enumerate(roles[: first + 1]) if role == "title"]


def _first_prose(lines: Sequence[Line]) -> int:
    """The index where running text begins; the number of lines where there is none."""
    for i, line in enumerate(lines):
        if line.role in ("furniture", "credit", "related", "comments", "end") or line.is_dateline:
            continue
        if lead_of(line.text) or (line.is_prose and line.role != "caption" and not _is_loud_headline(lines, i)):
            return i
    return len(lines)


def _is_loud_headline(lines: Sequence[Line], i: int) -> bool:
    """Whether a line that ends like a sentence is a headline after all: no full stop, and a dateline soon below."""
    below = lines[i + 1 : i + _SIDEBAR]
    return (
        "。" not in lines[i].text and len(lines[i].text) <= _LONGEST_TITLE and any(line.is_dateline for line in below)
    )


def _head(lines: Sequence[Line]) -> list[Role]:
    """Roles of the lines above the running text."""
    roles: list[Role] = []
    titles: list[str] = []
    dated = listing = False
    datelines = [i for i, line in enumerate(lines) if line.is_dateline]
    menu = _page_headlines(lines)
    for i, line in enumerate(lines):
        role = "other_story" if i in menu else _own_role(lines, i)
        if role in ("related", "comments"):
            listing, role = True, "other_story"
        elif role == "end":
            role = "credit"
        elif role is None and listing and not (datelines and datelines[-1] - _SIDEBAR < i < datelines[-1]):
            role = "other_story"
        elif role is None:
            role = _headline_role(line, titles, dated)
        dated = dated or role in ("dateline", "credit")
        if role == "title" and not _is_name(line.text):
            titles.append(line.text)
        roles.append(role)  # type: ignore[arg-type]
    if titles:
        roles = ["furniture" if r == "title" and _is_name(x.text) else r for r, x in zip(roles, lines, strict=True)]
    return roles


def _page_headlines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of a paper's page that list its headlines behind marks, where the title stands below."""
    plain = [i for i, line in enumerate(lines) if line.role is None and not line.is_dateline]
    marked = frozenset(i for i in plain if _MARKED.match(lines[i].text))
    if len(marked) < 2 or max(marked) - min(marked) != len(marked) - 1:
        return frozenset()
    titled = [i for i in plain if i not in marked and len(lines[i].text) > _LONGEST_BUTTON]
    return marked if titled and titled[0] > max(marked) else frozenset()  # below a title they are its points


def _is_name(text: str) -> bool:
    """Whether a line is but the name of the paper, the site or its owner, or has no Chinese character at all."""
    name = re.sub(r"\s", "", text) if _SPACED.match(text) else text
    longest = _LONGEST_SITE if _SITE.search(name) else _LONGEST_NAME
    return (
        not re.search(r"[一-鿿]", name)
        or is_menu(text)
        or (3 <= len(name) <= longest and bool(re.fullmatch(r"[一-鿿·]+", name)) and name.endswith(_owners()))
    )


def is_menu(text: str) -> bool:
    """Whether a line is a row of buttons: short words between bars or wide blanks, or many between single blanks."""
    if re.search(r"[，,。;；!！?？“”]", text):
        return False
    if len(text) <= _LONGEST_HEADLINE and _CRUMBS.search(text):
        return True
    wide = [token for token in _WIDE.split(text.strip()) if token]
    if len(wide) >= 3 and all(len(token) <= _LONGEST_BUTTON for token in wide):
        return True
    return len(tokens := text.split()) >= 5 and all(2 <= len(token) <= 5 for token in tokens)


@cache
def _owners() -> tuple[str, ...]:
    return (*header_words().endings, "平台", "门户网站", "政府")


def _headline_role(line: Line, titles: Sequence[str], dated: bool) -> Role:
    """``title`` for the headline, its repetition and its second lines; ``heading`` for what follows the dateline."""
    if "。" in line.text or (titles and line.text.endswith((":", "："))):
        return "paragraph"
    if not titles or not dated or line.text.startswith(("——", "—", "--")):
        return "title"
    return "title" if any(line.text in title or title in line.text for title in titles) else "heading"


def _body(lines: Sequence[Line], first: int) -> list[Role]:
    """Roles from the first running text on."""
    places = _own_places(lines, first)
    roles: list[Role] = []
    state = "body"
    for i in range(first, len(lines)):
        line = lines[i]
        role = _own_role(lines, i)
        if role in ("related", "comments"):
            if not (state == "comments" and role == "related" and line.is_prose):
                state = "comments" if role == "comments" else "other"
            role = "furniture" if role == "comments" else "other_story"
        elif role == "end":
            state = "ended" if state == "body" and not _goes_on(lines, i, places) else state
            role = "credit"
        elif state == "comments":
            role = "furniture"
        elif role in ("furniture", "credit"):
            pass
        elif line.is_prose or line.is_item:
            own = _is_own(line, places)
            if own or (state == "body" and not own_words().aside.match(line.text)):
                state = "body" if state == "other" else state
                role = role or "paragraph"
            else:
                role = "other_story"
        elif state != "body":
            role = "other_story"
        elif role is None:
            role = "heading" if line.is_headline else "paragraph"
        roles.append(role)  # type: ignore[arg-type]
    return _without_tail(lines[first:], roles)


def _without_tail(lines: Sequence[Line], roles: list[Role]) -> list[Role]:
    """Headlines that nothing follows head nothing: they are other stories, or the office that signs above a day."""
    for i in range(len(roles) - 1, -1, -1):
        if roles[i] == "paragraph" or (roles[i] == "caption" and lines[i].is_prose):
            break
        headed = i > 0 and roles[i - 1] == "heading"
        if _is_signature(lines, roles, i):
            roles[i] = "credit"
        elif (
            roles[i] == "heading"
            or (roles[i] == "caption" and headed)
            or (roles[i] == "dateline" and headed and not _is_signature(lines, roles, i - 1))
        ):
            roles[i] = "other_story"
    return roles


def _is_signature(lines: Sequence[Line], roles: Sequence[str], i: int) -> bool:
    """Whether a line names the office that signs above a day."""
    followed = i + 1 < len(roles) and roles[i + 1] == "dateline"
    return followed and roles[i] == "heading" and lines[i].text.endswith(own_words().signs)


def _own_role(lines: Sequence[Line], i: int) -> str | None:
    """The role that a line's own words, or an image's name above it, give it."""
    line = lines[i]
    if _is_alt_text(lines, i):
        return "furniture"
    if i and _is_alt_text(lines, i - 1):
        return "caption"
    if line.is_dateline and line.role not in ("related", "comments", "end"):
        return "dateline"
    if line.role == "caption" and lead_of(line.text):  # a report whose first paragraph names who gave the photograph
        return None
    return line.role


def _is_alt_text(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is an image's name: the next line says the same without its number."""
    match = _ALT_TEXT.match(lines[i].text)
    return match is not None and i + 1 < len(lines) and lines[i].text[match.end() :] == lines[i + 1].text


def _own_places(lines: Sequence[Line], first: int) -> frozenset[str]:
    """Two-character stems of the places that the beginning of the article names more than once, or its title names."""
    text = [line.text for line in lines[: first + 12]]
    counts = Counter(stem for piece in text for stem in _PLACE.findall(piece) if stem not in own_words().no_place)
    return frozenset(stem for stem, count in counts.most_common(12) if count >= 2)


def _is_own(line: Line, places: frozenset[str]) -> bool:
    """Whether running text outside the body is about the article's own places."""
    if len(line.text) < _OWN_PROSE or "。" not in line.text:
        return False
    named = sum(place in line.text for place in places)
    return named >= 2 or (named == 1 and bool(own_words().topic.search(line.text)))


def _goes_on(lines: Sequence[Line], at: int, places: frozenset[str]) -> bool:
    """Whether most of the article still follows what looks like its end (an editor's name over the text)."""
    before = sum(len(line.text) for line in lines[:at] if line.is_prose)
    after = sum(len(line.text) for line in lines[at + 1 :] if _is_own(line, places))
    return after > before


def title_end(line: Line) -> int:
    """Where the headline in ``line`` ends, clean offset: particulars may share its line."""
    end = split_title(line.text) if len(line.text) <= _LONGEST_TITLE else len(line.text)
    button = _BUTTON.search(line.text, 0, end)
    return line.start + (button.start() if button else end)
