"""All that facts follow from, in one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pairing_db.document import Correction
from pairing_db.resolve.relations import FigureRow
from pairing_db.resolve.statements import Row, Statement

FigureUse = tuple[str, str, str]  # figure, reading, column


@dataclass(frozen=True, slots=True)
class Input:
    """Everything that facts follow from. ``regions`` and ``register`` are reference rows, ``texts`` articles by id.

    ``town_codes`` gives the code of a town by county code and name, ``natures`` the nature of an indicator by its code;
    ``corrections`` are the decisions of people.
    """

    statements: Sequence[Statement]
    figures: Sequence[FigureRow]
    figure_uses: Sequence[FigureUse]
    texts: Mapping[str, str]
    regions: Iterable[Row]
    register: Iterable[Row]
    town_codes: Mapping[tuple[str | None, str], str]
    natures: Mapping[str, str]
    corrections: Sequence[Correction] = ()
