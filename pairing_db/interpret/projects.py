"""Projects of an article: named or clearly individual undertakings, with place, state, money and who takes part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pairing_db.document import Document, Mentions, Reading, Region, Value
from pairing_db.interpret.enterprises import body_enterprises
from pairing_db.interpret.places import Place, places_of
from pairing_db.interpret.project_evidence import evidence_of, is_barred, weight_of
from pairing_db.interpret.project_firms import firm_projects, own_place_of
from pairing_db.interpret.project_frames import frames_of, spans_of
from pairing_db.interpret.project_givers import home_of_gift
from pairing_db.interpret.project_lexicon import STATES, sector_of
from pairing_db.interpret.project_lists import listed_projects
from pairing_db.interpret.project_names import candidates, led_from, own_words
from pairing_db.interpret.project_parties import parties_of
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_places import of_the_county, region_of
from pairing_db.interpret.project_states import State, money_values, state_of
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
    offered = _widest([c for c in candidates(passage) if not is_barred(passage, c)])
    # a bare 基地 or 学校 that is no project must not take what is told of the one before it
    sure = [c for c in offered if _weighs(passage, c, spans_of(document, c.start, c.end, _spans(offered)))]
    readings: list[Reading] = []
    for candidate in offered:
        chained = _chained(passage.text, candidate, sure)
        others = _others(passage, candidate, sure, chained)
        readings += _readings(passage, candidate, others, shared=bool(chained) or _is_shared(candidate, sure))
    readings = _with_lists(readings, listed_projects(passage))
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


def _spans(named: Sequence[Candidate]) -> list[tuple[int, int]]:
    return [(c.start, c.end) for c in named]


def _others(
    passage: Passage, candidate: Candidate, sure: Sequence[Candidate], chained: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The names at which the text leaves ``candidate``: not those that the same words are said of."""
    first = candidate.start if candidate.list_start is None else candidate.list_start
    others = [span for span in _spans(sure) if not first <= span[0] <= candidate.start and span not in chained]
    return [span for span in others if passage.text[candidate.end : span[0]] != "的"]  # 甲产业园的育苗基地


def _weighs(passage: Passage, candidate: Candidate, spans: list[tuple[int, int]]) -> bool:
    """Whether all that is known of ``candidate`` makes it a project."""
    state, parties = state_of(passage, candidate, spans), parties_of(passage, candidate, spans)
    return weight_of(evidence_of(passage, candidate, state, bool(parties))) > 0


def _with_lists(known: list[Reading], listed: list[Reading]) -> list[Reading]:
    """``known`` with the members of lists: what a list says of a known project fills what is open there."""
    found = list(known)
    for member in listed:
        start, end = member.spans[0]
        same = next((k for k, r in enumerate(known) if r.spans[0][0] < end and start < r.spans[0][1]), None)
        if same is None:
            found.append(member)
            continue
        one = found[same]
        if start <= one.spans[0][0] and one.spans[0][1] <= end:
            values = {column: value or one.values[column] for column, value in member.values.items()}
            spans = dict.fromkeys((*member.spans, *one.spans[1:]))
            found[same] = replace(one, values=values, spans=tuple(spans))
    return found


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
    if weight_of(evidence_of(passage, candidate, told or state, bool(parties))) <= 0:
        return []
    region, frame = region_of(passage, candidate, spans)
    beside = (
        "、" in passage.text[candidate.clause[0] : candidate.start]
    )  # 甲镇冷库、县中学食堂: the town is of the other
    if region is not None and (frame != "clause" or beside):
        region = of_the_county(passage.text[candidate.start : candidate.end], region)
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
    if not placed and (home := home_of_gift(passage, candidate)):
        return home.region.name + name  # the one workshop that was given to a village
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
    """One reading for each thing that the article names once or more often, with all that it says of it."""
    things: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (-len(str(r.values["name"])), r.spans[0])):
        same = next((k for k, known in enumerate(things) if _is_same(reading, known)), None)
        if same is None:
            things.append(reading)
        else:
            things[same] = _merged(things[same], reading)
    return sorted(things, key=lambda reading: reading.spans[0])


def _merged(one: Reading, other: Reading) -> Reading:
    """``one`` with what it leaves open filled from ``other``; the further state of the two holds."""
    values = {column: value or other.values[column] for column, value in one.values.items()}
    states = [state for state in (one.values["status"], other.values["status"]) if state]
    values["status"] = min(states, key=STATES.index, default=None)
    return replace(one, values=values, spans=(one.spans[0], *dict.fromkeys((*one.spans[1:], *other.spans))))


def _is_same(one: Reading, other: Reading) -> bool:
    """The same name, or a short one: 冷链中心 for 蓝莓分拣冷链中心, with nothing that the other does not say."""
    name, whole = str(one.values["name"]), str(other.values["name"])
    characters = iter(whole)
    return name[-2:] == whole[-2:] and all(c in characters for c in name)
