"""People counted without a noun: 第九批一共来了63名, 这一批有9人, 2018年只去了11个, 已经学完两期,96人.

Who they are was told right before: the figure goes on with the people counted last, or with the group named last in its
sentence or the two before it; the parts that follow (一共42个人,党政干部13名,医生9名) tell it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.acts import IDLE
from pairing_db.interpret.carry import carry_on
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.ledger import Account, entered, put
from pairing_db.interpret.lexicon import FAINT, rules
from pairing_db.interpret.measured import Draft, Spot, draft
from pairing_db.interpret.nouns import own_member
from pairing_db.interpret.people import activities_in, role_named, roles_of_parts
from pairing_db.interpret.scene import Scene
from pairing_db.words import pattern, says, word

_PERSONS = ("person", "person_time")
_MEASURES = ("个", "名", "位", "人")
_BATCHES = ("批", "批次", "期", "次", "轮", "届", "班", "场", "组")
_MOVED = ("talent_exchange", "labor_transfer")
_ENDS = re.compile(r"[,，。;；、)）]|$")
_MOST = re.compile("最[多少大小]")  # 最多的一批有23人: no count of its own
_PARTS_AND_PARTS_OF_THEM = 2  # 42个人,干部13名,人才29名。教师15名,医生9名: parts of the parts may follow
_AROUND = 6  # characters before the group that may tell what it was sent for
_GROUPS = {"sent": "group_sent", "placed": "group_placed", "taught": "group_taught", "studying": "group_studying"}
_BACK = 2  # sentences in which the group may have been named


def settle_bare_people(
    scene: Scene,
    holders: Holders,
    sentence: Sentence,
    read: list[Account],
    accounts: Sequence[Account],
    drafts: list[Draft],
) -> None:
    """Give the last count in ``read`` a row where it counts people that only their surroundings name.

    ``accounts`` stand before its sentence. The members of a list that follows go on with the row.
    """
    account, place = read[-1], len(read) - 1
    if not _is_open(account) or not _is_bare(scene, sentence, account.quantity):
        return
    spot = Spot(scene, holders, sentence, account.quantity, drafts)
    made = _like_the_last(spot, [*accounts, *read[:place]]) or _of_the_group(spot)
    if made is not None and not _both_labour(account, made):
        put(read, place, made, drafts)


def _both_labour(account: Account, made: Account) -> bool:
    """A faint reading that is a row of labour already keeps what its own words and parts gave it."""
    return bool(account.row and made.row and account.row.table == made.row.table == "labor_transfer")


def _is_open(account: Account) -> bool:
    quantity = account.quantity
    if quantity.unit not in _PERSONS and not (quantity.unit == "item" and quantity.measure in _MEASURES):
        return False
    idle = account.reason == "background" and quantity.unit == "item" and account.rule in IDLE
    return account.disposition == "unexplained" or idle or account.rule in _faint()


@cache
def _faint() -> frozenset[str]:
    return frozenset(rule.name for rule in rules() if rule.weight <= FAINT)


def _is_bare(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Do only places, times, sums and verbs of coming and going stand in the figure's own member?

    Behind batches, classes and visits (13批、168人次; 两期,96人) the words are those before them.
    """
    if not _ENDS.match(scene.text, quantity.end):
        return False
    earlier = scene.quantities_in(sentence.start, quantity.start)
    if earlier and re.fullmatch("[、,，]?", scene.text[earlier[-1].end : quantity.start]):
        beside = earlier[-1]
        return beside.measure in _BATCHES and _says_nothing(own_member(scene, sentence, beside))
    return _says_nothing(own_member(scene, sentence, quantity))


def _says_nothing(own: str) -> bool:
    bare = pattern("(?:{names_no_people}|{names_no_money}|{arrival}|{glue})*").fullmatch(own) is not None
    return bare and _MOST.search(own) is None and not says(own, "sent_along")


def _like_the_last(spot: Spot, before: Sequence[Account]) -> Account | None:
    """按协议每年转移50人到宁波,2018年只去了11个: one more figure of the people counted right before it."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    people = [a for a in before if a.quantity.unit in _PERSONS or (a.row is not None and a.row.table in _MOVED)]
    row = people[-1].row if people else None
    if row is None or row.table not in _MOVED or people[-1].quantity.start < sentence.start:
        return None
    between = scene.text[people[-1].quantity.end : quantity.start]
    if says(between, "group_of_people") or not says(between, "came_or_went"):
        return None
    return carry_on(spot, row)


def _of_the_group(spot: Spot) -> Account | None:
    """The row of a count of the group that is named nearest before the figure, or by the parts behind it."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    block = scene.document.blocks[sentence.block]
    sentences = [s for s in scene.document.sentences if block.start <= s.start <= sentence.start]
    said = scene.text[sentences[-1 - _BACK :][0].start : quantity.start]
    roles = roles_of_parts(scene, sentence, quantity, whole=_PARTS_AND_PARTS_OF_THEM) - {"worker"}
    named = {name: list(word(members).finditer(said)) for name, members in _GROUPS.items()}
    group = max((n for n in named if named[n]), key=lambda n: named[n][-1].end(), default=None)
    if roles:
        group = "sent"
    if group is None or says(said[named[group][-1].end() if named[group] else 0 :], "gathering"):
        return None
    if group == "studying":
        schools = said[named[group][-1].start() :]  # a division inside the name of a school is no place
        away = any(p.role == "donor" and p.region.short_name in schools for p in scene.places)
        sets = {"role": "student", "activity": "training", "direction": "to_donor"}
        return _drafted(spot, "talent_exchange", sets) if away else None
    if group == "placed":
        return _drafted(spot, "labor_transfer", {})
    if group == "taught":
        role = role_named(said) or ("worker" if named["placed"] or says(said, "paid_work") else "other")
        return _drafted(spot, "talent_exchange", {"role": role, "activity": "training"})
    told = said[max(0, named["sent"][-1].start() - _AROUND) :] if named["sent"] else ""
    role = "mixed" if len(roles) > 1 else next(iter(roles), None) or role_named(told) or "mixed"
    activity = next(iter(activities_in(told)), "secondment")
    if role in ("teacher", "doctor") and activity in ("secondment", "visit"):
        activity = "service"
    return _drafted(spot, "talent_exchange", {"role": role, "activity": activity})


def _drafted(spot: Spot, table: str, sets: dict[str, Any]) -> Account:
    unit = spot.quantity.unit if spot.quantity.unit in _PERSONS else "person"
    return entered(spot.quantity, draft(spot, table, {**sets, "unit": unit}, "people counted without a noun"))
