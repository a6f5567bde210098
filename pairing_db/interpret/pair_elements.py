"""Elements of a list of pairs: stretches that hold one division (or list) of each side with a short link between them.

甲区对乙县, 丙县归丁区, 甲市——乙市, a line of a table. An element begins behind a stop and ends at one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pairing_db.document import Sentence
from pairing_db.interpret.pair_groups import facing_groups
from pairing_db.interpret.pair_subjects import said_between
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, related
from pairing_db.words import pattern, word

_STOPS = "[,，;；。、:：!！?？(（【“「|]"
_OPEN = re.compile(rf".*(?:{_STOPS}|^)", re.DOTALL)
_END = re.compile(
    r"[,，;；。、:：!！?？)）】”」|]|\s*$|…|等(?:等)?(?:[,，;；。、]|$)|等地|等\d*(?:个?[县市区州旗]{1,3}|[对组])(?=[,，;；。、]|$|[^,，;；。]{0,2}结对)"
)
_TRAIL = 24  # characters behind an element that may belong to it
_TWO = 2


@dataclass(frozen=True, slots=True)
class Element:
    """Two groups and how they are linked; ``closed`` where nothing but a stop follows, ``known`` where already paired.

    ``told`` where the words behind say by themselves that the two are paired.
    """

    left: list[Place]
    right: list[Place]
    link: str
    closed: bool
    known: bool = False
    told: bool = False

    @property
    def donors(self) -> list[Place]:
        """The supporting side."""
        return self.left if self.left[0].role == "donor" else self.right

    @property
    def recipients(self) -> list[Place]:
        """The supported side."""
        return self.right if self.left[0].role == "donor" else self.left


def groups_apart(scene: Scene, sentence: Sentence) -> list[list[Place]]:
    """The facing groups of a sentence, cut at commas: 甲区对乙县,丙县由丁区, where the names around one are no list."""
    text = scene.text
    out: list[list[Place]] = []
    for group in facing_groups(scene, sentence):
        out.append(group[:1])
        for before, place in pairwise(group):
            if re.search("[,，;；]", text[before.end : place.start]):
                out.append([place])
            else:
                out[-1].append(place)
    return out


def line_element(scene: Scene, sentence: Sentence, groups: list[list[Place]]) -> Element | None:
    """The one element that a line of a list or a table is, without a word of its own."""
    block = scene.document.blocks[sentence.block]
    if len(groups) != _TWO or (sentence.start, sentence.end) != (block.start, block.end):
        return None
    left, right = groups
    lead, gap = scene.text[sentence.start : left[0].start], scene.text[left[-1].end : right[0].start]
    behind = scene.text[right[-1].end : sentence.end]
    if left[0].role == right[0].role or not word("item_sign").fullmatch(lead):
        return None
    if not word("cell_gap").fullmatch(gap) or not word("line_end").fullmatch(behind):
        return None
    return Element(left, right, "line", closed=True)


def runs_of(
    scene: Scene, sentence: Sentence, groups: list[list[Place]], known: set[tuple[str, str]]
) -> list[list[Element]]:
    """Elements that follow each other with no other division between them."""
    runs: list[list[Element]] = []
    at, fresh = 0, True
    while at + 1 < len(groups):
        element = _element(scene, sentence, groups, at, known)
        if element is None:
            at, fresh = at + 1, True
            continue
        if fresh:
            runs.append([])
        runs[-1].append(element)
        at, fresh = at + _TWO, False
    return [run for run in runs if not all(element.known for element in run)]


def _element(
    scene: Scene, sentence: Sentence, groups: list[list[Place]], at: int, known: set[tuple[str, str]]
) -> Element | None:
    """The element that two neighbouring groups make: each side once, a link, a stop before and behind."""
    left, right = groups[at], groups[at + 1]
    if left[0].role == right[0].role or any(p.pointed or p.end - p.start == 1 for p in (*left, *right)):
        return None
    if any(related(one.region, other.region) for one in left for other in right):
        return None
    if is_known(left, right, known):
        return Element(left, right, "known", closed=True, known=True)
    before = groups[at - 1][-1].end if at else sentence.start
    lead = _OPEN.sub("", scene.text[before : left[0].start], count=1)
    if at and lead == scene.text[before : left[0].start]:
        return None  # no stop between it and the division before
    if not word("member_lead").fullmatch(re.sub(r"\s", "", lead)):
        return None
    link = _link(said_between(scene, left[-1].end, right[0].start), left, lead)
    if link is None:
        return None
    limit = groups[at + 2][0].start if at + 2 < len(groups) else sentence.end
    behind = re.sub(r"\s", "", scene.text[right[-1].end : min(limit, right[-1].end + _TRAIL)])
    if link == "is" and _is_example(scene.text, left, groups[at + 2 : at + 3]):
        return None
    helper = link == "is" and left[0].role == "donor"  # 甲区是乙县的对口区
    if helper and not word("member_helper").match(behind):
        return None
    carries = link in ("helped", "is") and pattern("{member_units}{member_carries}").match(behind) is not None
    joins = link == "with" and word("member_joined").match(behind) is not None
    link = "gives" if helper else "helped" if carries else link
    told = carries or joins or helper
    return Element(left, right, link, closed=joins or helper or _closed(behind, link), told=told)


def _is_example(text: str, left: list[Place], behind: list[list[Place]]) -> bool:
    """甲是乙帮扶丙的一个缩影: are two facing groups no pair, but an example of what the third tells of?"""
    return any(g[0].role == left[0].role and word("example_behind").match(text, g[-1].end) for g in behind)


def is_known(left: list[Place], right: list[Place], known: set[tuple[str, str]]) -> bool:
    """Is every giver of two facing groups paired with one of the helped already?"""
    donors, recipients = (left, right) if left[0].role == "donor" else (right, left)
    return all(any((d.region.path, r.region.path) in known for r in recipients) for d in donors)


def _closed(behind: str, link: str) -> bool:
    """Does a stop follow, with no more than a count or a verb of helping before it (两家一道扛)?"""
    tail = pattern("{member_units}(?:{member_carries})?" if link == "helped" else "{member_units}").match(behind)
    at = tail.end() if tail else 0
    return bool(_END.match(behind, at) or (link in ("gives", "faces") and word("member_help").match(behind)))


def _link(between: str, left: list[Place], lead: str) -> str | None:
    """How two facing groups are linked: ``gives``, ``faces`` (对), ``helped``, ``is``, a mark; None where otherwise."""
    if not between.strip():
        return "beside"
    if re.fullmatch(r"——?|--?|→|⇒|–|·|~|——>|->", between):
        return "mark"
    if re.fullmatch("[与和同跟]", between):
        return "with"
    if between in (":", "："):
        return "colon"
    if between in ("(", "（"):
        return "bracket"
    gives = left[0].role == "donor"
    if gives and re.fullmatch("[则就便也]?[是为]", between):
        return "is"
    if gives and pattern("{member_units}{member_manner}对{member_units}").fullmatch(between):
        return "faces"
    if gives and pattern("{member_units}{member_manner}{member_gives}了?{member_units}").fullmatch(between):
        return "gives"
    if not gives and pattern("{member_units}{member_manner}{member_helped}").fullmatch(between):
        return "helped"
    if not gives and pattern("{member_units}{member_manner}(?:[则就便也]?(?:[是为]|有了?))").fullmatch(between):
        return "helped" if word("member_topic").fullmatch(lead) else "is"
    return None
