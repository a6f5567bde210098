"""Who: the division on each side of a figure, taken from the nearest frame that names one.

Order: the members of a 分别-list, the clause, the rest of the sentence, the paragraph, the partner of the other side,
the article. Several divisions that share one figure give none, and their names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.lexicon import word
from pairing_db.interpret.places import FRONTIER, Place
from pairing_db.interpret.scene import Scene, county_above, inside, names, related
from pairing_db.interpret.windows import chunk_of, clause_of
from pairing_db.recognise.gazetteer import gazetteer

_IN_TURN = re.compile(r"分别|依次|各(?=\d)")
_JOINED = re.compile(r"[、,，和与及同以跟\s]{0,2}|(?:以及|还有)")
_GOODS = re.compile(r"[\u4e00-\u9fff“”]{1,16}[、和与及]")
_BACK = re.compile(
    r"[^,，;；。0-9]{0,4}(?:该|当地|当日|当天|这里|这个|这座|项目|基地|园区|产业园|示范园|工厂|企业|车间|村里|镇里|全村|全镇|展销会|活动|厂|中心|合作社|公司)"
)
_SHARED = re.compile(r"[两三四五][县市省区地旗州](?!级)|受援地|协作地|对口地区|帮扶地区")
# 东部共提供…: all givers together, and all who receive
_ALL_EAST = re.compile(r"东部(?:地区|省市)?(?:已|共|累计|先后|各省)|东西部双方|向西部(?:地区)?")
_DEFINED = re.compile(r"[（(](?:以下)?简称[^()（）]{1,14}[)）]|[（(](?:以下)?简称[:：“「]{0,2}$")
_GOAL = re.compile(r"[到赴来去在往]$")
_TOUCHING = re.compile(r"(?:本?级|各界|市本级|籍)?(?:财政)?(?:达|为|共)?")
_BOTH = re.compile(r"\s*(?:两[地区县市]|双方)")
_OPENING = 6  # characters before the subject of a sentence
_OPENING_QUOTES = ("“", "「", "『", "《", "〈")
# “怒江花谷” names a thing and no side; an outlet named after a place is of that place
_NAME_GOES_ON = re.compile(r"[\u4e00-\u9fff·]{1,12}(?<![馆店园间号])[”」』》〉]")
_PART = re.compile(r"[(（]|其中|包括")
_AND_ALSO = re.compile(r"的?[\u4e00-\u9fff]{1,8}(?:和|以及|及)")  # 104个贫困村和镇雄县 are counted side by side
_EVENT = re.compile(r"(?:县城|市区|城区)?(?:签|举行|举办|召开|开幕|发车|启动|亮相|揭牌|落幕)")
_SOURCE = re.compile(r"[^,，。;；]{0,28}?(?:获悉|了解到|获知|新闻发布会)")  # who told the paper is no side
_WHOLE = re.compile(
    r"两地|两市|两省|双方|两区县|全部|累计|总计|合计|共[^同建享]|一共|总共|协作地|各地|受援地|对口地区|帮扶地区|两县"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A side: the division (None where open or shared), where it came from, and the names that share the figure."""

    region: Region | None
    source: str
    shared: str | None = None


def side(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Found:
    """The division on one side (``donor`` or ``recipient``) of ``quantity``."""
    stated = stated_side(scene, sentence, quantity, role)
    other = stated_side(scene, sentence, quantity, "recipient" if role == "donor" else "donor")
    if stated and stated.source == "sentence" and other and other.source == "list" and other.region:
        partner = partner_of(scene, other.region, role)
        if partner:
            return Found(partner, "partner")
    if stated:
        return stated
    if _ALL_EAST.search(scene.text, sentence.start, quantity.start):
        return Found(None, "sentence")
    if other and other.region and other.source in ("list", "clause", "sentence"):
        main_other = scene.main("recipient" if role == "donor" else "donor")
        partner = partner_of(scene, other.region, role)
        if partner and other.region != main_other:
            return Found(partner, "partner")
    main = scene.main(role)
    told = _told_before(scene, sentence, quantity, role)
    if told:
        return told
    heading = scene.heading_of(sentence.block)
    if heading:
        places = scene.places_in(*heading, role)
        if len({p.region.path for p in places}) == 1:
            return Found(places[0].region, "heading")
    meant = frontier_meant(scene, scene.text[sentence.start : quantity.end + 8]) if role == "recipient" else None
    if meant and not (main and related(meant, main)):
        return Found(meant, "programme")
    return Found(main, "article")


def _told_before(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Found | None:
    """The side by the name of a body in the sentence, else by the sentences before in the paragraph."""
    if _WHOLE.search(scene.text[sentence.start : sentence.end]):
        return None
    main = scene.main(role)
    body = _home_of_a_body(scene, sentence, quantity, role)
    if body and main and inside(body, main):
        return Found(body, "sentence")
    before = _leading(scene, scene.document.blocks[sentence.block].start, sentence, role)
    return Found(before, "paragraph") if before and not (main and inside(main, before)) else None


def frontier_meant(scene: Scene, words: str) -> Region | None:
    """援藏资金: the supported side of a frontier programme, or the one division of it that the article is about."""
    meant = {FRONTIER[m[1]] for m in re.finditer("援([藏疆青])", words)}
    if len(meant) != 1:
        return None
    province = meant.pop()
    named = {p.region for p in scene.places if p.role == "recipient" and p.region.path.startswith(province + "/")}
    cities = [r for r in named if all(related(r, other) for other in named) and r.level == "prefecture"]
    if named:
        return cities[0] if cities else None
    return gazetteer().by_path(province)


def partner_of(scene: Scene, region: Region, role: str) -> Region | None:
    """The one division that the article pairs ``region`` with, where that is narrower than the article's own."""
    partners = scene.partners.get(region.path, ())
    if len(partners) != 1:
        return None
    main = scene.main(role)
    if main and inside(main, partners[0]):
        return None
    return partners[0]


def stated_side(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Found | None:
    """The side as the figure's own sentence gives it, or None."""
    member = listed(scene, sentence, quantity, role)
    if member:
        return Found(member, "list")
    clause = clause_of(sentence, quantity.start)
    main = scene.main(role)
    touching = [
        p
        for p in scene.places_in(clause[0], quantity.start, role)
        if _TOUCHING.fullmatch(scene.text[p.end : quantity.start])
    ]
    if touching:
        return _alone_or_shared(scene, scene.places_in(clause[0], quantity.start, role), touching[-1], "clause")
    both = _pair_before(scene, sentence, role)
    if both and main and inside(both, main) and not _named_here(scene, clause, quantity, role):
        return Found(both, "sentence")
    if role == "recipient" and _means_both(scene, sentence.start, quantity.start):
        return Found(main, "sentence", None if main else _listed_together(scene, quantity.start))
    within = _usable(scene, scene.places_in(clause[0], clause[1], role), main)
    before = [p for p in within if p.start < quantity.start]
    after = [p for p in within if p.start >= quantity.end and not _PART.search(scene.text[quantity.end : p.start])]
    after = [p for p in after if not _AND_ALSO.fullmatch(scene.text, quantity.end, p.start)]
    chunk = chunk_of(scene.text, clause, quantity)
    own = [p for p in after if p.start < chunk[1]] if not any(p.start >= chunk[0] for p in before) else []
    for nearest in (own[:1], before[-1:], after[:1]):
        if nearest:
            return _alone_or_shared(scene, within, nearest[0], "clause")
    earlier = _usable(scene, _in_force(scene, sentence, clause[0], role), main)
    subject = earlier[0] if earlier and earlier[0].start - sentence.start <= _OPENING else None
    if (
        subject and not subject.pointed
    ):  # 昭阳区有一家厂,是进驻云南最早的一家: what lies around the subject is no other subject
        earlier = tuple(p for p in earlier if p.pointed or not inside(subject.region, p.region))
    if main is not None:
        earlier = tuple(
            p for p in earlier if not (inside(main, p.region) and _GOAL.search(scene.text[p.start - 2 : p.start]))
        )
    if earlier:
        found = _alone_or_shared(scene, earlier, earlier[-1], "sentence")
        if found.region is None and _own_subject(scene, clause, quantity, role):
            return None
        return found
    return None


def _own_subject(scene: Scene, clause: tuple[int, int], quantity: Quantity, role: str) -> bool:
    """Does the clause name who gives or receives on the other side, so that a list before it need not share it?"""
    other = "recipient" if role == "donor" else "donor"
    return any(not p.pointed for p in scene.places_in(clause[0], quantity.start, other))


def _means_both(scene: Scene, start: int, end: int) -> bool:
    """两县, 受援地: the supported divisions together, where none of them is named after the word."""
    pointers = [m.start() for m in _SHARED.finditer(scene.text, start, end)]
    places = scene.places_in(start, end, "recipient")
    return bool(pointers) and (not places or places[-1].start < pointers[-1])


def _listed_together(scene: Scene, before: int) -> str | None:
    """The names that 两市, 三县 point to: the last list of supported divisions in front of them."""
    groups = [g for g in groups_of(scene, scene.places_in(0, before, "recipient")) if len(g) > 1]
    return names(p.region for p in groups[-1]) if groups else None


def _in_force(scene: Scene, sentence: Sentence, end: int, role: str) -> tuple[Place, ...]:
    """The places of the clauses before: those of the same stretch between semicolons, else those before 其中."""
    start = max(sentence.start, scene.text.rfind("…", sentence.start, end) + 1)
    cut = max(scene.text.rfind(mark, start, end) for mark in ";；") + 1
    near = scene.places_in(max(cut, start), end, role)
    if near or not cut:
        return near
    if scene.has_subject(cut):
        return ()  # another member of the list, with a giver of its own
    part = word("subset").search(scene.text, start, cut)
    main = scene.main(role)
    return tuple(
        p
        for p in scene.places_in(start, part.start() if part else cut, role)
        # what one member of a list between semicolons tells of a county is not said of the next member
        if p.start - start <= _OPENING or not (main and inside(p.region, main))
    )


def listed(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Region | None:
    """The member of a list of divisions that a list of figures (分别为 A、B和C) gives this figure to."""
    text = scene.text
    marks = [m.start() for m in _IN_TURN.finditer(text[sentence.start : quantity.start + 1])]
    if not marks:
        return None
    mark = sentence.start + marks[-1]
    places = scene.places_in(sentence.start, mark, role)
    groups = [g for g in groups_of(scene, places) if len(g) > 1] or [_with_goods(scene, places)]
    if not groups:
        return None
    figures = [q for q in scene.quantities_in(mark, sentence.end) if q.unit == quantity.unit]
    run = _run(text, figures, quantity)
    if run:
        groups += [g for g in groups_of(scene, scene.places_in(mark, run[0].start, role)) if len(g) > 1]
    members = groups[-1]
    if len(members) < 2 or len(run) != len(members):
        return None
    return members[run.index(quantity)].region


def _with_goods(scene: Scene, places: tuple[Place, ...]) -> list[Place]:
    """奉节脐橙、巫山脆李、石柱辣椒: places of one list, each with its noun."""
    run: list[Place] = []
    for place in places:
        if place.pointed:
            run = []
            continue
        if run and not _GOODS.fullmatch(scene.text[run[-1].end : place.start]):
            run = []
        run.append(place)
    return run


def _run(text: str, figures: list[Quantity], quantity: Quantity) -> list[Quantity]:
    """The unbroken list of like figures that holds ``quantity``."""
    runs: list[list[Quantity]] = []
    for figure in figures:
        if runs and _JOINED.fullmatch(text[runs[-1][-1].end : figure.start]):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return next((run for run in runs if quantity in run), [])


def groups_of(scene: Scene, places: tuple[Place, ...]) -> list[list[Place]]:
    """Places cut into lists: ``成县、关岭县`` is one group of two."""
    groups: list[list[Place]] = []
    for place in places:
        if place.pointed and groups:
            continue
        between = scene.text[groups[-1][-1].end : place.start] if groups else ""
        gap = _DEFINED.sub("", between)
        if gap != between and groups[-1][-1].region.path == place.region.path:
            continue
        if groups and _JOINED.fullmatch(gap):
            if place.region.path not in {p.region.path for p in groups[-1]}:
                groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _usable(scene: Scene, places: tuple[Place, ...], main: Region | None) -> tuple[Place, ...]:
    """Places without those that only say where the article's own division lies, or where an event was held."""
    places = tuple(
        p
        for p in places
        if (not _EVENT.match(scene.text[p.end : p.end + 6]) or scene.text[p.start - 1 : p.start] not in "在于")
        and not _SOURCE.match(scene.text[p.end : p.end + 40])
    )
    places = tuple(p for p in places if not _names_programme(scene, p, main))
    named = tuple(p for p in places if not _in_a_name(scene.text, p))
    places = named or places
    if main is None:
        return places
    places = tuple(p for p in places if p.end - p.start > 1 or not inside(main, p.region) or _is_goal(scene, p))
    narrow = [p for p in places if related(p.region, main) and not inside(main, p.region)]
    if not narrow:
        return places
    return tuple(p for p in places if not inside(main, p.region) or _is_goal(scene, p))


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
    before = scene.places_in(sentence.start, place.start, place.role)
    return bool(main and related(main, place.region)) or any(inside(p.region, place.region) for p in before)


def in_programme(scene: Scene, place: Place) -> bool:
    """Is the place one of the two characters of 沪滇, 苏陕?"""
    return place.end - place.start == 1 and any(
        p.end - p.start == 1 and p.role not in (None, place.role) and (p.end == place.start or p.start == place.end)
        for p in scene.places
    )


def _in_a_name(text: str, place: Place) -> bool:
    """Is the place the beginning of the name of a thing in quotes, “怒江花谷”?"""
    return text[place.start - 1 : place.start] in _OPENING_QUOTES and _NAME_GOES_ON.match(text, place.end) is not None


def _alone_or_shared(scene: Scene, places: tuple[Place, ...], chosen: Place, source: str) -> Found:
    """The side that ``chosen`` gives: its own division, or that of the list which shares the figure with it."""
    main = scene.main(chosen.role or "")
    for group in groups_of(scene, places):
        regions = _members(group, chosen)
        if regions:
            return Found(_county_of(scene, regions), source, names(regions))
    regions = _members(_with_goods(scene, tuple(p for p in places if p.start <= chosen.start)), chosen)
    if regions:
        within = main is not None and all(inside(r, main) for r in regions)
        return Found(main if within else None, source, None if within else names(regions))
    return Found(chosen.region, source)


def _members(group: list[Place], chosen: Place) -> list[Region]:
    """The divisions of a list that holds ``chosen``; none where it is no list, or one contains another."""
    regions = [p.region for p in group]
    nested = any(inside(a, b) for a in regions for b in regions)
    several = len({r.path for r in regions}) > 1
    return regions if several and not nested and any(p is chosen for p in group) else []


def _county_of(scene: Scene, regions: Sequence[Region]) -> Region | None:
    """The division that all towns or villages of a list lie in, where the article names it."""
    parents = {r.parent_path for r in regions if r.level in ("township", "village")}
    if len(parents) != 1 or len(regions) != sum(r.level in ("township", "village") for r in regions):
        return None
    return next((m.region for m in scene.mentions.regions if m.region.path in parents), None)


def _named_here(scene: Scene, clause: tuple[int, int], quantity: Quantity, role: str) -> bool:
    """Does the clause name a division of the side itself, not only in the name of a programme?"""
    return any(not p.pointed and not in_programme(scene, p) for p in scene.places_in(clause[0], quantity.start, role))


def _pair_before(scene: Scene, sentence: Sentence, role: str) -> Region | None:
    """房山区帮突泉县。两地…: one side of the pair that the sentence right before names, where 两地 opens this one."""
    if not _BOTH.match(scene.text, sentence.start, sentence.end):
        return None
    named = scene.places_in(scene.document.blocks[sentence.block].start, sentence.start)
    nearest = scene.sentence_at(named[-1].start) if named else None
    here = [p for p in named if nearest and p.start >= nearest.start and not in_programme(scene, p)]
    sides = {side: {p.region for p in here if p.role == side} for side in ("donor", "recipient")}
    return sides[role].pop() if all(len(found) == 1 for found in sides.values()) else None


def _home_of_a_body(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Region | None:
    """大新县某合作社签了合同,金额…: the county in the name of the one body that the sentence tells of before."""
    homes = {
        m.region
        for m in scene.mentions.regions
        if m.via == "name-part" and sentence.start <= m.start < quantity.start and m.region.level == "county"
    }
    sides = {r for r in homes if any(p.role == role and related(p.region, r) for p in scene.places)}
    return sides.pop() if len(sides) == 1 else None


def _leading(scene: Scene, start: int, sentence: Sentence, role: str) -> Region | None:
    """The division that the nearest sentence before names, if no unrelated one stands beside it there.

    A town or village leads on only where the sentence points back to it (当地, 该村, 项目, 基地).
    """
    named = [
        p
        for p in scene.places_in(start, sentence.start, role)
        if not scene.in_part(p.start) and not in_programme(scene, p)
    ]
    if not named:
        return None
    nearest = scene.sentence_at(named[-1].start)
    first = nearest.start if nearest else start
    places = tuple(p for p in scene.places_in(first, sentence.start, role) if not in_programme(scene, p))
    last = places[-1].region
    if any(not related(p.region, last) for p in places):
        return None
    if last.level in ("township", "village", "zone") and not _BACK.match(scene.text[sentence.start : sentence.end]):
        wider = [p.region for p in places if p.region.level not in ("township", "village", "zone")]
        return wider[-1] if wider else county_above(last)
    return last
