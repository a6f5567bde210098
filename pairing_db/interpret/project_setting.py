"""What stands around a project's name: verbs of building, places, lists, words for the supporting side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import own_words
from pairing_db.interpret.project_passage import Candidate, Passage

_TELLING_OWN = 4  # characters of its own from which a park without its place is told by a list of projects alone
_ALSO = ("、", "和", "及", "以及")
# a list that its last word calls projects, behind the word that opens it
_PROJECTS = re.compile(r"[”」』]?(?:[、和及][^，。；、\n]{4,24}){0,8}等[^，。；、]{0,6}项目")
_BUILDS_UP = re.compile(r"建了?|新?建成了?|建起了?")
AID_MONEY = re.compile(r"(?:帮扶|协作|援助|支援|援[藏疆青])(?:项目)?资金")
_BOTH = re.compile("两[地县市区省]|双方")
_TELLING_TWO = 2  # characters of its own that a thing built with aid must have, or one among more
_OPENS_LIST = re.compile(r"(?:做成|办成|建好|涵盖|包括|包含|建成|建起|实施|推进|建设|打造|引进|落地|形成)(?:了)?$")


def of_both_sides(places: Sequence[Place]) -> bool:
    """闽宁食品园: the name of the programme in front."""
    return {"donor", "recipient"} <= {place.role for place in places}


def built_for_a_place(passage: Passage, candidate: Candidate) -> bool:
    """福清为岷县建了孵化园, 十里镇建起洮源蚕豆加工厂: the place and the verb lead straight to it."""
    if candidate.way not in ("object", "donated"):
        return False
    led = [p for p in passage.places_in(candidate.clause[0], candidate.start) if p.role != "donor"]
    straight = [p for p in led if _BUILDS_UP.fullmatch(passage.text, p.end, candidate.start)]
    return any(passage.text[p.start - 1] in "为在给" for p in straight) or (
        bool(straight) and is_telling(passage, candidate)
    )


def is_telling(passage: Passage, candidate: Candidate) -> bool:
    """Whether the name has so many words of its own that one thing bears it, and is not measured (基地500亩)."""
    return (
        len(own_words(passage, candidate)) >= _TELLING_OWN
        and not passage.text[candidate.end : candidate.end + 1].isdigit()
    )


def puts_up(passage: Passage, candidate: Candidate) -> bool:
    """Whether the verb before the name, or before the list that it goes on, is one of building."""
    return bool(project_lexicon().build.search(passage.text[candidate.clause[0] : introduced_at(candidate)]))


def introduced_at(candidate: Candidate) -> int:
    """Where the words end that lead to the name, or to the list that it goes on."""
    return candidate.start - candidate.quoted if candidate.list_start is None else candidate.list_start


def built_with_aid(passage: Passage, candidate: Candidate) -> bool:
    """帮扶资金投到村里,盖起农文旅服务中心: money of the cooperation and a verb of building, for one thing."""
    text = passage.text
    if candidate.way != "object" or not puts_up(passage, candidate) or candidate.list_start is not None:
        return False
    if text[candidate.end : candidate.end + 1] in "、和及等":
        return False
    own, called = own_words(passage, candidate), candidate.head_start - candidate.start
    if len(own) < _TELLING_TWO and not (own and called > _TELLING_TWO):
        return False
    return AID_MONEY.search(text, candidate.sentence.start, candidate.start) is not None


def aid_pays(passage: Passage, candidate: Candidate) -> bool:
    """岷县福利院由闽甘扶贫资金安排158万元, 繁育基地用上了协作资金: what stands right behind the name says who paid."""
    return project_lexicon().aid_pays.match(passage.text, candidate.end, candidate.sentence.end) is not None


def by_both(passage: Passage, candidate: Candidate) -> bool:
    """两县共建…: the clause says that both sides build it, without naming them."""
    return _BOTH.search(passage.text, candidate.clause[0], candidate.start) is not None


def pays_aid(passage: Passage, candidate: Candidate) -> bool:
    """上了湿地公园项目,总投资里用了…帮扶资金: the same sentence goes on about money of the cooperation that went in."""
    return AID_MONEY.search(passage.text, candidate.end, candidate.sentence.end) is not None


def is_aided(passage: Passage, candidate: Candidate) -> bool:
    """Whether the sentence brings in the supporting side, by name or by a word of giving."""
    here = candidate.sentence
    if project_lexicon().aid.search(passage.text, here.start, here.end):
        return True
    return any(place.role == "donor" for place in passage.places_in(here.start, here.end))


def is_at_place(passage: Passage, candidate: Candidate) -> bool:
    """在河口镇建…: a place of the supported side right in the clause says where the thing is put up."""
    for place in passage.places_in(candidate.clause[0], candidate.start):
        before = passage.text[max(candidate.clause[0], place.start - 4) : place.start]
        if place.role != "donor" and project_lexicon().at.search(before):
            return True
    return False


def set_in_a_place(passage: Passage, candidate: Candidate) -> bool:
    """在云阳县,…共建…: an earlier clause of the sentence says where all of it happens."""
    start = candidate.sentence.start
    first = [p for p in passage.places_in(start, candidate.start) if p.role != "donor" and p.start == start + 1]
    return bool(first) and passage.text[start] == "在" and passage.text[first[0].end] in "，,"


def speaks_of_place(passage: Passage, candidate: Candidate) -> bool:
    """Whether the sentence names any place."""
    return bool(passage.places_in(candidate.sentence.start, candidate.sentence.end))


def one_giver(text: str, candidate: Candidate) -> bool:
    """安排1500万元,帮助该院建成…: money given for this one thing in the clauses before."""
    before = text[candidate.sentence.start : candidate.start]
    return bool(re.search(r"(?:该|这)[院校村镇园]|帮助[^，。；]{1,12}建", before[-18:]))


def in_list_of_projects(passage: Passage, candidate: Candidate) -> bool:
    """涵盖高原油菜产业示范园、洮河食品产业园等重点项目: names that say enough by themselves."""
    if candidate.kind not in ("park", "plant") or len(own_words(passage, candidate)) < _TELLING_OWN:
        return False
    if not _PROJECTS.match(passage.text, candidate.end):
        return False
    before = passage.text[candidate.clause[0] : candidate.start]
    return bool(_OPENS_LIST.search(before)) or before.endswith(_ALSO)


def chain_start(passage: Passage, candidate: Candidate) -> int:
    """Where the places begin that lead to the narrowest one, with which the name begins (漳县武阳镇…)."""
    return min([p.start for p in passage.places if p.start <= candidate.start < p.end], default=candidate.start)
