"""Projects of an article: named or clearly individual undertakings, with place, state, money and who takes part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Document, Mentions, Reading, Region, Value
from pairing_db.interpret.enterprises import body_enterprises
from pairing_db.interpret.places import Place, places_of
from pairing_db.interpret.project_firms import firm_projects, own_place_of
from pairing_db.interpret.project_frames import frames_of, spans_of
from pairing_db.interpret.project_lexicon import project_lexicon, sector_of
from pairing_db.interpret.project_names import Candidate, Passage, candidates, head_is_telling, led_from, own_words
from pairing_db.interpret.project_parties import parties_of
from pairing_db.interpret.project_places import region_of
from pairing_db.interpret.project_states import State, money_values, state_of
from pairing_db.recognise.enterprises import trading_name

_LIST = re.compile(r"[、和与及]")


def project_readings(document: Document, mentions: Mentions, places: Sequence[Place] | None = None) -> list[Reading]:
    """One reading for each project that the paragraphs name, in the order of the text.

    ``places`` are the article's places with their sides; they are looked up where not given.
    """
    found = places_of(document, mentions) if places is None else tuple(places)
    passage = Passage(document, mentions, tuple(body_enterprises(document, mentions)), tuple(found))
    offered = _widest([c for c in candidates(passage) if _may_be(passage, c)])
    named = [(c.start, c.end) for c in offered]
    readings: list[Reading] = []
    for candidate in offered:
        readings += _readings(passage, candidate, [span for span in named if span[0] != candidate.start])
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


def _may_be(passage: Passage, candidate: Candidate) -> bool:
    """Whether the stretch can be a project's name at all: not an event, a programme, or a common noun."""
    lexicon, text = project_lexicon(), passage.text
    name = text[candidate.start : candidate.end]
    own = own_words(passage, candidate)
    places = passage.places_in(candidate.start, candidate.end)
    placed = bool(places)
    if places and candidate.way in ("named", "object") and all(place.role == "donor" for place in places):
        return False
    if lexicon.inside.search(name) or len(name) > 28:
        return False
    if name.endswith(lexicon.bodies) and candidate.way in ("named", "object") and not placed:
        return False
    if candidate.kind == "park":
        if (
            candidate.way != "located"
            and not own
            and placed
            and all(place.region.level == "province" for place in places)
        ):
            return False
        return bool(own) or placed or candidate.way in ("located", "invested")
    if candidate.kind == "plant":
        head = text[candidate.head_start : candidate.end]
        return len(own) >= 2 or (
            head_is_telling(head) and (bool(own) or placed or candidate.way in ("invested", "owned", "object"))
        )
    if candidate.kind == "digital":
        return (len(own) >= 2 and (placed or candidate.quoted)) or (
            placed and len(text[candidate.head_start : candidate.end]) > 2
        )
    if candidate.kind == "work":
        return candidate.way == "donated"
    return len(own) >= 2


def _widest(offered: list[Candidate]) -> list[Candidate]:
    """Without the names that stand inside another (海东工业园区 in 海东工业园区无锡产业园)."""
    return [
        one for one in offered if not any(o is not one and o.start <= one.start and one.end < o.end for o in offered)
    ]


def _readings(passage: Passage, candidate: Candidate, others: list[tuple[int, int]]) -> list[Reading]:
    listed = _listed(passage, candidate)
    if listed:
        candidate = led_from(passage, candidate, listed[0].start)
    spans = spans_of(passage.document, candidate.start, candidate.end, others)
    state = state_of(passage, candidate, spans)
    parties = parties_of(passage, candidate, spans)
    if not _is_told(passage, candidate, state, bool(parties)):
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


def _is_told(passage: Passage, candidate: Candidate, state: State, has_parties: bool) -> bool:
    """Whether the text tells of this one thing enough to call it a project; by the way that it comes to its name."""
    text = passage.text
    places = passage.places_in(candidate.start, candidate.end)
    placed = bool(places)
    led = passage.places_in(candidate.clause[0], candidate.start)
    money = bool(state.planned or state.actual)
    reached = state.status in ("operating", "trial", "completed", "under_construction", "agreed")
    way = candidate.way
    if way in ("gathered", "located"):
        return True
    if way in ("invested", "donated") and placed and candidate.kind in ("plant", "park", "work"):
        return True
    if way == "invested":
        return (has_parties and (bool(led) or placed or money or reached)) or (money and (placed or bool(led)))
    if way == "owned":
        return has_parties and (money or reached)
    if way == "donated":
        return (reached or money) and (placed or bool(led) or money)
    if way == "joined":
        return (placed or has_parties or candidate.quoted or bool(led)) and state.status is not None
    if way == "object":
        if has_parties and (money or candidate.agreed):
            return True
        if candidate.kind == "general":
            return money and (placed or bool(led))
        told = placed or (candidate.quoted and _speaks_of_place(passage, candidate))
        return (told and state.status is not None) or (money and _one_giver(text, candidate))
    return (placed or (candidate.quoted and candidate.kind != "general" and _speaks_of_place(passage, candidate))) and (
        money
        or (
            state.status in ("operating", "trial", "completed", "under_construction", "planned")
            and _is_subject(passage, candidate)
        )
    )


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
