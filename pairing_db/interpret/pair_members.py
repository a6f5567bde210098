"""Members of a known pairing, told one by one: 甲区对乙县, 丙县归丁区, 甲市——乙市, a line of a list or a table.

What makes a pairing of an element (pair_elements) is the passage: elements that stand side by side, the words that open
them, and the pairing that both sides belong to. One element alone needs such words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pairing_db.document import Sentence
from pairing_db.interpret.pair_elements import Element, groups_apart, is_known, line_element, runs_of
from pairing_db.interpret.pair_organisations import Pair
from pairing_db.interpret.pair_parents import Parent, parents_of
from pairing_db.interpret.pair_years import year_inside
from pairing_db.interpret.places import FRONTIER_LANDS, Place
from pairing_db.interpret.scene import Scene
from pairing_db.words import says

MEMBER = "member of a known pairing"
_SEVERAL, _MANY = 2, 3
_MARKS = {"mark", "colon", "bracket"}
_LINES_ABOVE = 2
_FRONTIER = re.compile(r"援[藏疆青]|对口(?:支援|帮扶)")


@dataclass(frozen=True, slots=True)
class _Told:
    """An element and the sentence that tells it."""

    sentence: Sentence
    element: Element


_Passage = list[_Told]


def member_pairs(scene: Scene, stated: Sequence[Pair]) -> list[Pair]:
    """The pairs that lists of members tell beside those ``stated`` already, in the order of the text."""
    date = scene.document.header.published_on
    parents = parents_of([(p.donor, p.recipient) for p in stated], date.year if date else None)
    known = {(p.donor.path, p.recipient.path) for p in stated if p.donor and p.recipient}
    passages: list[_Passage] = []
    found: list[Pair] = []
    lines: list[_Told] = []
    apart = [(sentence, groups_apart(scene, sentence)) for sentence in scene.document.sentences]
    for sentence, groups in apart:
        line = line_element(scene, sentence, groups)
        if line is None or (lines and sentence.block - lines[-1].sentence.block > 1):
            found += _listed(scene, lines, parents)
            lines = []
        if line is not None:
            lines.append(_Told(sentence, line))
            continue
        passages += [[_Told(sentence, element) for element in run] for run in runs_of(scene, sentence, groups, known)]
    for passage in _across_sentences(passages):
        kept = _whole(scene, passage, parents)
        if _is_told(scene, kept, stated):
            found += [pair for told in kept for pair in _pairs(scene, told)]
    found += _listed(scene, lines, parents)
    known |= {_paths(pair) for pair in found}
    for sentence, groups in apart:
        found += _completed(scene, sentence, groups, known, parents)
    return found


def _paths(pair: Pair) -> tuple[str, str]:
    return (pair.donor.path if pair.donor else "", pair.recipient.path if pair.recipient else "")


def _across_sentences(passages: Sequence[_Passage]) -> list[_Passage]:
    """顺德区:越西县、喜德县。南海区:甘洛县。: runs whose sentences follow each other, each a member of one list."""
    merged: list[_Passage] = []
    for passage in passages:
        if merged and _goes_on(merged[-1][-1], passage[0]):
            merged[-1] += passage
        else:
            merged.append(list(passage))
    return merged


def _goes_on(before: _Told, here: _Told) -> bool:
    """Is an element that fills its sentence followed by one of its kind in the next?"""
    beside = before.sentence.block == here.sentence.block and here.sentence.start - before.sentence.end in (0, 1)
    return beside and before.element.link == here.element.link and _opens(here) and _ends(before)


def _opens(told: _Told) -> bool:
    return told.element.left[0].start == told.sentence.start


def _ends(told: _Told) -> bool:
    return told.sentence.end - told.element.right[-1].end <= 1


def _listed(scene: Scene, lines: Sequence[_Told], parents: Sequence[Parent]) -> list[Pair]:
    """The pairs of lines that hold an element each, below a line, a heading or a table head that pairs."""
    if len(lines) < _SEVERAL:
        return []
    first = lines[0].sentence.block
    blocks = scene.document.blocks[max(0, first - _LINES_ABOVE) : first]
    above = "".join(scene.text[b.start : b.end] for b in blocks)
    if not (says(above, "pairs_listed") or says(above, "surely_pairs")):
        return []
    return [pair for line in lines if _covered(line.element, parents) for pair in _pairs(scene, line)]


def _whole(scene: Scene, passage: _Passage, parents: Sequence[Parent]) -> _Passage:
    """The elements of a passage that are told to their end; one that goes on takes those of its kind with it.

    昆山—碧江、太仓—玉屏两条专线: what follows the last of the routes is said of the first one too.
    """

    def ends(e: Element) -> bool:
        return e.known or (e.closed and (_covered(e, parents) or _on_frontier(scene, e)))

    open_links = {told.element.link for told in passage if not ends(told.element)}
    return [told for told in passage if told.element.link not in open_links]


def _is_told(scene: Scene, passage: _Passage, stated: Sequence[Pair]) -> bool:
    """Does the passage make pairings of the elements that follow each other?"""
    fresh = [told.element for told in passage if not told.element.known]
    if not fresh:
        return False
    sentences = list(dict.fromkeys(told.sentence for told in passage))
    if any(says(scene.text, "match_played", s.start, s.end) for s in sentences):
        return False
    links = {e.link for e in fresh}
    verbs = links <= {"gives", "faces", "helped"}
    if len(passage) >= (_MANY if links & {"faces", *_MARKS} else _SEVERAL) and (verbs or links <= _MARKS):
        return not (links & _MARKS and any(says(scene.text, "route", s.start, s.end) for s in sentences))
    spans = _around(scene, sentences[0])
    cued = fresh[-1].told or any(says(scene.text, "pairs_told", *span) for span in spans)
    cued = cued or any(start <= p.start < end and _is_over(p, fresh) for p in stated for start, end in spans)
    return cued and (verbs or len(passage) >= _SEVERAL)


def _is_over(pair: Pair, elements: Sequence[Element]) -> bool:
    """北京帮张家口,落到区县:海淀区—赤城县: does a stated pairing cover the elements told beside it?"""
    if pair.donor is None or pair.recipient is None:
        return False
    parent = Parent(pair.donor.path, pair.recipient.path)
    return all(_covered(element, [parent]) for element in elements)


def _on_frontier(scene: Scene, element: Element) -> bool:
    """Is it help to 西藏, 新疆 or 青海, which the register does not list, in an article that tells of such help?"""
    return all(r.region.path.startswith(FRONTIER_LANDS) for r in element.recipients) and any(
        _FRONTIER.search(scene.text, block.start, block.end) for block in scene.document.blocks
    )


def _covered(element: Element, parents: Sequence[Parent]) -> bool:
    return all(
        any(parent.covers(d.region, r.region) for parent in parents) for d in element.donors for r in element.recipients
    )


def _around(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    """The sentence, the one before it in its paragraph, and what heads or opens the list that it stands in."""
    blocks = scene.document.blocks
    before = scene.sentence_at(sentence.start - 1) if sentence.start > blocks[sentence.block].start else None
    opening = scene.list_opening(sentence.block)
    spans = [(s.start, s.end) for s in (before, sentence) if s] + ([opening] if opening else [])
    if before is None and sentence.block and blocks[sentence.block - 1].role == "heading":
        spans.append((blocks[sentence.block - 1].start, blocks[sentence.block - 1].end))
    return spans


def _pairs(scene: Scene, told: _Told) -> list[Pair]:
    """The pairs of one element; lists on both sides are paired in turn where they say so, else not at all."""
    element = told.element
    if element.known:
        return []
    donors, recipients = element.donors, element.recipients
    start, end = element.left[0].start, element.right[-1].end
    if len(donors) > 1 and len(recipients) > 1:
        return []
    year = year_inside(scene, told.sentence, start, end)
    return [Pair(d.region, r.region, start, end, MEMBER, year) for d in donors for r in recipients]


def _completed(
    scene: Scene, sentence: Sentence, groups: list[list[Place]], known: set[tuple[str, str]], parents: Sequence[Parent]
) -> list[Pair]:
    """龙山县劳动力多,由市中区专门找活路 behind two elements: the last member, told with more words than the others.

    It has a section between semicolons, or the end of the list, to itself and names one division of each side.
    """
    partners = {path for pair in known for path in pair}
    told = [run for run in pairwise(groups) if run[0][0].role != run[1][0].role and is_known(*run, known)]
    if len(told) < _SEVERAL:
        return []
    found: list[Pair] = []
    for left, right in pairwise(groups):
        if left[0].role != "recipient" or right[0].role != "donor" or len(left) + len(right) > _SEVERAL:
            continue
        between = scene.text[left[0].end : right[0].start]
        element = Element(left, right, "helped", closed=True)
        if any(p.region.path in partners or p.pointed for p in (*left, *right)) or not _covered(element, parents):
            continue
        if re.fullmatch(r"[^,，;；。]{0,8}[,，](?:便|就|则|也)?(?:由|交给|归)", between):
            found += _pairs(scene, _Told(sentence, element))
    return found
