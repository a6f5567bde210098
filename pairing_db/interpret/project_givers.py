"""Who gave a project, where the words around its name say it: 由甲区援建, 甲市给了1100万元, 这座园区是甲市援建的."""

from __future__ import annotations

import re

from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import head_is_telling, head_of, own_words
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.windows import clause_before
from pairing_db.words import says, word

_POINTER = re.compile("这[座个家条片处栋所间]")
_NEXT = 40  # characters of the next sentence in which it may be pointed back to
_FARTHEST = 40  # characters that may stand between the name and its giver
_PARTED = re.compile("[。；;]|其中")
_ANY_PROJECT = re.compile("项目|工程|园子|基地")
_PLANT = re.compile("[厂房间场坊棚]")


def gives_before(passage: Passage, candidate: Candidate) -> bool:
    """甲区拿出1516万元,在乙社区建起幼儿园: the giver and the sum stand in the clause before."""
    start = candidate.clause[0]
    before = clause_before(candidate.sentence, start)
    if before is None or candidate.way != "object" or passage.text[start - 1] not in "，,":
        return False
    donors = [p for p in passage.places_in(*before) if p.role == "donor"]
    return bool(donors) and word("giver_pays_for_it").match(passage.text, donors[-1].end, start) is not None


def is_pointed_back_to(passage: Passage, candidate: Candidate) -> bool:
    """Whether the sentence, or the next one, comes back to it and says who built it: 这座园区同样是甲市援建的."""
    here, end = candidate.sentence, candidate.end
    after = [s for s in passage.document.sentences if s.block == here.block and s.start >= here.end][:1]
    pointed = word("pointed_back_to").search(passage.text, end, min((after or [here])[0].end, here.end + _NEXT))
    return (
        pointed is not None
        and _points_to(passage.text[pointed.start() : pointed.end()], candidate, passage.text)
        and (
            any(p.role == "donor" for p in passage.places_in(*pointed.span()))
            or word("cooperation_money").search(pointed[0]) is not None
        )
    )


def _points_to(pointer: str, candidate: Candidate, text: str) -> bool:
    """Whether 这座…, 这栋… can mean the thing: its noun ends alike (这栋楼 is no hospital), or is any project's."""
    near, last = pointer[1:10], text[candidate.end - 1]
    built = candidate.kind == "plant" and _PLANT.search(near) is not None
    return last in near or built or _ANY_PROJECT.search(near) is not None


def is_given_behind(passage: Passage, candidate: Candidate) -> bool:
    """Whether the words behind the name say who gave it: 由甲区援建, 甲市给了1100万元, 用了900万元协作资金."""
    text, end, stop = passage.text, candidate.end, candidate.sentence.end
    if candidate.quoted and candidate.kind == "work" and candidate.way == "donated":
        return True  # the sentence that gives it its name gives it
    if text.startswith(("、", "和", "及", "与"), end):
        return False
    for place in passage.places_in(end, stop):
        ahead, behind = text[end : place.start], text[place.end : stop]
        if place.role != "donor" or not _speaks_on(ahead, candidate, text):
            continue
        if word("leads_to_giver").search(ahead) and word("giver_made_it").match(behind):
            return True
        if ahead.endswith(("，", ",", "，去年", ",去年")) and word("giver_pays_for_it").match(behind):
            return True
    for money in word("cooperation_money").finditer(text, end, stop):
        ahead = text[end : money.start()]
        told = word("sum_of_the_money").match(text, money.end(), stop) or word("sum_before_the_money").search(ahead)
        if told and _speaks_on(ahead, candidate, text):
            return True
    return False


def _speaks_on(ahead: str, candidate: Candidate, text: str) -> bool:
    """Whether ``ahead``, what stands behind the name, still speaks of it: short, with no other thing or sum."""
    if len(ahead) > _FARTHEST or _PARTED.search(ahead) or says(ahead, "tells_another"):
        return False
    other = _POINTER.search(ahead)
    if other is not None and not _points_to(ahead[other.start() :], candidate, text):
        return False
    own = text[candidate.end - 1]
    return all(m[0].endswith(own) for m in project_lexicon().head.finditer(ahead))


def home_of_gift(passage: Passage, candidate: Candidate) -> Place | None:
    """The town or village where the one plant with no name of its own was given: 在乙镇, 甲区援建的扶贫车间已开工."""
    text, here, led = passage.text, candidate.sentence, passage.chain_start(candidate)
    if candidate.kind != "plant" or own_words(passage, candidate) or candidate.in_open_list:
        return None
    if head_is_telling(head_of(passage, candidate)):
        return None  # 纸箱厂 is name enough
    if head_of(passage, candidate) == "厂房" and word("plant_told").search(text, here.start, candidate.start):
        return None  # 扶贫车间占地6亩,甲区盖了厂房: the building of what was told
    told = candidate.way == "placed" and (is_pointed_back_to(passage, candidate) or is_given_behind(passage, candidate))
    if word("floor_space").match(text, candidate.end) or (
        text.startswith(("里", "内", "”里", "”内"), candidate.end) and not told
    ):
        return None
    places = passage.places_in(here.start, led)
    given = candidate.way in ("donated", "built by") and any(p.role == "donor" for p in places)
    paid = any(q.unit == "yuan" and here.start <= q.start < led for q in passage.mentions.quantities) and (
        any(p.role == "donor" for p in places) or word("cooperation_money").search(text, here.start, led) is not None
    )
    if not (given or told) and not (candidate.way == "object" and paid):
        return None
    homes = [p for p in places if p.role != "donor" and p.region.level in ("township", "village")]
    return homes[-1] if homes else None
