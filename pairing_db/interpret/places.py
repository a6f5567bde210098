"""Places of an article with the side that each stands on, and the words that point to them (我县, 全市, 该区, 后者)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from pairing_db.document import BODY_ROLES, Document, Mentions, Region, RegionMention
from pairing_db.interpret.pair_parents import former_role
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.writer import writer_of

# 贵州 and 全州县 are names
_POINTER = re.compile(r"(我们|我|全|该|本|贵(?!州))(省|市|区|县|州(?!县)|旗|盟|镇|乡|村)(?![级场民里域长委])")
_ORDERED = re.compile(r"前者|后者")
_IN_NAME = re.compile(r"[(（][)）](?![等和与及是为在的])[\u4e00-\u9fff]")  # 日韩(青岛)进口商品博览会
_MEETING = re.compile("会议(?!中心)|座谈会|峰会")  # 银川会议 names no side
_BANNER = re.compile(r"[前中后]旗(?![帜号])")  # 前旗 behind 察哈尔右翼前旗
_WITHIN = re.compile(r"[ ·]?|(?:生产建设)?兵团(?:第?[一二三四五六七八九十]{1,3}师)?|(?:所辖|下辖|代管|辖区|境内)?的?")
_GIVES = re.compile(
    r"(?:共|累计|已|先后|积极|还|向[^,，。;；]{1,8}|为[^,，。;；]{1,8})*"
    r"(?:拨付|投入|选派|派出|援助|支援|帮助|捐|对口(?:帮扶|支援)|帮扶|援建|募集)"
)
_GETS = re.compile(
    r"(?:共|累计|已|先后|还)*(?:接受|获得|得到|争取|收到|受援|贫困|建档立卡|脱贫|农特产品|农产品|农村(?:贫困)?劳动力)"
)
_GIVEN_TO = re.compile(r"(?:向|帮助|帮扶|支援|援助|援建|支持|捐赠(?:给|向)?|给)$")
_COMES = re.compile(r"[^,，;；。]{0,10}(?:来|赴|走进|进驻)")
_GOES = ("赴", "到", "去", "与", "和", "同")
_NEARBY = 60  # characters
_LEVELS = {
    "省": ("province",),
    "市": ("prefecture", "county", "province"),
    "区": ("county", "zone", "province"),
    "县": ("county",),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "旗": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "村": ("village",),
}
_LIST = re.compile(r"[、,，]|以及|和|及")
_SUPPORTS = re.compile(r"对口(?:支?援|帮扶)(?!以来|[^,，。;；]{0,4}(?:地区|单位|城市|工作))|援[藏疆青](?!资金以来)")
_ACTS = re.compile(r"[^,，。;；、]{0,8}?(?:援|对口|选派|派出|投入|安排|捐|帮|承担|承接|负责)")
_RECEIVES = re.compile(
    r"(?:先后|已|共|累计|多年来)?(?:得到|接受|获得|受到)(?!了?(?:中央|省委|市委|表彰|好评|认可|肯定))"
)
_ON_THE_FRONTIER = re.compile(
    r"(?:省|市|区|县)?(?:第?[一二三四五六七八九十]{1,3}批)?(?:对口支?援(?P<whom>)|援[藏疆青])"
)
_SUPPORTED = re.compile(r"对口(?:支援|帮扶)(?:的)?$")
# 援藏, 援疆 and 援青 have supporting sides beyond the eastern provinces (roles.csv: both).
FRONTIER = {"藏": "西藏自治区", "疆": "新疆维吾尔自治区", "青": "青海省"}
FRONTIER_LANDS = tuple(FRONTIER.values())
_WATER = re.compile("南水北调|水源区|水源地")  # the programme in which 北京 and 天津 help 河南, 湖北 and 陕西
_SINCE = re.compile(r"^(?:自|从|于|在)?\d{4}年(?:\d{1,2}月)?(?:开始|起|以来)?[,，]?")
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
    parts = {m.start: m.region for m in mentions.regions if m.via == "name-part"}
    named = [
        m
        for m in mentions.regions
        if m.via != "name-part"
        and any(s <= m.start < e for s, e in body)
        and not _IN_NAME.match(text[m.start - 1 : m.start] + text[m.end : m.end + 2])
        and not _MEETING.match(text, m.end)
        and not (m.end - m.start == 1 and text[m.start - 1 : m.start] == "援")  # 援疆资金: a kind of money, no side
    ]
    merged = _nested(text, [_of_a_body(m, parts) for m in named])
    year = document.header.published_on.year if document.header.published_on else None
    roles = _roles(text, merged, year)
    places = [Place(s, e, r, roles.get(r.path)) for s, e, r in merged]
    pointed = _pointed(document, text, places, body)
    return tuple(sorted([*places, *pointed], key=lambda p: (p.start, p.end)))


def _of_a_body(mention: RegionMention, parts: Mapping[int, Region]) -> RegionMention:
    """江苏省常州市广播电视台: the division in the name of a body, where that above it stands right before the name."""
    inner = parts.get(mention.end)
    return replace(mention, region=inner) if inner and inner.path.startswith(mention.region.path + "/") else mention


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
    """The side of each division: what the programme gives its province, else what the text says of it."""
    known = {region.path: role for _, _, region in merged if (role := side_of(region, year))}
    _by_abbreviations(merged, known)
    _by_register(text, merged, known, year)
    _by_words(text, merged, known)
    _by_company(text, merged, known)
    if "recipient" not in known.values():
        _least_known(merged, known)
    _senders_to_the_frontier(text, merged, known)
    if "donor" not in known.values():
        _helpers_of_the_frontier(known, {r.path for s, _, r in merged if _is_said_supported(text, s)})
    frontier = any(path.startswith(FRONTIER_LANDS) for path, role in known.items() if role == "recipient")
    for _, end, region in merged:
        if region.path not in known:
            above = [known[p] for p in known if region.path.startswith(p + "/")]
            if region.path.startswith(FRONTIER_LANDS):
                known[region.path] = "recipient"
            elif above or (frontier and _ACTS.match(text, end)):
                known[region.path] = above[0] if above else "donor"
    if frontier:
        _by_company(text, merged, known)
    for _, _, region in merged:
        parts = {known[p] for p in known if p.startswith(region.path + "/")}
        if region.path not in known and len(parts) == 1:
            known[region.path] = parts.pop()  # 河北 where only its 承德 is told of
    return known


def _by_abbreviations(merged: list[tuple[int, int, Region]], known: dict[str, str]) -> None:
    """京冀: of two characters side by side one gives and the other receives; 沪万夷 are three and tell nothing."""
    runs: list[list[tuple[int, int, Region]]] = []
    for start, end, region in merged:
        if end - start != 1:
            continue
        if runs and runs[-1][-1][1] == start:
            runs[-1].append((start, end, region))
        else:
            runs.append([(start, end, region)])
    for run in (r for r in runs if len(r) == 2 and {region.level for *_, region in r} == {"province"}):
        left, right = run[0][2].path, run[1][2].path
        for told, open_ in ((left, right), (right, left)):
            if told in known and open_ not in known:
                known[open_] = "recipient" if known[told] == "donor" else "donor"


def _by_words(text: str, merged: list[tuple[int, int, Region]], known: dict[str, str]) -> None:
    """A 对口帮扶 B, A 对口援藏, B 得到…支援: the words around a division whose side the programme leaves open."""
    for (_, left_end, left), (right_start, _, right) in pairwise(merged):
        between = _SINCE.sub("", text[left_end:right_start])
        if len(between) <= 8 and _DIRECTED.search(between):
            known.setdefault(left.path, "donor")
            known.setdefault(right.path, "recipient")
    for start, end, region in merged:
        if _SUPPORTS.match(text, end):
            known.setdefault(region.path, "donor")
        elif _is_said_supported(text, start) or _RECEIVES.match(text, end):
            known.setdefault(region.path, "recipient")


def _is_said_supported(text: str, start: int) -> bool:
    """赴对口帮扶的秦安县: is a division called a supported one right before its name?"""
    return _SUPPORTED.search(text[max(0, start - 8) : start]) is not None


def _by_register(text: str, merged: list[tuple[int, int, Region]], known: dict[str, str], year: int | None) -> None:
    """湘西州 beside 济南 in an article of 2023: the side in a pairing of then, where its partner is named too.

    河南 is helped by 北京 along the water route, and helps beside it where the frontier is told of.
    """
    regions = list({region.path: region for _, _, region in merged}.values())
    frontier = any(region.path.startswith(FRONTIER_LANDS) for region in regions)
    frontier = frontier and not _WATER.search(text)
    for region in regions:
        if frontier and region.level == "province":
            continue
        if region.path not in known and (role := former_role(region, regions, year)):
            known[region.path] = role


def _senders_to_the_frontier(text: str, merged: list[tuple[int, int, Region]], known: dict[str, str]) -> None:
    """重庆市第八批援藏工作队, 重庆对口支援昌都: a province helped elsewhere gives where it helps the frontier."""
    starts = {start for start, _, region in merged if region.path.startswith(FRONTIER_LANDS)}
    for _, end, region in merged if starts else ():
        said = _ON_THE_FRONTIER.match(text, end)
        if said is None or region.path.startswith(FRONTIER_LANDS) or known.get(region.path) != "recipient":
            continue
        if said["whom"] is None or said.end() in starts:
            province = region.path.partition("/")[0]
            known |= {path: "donor" for path in known if path.partition("/")[0] == province}


def _helpers_of_the_frontier(known: dict[str, str], supported: set[str]) -> None:
    """Where nobody else gives, western divisions beside one of the frontier are its helpers (西安医疗队 in 札达)."""
    if any(path.startswith(FRONTIER_LANDS) for path in known):
        for path in [p for p in known if not p.startswith(FRONTIER_LANDS) and p not in supported]:
            known[path] = "donor"


def _least_known(merged: list[tuple[int, int, Region]], known: dict[str, str]) -> None:
    """Where an article names givers and nobody known to receive, the division that it names most receives."""
    counts = Counter(region.path for _, _, region in merged if region.path not in known)
    if counts and "donor" in known.values():
        path = max(sorted(counts), key=lambda p: (counts[p], p.count("/")))
        if counts[path] > 1:
            known[path] = "recipient"


def _by_company(text: str, merged: list[tuple[int, int, Region]], known: dict[str, str]) -> None:
    """Members of one list (上海市、黑龙江省、青岛市) stand on one side."""
    for _ in range(2):  # from left to right and back
        for (_, left_end, left), (right_start, _, right) in pairwise(merged):
            if not _LIST.fullmatch(text[left_end:right_start]) or left.level != right.level:
                continue
            if left.path in known and right.path not in known:
                known[right.path] = known[left.path]
            elif right.path in known and left.path not in known:
                known[left.path] = known[right.path]


def _pointed(document: Document, text: str, places: list[Place], body: list[tuple[int, int]]) -> list[Place]:
    writer = writer_of(document)
    side = None if writer else _own_side(text, body, places)
    titled = None if writer else _subject_of_title(document, places, side)
    found: list[Place] = []
    for start, end in body:
        for match in _POINTER.finditer(text, start, end):
            place = _resolve(match, places, writer or titled, start, side)
            if place:
                found.append(place)
        for match in _BANNER.finditer(text, start, end):
            banners = {p.region: p.role for p in places if p.region.name.endswith("翼" + match[0])}
            if len(banners) == 1 and not any(p.start < match.end() and match.start() < p.end for p in places):
                region, role = banners.popitem()
                found.append(Place(match.start(), match.end(), region, role, pointed=True))
        for match in _ORDERED.finditer(text, start, end):
            opened = max(text.rfind("。", start, match.start()) + 1, start)
            meant = _two_named([p for p in places if opened <= p.start < match.start()]) or _two_named(
                [p for p in places if start <= p.start < match.start()]
            )
            if meant:
                chosen = meant[0] if match[0] == "前者" else meant[1]
                found.append(Place(match.start(), match.end(), chosen.region, chosen.role, pointed=True))
    return found


def _subject_of_title(document: Document, places: list[Place], side: str | None) -> Region | None:
    """The division that a title opens with is its subject, unless the words around 我市 put that on the other side."""
    title = next((b for b in document.blocks if b.role == "title"), None)
    first = next((p for p in places if title and title.start <= p.start <= title.start + 1), None)
    return first.region if first and first.end - first.start > 1 and side in (None, first.role) else None


def _two_named(before: list[Place]) -> tuple[Place, Place] | None:
    """The two divisions that 前者 and 后者 mean: the only two named, else the last two of the supported side."""
    distinct: dict[str, Place] = {}
    for place in before:
        distinct.setdefault(place.region.path, place)
    for side in (list(distinct.values()), [p for p in distinct.values() if p.role == "recipient"]):
        if len(side) == 2 or (len(side) > 2 and side[0].role == side[-1].role):
            return side[-2], side[-1]
    return None


def _resolve(
    match: re.Match[str], places: list[Place], writer: Region | None, block: int, side: str | None
) -> Place | None:
    who, suffix = match[1], match[2]
    if who in ("我", "我们", "本"):
        region = _fitting(suffix, _line(writer)) or _only(suffix, places, match.start(), side)
    else:
        before = [p for p in places if block <= p.start < match.start()]
        fitting = [p for p in before if _fits(suffix, p.region)]
        if who == "全":  # 北京各界…,全市: of the city that is helped rather than of the municipality
            fitting = [p for p in fitting if p.role == side] or fitting
            fitting = [p for p in fitting if side or p.region.level != "province" or suffix != "市"] or fitting
        region = fitting[-1].region if fitting else None
        if region is None and who == "全":  # 全市 in a district's paper need not be the city above it
            known = places
            if suffix in "镇乡村":  # a town is meant only where it has just been told of
                known = [p for p in places if match.start() - _NEARBY < p.start < match.start()]
            region = _fitting(suffix, _line(writer)[:1]) or _most_named(suffix, known, side)
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


def _only(suffix: str, places: list[Place], position: int, side: str | None) -> Region | None:
    """Of the divisions of that kind the one that the article does not call by name, nearby or at all.

    我区 beside 甘井子区 is the other one; 我省 in an article that names 江苏省 and 苏陕协作 is 陕西. ``side`` is where
    the words around 我省, 我市 … put it, for the whole article.
    """
    fitting = [p for p in places if _fits(suffix, p.region)]
    fitting = [p for p in fitting if p.role == side] or fitting
    counts = Counter(p.region for p in fitting)
    called = {p.region for p in fitting if p.end - p.start > 1}
    if len(counts) == 2 and len(called) == 1:
        return next(r for r in counts if r not in called)
    near = {p.region for p in fitting if abs(p.start - position) < _NEARBY and side is None}
    return min(counts, key=lambda r: (r in near, -counts[r], r.path), default=None)


def _most_named(suffix: str, places: list[Place], side: str | None) -> Region | None:
    """What 全县 means in an article with no paper of its own: of the divisions of that kind the one named most."""
    fitting = [p for p in places if _fits(suffix, p.region)]
    counts = Counter(p.region for p in [p for p in fitting if p.role == side] or fitting)
    return min(counts, key=lambda r: (-counts[r], r.path), default=None)


def _own_side(text: str, body: list[tuple[int, int]], places: list[Place]) -> str | None:
    """The side of an article's 我省, 我市, 我县, by what it does and what is done to it; None where that is open."""
    votes: Counter[str] = Counter()
    for start, end in body:
        for match in _POINTER.finditer(text, start, end):
            if match[1] in ("我", "我们", "本"):
                if _GIVES.match(text, match.end()):
                    votes["donor"] += 1
                if _GETS.match(text, match.end()) or _GIVEN_TO.search(
                    text[max(start, match.start() - 8) : match.start()]
                ):
                    votes["recipient"] += 1
                facing = _facing(text, match, places)
                if facing:
                    votes["recipient" if facing == "donor" else "donor"] += 1
    ranked = votes.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _facing(text: str, match: re.Match[str], places: list[Place]) -> str | None:
    """青岛市来我市, 我市赴青岛市: the side of the division that 我市 comes from, goes to or stands with."""
    for place in places:
        before, after = text[place.end : match.start()], text[match.end() : place.start]
        if place.end <= match.start() and _COMES.fullmatch(before):
            return place.role
        if place.start >= match.end() and after in _GOES:
            return place.role
    return None


def side_of(region: Region, year: int | None) -> str | None:
    """The side on which the programme puts a division: ``donor``, ``recipient`` or None."""
    role = gazetteer().role(region, year)
    return None if role is None else "donor" if role == "supporting" else "recipient"
