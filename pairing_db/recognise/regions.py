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
from pairing_db.words import says, word

_TOWN_FIRST = re.compile(r".{1,6}?(?:镇|乡(?![村土])|街道|村)")
_LOCAL_BODY = re.compile("中学|小学|学校|幼儿园|医院|卫生院|[镇村路]|街道|社区")  # 顺义仁和中学 is of no other 仁和
_LEGAL_FORM = re.compile(r"(?:股份)?有限(?:责任)?公司$")
_TOWN_OF_THE_NAME = re.compile(r"[镇乡](?![镇乡村街亲土贤企里]|对)")  # 特木里镇 is not 木里
_AMONG_TOWNS = re.compile(r"(?:、[\u4e00-\u9fff]{2,4})*等?(?:\d+|[两三四五六七八九十]+)余?个(?:乡镇|镇街|镇|乡|街道)")
_SHORT_FIRM = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[,，。、;；和与等”」])")
_STILL_PLACE = re.compile("[省市县州区盟旗委人民地政府籍方军山江河湖高盆平]")


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
        if reading.via == "short" and i - 1 in chosen and hits[i - 1].end == hit.start:
            outer = chosen[i - 1].region
            apart = places.role(outer, None) == "supporting" and places.role(reading.region, None) == "supported"
            if apart and _LOCAL_BODY.match(text, hit.end):
                continue
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
    if (hit.name[-1] not in "省市区县州旗" and word("named_after_place").match(text, hit.end)) or _is_person(text, hit):
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
    for pattern in (word("body_of_place"), word("firm_of_place")):
        match = pattern.match(text, hit.end)
        if match is None or (following and following.start < match.end()) or _TOWN_FIRST.match(match[0]):
            continue
        if not says(_LEGAL_FORM.sub("", match[0]), "not_in_firm_name") and not _opens_bracket(match[0]):
            return "name-part"
    return via


def _is_short_firm(text: str, hit: Hit, following: RegionMention | None) -> bool:
    """多晶硅企业陕西有色: a province or city and two or more characters, right behind the word for a firm."""
    match = _SHORT_FIRM.match(text, hit.end)
    named = match and word("firm_before").search(text[max(0, hit.start - 4) : hit.start])
    return bool(match and named and not (following and following.start < match.end()))


def _is_person(text: str, hit: Hit) -> bool:
    """张永昌介绍, 县长李安远: a given name behind a surname, told by title, verb or brackets."""
    before = text[max(0, hit.start - 5) : hit.start]
    if len(hit.name) != 2 or before[-1:] not in SURNAMES:
        return False
    signed = before[-2:-1] in ("(", "（") and text[hit.end : hit.end + 1] in (")", "）")  # 8月13日电 (鲁丹阳)
    return bool(signed or says(before[:-1], "title_of_person") or word("says_something").match(text, hit.end))


def _opens_bracket(name: str) -> bool:
    return name.startswith(("）", ")")) and "（" not in name and "(" not in name
