"""Divisions named in a text: provinces to villages, by full, short, everyday, former and one-character names."""

from __future__ import annotations

import re
from datetime import date

from pairing_db.document import RegionMention
from pairing_db.recognise.enterprise_lexicon import frequency
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.region_below import find_below
from pairing_db.recognise.region_characters import find_characters
from pairing_db.recognise.region_context import SURNAMES, choose
from pairing_db.recognise.region_names import Hit, Words, find_names

# 上海路, 北京时间: the name is a mere part of another one, and says nothing of a place there.
_NO_PLACE = re.compile(
    r"(?:[东西南北中]|[一二三四五六七八九十])?(?:路(?![费线段桥子演])|大道|大街|(?:风情|美食|商业|步行)?街(?!道|镇|乡)|时间(?!表)|话(?![题语剧])|烤鸭|菜(?:系|馆))"
)
_BODY = re.compile(
    r"[^，。；：、！？“”《》〈〉「」『』（）()\s\d]{0,10}?"
    r"(?:大学|学院(?!路)|日报|晚报|晨报|都市报|新闻网|在线|网讯|电视台|广播电台|卫视|证券|银行)"
)
_FIRM = re.compile(
    r"[\u4e00-\u9fffA-Za-z·（）()]{2,22}?(?:公司|集团|合作社|合作联社|商行|[^车工]厂(?!房|家|长|区|商|子))"
)
_TOWN_FIRST = re.compile(r".{1,6}?(?:镇|乡(?![村土])|街道|村)")
_LEGAL_FORM = re.compile(r"(?:股份)?有限(?:责任)?公司$")
_NOT_IN_NAME = re.compile(
    r"[的与和及等在向到对为由将把从有是了家个所名]|企业|引进|引导|引入|建立|成立|设立|投资|组织|帮助|入驻|落户|援建|牵线|考察|签|携手|成为|先后|各|某|全资|"
    r"当地|市委|县委|区委|政府|龙头|国有|民营|本地|知名"
)
_TITLE = re.compile(
    r"(?:总裁|经理|书记|主任|县长|市长|区长|州长|镇长|乡长|局长|部长|处长|科长|组长|厂长|校长|院长|会长|社长|站长|队长|主席|董事长|村长|记者|通讯员|"
    r"老师|教师|医生|医师|专家|干部|村民|农民|农户|贫困户|工人|员工|职工|学员|学生|老人|编辑|摄影|作者|负责人|法人|人员|创始人|带头人)$"
)
_TOWN_OF_THE_NAME = re.compile(r"[镇乡](?![镇乡村街亲土贤企里]|对)")  # 特木里镇 is not 木里
_AMONG_TOWNS = re.compile(r"(?:、[\u4e00-\u9fff]{2,4})*等?(?:\d+|[两三四五六七八九十]+)余?个(?:乡镇|镇街|镇|乡|街道)")
_FIRM_BEFORE = re.compile(r"(?:企业|公司|集团|厂家)[“「]?$")  # 多晶硅企业陕西有色
_SHORT_FIRM = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[,，。、;；和与等”」])")
_STILL_PLACE = re.compile("[省市县州区盟旗委人民地政府籍方军山江河湖高盆平]")
_SAYS = re.compile(r"(?:介绍|说|表示|告诉|坦言|回忆|笑|谈|称|感慨|感叹|向记者|深有|算|一家)")


def find_regions(text: str, published_on: date | None) -> tuple[RegionMention, ...]:
    """All mentions of divisions in the clean simplified text of an article, sorted by start.

    ``published_on`` decides which division of a place is meant (即墨市 or 即墨区); None means today's. A name that
    may mean several divisions and that nothing in the article decides gives no mention. ``via`` is ``full``, ``short``,
    ``everyday``, ``former``, ``nested`` (told by the division named right before it), ``abbreviation`` (来青, 陇货),
    ``merged`` (one character of 青陇), or ``name-part`` (the place in the name of a firm, school or newspaper).
    """
    words = Words(text)
    places = gazetteer()
    hits = find_names(text, words)
    chosen, context = choose(places, text, hits, published_on)
    found: list[RegionMention] = []
    following: RegionMention | None = None
    for i in sorted(chosen, reverse=True):
        hit, reading = hits[i], chosen[i]
        via = _standing(text, hit, reading.via, following)
        if via:
            following = RegionMention(hit.start, hit.end, reading.region, via)
            found.append(following)
    found.reverse()
    found = find_below(places, text, words, found, published_on)
    taken = sorted((m.start, m.end) for m in found)
    found += find_characters(places, text, words, context, taken, published_on)
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _standing(text: str, hit: Hit, via: str, following: RegionMention | None) -> str | None:
    """The way in which the name stands: as found, as a part of another name, or None where it names no place."""
    if (hit.name[-1] not in "省市区县州旗" and _NO_PLACE.match(text, hit.end)) or _is_person(text, hit):
        return None
    if via in ("short", "nested") and hit.name[-1] not in "省市区县州旗" and _TOWN_OF_THE_NAME.match(text, hit.end):
        return None
    if following and following.start == hit.end and following.via == "name-part" and hit.name[-1] not in "省市区县":
        return "name-part"
    if (
        via == "short"
        and _AMONG_TOWNS.match(text, hit.end)
        and "、" in text[hit.start - 1 : hit.start] + text[hit.end : hit.end + 1]
    ):
        return None  # 三河、西安、高崖等6个乡镇 are towns of the county told of
    longer = text[hit.start : hit.end + 2]
    if via == "short" and frequency(longer) and not _STILL_PLACE.search(longer[len(hit.name) :]):
        return "name-part"  # 阿里巴巴 is a word of its own
    if via == "short" and _is_short_firm(text, hit, following):
        return "name-part"
    for pattern in (_BODY, _FIRM):
        match = pattern.match(text, hit.end)
        if match is None or (following and following.start < match.end()) or _TOWN_FIRST.match(match[0]):
            continue
        if not _NOT_IN_NAME.search(_LEGAL_FORM.sub("", match[0])) and not _opens_bracket(match[0]):
            return "name-part"
    return via


def _is_short_firm(text: str, hit: Hit, following: RegionMention | None) -> bool:
    """多晶硅企业陕西有色: a province or city and two or more characters, right behind the word for a firm."""
    match = _SHORT_FIRM.match(text, hit.end)
    named = match and _FIRM_BEFORE.search(text[max(0, hit.start - 4) : hit.start])
    return bool(match and named and not (following and following.start < match.end()))


def _is_person(text: str, hit: Hit) -> bool:
    """张永昌介绍, 县长李安远: a given name behind a surname, told by title, verb or brackets."""
    before = text[max(0, hit.start - 5) : hit.start]
    if len(hit.name) != 2 or before[-1:] not in SURNAMES:
        return False
    signed = before[-2:-1] in ("(", "（") and text[hit.end : hit.end + 1] in (")", "）")  # 8月13日电 (鲁丹阳)
    return bool(signed or _TITLE.search(before[:-1]) or _SAYS.match(text, hit.end))


def _opens_bracket(name: str) -> bool:
    return name.startswith(("）", ")")) and "（" not in name and "(" not in name
