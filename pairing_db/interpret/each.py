"""Figures that hold once for each member of a list: 两村各拿出8万元, 每个出资40万元, 分别捐赠20万元."""

from __future__ import annotations

import re
from dataclasses import replace

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.measured import Draft
from pairing_db.interpret.pairs import pairs_in
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.sides import groups_of, listed

_EACH = re.compile(r"(?:各(?!级|界|类|地|种|方|项|个?部门)|每个|每家|每村|每镇|各自|均|分别)[^,，;；。#、]{0,8}$")


def shared_out(scene: Scene, sentence: Sentence, quantity: Quantity, made: Draft) -> list[Draft]:
    """The draft once for each pair or listed division that its figure holds for; alone where it holds once."""
    if made.table != "fund_flow" or not _EACH.search(scene.text[sentence.start : quantity.start][-14:]):
        return [made]
    pairs = [p for p in pairs_in(scene, sentence) if p.donor and p.recipient and p.end <= quantity.start]
    if len(pairs) > 1:
        return [_copy(made, donor=p.donor, recipient=p.recipient) for p in pairs]
    if listed(scene, sentence, quantity, "donor") or listed(scene, sentence, quantity, "recipient"):
        return [made]
    for role in ("recipient", "donor"):
        groups = [g for g in groups_of(scene, scene.places_in(sentence.start, quantity.start, role)) if len(g) > 1]
        if groups:
            return [_copy(made, **{role: place.region}) for place in groups[-1]]
    return [made]


def _copy(made: Draft, **sides: Region | None) -> Draft:
    context = made.context | dict.fromkeys(sides, "list")
    values = made.values | sides
    if any(sides.values()) and values.get("scope") and "、" in str(values["scope"]):
        values["scope"] = None
    return replace(made, values=values, spans=list(made.spans), rule=f"{made.rule}, each", context=context, origin=made)
