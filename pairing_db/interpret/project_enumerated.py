"""Projects that a text counts off or signs for: 三个协作项目:A、B、C; 一是A,二是B; 甲集团与乙县政府签订C项目协议."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pairing_db.document import Sentence
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_passage import Passage
from pairing_db.recognise.chinese_numerals import whole_number

_SHORTEST_OWN = 3  # characters of its own before the head of a member
_TELLING_OWN = 4  # the same where no count vouches for the list
_LONGEST = 32
_BRACKETS = re.compile(r"[(（][^()（）]{1,10}[)）]$")
_CAPACITY = re.compile(r"(?:年(?:产|加工|处理))?[0-9.]+[余多]?万?[吨件套台只头羽双棒斤个]")
_JOINT = re.compile(r"、|以及|[和及](?=[^、和及]{6})")


@dataclass(frozen=True, slots=True)
class Member:
    """The stretch of one project and the state that the words around it give it."""

    start: int
    end: int
    status: str | None


def enumerated(passage: Passage, sentence: Sentence) -> Iterable[Member]:
    """The projects of ``sentence`` that are counted off, one after the other, or signed for by name."""
    yield from _counted(passage, sentence)
    yield from _numbered(passage, sentence)
    yield from _signed(passage, sentence)


def _counted(passage: Passage, sentence: Sentence) -> Iterable[Member]:
    """The members of 看了三个协作项目:A、B、C and 签约项目3个,包括A: no more than are counted, each with a head."""
    text, lexicon = passage.text, project_lexicon()
    for opened in lexicon.enumerated["counted"].finditer(text, sentence.start, sentence.end):
        count = opened["count"] or opened["before"]
        number = whole_number(count) or 0
        stop = re.compile("[，,。；;]").search(text, opened.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        spans = _cut(text, opened.end(), end)
        whole = len(spans) == number > 1
        if len(spans) > number or not (whole or opened["some"] or opened["among"]):
            continue
        least = _SHORTEST_OWN if whole else _TELLING_OWN
        status = "agreed" if lexicon.enumerated["signed"].search(text, sentence.start, opened.end()) else None
        if all(_is_name(text[slice(*span)], least, of_list=whole) for span in spans):
            yield from (Member(*span, status) for span in spans)


def _numbered(passage: Passage, sentence: Sentence) -> Iterable[Member]:
    """The members of 用在两处:一是A(二期),二是B: two or more, behind words of money or projects."""
    text, lexicon = passage.text, project_lexicon()
    found = list(lexicon.enumerated["item"].finditer(text, sentence.start, sentence.end))
    if len(found) < 2 or not lexicon.enumerated["money"].search(text, sentence.start, found[0].start()):
        return
    if all(_is_name(match["name"], _SHORTEST_OWN) for match in found):
        rest = text[found[-1].end() : sentence.end]
        status = "under_construction" if lexicon.enumerated["under_way"].match(rest) else None
        yield from (Member(*match.span("name"), status) for match in found)


def _signed(passage: Passage, sentence: Sentence) -> Iterable[Member]:
    """The project of 甲集团与乙县政府签订C项目协议, where a firm is named in the clause."""
    text, lexicon = passage.text, project_lexicon()
    for match in lexicon.enumerated["agreement"].finditer(text, sentence.start, sentence.end):
        clause = next((c for c in sentence.clauses if c[0] <= match.start() < c[1]), (sentence.start, sentence.end))
        if passage.firms_in(clause[0], match.start()) and _is_name(match["name"], _SHORTEST_OWN):
            yield Member(*match.span("name"), "agreed")


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch cut at 、 and at 和 between members."""
    cuts = [
        match.span() for match in _JOINT.finditer(text, start, end) if not _in_brackets(text[start : match.start()])
    ]
    if any(text[slice(*cut)] == "、" for cut in cuts):
        last = max(at for at, cut in enumerate(cuts) if text[slice(*cut)] == "、")
        cuts = [cut for at, cut in enumerate(cuts) if text[slice(*cut)] == "、" or at > last]
    spans = list(zip([start, *(e for _, e in cuts)], [*(s for s, _ in cuts), end], strict=True))
    return spans if all(_headed(text[s:e], of_list=True) for s, e in spans) else [(start, end)]


def _in_brackets(ahead: str) -> bool:
    return ahead.count("(") + ahead.count("（") > ahead.count(")") + ahead.count("）")


def _headed(name: str, *, of_list: bool = False) -> int | None:
    """Where the head of projects begins that ``name`` ends in, brackets aside; None where it ends in none.

    In a list that is counted in full a head is whatever a listed work may end in (黄芪深加工, 智慧农场).
    """
    lexicon = project_lexicon()
    name = _BRACKETS.sub("", name)
    if of_list:
        end = lexicon.list_end.search(name)
        return end.start() if end else None
    heads = [m for m in lexicon.head.finditer(name) if m.end() == len(name)]
    return heads[0].start() if heads and lexicon.kinds[heads[0][0]] in ("park", "plant", "general") else None


def _is_name(name: str, least: int, *, of_list: bool = False) -> bool:
    """Whether a whole member is a name: a head, words of its own before it, no phrase, no count but a capacity."""
    lexicon = project_lexicon()
    head = _headed(name, of_list=of_list)
    if head is None or len(name) > _LONGEST:
        return False
    core = _CAPACITY.sub("", _BRACKETS.sub("", name))
    if set(core) & (lexicon.characters - set("与对于")) or re.search("[0-9]|等", core) or lexicon.inside.search(core):
        return False
    return len(lexicon.generic.sub("", _CAPACITY.sub("", name[:head]))) >= least
