"""Two figures of one sentence that would be one row are two statements: their scopes tell them apart.

基础教育类项目64个、卫生健康类项目64个: each takes its own noun; 甲公司…干部12名;乙公司…干部12名: each its own subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.measured import Draft
from pairing_db.interpret.nouns import named_before
from pairing_db.interpret.scene import Scene, squeeze


def tell_apart(scene: Scene, sentence: Sentence, read: Sequence[Account]) -> None:
    """Give rows of ``read`` that agree in every column a scope of their own."""
    rows = [(a, a.row) for a in read if a.row is not None]
    for index, (account, row) in enumerate(rows):
        twins = [(a, r) for a, r in rows[:index] if r is not row and _agree(r, row)]
        if not twins:
            continue
        other, twin = twins[-1]
        for name in (_noun, _subject):
            mine, theirs = name(scene, sentence, account), name(scene, sentence, other)
            if mine and theirs and mine != theirs:
                row.values["scope"], twin.values["scope"] = mine, theirs
                break


def _agree(one: Draft, other: Draft) -> bool:
    return one.table == other.table and one.values == other.values


def _noun(scene: Scene, sentence: Sentence, account: Account) -> str | None:
    """The noun right before the figure, with what qualifies it."""
    return named_before(scene, sentence, account.quantity)


def _subject(scene: Scene, sentence: Sentence, account: Account) -> str | None:
    """The market body or division that opens the figure's stretch between semicolons."""
    start = max(sentence.start, scene.text.rfind(";", 0, account.quantity.start) + 1)
    start = max(start, scene.text.rfind("；", 0, account.quantity.start) + 1)
    firms = [m for m in scene.mentions.enterprises if start <= m.start < account.quantity.start]
    if firms:
        return firms[0].name
    places = scene.places_in(start, account.quantity.start)
    if places:
        return squeeze(re.sub(r"\s", "", scene.text[places[0].start : places[0].end]))
    return None
