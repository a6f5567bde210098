"""Whether a stretch that ends like a project's name is one, and whether the text tells enough of it to say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import Candidate, Passage, head_is_telling, own_words
from pairing_db.interpret.project_states import State

_REACHED = ("operating", "trial", "completed", "under_construction", "agreed")
# what follows the name of a thing that the clause goes on to describe
_DESCRIBED = re.compile(r"[，,。；：:]|占地|规划|总投资|投资|由|已|是|共|现有|年|总?建筑面积|总?面积")
_SHORTEST_OWN = 2
_TELLING_OWN = 4  # characters of its own from which a park without its place is told by a list of projects alone
_SLOGAN = re.compile(r"一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]|N")  # 一县一企N车间: a way of working
_NO_UNDERTAKING = re.compile(r"(?:模式|体系|格局|机制|路线|路径|产品|县|市|区|州|产业链|队伍|之路|新路)$")
_ALSO = ("、", "和", "及", "以及")
# a list that its last word calls projects, behind the word that opens it
_PROJECTS = re.compile(r"[”」』]?(?:[、和及][^，。；、\n]{4,24}){0,8}等[^，。；、]{0,6}项目")
_OPENS_LIST = re.compile(r"(?:涵盖|包括|包含|建成|建起|实施|推进|建设|打造|引进|落地|形成)(?:了)?$")
_STANDS = re.compile(r"[^，。；]{0,14}?(?:建成|投产|投用|启用|开工|动工|奠基|竣工|落成|揭牌|开园|投入使用|试产)")


def may_be(passage: Passage, candidate: Candidate) -> bool:
    """Whether the stretch can be a project's name at all: not an event, a programme, or a common noun."""
    lexicon, text, way = project_lexicon(), passage.text, candidate.way
    name = text[candidate.start : candidate.end]
    places = passage.places_in(candidate.start, candidate.end)
    if lexicon.inside.search(name) or _SLOGAN.search(name) or len(name) > 28:
        return False
    if any(p.start <= candidate.start and candidate.end <= p.end for p in passage.places):
        return False  # a zone (苏州工业园区) is a division, not an undertaking
    if text[candidate.start - 1 : candidate.start] == "【":
        return False  # the heading of a paragraph
    if way == "gathered" and _NO_UNDERTAKING.search(name):
        return False
    if candidate.in_open_list and not (places or candidate.quoted or _in_list_of_projects(passage, candidate)):
        return False
    if places and way in ("named", "object") and all(place.role == "donor" for place in places):
        return way == "object" and _names_the_giver(passage, candidate)
    if name.endswith(lexicon.bodies) and way in ("named", "object") and not places:
        return False
    return _fits_kind(passage, candidate, places)


def _names_the_giver(passage: Passage, candidate: Candidate) -> bool:
    """建起福州小学, 在岷县建起福州产业园: what the supported side gets may be called after the supporting one."""
    led = passage.places_in(candidate.clause[0], _introduced_at(candidate))
    built = candidate.kind == "work" and _puts_up(passage, candidate) and not any(p.role == "donor" for p in led)
    return built or (candidate.kind == "park" and any(place.role == "recipient" for place in led))


def _fits_kind(passage: Passage, candidate: Candidate, places: Sequence[Place]) -> bool:
    own, way, placed = own_words(passage, candidate), candidate.way, bool(places)
    head = passage.text[candidate.head_start : candidate.end]
    if way == "placed":
        return candidate.kind in ("park", "plant") and len(own) >= _SHORTEST_OWN
    if candidate.kind == "park":
        if way != "located" and not own and placed and all(place.region.level == "province" for place in places):
            return False
        return bool(own) or placed or way in ("located", "invested")
    if candidate.kind == "plant":
        made = bool(own) or placed or way in ("invested", "owned", "object")
        made = made or (way == "donated" and any(p.end == candidate.start - 1 for p in passage.places))
        return len(own) >= _SHORTEST_OWN or (head_is_telling(head) and made)
    if candidate.kind == "digital":
        return (len(own) >= _SHORTEST_OWN and (placed or candidate.quoted)) or (placed and len(head) > _SHORTEST_OWN)
    if candidate.kind == "work":
        return way == "donated" or (placed and _is_put_up(passage, candidate))
    return len(own) >= _SHORTEST_OWN


def is_told(passage: Passage, candidate: Candidate, state: State, has_parties: bool) -> bool:
    """Whether the text tells of this one thing enough to call it a project; by the way that it comes to its name."""
    placed = bool(passage.places_in(candidate.start, candidate.end))
    led = bool(passage.places_in(candidate.clause[0], candidate.start))
    money = bool(state.planned or state.actual)
    reached = state.status in _REACHED
    way = candidate.way
    if way in ("gathered", "located"):
        return True
    if way in ("invested", "donated", "built by") and placed and candidate.kind in ("plant", "park", "work"):
        return True
    if way == "donated" and candidate.quoted and candidate.kind == "work":
        return led
    if way == "invested":
        return (has_parties and (led or placed or money or reached)) or (money and (placed or led))
    if way == "owned":
        return has_parties and (money or reached)
    if way == "donated":
        return (reached or money) and (placed or led or money)
    if way == "joined":
        somewhere = placed or has_parties or candidate.quoted or led or _set_in_a_place(passage, candidate)
        return somewhere and state.status is not None
    if way == "object":
        return _object_is_told(passage, candidate, state, has_parties, placed=placed, led=led)
    described = _DESCRIBED.match(passage.text, candidate.end) is not None
    if way == "placed":
        return described and (money or has_parties or reached or _is_aided(passage, candidate))
    if way == "built by":
        return (placed or led) and (money or has_parties)
    return _named_is_told(passage, candidate, state, placed=placed)


def _object_is_told(
    passage: Passage, candidate: Candidate, state: State, has_parties: bool, *, placed: bool, led: bool
) -> bool:
    """What 建成, 打造, 实施 lead to: with a firm's money, a place, or aid for this one thing."""
    money = bool(state.planned or state.actual)
    if has_parties and (money or candidate.agreed):
        return True
    if candidate.kind == "general":
        return money and (placed or led)
    if candidate.kind == "work":
        return _is_aided(passage, candidate) and state.status is not None
    if placed or (candidate.quoted and _speaks_of_place(passage, candidate)):
        return state.status is not None
    if money and _is_at_place(passage, candidate):
        return True
    return money and _one_giver(passage.text, candidate)


def among_projects(passage: Passage, candidate: Candidate, offered: Sequence[Candidate]) -> bool:
    """Whether the name stands in a list of projects, each with a place, or of parks that 等项目 closes."""
    if candidate.way in ("named", "object") and _in_list_of_projects(passage, candidate):
        return True
    if candidate.kind != "general" or not passage.places_in(candidate.start, candidate.end):
        return False
    beside = [
        o
        for o in offered
        if o.kind == "general"
        and passage.places_in(o.start, o.end)
        and (
            passage.text[candidate.end : _chain_start(passage, o)] in _ALSO
            or passage.text[o.end : _chain_start(passage, candidate)] in _ALSO
        )
    ]
    return bool(beside)


def _chain_start(passage: Passage, candidate: Candidate) -> int:
    """Where the places begin that lead to the narrowest one, with which the name begins (漳县武阳镇…)."""
    return min([p.start for p in passage.places if p.start <= candidate.start < p.end], default=candidate.start)


def _in_list_of_projects(passage: Passage, candidate: Candidate) -> bool:
    """涵盖高原油菜产业示范园、洮河食品产业园等重点项目: names that say enough by themselves."""
    if candidate.kind != "park" or len(own_words(passage, candidate)) < _TELLING_OWN:
        return False
    if not _PROJECTS.match(passage.text, candidate.end):
        return False
    before = passage.text[candidate.clause[0] : candidate.start]
    return bool(_OPENS_LIST.search(before)) or before.endswith(_ALSO)


def _stands_in_place(passage: Passage, candidate: Candidate) -> bool:
    """…基地在化隆县群科新区建成: the clause says where it was put up."""
    if passage.text[candidate.end : candidate.end + 1] not in ("在", "于"):
        return False
    places = [p for p in passage.places_in(candidate.end, candidate.clause[1]) if p.role != "donor"]
    return any(p.start == candidate.end + 1 and _STANDS.match(passage.text, places[-1].end) for p in places)


def _named_is_told(passage: Passage, candidate: Candidate, state: State, *, placed: bool) -> bool:
    """A name without a verb that leads to it: it has a place, and money or a state of its own."""
    if candidate.kind in ("park", "plant") and _stands_in_place(passage, candidate):
        return True
    if not placed and not (candidate.quoted and candidate.kind != "general" and _speaks_of_place(passage, candidate)):
        return False
    money = bool(state.planned or state.actual)
    reached = state.status in ("operating", "trial", "completed", "under_construction", "planned")
    return money or (reached and _is_subject(passage, candidate))


def _is_put_up(passage: Passage, candidate: Candidate) -> bool:
    """Whether a school or hospital is what somebody builds, and not one that is only spoken of."""
    if candidate.way == "object":
        return _puts_up(passage, candidate)
    built = project_lexicon().put_up.match(passage.text, candidate.end)
    return candidate.way == "built by" or (built is not None and _is_aided(passage, candidate))


def _puts_up(passage: Passage, candidate: Candidate) -> bool:
    """Whether the verb before the name, or before the list that it goes on, is one of building."""
    return bool(project_lexicon().build.search(passage.text[candidate.clause[0] : _introduced_at(candidate)]))


def _introduced_at(candidate: Candidate) -> int:
    """Where the words end that lead to the name, or to the list that it goes on."""
    return candidate.start - candidate.quoted if candidate.list_start is None else candidate.list_start


def _is_aided(passage: Passage, candidate: Candidate) -> bool:
    """Whether the sentence brings in the supporting side, by name or by a word of giving."""
    here = candidate.sentence
    if project_lexicon().aid.search(passage.text, here.start, here.end):
        return True
    return any(place.role == "donor" for place in passage.places_in(here.start, here.end))


def _is_at_place(passage: Passage, candidate: Candidate) -> bool:
    """在河口镇建…: a place of the supported side right in the clause says where the thing is put up."""
    for place in passage.places_in(candidate.clause[0], candidate.start):
        before = passage.text[max(candidate.clause[0], place.start - 4) : place.start]
        if place.role != "donor" and project_lexicon().at.search(before):
            return True
    return False


def _set_in_a_place(passage: Passage, candidate: Candidate) -> bool:
    """在云阳县,…共建…: an earlier clause of the sentence says where all of it happens."""
    start = candidate.sentence.start
    first = [p for p in passage.places_in(start, candidate.start) if p.role != "donor" and p.start == start + 1]
    return bool(first) and passage.text[start] == "在" and passage.text[first[0].end] in "，,"


def _one_giver(text: str, candidate: Candidate) -> bool:
    """安排1500万元,帮助该院建成…: money given for this one thing in the clauses before."""
    before = text[candidate.sentence.start : candidate.start]
    return bool(re.search(r"(?:该|这)[院校村镇园]|帮助[^，。；]{1,12}建", before[-18:]))


def _speaks_of_place(passage: Passage, candidate: Candidate) -> bool:
    return bool(passage.places_in(candidate.sentence.start, candidate.sentence.end))


def _is_subject(passage: Passage, candidate: Candidate) -> bool:
    """The name opens its clause, or stands behind words such as 随着 that make it what the clause is about."""
    before = passage.text[candidate.clause[0] : candidate.start - candidate.quoted]
    return bool(
        re.fullmatch(
            r"[^，。；]{0,10}?(?:随着|截至目前|目前|如今|今年|去年|日前|近日|[0-9年月日底末,]{0,12}|其中|作为|以)?",
            before,
        )
    )
