"""Projects of an article: named or clearly individual undertakings, with place, state, money and who takes part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pairing_db.document import Document, Mentions, Reading, Region, Value
from pairing_db.interpret.enterprises import body_enterprises
from pairing_db.interpret.places import Place, places_of
from pairing_db.interpret.project_firms import firm_projects, own_place_of
from pairing_db.interpret.project_fits import may_be
from pairing_db.interpret.project_frames import frames_of, spans_of
from pairing_db.interpret.project_lexicon import sector_of
from pairing_db.interpret.project_lists import listed_projects
from pairing_db.interpret.project_names import candidates, led_from, own_words
from pairing_db.interpret.project_parties import parties_of
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_places import region_of
from pairing_db.interpret.project_states import State, money_values, state_of
from pairing_db.interpret.project_told import among_projects, is_told
from pairing_db.recognise.enterprises import trading_name

_LONGEST_JOINT = 14  # characters of a sign and a firm between two names of a list
_STOP = re.compile("[，,。；;]")
_LIST = re.compile(r"[、和与及]")


def project_readings(document: Document, mentions: Mentions, places: Sequence[Place] | None = None) -> list[Reading]:
    """One reading for each project that the paragraphs name, in the order of the text.

    ``places`` are the article's places with their sides; they are looked up where not given.
    """
    found = places_of(document, mentions) if places is None else tuple(places)
    passage = Passage(document, mentions, tuple(body_enterprises(document, mentions)), tuple(found))
    offered = _widest([c for c in candidates(passage) if may_be(passage, c)])
    named = [(c.start, c.end) for c in offered]
    readings: list[Reading] = []
    for candidate in offered:
        first = candidate.start if candidate.list_start is None else candidate.list_start
        chained = _chained(passage.text, candidate, offered)
        others = [span for span in named if not first <= span[0] <= candidate.start and span not in chained]
        others = [span for span in others if passage.text[candidate.end : span[0]] != "的"]  # 甲产业园的育苗基地
        among = among_projects(passage, candidate, offered)
        readings += _readings(
            passage, candidate, others, shared=bool(chained) or _is_shared(candidate, offered), among=among
        )
    readings += _not_yet(listed_projects(passage), readings)
    readings += firm_projects(passage, readings)
    return _distinct(sorted(readings, key=lambda reading: reading.spans[0]))


def project_of(
    document: Document,
    mentions: Mentions,  # noqa: ARG001 - asked like enterprise_of
    projects: Sequence[Reading],
    start: int,
    end: int,
) -> str | None:
    """The name of the project that the text around ``[start, end)`` speaks of, None where it speaks of none."""
    holding = [frame for frame in frames_of(document, projects) if frame.start <= start and end <= frame.end]
    return holding[-1].name if holding else None


def _not_yet(listed: list[Reading], known: list[Reading]) -> list[Reading]:
    """The members of lists that no reading names already."""
    spans = [reading.spans[0] for reading in known]
    return [r for r in listed if not any(s < r.spans[0][1] and r.spans[0][0] < e for s, e in spans)]


def _widest(offered: list[Candidate]) -> list[Candidate]:
    """Without the names that stand inside another (海东工业园区 in 海东工业园区无锡产业园)."""
    return [
        one for one in offered if not any(o is not one and o.start <= one.start and one.end < o.end for o in offered)
    ]


def _chained(text: str, candidate: Candidate, offered: list[Candidate]) -> list[tuple[int, int]]:
    """The names that go on the list that ``candidate`` opens as a subject: A产业园、B项目加快建设 is said of both."""
    if candidate.way not in ("named", "joined"):
        return []
    found: list[tuple[int, int]] = []
    end = candidate.end
    for other in offered:
        between = text[end : other.start]
        if (
            other.start > end
            and len(between) <= _LONGEST_JOINT
            and between[:1] in ("、", "和", "及")
            and not _STOP.search(between)
        ):
            found.append((other.start, other.end))
            end = other.end
    return found


def _is_shared(candidate: Candidate, offered: list[Candidate]) -> bool:
    """Whether money told beside it is that of a list of things, of which it is one."""
    if candidate.in_open_list or candidate.list_start is not None:
        return True
    return any(o.list_start == candidate.start - candidate.quoted for o in offered)


def _one_of_two(text: str, candidate: Candidate) -> bool:
    """投入5000万元,在甲县建设A产业园和B示范区: money for both tells of each, though it is the sum of neither."""
    stretch = text[candidate.clause[0] : candidate.clause[1]]
    return candidate.way == "object" and not candidate.in_open_list and not re.search("[、等]", stretch)


def _readings(
    passage: Passage,
    candidate: Candidate,
    others: list[tuple[int, int]],
    *,
    shared: bool = False,
    among: bool = False,
) -> list[Reading]:
    listed = _listed(passage, candidate)
    if listed:
        candidate = led_from(passage, candidate, listed[0].start)
    spans = spans_of(passage.document, candidate.start, candidate.end, others)
    state = state_of(passage, candidate, spans)
    told = state if _one_of_two(passage.text, candidate) else None
    if shared:
        state = replace(state, planned=None, actual=None)
    parties = parties_of(passage, candidate, spans)
    if not (is_told(passage, candidate, told or state, bool(parties)) or among):
        return []
    region, frame = region_of(passage, candidate, spans)
    if not listed:
        return [_reading(candidate, _name(passage, candidate, parties), region, state, parties, frame)]
    rest = passage.text[listed[-1].end : candidate.end]
    return [
        _reading(
            candidate, place.region.name + rest, place.region, state, parties, "clause", (place.start, candidate.end)
        )
        for place in listed
    ]


def _name(passage: Passage, candidate: Candidate, parties: tuple[tuple[str, str], ...]) -> str:
    """The name as written; one that says nothing of its own takes its firm's in front."""
    name = passage.text[candidate.start : candidate.end]
    if name.startswith("年产"):
        return name.replace("的", "", 1)
    placed = passage.places_in(candidate.start, candidate.end)
    if parties and not placed and not own_words(passage, candidate):
        return trading_name(parties[0][0], own_place_of(passage, parties[0][0])) + name
    return name


def _listed(passage: Passage, candidate: Candidate) -> list[Place]:
    """The places of 共建漳县、陇西、渭源现代农业产业园: a park each; none where the name does not close a list."""
    places = passage.places_in(candidate.clause[0], candidate.end)
    chain = [p for p in places if p.start <= candidate.start < p.end]
    if not chain or candidate.kind == "general":
        return []
    for place in reversed([p for p in places if p.end <= candidate.start]):
        if not _LIST.fullmatch(passage.text[place.end : chain[0].start]) or place.region.level != chain[0].region.level:
            break
        chain.insert(0, place)
    one_side = len({place.role for place in chain}) == 1
    return chain if len(chain) > 1 and one_side and passage.text[chain[0].end] == "、" else []


def _reading(
    candidate: Candidate,
    name: str,
    region: Region | None,
    state: State,
    parties: tuple[tuple[str, str], ...],
    frame: str,
    span: tuple[int, int] | None = None,
) -> Reading:
    values: dict[str, Value] = {
        "name": name,
        "region": region,
        "sector": sector_of(name),
        "status": state.status,
        "started_on": state.started_on,
        **money_values(state),
        "enterprises": parties,
    }
    spans = dict.fromkeys([span or (candidate.start, candidate.end), *state.spans])
    context = {"region": frame} if region and frame != "clause" else {}
    return Reading("project", values, tuple(spans), f"project:{candidate.way}", context)


def _distinct(readings: list[Reading]) -> list[Reading]:
    """One reading for each name, the one that says most; the first where they say as much."""
    best: dict[str, Reading] = {}
    for reading in readings:
        name = str(reading.values["name"])
        if name not in best or _weight(reading) > _weight(best[name]):
            best[name] = reading
    return sorted(best.values(), key=lambda reading: reading.spans[0])


def _weight(reading: Reading) -> int:
    return sum(bool(value) for value in reading.values.values())
