"""What speaks for calling a named thing a project of the cooperation, and what against: gathered here, weighed once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pairing_db.interpret.project_givers import gives_before, home_of_gift, is_given_behind, is_pointed_back_to
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import head_is_telling, head_of, own_words
from pairing_db.interpret.project_others import is_mere_sight, is_programme, is_somebodys_own, names_no_single_thing
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_places import came_to
from pairing_db.interpret.project_states import State
from pairing_db.words import says, word

_LONGEST = 28
_TWO, _FOUR, _SIX = 2, 4, 6  # characters of its own
_WORKSHOPS = ("车间", "生产车间", "加工车间", "厂房", "生产线", "工厂")
_GIVEN = ("donated", "built by", "joined")
_ACTS = ("object", "invested", "donated", "built by", "joined")
# what shows that somebody built, gave or paid for it
_TOUCHED = (
    "firm",
    "sum",
    "of both",
    "brought in",
    "aid",
    "giver acts",
    "paid",
    "held up",
    "called a project",
    "given behind",
)
_LAND = re.compile(r"[0-9]+[余多]?万?亩")
_YEAR = re.compile(r"[0-9]{4}年")


def is_barred(passage: Passage, candidate: Candidate) -> bool:
    """Whether the stretch names another kind of thing: an event, a programme, a slogan, a division, a heading."""
    lexicon, text = project_lexicon(), passage.text
    name = text[candidate.start : candidate.end]
    if (
        lexicon.inside.search(name.removesuffix("活动中心"))
        or word("way_of_working").search(name)
        or len(name) > _LONGEST
    ):
        return True
    if any(
        p.start <= candidate.start and candidate.end <= p.end and p.region.level != "village" for p in passage.places
    ):
        return True  # a zone (苏州工业园区) is a division, not an undertaking
    if _LAND.search(name):
        return True  # 除本村600亩茶园
    if candidate.kind == "general" and _YEAR.search(name):
        return True  # 2022年财政援助资金项目: a year's programme
    if candidate.way == "gathered" and word("no_undertaking").search(name):
        return True
    ahead = _ahead(passage, candidate)
    if text[candidate.start - 1] == "【" or lexicon.settled_in.search(ahead) or word("title_given").search(ahead):
        return True  # 智能纺纱项目落户甲纺织城: where something else went; 甲产业园获评省级示范园区: what it became
    if _goes_on_at(passage, candidate) and word("state_reached").match(text, candidate.end, candidate.clause[1]):
        return True  # X项目在甲县工业园开工: where something else came to a state
    own = len(own_words(passage, candidate))
    if names_no_single_thing(passage, candidate) or (candidate.kind == "general" and not own):
        return True  # 苏陕协作项目: all of them
    if candidate.quoted or passage.places_in(candidate.start, candidate.end):
        return False
    if candidate.in_open_list and own < (_TWO if candidate.kind == "work" else _FOUR):
        return True  # 建成蔬菜基地、养殖场等: kinds of things
    if word("building_only").search(name) or word("many_kinds").search(ahead):
        return True
    return own < _TWO and word("said_to_be").search(ahead) is not None


def evidence_of(passage: Passage, candidate: Candidate, state: State, has_parties: bool) -> frozenset[str]:
    """The names of all that holds of ``candidate``; ``[weights]`` in the lexicon explains each."""
    own_state = not _goes_on_at(passage, candidate)  # X项目在甲园区开工: not the park's
    found = {
        f"a {candidate.kind}": candidate.kind in ("park", "digital"),
        "firm": has_parties,
        "state": own_state and state.status is not None,
        "sum": own_state and bool(state.planned or state.actual),
        **_name(passage, candidate, has_parties),
        **_place(passage, candidate),
        **_hand(passage, candidate),
        **_aside(passage, candidate),
    }
    touched = any(found[name] for name in _TOUCHED)
    found["a programme"] = is_programme(passage, candidate, state, has_parties=has_parties)
    helped = any(found[name] for name in _TOUCHED if name != "brought in")
    found["a person's own"] = is_somebodys_own(passage, candidate, touched=helped)
    paid_for = candidate.way in _GIVEN or any(found[name] for name in _TOUCHED if name not in ("brought in", "aid"))
    found["a service online"] = candidate.kind == "digital" and not paid_for
    found["a sight"] = is_mere_sight(passage, candidate, state, touched=touched)
    found["only spoken of"] = candidate.kind == "work" and not _is_put_up(passage, candidate, found)
    return frozenset(name for name, holds in found.items() if holds)


def weight_of(evidence: Iterable[str]) -> int:
    """The points of all ``evidence`` together, less what a name must overcome; a project has more than none."""
    weights = project_lexicon().weights
    return weights["threshold"] + sum(weights[name] for name in evidence)


def _name(passage: Passage, candidate: Candidate, has_parties: bool) -> dict[str, bool]:
    """What the name itself says: words of its own, places, a number."""
    lexicon, text = project_lexicon(), passage.text
    name, head = text[candidate.start : candidate.end], head_of(passage, candidate)
    telling = bool(head) and head_is_telling(head)
    own = len(own_words(passage, candidate))
    if (own and candidate.head_start - candidate.start > _TWO) or telling:
        own = max(own, _TWO)  # 农文旅服务中心, 纸箱厂
    alone = not _is_within(passage, candidate) and not text.startswith("、", candidate.end)
    shop = candidate.way == "owned" and head in _WORKSHOPS  # 甲公司的车间: a part of the firm
    if has_parties and candidate.way != "named" and alone and not shop:
        own, telling = max(own, _TWO), True  # it is called after its firm
    roles = {p.role for p in passage.places_in(candidate.start, candidate.end)}
    both = {"donor", "recipient"} <= roles
    after_giver = roles == {"donor"} and _is_after_giver(passage, candidate)
    ahead = text[candidate.clause[0] : candidate.start - candidate.quoted]
    led_by = {p.role for p in passage.places_in(candidate.clause[0], candidate.start)}
    by_both = candidate.way == "joined" and (
        {"donor", "recipient"} <= led_by or says(text, "two_sides", candidate.sentence.start, candidate.start)
    )
    return {
        "no word": own == 0 and not (both or after_giver or (by_both and candidate.kind == "park")),
        "one word": 0 < own < _TWO,
        "four words": _FOUR <= own < _SIX,
        "six words": own >= _SIX,
        "bare": head == name and not telling,
        "placed": bool(roles - {"donor"}),
        "of both": both or by_both or lexicon.programme.search(name) is not None,
        "giver's name": roles == {"donor"} and not after_giver,
        "phase": bool(word("phase_of_whole").search(name) or word("phase_of_whole").match(text, candidate.end)),
        "one": bool(word("one_thing").search(ahead) or word("counted_one").match(text, candidate.end)),
    }


def _is_after_giver(passage: Passage, candidate: Candidate) -> bool:
    """建起福州小学, 镇康县的上海产业园: what the supported side gets may be called after the supporting one."""
    led = passage.places_in(candidate.clause[0], candidate.start)
    if candidate.way in ("object", *_GIVEN) or came_to(passage, candidate):
        return True
    return any(p.role == "recipient" for p in led)


def _place(passage: Passage, candidate: Candidate) -> dict[str, bool]:
    """Where the text puts it."""
    here, chain = candidate.sentence, passage.chain_start(candidate)
    led = passage.places_in(candidate.clause[0], chain)
    # 在甲县,…: the sentence opens with where all of it happens
    led += [p for p in passage.places_in(here.start, chain) if passage.text[here.start : p.start] == "在"]
    pointed = word("place_pointed_to").search(_ahead(passage, candidate)) is not None
    return {"led": pointed or any(p.role != "donor" for p in led), "came": came_to(passage, candidate)}


def _hand(passage: Passage, candidate: Candidate) -> dict[str, bool]:
    """Whose hand and money is in it."""
    lexicon, text, here, end = project_lexicon(), passage.text, candidate.sentence, candidate.end
    before = [s for s in passage.document.sentences if s.block == here.block and s.end <= here.start][-1:]
    by_giver = is_pointed_back_to(passage, candidate)
    by_donor = any(p.role == "donor" for p in passage.places_in(candidate.clause[0], candidate.start))
    on_way = candidate.way == "placed" and _is_within(passage, candidate) and not by_giver
    return {
        "brought in": candidate.way not in ("named", "visited") and not on_way,
        "aid": word("cooperation_money").search(text, (before or [here])[0].start, here.end) is not None,
        "giver acts": candidate.way in _ACTS and (by_donor or gives_before(passage, candidate)),
        "paid": not _goes_on_at(passage, candidate) and lexicon.aid_pays.match(text, end, here.end) is not None,
        "held up": by_giver or word("held_up_by_aid").match(text, end, here.end) is not None,
        "called a project": _is_called_project(passage, candidate),
        "given behind": is_given_behind(passage, candidate),
        "spent on": candidate.kind == "general" and word("spent_on").match(text, end) is not None,
        "shown": _is_shown(passage, candidate),
        "at home": home_of_gift(passage, candidate) is not None,
    }


def _is_shown(passage: Passage, candidate: Candidate) -> bool:
    """Whether a delegation is led to it: 代表团一行实地察看了甲县椒产业示范基地."""
    if candidate.way != "visited" or candidate.kind not in ("plant", "park", "general"):
        return False
    if candidate.kind == "plant" and len(own_words(passage, candidate)) < _FOUR:
        return False  # 十里镇蔬菜基地: what is grown anywhere
    start = passage.document.blocks[candidate.sentence.block].start
    return word("delegation").search(passage.text, start, candidate.start) is not None


def _aside(passage: Passage, candidate: Candidate) -> dict[str, bool]:
    """Signs that the thing is one of many, or only the place of something else."""
    text, end = passage.text, candidate.end
    ahead = _ahead(passage, candidate)
    listed = text.startswith("、", end) or ahead.endswith(("、", "和", "及", "与"))
    alone = candidate.way not in ("named", "visited") or _is_called_project(passage, candidate)
    return {
        "listed": listed and not alone and not ahead.endswith("元的"),
        "at": _goes_on_at(passage, candidate) and not _is_shown(passage, candidate),
        "within": _is_within(passage, candidate),
        "acreage": word("acreage").match(text, end) is not None,
        "floor": candidate.kind in ("plant", "work") and word("floor_space").match(text, end) is not None,
    }


def _is_put_up(passage: Passage, candidate: Candidate, found: dict[str, bool]) -> bool:
    """Whether a school or hospital is what somebody builds, gives or moves into; adds what says so to ``found``."""
    lexicon, text, end, stop = project_lexicon(), passage.text, candidate.end, candidate.sentence.end
    places = passage.places_in(candidate.sentence.start, end)
    ahead = text[candidate.clause[0] : candidate.start - candidate.quoted]
    alone = "、" not in ahead  # 投资460万元的甲冷库、投资230万元的乙食堂: whose money and place is whose
    costs = lexicon.costs.match(text, end, stop) or (
        alone and word("cost_ahead").search(ahead) and lexicon.put_up.match(text, end, stop)
    )
    found["cost"] = not found["at"] and bool(costs)
    aided = any(p.role == "donor" for p in passage.places_in(candidate.sentence.start, stop)) or found["aid"]
    opened = lexicon.put_up.match(text, end, stop)
    # 县医院会诊中心投入使用: a part of the hospital that is told of
    found["stands"] = aided and opened is not None and not any(len(m[0]) > 1 for m in lexicon.head.finditer(opened[0]))
    found["lived in"] = bool(lexicon.lived_in.match(text, end, stop)) and any(p.role != "donor" for p in places)
    if candidate.way in ("item", *_GIVEN) or any(
        found[name]
        for name in ("cost", "stands", "lived in", "paid", "held up", "given behind", "came", "called a project")
    ):
        return True
    introduced = candidate.start - candidate.quoted if candidate.list_start is None else candidate.list_start
    ahead = text[candidate.clause[0] : introduced]
    built = word("put_at") if candidate.way == "located" else lexicon.build
    return candidate.way in ("object", "located") and built.search(ahead) is not None


def _is_called_project(passage: Passage, candidate: Candidate) -> bool:
    """A、B等项目; 三个项目:A、B; A是两地协作项目: the text itself has the word for it."""
    text, start = passage.text, candidate.sentence.start
    if word("called_projects_behind").match(text, candidate.end) or word("is_a_project").match(text, candidate.end):
        return True
    return word("called_projects_before").search(text, start, candidate.start - candidate.quoted) is not None


def _is_within(passage: Passage, candidate: Candidate) -> bool:
    return passage.text.startswith(("里", "内", "”里", "”内"), candidate.end)


def _goes_on_at(passage: Passage, candidate: Candidate) -> bool:
    return word("goes_on_at").search(_ahead(passage, candidate)) is not None


def _ahead(passage: Passage, candidate: Candidate) -> str:
    """What the clause says before the name and the places that lead to it."""
    return passage.text[candidate.clause[0] : passage.chain_start(candidate) - candidate.quoted]
