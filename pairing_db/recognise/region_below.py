"""Towns, streets, villages and development zones: only under a county or city that the article names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pairing_db import seeds
from pairing_db.document import Region, RegionMention
from pairing_db.recognise.enterprise_lexicon import frequency
from pairing_db.recognise.gazetteer import Gazetteer
from pairing_db.recognise.region_names import ZONE_SUFFIX, Words
from pairing_db.recognise.township_names import everyday_town
from pairing_db.words import says, word

_TOWN_SUFFIX = re.compile(r"(?:街道|镇|乡)$")
_HAN = "\u4e00-\u9fff"
_TOWN_AS_WRITTEN = re.compile(
    rf"([{_HAN}]{{1,6}}?(?:街道(?!办)|镇|乡(?![村镇亲愁土下间情里])|苏木)|[{_HAN}]{{2,3}}?街(?![道头边镇乡巷区坊舞]))"
)
_VILLAGE = re.compile(
    rf"([{_HAN}]{{1,5}}?(?:村(?![民里庄级居干寨支委容貌集史医上口口]|小学|两|党|企)|社区(?!工厂|矫正|服务)))"
)
_LIST_JOINT = re.compile(r"[、和与及同，,]|以及")
_NAME_GOES_ON = re.compile(r"[村镇乡县河江湖山水路桥站]|街道|社区|公司|集团|合作社")
_BEFORE_VILLAGE = "在到向给为由于"


class _Taken:
    """The characters of a text that lie in mentions."""

    def __init__(self, text: str, mentions: Iterable[RegionMention]) -> None:
        self._marks = bytearray(len(text))
        for mention in mentions:
            self.add(mention.start, mention.end)

    def add(self, start: int, end: int) -> None:
        """Mark ``[start, end)``."""
        self._marks[start:end] = b"\x01" * (end - start)

    def touch(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` shares a character with a mention."""
        return any(self._marks[start:end])


class _Before:
    """The mention that ends last before a place."""

    def __init__(self, mentions: Iterable[RegionMention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.end)
        self._ends = [m.end for m in self._mentions]

    def at(self, start: int) -> RegionMention | None:
        """The last mention that ends at ``start`` or before."""
        index = bisect_right(self._ends, start)
        return self._mentions[index - 1] if index else None


def find_below(
    gazetteer: Gazetteer, text: str, words: Words, found: list[RegionMention], on: date | None
) -> list[RegionMention]:
    """The mentions with those of zones, towns and villages added; a zone takes the place of its city's name."""
    mentions = _zones(gazetteer, text, _of_their_city(gazetteer, found, on), on)
    mentions = sorted([*mentions, *_listed_towns(gazetteer, text, words, mentions)], key=lambda m: (m.start, m.end))
    mentions = sorted(
        [*mentions, *_written(gazetteer, text, mentions, _TOWN_AS_WRITTEN, word("no_town_name"))], key=_at
    )
    mentions = sorted([*mentions, *_told_again(text, words, mentions)], key=_at)
    return sorted([*mentions, *_villages(gazetteer, text, words, mentions)], key=_at)


def _at(mention: RegionMention) -> tuple[int, int]:
    return mention.start, mention.end


def _of_their_city(gazetteer: Gazetteer, found: list[RegionMention], on: date | None) -> list[RegionMention]:
    """万山区 in an article of 珠海: a zone that bears the name of another city's district.

    So right behind the name of its city (珠海市万山区), and where its city (or a division of it) is named, and neither
    that other city nor its province.
    """
    named = {m.region.path for m in found}
    beside = {(a.region.path, b.region.path) for a, b in pairwise(found) if a.end == b.start}
    own: dict[str, Region] = {}
    for row in seeds.zones():
        districts = {m.region.path for m in found if m.region.name == row.name and m.via == "full"}
        city = gazetteer.region_at(row.parent_code, on) if districts else None
        if city is None or not any(f"{path}/".startswith(f"{city.path}/") for path in named):
            continue
        for path in districts:
            above = path.split("/")
            if (city.path, path) in beside or named.isdisjoint({"/".join(above[:n]) for n in range(1, len(above))}):
                own[path] = gazetteer.below(city, row.name, "zone")
    return [replace(m, region=own[m.region.path]) if m.region.path in own else m for m in found]


def _zones(gazetteer: Gazetteer, text: str, found: list[RegionMention], on: date | None) -> list[RegionMention]:
    """榆林高新区, 陇南市经济开发区, and the named ones of the list (贵安新区)."""
    out: list[RegionMention] = []
    named = {(m.start, m.end) for m in found}
    for mention in found:
        match = ZONE_SUFFIX.match(text, mention.end)
        if match and match.span() in named:  # 天津滨海新区 is a district of 天津, no zone of it
            match = None
        if match and mention.region.level in ("prefecture", "county", "province"):
            zone = gazetteer.below(mention.region, text[mention.start : match.end()], "zone")
            out.append(RegionMention(mention.start, match.end(), zone, "full"))
        else:
            out.append(mention)
    taken = _Taken(text, out)
    for zone_row in seeds.zones():
        parent = gazetteer.region_at(zone_row.parent_code, on)
        at = text.find(zone_row.name)
        while at >= 0 and parent:
            end = at + len(zone_row.name)
            if not taken.touch(at, end):
                out.append(RegionMention(at, end, gazetteer.below(parent, zone_row.name, "zone"), "full"))
                taken.add(at, end)
            at = text.find(zone_row.name, end)
    return sorted(out, key=_at)


def _listed_towns(gazetteer: Gazetteer, text: str, words: Words, mentions: list[RegionMention]) -> list[RegionMention]:
    """Towns of the list under the counties that the article names; under a city's counties where only one has it."""
    holders = {m.region.path: m.region for m in mentions if m.region.level in ("county", "prefecture")}
    names: dict[str, dict[str, Region]] = defaultdict(dict)
    wide: dict[str, dict[str, Region]] = defaultdict(dict)
    for region in holders.values():
        _collect(gazetteer, region, names)
        if region.level == "prefecture":
            for county in gazetteer.children(region):
                _collect(gazetteer, county, wide)
    for region in holders.values():
        _collect_renamed(gazetteer, region, names)
    out: list[RegionMention] = []
    taken = _Taken(text, mentions)
    befores = _Before(mentions)
    for match in re.finditer(r"街道|[镇乡街]|苏木", text):
        end = match.end()
        for length in range(12, 1, -1):
            start = end - length
            if start < 0 or not (name := text[start:end]) or (name not in names and name not in wide):
                continue
            if taken.touch(start, end):
                break
            before = befores.at(start)
            options = names.get(name) or {}
            town = _pick(options, before, text, start) if options else None
            if town is None and name in wide and (before is None or _touches(before, text, start) or len(name) > 3):
                town = _pick(wide[name], before, text, start)
            # 对光禄镇: 对光 is a word of the dictionary
            led = length > 2 and text[start - 1 : start] in tuple("对与和同向给到在为")
            if town and (words.is_cut(start) or led or (before and before.end == start)):
                out.append(RegionMention(start, end, town, "full" if name == town.name else "everyday"))
                taken.add(start, end)
                break
    return out


def _collect(gazetteer: Gazetteer, county: Region, names: dict[str, dict[str, Region]]) -> None:
    for town in gazetteer.townships(county):
        if len(town.name) > 2 or not town.name.startswith(("街", "城")):
            names[town.name][town.path] = town
        for form in everyday_town(town.name):
            if len(form) > 2:
                as_written = gazetteer.township(county, form)
                if as_written:
                    names[form][as_written.path] = as_written


def _collect_renamed(gazetteer: Gazetteer, county: Region, names: dict[str, dict[str, Region]]) -> None:
    """果园乡 where the list has 果园镇: the town before or after its change, as written and without a code."""
    for town in gazetteer.townships(county):
        stem = _TOWN_SUFFIX.sub("", town.name)
        for suffix in ("镇", "乡", "街道"):
            if len(stem) > 1 and stem + suffix != town.name and stem + suffix not in names:
                renamed = gazetteer.below(county, stem + suffix, "township")
                names[stem + suffix][renamed.path] = renamed


def _touches(before: RegionMention, text: str, start: int) -> bool:
    return text[before.end : start] in ("", "的", "·", " ")


def _pick(options: dict[str, Region], before: RegionMention | None, text: str, start: int) -> Region | None:
    """The town under the division named right before, else the only one, else the one under the nearest before."""
    inside = [r for r in options.values() if before and r.path.startswith(before.region.path + "/")]
    if before and len(inside) == 1 and _touches(before, text, start):
        return inside[0]
    if len(options) == 1:
        return next(iter(options.values()))
    return inside[0] if len(inside) == 1 else None


def _written(
    gazetteer: Gazetteer, text: str, mentions: list[RegionMention], pattern: re.Pattern[str], barred: re.Pattern[str]
) -> list[RegionMention]:
    """Towns that are not on the list: right behind a county's name, or going on a list of towns (甲镇、乙镇)."""
    out: list[RegionMention] = []
    taken = _Taken(text, mentions)
    for mention in mentions:
        level = mention.region.level
        at, parent = mention.end, mention.region
        if level == "township" and mention.region.parent_path:
            above = gazetteer.by_path(mention.region.parent_path)
            joint = _LIST_JOINT.match(text, at)
            if above is None or joint is None:
                continue
            at, parent = joint.end(), above
        elif level not in ("county", "prefecture"):
            continue
        while match := pattern.match(text, at):
            start, end = match.span(1)
            if barred.search(match[1]) or len(match[1]) < 3 or taken.touch(start, end):
                break
            region = gazetteer.township(parent, match[1]) or gazetteer.below(parent, match[1], "township")
            out.append(RegionMention(start, end, region, "nested"))
            taken.add(start, end)
            joint = _LIST_JOINT.match(text, end)
            if joint is None:
                break
            at = joint.end()
    return out


def _told_again(text: str, words: Words, mentions: list[RegionMention]) -> list[RegionMention]:
    """顺义区牛栏山镇, then 牛栏山镇 alone: towns that are on no list, where the text has told their county once."""
    out: list[RegionMention] = []
    taken = _Taken(text, mentions)
    towns = {m.region.name: m.region for m in mentions if m.via == "nested" and m.region.level == "township"}
    for name, region in towns.items():
        for match in re.finditer(re.escape(name), text):
            if len(name) > 2 and words.is_cut(match.start()) and not taken.touch(*match.span()):
                out.append(RegionMention(*match.span(), region, "short"))
                taken.add(*match.span())
    return out


def _villages(gazetteer: Gazetteer, text: str, words: Words, mentions: list[RegionMention]) -> list[RegionMention]:
    """Villages right behind a town or county, in a list behind those, after 在, 给 with a town before; then alone."""
    out: list[RegionMention] = []
    known: dict[str, Region] = {}
    taken = _Taken(text, mentions)
    spots = [(m.end, m.region) for m in mentions if m.region.level in ("township", "county")]
    for at, parent in spots:
        while match := _VILLAGE.match(text, at):
            if not _is_village(match[1]) or taken.touch(*match.span(1)):
                break
            region = gazetteer.below(parent, match[1], "village")
            out.append(RegionMention(*match.span(1), region, "nested"))
            if match[1] not in known or parent.path.startswith((known[match[1]].parent_path or "") + "/"):
                known[match[1]] = region
            joint = _LIST_JOINT.match(text, match.end(1))
            if joint is None or text[match.end(1)] == "，":
                break
            at = joint.end()
    befores = _Before(mentions)
    for match in re.finditer(rf"(?<=[{_BEFORE_VILLAGE}])[{_HAN}]{{2,4}}?村(?![民里庄级居干寨支委])", text):
        town = befores.at(match.start())
        if match[0] in known or not _is_village(match[0]) or town is None or town.region.level != "township":
            continue
        if not re.search(r"[。；;●\n]", text[town.end : match.start()]):
            known[match[0]] = gazetteer.below(town.region, match[0], "village")
    out = [_narrower(m, known) for m in out]
    taken = _Taken(text, [*mentions, *out])
    called = {region.short_name: region for region in known.values() if _is_own_name(region)}
    for name, region in (known | called).items():
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not taken.touch(at, end) and (name in known or _stands_alone(text, words, at, end)):
                out.append(RegionMention(at, end, region, "short"))
                taken.add(at, end)
            at = text.find(name, end)
    return out


def _is_own_name(village: Region) -> bool:
    """香车河村 is 香车河 too; a short one that is a word of the language (花桥, 中心) is not."""
    name = village.short_name
    return village.name == name + "村" and (len(name) > 2 or not frequency(name))


def _stands_alone(text: str, words: Words, start: int, end: int) -> bool:
    """Whether the short name of a village is no part of another name: 香车河水, 香车河乡."""
    return words.is_cut(start) and words.is_cut(end) and not _NAME_GOES_ON.match(text, end)


def _narrower(mention: RegionMention, known: dict[str, Region]) -> RegionMention:
    """花垣县十八洞村 is the one that the article puts under 双龙镇 elsewhere."""
    other = known[mention.region.name]
    inside = (other.parent_path or "").startswith((mention.region.parent_path or "") + "/")
    return RegionMention(mention.start, mention.end, other, mention.via) if inside else mention


def _is_village(name: str) -> bool:
    return (len(name) > 2 or name[0] in "东西南北上下前后") and not says(name, "no_village_name")
