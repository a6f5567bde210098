"""What a stated figure leaves open."""

from __future__ import annotations

import pytest

from pairing_db.resolve.relations.extent import Extent


def extent(words: str) -> Extent:
    """``over 3e8``, ``exact 31500``, ``range 100 999`` as an extent."""
    qualifier, value, *top = words.split()
    return Extent(float(value), float(top[0]) if top else None, qualifier)


@pytest.mark.parametrize(
    ("rough", "fine"),
    [
        ("exact 31500", "exact 31489"),
        ("over 3e8", "exact 316900000"),
        ("over 38000000", "exact 38009200"),
        ("under 3.2e8", "exact 318760000"),
        ("about 5e7", "exact 52000000"),
        ("range 100 999", "exact 384"),
        ("exact 23.5e8", "exact 2347800000"),
        ("over 0.7", "exact 0.74"),
        ("over 31690000", "exact 31690000"),
    ],
)
def test_the_rough_figure_rounds_the_fine_one_and_not_the_other_way(rough: str, fine: str) -> None:
    assert extent(rough).rounds(extent(fine))
    assert not extent(fine).rounds(extent(rough))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("over 3e8", "exact 420000000"),
        ("exact 31500", "exact 31400"),
        ("under 3.2e8", "exact 305000000"),
        ("exact 31489", "exact 31488"),
        ("exact 31690000", "exact 31690000"),
        ("range 20 99", "exact 100"),
    ],
)
def test_figures_that_no_rounding_reconciles(one: str, other: str) -> None:
    assert not extent(one).rounds(extent(other))
    assert not extent(other).rounds(extent(one))


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("exact 31500", (31500, 31500)),
        ("over 38000000", (38000000, 39000000)),
        ("under 5e7", (4e7, 5e7)),
        ("about 5e7", (4.5e7, 5.5e7)),
        ("range 1000 9999", (1000, 9999)),
        ("about 0", (0, 0.5)),
    ],
)
def test_the_least_and_the_most_that_is_added_up(words: str, bounds: tuple[float, float]) -> None:
    assert extent(words).bounds == bounds
