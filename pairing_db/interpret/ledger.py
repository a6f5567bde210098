"""The account of one figure while its article is read."""

from __future__ import annotations

from dataclasses import dataclass

from pairing_db.document import Disposition, Quantity
from pairing_db.interpret.measured import Draft
from pairing_db.interpret.tally_rows import Tally

VALUE_COLUMN = {
    "fund_flow": "amount_yuan",
    "labor_transfer": "persons",
    "talent_exchange": "persons",
    "observation": "value",
}


@dataclass(slots=True)
class Account:
    """A figure, its end so far, and the row that it gave. ``part`` is true inside a list that 其中 opened."""

    quantity: Quantity
    disposition: Disposition
    reason: str | None
    rule: str | None
    draft: Draft | None = None
    column: str | None = None
    tally: Tally | None = None
    part: bool = False

    @property
    def row(self) -> Draft | None:
        """The row that the figure is the value of; None for an attribute."""
        return self.draft if self.disposition == "fact" else None


def entered(quantity: Quantity, made: Draft) -> Account:
    """The account of the figure that ``made`` was drafted from."""
    return Account(quantity, "fact", None, made.rule, draft=made, column=VALUE_COLUMN[made.table])


def put(read: list[Account], place: int, made: Account, drafts: list[Draft]) -> None:
    """Set ``made`` at ``place``, and its row in the place of the one that it takes over."""
    old = read[place].row
    if old is not None:
        drafts[:] = [row for row in drafts if row is not old]
    if made.draft is not None:
        drafts.append(made.draft)
    read[place] = made
