"""Whether the text tells enough of one thing to call it a project, by the way that it comes to its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.interpret.project_behind import (
    has_landed,
    is_among_told,
    is_held_up,
    is_identified,
    is_telling_alone,
    stands_in_place,
)
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import own_words
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_setting import (
    aid_pays,
    built_for_a_place,
    built_with_aid,
    by_both,
    chain_start,
    in_list_of_projects,
    is_aided,
    is_at_place,
    is_telling,
    of_both_sides,
    one_giver,
    pays_aid,
    set_in_a_place,
    speaks_of_place,
)
from pairing_db.interpret.project_states import State, is_in_category
from pairing_db.interpret.project_works import tells_of_work

_REACHED = ("operating", "trial", "completed", "under_construction", "agreed")
# what follows the name of a thing that the clause goes on to describe
_DESCRIBED = re.compile(
    r"[”」』]?(?:[，,。；：:]|入驻|引进|占地|则|被|又|也|还|刚|正|已经|去年|今年|流转|建有|拥有|规划|总投资|投资|由|已|是|共|现有|年|总?建筑面积|总?面积|[于在])"
)
_TELLING_OWN = 4  # characters of its own from which a park without its place is told by a list of projects alone
_ALSO = ("、", "和", "及", "以及")
_DOES = re.compile(r"[^，。；、]{0,4}?(?:吸引|入驻|建成|投产|投用|启用|开工|竣工)")
# 海兴产业城是两地合作的老项目
_IS_PROJECT = re.compile(
    r"[^，。；]{0,10}?[，,]?(?:是|为)[^，。；]{0,24}(?:协作|合作|援建|帮扶|共建)[^，。；]{0,10}项目"
)
_TELLING_TWO = 2  # characters of its own beside the programme


def is_told(passage: Passage, candidate: Candidate, state: State, has_parties: bool) -> bool:
    """Whether the text tells of this one thing enough to call it a project; by the way that it comes to its name."""
    placed = bool(passage.places_in(candidate.start, candidate.end))
    led = bool(passage.places_in(candidate.clause[0], candidate.start))
    money = bool(state.planned or state.actual)
    reached = state.status in _REACHED
    way = candidate.way
    if way in ("gathered", "located", "visited"):
        return True
    if way in ("invested", "donated", "built by") and placed and candidate.kind in ("plant", "park", "work"):
        return True
    somewhere = placed or led
    if (way == "built by" and _of_programme(passage, candidate)) or tells_of_work(passage, candidate):
        return True
    if way in ("item", "built by"):
        alone = way == "item" and candidate.kind == "park" and reached
        return alone or (somewhere and (money or has_parties or (reached and way == "item")))
    if way == "invested":
        aided = reached and led and is_aided(passage, candidate)
        return (has_parties and (somewhere or money or reached)) or (money and somewhere) or aided
    if way == "owned":
        listed = passage.text.startswith(("、", "和", "及"), candidate.end) and not own_words(passage, candidate)
        return has_parties and (money or reached) and not listed
    if way == "donated":
        return _donated_is_told(passage, candidate, money=money, reached=reached, placed=placed, led=led)
    if way == "joined":
        joined = somewhere or has_parties or candidate.quoted or _joined_somewhere(passage, candidate)
        relative = passage.text[candidate.clause[0] : candidate.start - candidate.quoted].endswith("的")
        return joined and (state.status is not None or relative)
    if candidate.kind == "park" and passage.text.startswith(("里", "内"), candidate.end):
        return True  # named with both sides, or it would not be a candidate
    if way == "object":
        return _object_is_told(passage, candidate, state, has_parties, placed=placed, led=led)
    if way == "placed":
        return _placed_is_told(passage, candidate, money=money, told_of=has_parties or reached)
    return _named_is_told(passage, candidate, state, has_parties, placed=placed)


def _joined_somewhere(passage: Passage, candidate: Candidate) -> bool:
    """An earlier clause says where, or 两县 build a park together without being named (两县在甲开发区共建的合作园)."""
    return set_in_a_place(passage, candidate) or (candidate.kind == "park" and by_both(passage, candidate))


def _donated_is_told(
    passage: Passage, candidate: Candidate, *, money: bool, reached: bool, placed: bool, led: bool
) -> bool:
    """What the supporting side puts up: a building named in quotes, one in a place set before, or one told of."""
    if candidate.quoted and candidate.kind == "work":
        return led
    if candidate.kind == "work" and set_in_a_place(passage, candidate):
        return len(own_words(passage, candidate)) >= _TELLING_TWO or money or reached
    return (reached or money) and (placed or led or money)


def _placed_is_told(passage: Passage, candidate: Candidate, *, money: bool, told_of: bool) -> bool:
    """十里镇的雨伞厂,…: the clause goes on about it, and something is said of it or of who helped."""
    if _DESCRIBED.match(passage.text, candidate.end) is None:
        return False
    if candidate.kind == "general":
        return money or (told_of and is_telling_alone(passage, candidate))
    return money or told_of or is_aided(passage, candidate)


def _object_is_told(
    passage: Passage, candidate: Candidate, state: State, has_parties: bool, *, placed: bool, led: bool
) -> bool:
    """What 建成, 打造, 实施 lead to: with a firm's money, a place, or aid for this one thing."""
    money = bool(state.planned or state.actual)
    if has_parties and (money or candidate.agreed):
        return True
    if candidate.kind == "general":
        aided = is_telling_alone(passage, candidate) and pays_aid(passage, candidate)
        return (money or aided) and (placed or led)
    if candidate.kind == "work":
        return is_aided(passage, candidate) and state.status is not None
    if placed or (candidate.quoted and speaks_of_place(passage, candidate)):
        return state.status is not None
    aid = project_lexicon().aid.search(passage.text, candidate.sentence.start, candidate.sentence.end)
    if candidate.kind == "plant" and not (has_parties or own_words(passage, candidate) or aid):
        return False  # 回到老屯乡创办养殖场,投资80万元: a bare noun, and nobody of the cooperation
    if money and is_at_place(passage, candidate):
        return True
    if built_with_aid(passage, candidate):
        return True
    if built_for_a_place(passage, candidate):
        return is_telling(passage, candidate) or is_aided(passage, candidate)
    return money and one_giver(passage.text, candidate)


def among_projects(passage: Passage, candidate: Candidate, offered: Sequence[Candidate]) -> bool:
    """Whether the name stands in a list of projects, each with a place, or of parks that 等项目 closes."""
    if candidate.way in ("named", "object") and in_list_of_projects(passage, candidate):
        return True
    if candidate.kind != "general" or not passage.places_in(candidate.start, candidate.end):
        return False
    beside = [
        o
        for o in offered
        if o.kind == "general"
        and passage.places_in(o.start, o.end)
        and (
            passage.text[candidate.end : chain_start(passage, o)] in _ALSO
            or passage.text[o.end : chain_start(passage, candidate)] in _ALSO
        )
    ]
    return bool(beside)


def _tells_of_one(passage: Passage, candidate: Candidate, *, placed: bool) -> bool:
    """What stands around a name that no verb leads to: where it was put up, who holds it up."""
    if candidate.kind not in ("park", "plant", "general"):
        return False
    alone = is_telling_alone(passage, candidate)
    if candidate.kind == "park" and alone and aid_pays(passage, candidate):
        return True
    if candidate.kind != "general" and is_held_up(passage, candidate):
        return placed or alone
    if is_among_told(passage, candidate):
        return placed
    if candidate.kind == "park" and ((placed and has_landed(passage, candidate)) or is_identified(passage, candidate)):
        return True
    return stands_in_place(passage, candidate) and (alone or candidate.kind != "general")


def _named_is_told(passage: Passage, candidate: Candidate, state: State, has_parties: bool, *, placed: bool) -> bool:
    """A name without a verb that leads to it: it has a place, and money or a state of its own."""
    if _tells_of_one(passage, candidate, placed=placed):
        return True
    money = bool(state.planned or state.actual)
    reached = state.status in ("operating", "trial", "completed", "under_construction", "planned")
    name = passage.text[candidate.start : candidate.end]
    if _IS_PROJECT.match(passage.text, candidate.end) and candidate.kind in ("park", "plant"):
        return True
    if candidate.kind == "general" and reached and passage.firms_in(candidate.start, candidate.end):
        return True
    if candidate.kind == "general" and state.status == "agreed" and is_in_category(passage, candidate.sentence):
        return placed or bool(passage.places_in(candidate.clause[0], candidate.start))
    if not placed and not _is_individual(
        passage, candidate, told_of=money or has_parties or aid_pays(passage, candidate)
    ):
        return False
    if placed and _of_programme(passage, candidate) and _is_spoken_of(passage, candidate):
        return True
    if _is_programme_alone(passage, candidate):
        return reached and _DOES.match(passage.text, candidate.end) is not None
    if has_parties and candidate.kind in ("park", "plant") and (placed or candidate.quoted or "“" in name):
        return True
    return money or (reached and _is_subject(passage, candidate))


def _of_programme(passage: Passage, candidate: Candidate) -> bool:
    """和政县某东西部协作产业孵化园, 闽甘协作当归种植基地: words of its own, and the programme in the name."""
    name = passage.text[candidate.start : candidate.end]
    own = len(own_words(passage, candidate)) >= _TELLING_TWO
    if candidate.kind not in ("park", "plant") or not own:
        return False
    both = "协作" in name and of_both_sides(passage.places_in(candidate.start, candidate.end))
    return both or (candidate.kind == "park" and project_lexicon().programme.search(name) is not None)


def _is_programme_alone(passage: Passage, candidate: Candidate) -> bool:
    """闽宁科技园: a name of two provinces that many a park bears; one only where it does what one does."""
    places = passage.places_in(candidate.start, candidate.end)
    provinces = of_both_sides(places) and all(place.region.level == "province" for place in places)
    return provinces and not own_words(passage, candidate)


def _is_individual(passage: Passage, candidate: Candidate, *, told_of: bool) -> bool:
    """Whether a name without its place is that of one thing: in quotes, or of many words that only one can bear."""
    if candidate.kind != "general" and (candidate.quoted or passage.text[candidate.start] in "“「『"):
        return told_of or speaks_of_place(passage, candidate)
    if told_of and candidate.kind in ("park", "plant") and passage.text[candidate.end - 1] == "期":
        return True  # 野笋车间二期
    if candidate.kind == "general":
        here = passage.places_in(candidate.sentence.start, candidate.sentence.end)
        return told_of and is_telling_alone(passage, candidate) and any(p.role == "recipient" for p in here)
    if candidate.kind not in ("park", "plant") or len(own_words(passage, candidate)) < _TELLING_OWN:
        return False
    return candidate.kind == "park" or told_of


def _is_spoken_of(passage: Passage, candidate: Candidate) -> bool:
    """The name is the clause's subject, or where somebody goes or looks: 记者在…基地看到."""
    start = min([p.start for p in passage.places if p.start <= candidate.start < p.end], default=candidate.start)
    before = passage.text[candidate.clause[0] : start]
    return _is_subject(passage, candidate) or re.search("(?:在|走进|来到)$", before) is not None


def _is_subject(passage: Passage, candidate: Candidate) -> bool:
    """The name opens its clause, or stands behind words such as 随着 that make it what the clause is about."""
    before = passage.text[candidate.clause[0] : candidate.start - candidate.quoted].rpartition("——")[2]
    if before.endswith("、") and _DOES.match(passage.text, candidate.end):
        return True
    return bool(
        re.fullmatch(
            r"[^，。；]{0,10}?(?:随着|截至目前|目前|如今|今年|去年|日前|近日|[0-9年月日底末,]{0,12}|其中|作为|以)?",
            before,
        )
    )
