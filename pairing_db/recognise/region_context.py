"""Which division a name means: what stands before it and what else the article names decide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pairing_db.document import Region
from pairing_db.recognise.enterprise_lexicon import frequency
from pairing_db.recognise.gazetteer import Gazetteer
from pairing_db.recognise.region_names import Hit, ordinary
from pairing_db.words import says, word

_JOINTS = ("", "的", "·", " ", "　", "（", "(", "省", "市")
_BESIDE = ("、", "—", "——", "-", "－", "·", "与", "和", "及")
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙"
    "万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
_COMMON = 150  # times in the corpus of the general dictionary: 友谊 and 商城 are more, 莱芜 and 陇西 less
_BELOW = re.compile(
    r"(?:(?![的在与和了是有到])[一-鿿]){0,2}?(?:镇|乡|村|街道|社区|路|大道|街|园|厂|校|院)"
)  # 松桃县长兴堡镇
_KIND_BEHIND = re.compile(
    r"(?:(?:等地?)?(?:[两二三四五六七八九十]|\d{1,2})个?|等)(?:对口|协作|帮扶|贫困|结对)?(?P<kind>县市区|县区|区县|市县|县市|旗县|区市|州市|市州|[市县区旗州])(?!级|场|民|政|长|委|域|直)"
)
_AT_PLACE = re.compile(r"(?:^|[\n在到赴从往至驻])$")
_FACING_MARKS = re.compile(r"[、—\-－·与和及同跟]{0,2}")  # 海安—略阳
_CLEARLY = 3
_OTHER = {"supported": "supporting", "supporting": "supported"}
_PLAIN_WORDS = frozenset(
    {"城区", "郊区", "矿区", "新区", "市区", "市郊区", "东区", "西区", "南区", "北区", "新城区", "老城区"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One division that a name may mean, and how it names it."""

    region: Region
    via: str


def readings(gazetteer: Gazetteer, name: str, on: date | None) -> tuple[Reading, ...]:
    """What the name may mean on that date, each division once.

    A full name in force goes before all others, and a name that a place still has before one that it has given up
    (安顺 is the city, not the district that was 安顺市 once).
    """
    found: dict[str, Reading] = {}
    renamed: dict[str, Reading] = {}
    for row, kind in gazetteer.named(name):
        if kind == "abbreviation":
            continue
        if row.name == name and gazetteer.kept(row, on):
            own, now = gazetteer.own(row, on), gazetteer.dated(row, on)
            if own.path not in found or (now is not None and now.code == own.code):
                found[own.path] = Reading(own, "full")  # of two codes that a name had, that of the date
            continue
        now = gazetteer.dated(row, on)
        if now is None:
            continue
        reading = Reading(now, "former" if kind in ("full", "former") else kind)
        if now.name == row.name or now.short_name == row.short_name:
            found.setdefault(now.path, reading)
        else:
            renamed.setdefault(now.path, reading)
    whole = {path: r for path, r in found.items() if r.via == "full"}
    if any(r.via == "everyday" for r in found.values()):
        found = {path: r for path, r in found.items() if r.via != "former"}
    return tuple((whole or found or renamed).values())


class Context:
    """What the article names for sure, by path, with those above."""

    def __init__(self) -> None:
        """Nothing is named yet."""
        self.named: Counter[str] = Counter()
        self.above: Counter[str] = Counter()

    def add(self, region: Region) -> None:
        """Count a division as named."""
        self.named[region.path] += 1
        parts = region.path.split("/")
        self.above.update("/".join(parts[:i]) for i in range(1, len(parts)))

    def beside(self, region: Region) -> int:
        """How often the article names the division that this one lies in, or others in it."""
        parent = region.path.rpartition("/")[0]
        return self.named[parent] + self.above[parent]

    def score(self, region: Region) -> int:
        """How much the article speaks for this division."""
        parts = region.path.split("/")
        points = 50 if region.path in self.named else 15 if region.path in self.above else 0
        for depth in range(len(parts) - 1, 0, -1):
            if "/".join(parts[:depth]) in self.named:
                return points + (20 if depth > 1 or len(parts) == 2 else 10)
        return points


Chosen = dict[int, Reading]


def choose(gazetteer: Gazetteer, text: str, hits: list[Hit], on: date | None) -> tuple[Chosen, Context]:
    """The reading of each hit (by its index) that can be told, and the context that they make."""
    options = [readings(gazetteer, h.name, on) for h in hits]
    context, chosen = Context(), Chosen()
    for i, hit in enumerate(hits):
        if len(options[i]) == 1 and _sure(hit.name, options[i][0]):
            chosen[i] = options[i][0]
            context.add(chosen[i].region)
    for _ in range(3):
        before = len(chosen)
        for i, hit in enumerate(hits):
            if i in chosen or not options[i]:
                continue
            reading = _nested(text, hits, chosen, i, options[i]) or _closed_by_kind(text, hits, i, options[i])
            reading = reading or _by_context(hit.name, options[i], context)
            reading = reading or _of_origin(text, hit, options[i], context)
            if reading is None and _is_of_people(text, hit):
                reading = _rare(gazetteer, hit, options[i], context, on, role="supporting")
            reading = reading or _in_list(text, hits, chosen, i, options[i], context)
            reading = reading or _faced(gazetteer, text, hits, options, chosen, i, on)
            if reading is None and _is_gone_to(text, hit):
                reading = _rare(gazetteer, hit, options[i], context, on, role="supported")
            if reading:
                chosen[i] = reading
                context.add(reading.region)
        if len(chosen) == before:
            break
    if not chosen:
        for i, reading in _alone(text, hits, options):
            chosen[i] = reading
            context.add(reading.region)
    return chosen, context


def _alone(text: str, hits: list[Hit], options: list[tuple[Reading, ...]]) -> Iterator[tuple[int, Reading]]:
    """Short names of counties in a text that names no division for sure: those of one division that are rare words.

    One of them must open the text or stand behind 在, 到 and the like.
    """
    rare = [
        (i, options[i][0])
        for i, hit in enumerate(hits)
        if len(options[i]) == 1 and hit.name not in ordinary() and frequency(hit.name) < _COMMON
        if not (hit.start and text[hit.start - 1] in SURNAMES)
    ]
    if any(_AT_PLACE.search(text, max(0, hits[i].start - 1), hits[i].start) for i, _ in rare):
        yield from rare


def _sure(name: str, reading: Reading) -> bool:
    """A full or everyday name of one division, a short one of a province or prefecture that is no ordinary word."""
    if name in ordinary() or name in _PLAIN_WORDS:
        return False
    return reading.via in ("full", "former", "everyday") or reading.region.level != "county" or len(name) > 2


def _nested(text: str, hits: list[Hit], chosen: Chosen, i: int, options: tuple[Reading, ...]) -> Reading | None:
    """The only reading that lies in the division named right before (陇南成县, 天津市和平区)."""
    if i == 0 or i - 1 not in chosen:
        return None
    before = chosen[i - 1].region
    if text[hits[i - 1].end : hits[i].start] not in _JOINTS:
        return None
    inside = [r for r in options if r.region.path.startswith(before.path + "/")]
    if len(inside) > 1:
        inside = [r for r in (_top(inside),) if r]
    use = ordinary().get(hits[i].name)
    if len(inside) != 1 or (use and inside[0].via == "short" and (use == "never" or hits[i - 1].end != hits[i].start)):
        return None
    return inside[0] if inside[0].via in ("full", "former") else Reading(inside[0].region, "nested")


def _in_list(
    text: str, hits: list[Hit], chosen: Chosen, i: int, options: tuple[Reading, ...], context: Context
) -> Reading | None:
    """海安—略阳县, 启东、海安: an ordinary word beside another division, its own city named in the article.

    汉中、安康、商洛: or in a list between two divisions of the province or city that it lies in.
    """
    use = ordinary().get(hits[i].name)
    left = i - 1 in chosen and text[hits[i - 1].end : hits[i].start] in _BESIDE
    right = i + 1 in chosen and text[hits[i].end : hits[i + 1].start] in _BESIDE
    if use in ("named", "supported") and left and right and text[hits[i - 1].end] == text[hits[i].end] == "、":
        around = {_parent(chosen[j].region) for j in (i - 1, i + 1)}
        if len(among := [r for r in options if {_parent(r.region)} == around]) == 1:
            return among[0]
    if use != "named":
        return None
    inside = [r for r in options if context.score(r.region) >= 20]
    return inside[0] if (left or right) and len(inside) == 1 else None


def _parent(region: Region) -> str:
    return region.path.rpartition("/")[0]


def _faced(
    gazetteer: Gazetteer,
    text: str,
    hits: list[Hit],
    options: list[tuple[Reading, ...]],
    chosen: Chosen,
    i: int,
    on: date | None,
) -> Reading | None:
    """东营酉阳, 闽侯援建隆德: the one county of the name on the other side of the programme than the name beside it."""
    if ordinary().get(hits[i].name) == "never" or hits[i].name in _PLAIN_WORDS or _BELOW.match(text, hits[i].end):
        return None
    year = on.year if on else None
    for j in (i - 1, i + 1):
        if not 0 <= j < len(hits):
            continue
        between = text[hits[min(i, j)].end : hits[max(i, j)].start]
        if not (_FACING_MARKS.fullmatch(between) or word("faces").fullmatch(between)):
            continue
        beside = [chosen[j]] if j in chosen else [] if ordinary().get(hits[j].name) == "never" else options[j]
        told = {_side(gazetteer, r.region, year) for r in beside}
        if len(told) != 1 or (role := told.pop()) is None or (j not in chosen and hits[i].name in ordinary()):
            continue
        inside = [r for r in options[i] if _side(gazetteer, r.region, year) not in (role, None)]
        if reading := _top(inside):
            return reading
    return None


def _side(gazetteer: Gazetteer, region: Region, year: int | None) -> str | None:
    """The side in that year, else the one in any other: an article of 2023 may look back on 济南 and 永顺."""
    return gazetteer.role(region, year) or gazetteer.role(region, None)


def _rare(
    gazetteer: Gazetteer, hit: Hit, options: tuple[Reading, ...], context: Context, on: date | None, *, role: str
) -> Reading | None:
    """The one division of the side ``role`` that a rare word may mean where the article names one of the other side."""
    if len(options) != 1 or ordinary().get(hit.name) == "never" or frequency(hit.name) >= _COMMON:
        return None
    year = on.year if on else None
    if gazetteer.role(options[0].region, year) != role:
        return None
    named = (gazetteer.by_path(path) for path in context.named)
    faced = any(region is not None and gazetteer.role(region, year) == _OTHER[role] for region in named)
    return options[0] if faced else None


def _is_gone_to(text: str, hit: Hit) -> bool:
    """从怀柔区到丰宁挂职: does a verb of going or helping lead to a word that opens no name of a town or street?"""
    return not _BELOW.match(text, hit.end) and says(text, "going_to", max(0, hit.start - 3), hit.start)


def _closed_by_kind(text: str, hits: list[Hit], i: int, options: tuple[Reading, ...]) -> Reading | None:
    """义乌、东阳两市: names that a number and their kind close, where one division of that kind bears the name."""
    last = i
    while last + 1 < len(hits) and text[hits[last].end : hits[last + 1].start] in ("、", "和", "与", "及"):
        last += 1
    closed = _KIND_BEHIND.match(text, hits[last].end)
    if closed is None or (last == i and text[hits[i].start - 1 : hits[i].start] not in ("、", "和", "与", "及")):
        return None
    fitting = [r for r in options if r.region.name[-1] in closed["kind"] and r.region.level != "province"]
    return fitting[0] if len(fitting) == 1 else None


def _is_of_people(text: str, hit: Hit) -> bool:
    """义乌客商, 来自福清的企业家: does a word stand before who comes from there, and is no person's name?"""
    if hit.name in ordinary() and text[hit.start - 2 : hit.start] != "来自":
        return False
    named = hit.start and text[hit.start - 1] in SURNAMES
    return not named and word("people_of").match(text, hit.end) is not None


def _of_origin(text: str, hit: Hit, options: tuple[Reading, ...], context: Context) -> Reading | None:
    """同心籍劳动力: an ordinary word before 籍, in an article that names the division in full."""
    if not text.startswith("籍", hit.end):
        return None
    return _top([r for r in options if r.region.path in context.named])


def _by_context(name: str, options: tuple[Reading, ...], context: Context) -> Reading | None:
    if name in _PLAIN_WORDS:
        return None
    use = ordinary().get(name)
    if use == "never":
        return None
    if use:
        itself = [r for r in options if r.region.path in context.named]
        if use == "supported" and not itself:
            itself = [r for r in options if context.score(r.region)]
        return _top(itself)
    scored = sorted(((context.score(r.region) + _weight(r), n) for n, r in enumerate(options)), reverse=True)
    best, at = scored[0]
    if best <= 0:
        return None
    tied = [options[n] for points, n in scored if points == best]
    if len(tied) == 1:
        return options[at]
    return _top(tied) or _most_beside(tied, context)


def _most_beside(tied: list[Reading], context: Context) -> Reading | None:
    """江北区 beside eight districts of 宁波, in an article that names 重庆 once: the one of the city told of more."""
    ranked = sorted(tied, key=lambda r: context.beside(r.region), reverse=True)
    one, two = (context.beside(r.region) for r in ranked[:2])
    return ranked[0] if one >= _CLEARLY * max(two, 1) else None


def _top(readings_: list[Reading]) -> Reading | None:
    """The only one, or the one that contains all others (恩施州, not 恩施市)."""
    top = [r for r in readings_ if all(o is r or o.region.path.startswith(r.region.path + "/") for o in readings_)]
    return top[0] if len(top) == 1 else None


def _weight(reading: Reading) -> int:
    """Bare short names mean the province before the prefecture before the county (吉林, 海南, 阿克苏)."""
    if reading.via != "short":
        return 0
    return {"province": 60, "prefecture": 30}.get(reading.region.level, 0)
