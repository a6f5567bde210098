"""Which figure is a part of which, as the sentence says it: 其中, a bracketed split, parts that add up behind a whole.

Nothing here changes what a figure is; it only records on the part which figure its whole is. A part has the table, unit
and status of its whole, and parts together never exceed it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.scene import Scene
from pairing_db.words import word

_BRACKET = re.compile(r"[^,，;；。()（）]{0,8}[(（]")
_LIST = re.compile(r"[^;；。]{0,30}")  # between a whole and parts that add up to it
_JOINED = re.compile(r"[^,，;；。]{0,16}[、和及与][^,，;；。]{0,16}")  # between figures of one list
_STATEMENT = re.compile(r"[;；﹔。]")
# How far parts may come out above their whole: 3800余万 has parts of 3800.92万, 余 leaves open less than a tenth; a
# bracket says what the whole is made of, right or wrong.
_ABOVE = {"exact": 1.005, "vague": 1.1}


@dataclass(frozen=True, slots=True)
class Whole:
    """The figure that another one is a part of, and the rule that saw it."""

    quantity: Quantity
    rule: str


def wholes_of(
    scene: Scene, sentence: Sentence, read: Sequence[Account], earlier: Sequence[Account]
) -> Mapping[int, Whole]:
    """The wholes of the figures in ``read`` by the start of the part; ``earlier`` are those of the sentence before."""
    found: dict[int, Whole] = {}
    rows = [account for account in read if account.row is not None]
    for mark in word("subset").finditer(scene.text, sentence.start, sentence.end):
        before = [a for a in rows if a.quantity.end <= mark.start()] or _carried_over(scene, sentence, mark, earlier)
        behind = [a for a in rows if a.quantity.start >= mark.end()]
        _enter(scene, found, _whole_for(scene, before, behind), behind, "其中")
    for at, whole in enumerate(rows):
        opening = _BRACKET.match(scene.text, whole.quantity.end, sentence.end)
        if opening:
            close = re.search(r"[)）]", scene.text[opening.end() : sentence.end])
            end = opening.end() + close.start() if close else opening.end()
            inside = [a for a in rows[at + 1 :] if opening.end() <= a.quantity.start < end]
            _enter(scene, found, whole, inside, "bracket")
        _adds_up(scene, found, whole, rows[at + 1 :])
    return found


def _carried_over(scene: Scene, sentence: Sentence, mark: re.Match[str], earlier: Sequence[Account]) -> list[Account]:
    """A sentence that opens with 其中 goes on with the one before."""
    opens = not scene.text[sentence.start : mark.start()].strip()
    return [a for a in earlier if a.row is not None] if opens else []


def _whole_for(scene: Scene, before: Sequence[Account], behind: Sequence[Account]) -> Account | None:
    """The nearest figure before 其中 that the first one behind it can be a part of."""
    if not behind:
        return None
    found = next((at for at, a in reversed(list(enumerate(before))) if _fits(a, behind[0])), None)
    if found is None:
        return None
    end = before[found - 1].quantity.end if found else None
    listed = end is not None and _JOINED.fullmatch(scene.text[end : before[found].quantity.start])
    return None if listed else before[found]  # of 教师15名、医生11名,其中… the whole is the list


def _fits(whole: Account, part: Account) -> bool:
    one, other = whole.row, part.row
    if one is None or other is None or one.table != other.table:
        return False
    if whole.quantity.unit != part.quantity.unit or one.values["status"] != other.values["status"]:
        return False
    if one.table == "observation" and one.values["indicator"] != other.values["indicator"]:
        return False
    return part.quantity.value < whole.quantity.value * _ABOVE["vague"]


def _enter(scene: Scene, found: dict[int, Whole], whole: Account | None, members: Sequence[Account], rule: str) -> None:
    """Enter the members that follow one another as parts, until one does not fit or a new statement begins."""
    if whole is None:
        return
    above = _ABOVE["exact" if whole.quantity.qualifier == "exact" and rule != "bracket" else "vague"]
    left, last = (whole.quantity.value_max or whole.quantity.value) * above, None
    for member in members:
        if not _fits(whole, member):
            if member.quantity.unit == whole.quantity.unit:
                return
            continue
        left -= member.quantity.value
        if left < 0 or (last is not None and _STATEMENT.search(scene.text[last : member.quantity.start])):
            return
        found.setdefault(member.quantity.start, Whole(whole.quantity, rule))
        last = member.quantity.end


def _adds_up(scene: Scene, found: dict[int, Whole], whole: Account, behind: Sequence[Account]) -> None:
    """共选派45人,教师30人、医生15人: two or more figures right behind one whose sum is exactly that one."""
    total, parts = 0.0, list[Account]()
    at = whole.quantity.end
    for member in behind:
        if not _fits(whole, member) or not _LIST.fullmatch(scene.text[at : member.quantity.start]):
            return
        total, at = total + member.quantity.value, member.quantity.end
        parts.append(member)
        if len(parts) > 1 and abs(total - whole.quantity.value) < 1e-6 * whole.quantity.value:
            for part in parts:
                found.setdefault(part.quantity.start, Whole(whole.quantity, "adds up"))
            return
        if total > whole.quantity.value:
            return
