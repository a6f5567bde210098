"""The divisions of a sentence as groups that may face each other: lists of one side, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pairing_db.document import Sentence
from pairing_db.interpret.pair_words import without_counts
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.side_lists import groups_of
from pairing_db.words import word

_LIES_IN = re.compile(r"(?:地处|位于|隶属于?|(?<![归附所])属于?|坐落[在于])(?:[^,，;；。]{0,6})$")  # 属广西崇左市,由…
_HANDS = re.compile(r"手[里中上]|那里|那儿")


def facing_groups(scene: Scene, sentence: Sentence) -> list[list[Place]]:
    """The lists of divisions of a sentence that have a side and may be partners."""
    places = tuple(p for p in scene.places_in(sentence.start, sentence.end) if p.role and may_pair(scene, p))
    groups = _with_divisions(scene.text, _split_by_role(groups_of(scene, places, ours=True)))
    return _cut_at_commas(scene.text, groups)


def may_pair(scene: Scene, place: Place) -> bool:
    """A place that only says where one met or lies, or that opens the name of a firm or park, is no partner."""
    in_name = any(m.start <= place.start and place.end < m.end for m in scene.mentions.enterprises)
    gave_up = scene.text[place.start - 1 : place.start] in ("从", "由") and _HANDS.match(scene.text, place.end)
    lies = scene.text.startswith((",", "，"), place.end) and _LIES_IN.search(
        scene.text[max(0, place.start - 10) : place.start]
    )
    return not in_name and not gave_up and not lies and not scene.is_venue(place)


def _cut_at_commas(text: str, groups: list[list[Place]]) -> list[list[Place]]:
    """甲区帮扶乙县,丙县由丁区帮扶: the comma parts two pairs, though both that it parts are helped."""
    out: list[list[Place]] = []
    for index, group in enumerate(groups):
        before = out[-1] if out else []
        after = groups[index + 1] if index + 1 < len(groups) else []
        comma = next((i for i, (a, b) in enumerate(pairwise(group)) if re.search("[,，]", text[a.end : b.start])), None)
        helped = bool(before) and word("helped_up_to").search(text[before[-1].end : group[0].start])
        behind = text[group[-1].end : after[0].start] if after else ""
        passed = before and after and before[0].role == after[0].role and word("taken").fullmatch(behind)
        goes_on = passed or word("gives_help").fullmatch(behind)  # 甲省支援乙市,丙省支援丁县
        if comma is not None and helped and goes_on and before[0].role != group[0].role:
            out += [group[: comma + 1], group[comma + 1 :]]
        else:
            out.append(group)
    return out


def _with_divisions(text: str, groups: list[list[Place]]) -> list[list[Place]]:
    """阿克苏地区和新疆生产建设兵团第一师阿拉尔市 are one list; ``places`` know nothing of the corps."""
    out: list[list[Place]] = []
    for group in groups:
        gap = text[out[-1][-1].end : group[0].start] if out else ""
        if out and out[-1][0].role == group[0].role and re.fullmatch("[、和及]", without_counts(gap)):
            out[-1] += group
        else:
            out.append(group)
    return out


def _split_by_role(groups: Iterable[list[Place]]) -> list[list[Place]]:
    out: list[list[Place]] = []
    for group in groups:
        for place in group:
            if (
                out
                and out[-1][0].role == place.role
                and place in group
                and group[0] is not place
                and out[-1][-1] in group
            ):
                out[-1].append(place)
            else:
                out.append([place])
    return out
