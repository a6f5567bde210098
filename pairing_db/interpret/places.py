"""Places of an article with the side that each stands on, and the words that point to them (我县, 全市, 该区, 后者)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pairing_db.document import BODY_ROLES, Document, Mentions, Region, RegionMention
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.writer import writer_of

_POINTER = re.compile(r"(我们|我|全|该|本|贵)(省|市|区|县|州|旗|盟|镇|乡|村)(?![级场民里域长委])")
_ORDERED = re.compile(r"前者|后者")
_IN_NAME = re.compile(r"[(（][)）][\u4e00-\u9fff]")  # 日韩(青岛)进口商品博览会
_WITHIN = re.compile(r"[ ·]?|(?:生产建设)?兵团(?:第?[一二三四五六七八九十]{1,3}师)?|(?:所辖|下辖|辖区|境内)?的?")
_LEVELS = {
    "省": ("province",),
    "市": ("prefecture", "county", "province"),
    "区": ("county", "province"),
    "县": ("county",),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "旗": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "村": ("village",),
}
_DIRECTED = re.compile(r"(?:对口)?(?:帮扶|支援|援助|援建|协作帮扶)(?:的)?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text that names or points to a division; ``role`` is ``donor``, ``recipient`` or None."""

    start: int
    end: int
    region: Region
    role: str | None
    pointed: bool = False


def places_of(document: Document, mentions: Mentions) -> tuple[Place, ...]:
    """The places of the body, sorted; a name right behind its parent's counts once, as the narrower one."""
    text = document.clean.text
    body = [(b.start, b.end) for b in document.blocks if b.role in BODY_ROLES]
    named = [
        m
        for m in mentions.regions
        if m.via != "name-part"
        and any(s <= m.start < e for s, e in body)
        and not _IN_NAME.match(text[m.start - 1 : m.start] + text[m.end : m.end + 2])
        and not (m.end - m.start == 1 and text[m.start - 1 : m.start] == "援")  # 援疆资金: a kind of money, no side
    ]
    merged = _nested(text, named)
    year = document.header.published_on.year if document.header.published_on else None
    roles = _roles(text, merged, year)
    places = [Place(s, e, r, roles.get(r.path)) for s, e, r in merged]
    pointed = _pointed(document, text, places, body)
    return tuple(sorted([*places, *pointed], key=lambda p: (p.start, p.end)))


def _nested(text: str, named: list[RegionMention]) -> list[tuple[int, int, Region]]:
    """``陇南市文县`` is one place, 文县."""
    out: list[tuple[int, int, Region]] = []
    for mention in sorted(named, key=lambda m: m.start):
        region = mention.region
        if out:
            start, end, before = out[-1]
            gap = text[end : mention.start]
            if _WITHIN.fullmatch(gap) and region.path.startswith(before.path + "/"):
                out[-1] = (start, mention.end, region)
                continue
        out.append((mention.start, mention.end, region))
    return out


def _roles(text: str, merged: list[tuple[int, int, Region]], year: int | None) -> dict[str, str]:
    """The side of each division: what the programme gives its province, else what «A 对口帮扶 B» says of it."""
    known: dict[str, str] = {}
    for _, _, region in merged:
        role = side_of(region, year)
        if role:
            known[region.path] = role
    for (_, left_end, left), (right_start, _, right) in pairwise(merged):
        between = text[left_end:right_start]
        if len(between) <= 8 and _DIRECTED.search(between):
            known.setdefault(left.path, "donor")
            known.setdefault(right.path, "recipient")
    for _, _, region in merged:
        if region.path not in known:
            above = [known[p] for p in known if region.path.startswith(p + "/")]
            if above:
                known[region.path] = above[0]
    return known


def _pointed(document: Document, text: str, places: list[Place], body: list[tuple[int, int]]) -> list[Place]:
    writer = writer_of(document)
    found: list[Place] = []
    for start, end in body:
        for match in _POINTER.finditer(text, start, end):
            place = _resolve(match, places, writer, start)
            if place:
                found.append(place)
        for match in _ORDERED.finditer(text, start, end):
            before = [p for p in places if start <= p.start < match.start()]
            distinct: list[Place] = []
            for place in reversed(before):
                if all(place.region.path != d.region.path for d in distinct):
                    distinct.append(place)
            if len(distinct) >= 2 and distinct[0].role == distinct[1].role:
                chosen = distinct[1] if match[0] == "前者" else distinct[0]
                found.append(Place(match.start(), match.end(), chosen.region, chosen.role, pointed=True))
    return found


def _resolve(match: re.Match[str], places: list[Place], writer: Region | None, block: int) -> Place | None:
    who, suffix = match[1], match[2]
    if who in ("我", "我们", "本"):
        region = _fitting(suffix, _line(writer)) or _only(suffix, places, match.start())
    else:
        before = [p for p in places if block <= p.start < match.start()]
        region = next((p.region for p in reversed(before) if _fits(suffix, p.region)), None)
        if region is None and who == "全":  # 全市 in a district's paper need not be the city above it
            region = _fitting(suffix, _line(writer)[:1]) or _only(suffix, places, match.start())
        if region is None and who == "该":
            own = {r.path for r in _line(writer)}
            far = [p for p in places if p.start < match.start() and p.region.path not in own]
            region = next((p.region for p in reversed(far) if _fits(suffix, p.region)), None)
    if region is None:
        return None
    role = next((p.role for p in places if p.region.path == region.path), None)
    role = role or next((p.role for p in places if p.region.path.startswith(region.path + "/")), None)
    role = role or side_of(region, None)
    return Place(match.start(), match.end(), region, role, pointed=True)


def _line(region: Region | None) -> list[Region]:
    """The division and those above it, narrowest first."""
    line: list[Region] = []
    while region is not None:
        line.append(region)
        region = gazetteer().by_path(region.parent_path) if region.parent_path else None
    return line


def _fits(suffix: str, region: Region) -> bool:
    return region.level in _LEVELS[suffix] and (suffix not in "省市区县旗州盟" or region.name.endswith(suffix))


def _fitting(suffix: str, line: list[Region]) -> Region | None:
    return next((r for r in line if _fits(suffix, r)), None)


def _only(suffix: str, places: list[Place], position: int) -> Region | None:
    """Of the divisions of that kind the one that the article does not call by name nearby: 我区 beside 甘井子区."""
    counts: dict[Region, int] = {}
    for place in places:
        if _fits(suffix, place.region):
            near = abs(place.start - position) < 60
            counts[place.region] = counts.get(place.region, 0) + (1 if not near else 100)
    if not counts:
        return None
    ranked = sorted(counts, key=lambda r: (counts[r] >= 100, -counts[r], r.path))
    return ranked[0]


def side_of(region: Region, year: int | None) -> str | None:
    """The side on which the programme puts a division: ``donor``, ``recipient`` or None."""
    role = gazetteer().role(region, year)
    return None if role is None else "donor" if role == "supporting" else "recipient"
