"""Market bodies of an article: one reading each, with its names, its kind and where it is at home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pairing_db.document import BODY_ROLES, Document, EnterpriseMention, Mentions, Reading, Region, RegionMention
from pairing_db.interpret.enterprise_subjects import subject_of

_SPANS = 3
_REGISTERS = re.compile(
    r"(?:注册成立|注册登记|注册组建|登记注册|注册|组建成立|成立|组建)了?(?:一家|全资子公司|子公司)?$"
)
_AT = re.compile(r"(?:在|于|到|赴|落户)$")
_LOCATED = re.compile(r"(?:位于|坐落于|坐落在|地处|设在|注册地在|总部在|总部位于)$")
_REGISTERED_AFTER = re.compile(r"(?:注册地|总部)?(?:注册在|注册于|位于|坐落于|坐落在|设在|在)$")
_LINK = re.compile(
    r"(?:的|本土|当地|民营|龙头|骨干|农业|电商|爱心|产业化|国有|重点|知名|省级|国家级|市级|县级){0,4}(?:企业)?"
)
_SUBSIDIARY = re.compile(r"[的]?(?:全资|控股)?(?:子公司|分公司)")
_JOINED = ("、", "和", "以及", "及")
_COUNTIES = ("county", "township", "village", "zone")


def enterprise_readings(document: Document, mentions: Mentions) -> list[Reading]:
    """One reading for each market body that the article's body names, in the order of first mention.

    Values: ``name`` (the fullest in this text), ``aliases`` (the other names as written), ``kind``, ``home``
    (the narrowest division where the text puts it, else that of its name, else None).
    """
    named: dict[str, list[EnterpriseMention]] = {}
    for mention in body_enterprises(document, mentions):
        named.setdefault(mention.key, []).append(mention)
    return [_reading(document, mentions, key, group) for key, group in named.items()]


def enterprise_of(
    document: Document, mentions: Mentions, enterprises: Sequence[Reading], start: int, end: int
) -> str | None:
    """The name of the enterprise that the clause around ``[start, end)`` speaks of, None where none or several."""
    named = [firm for firm in body_enterprises(document, mentions) if firm.start < end]
    key = subject_of(document, named, mentions.regions, start)
    return key if any(reading.values["name"] == key for reading in enterprises) else None


def body_enterprises(document: Document, mentions: Mentions) -> list[EnterpriseMention]:
    """The mentions that stand in title, headings, paragraphs or captions."""
    body = [(block.start, block.end) for block in document.blocks if block.role in BODY_ROLES]
    return [m for m in mentions.enterprises if any(start <= m.start < end for start, end in body)]


def _reading(document: Document, mentions: Mentions, key: str, group: list[EnterpriseMention]) -> Reading:
    fullest = next((mention for mention in group if mention.name == key), group[0])
    others = sorted({mention.name for mention in group} - {key}, key=lambda name: (-len(name), name))
    spans = [(m.start, m.end) for m in (fullest, *(m for m in group if m is not fullest))][:_SPANS]
    home, rule = _home(document, mentions, group)
    values = {"name": key, "aliases": tuple(others), "kind": fullest.kind, "home": home}
    return Reading("enterprise", values, tuple(spans), f"enterprise:{rule}")


def _home(document: Document, mentions: Mentions, group: list[EnterpriseMention]) -> tuple[Region | None, str]:
    text = document.clean.text
    places = [place for place in mentions.regions if place.via != "anaphora"]
    outside = [p for p in places if not any(m.start <= p.start < m.end for m in mentions.enterprises)]
    for rule, find in (("registered", _registered), ("subsidiary", _subsidiary)):
        for mention in group:
            if region := find(document, mention, mentions.enterprises, outside):
                return region, rule
    for mention in group:
        if region := _located(text, mention, outside):
            return region, "located"
    for mention in group:
        own, before = own_place(text, mention, places), _before(text, mention, outside)
        if own or before:
            narrower = before if own and before and before.path.startswith(own.path + "/") else None
            return narrower or own or before, "named after its place"
    for mention in group:
        if region := _listed(text, mention, mentions.enterprises, places):
            return region, "listed"
    return None, "no home"


def own_place(text: str, mention: EnterpriseMention, places: Iterable[RegionMention]) -> Region | None:
    """The place inside the name, at its start or in brackets; a narrower one right before the name goes first."""
    inside = [p for p in places if mention.start <= p.start and p.end <= mention.end]
    at = mention.start
    own: Region | None = None
    for place in inside:
        if place.start == at:
            own, at = place.region, place.end
        elif own is None and text[place.start - 1] in "(（":
            own = place.region
    return own


def _before(text: str, mention: EnterpriseMention, outside: list[RegionMention]) -> Region | None:
    """The place that leads to the name: 成县的…, 甘谷县龙头企业…."""
    for place in reversed([p for p in outside if p.end <= mention.start]):
        return place.region if _LINK.fullmatch(text, place.end, mention.start) else None
    return None


def _registered(
    document: Document, mention: EnterpriseMention, firms: Sequence[EnterpriseMention], outside: list[RegionMention]
) -> Region | None:
    """在甘谷县投资兴业,注册成立了A、B、C: the place before the verb, for every member of the list; or A注册在甘谷县."""
    text = document.clean.text
    after = next((p for p in outside if mention.end < p.start <= mention.end + 8), None)
    if after and re.fullmatch(r"注册在|注册于|总部在|总部位于|注册地在", text[mention.end : after.start]):
        return after.region
    first = _list_start(text, mention, firms)
    sentence = next((s for s in document.sentences if s.start <= first.start < s.end), None)
    if sentence is None:
        return None
    verb = _REGISTERS.search(text, sentence.start, first.start)
    if verb is None:
        return None
    at = [p for p in outside if sentence.start <= p.start and p.end <= verb.start() and _AT.search(text, 0, p.start)]
    return _narrowest(at[-1], outside) if at else None


def _list_start(text: str, mention: EnterpriseMention, firms: Sequence[EnterpriseMention]) -> EnterpriseMention:
    """The first member of the list that ``mention`` belongs to."""
    first = mention
    for firm in reversed([f for f in firms if f.end <= mention.start]):
        if text[firm.end : first.start] not in _JOINED:
            break
        first = firm
    return first


def _located(text: str, mention: EnterpriseMention, outside: list[RegionMention]) -> Region | None:
    """位于永昌镇的A公司, A公司位于永昌镇."""
    before = [p for p in outside if p.end <= mention.start]
    if before and text[before[-1].end : mention.start] == "的":
        chain = _chain(before)
        if _LOCATED.search(text, 0, chain.start):
            return before[-1].region
    after = [p for p in outside if mention.end < p.start <= mention.end + 8]
    if after and re.fullmatch(r"[,，]?(?:位于|坐落于|坐落在|地处)", text[mention.end : after[0].start]):
        return _narrowest(after[0], outside)
    return None


def _chain(places: list[RegionMention]) -> RegionMention:
    """The first of the places that run on without a gap to the last one (永昌县永昌镇)."""
    first = places[-1]
    for place in reversed(places[:-1]):
        if place.end != first.start:
            break
        first = place
    return first


def _narrowest(first: RegionMention, outside: list[RegionMention]) -> Region:
    """The last of the places that run on from ``first``."""
    last = first
    for place in outside:
        if place.start == last.end:
            last = place
    return last.region


def _subsidiary(
    document: Document, mention: EnterpriseMention, firms: Sequence[EnterpriseMention], outside: list[RegionMention]
) -> Region | None:
    """它是A公司设在东乡县的全资子公司: the place of the firm that the sentence before was about."""
    text = document.clean.text
    for parent in firms:
        if parent.key == mention.key or not re.search(r"(?:它|其)?是$", text[max(0, parent.start - 3) : parent.start]):
            continue
        earlier = [f for f in firms if f.end <= parent.start]
        if not earlier or earlier[-1].key != mention.key or parent.start - earlier[-1].end > 60:
            continue
        places = [p for p in outside if parent.end < p.start <= parent.end + 30]
        if not places or not _REGISTERED_AFTER.fullmatch(text, parent.end, places[0].start):
            continue
        last = [p for p in places if p.end - places[0].start <= 30][-1]
        if _SUBSIDIARY.match(text, last.end):
            return last.region
    return None


def _listed(
    text: str, mention: EnterpriseMention, firms: Sequence[EnterpriseMention], places: list[RegionMention]
) -> Region | None:
    """The county before a list holds for its members without a place: 东丽区甲公司、乙公司2家企业."""
    first = _list_start(text, mention, firms)
    if first is mention:
        return None
    outside = [p for p in places if p.end <= first.start]
    home = own_place(text, first, places) or _before(text, first, outside)
    return home if home and home.level in _COUNTIES else None
