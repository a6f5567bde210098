"""Whether a stretch that ends like a project's name can be one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.interpret.places import Place
from pairing_db.interpret.project_behind import is_held_up, is_telling_alone, place_behind
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import head_is_telling, head_of, own_words
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_setting import (
    built_for_a_place,
    built_with_aid,
    by_both,
    in_list_of_projects,
    introduced_at,
    of_both_sides,
    puts_up,
)
from pairing_db.interpret.project_works import fits_work

_YEAR = re.compile(r"[0-9]{4}年")
_SHORTEST_OWN = 2
_SLOGAN = re.compile(r"一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]|N")  # 一县一企N车间: a way of working
_NO_UNDERTAKING = re.compile(r"(?:模式|体系|格局|机制|路线|路径|产品|县|市|区|州|产业链|队伍|之路|新路)$")


def may_be(passage: Passage, candidate: Candidate) -> bool:
    """Whether the stretch can be a project's name at all: not an event, a programme, or a common noun."""
    lexicon, text, way = project_lexicon(), passage.text, candidate.way
    name = text[candidate.start : candidate.end]
    places = passage.places_in(candidate.start, candidate.end)
    if lexicon.inside.search(name.removesuffix("活动中心")) or _SLOGAN.search(name) or len(name) > 28:
        return False
    if any(
        p.start <= candidate.start and candidate.end <= p.end and p.region.level != "village" for p in passage.places
    ):
        return False  # a zone (苏州工业园区) is a division, not an undertaking
    if text[candidate.start - 1 : candidate.start] == "【":
        return False  # the heading of a paragraph
    if candidate.kind == "general" and _YEAR.search(name):
        return False  # 2022年财政援助资金项目: a year's programme
    if way == "gathered" and _NO_UNDERTAKING.search(name):
        return False
    if project_lexicon().behind["awarded"].search(text, candidate.clause[0], candidate.start - candidate.quoted):
        return False  # 甲产业园获评省级示范园区: what it became
    if way in ("named", "object") and candidate.kind == "park" and _is_site_of_another(passage, candidate):
        return False
    if candidate.in_open_list and not (places or candidate.quoted or in_list_of_projects(passage, candidate)):
        return False
    of_giver = bool(places) and all(place.role == "donor" for place in places)
    if of_giver and way == "object":
        return _names_the_giver(passage, candidate)
    if of_giver and way in ("named", "visited", "item") and not _is_called_after_giver(passage, candidate):
        return False
    if name.endswith(lexicon.bodies) and way in ("named", "object") and not places:
        return built_with_aid(passage, candidate) or in_list_of_projects(passage, candidate)
    return _fits_kind(passage, candidate, places)


def _is_site_of_another(passage: Passage, candidate: Candidate) -> bool:
    """智能纺纱项目落户甲纺织城: where something else went."""
    start = min([p.start for p in passage.places if p.start <= candidate.start < p.end], default=candidate.start)
    return project_lexicon().settled_in.search(passage.text[candidate.clause[0] : start - candidate.quoted]) is not None


def _is_called_after_giver(passage: Passage, candidate: Candidate) -> bool:
    """A name with the giver's place alone, of what stands with the other side: built, held up by aid, settled there."""
    if place_behind(passage, candidate) or is_held_up(passage, candidate):
        return True
    here = passage.places_in(candidate.sentence.start, candidate.sentence.end)
    led = any(place.role == "recipient" for place in here)
    return candidate.kind == "general" and led and is_telling_alone(passage, candidate)


def _names_the_giver(passage: Passage, candidate: Candidate) -> bool:
    """建起福州小学, 在岷县建起福州产业园: what the supported side gets may be called after the supporting one."""
    led = passage.places_in(candidate.clause[0], introduced_at(candidate))
    built = candidate.kind == "work" and puts_up(passage, candidate) and not any(p.role == "donor" for p in led)
    return built or (candidate.kind == "park" and any(place.role == "recipient" for place in led))


def _fits_kind(passage: Passage, candidate: Candidate, places: Sequence[Place]) -> bool:
    own, way, placed = own_words(passage, candidate), candidate.way, bool(places)
    name = passage.text[candidate.start : candidate.end]
    head = head_of(passage, candidate)
    if way == "placed" and candidate.kind != "work":
        named = len(own) >= _SHORTEST_OWN or (candidate.kind == "park" and _of_two_sides(passage, candidate, places))
        return named and candidate.kind in ("park", "plant", "general")
    if way == "visited":
        return len(own) >= _SHORTEST_OWN and project_lexicon().programme.search(name) is not None
    if candidate.kind == "park":
        provinces = placed and all(place.region.level == "province" for place in places)
        if way != "located" and not own and provinces and not of_both_sides(places):
            return False
        known = bool(own) or placed or way in ("located", "invested")
        return known or (way == "joined" and by_both(passage, candidate)) or built_for_a_place(passage, candidate)
    if candidate.kind == "plant":
        made = bool(own) or placed or way in ("invested", "owned", "object")
        made = made or (way == "donated" and any(p.end == candidate.start - 1 for p in passage.places))
        return len(own) >= _SHORTEST_OWN or (head_is_telling(head) and made)
    if candidate.kind == "digital":
        return (len(own) >= _SHORTEST_OWN and (placed or candidate.quoted or name[0] in "“「")) or (
            placed and len(head) > _SHORTEST_OWN
        )
    if candidate.kind == "work":
        return fits_work(passage, candidate, places)
    if way in ("object", "donated") and any(place.region.level == "village" for place in places):
        return True  # 改河村乡村振兴示范村项目: a village has one
    return len(own) >= _SHORTEST_OWN


def _of_two_sides(passage: Passage, candidate: Candidate, places: Sequence[Place]) -> bool:
    """闽宁食品园, and 镇康县的上海产业园: the supported side leads to a name that is the supporting one's."""
    if of_both_sides(places):
        return True
    led = passage.places_in(candidate.clause[0], candidate.start)
    return bool(places) and all(p.role == "donor" for p in places) and any(p.role == "recipient" for p in led)
