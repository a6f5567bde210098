"""The divisions of a sentence as groups that may face each other: lists of one side, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pairing_db.document import Sentence
from pairing_db.interpret.pair_words import without_counts
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.side_lists import groups_of

_LIES_IN = re.compile(r"(?:地处|位于|隶属于?|(?<![归附所])属于?|坐落[在于])(?:[^,，;；。]{0,6})$")  # 属广西崇左市,由…
_HANDS = re.compile(r"手[里中上]|那里|那儿")


def facing_groups(scene: Scene, sentence: Sentence) -> list[list[Place]]:
    """The lists of divisions of a sentence that have a side and may be partners."""
    places = tuple(p for p in scene.places_in(sentence.start, sentence.end) if p.role and may_pair(scene, p))
    return _with_divisions(scene.text, _split_by_role(groups_of(scene, places, ours=True)))


def may_pair(scene: Scene, place: Place) -> bool:
    """A place that only says where one met or lies, or that opens the name of a firm or park, is no partner."""
    in_name = any(m.start <= place.start and place.end < m.end for m in scene.mentions.enterprises)
    gave_up = scene.text[place.start - 1 : place.start] in ("从", "由") and _HANDS.match(scene.text, place.end)
    lies = scene.text.startswith((",", "，"), place.end) and _LIES_IN.search(
        scene.text[max(0, place.start - 10) : place.start]
    )
    return not in_name and not gave_up and not lies and not scene.is_venue(place)


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
