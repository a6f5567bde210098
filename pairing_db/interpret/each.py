"""Figures that hold once for each member of a list: 两村各拿出8万元, 每个出资40万元, 分别捐赠20万元."""

from __future__ import annotations

import re
from dataclasses import replace

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.measured import Draft
from pairing_db.interpret.pair_sentences import pairs_in
from pairing_db.interpret.people import role_named
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.side_lists import groups_of, listed

_SIDES = {"fund_flow": ("donor", "recipient"), "talent_exchange": ("from", "to")}
_ROLES_EACH = re.compile(r"([一-鿿]{2,8}(?:[、和与及][一-鿿]{2,8})+)各$")
_EACH = re.compile(r"(?:各(?!级|界|类|地|种|方|项|个?部门)|每个|每家|每村|每镇|各自|均|分别)[^,，;；。#]{0,24}$")


def shared_out(scene: Scene, sentence: Sentence, quantity: Quantity, made: Draft) -> list[Draft]:
    """The draft once for each pair or listed division that its figure holds for; alone where it holds once."""
    if roles := _each_role(scene, sentence, quantity, made):
        return [replace(made, values=made.values | {"role": role}, spans=list(made.spans)) for role in roles]
    if made.table not in _SIDES or not _EACH.search(scene.text[sentence.start : quantity.start][-28:]):
        return [made]
    donor_column, recipient_column = _columns(made)
    if listed(scene, sentence, quantity, "donor") or listed(scene, sentence, quantity, "recipient"):
        return [made]
    pairs = [p for p in pairs_in(scene, sentence) if p.donor and p.recipient and p.end <= quantity.start]
    sides = dict.fromkeys((p.donor, p.recipient) for p in pairs)
    if len(sides) > 1:
        return [_copy(made, **{donor_column: donor, recipient_column: recipient}) for donor, recipient in sides]
    for role, column in (("recipient", recipient_column), ("donor", donor_column)):
        groups = [g for g in groups_of(scene, scene.places_in(sentence.start, quantity.start, role)) if len(g) > 1]
        if groups:
            return [_copy(made, **{column: place.region}) for place in groups[-1]]
    return [made]


def _each_role(scene: Scene, sentence: Sentence, quantity: Quantity, made: Draft) -> list[str]:
    """教师、医生、农技干部各6人: the roles of a list that the figure counts each of."""
    listed = _ROLES_EACH.search(scene.text[sentence.start : quantity.start])
    if made.table != "talent_exchange" or listed is None:
        return []
    roles = [role_named(member) for member in re.split("[、和与及]", listed[1])]
    return [role for role in roles if role] if all(roles) and len(set(roles)) == len(roles) else []


def _columns(made: Draft) -> tuple[str, str]:
    """The columns that hold the supporting and the supported side."""
    donor, recipient = _SIDES[made.table]
    if made.values.get("direction") == "to_donor":
        return recipient, donor
    return donor, recipient


def _copy(made: Draft, **sides: Region | None) -> Draft:
    context = made.context | dict.fromkeys(sides, "list")
    values = made.values | sides
    if any(sides.values()) and values.get("scope") and "、" in str(values["scope"]):
        values["scope"] = None
    return replace(made, values=values, spans=list(made.spans), rule=f"{made.rule}, each", context=context, origin=made)
