"""``pairing-db total`` from outside: the text for a person, the object for a program, sentences where it cannot
answer."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine

from pairing_db.cli import cli
from pairing_db.errors import DatabaseError, UsageError

ASKED = ["total", "--donor", "青岛", "--recipient", "陇南", "--kind", "fiscal_aid", "--from", "2020"]


@pytest.fixture
def filled(database: Engine, region, write, store) -> list[str]:
    """A database with one sum that counts and one over several years; the option that names it."""
    sides = {"donor": region("山东省/青岛市"), "recipient": region("甘肃省/陇南市"), "kind": "fiscal_aid"}
    told = sides | {"stage": "disbursed", "status": "actual", "qualifier": "over"}
    year = {"amount_yuan": 2.5e8, "period_start": "2020-01-01", "period_end": "2020-12-31", "is_cumulative": False}
    years = {"amount_yuan": 9e8, "period_start": "2017-01-01", "period_end": "2020-12-31", "is_cumulative": True}
    text = "2020年投入2.5亿余元，四年来投入9亿余元。"
    store(
        database, write("a.txt", text, ("fund_flow", "2.5亿余元", told | year), ("fund_flow", "9亿余元", told | years))
    )
    return ["--database", str(database.url)]


def test_a_person_reads_the_sum_its_rows_and_what_was_left_out(filled: list[str]) -> None:
    said = CliRunner().invoke(cli, [*ASKED, "--to", "2020", *filled], catch_exceptions=False).output
    assert "250,000,000 yuan (between 250,000,000 and 260,000,000), from 1 article" in said
    assert "+ 250,000,000  2020-01-01 to 2020-12-31  “2.5亿余元”  a.txt" in said
    assert "left out: 跨年累计, cumulative over several years" in said


def test_a_program_reads_one_object(filled: list[str]) -> None:
    said = json.loads(
        CliRunner().invoke(cli, [*ASKED, "--to", "2021", "--json", *filled], catch_exceptions=False).output
    )
    (group,) = said["groups"]
    assert (group["value"], group["lower"], group["upper"], group["sources"]) == (2.5e8, 2.5e8, 2.6e8, 1)
    assert [row["quote"] for row in group["rows"]] == ["2.5亿余元"]
    assert [(row["value"], row["reason"]) for row in group["left_out"]] == [(9e8, "cumulative")]
    assert group["warnings"] == ["No figure that may be added for 2021."]


def test_nothing_stated_is_said(filled: list[str]) -> None:
    said = CliRunner().invoke(cli, [*ASKED, "--to", "2020", "--kind", "consumption", *filled], catch_exceptions=False)
    assert said.output.endswith("\nNothing is stated.\n")


def test_where_no_article_gives_all_aid_together_its_kinds_are_named(filled: list[str]) -> None:
    said = CliRunner().invoke(cli, [*ASKED, "--to", "2020", "--kind", "aid_total", *filled], catch_exceptions=False)
    assert "ask for fiscal_aid, social_aid and in_kind too" in said.output


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ([*ASKED, "--to", "2019"], UsageError, "backwards"),
        ([*ASKED[:1], *ASKED[5:], "--to", "2020"], UsageError, "at least one side"),
        ([*ASKED, "--to", "2020", "--database", "sqlite:///nowhere.db"], DatabaseError, "does not exist"),
    ],
)
def test_what_cannot_be_answered_gives_a_sentence(arguments: list[str], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        CliRunner().invoke(cli, arguments, catch_exceptions=False)
