"""Who: the division on each side of a figure, taken from the nearest frame that names one.

Order: the members of a 分别-list, the clause, the rest of the sentence, the paragraph, the partner of the other side,
the article. Several divisions that share one figure give none, and their names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.places import FRONTIER, Place
from pairing_db.interpret.scene import Scene, county_above, inside, names, related
from pairing_db.interpret.side_before import (
    another_giver_goes_on,
    home_of_a_body,
    is_joint_work,
    leading,
    leading_paragraph,
    pair_before,
    points_back,
    under_heading,
    wider_giver_before,
    wider_subject,
)
from pairing_db.interpret.side_behind import goal_behind
from pairing_db.interpret.side_candidates import in_programme, usable, without_shares
from pairing_db.interpret.side_earlier import OPENING, closes_a_list, in_force, parted_behind
from pairing_db.interpret.side_funded import funded_by
from pairing_db.interpret.side_lists import groups_of, listed, of_a_list_of_pairs, of_another_figure, with_goods
from pairing_db.interpret.side_pointers import (
    between_provinces,
    companion,
    givers_meant,
    lifted,
    listed_above,
    listed_just_before,
    listed_together,
    means_both,
    named_after,
    pair_in_sentence,
    programme_side,
)
from pairing_db.interpret.side_stories import of_the_opening, of_the_story_above, sums_up
from pairing_db.interpret.side_villages import village_home
from pairing_db.interpret.windows import chunk_of, clause_of
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.words import says, word

# 东部共提供…: all givers together, and all who receive
_ALL_EAST = re.compile(
    r"[东中西]{1,2}部(?:地区)?\d+个?(?:省|区|市)|东部(?:地区|省市)?(?:已|共|累计|先后|各省)|东西部双方|东西部省市|向西部(?:地区)?"
)
_NEW_AREA = re.compile(r"[给向为在到](?!高新|各|该|全)[\u4e00-\u9fff]{2,3}(?:新区|开发区|高新区|经开区)")
_OF_FIELDS = ("mu", "jin", "jin_per_mu", "square_metre")
_PERSONAL_YUAN = 100_000
_LISTED = 3  # divisions of a list that shares a figure although one of them lies in another
_GOAL = re.compile(r"(?:(?<![以近年])来|[到赴去在往])$")
_WENT_TO = re.compile("[去赴到往在入]")
_TOUCHING = re.compile(r"(?:本?级|各界|市本级|籍)?(?:财政|统筹)?(?:资金)?(?:达|为|共)?")
_PART = re.compile(r"[(（]|其中|包括")
_AND_ALSO = re.compile(r"的?[\u4e00-\u9fff]{1,8}(?:和|以及|及)")  # 104个贫困村和镇雄县 are counted side by side
_FACING = {"donor": "recipient", "recipient": "donor"}
_OF_A_WHOLE = re.compile("[中里]的|之一")  # 车间是某市援建的63家中的一家
_AND_MORE = re.compile(r"等(?:地|(?:\d+|[一二两三四五六七八九十]+)[个处])")  # 甲镇等3个示范村 lie in the county
_ADDED_UP = re.compile(r"合计|共计|总共|一共|相加|加起来|加在一起")  # of two pairs told before
_WHOLE = re.compile(
    r"两地|两市|两省|双方|两区县|全部(?=[一两三四五六七八九十\d]|贫困|受援|结对|[县市区旗州])|协作地|各(?:地|援|工作组|前指|前方)|受援地|对口地区|帮扶地区|两县"
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
    if stated and stated.source == "sentence" and stated.region:
        partner = _partner_here(scene, sentence, quantity, other, role)
        if partner and other and other.source == "clause" and other.region == scene.main(_FACING[role]):
            partner = None  # who helps the article's own division is told in the sentence
        around = partner is not None and inside(stated.region, partner) and other is not None and other.source != "list"
        if partner and not around and not inside(partner, stated.region):
            return Found(partner, "partner")  # 萧山区投入利川市…,来凤、鹤峰分别获得…; what a city gives is the city's
        return Found(lifted(scene, sentence, quantity, stated.region), "sentence")
    if stated:
        return stated
    if _ALL_EAST.search(scene.text, sentence.start, quantity.start):
        return Found(None, "sentence")
    if other and other.region and other.source in ("list", "clause", "sentence", "goal"):
        main_other = scene.main("recipient" if role == "donor" else "donor")
        partner = partner_of(scene, other.region, role)
        if partner and other.region != main_other:
            own = points_back(scene, sentence) and not _OF_A_WHOLE.match(scene.text, quantity.end)
            goes_on = _told_before(scene, sentence, quantity, role) if own else None
            narrower = goes_on and goes_on.region and inside(goes_on.region, partner)
            return goes_on if goes_on and narrower else Found(partner, "partner")
    told = _by_wider_subject(scene, sentence, quantity, role) or _told_before(scene, sentence, quantity, role)
    if told:
        return told
    main = scene.main(role)
    headed = under_heading(scene, sentence, role)
    whole = says(scene.heading_text(sentence.block), "of_the_whole_province")  # (全省口径)
    if headed and (whole or not (main and headed.level == "province" and inside(main, headed))):
        return Found(headed, "heading")
    meant = frontier_meant(scene, scene.text[sentence.start : quantity.end + 8]) if role == "recipient" else None
    if meant and not (main and related(meant, main)):
        return Found(meant, "programme")
    return _by_pair(scene, role, other) or Found(main, "article")


def _partner_here(
    scene: Scene, sentence: Sentence, quantity: Quantity, other: Found | None, role: str
) -> Region | None:
    """The partner of the other side that the figure's own list or clause names: 丙镇对乙镇,…,其中甲镇捐款50万元."""
    if other is None or other.region is None or other.source not in ("list", "clause"):
        return None
    named = scene.places_in(clause_of(sentence, quantity.start)[0], quantity.start, role)
    return None if other.source == "clause" and named else partner_of(scene, other.region, role)


def _by_wider_subject(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Found | None:
    """The partner of a subject wider than the article's own division; none where several or none are told."""
    wide = wider_subject(scene, sentence, quantity, "recipient" if role == "donor" else "donor")
    if wide is None:
        return None
    partners = scene.partners.get(wide.path, ())
    return Found(partners[0] if len(partners) == 1 else None, "partner")


def _by_pair(scene: Scene, role: str, other: Found | None) -> Found | None:
    """The partners of the article's own division on the other side, where the article leaves this side open or wide.

    大兴区 with two banners of 内蒙古: what 双方 do is done with these two, not with the whole region.
    """
    main, facing = scene.main(role), scene.main("recipient" if role == "donor" else "donor")
    if facing is None or (other and other.region != facing):
        return None
    partners = scene.partners.get(facing.path, ())
    if main is None:
        one = (
            len(partners) == 1
            and partners[0].level != "province"
            and all(related(p.region, partners[0]) for p in scene.in_body(role))
        )
        return Found(partners[0], "partner") if one else None
    wide = main.level == "province" and facing.level == "county"
    if not wide or not partners or not all(inside(p, main) for p in partners):
        return None
    alone = len(partners) == 1
    return Found(partners[0] if alone else None, "partner", None if alone else names(partners))


def _told_before(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Found | None:
    """The side by the name of a body in the sentence, else by the sentences before in the paragraph."""
    givers = {p.end for p in scene.places_in(sentence.start, sentence.end, "donor") if role == "recipient"}
    wholes = [] if is_joint_work(scene, sentence) else _WHOLE.finditer(scene.text, sentence.start, sentence.end)
    if any(m[0][0] == "各" or m.start() not in givers for m in wholes):
        return None
    if role == "recipient" and _elsewhere(scene, sentence, quantity):
        return None
    main = scene.main(role)
    body = home_of_a_body(scene, sentence, quantity, role)
    if body and main and inside(body, main):
        return Found(body, "sentence")
    if role == "recipient" and (told := of_the_opening(scene, sentence, quantity, main)):
        return Found(told, "paragraph")
    before = leading(scene, scene.document.blocks[sentence.block].start, sentence, role)
    if before is None and role == "recipient":
        before = of_the_story_above(scene, sentence, quantity, main) or village_home(scene, sentence, quantity, main)
    if before is None and (main is None or main.level == "province") and _is_small(quantity):
        before = leading_paragraph(scene, sentence, role)
    if before and role == "recipient" and _of_another_giver(scene, sentence, quantity, before):
        return None
    if before and main and inside(before, main) and sums_up(scene, sentence, quantity, before):
        return None
    if before and main and inside(before, main) and another_giver_goes_on(scene, sentence, before, role):
        return None
    if before is None and role == "recipient" and main:
        others = listed_above(scene, sentence)
        if others and not any(related(p, main) for p in others):
            return Found(None, "paragraph", names(others))
    return Found(before, "paragraph") if before and not _is_around(scene, sentence, before, role) else None


def _is_around(scene: Scene, sentence: Sentence, before: Region, role: str) -> bool:
    """Does a division told before only lie around the article's own, and does not act as the subject that goes on?"""
    main = scene.main(role)
    if main is None or not inside(main, before):
        return False
    return role == "recipient" or not wider_giver_before(scene, sentence, before)


def _of_another_giver(scene: Scene, sentence: Sentence, quantity: Quantity, before: Region) -> bool:
    """密云区给库伦旗…。今年北京各界捐…: what the city gives is not only for the banner of its district told before."""
    giver = stated_side(scene, sentence, quantity, "donor")
    partners = scene.partners.get(before.path, ())
    if giver is None or giver.region is None or giver.region != scene.main("donor"):
        return False
    named = [p for p in scene.places_in(sentence.start, sentence.end, "donor") if p.region == giver.region]
    if all(_WENT_TO.search(scene.text[max(0, p.start - 1) : p.start]) or in_programme(scene, p) for p in named):
        return False  # 287人去天津就业
    return bool(partners) and all(inside(partner, giver.region) for partner in partners)


def _is_small(quantity: Quantity) -> bool:
    """Is it a figure of fields, prices and earnings, as a story of one place tells them?"""
    unit = quantity.unit or ""
    return unit.startswith("yuan_per_") or unit in _OF_FIELDS or (unit == "yuan" and quantity.value < _PERSONAL_YUAN)


def _elsewhere(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """给靖安新区的搬迁户送去…: a new area that is on no list of divisions is not the county told of before."""
    area = _NEW_AREA.search(scene.text, sentence.start, quantity.start)
    return area is not None and not scene.places_in(area.start(), area.end(), "recipient")


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
    funded = funded_by(scene, region) if role == "recipient" and not partners else None
    partner = partners[0] if len(partners) == 1 else funded
    main = scene.main(role)
    return None if partner is None or (main and inside(main, partner)) else partner


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
    both = pair_before(scene, sentence, role)
    here = (sentence.start, clause[1])
    if both and not (main and inside(main, both)) and not _named_here(scene, here, quantity, role):
        return Found(both, "sentence")
    together = _told_together(scene, sentence, quantity, role)
    if together:
        return together
    within = usable(scene, scene.places_in(clause[0], clause[1], role), main)
    before = [p for p in within if p.start < quantity.start and not of_another_figure(scene, clause, quantity, p)]
    after = [p for p in within if p.start >= quantity.end and not _PART.search(scene.text[quantity.end : p.start])]
    after = [p for p in after if not of_another_figure(scene, clause, quantity, p)]
    after = [p for p in after if not _AND_ALSO.fullmatch(scene.text, quantity.end, p.start)]
    chunk = chunk_of(scene.text, clause, quantity)
    own = [p for p in after if p.start < chunk[1]] if not any(p.start >= chunk[0] for p in before) else []
    for nearest in (own[:1], before[-1:], after[:1]):
        if nearest:
            return _alone_or_shared(scene, within, nearest[0], "clause")
    return _told_earlier(scene, sentence, quantity, role, clause)


def _told_earlier(
    scene: Scene, sentence: Sentence, quantity: Quantity, role: str, clause: tuple[int, int]
) -> Found | None:
    """The side by the clauses before the figure's own, or by the goal that the clause behind a sum names."""
    main = scene.main(role)
    earlier = usable(scene, in_force(scene, sentence, clause[0], role), main)
    goal = goal_behind(scene, sentence, quantity) if role == "recipient" else []
    if goal and not any(not related(p.region, goal[0]) for p in earlier):
        return Found(goal[0] if len(goal) == 1 else None, "goal", None if len(goal) == 1 else names(goal))
    earlier = without_shares(scene, earlier, quantity.start)
    subject = earlier[0] if earlier and earlier[0].start - sentence.start <= OPENING else None
    if (
        subject and not subject.pointed
    ):  # 昭阳区有一家厂,是进驻云南最早的一家: what lies around the subject is no other subject
        earlier = tuple(p for p in earlier if p.pointed or not inside(subject.region, p.region))
    if main is not None:
        earlier = tuple(
            p
            for p in earlier
            if not (inside(main, p.region) and _GOAL.search(scene.text[max(0, p.start - 2) : p.start]))
            or word("summed_up").search(scene.text, *clause_of(sentence, p.start))
            or parted_behind(scene, sentence, quantity, p)
        )
    several = {p.region.path: p.region for p in earlier if not any(inside(q.region, p.region) for q in earlier)}
    apart = len(several) > 1 and not (main and all(inside(r, main) for r in several.values()))
    if apart and _ADDED_UP.search(scene.text, clause[0], quantity.start):
        return Found(None, "sentence", names(several.values()))
    if earlier and main is not None and closes_a_list(scene, sentence, earlier):
        return Found(main, "sentence")
    if earlier:
        found = _alone_or_shared(scene, earlier, earlier[-1], "sentence")
        if found.region is None and _own_subject(scene, clause, quantity, role):
            return None
        return found
    return None


def _told_together(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Found | None:
    """The side by a word for several divisions: 粤桂两省区, 两县, 受援地."""
    receiver = named_after(scene, sentence, quantity, role)
    if receiver:
        return Found(receiver, "sentence")
    between = between_provinces(scene, clause_of(sentence, quantity.start)[0], quantity.start, role)
    if between:
        return Found(between, "clause")
    main = scene.main(role)
    programme = programme_side(scene, sentence, quantity.start, role) if main is None else None
    if programme:
        return Found(programme, "sentence")
    givers = givers_meant(scene, sentence.start, quantity.start) if role == "donor" else []
    if givers:
        return Found(None, "sentence", names(givers))
    if role == "donor" or is_joint_work(scene, sentence) or not means_both(scene, sentence.start, quantity.start):
        return None
    own = max(sentence.start, max(scene.text.rfind(mark, sentence.start, quantity.start) for mark in ";；"))
    if own > sentence.start and not means_both(scene, own, quantity.start):
        return None  # 两县…;136所学校…: what one member of a list tells of two is not said of the next
    of_the_pair = pair_in_sentence(scene, sentence, quantity.start)
    if of_the_pair:
        return Found(of_the_pair, "sentence")
    just_before = listed_just_before(scene, sentence, quantity.start)
    if just_before or main is None:
        return Found(None, "sentence", just_before or listed_together(scene, quantity.start))
    return Found(main, "sentence")


def _own_subject(scene: Scene, clause: tuple[int, int], quantity: Quantity, role: str) -> bool:
    """Does the clause name who gives or receives on the other side, so that a list before it need not share it?"""
    other = "recipient" if role == "donor" else "donor"
    return any(not p.pointed for p in scene.places_in(clause[0], quantity.start, other))


def _alone_or_shared(scene: Scene, places: tuple[Place, ...], chosen: Place, source: str) -> Found:
    """The side that ``chosen`` gives: its own division, or that of the list which shares the figure with it."""
    main = scene.main(chosen.role or "")
    beside = companion(scene, chosen)
    for group in groups_of(scene, places):
        regions = _members(group, chosen)
        if regions:
            return Found(_county_of(scene, regions), source, names(regions))
    if beside:
        return Found(None, source, f"{chosen.region.name}、{beside}")
    by_goods = _members(with_goods(scene, tuple(p for p in places if p.start <= chosen.start)), chosen)
    regions = [p.region for p in of_a_list_of_pairs(scene, chosen)] or by_goods
    if regions:
        within = main is not None and all(inside(r, main) for r in regions)
        return Found(main if within else None, source, None if within else names(regions))
    if chosen.region.level in ("township", "village") and _AND_MORE.match(scene.text, chosen.end):
        return Found(county_above(chosen.region) or chosen.region, source)
    return Found(chosen.region, source)


def _members(group: list[Place], chosen: Place) -> list[Region]:
    """The divisions of a list that holds ``chosen``; none where it is no list, or one contains another."""
    regions = [p.region for p in group]
    apart = [r for r in regions if not any(inside(r, other) for other in regions)]
    nested = len(apart) < len(regions) and len(apart) < _LISTED  # 上海、福建、天津、厦门等省市 share what follows
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
