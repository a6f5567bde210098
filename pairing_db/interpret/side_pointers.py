"""Words that stand for several divisions (两县, 两省区, 13个乡镇), and lists with a member unknown as a division."""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, county_above, names
from pairing_db.interpret.side_candidates import in_programme
from pairing_db.interpret.side_lists import groups_of
from pairing_db.interpret.windows import clause_of
from pairing_db.recognise.chinese_numerals import whole_number
from pairing_db.recognise.gazetteer import gazetteer

_SHARED = re.compile(r"(?P<count>[两三四五])(?P<kind>[县市省区地旗州])(?!级)|受援地|协作地|对口地区|帮扶地区")
_BETWEEN = re.compile(r"之间|双方|两省市?之?间?(?=共|合计|签|占)")
_PROVINCES = re.compile(r"两省|两地|双方")
_ZONE = r"(?:高新|经开|开发|经济|高新技术|[一-鿿]{2,3}新|保税|合作|示范)区"
_BESIDE_BEHIND = re.compile(rf"[、和与及](?P<name>{_ZONE}|[一-鿿]{{2,3}}(?=两[区县市旗]))")
_BESIDE_BEFORE = re.compile(rf"(?P<name>{_ZONE})[、和与及]$")
_NAMED_AS = {
    "recipient": re.compile(r"(?:受赠|受援|接收|受助|受捐|受益)(?:方|单位|地)?(?:是|为)"),
    "donor": re.compile(r"(?:捐赠|出资|援助|帮扶|支援)(?:方|单位)(?:是|为)"),
}
_TOWNS = re.compile(r"(?:\d+|[二两三四五六七八九十]+)余?多?个(?:乡镇|镇乡|镇|乡|街道)")
_VILLAGES = re.compile(r"(?:\d+|[二两三四五六七八九十]+)余?多?个(?:行政|贫困|脱贫|建制|自然)?村")


def means_both(scene: Scene, start: int, end: int) -> bool:
    """两县, 受援地: the supported divisions together, where none of them is named after the word.

    东莞、中山两市 are the supporting ones.
    """
    givers = {p.end for p in scene.places_in(start, end, "donor") if not in_programme(scene, p)}
    pointers = [m.start() for m in _SHARED.finditer(scene.text, start, end) if m.start() not in givers]
    if pointers and givers_meant(scene, start, end, listed=True):
        return False
    places = scene.places_in(start, end, "recipient")
    return bool(pointers) and (not places or places[-1].start < pointers[-1])


def givers_meant(scene: Scene, start: int, end: int, *, listed: bool = False) -> list[Region]:
    """楚雄州由甲区、乙区帮扶。两区派去教师…: the supporting divisions that a count means, listed last before it.

    None where the nearest list of that length and kind is of the supported side. ``listed``: only those of one list,
    not those that the sentence tells one by one.
    """
    pointers = [m for m in _SHARED.finditer(scene.text, start, end) if m["count"]]
    sentence = scene.sentence_at(start)
    if not pointers or sentence is None:
        return []
    block = scene.document.blocks[sentence.block].start
    meant = pointers[-1]
    named = tuple(p for p in scene.places_in(block, pointers[-1].start()) if p.role and not p.pointed)
    lists = [g for g in groups_of(scene, named) if len({p.role for p in g}) == 1]
    fits = [
        g
        for g in lists
        if len(g) == whole_number(meant["count"]) and all(p.region.name.endswith(meant["kind"]) for p in g)
    ]
    if fits or listed:
        return [p.region for p in fits[-1]] if fits and fits[-1][0].role == "donor" else []
    # 甲区对一县,乙区对另一县,两区另拿出…: told one by one in the sentence
    apart = {p.region.path: p.region for p in named if p.start >= sentence.start and p.role == "donor"}
    alike = [r for r in apart.values() if r.name.endswith(meant["kind"])]
    return alike if len(alike) == whole_number(meant["count"]) else []


def listed_together(scene: Scene, before: int) -> str | None:
    """The names that 两市, 三县 point to: the last list of supported divisions in front of them."""
    groups = [g for g in groups_of(scene, scene.places_in(0, before, "recipient")) if len(g) > 1]
    return names(p.region for p in groups[-1]) if groups else None


def listed_just_before(scene: Scene, sentence: Sentence, before: int) -> str | None:
    """两县 behind a sentence that lists two counties of another division than the article's own, as their names."""
    pointers = [m for m in _SHARED.finditer(scene.text, sentence.start, before) if m["count"]]
    start = scene.document.blocks[sentence.block].start
    places = tuple(p for p in scene.places_in(start, before, "recipient") if not p.pointed)
    groups = groups_of(scene, places)
    if not pointers or not groups:
        return None
    meant, last = pointers[-1], groups[-1]
    fits = all(p.region.name.endswith(meant["kind"]) for p in last)
    return names(p.region for p in last) if fits and len(last) == whole_number(meant["count"]) else None


def listed_above(scene: Scene, sentence: Sentence) -> list[Region]:
    """The supported divisions of the one list that the nearest sentence before in the paragraph names."""
    start = scene.document.blocks[sentence.block].start
    named = [p for p in scene.places_in(start, sentence.start, "recipient") if not in_programme(scene, p)]
    nearest = scene.sentence_at(named[-1].start) if named else None
    here = {p.region.path: p.region for p in named if nearest and p.start >= nearest.start}
    return list(here.values()) if len(here) > 1 else []


def pair_in_sentence(scene: Scene, sentence: Sentence, before: int) -> Region | None:
    """甲区与乙县的结对有了进展:两地合建的园区…: the supported side of the one pair named before 两地."""
    meant = [m for m in _SHARED.finditer(scene.text, sentence.start, before) if m["kind"] == "地"]
    if not meant:
        return None
    named = [p for p in scene.places_in(sentence.start, meant[-1].start()) if p.role and not in_programme(scene, p)]
    sides = {role: {p.region.path: p.region for p in named if p.role == role} for role in ("donor", "recipient")}
    return next(iter(sides["recipient"].values())) if all(len(found) == 1 for found in sides.values()) else None


def between_provinces(scene: Scene, start: int, end: int, role: str) -> Region | None:
    """鲁渝之间占12个: the province of a side, where the words behind the two characters mean both as wholes."""
    for left, right in pairwise(scene.places_in(start, end)):
        sides = {left.role: left.region, right.role: right.region}
        joined = left.end == right.start and right.end - left.start == 2 and len(sides) == 2
        if joined and _BETWEEN.match(scene.text, right.end):
            return sides.get(role)
    return None


def programme_side(scene: Scene, sentence: Sentence, before: int, role: str) -> Region | None:
    """粤桂两省区, 粤桂携手: the province that the programme at the head of a sentence puts on a side."""
    pair = [p for p in scene.places_in(sentence.start, before) if in_programme(scene, p)]
    if len(pair) < 2 or pair[0].end != pair[1].start or {p.role for p in pair[:2]} != {"donor", "recipient"}:
        return None
    others = [p for p in scene.places_in(sentence.start, before, role) if p not in pair and not scene.is_venue(p)]
    opens = pair[0].start == sentence.start or _PROVINCES.match(scene.text, pair[1].end)
    return next(p.region for p in pair if p.role == role) if opens and not others else None


def named_after(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Region | None:
    """送出50万元,受赠方是文县某村: the side that a clause behind the sum names as giver or receiver."""
    said = _NAMED_AS[role].search(scene.text, quantity.end, sentence.end)
    places = scene.places_in(said.end(), said.end() + 1, role) if said else ()
    return places[0].region if places else None


def companion(scene: Scene, place: Place) -> str | None:
    """斗门、高新两区, 斗门区、高新区: the zone or district beside a place that no list of divisions knows."""
    if place.region.level != "county":
        return None
    behind = _BESIDE_BEHIND.match(scene.text, place.end)
    before = _BESIDE_BEFORE.search(scene.text[max(0, place.start - 8) : place.start])
    found = behind or before
    if found is None:
        return None
    start = found.start() if behind else place.start - len(found[0])  # what is known stands in the list by itself
    if any(start < p.end and p.start < start + len(found[0]) for p in scene.places):
        return None
    return found["name"] if found["name"].endswith(("区", "县", "市")) else found["name"] + place.region.name[-1]


def lifted(scene: Scene, sentence: Sentence, quantity: Quantity, region: Region) -> Region:
    """在13个乡镇各建一个车间 behind 三石镇: several towns lie in the county, several villages in the town."""
    clause = clause_of(sentence, quantity.start)
    said = scene.text[clause[0] : min(quantity.end + 2, clause[1])]
    if region.level in ("township", "village") and _TOWNS.search(said):
        return county_above(region) or region
    if region.level == "village" and _VILLAGES.search(said) and region.parent_path:
        return gazetteer().by_path(region.parent_path) or county_above(region) or region
    return region
