"""Languages, numbers and labels of the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pairing_db.publish.web
from pairing_db.codes import CORRECTION_STATE, DISPOSITION, FUND_KIND, FUND_STAGE
from pairing_db.publish.web.compare import harmless
from pairing_db.publish.web.labels import read_labels
from pairing_db.publish.web.language import choose, sayings
from pairing_db.publish.web.numbers import amount, plain

PACKAGE = Path(pairing_db.publish.web.__file__).parent


@pytest.mark.parametrize(
    ("cookie", "accepted", "chosen"),
    [
        (None, None, "zh"), (None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"), (None, "en-GB,en;q=0.9,zh;q=0.8", "en"),
        (None, "fr-FR,en;q=0.3", "en"), (None, "fr", "zh"), ("en", "zh", "en"), ("xx", "en", "en"),
        (None, "zh;q=0.1,en;q=0.2", "en"), (None, "en;q=x,,;;", "zh"), (None, "zh-Hant-TW", "zh"),
    ],
)  # fmt: skip
def test_the_language_is_the_readers(cookie: str | None, accepted: str | None, chosen: str) -> None:
    assert choose(cookie, accepted) == chosen


@pytest.mark.parametrize(
    ("yuan", "chinese", "english"),
    [
        (559720000.0, "5.5972亿元", "CNY 559.72 million"), (12398000, "1,239.8万元", "CNY 12.398 million"),
        (1853000000.0, "18.53亿元", "CNY 1.853 billion"), (3000.0, "3,000元", "CNY 3,000"), (0, "0元", "CNY 0"),
        (0.5, "0.5元", "CNY 0.5"), (99999999.99, "9,999.999999万元", "CNY 99.99999999 million"),
        (1e16, "100,000,000亿元", "CNY 10,000,000 billion"),
    ],
)  # fmt: skip
def test_money_is_shown_without_rounding(yuan: float, chinese: str, english: str) -> None:
    assert amount(yuan, "zh") == chinese
    assert amount(yuan, "en") == english


@pytest.mark.parametrize(("value", "shown"), [(1234567.0, "1,234,567"), (64.9, "64.9"), (0.1, "0.1"), (1000, "1,000")])
def test_numbers_keep_their_decimals(value: float, shown: str) -> None:
    assert plain(value) == shown


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＠x"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("青岛市 → 陇南市") == "青岛市 → 陇南市"


def test_labels_of_codes_are_those_of_the_models(database) -> None:
    with database.connect() as connection:
        labels = read_labels(connection.connection.driver_connection)
    assert labels.codes["v_fund_flow", "kind"] == FUND_KIND
    assert labels.codes["fund_flow", "stage"] == FUND_STAGE
    assert labels.codes["figure", "disposition"] == DISPOSITION
    assert labels.codes["correction", "state"] == CORRECTION_STATE  # one of its labels holds a semicolon
    assert labels.code("unit", "code", "yuan")[0] == "元"
    assert labels.code("v_fund_flow", "kind", "unheard_of") == ("unheard_of", "unheard_of")


def test_everything_said_is_in_both_languages_with_the_same_values() -> None:
    for key, said in sayings().items():
        assert said["zh"], key
        assert said["en"], key
        assert set(re.findall(r"{\w+}", said["zh"])) == set(re.findall(r"{\w+}", said["en"])), key


def test_everything_that_templates_say_is_there() -> None:
    said = {
        key
        for path in [*PACKAGE.glob("templates/*.html"), *PACKAGE.glob("*.py")]
        for key in re.findall(r'\bsay\("([a-z_]+[a-z])"[,)]', path.read_text(encoding="utf-8"))
    }
    assert said
    assert said <= set(sayings())
