"""Lists of works that begin with their place: 签约项目包括岷县当归加工、漳县蚕豆种植; 岷县福州小镇等都在其列."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pairing_db.document import Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_passage import Passage
from pairing_db.interpret.project_states import were_signed
from pairing_db.recognise.chinese_numerals import whole_number

_LONGEST = 32
_SHORTEST_OWN = 3  # characters behind its place that make a member
_TELLING_OWN = 4  # characters of its own that a park without its place must have
_SHORTEST_NAME = 2  # characters of its own that a given school must have
_STOP = re.compile("[，,。；;：:\n]")
_QUOTES = "“”「」『』"
_JOINT = re.compile("、|以及|[和及]")


@dataclass(frozen=True, slots=True)
class Member:
    """The stretch of one member, the state that the whole list is told to have, whether it begins with its place."""

    start: int
    end: int
    status: str | None
    is_placed: bool


def placed_members(passage: Passage, sentence: Sentence) -> Iterable[Member]:
    """The members of the lists of ``sentence``: two or more of them, or one that a word for one of its kind opens."""
    status = "agreed" if were_signed(passage, sentence) else None
    for start, stop, least in _stretches(passage, sentence):
        spans = _members(passage, start, stop)
        if len(spans) >= least:
            yield from (Member(*span, status, is_placed=True) for span in spans)
    yield from (Member(*span, "completed", is_placed=True) for span in _given(passage, sentence))
    yield from (Member(*span, None, is_placed=False) for span in _counted_after(passage, sentence))


def _stretches(passage: Passage, sentence: Sentence) -> Iterable[tuple[int, int, int]]:
    """Where a list stands: start, end, and how many members it must have at least."""
    lexicon, text = project_lexicon(), passage.text
    at = sentence.start
    spoken = False
    while at < sentence.end:
        stop = _STOP.search(text, at, sentence.end)
        end = stop.start() if stop else sentence.end
        opened = lexicon.list_opens.search(text, at, end)
        if opened is None and spoken:
            opened = lexicon.list_opens_after.match(text, at, end)
        closed = _closing(text, at, end)
        if opened:
            yield opened.end(), closed.start() if closed else end, 1 if closed else 2
        elif closed and (spoken or lexicon.list_speaks.search(closed[0])):
            yield at, closed.start(), 2
        spoken = spoken or lexicon.list_speaks.search(text, at, end) is not None
        at = end + 1


def _given(passage: Passage, sentence: Sentence) -> Iterable[tuple[int, int]]:
    """The members of 甲县的A幼儿园、B医院都是乙市援建的项目 with names of their own, behind a first with its place."""
    lexicon, text = project_lexicon(), passage.text
    for closed in lexicon.list_given.finditer(text, sentence.start, sentence.end):
        if not any(p.role == "donor" for p in passage.places_in(*closed.span())) and not passage.firms_in(
            *closed.span()
        ):
            continue
        start = max([sentence.start, *(m.end() for m in _STOP.finditer(text, sentence.start, closed.start()))])
        pieces = _pieces(passage, start, closed.start())
        first = _member(passage, *pieces[0], first=True)
        if first is None or len(pieces) < 2:
            continue
        yield first
        for begin, end in pieces[1:]:
            name = text[begin:end]
            own = lexicon.generic.sub("", lexicon.head.sub("", name))
            if lexicon.head.search(name) and len(own) >= _SHORTEST_NAME and _is_work(name):
                yield begin, end


def _counted_after(passage: Passage, sentence: Sentence) -> Iterable[tuple[int, int]]:
    """The members of 支持了A项目和B产业园,两个项目均已开工: as many as the count says, each a name of its own."""
    lexicon, text = project_lexicon(), passage.text
    for count in lexicon.list_counted.finditer(text, sentence.start, sentence.end):
        start = max([sentence.start, *(m.end() for m in _STOP.finditer(text, sentence.start, count.start()))])
        first = _JOINT.search(text, start, count.start())
        if first is None:
            continue
        start = max([start, *(m.end() for m in lexicon.boundary.finditer(text, start, first.start()))])
        start += text.startswith("了", start)
        cuts = [m.span() for m in _JOINT.finditer(text, start, count.start())]
        spans = list(zip([start, *(e for _, e in cuts)], [*(s for s, _ in cuts), count.start()], strict=True))
        if len(spans) == whole_number(count["count"]) and all(_has_head(text[begin:end]) for begin, end in spans):
            yield from spans


def _has_head(name: str) -> bool:
    """Whether a whole member is a name with a head of projects and words of its own before it (中药饮片加工项目)."""
    lexicon = project_lexicon()
    heads = [m for m in lexicon.head.finditer(name) if m.end() == len(name)]
    if not heads or lexicon.kinds[heads[0][0]] not in ("park", "plant", "general") or not _is_work(name):
        return False
    return len(lexicon.generic.sub("", name[: heads[0].start()])) >= _SHORTEST_OWN


def _closing(text: str, start: int, end: int) -> re.Match[str] | None:
    """What closes a list behind its last joint."""
    last = max((match.end() for match in re.finditer("、", text[start:end])), default=0)
    return project_lexicon().list_closes.search(text, start + last, end)


def _members(passage: Passage, start: int, stop: int) -> list[tuple[int, int]]:
    """The members between ``start`` and ``stop``: none where what stands there is no list of works.

    One at least begins with its place; beside it a park or plant may be called without one.
    """
    pieces = _pieces(passage, start, stop)
    found: list[tuple[int, int]] = []
    placed = False
    for number, (begin, end) in enumerate(pieces):
        member = _member(passage, begin, end, first=number == 0)
        placed = placed or member is not None
        member = member or _called(passage, begin, end)
        if member:
            found.append(member)
        elif number:
            return []
    return found if placed else []


def _pieces(passage: Passage, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretch cut at 、 and at 和, 及, 以及 behind a park or before a place (养殖及加工 is one thing)."""
    text, head = passage.text, project_lexicon().head
    places = {_written_from(passage, place.start) for place in passage.places}
    parks = {m.end() for m in head.finditer(text, start, stop) if project_lexicon().kinds[m[0]] == "park"}
    cuts = [
        m.span() for m in _JOINT.finditer(text, start, stop) if m[0] == "、" or m.end() in places or m.start() in parks
    ]
    begins = [start, *(end for _, end in cuts)]
    ends = [*(begin for begin, _ in cuts), stop]
    return list(zip(begins, ends, strict=True))


def _written_from(passage: Passage, start: int) -> int:
    return start - 1 if passage.text[start - 1 : start] in ("“", "「") else start


def _member(passage: Passage, begin: int, end: int, *, first: bool) -> tuple[int, int] | None:
    """The name in ``[begin, end)``: a place of the supported side and what is grown, made or put up there."""
    text = passage.text
    while end > begin and text[end - 1] in _QUOTES:
        end -= 1
    for place in passage.places_in(begin, end):
        if place.role == "donor" or place.pointed:
            continue
        start = county_start(passage, place)
        ahead = text[begin : place.start].strip(_QUOTES)
        rest = text[place.end : end]
        if ahead and not first:
            return None
        called = rest.removeprefix("的")
        if len(called) >= _SHORTEST_OWN and end - start <= _LONGEST and _is_work(called):
            return (end - len(called) if called != rest else start), end
    return None


def county_start(passage: Passage, place: Place) -> int:
    """Where a place begins without the province and the city that lead to it."""
    inside = [r for r in passage.mentions.regions if place.start <= r.start and r.end <= place.end]
    return min([r.start for r in inside if r.region.level not in ("province", "prefecture")], default=place.start)


def _called(passage: Passage, begin: int, end: int) -> tuple[int, int] | None:
    """A whole member that is a park's or plant's name of many words, whose place the reader does not know."""
    lexicon, text = project_lexicon(), passage.text
    name = text[begin:end].strip(_QUOTES)
    heads = [m for m in lexicon.head.finditer(name) if m.end() == len(name)]
    if not heads or lexicon.kinds[heads[0][0]] not in ("park", "plant") or not _is_work(name):
        return None
    own = lexicon.generic.sub("", name[: heads[0].start()])
    if len(own) < _TELLING_OWN or len(name) > _LONGEST:
        return None
    start = text.index(name, begin)
    return start, start + len(name)


def _is_work(called: str) -> bool:
    """Whether words behind a place say one thing: no phrase, no count, no event, and an end that works have."""
    lexicon = project_lexicon()
    if set(called) & (lexicon.characters - set("与对于")) or re.search("[0-9]|[(（][^)）]*$", called):
        return False
    if lexicon.inside.search(called) or not lexicon.generic.sub("", called):
        return False
    return lexicon.list_end.search(called) is not None
