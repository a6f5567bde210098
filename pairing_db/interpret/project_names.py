"""Where a sentence names a project: its last noun (基地, 产业园, 项目), leftwards its name, and what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pairing_db.document import Document, EnterpriseMention, Mentions, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon

LONGEST = 30
_NAME_CHARACTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9—\-－·.]")
_PHASE = re.compile(r"[(（][一二三四五六]期[)）]$")
_YEARLY = re.compile(r"年产[^，。；,;的]{2,16}的$")
_COUNT = re.compile(
    r"([0-9.]+|[一二两三四五六七八九十百千几数多]+)[万亿]?[多余]?(?:个|家|座|处|所|条|项|间|栋|批|类|大|幢|期)(?!期)"
)
_ONE = frozenset(("1", "一", "首"))
_PLURAL = re.compile(r"(?:一批|一个个|各个|多个|等|这些|许多|众多|部分|所有|各类|一系列|一大批)$")
_SEVERAL = re.compile(
    r"[”」』]?(?:(?:共计|合计|累计|共有|已有|现有|已达|达到|达|共|由|从|增至|增加到){0,2}"
    r"(?!1[个家座处])[0-9]+[余多]?[个家座处](?!多?月)|等(?!待|级))"
)
# a list that others follow, whose members are single things only where their names say so
_OPEN_LIST = re.compile(r"[”」』]?(?:(?:[、和及]|以及)[^，。；、\n]{2,24}?){0,8}等(?!待|级|[企公])")
_ALSO = ("、", "以及", "和", "及", "与")
_PASSED_ON = ("object", "donated", "joined", "invested")
_TITLE = re.compile(r"《[^》\n]{1,60}》")
_LED = re.compile(r"(?:的|(?:[0-9]+|一)[个座条家处间项](?:约?[0-9.]+[^，。；]{0,6}的)?)$")
_GATHERED = re.compile(r"集[^，。；]{2,40}(?:于一体|为一体)的$")
_GATHERED_NAME = re.compile(r"集[^，。；]{2,40}(?:于|为)一体的([\u4e00-\u9fff]{3,14})(?=[，。；,;])")
# 建 as a verb behind its place (在河口镇建养殖场), not as the head of a word
_BUILDS = re.compile(r"建(?![设筑材国党制档议言立成起了好造])")
_SETTING = re.compile(r"(?:.{0,12}?[，,:：])?(?:如今|目前|现在|今天|近日|日前|走进|来到|走在|在|位于|地处)?")
_OWN_MONEY = re.compile(r"(?:计划|拟|已|共|总)?(?:投资|出资)(?!援建|捐建)")
_JOINT = "—-－·"


@dataclass(frozen=True, slots=True)
class Passage:
    """An article with what the search for projects asks of it."""

    document: Document
    mentions: Mentions
    firms: tuple[EnterpriseMention, ...]
    places: tuple[Place, ...]

    @property
    def text(self) -> str:
        """The clean text."""
        return self.document.clean.text

    def firms_in(self, start: int, end: int) -> list[EnterpriseMention]:
        """The enterprises named in ``[start, end)``."""
        return [firm for firm in self.firms if start <= firm.start and firm.end <= end]

    def places_in(self, start: int, end: int) -> list[Place]:
        """The places named or pointed to whose narrowest part ends in ``[start, end)``."""
        return [place for place in self.places if start < place.end <= end]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name a project.

    ``way`` says how the text comes to it; ``list_start`` where the list begins that it goes on, whose way is then its.
    """

    start: int
    end: int
    head_start: int
    kind: str
    way: str
    sentence: Sentence
    clause: tuple[int, int]
    quoted: bool
    agreed: bool
    in_open_list: bool = False
    list_start: int | None = None


def candidates(passage: Passage) -> Iterable[Candidate]:
    """Every single thing in the paragraphs whose name ends like a project's, with the way that leads to it."""
    lexicon, text = project_lexicon(), passage.text
    for sentence in passage.document.sentences:
        if passage.document.blocks[sentence.block].role != "paragraph":
            continue
        offered: dict[int, Candidate] = {}
        titles = [m.span() for m in _TITLE.finditer(text, sentence.start, sentence.end)]
        for match in lexicon.head.finditer(text, sentence.start, sentence.end):
            inside_firm = any(f.start < match.end() and match.start() < f.end for f in passage.firms)
            if inside_firm or any(s < match.start() < e for s, e in titles):
                continue
            found = _candidate(passage, sentence, match)
            if found:
                offered[found.end] = _listed_after(text, offered, found)
                yield offered[found.end]
        for match in project_lexicon().given.finditer(text, sentence.start, sentence.end):
            if match.end(1) not in offered:
                clause = next(c for c in sentence.clauses if c[0] <= match.start(1) < c[1])
                way, span = "donated", match.span(1)
                yield Candidate(*span, span[1], "work", way, sentence, clause, quoted=True, agreed=False)
        for match in _GATHERED_NAME.finditer(text, sentence.start, sentence.end):
            if not lexicon.head.search(match[1]):
                clause = next(c for c in sentence.clauses if c[0] <= match.start(1) < c[1])
                yield Candidate(
                    match.start(1),
                    match.end(1),
                    match.end(1),
                    "park",
                    "gathered",
                    sentence,
                    clause,
                    quoted=False,
                    agreed=False,
                )


def _candidate(passage: Passage, sentence: Sentence, head: re.Match[str]) -> Candidate | None:
    lexicon, text = project_lexicon(), passage.text
    clause = next(((s, e) for s, e in sentence.clauses if s <= head.start() < e), (sentence.start, sentence.end))
    agreed = bool((m := lexicon.agreement.match(text, head.end())) and m.end() > head.end())
    if not agreed and lexicon.after_head.match(text, head.end()):
        return None
    start = _left(passage, clause[0], head.start())
    in_open_list = _OPEN_LIST.match(text, head.end()) is not None
    if start is None or (_SEVERAL.match(text, head.end()) and not in_open_list):
        return None
    if yearly := _YEARLY.search(text, clause[0], start):
        start = yearly.start()
    quoted = text[start - 1 : start] in ("“", "「", "『", '"') and text[head.end() : head.end() + 1] in (
        "”",
        "」",
        "』",
        '"',
    )
    before = text[clause[0] : start - quoted]
    if _PLURAL.search(before) or _counted(before):
        return None
    chain = min([p.start for p in passage.places if clause[0] <= p.start < start < p.end], default=start)
    way = _way(passage, clause, min(chain, start - quoted))
    if way == "named" and lexicon.built_by.match(text, head.end()):
        way = "built by"
    kind = lexicon.kinds[head[0]]
    return Candidate(start, head.end(), head.start(), kind, way, sentence, clause, quoted, agreed, in_open_list)


def _listed_after(text: str, offered: dict[int, Candidate], found: Candidate) -> Candidate:
    """``found`` as the text comes to the list that it goes on: 建起闽侯小学、闽侯医院综合楼."""
    start = found.start - found.quoted
    joint = next((word for word in _ALSO if text.endswith(word, 0, start)), "")
    end = start - len(joint)
    last = offered.get(end) or (offered.get(end - 1) if text[end - 1] in "”」』" else None)
    if not joint or last is None or found.way != "named" or last.way not in _PASSED_ON:
        return found
    first = last.start - last.quoted if last.list_start is None else last.list_start
    return replace(found, way=last.way, list_start=first)


def led_from(passage: Passage, candidate: Candidate, start: int) -> Candidate:
    """``candidate`` as the sentence comes to it where a list of places that it closes begins at ``start``."""
    return replace(candidate, way=_way(passage, candidate.clause, start))


def _counted(before: str) -> bool:
    """Whether the name stands behind a count other than one: 826个扶贫车间."""
    counts = list(_COUNT.finditer(before))
    count = counts[-1] if counts else None
    return (
        count is not None
        and count[1] not in _ONE
        and re.fullmatch(r"[^，。；、]{0,8}的?", before[count.end() :]) is not None
        and count.end() >= len(before) - 1
    )


def _left(passage: Passage, floor: int, head: int) -> int | None:
    """Where the name begins; None where a count other than one stands inside."""
    lexicon, text = project_lexicon(), passage.text
    start = head
    while start > floor and head - start < LONGEST:
        phase = _PHASE.search(text, max(floor, start - 4), start)
        if not (phase or _NAME_CHARACTER.match(text[start - 1])):
            break
        start = phase.start() if phase else start - 1
    fixed = [(p.start, p.end) for p in passage.places_in(start, head) if not p.pointed]
    fixed += [(f.start, f.end) for f in passage.firms_in(start, head)]
    fixed += [m.span() for m in lexicon.kept.finditer(text, start, head)]
    cut = max([start, *(end for at, end in _breaks(passage, start, head) if not _overlaps((at, end), fixed))])
    for match in _COUNT.finditer(text, start, head):
        if match.end() > cut and not _overlaps(match.span(), fixed) and text[match.start() - 1] not in "(（":
            if match[1] not in _ONE:
                return None
            cut = match.end()
    while cut < head and text[cut] in _JOINT + ".":
        cut += 1
    return _at_place(passage, cut, head)


def _breaks(passage: Passage, start: int, head: int) -> Iterable[tuple[int, int]]:
    """The stretches of ``[start, head)`` that no name holds: verbs, particles, another name with its 和."""
    lexicon, text = project_lexicon(), passage.text
    for match in lexicon.boundary.finditer(text, start, head):
        verb = match[0] not in lexicon.both or _says_something(text[match.end() : head])
        if verb or _is_verb(passage, start, match.start()):
            yield match.span()
    yield from ((at, at + 1) for at in range(start, head) if text[at] in lexicon.characters)
    for match in lexicon.head.finditer(text, start, head):
        if text[match.end()] in "和及暨":
            yield match.end(), match.end() + 1
    for place in passage.places_in(start, head):
        if _BUILDS.match(text, place.end, head):
            yield place.end, place.end + 1


def _at_place(passage: Passage, cut: int, head: int) -> int:
    """The name begins with its narrowest place, unless a firm or one of a pair stands before it."""
    places = [place for place in passage.places_in(cut, head) if not place.pointed]
    if not places:
        return cut
    first = places[0]
    ahead = passage.text[cut : first.start]
    if ahead and (ahead[-1] in _JOINT or passage.firms_in(cut, first.start)):
        return cut
    inner = [r.start for r in passage.mentions.regions if first.start <= r.start and r.end == first.end]
    return max(inner, default=first.start)


def _is_verb(passage: Passage, floor: int, at: int) -> bool:
    """Whether 建设 at ``at`` is what somebody does: 投资1.2亿元建设…, 在河口镇建设…; not a part of a name."""
    text = passage.text
    if at and text[at - 1] == "元":
        return True
    places = [place for place in passage.places_in(floor, at) if place.end == at]
    return any(project_lexicon().at.search(text[max(0, place.start - 4) : place.start]) for place in places)


def _says_something(rest: str) -> bool:
    return bool(project_lexicon().generic.sub("", rest))


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _way(passage: Passage, clause: tuple[int, int], start: int) -> str:
    """How the clause comes to the name: by a relative clause, a place, an owner, a verb, or not at all."""
    lexicon, before = project_lexicon(), passage.text[clause[0] : start]
    relative = _relative_way(passage, clause, start) if before.endswith("的") else None
    if relative:
        return relative
    led = _LED.search(before)
    bare = before[: led.start()] if led and not before.endswith("的") else before
    bare = re.sub(r"[0-9一][个座条家处间项]约?[0-9.]+[^，。；、]{1,6}的$", "", bare)
    if _donates(bare):
        return "object" if _firm_invests(passage, clause[0], start, bare) else "donated"
    if lexicon.joined.search(bare):
        return "joined"
    return "object" if lexicon.object.search(bare) else "named"


def _relative_way(passage: Passage, clause: tuple[int, int], start: int) -> str | None:
    """What stands before the 的 that leads to the name: a verb, where it stands, or whose it is; None for the rest."""
    lexicon, before = project_lexicon(), passage.text[clause[0] : start]
    firms = passage.firms_in(clause[0], start)
    if _GATHERED.search(before):
        return "gathered"
    if lexicon.joined.search(before):
        return "joined"
    if lexicon.invested.search(before) and firms:
        return "invested"
    if lexicon.donated.search(before):
        return "donated"
    if lexicon.invested.search(before):
        return "donated" if _donor_subject(passage, clause[0], start) else "invested"
    places = passage.places_in(clause[0], start)
    if places and places[-1].end == start - 1:
        ahead = passage.text[clause[0] : _chain(places)]
        if lexicon.located.search(ahead):
            return "located"
        if _donates(ahead):  # 援建岷县十里镇的…
            return "object" if _firm_invests(passage, clause[0], start, ahead) else "donated"
    if firms and firms[-1].end == start - 1:
        return "owned"
    return "placed" if _stands_in(passage, clause[0], start - 1) else None


def _stands_in(passage: Passage, floor: int, end: int) -> bool:
    """Whether a place or a village opens the clause and reaches to ``end``: 沙河镇的…, 三合村的…."""
    text = passage.text
    places = [place for place in passage.places_in(floor, end) if place.role != "donor"]
    if places and places[-1].end == end:
        return _SETTING.fullmatch(text[floor : _chain(places)]) is not None
    return project_lexicon().village.fullmatch(text[floor:end]) is not None


def _donates(bare: str) -> bool:
    return bool(project_lexicon().donated.search(bare)) and not bare.endswith("投资建设")


def _firm_invests(passage: Passage, floor: int, start: int, bare: str) -> bool:
    """A公司投资1亿元建设…, 引进A公司,投资1亿元建设…: a firm's own plant and no gift."""
    if not _OWN_MONEY.search(bare):
        return False
    firms = passage.firms_in(max(0, floor - LONGEST), start)
    if not firms or firms[-1].start >= floor:
        return bool(firms)
    same_sentence = not re.search("[。；;]", passage.text[firms[-1].end : floor])
    return same_sentence and _OWN_MONEY.match(bare) is not None


def _donor_subject(passage: Passage, start: int, end: int) -> bool:
    """No firm stands in the relative clause, but a division of the supporting side does."""
    if passage.firms_in(start, end):
        return False
    return any(place.role == "donor" for place in passage.places_in(start, end))


def _chain(places: list[Place]) -> int:
    """Where the run of places that ends the list begins."""
    start = places[-1].start
    for place in reversed(places[:-1]):
        if place.end != start:
            break
        start = place.start
    return start


def own_words(passage: Passage, candidate: Candidate) -> str:
    """What the name says beside its places, its head and words that any project could carry."""
    lexicon, text = project_lexicon(), passage.text
    piece = list(text[candidate.start : candidate.head_start])
    for place in passage.places_in(candidate.start, candidate.head_start):
        first = max(0, place.start - candidate.start)
        last = place.end - candidate.start
        piece[first:last] = [""] * (last - first)
    return lexicon.generic.sub("", re.sub(r"[—\-－·]", "", "".join(piece)))


@cache
def head_is_telling(head: str) -> bool:
    """Whether the head itself says what is made there (加工厂, 养殖基地), not only that something is."""
    return len(head) >= 3 and project_lexicon().kinds[head] == "plant"
