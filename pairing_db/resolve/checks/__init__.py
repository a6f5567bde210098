"""Checks by arithmetic: facts that must fit each other, and whether they do. Each kind of check is a function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pairing_db.resolve.checks.check import Check, Sentences, rows_of
from pairing_db.resolve.checks.ratios import averages, households, shares
from pairing_db.resolve.checks.whole import parts_against_whole
from pairing_db.resolve.checks.years import Earlier, growth, targets
from pairing_db.resolve.relations.claim import Claim, Fact, Place

__all__ = ["Check", "check", "rows_of"]


def check(
    claims: Sequence[Claim],
    places: Mapping[Fact, Sequence[Place]],
    texts: Mapping[str, str],
    code: Mapping[str, str],
    counties: Mapping[str, int],
) -> list[Check]:
    """Every check that the claims allow, once each, by id.

    ``code`` gives an indicator's code by its id, ``counties`` how many counties a prefecture has by its id.
    """
    found = [*parts_against_whole(claims, {claim.fact: claim for claim in claims}), *targets(claims)]
    earlier = Earlier(claims)
    for sentence in Sentences(claims, places, texts):
        found += [
            *shares(sentence, code),
            *averages(sentence, code, counties),
            *households(sentence),
            *growth(sentence, code, earlier),
        ]
    return sorted({each.id: each for each in found}.values(), key=lambda each: each.id)
