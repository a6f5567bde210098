"""Which divisions of a stretch may be a side: not where an event was, nor who told the paper, nor part of a name."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Region
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside, related
from pairing_db.words import word

_EVENT = re.compile(r"(?:县城|市区|城区)?(?:签|举行|举办|召开|开幕|发车|启动|亮相|揭牌|落幕)")
_SHARE = re.compile(r"[有占为达各约近]{0,2}")
_NEXT_SHARE = re.compile(r"[\u4e00-\u9fff]{0,6}[、,，和]")
_GOODS = re.compile(r"[\u4e00-\u9fff]{1,5}(?<![园区厂社所校院馆站场路县市镇乡村局])(?=[、,，。;；和与及等”])")
_MOVED = re.compile("转[诊院学]?[到往至]$")
_SOURCE = re.compile(r"[^,，。;；]{0,28}?(?:获悉|了解到|获知|新闻发布会)")  # who told the paper is no side


def usable(scene: Scene, places: tuple[Place, ...], main: Region | None) -> tuple[Place, ...]:
    """Places without those that only say where the article's own division lies, or where an event was held."""
    places = tuple(
        p
        for p in places
        if (not _EVENT.match(scene.text[p.end : p.end + 6]) or scene.text[p.start - 1 : p.start] not in "在于")
        and not _SOURCE.match(scene.text[p.end : p.end + 40])
        and not scene.is_venue(p)
        and scene.text[p.start - 2 : p.start] not in ("(含", "（含")  # 甘肃(含定西) is the province
    )
    places = tuple(p for p in places if not _names_programme(scene, p, main) and not _names_goods(scene, p))
    places = tuple(p for p in places if p.region == main or not _moved_to(scene, p))
    named = tuple(p for p in places if not scene.in_a_name(p))
    places = named or places
    if main is None:
        return places
    places = tuple(p for p in places if p.end - p.start > 1 or not inside(main, p.region) or _is_goal(scene, p))
    narrow = [p for p in places if related(p.region, main) and not inside(main, p.region)]
    if not narrow:
        return places
    return tuple(p for p in places if not inside(main, p.region) or _is_goal(scene, p))


def _names_goods(scene: Scene, place: Place) -> bool:
    """文山企业带来三七、丘北辣椒: does the place only name one of the goods of a wider place told of before?"""
    before = scene.text[max(0, place.start - 1) : place.start]
    if place.pointed or before not in ("、", "和", "及", "“") or not _GOODS.match(scene.text, place.end):
        return False
    sentence = scene.sentence_at(place.start)
    wider = scene.places_in(sentence.start, place.start, place.role) if sentence else ()
    return any(inside(place.region, p.region) for p in wider)


def _moved_to(scene: Scene, place: Place) -> bool:
    """过去要转到西宁的手术: is the place where somebody or something is taken to?"""
    return place.role == "recipient" and _MOVED.search(scene.text[max(0, place.start - 3) : place.start]) is not None


def left_for_good(scene: Scene, place: Place) -> bool:
    """十年前从隆德县搬来: is it the place that settlers came from, which the story has left behind?"""
    from_it = scene.text[max(0, place.start - 1) : place.start] in ("从", "由", "自")
    return from_it and word("settled_elsewhere").match(scene.text, place.end) is not None


def _is_goal(scene: Scene, place: Place) -> bool:
    """浙江在川的干部: one character for the whole province behind a province, in the paper of a city of it too."""
    if place.end - place.start > 1 or scene.text[place.start - 1 : place.start] not in ("在", "来", "赴", "入", "驻"):
        return False
    before = [p for p in scene.places if p.end < place.start and p.role not in (None, place.role)]
    return bool(before) and before[-1].region.level == "province"


def _names_programme(scene: Scene, place: Place, main: Region | None) -> bool:
    """苏陕扶贫资金 in an article about a county of 陕西: one character of the programme's name tells no side."""
    sentence = scene.sentence_at(place.start) if in_programme(scene, place) else None
    if sentence is None:
        return False
    block = scene.document.blocks[sentence.block].start
    opens = any(start in (place.start, place.start - 1) for start, _ in sentence.clauses)  # 苏陕共建园区由27个增至41个
    before = scene.places_in(sentence.start if main or opens else block, place.start, place.role)
    return bool(main and related(main, place.region)) or any(inside(p.region, place.region) for p in before)


def in_programme(scene: Scene, place: Place) -> bool:
    """Is the place one of the two characters of 沪滇, 苏陕?"""
    return place.end - place.start == 1 and any(
        p.end - p.start == 1 and p.role not in (None, place.role) and (p.end == place.start or p.start == place.end)
        for p in scene.places
    )


def without_shares(scene: Scene, places: tuple[Place, ...], position: int) -> tuple[Place, ...]:
    """Places without those that only share out an earlier figure (车间31个,其中会宁17个,吸纳…).

    A share leads to its figure alone, as a part or as one of several (靖远县35个、会宁县30个); it is closed where a
    verb or a semicolon stands between that figure and ``position``.
    """
    return tuple(p for p in places if not _is_closed_share(scene, p, position))


def _is_closed_share(scene: Scene, place: Place, position: int) -> bool:
    own = _share_of(scene, place, position)
    if own is None or not any(
        word(name).search(scene.text, own.end, position) for name in ("new_verb", "brings_about")
    ):
        return False
    if scene.in_part(place.start):
        return True
    beside = [p for p in scene.places if p.role == place.role and p.region.level == place.region.level]
    before = [q for p in beside if p.end < place.start and (q := _share_of(scene, p, place.start))]
    after = [p for p in beside if p.start > own.end and _share_of(scene, p, position)]
    joined = [scene.text[q.end : place.start] for q in before[-1:]] + [scene.text[own.end : p.start] for p in after[:1]]
    return any(_NEXT_SHARE.fullmatch(between) for between in joined)


def _share_of(scene: Scene, place: Place, end: int) -> Quantity | None:
    """The figure that a place leads to with nothing of its own between."""
    figure = next(iter(scene.quantities_in(place.end, end)), None)
    return figure if figure and _SHARE.fullmatch(scene.text, place.end, figure.start) else None
