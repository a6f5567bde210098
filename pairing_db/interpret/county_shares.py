"""Counties of one division that several givers share out: 和田的八个县里,北京帮的有四个县,天津有三个县.

Each member is a giver and a count; the first one says that it helps, the others lean on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.words import word

_SEVERAL = 2
_COUNTIES = re.compile(r"(?:下辖|下属|全州|全市|全区|共有?|辖有?|有|的)*")
_ONE = re.compile(r"一个(?=[县市区旗])")
_ALONE = re.compile(r"[,，、;；。]|$")
_UNITS = ("county", "item")
_NOUN = 6  # characters within which the counted noun follows its figure


@dataclass(frozen=True, slots=True)
class CountyShare:
    """One giver and how many counties of ``region`` it helps; ``quantity`` is None for 一个县, which is no figure."""

    donor: Place
    region: Region
    quantity: Quantity | None
    end: int


def county_shares(scene: Scene, sentence: Sentence) -> list[CountyShare]:
    """The shares that a sentence tells; none where fewer than two givers are told or nobody is said to help."""
    counts = [(q.start, q.end, q) for q in scene.quantities_in(sentence.start, sentence.end) if q.unit in _UNITS]
    ones = [(m.start(), m.end(), None) for m in _ONE.finditer(scene.text, sentence.start, sentence.end)]
    shares: list[tuple[Place, Quantity | None, int]] = []
    helps = False
    for start, end, quantity in sorted([*counts, *ones], key=lambda count: count[0]):
        named = [p for p in scene.places_in(sentence.start, start) if not p.pointed]
        if not named or named[-1].role not in (("donor", None) if shares else ("donor",)):
            continue  # 安徽有一个县: a helper of the frontier whose side nothing but the list tells
        said = scene.text[named[-1].end : start]
        told = word("helps_counties").fullmatch(said) is not None
        if not told and not (shares and (not said or word("has_counties").fullmatch(said))):
            continue
        if _ALONE.match(scene.text, end, sentence.end) or word("counties_counted").match(scene.text, end, sentence.end):
            shares.append((named[-1], quantity, end))
            helps = helps or told
    if len({giver.region for giver, *_ in shares}) < _SEVERAL or not helps:
        return []
    region = _shared(scene, sentence, shares[0][0])
    return [CountyShare(giver, region, quantity, end) for giver, quantity, end in shares] if region else []


def _shared(scene: Scene, sentence: Sentence, first: Place) -> Region | None:
    """The division whose counties are counted before the first giver, in its sentence or the one before."""
    block = scene.document.blocks[sentence.block]
    counted = [
        p.region
        for p in scene.places_in(block.start, first.start, "recipient")
        for q in scene.quantities_in(p.end, first.start)
        if q.unit in _UNITS
        and _COUNTIES.fullmatch(scene.text[p.end : q.start])
        and word("county_unit").search(scene.text, q.end, q.end + _NOUN)
    ]
    return counted[-1] if counted else None
