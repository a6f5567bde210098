"""Schools, hospitals, places to live: works that are a project only where somebody is told to have built them."""

from __future__ import annotations

from collections.abc import Sequence

from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import head_of, own_words
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_setting import AID_MONEY, aid_pays, is_aided, of_both_sides, puts_up
from pairing_db.words import says, word

_SHORTEST_OWN = 2


def fits_work(passage: Passage, candidate: Candidate, places: Sequence[Place]) -> bool:
    """Whether what looks like the name of a building or a place to live can be a project's; ``places`` are in it."""
    own, head, way = own_words(passage, candidate), head_of(passage, candidate), candidate.way
    called = len(own) >= _SHORTEST_OWN
    if way == "placed":
        told = _is_put_up(passage, candidate) or word("is_a_project").match(passage.text, candidate.end) is not None
        return told and (called or of_both_sides(places))
    if way == "located":
        return any(place.role == "recipient" for place in places)
    if way in ("donated", "item") or (way == "invested" and is_aided(passage, candidate)):
        return (
            bool(places) or called or (bool(head) and head not in project_lexicon().sites)
        )  # 搬迁安置点: what many places are
    if way == "built by" and _has_donor_builder(passage, candidate):
        return bool(places) or called
    if head in project_lexicon().sites and way == "named" and called:
        return is_lived_in(passage, candidate)
    if way == "named" and (called or places) and is_given_there(passage, candidate):
        return True
    return bool(places) and (_is_put_up(passage, candidate) or is_paid_for(passage, candidate))


def tells_of_work(passage: Passage, candidate: Candidate) -> bool:
    """Whether what stands right behind the name of a building says who built it, what it cost, or who lives there."""
    if candidate.kind != "work":
        return False
    if candidate.way == "built by":
        return True  # by a firm or the supporting side, or it would not fit
    if candidate.way == "named" and (is_lived_in(passage, candidate) or is_given_there(passage, candidate)):
        return True
    return bool(passage.places_in(candidate.start, candidate.end)) and is_paid_for(passage, candidate)


def is_lived_in(passage: Passage, candidate: Candidate) -> bool:
    """在甲乡,俄尼坪安置点已有群众入住: people live there, in a place of the supported side."""
    text = passage.text
    here = passage.places_in(candidate.sentence.start, candidate.end)
    lived = project_lexicon().lived_in.match(text, candidate.end, candidate.sentence.end)
    return lived is not None and any(place.role != "donor" for place in here)


def is_given_there(passage: Passage, candidate: Candidate) -> bool:
    """甲中学建在乙市,总投资…由上海援建: where the school was built, and that the supporting side paid for it."""
    text, end = passage.text, candidate.sentence.end
    if project_lexicon().built_at.match(text, candidate.end, end) is None:
        return False
    return says(text, "paid_by_giver", candidate.end, end)


def is_paid_for(passage: Passage, candidate: Candidate) -> bool:
    """新建岷县养护中心投入860万元: a verb of building leads to the name, and what it cost stands right behind it."""
    lexicon, text = project_lexicon(), passage.text
    cost = lexicon.costs.match(text, candidate.end, candidate.sentence.end)
    if cost is None:
        return False
    if "建" in cost[0] or "改造" in cost[0] or AID_MONEY.search(cost[0]):
        return is_aided(passage, candidate)
    return says(text, "building_verb", candidate.sentence.start, candidate.start) and is_aided(passage, candidate)


def _has_donor_builder(passage: Passage, candidate: Candidate) -> bool:
    """青藤小学由青藤集团捐建, 福州小学是福州市援建的: a firm or the supporting side stands behind it."""
    built = project_lexicon().built_by.match(passage.text, candidate.end)
    if built is None:
        return False
    sides = passage.places_in(candidate.end, built.end())
    return bool(passage.firms_in(candidate.end, built.end())) or any(p.role == "donor" for p in sides)


def _is_put_up(passage: Passage, candidate: Candidate) -> bool:
    """Whether a school or hospital is what somebody builds, and not one that is only spoken of."""
    if candidate.way == "object":
        return puts_up(passage, candidate)
    if aid_pays(passage, candidate):
        return True
    built = project_lexicon().put_up.match(passage.text, candidate.end)
    return candidate.way == "built by" or (built is not None and is_aided(passage, candidate))
