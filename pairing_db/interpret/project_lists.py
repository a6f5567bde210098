"""Lists that a word calls projects: “A”“B”等项目, 实施甲镇道路建设、乙镇饮水改造2个项目, 四个项目:A(竣工)、B(在建)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pairing_db.document import Reading, Region, Sentence
from pairing_db.interpret.project_enumerated import enumerated
from pairing_db.interpret.project_lexicon import STATES, project_lexicon, sector_of
from pairing_db.interpret.project_listings import county_start, placed_members
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_places import county_of, region_of
from pairing_db.interpret.project_states import SAID, state_of
from pairing_db.recognise.chinese_numerals import whole_number
from pairing_db.recognise.enterprise_lexicon import is_word

_SHORTEST = 5
_QUOTED = re.compile(
    r"(?:[“「][^“”「」，。；]{3,30}[”」][、和及]?){1,12}(?:等|[0-9]{1,2}个)[^，。；、“”「」]{0,6}?项目(?![经负主库资]|部)"
)
_MEMBER = re.compile(r"[“「]([^“”「」]{3,30})[”」]")
_VERB = re.compile(r"(?:实施|建设|推进|启动|落实|完成|安排)(?:了|的)?")
_COUNTED = re.compile(r"\s?(?:等)?(?P<count>[0-9]{1,2}|[二两三四五六七八九十])个[^，。；、]{0,6}?项目")
_LAUNCHED = re.compile(r"(?:启动|开工|新建|推进)[^“”。；]{0,24}$")
_STATED = re.compile(r"(?P<name>[^、；;，,。()（）:：]{3,18})[(（](?P<state>[^()（）]{2,8})[)）](?=[、；;。]|$)")
_OPENED = re.compile(r"(?:[0-9]+|[二三四五六七八九十]+)个[^，。；、:：]{0,8}(?:项目|工程)[:：]$")
_CLOSING = re.compile(
    r"[、和](?P<name>[“「][^“”「」，。；]{2,12}[”」][\u4e00-\u9fff]{2,8})(?=等[0-9]{1,2}个[^，。；、]{0,6}项目)"
)
_LANDED = re.compile(r"等?[^，。；“”]{0,4}(?:已|落地)[^，。；]{0,4}项目[^，。；]{0,4}运营")


def listed_projects(passage: Passage) -> list[Reading]:
    """A reading for each member of such a list."""
    found: list[Reading] = []
    for sentence in passage.document.sentences:
        if passage.document.blocks[sentence.block].role == "paragraph":
            spans = [*_quoted(passage, sentence), *_counted(passage, sentence), *_closing(passage, sentence)]
            found += [_reading(passage, sentence, span) for span in spans]
            found += [_reading(passage, sentence, span, status) for span, status in _with_states(passage, sentence)]
            found += [
                _reading(passage, sentence, (m.start, m.end), m.status, whole=True, placed=m.is_placed)
                for m in placed_members(passage, sentence)
            ]
            known = [reading.spans[0] for reading in found]
            found += [
                _reading(passage, sentence, (e.start, e.end), e.status, whole=True, firms=True)
                for e in enumerated(passage, sentence)
                if not any(start < e.end and e.start < end for start, end in known)
            ]
    return found


def _quoted(passage: Passage, sentence: Sentence) -> Iterable[tuple[int, int]]:
    """The members of “A”“B”等项目; a brand, a slogan or a programme in quotes is none."""
    for match in _QUOTED.finditer(passage.text, sentence.start, sentence.end):
        for member in _MEMBER.finditer(passage.text, *match.span()):
            name = member[1]
            placed = bool(passage.places_in(member.start(1), member.end(1)))
            placed = placed or any(p.end == member.start() for p in passage.places)
            told = placed or project_lexicon().head.search(name) or len(name) > 2 * _SHORTEST
            if told and len(name) >= _SHORTEST and not project_lexicon().inside.search(name) and not is_word(name):
                yield member.span(1)


def _closing(passage: Passage, sentence: Sentence) -> Iterable[tuple[int, int]]:
    """The last member of 批发中心、“五彩洮河”旅游开发等4个项目: a name in quotes and what is done there."""
    for member in _CLOSING.finditer(passage.text, sentence.start, sentence.end):
        if not project_lexicon().inside.search(member["name"]):
            yield member.span("name")


def _counted(passage: Passage, sentence: Sentence) -> Iterable[tuple[int, int]]:
    """The members of 实施甲镇…、乙镇…2个项目: as many as the count says, and each begins with its place."""
    text = passage.text
    for count in _COUNTED.finditer(text, sentence.start, sentence.end):
        number = whole_number(count["count"]) or 0
        clause = next((c for c in sentence.clauses if c[0] <= count.start() < c[1]), None)
        verb = clause and next(iter(_VERB.finditer(text, clause[0], count.start())), None)
        if not verb or number < 2:
            continue
        at, spans = verb.end(), []
        for member in text[verb.end() : count.start()].split("、"):
            spans.append((at, at + len(member)))
            at += len(member) + 1
        starts = {p.start for p in passage.places if p.role != "donor"}
        if len(spans) == number and all(s in starts and e - s > _SHORTEST for s, e in spans):
            yield from spans


def _with_states(passage: Passage, sentence: Sentence) -> Iterable[tuple[tuple[int, int], str]]:
    """The members of 四个项目:城北中学(竣工)、门诊楼(主体封顶): two or more, each with its state in brackets."""
    text = passage.text
    members = list(_STATED.finditer(text, sentence.start, sentence.end))
    block = passage.document.blocks[sentence.block]
    if len(members) < 2 or not _OPENED.search(text[block.start : members[0].start()]):
        return
    for member in members:
        state = _state(member["state"])
        if state is not None:
            yield member.span("name"), state


def _state(words: str) -> str | None:
    patterns = project_lexicon().states
    found = next((state for state in STATES if patterns[state].search(words)), None)
    return SAID.get(found, found) if found else None


def _reading(
    passage: Passage,
    sentence: Sentence,
    span: tuple[int, int],
    status: str | None = None,
    *,
    whole: bool = False,
    placed: bool = False,
    firms: bool = False,
) -> Reading:
    clause = next((c for c in sentence.clauses if c[0] <= span[0] < c[1]), (sentence.start, sentence.end))
    span = _named(passage, span)
    candidate = Candidate(*span, span[1], "general", "listed", sentence, clause, quoted=False, agreed=False)
    name = passage.text[slice(*span)]
    quoted = passage.text[span[0] - 1] in "“「"
    stated = status is not None or whole
    around = (sentence.start, sentence.end) if whole else clause
    status = status or state_of(passage, candidate, [around]).status
    if _LANDED.search(passage.text, span[1], clause[1]):
        status = "operating"
    elif status is None and _LAUNCHED.search(passage.text[clause[0] : span[0] - quoted]):
        status = "under_construction"
    region, frame = region_of(passage, candidate, [clause]) if stated else _stands(passage, candidate, clause)
    if placed:
        region, frame = _own_place(passage, span), "clause"
    if firms and region and not any(p.role != "donor" for p in passage.places_in(*span)):
        region = county_of(region)  # the town of another member is not its own
    values = {
        "name": name,
        "region": region,
        "sector": sector_of(name),
        "status": status,
        "started_on": None,
        "planned_investment_yuan": None,
        "actual_investment_yuan": None,
        "qualifier": None,
        "enterprises": _firms(passage, span, clause, status) if firms else (),
    }
    context = {"region": frame} if region and frame != "clause" else {}
    return Reading("project", values, (span,), "project:listed", context)


def _named(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    """The name in a member: from its county on, and without the 建设 behind a park or plant."""
    start, end = span
    opening = next((place for place in passage.places if place.start == start), None)
    built = re.search(f"(?:{project_lexicon().head.pattern})(?=建设$)", passage.text[start:end])
    return county_start(passage, opening) if opening else start, end - len("建设") if built else end


def _firms(
    passage: Passage, span: tuple[int, int], clause: tuple[int, int], status: str | None
) -> tuple[tuple[str, str], ...]:
    """The firm in a member's name, else the one that signs for it: 甲集团与乙县政府签订C项目协议."""
    named = passage.firms_in(*span)
    if not named and status == "agreed" and re.search("签[订署下]?了?$", passage.text[clause[0] : span[0]]):
        named = passage.firms_in(clause[0], span[0])[:1]
    return tuple((firm.key, "investor") for firm in named)


def _own_place(passage: Passage, span: tuple[int, int]) -> Region | None:
    """The place that the name begins with, or that stands right before it (漳县的福州小镇)."""
    own = [p for p in passage.places if p.role != "donor" and span[0] - 2 <= p.end <= span[1] and p.end > span[0] - 2]
    leading = [
        p for p in own if p.start <= span[0] and (p.end > span[0] or passage.text[p.end : span[0]] in ("", "的", "的“"))
    ]
    return leading[0].region if leading else None


def _stands(passage: Passage, candidate: Candidate, clause: tuple[int, int]) -> tuple[Region | None, str]:
    """The place in the name, or right before its quotation mark; a member without one stands nowhere for sure."""
    ahead = [p for p in passage.places_in(clause[0], candidate.start) if p.end == candidate.start - 1]
    if ahead:
        return ahead[-1].region, "clause"
    if passage.places_in(candidate.start, candidate.end):
        return region_of(passage, candidate, [clause])
    return None, "none"
