"""From facts to claims: which scopes narrow, which indicators add up."""

from __future__ import annotations

import tomllib

import pytest

from pairing_db import seeds
from pairing_db.resolve.relations.claims import LEXICON, narrowing

EXAMPLES = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["examples"]


@pytest.mark.parametrize(("table", "scope"), EXAMPLES["yes"])
def test_a_scope_that_says_no_more_than_the_kind_narrows_nothing(table: str, scope: str) -> None:
    assert narrowing(table, scope) is None


@pytest.mark.parametrize(("table", "scope"), EXAMPLES["no"])
def test_a_scope_that_narrows_stays(table: str, scope: str) -> None:
    assert narrowing(table, scope)


def test_every_nature_belongs_to_an_indicator_of_the_vocabulary() -> None:
    natures = seeds.indicator_natures()
    assert natures.keys() <= {row.code for row in seeds.indicators()}
    assert set(natures.values()) == {"flow", "reach", "rate"}
