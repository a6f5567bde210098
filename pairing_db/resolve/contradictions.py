"""Corrections that cannot both hold: all are refused, because nobody but their authors can choose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from pairing_db.document import Correction
from pairing_db.errors import CorrectionError
from pairing_db.resolve.groups import Split
from pairing_db.resolve.identity import fold
from pairing_db.resolve.rulings import ENTITY_COLUMNS, REGION_COLUMNS

Targets = Callable[[Correction], Iterable[str]]
Meaning = Callable[[str, Any], Any]
MOST_SHOWN = 5


def literal_targets(correction: Correction) -> Iterable[str]:
    """The ids as they are written: what can be said before anything is read."""
    return correction.ids


def literal_meaning(column: str, value: Any) -> Any:
    """A value as it is written; divisions and entities have many names, so that their words do not tell."""
    return None if column in REGION_COLUMNS or column in ENTITY_COLUMNS else value


def refuse_contradictions(
    corrections: Iterable[Correction], targets: Targets = literal_targets, meaning: Meaning = literal_meaning
) -> None:
    """Raise ``CorrectionError`` naming files and entries where corrections contradict each other.

    ``targets`` gives the rows that a correction speaks of (two ids of one row must give one target), ``meaning`` makes
    the values that two corrections give to a column comparable.
    """
    about: defaultdict[tuple[str, str], list[Correction]] = defaultdict(list)
    named: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    givers: defaultdict[tuple[str, str | None], list[Correction]] = defaultdict(list)
    for correction in corrections:
        for target in set(targets(correction)):
            about[correction.table, target].append(correction)
            if correction.alias is not None and correction.table != "region":
                named[correction.table, fold(correction.alias)].add(target)
                givers[correction.table, fold(correction.alias)].append(correction)
    found = [line for decisions in about.values() for line in _between(decisions, meaning)]
    found += [
        _sentence(givers[key][0], givers[key][-1], "one alias cannot lead to two rows")
        for key, owners in named.items()
        if len(owners) > 1
    ]
    if found:
        raise CorrectionError(refusal(found))


def refusal(sentences: Iterable[str]) -> str:
    """The message about contradictions."""
    found = sorted(set(sentences))
    shown = "; ".join(found[:MOST_SHOWN])
    more = f"; and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    return (
        f"Corrections contradict each other: {shown}{more}. Take one of each pair away and load again; no "
        "correction was applied and the facts are as they were."
    )


def _between(decisions: Sequence[Correction], meaning: Meaning) -> Iterator[str]:
    """A sentence for each pair of decisions about one row that cannot both hold."""
    for one, other in combinations(decisions, 2):
        actions = {one.action, other.action}
        if "reject" in actions and len(actions) > 1:
            yield _sentence(one, other, "a rejected row has nothing else to say")
        elif actions == {"accept", "change"}:
            yield _sentence(one, other, "a row that is right as read needs no change")
        elif actions == {"change"}:
            for column in sorted(one.becomes.keys() & other.becomes.keys()):
                if meaning(column, one.becomes[column]) != meaning(column, other.becomes[column]):
                    yield _sentence(one, other, f"they give {column} two values")
        elif actions == {"split"} and _part(one) != _part(other) and _split(one).overlaps(_split(other)):
            yield _sentence(one, other, "both take the same statements away")


def _part(correction: Correction) -> tuple[object, ...]:
    return correction.names, correction.articles, correction.into


def _split(correction: Correction) -> Split:
    return Split("", frozenset(correction.names), frozenset(correction.articles))


def _sentence(one: Correction, other: Correction, reason: str) -> str:
    first, second = sorted((one, other), key=lambda each: (each.file, each.number))
    return f"{first.place} and {second.place}: {reason}"
