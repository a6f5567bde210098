"""The same statement made twice in one article: in the title or lead and in the body (data model §1).

What a figure of the title leaves open the body says, and a sentence that the page prints twice says one thing. The
weaker of two such readings takes the columns of the stronger, so that both become evidence of one fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pairing_db.interpret.ledger import Account
from pairing_db.interpret.lexicon import keyed
from pairing_db.interpret.measured import Draft, clause_span
from pairing_db.interpret.scene import Scene

_LAST_RESORT = "people_at_work"  # key of the reading that gives way to the same figure told elsewhere
_SAID = frozenset({"clause", "list", "sentence", "enterprise"})
_PLACES = ("donor", "recipient", "origin", "destination", "from", "to", "region")
_BODIES = ("enterprise", "employer_enterprise", "payer_enterprise", "project", "scope")
_CODES = ("kind", "mode", "direction", "role", "activity", "indicator", "status", "unit", "qualifier")
_REACH = 24
_SURE = 8  # so many characters around a figure are alike by no accident
_LIKELY = 4  # enough where the number itself is telling


def restate(scene: Scene, accounts: Sequence[Account], drafts: list[Draft]) -> None:
    """Make one statement of those that the article makes twice, and read bare figures of the title by the body."""
    rows = [a for a in accounts if a.row is not None and _single(a.row, drafts)]
    last = keyed(_LAST_RESORT).name
    sure = [a for a in rows if a.rule != last]
    for account in accounts:
        if account.disposition == "unexplained" or account.rule == last:
            _read_by(scene, account, sure, drafts)
    titled = [a for a in rows if _in_title(scene, a)]
    body = [a for a in rows if not _in_title(scene, a)]
    for account in titled:
        twins = [b for b in body if _same_figure(account, b) and _of_a_kind(account.draft, b.draft)]
        if twins:
            _take_over(twins[0], account)
    for index, later in enumerate(body):
        for earlier in body[:index]:
            if (
                _same_figure(earlier, later)
                and _told_alike(scene, earlier, later)
                and _fits(earlier.draft, later.draft)
            ):
                strong, weak = sorted((earlier, later), key=_strength, reverse=True)
                _take_over(strong, weak)
                break


def _of_a_kind(titled: Draft | None, row: Draft | None) -> bool:
    """A figure of the title is that of the body with the same number in its table, or anywhere where it only counts."""
    if titled is None or row is None:
        return False
    return titled.table == row.table or titled.values.get("indicator") == "other"


def _single(row: Draft, drafts: Sequence[Draft]) -> bool:
    return row.origin is None and not any(other.origin is row for other in drafts)


def _in_title(scene: Scene, account: Account) -> bool:
    at = account.quantity.start
    return any(b.role in ("title", "heading") and b.start <= at < b.end for b in scene.document.blocks)


def _same_figure(one: Account, other: Account) -> bool:
    a, b = one.quantity, other.quantity
    return (a.value, a.value_max, a.unit) == (b.value, b.value_max, b.unit)


def _read_by(scene: Scene, account: Account, rows: Sequence[Account], drafts: list[Draft]) -> None:
    """A figure that nothing explains states what the only row with its number states."""
    twins = [r for r in rows if _same_figure(account, r)]
    kinds = {(t.row.table, *(t.row.values.get(c) for c in _CODES)) for t in twins if t.row}
    sentence = scene.sentence_at(account.quantity.start)
    if len(kinds) != 1 or sentence is None or not (_in_title(scene, account) or _telling(account.quantity.value)):
        return
    source = twins[0].row
    if source is None:
        return
    spans = [clause_span(scene, sentence, account.quantity)]
    made = replace(source, values=dict(source.values), spans=spans, rule=f"{source.rule}, restated", origin=None)
    drafts[:] = [draft for draft in drafts if draft is not account.draft]
    drafts.append(made)
    account.disposition, account.rule = "fact", made.rule
    account.draft, account.column = made, twins[0].column


def _telling(value: float) -> bool:
    """Is a number so particular that it hardly counts two things: three digits that are no zeros at the end?"""
    return len(f"{value:.0f}".rstrip("0")) >= 3


def _told_alike(scene: Scene, one: Account, other: Account) -> bool:
    """Do two sentences say the same around their like figures?"""
    first, second = scene.sentence_at(one.quantity.start), scene.sentence_at(other.quantity.start)
    if first is None or second is None or first == second:
        return False
    alike = sum(1 for _ in _common(*(_left(scene, a) for a in (one, other))))
    alike += sum(1 for _ in _common(*(_right(scene, a) for a in (one, other))))
    return alike >= (_LIKELY if _telling(one.quantity.value) else _SURE)


def _left(scene: Scene, account: Account) -> str:
    start = account.quantity.start
    return "".join(scene.text[max(0, start - _REACH) : start].split())[::-1]


def _right(scene: Scene, account: Account) -> str:
    end = account.quantity.end
    return "".join(scene.text[end : end + _REACH].split())


def _common(one: str, other: str) -> Iterator[str]:
    """The characters that two texts begin with alike."""
    for a, b in zip(one, other, strict=False):
        if a != b:
            return
        yield a


def _fits(one: Draft | None, other: Draft | None) -> bool:
    """May both rows be one fact: the same table and codes, and nothing stated that sets them apart?"""
    if one is None or other is None:
        return False
    if one.table != other.table or any(one.values.get(c) != other.values.get(c) for c in _CODES):
        return False
    if any(_both(one.values.get(c), other.values.get(c)) for c in _BODIES):
        return False
    stated = [c for c in (*_PLACES, "period_end") if one.context.get(c) in _SAID and other.context.get(c) in _SAID]
    return not any(_both(one.values.get(c), other.values.get(c)) for c in stated)


def _both(one: object, other: object) -> bool:
    """Are both given, and different?"""
    return one is not None and other is not None and one != other


def _strength(account: Account) -> tuple[int, int, int]:
    row = account.draft
    if row is None:
        return 0, 0, 0
    said = sum(source in _SAID for source in row.context.values())
    return said, sum(value is not None for value in row.values.values()), -account.quantity.start


def _take_over(strong: Account, weak: Account) -> None:
    """The weaker reading becomes what the stronger states; its own stretch stays the proof."""
    if strong.draft is None or weak.draft is None:
        return
    weak.draft.table = strong.draft.table
    weak.draft.values = dict(strong.draft.values)
    weak.draft.context = strong.draft.context | {"restated": "body"}
    weak.column = strong.column
