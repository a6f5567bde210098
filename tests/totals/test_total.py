"""The answers of ``pairing-db total``: what is added, what stays out, what is said about it."""

from __future__ import annotations

import pytest

from pairing_db.errors import UsageError
from pairing_db.publish.divisions import find_division, stored_atlas
from pairing_db.publish.total import Group, ask

CITY = ("2023-01-10", "2022年,福州市向定西市拨付财政援助资金3.6亿元。")
COUNTY = ("2023-01-12", "2022年,福州市向渭源县拨付财政援助资金5200万元。")
OTHER_COUNTY = ("2023-01-13", "2022年,福州市向岷县拨付财政援助资金6100万元。")
FOUR_YEARS = ("2025-02-11", "2021年至2024年,福州市累计向定西市投入财政援助资金15.2亿元。")
LAST_YEAR = ("2025-02-12", "2024年,福州市向定西市投入财政援助资金4.1亿元。")


def answer(engine, recipient: str, first: int = 2022, last: int = 2022, kind: str = "fiscal_aid") -> list[Group]:
    with engine.connect() as connection:
        return ask(connection, "福州", recipient, kind, first, last)


def test_the_city_counts_and_its_county_stays_out(holding) -> None:
    (group,) = answer(holding(CITY, COUNTY), "定西")
    assert (group.value, group.codes, group.sources) == (3.6e8, ("disbursed",), 1)
    assert [(row["value"], note) for row, note in group.left_out] == [(5.2e7, "within_region")]
    assert group.warnings == []


def test_asked_about_the_county_its_own_figure_counts(holding) -> None:
    (group,) = answer(holding(CITY, COUNTY), "渭源县")
    assert (group.value, group.left_out) == (5.2e7, [])


def test_where_the_city_has_no_figure_its_counties_are_a_lower_bound(holding) -> None:
    (group,) = answer(holding(COUNTY, OTHER_COUNTY), "定西市")
    assert (group.value, group.sources) == (1.13e8, 2)
    assert "lower bound" in group.warnings[0]


def test_a_figure_for_four_years_stands_for_years_without_their_own(holding) -> None:
    (group,) = answer(holding(FOUR_YEARS, LAST_YEAR), "621100", 2021, 2024)
    assert group.value == 1.52e9
    assert [(row["value"], note) for row, note in group.left_out] == [(4.1e8, "within_period")]
    assert "2021-2024" in group.warnings[0]


def test_it_does_not_where_it_reaches_beyond_the_years_asked_for(holding) -> None:
    (group,) = answer(holding(FOUR_YEARS, LAST_YEAR), "甘肃省/定西市", 2023, 2024)
    assert group.value == 4.1e8
    assert [note for _, note in group.left_out] == ["cumulative"]
    assert group.warnings == ["No figure that may be added for 2023."]


def test_bounds_follow_from_the_words_around_the_figures(holding) -> None:
    told = ("2023-01-10", "2022年,福州市向定西市拨付财政援助资金3.6亿余元。")
    (group,) = answer(holding(told), "定西")
    assert group.bounds == (3.6e8, 3.7e8)


def test_contradictions_are_named(holding) -> None:
    (group,) = answer(holding(CITY, ("2023-03-01", "2022年,福州市向定西市拨付财政援助资金3.12亿元。")), "定西")
    assert group.value == 3.12e8
    assert "contradict" in group.warnings[0]


def test_people_are_asked_for_by_mode(holding) -> None:
    told = ("2023-01-10", "2022年,定西市向福州市输转劳动力1200人,帮助定西市3400名农村劳动力就近就业。")
    groups = answer(holding(told), "定西", kind="labor")
    assert {(group.codes, group.value) for group in groups} == {(("to_partner",), 1200), (("local",), 3400)}


@pytest.mark.parametrize(("name", "said"), [("没有这个县", "No division"), ("朝阳", "may be")])
def test_a_name_that_cannot_be_meant_is_refused(database, name: str, said: str) -> None:
    with database.connect() as connection, pytest.raises(UsageError, match=said):
        find_division(stored_atlas(connection), name)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("青岛", "山东省/青岛市"),
        ("370200", "山东省/青岛市"),
        ("临夏", "甘肃省/临夏回族自治州"),
        ("临夏县", "甘肃省/临夏回族自治州/临夏县"),
        ("积石山县", "甘肃省/临夏回族自治州/积石山保安族东乡族撒拉族自治县"),
        ("即墨市", "山东省/青岛市/即墨区"),
    ],
)
def test_divisions_are_found_by_any_name(database, name: str, path: str) -> None:
    with database.connect() as connection:
        atlas = stored_atlas(connection)
        assert atlas.rows[find_division(atlas, name)]["path"] == path


@pytest.mark.parametrize("table", ["aid_by_pairing_year", "labor_by_pairing_year"])
def test_the_tables_of_totals_add_what_may_be_added(holding, rows, table: str) -> None:
    told = ("2023-01-10", "2022年,定西市向福州市输转劳动力1200人。2021年,福州市向定西市拨付财政援助资金2.9亿元。")
    engine = holding(CITY, COUNTY, FOUR_YEARS, LAST_YEAR, told)
    facts, value = ("fund_flow", "amount_yuan") if table.startswith("aid") else ("labor_transfer", "persons")
    added = rows(engine, f"SELECT year, sum({value}) AS total FROM {facts} WHERE sum_ok GROUP BY year ORDER BY year")
    column = "amount_yuan" if table.startswith("aid") else "persons"
    query = f"SELECT year, sum({column}) AS total FROM v_{table} WHERE rows_added GROUP BY year ORDER BY year"
    assert rows(engine, query) == added
    left = rows(engine, f"SELECT count(*) AS n FROM {facts} WHERE NOT sum_ok")
    assert rows(engine, f"SELECT coalesce(sum(rows_left_out), 0) AS n FROM v_{table}") == left
