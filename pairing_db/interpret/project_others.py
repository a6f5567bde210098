"""What reads like a project and is none: a programme, one for each county, what fell through, a sight, a rank."""

from __future__ import annotations

import re

from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import own_words
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_states import State
from pairing_db.words import says, word

_UNLED = ("named", "visited", "placed")
_TELLING = 4  # characters of its own
_BELOW_COUNTY = ("township", "village")
_PARTS = re.compile("[；;]")


def names_no_single_thing(passage: Passage, candidate: Candidate) -> bool:
    """Whether the words around the name show that no single undertaking of the supported side is meant."""
    text = passage.text
    ahead = text[candidate.clause[0] : candidate.start - candidate.quoted]
    if word("each_has_one").search(ahead):
        return True  # 每县建成1个产业园
    if candidate.kind == "park" and word("a_firm_unnamed").search(ahead):
        return True  # 引来的一家农场: a firm whose name is not told
    if word("made_by_itself").match(text, candidate.end) or _serves_people(passage, candidate):
        return True
    if _fell_through(passage, candidate) or _is_likened(passage, candidate):
        return True
    if not candidate.quoted and word("rank_only").fullmatch(text, candidate.start, candidate.end):
        return True  # 国家现代农业产业园: a rank
    first = candidate.start - candidate.quoted if candidate.list_start is None else candidate.list_start
    if candidate.way == "joined" and says(text[candidate.clause[0] : first], "bodies_join"):
        return True  # 甲医院与乙医院共建肿瘤防治中心
    if says(text, "base_by_its_sign", candidate.start, candidate.end):
        return True
    return _is_the_givers(passage, candidate)


def is_somebodys_own(passage: Passage, candidate: Candidate, *, touched: bool) -> bool:
    """Whether a villager sets it up and nothing is said of help: 他返乡办起养鸡场."""
    if touched or candidate.way != "object" or candidate.kind != "plant":
        return False
    if len(own_words(passage, candidate)) >= _TELLING:
        return False  # 乡土树种培育基地: no family's
    return says(passage.text[candidate.sentence.start : candidate.start], "a_person_does")


def is_programme(passage: Passage, candidate: Candidate, state: State, *, has_parties: bool) -> bool:
    """Whether a 项目 says only what is done, wherever it is done: 对口支援移民项目, 村集体经济发展项目."""
    if candidate.kind != "general" or state.planned or state.actual or has_parties:
        return False
    if any(p.region.level in _BELOW_COUNTY for p in passage.places_in(candidate.start, candidate.end)):
        return False
    name = passage.text[candidate.start : candidate.end]
    if passage.places_in(candidate.start, candidate.end) and not says(name, "programme_name"):
        return False
    return not word("measures").sub("", own_words(passage, candidate, beside="programme_name"))


def is_mere_sight(passage: Passage, candidate: Candidate, state: State, *, touched: bool) -> bool:
    """Whether it is a place that visitors go to, of which nobody is said to have built or paid anything."""
    if touched or candidate.way not in _UNLED or state.planned or state.actual:
        return False
    name = passage.text[candidate.start : candidate.end]
    return state.status in ("operating", None) and word("sight").search(name) is not None


def _serves_people(passage: Passage, candidate: Candidate) -> bool:
    """实施“爱心午餐”项目: a programme for people; what is built for them has a noun of its own (托养中心项目)."""
    if candidate.kind != "general":
        return False
    name, lexicon = passage.text[candidate.start : candidate.head_start], project_lexicon()
    built = lexicon.head.search(name) is not None or "建设" in name
    return says(name, "services_to_people") and not built


def _fell_through(passage: Passage, candidate: Candidate) -> bool:
    """Whether the same part of the sentence says that nothing came of it, or nothing yet: 面向企业招商."""
    rest = passage.text[candidate.end : candidate.sentence.end]
    parted = _PARTS.search(rest)
    told = rest[: parted.start()] if parted else rest
    return says(told, "fell_through") or says(told, "only_offered")


def _is_likened(passage: Passage, candidate: Candidate) -> bool:
    """荒山变成了“花果园”: a figure of speech in quotes, with no place and no firm in it."""
    text = passage.text
    if not candidate.quoted or passage.places_in(candidate.start, candidate.end):
        return False
    return says(text[candidate.clause[0] : candidate.start - 1], "likened_to")


def _is_the_givers(passage: Passage, candidate: Candidate) -> bool:
    """Whether it stands on the supporting side: its whole address is there, or both who share it are."""
    text = passage.text
    inside = passage.places_in(candidate.start, candidate.end)
    if candidate.way in _UNLED and inside and all(p.role == "donor" for p in inside):
        written_out = text[inside[-1].end - 1] in "市区县村镇乡" and inside[-1].end - inside[-1].start > 1
        if written_out and inside[-1].region.level != "province":
            return True  # 鄞州区湾底村田园综合体
    made = candidate.way == "object" and says(text, "makes_things", candidate.start, candidate.end)
    if candidate.way == "invested" or made:
        led = passage.places_in(candidate.clause[0], candidate.start)
        put = [p for p in led if text[max(0, p.start - 1) : p.start] == "在"]
        return bool(put) and not inside and all(p.role == "donor" for p in (*put, *led[-1:]))
    if candidate.way != "joined":
        return False
    opened = max(text.rfind(sign, candidate.sentence.start, candidate.start) for sign in "；;")
    around = passage.places_in(max(opened, candidate.sentence.start), candidate.sentence.end)
    if not around or any(p.role != "donor" for p in around):
        return False
    if "山海协作" in text[candidate.start : candidate.end]:
        return True  # within one province (浙江, 福建)
    paths = {p.region.path for p in around}
    return any(not a.startswith(b) and not b.startswith(a) for a in paths for b in paths)
