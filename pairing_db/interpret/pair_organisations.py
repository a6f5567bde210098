"""Offices, schools and hospitals that pair: level ``organisation``, on the sides of the divisions in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pairing_db.document import Region, Sentence
from pairing_db.interpret.places import Place, side_of
from pairing_db.interpret.scene import Scene
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.words import says, word, words

_LONGEST_TAIL = 10  # characters of an organisation's name behind its division
_OTHER = {"donor": "recipient", "recipient": "donor"}
_DASH = re.compile(r"——?|--|→")
_LINK = re.compile(
    r"(?:则|也|已|还|分别|先后|率先|正式|长期)*(?:与|和|同|跟)|(?:则|也|已|还|分别|先后|率先|正式|长期)*(?:(?:对口|结对|定点)(?:支援|帮扶|援助|协作)?|牵手|携手|结对|一对一(?:帮)?|[对帮带包]着?|由|归|交给了?)|——?|--|→"
)
_LISTED = re.compile(rf"{_LINK.pattern}|[、,，和及]")
_MEMBER = re.compile(r"[、,，和及]|以及")
_TURN = re.compile(r"[,，]?(?:则|也|已|还)*(?:分别|依次|一一|逐一)(?:与|和|同|跟|对口(?:帮扶|支援)|由|结对)?")
_FROM = re.compile(r"(?:^|[,，、;；:：。“”《》（）()—\-与和同]|由|是|即|分别|依次|牵手|携手|[对帮])$")
_SIGNED = re.compile(r"签约|签(?:订|署|下|了)[^,，;；。]{0,10}(?:协议|合作|共建)")
# A医院对B医院的“组团式”帮扶
_HELP_OF = re.compile(
    r"(?:进行|开展|实施|的)?[“「]?(?:组团式|一对一|对口|结对|定点)[”」]?(?:精准|医疗|教育)?(?:帮扶|支援|援助)"
)
_OPENED = re.compile(r"[^。;；:：]{2,40}[:：](?=[^:：。;；]*$)")  # 结对帮扶落到每一家:…
_GOVERNMENT = re.compile(r"(?:人民)?政府$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that a stretch of text pairs; names are given where the sides are organisations."""

    donor: Region | None
    recipient: Region | None
    start: int
    end: int
    rule: str
    started_year: int | None = None
    donor_name: str | None = None
    recipient_name: str | None = None


@dataclass(frozen=True, slots=True)
class _Body:
    """An organisation that a sentence names; ``place`` is the division that its name begins with."""

    start: int
    end: int
    name: str
    place: Place | None


def organisation_pairs(scene: Scene) -> list[Pair]:
    """Every two organisations of opposite sides that a sentence joins and says to be paired."""
    pairs: list[Pair] = []
    for sentence in scene.document.sentences:
        bodies = list(_bodies(scene, sentence))
        in_turn = _in_turn(scene, sentence, bodies)
        spans = [(p.start, p.end) for p in in_turn]
        for index, (left, right) in enumerate(pairwise(bodies)):
            last = right
            for further in bodies[index + 2 :]:
                if not _LISTED.fullmatch(scene.text[last.end : further.start]):
                    break
                last = further
            pair = _pair(scene, sentence, left, right, last)
            if pair is not None and not any(start <= pair.start and pair.end <= end for start, end in spans):
                pairs.append(pair)
        pairs += in_turn
    return pairs


def _in_turn(scene: Scene, sentence: Sentence, bodies: list[_Body]) -> list[Pair]:
    """甲县医院、甲县中医院分别与乙区一院、乙区二院结对: two lists of one length, member by member."""
    lists: list[list[_Body]] = []
    for body in bodies:
        if lists and _MEMBER.fullmatch(scene.text[lists[-1][-1].end : body.start]):
            lists[-1].append(body)
        else:
            lists.append([body])
    pairs: list[Pair] = []
    for left, right in pairwise(lists):
        turn = _TURN.fullmatch(scene.text[left[-1].end : right[0].start])
        if turn and len(left) == len(right) > 1 and _says_paired(scene, sentence, left[-1], right[0], right[-1]):
            made = [_joined(one, other) for one, other in zip(left, right, strict=True)]
            pairs += [pair for pair in made if pair is not None]
    return pairs


def _bodies(scene: Scene, sentence: Sentence) -> Iterator[_Body]:
    """The organisations of a sentence: a division with what follows to the end of the name, or a short name alone."""
    text = scene.text
    end = sentence.start
    places = _opening_places(scene, sentence)
    for at in range(sentence.start, sentence.end):
        if at < end:
            continue
        place = places.get(at)
        if place is not None:
            match = _named().match(text, place.end, sentence.end)
        else:
            match = _alone().match(text, at, sentence.end) if _FROM.search(text, max(0, at - 2), at) else None
        if match and not _GOVERNMENT.search(match[0]):
            end = match.end()
            yield _Body(at, end, text[at:end], place)


def _opening_places(scene: Scene, sentence: Sentence) -> dict[int, Place]:
    """The divisions that may open an organisation's name, those inside the names of schools (台州职业学院) too."""
    roles = {p.region.path: p.role for p in scene.places}
    found = {
        m.start: Place(m.start, m.end, m.region, role)
        for m in scene.mentions.regions
        if m.via == "name-part"
        and sentence.start <= m.start < sentence.end
        and (role := roles.get(m.region.path) or side_of(m.region, None))
    }
    found |= {p.start: p for p in scene.places_in(sentence.start, sentence.end) if p.role and not p.pointed}
    return found


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff]{{0,18}}?{words()['body']}{_attached()}(?![\u4e00-\u9fff]?(?:长|医生|教师|专家|老师|干部|学生))"
    )


def _attached() -> str:
    """What goes on from the name of a university to that of its hospital or school."""
    return rf"(?:第?[一二三四五六七八九十]*附属[\u4e00-\u9fff]{{0,6}}?{words()['body']}|附[校中小])?"


def body_behind(text: str, start: int, end: int) -> bool:
    """Whether a division's name that ends at ``start`` only opens the name of a school, a hospital or an office."""
    match = _named().match(text, start, end)
    return bool(match and match.end() - start <= _LONGEST_TAIL)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"(?!分别|依次|以及|对口|结对|[与和同跟口接扶助])[\u4e00-\u9fff]{{2,8}}?{words()['public_body']}{_attached()}"
    )


def _pair(scene: Scene, sentence: Sentence, left: _Body, right: _Body, last: _Body) -> Pair | None:
    """The pair of two organisations; ``last`` ends the list of pairs that they stand in."""
    gap = scene.text[left.end : right.start]
    if left.place is None and right.place is None:
        return None
    if gap == "对" and _HELP_OF.match(scene.text, right.end, sentence.end):
        return _joined(left, right)
    if not _LINK.fullmatch(gap) or says(scene.text, "match_played", sentence.start, sentence.end):
        return None
    if not _DASH.fullmatch(gap) and not _says_paired(scene, sentence, left, right, last):
        return None
    return _joined(left, right)


def _joined(left: _Body, right: _Body) -> Pair | None:
    """The pair of two organisations of opposite sides; a side that its name leaves open faces the other."""
    roles = [body.place.role if body.place else None for body in (left, right)]
    if roles == [None, None]:
        return None
    if roles[0] is None:
        roles[0] = _OTHER[str(roles[1])]
    if roles[1] is None:
        roles[1] = _OTHER[str(roles[0])]
    if {*roles} != {"donor", "recipient"}:
        return None
    donor, recipient = (left, right) if roles[0] == "donor" else (right, left)
    return Pair(
        _division(donor),
        _division(recipient),
        left.start,
        right.end,
        "organisations pair",
        None,
        donor.name,
        recipient.name,
    )


def _says_paired(scene: Scene, sentence: Sentence, left: _Body, right: _Body, last: _Body) -> bool:
    """Whether the words between the two, or right behind the list that they stand in, pair them."""
    text = scene.text
    if word("pair_cue").search(text[left.end : right.start]):
        return True
    opening = _OPENED.search(text[sentence.start : left.start])
    if opening and says(opening[0], "pairs_told"):
        return True
    behind = re.match(r"(?:[、和及]|等)*[,，]?[^,，;；。、]*", text[last.end : sentence.end])
    return bool(behind and (word("pair_cue").search(behind[0]) or _SIGNED.search(behind[0])))


def _division(body: _Body) -> Region | None:
    """The county or what is above it that the organisation belongs to."""
    region = body.place.region if body.place else None
    while region is not None and region.level in ("township", "village"):
        region = gazetteer().by_path(region.parent_path) if region.parent_path else None
    return region
