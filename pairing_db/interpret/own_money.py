"""Sums that the supporting side does not give: the supported side's own budget, its province's, a bank's, the nation's.

县级财政配套资金380万元, 其余280万元由县里配套, 甲省拨付乙市扶贫资金, 中国某基金会向丙县捐赠: no donor of the pairing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.lexicon import Rule
from pairing_db.interpret.scene import Scene, inside
from pairing_db.interpret.treasuries import of_the_supported_side
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word


def other_giver(scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None, to: Region | None) -> str:
    """Who else than the supporting division gives the sum: ``local``, ``above``, ``nation``, ``bank``,
    ``farmer``, ``market``, or nothing.

    ``donor`` and ``to`` are the sides as found; a supporting division named in front of the sum in its
    clause keeps it (the 苏 of 苏陕 does not).
    """
    clause = clause_of(sentence, quantity.start)
    left, right = scene.text[clause[0] : quantity.start], scene.text[quantity.end : clause[1]]
    if word("matched_behind").match(right) or says(left, "matched_before"):
        return "local"
    if any(p.end - p.start > 1 for p in scene.places_in(clause[0], quantity.start, "donor")):
        return ""
    if says(left, "nation_gives"):
        return "nation"
    said = scene.text[sentence.start : quantity.start]
    if says(said, "private_person") and says(left, "own_purse") and not says(said, "helper_named"):
        return "farmer"
    if says(left, "sum_sold") and (says(said, "wide_market") or _sold_at_home(scene, clause, quantity)):
        return "market"
    if of_the_supported_side(scene, sentence, quantity, donor, to):
        return "local" if says(left, "matches") else "above"
    if says(left, "upper_budget") and not re.search(r"帮扶|援助|协作|支援|对口", left):
        return "above"
    if says(left, "local_bank"):
        return "bank"
    if _own_level(scene, sentence, quantity, donor, to):
        return "local"
    return "above" if _from_above(scene, clause, quantity) else ""


def is_for_third_place(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """区红十字会给受灾的郑州捐款: does a gift go to a division of neither side, and to none of the supported side?"""
    if rule is None or (rule.table != "fund_flow" and rule.sets.get("indicator") != "items_donated"):
        return False
    clause = clause_of(sentence, quantity.start)
    if scene.places_in(*clause, "recipient"):
        return False
    return any(
        place.role is None and not place.pointed and says(scene.text[clause[0] : place.start], "goes_to")
        for place in scene.places_in(*clause)
    )


def _sold_at_home(scene: Scene, clause: tuple[int, int], quantity: Quantity) -> bool:
    """销往重庆主城5200万元 of a county of 重庆."""
    return any(
        scene.text[p.start - 2 : p.start] in ("销往", "销至")
        for p in scene.places_in(clause[0], quantity.start, "recipient")
    )


def _own_level(scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None, to: Region | None) -> bool:
    """县级财政380万元 where 某区 helps 某县; 区级财政 beside 协作资金 where both are districts."""
    member = re.split(r"[,，、;；(（]", scene.text[sentence.start : quantity.start])[-1]
    level = word("collected_level").search(member) or word("own_level").search(member)
    if level is None or to is None or not _named_with(to, level["suffix"]):
        return False
    if donor is None or level.re is word("collected_level"):
        return True
    if donor.level != "county":  # 市县两级: a city's own counties give too
        return bool(level["match"]) and not donor.name.endswith(level["suffix"])
    if not donor.name.endswith(level["suffix"]):
        return True
    others = [q for q in scene.quantities_in(sentence.start, sentence.end) if q.unit == "yuan" and q != quantity]
    return (
        any(says(scene.text[sentence.start : q.start], "aid_money") for q in others)
        and "其中" in scene.text[sentence.start : quantity.start]
    )


def _named_with(region: Region, suffix: str) -> bool:
    return region.level in ("county", "township", "village") and (region.level != "county" or region.name[-1] == suffix)


def _from_above(scene: Scene, clause: tuple[int, int], quantity: Quantity) -> bool:
    """某省拨付某市扶贫资金: the giver is the supported division's own province or city."""
    places = [p for p in scene.places_in(clause[0], quantity.start, "recipient") if not p.pointed]
    return any(
        inside(below.region, above.region) and word("allots").fullmatch(scene.text[above.end : below.start])
        for above, below in pairwise(places)
    )
