"""A check, and the sentences in which its facts stand together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pairing_db.resolve.identity import content_id
from pairing_db.resolve.relations.claim import Claim, Fact, Place
from pairing_db.resolve.relations.extent import Extent
from pairing_db.resolve.statements import Row

_BREAK = re.compile(r"[。！？!?\n]")


@dataclass(frozen=True, slots=True)
class Check:
    """``kind`` and ``outcome`` are codes; ``parts`` name the role (``codes.CHECK_PART``) of each claim that was
    used."""

    kind: str
    outcome: str
    stated: float | None
    computed: float | None
    unit: str | None
    parts: tuple[tuple[str, Claim], ...]

    @property
    def id(self) -> str:
        """Follows from the kind and the facts."""
        return content_id("check", self.kind, *sorted(f"{role} {claim.table} {claim.id}" for role, claim in self.parts))


def compared(
    kind: str, stated: Extent, computed: tuple[float, float], unit: str | None, *parts: tuple[str, Claim]
) -> Check:
    """A check that holds where what is stated, with what its words leave open, meets what was ``computed``."""
    low, high = stated.reach
    outcome = "holds" if computed[0] <= high and low <= computed[1] else "fails"
    return Check(kind, outcome, stated.value, sum(computed) / 2, unit, parts)


def untold(kind: str, stated: Claim, unit: str | None, *parts: tuple[str, Claim]) -> Check:
    """A check for which the text does not state what it takes."""
    return Check(kind, "cannot_tell", stated.value, None, unit, (("stated", stated), *parts))


class Sentences:
    """Which claims stand in one sentence, in the order of their figures."""

    def __init__(
        self, claims: Sequence[Claim], places: Mapping[Fact, Sequence[Place]], texts: Mapping[str, str]
    ) -> None:
        breaks = {article: [match.end() for match in _BREAK.finditer(text)] for article, text in texts.items()}
        found: defaultdict[tuple[str, int], list[tuple[Place, Claim]]] = defaultdict(list)
        for claim in claims:
            for place in places.get(claim.fact, ()):
                found[place.article, bisect_right(breaks[place.article], place.start)].append((place, claim))
        self._found = {key: sorted(each, key=lambda pair: (pair[0], pair[1].id)) for key, each in found.items()}

    def __iter__(self) -> Iterator[list[tuple[Place, Claim]]]:
        """Each sentence with figures, by article and place."""
        return iter(each for _, each in sorted(self._found.items()))


def rows_of(check: Check, facts: Mapping[Fact, Row]) -> tuple[Row, list[Row]]:
    """The rows of ``check_result`` and ``check_result_fact``."""
    result = {
        "id": check.id,
        "check_code": check.kind,
        "outcome": check.outcome,
        "stated": check.stated,
        "computed": check.computed,
        "unit": check.unit,
    }
    return result, [
        {
            "check_result_id": check.id,
            "fact_table": claim.table,
            "fact_id": claim.id,
            "part": role,
            "value": claim.value,
            "first_source": facts[claim.fact]["first_source"],
            "first_quote": facts[claim.fact]["first_quote"],
        }
        for role, claim in check.parts
    ]
