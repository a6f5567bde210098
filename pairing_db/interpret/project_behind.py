"""What the words right behind a name say of it: where it was put up, who holds it up, which number it is one of."""

from __future__ import annotations

import re

from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_names import own_words
from pairing_db.interpret.project_passage import Candidate, Passage

_WENT = re.compile("落户|落地|建在|设在|选址")
_HERE = re.compile("(?:在|于)(?:这里|此地?|当地|[村镇乡县]里|[镇乡]上|该[县区市镇乡村])")
_TELLING_OWN = 4  # characters of its own that tell one project from all others where its name holds no place
_TELLING_TWO = 2
_BUILT_BY_BOTH = re.compile("共建|合建|援建|合作建设")


def is_telling_alone(passage: Passage, candidate: Candidate) -> bool:
    """Whether the name has so many words of its own that it needs no place; 高标准农田 and the like are everywhere."""
    own = own_words(passage, candidate)
    return len(project_lexicon().behind["common"].sub("", own)) >= _TELLING_OWN


def place_behind(passage: Passage, candidate: Candidate) -> Place | None:
    """The place of the supported side where the project came to its state: X去年在甲县动工, X签约落户甲县."""
    lexicon, text, end = project_lexicon(), passage.text, candidate.end
    stop = candidate.clause[1]
    for place in passage.places_in(end, stop):
        if place.role == "donor" or place.pointed:
            continue
        before = lexicon.behind["in_place"].fullmatch(text, end, place.start)
        if before is None:
            continue
        went = _WENT.search(before[0])
        return place if went or lexicon.behind["reached"].match(text, place.end, stop) else None
    return None


def stands_in_place(passage: Passage, candidate: Candidate) -> bool:
    """…基地在化隆县群科新区建成: the clause says where it was put up; or 在这里, where the paragraph names a place."""
    if place_behind(passage, candidate):
        return True
    here = _HERE.search(passage.text, candidate.end, candidate.clause[1])
    if here is None or not project_lexicon().behind["reached"].match(passage.text, here.end(), candidate.clause[1]):
        return False
    start = passage.document.blocks[candidate.sentence.block].start
    return any(place.role == "recipient" for place in passage.places_in(start, candidate.start))


def is_held_up(passage: Passage, candidate: Candidate) -> bool:
    """X基地在协作资金支持下扩大; or a later clause that points back: 这座园区同样是甲市援建的."""
    lexicon, text = project_lexicon(), passage.text
    if lexicon.behind["aided"].match(text, candidate.end, candidate.sentence.end):
        return True
    pointed = lexicon.behind["pointed"].search(text, candidate.end, candidate.sentence.end)
    return pointed is not None and any(p.role == "donor" for p in passage.places_in(pointed.start(), pointed.end()))


def is_among_told(passage: Passage, candidate: Candidate) -> bool:
    """X项目就在这12个之列: it is one of the projects that the text has just counted."""
    return project_lexicon().behind["among"].match(passage.text, candidate.end, candidate.sentence.end) is not None


def has_landed(passage: Passage, candidate: Candidate) -> bool:
    """X分园落地: it came to the place in its name, with no more words."""
    return project_lexicon().behind["landed"].match(passage.text, candidate.end, candidate.sentence.end) is not None


def is_identified(passage: Passage, candidate: Candidate) -> bool:
    """…共建的头一座产业园定在甲县,这就是乙城: the park that the sentence has told both sides to build."""
    text, here = passage.text, candidate.sentence
    chain = min([p.start for p in passage.places if p.start <= candidate.start < p.end], default=candidate.start)
    named = project_lexicon().behind["identity"].search(text, candidate.clause[0], chain - candidate.quoted)
    return named is not None and _BUILT_BY_BOTH.search(text, here.start, candidate.clause[0]) is not None
