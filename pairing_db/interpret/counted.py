"""Figures without a measure word whose noun tells the unit: 2.8万建档立卡贫困人口 are persons, 3万贫困户 households."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pairing_db.document import Quantity
from pairing_db.interpret.lexicon import word

_HOUSEHOLD = re.compile(r"^(?:的)?[^,，;；。、0-9]{0,6}?(?:农户|贫困户|脱贫户|种植户|养殖户|户)")
_PERSON = re.compile(r"^(?:的)?[^,，;；。、0-9]{0,10}?(?:人口|人员|网友|观众|粉丝|学生|游客|党员)")


def with_counted_nouns(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, bare numbers given the unit of the noun right behind them."""
    return tuple(_counted(text, q) if q.unit is None else q for q in quantities)


def _counted(text: str, quantity: Quantity) -> Quantity:
    behind = text[quantity.end : quantity.end + 14]
    if _HOUSEHOLD.match(behind):
        return replace(quantity, unit="household")
    labour = word("labour").search(re.split(r"[,，;；。、]", behind)[0])
    if _PERSON.match(behind) or (labour and labour.start() <= 8):
        return replace(quantity, unit="person")
    return quantity
