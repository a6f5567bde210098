"""A sum of aid that is told with its two halves, public and social: what kind the whole and each half are.

东西部扶贫协作资金2684万元,财政出的1926万元、社会各界帮的758万元: the noun alone would make the whole fiscal aid, and
the halves would take its kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from pairing_db.interpret.ledger import Account
from pairing_db.interpret.scene import Scene
from pairing_db.words import says

_OFF = 0.006  # of the whole: halves are told to the next ten thousand
_NEAR = 24  # characters between the whole and its first half, and between the halves
_ASIDE = ("in_kind", "consumption", "enterprise_investment", "other")


def tell_halves(scene: Scene, read: Sequence[Account]) -> None:
    """Give a sum of aid in ``read`` and its two halves, right behind it and as much, the kinds that their words say."""
    money = [a for a in read if a.row is not None and a.row.table == "fund_flow"]
    for at, whole in enumerate(money[:-2]):
        halves = money[at + 1 : at + 3]
        ends = [whole.quantity.end, halves[0].quantity.end]
        said = [scene.text[end : half.quantity.start] for end, half in zip(ends, halves, strict=True)]
        total = sum(half.quantity.value for half in halves)
        if any(len(words) > _NEAR for words in said) or abs(total - whole.quantity.value) > _OFF * whole.quantity.value:
            continue
        kinds = [_half(words) for words in said]
        if set(kinds) != {"fiscal_aid", "social_aid"} or any(_kind(a) in _ASIDE for a in (whole, *halves)):
            continue
        for account, kind in zip((whole, *halves), ("aid_total", *kinds), strict=True):
            if account.row is not None:
                account.row.values["kind"] = kind


def _kind(account: Account) -> str:
    return str(account.row.values["kind"]) if account.row else ""


def _half(words: str) -> str | None:
    """The kind that the words before a half tell; None where they tell neither or both."""
    public, social = says(words, "public_half"), says(words, "social_half")
    if public == social:
        return None
    return "fiscal_aid" if public else "social_aid"
