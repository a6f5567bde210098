"""All relations and verdicts, a bucket of claims at a time: near-linear in time, memory for the largest bucket only."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from pairing_db.resolve.relations.claim import Claim, Relation
from pairing_db.resolve.relations.inside import Index, nested, terms
from pairing_db.resolve.relations.kinds import between_kinds
from pairing_db.resolve.relations.periods import through_time
from pairing_db.resolve.relations.rivals import Settled, settle
from pairing_db.resolve.relations.rounding import roundings
from pairing_db.resolve.relations.sums import (
    Account,
    Covers,
    Open,
    Verdict,
    by_year,
    cover_by_relations,
    cover_in_time,
    cover_inside,
    unfit,
)


@dataclass(frozen=True, slots=True)
class Related:
    """What follows for the claims of a bucket."""

    relations: frozenset[Relation]
    verdicts: dict[tuple[str, str], Verdict]


def relate(claims: Iterable[Claim]) -> Iterator[Related]:
    """Relations and verdicts of claims that come sorted by ``bucket`` (and id), bucket by bucket."""
    opened = Open()
    with _no_collector():
        for _, bucket in groupby(claims, key=lambda claim: claim.bucket):
            opened.next_bucket()
            yield _bucket(list(bucket), opened)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Claims and relations form no cycles; Python's collector of cycles would walk a large bucket again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _bucket(claims: Sequence[Claim], opened: Open) -> Related:
    relations = {Relation(c.fact, whole, "part_of", rule) for c in claims for whole, rule in c.wholes}
    by_measure: defaultdict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_measure[claim.measure].append(claim)
    accounts: list[list[Account]] = []
    covers = Covers()
    by_id = {claim.id: claim for claim in claims}
    relations |= set(between_kinds(claims))
    for alike in by_measure.values():
        found, counted = _measure(alike, covers)
        relations |= found
        accounts.append(counted)
    rounded = {(r.source, r.target) for r in relations if r.relation == "rounds"}
    told = {(c.fact, whole) for c in claims for whole, _ in c.wholes}
    relations = {
        r
        for r in relations
        if r.relation == "rounds"
        or ((r.source, r.target) not in rounded and not (_inferred(r) and (r.source, r.target) in told))
    }
    cover_by_relations(by_id, sorted(relations, key=lambda r: (r.relation != "rounds", r)), covers)
    for counted in accounts:
        _cover(counted, covers)
    return Related(frozenset(relations), _verdicts(claims, covers, opened))


def _inferred(relation: Relation) -> bool:
    """Did a rule find it without a word in the text? What the text says goes before."""
    return relation.relation == "part_of" and relation.rule in ("kind of aid", "named inside unnamed", "list adds up")


def _measure(claims: Sequence[Claim], covers: Covers) -> tuple[set[Relation], list[Account]]:
    """The relations among claims of one measure and status, and the accounts that stand for each frame."""
    frames: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        frames[claim.where, claim.named, claim.start, claim.end, claim.cumulative].append(claim)
    relations: set[Relation] = set()
    accounts: list[Account] = []
    for frame in frames.values():
        found, exact = roundings(frame)
        relations.update(found)
        for settled in _by_unit(exact):
            relations.update(settled.relations)
            accounts.append(settled.counted)
            for covered, (over, why) in settled.covers.items():
                covers.put(covered, over, why)
    standing = [claim for account in accounts for claim in account]
    chains: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in standing:
        chains[terms(claim)].append(claim)
    for chain in chains.values():
        relations.update(through_time(chain))
    relations.update(nested(standing, Index(standing)))
    return relations, accounts


def _by_unit(claims: Iterable[Claim]) -> Iterator[Settled]:
    """The claims of a frame settled unit by unit; what has no value, is a rate or may not be compared stands alone."""
    units: defaultdict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.extent is None:
            yield Settled([claim])
        else:
            units[claim.unit].append(claim)
    for alike in units.values():
        yield settle(alike)


def _cover(accounts: Iterable[Account], covers: Covers) -> None:
    """Let accounts that may be added give way where they share days with others."""
    fit = [account for account in accounts if not unfit(account[0]) and account[0].id not in covers]
    for year in by_year(fit).values():
        kept = {key: cover_in_time(found, covers) for key, found in year.items()}
        cover_inside({key: found for key, found in kept.items() if found}, covers)


def _verdicts(claims: Sequence[Claim], covers: Covers, opened: Open) -> dict[tuple[str, str], Verdict]:
    verdicts = {}
    for claim in claims:
        reason = unfit(claim)
        verdicts[claim.fact] = Verdict(False, reason) if reason else covers.verdict(claim)
        if verdicts[claim.fact].ok and None not in claim.where:
            opened.enter(claim)
    for claim in claims:
        if verdicts[claim.fact].ok and None in claim.where and opened.meets(claim):
            verdicts[claim.fact] = Verdict(False, "sides_open")
    return verdicts
