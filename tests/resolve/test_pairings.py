"""Pairings: one row each, known to the register or not, and found again by the facts that they cover."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

CITY = ("山东省/青岛市", "甘肃省/陇南市")
COUNTY = ("山东省/青岛市/市南区", "甘肃省/陇南市/文县")
TOLD = {"qualifier": "exact", "status": "actual"}


@pytest.fixture
def pairs(region, write):
    """An article that states pairings, given as (donor path, recipient path, level)."""

    def make(source: str, *stated: tuple[str, str, str]):
        facts = [
            ("pairing", source, {"donor": region(donor), "recipient": region(recipient), "level": level})
            for donor, recipient, level in stated
        ]
        return write(source, source, *facts)

    return make


@pytest.fixture
def covering(database: Engine, region, write, store, rows):
    """The sides of the pairing that a fact got."""

    def make(articles, table: str, **columns: object) -> tuple[str, str] | None:
        places = {c: region(v) for c, v in columns.items() if isinstance(v, str) and "/" in v}
        store(database, *articles, write("fact.txt", "有12人", (table, "12人", TOLD | columns | places)))
        (row,) = rows(database, f"SELECT pairing_donor, pairing_recipient FROM v_{table}")
        return (row["pairing_donor"], row["pairing_recipient"]) if row["pairing_donor"] else None

    return make


MONEY = {"kind": "social_aid", "stage": "disbursed", "amount_yuan": 12}
OBSERVED = {"indicator": "other", "value": 12, "unit": "person"}


def test_the_narrowest_pairing_covers(pairs, covering) -> None:
    stated = [pairs("a.txt", (*CITY, "prefecture"), (*COUNTY, "county"))]
    assert covering(stated, "fund_flow", donor=COUNTY[0], recipient=COUNTY[1], **MONEY) == ("市南区", "文县")


def test_a_wider_pairing_covers_what_lies_inside(pairs, covering) -> None:
    stated = [pairs("a.txt", (*CITY, "prefecture"))]
    assert covering(stated, "fund_flow", donor=COUNTY[0], recipient=COUNTY[1], **MONEY) == ("青岛市", "陇南市")


def test_a_pairing_of_counties_does_not_cover_their_cities(pairs, covering) -> None:
    stated = [pairs("a.txt", (*COUNTY, "county"))]
    assert covering(stated, "fund_flow", donor=CITY[0], recipient=CITY[1], **MONEY) is None


def test_a_donor_alone_has_no_pairing(pairs, covering) -> None:
    assert covering([pairs("a.txt", (*CITY, "prefecture"))], "fund_flow", donor=CITY[0], **MONEY) is None


def test_a_recipient_alone_has_the_one_pairing(pairs, covering) -> None:
    stated = [pairs("a.txt", (*CITY, "prefecture"))]
    assert covering(stated, "observation", region="甘肃省/陇南市/成县", **OBSERVED) == ("青岛市", "陇南市")


def test_a_recipient_of_two_donors_has_none(pairs, covering) -> None:
    stated = [pairs("a.txt", (*CITY, "prefecture"), ("天津市/东丽区", CITY[1], "prefecture"))]
    assert covering(stated, "observation", region="甘肃省/陇南市/成县", **OBSERVED) is None


def test_sides_of_people_follow_direction_and_mode(pairs, covering) -> None:
    stated = [pairs("a.txt", (*CITY, "prefecture"))]
    people = {"role": "teacher", "activity": "training", "persons": 12, "unit": "person", "direction": "to_donor"}
    assert covering(stated, "talent_exchange", **{"from": CITY[1]}, to=CITY[0], **people) == ("青岛市", "陇南市")


def test_a_pairing_stated_twice_is_one(database: Engine, pairs, store, rows) -> None:
    store(database, pairs("a.txt", (*CITY, "prefecture")), pairs("b.txt", (*CITY, "prefecture")))
    (row,) = rows(database, "SELECT sources, basis, donor_name, recipient_name FROM v_pairing")
    assert row == {"sources": 2, "basis": "official", "donor_name": "青岛市", "recipient_name": "陇南市"}


def test_organisations_are_known_by_name(database: Engine, write, store, rows) -> None:
    def schools(source: str, donor: str):
        values = {"donor_name": donor, "recipient_name": "文县一中", "level": "organisation"}
        return write(source, f"{source}{donor}与文县一中结对", ("pairing", "文县一中结对", values))

    store(database, schools("a.txt", "青岛二中"), schools("b.txt", "青岛 二中"), schools("c.txt", "青岛九中"))
    found = rows(database, "SELECT sources, basis FROM v_pairing ORDER BY sources")
    assert found == [{"sources": 1, "basis": "observed"}, {"sources": 2, "basis": "observed"}]
