"""Expressions of time: cases/periods.tsv, the examples of the lexicon, the reporting period, and hostile input."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairing_db.document import Period
from pairing_db.recognise.period_reporting import reporting_period
from pairing_db.recognise.period_words import entries
from pairing_db.recognise.periods import find_periods

CASES = Path(__file__).parent / "cases" / "periods.tsv"
DAY = date(2020, 6, 19)


def span(written: str) -> tuple[date, date] | None:
    """2019-01-01..2019-12-31 as two dates."""
    first, _, last = written.partition("..")
    return (date.fromisoformat(first), date.fromisoformat(last)) if last else None


def cases() -> list[tuple[str, str, str, str]]:
    """Text, day of publication, periods, reporting period."""
    lines = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [(line[0], line[1], line[2] if len(line) > 2 else "", line[3] if len(line) > 3 else "") for line in lines]


def written(text: str, period: Period) -> str:
    """A period in the form of the case file."""
    return f"{text[period.start : period.end]}|{period.start_date or ''}..{period.end_date or ''}|{period.kind}"


@pytest.mark.parametrize(("text", "published", "periods", "reporting"), cases())
def test_periods(text: str, published: str, periods: str, reporting: str) -> None:
    day = None if published == "-" else date.fromisoformat(published)
    found = find_periods(text, day, span(reporting))
    assert " ; ".join(written(text, period) for period in found) == periods


@pytest.mark.parametrize("example", [(e["kind"], text) for e in entries()["word"] for text in e["yes"]], ids=str)
def test_word_example(example: tuple[str, str]) -> None:
    kind, text = example
    found = find_periods(text, DAY)
    assert found
    assert found[0].kind in (kind, "since")


@pytest.mark.parametrize("text", [text for entry in entries()["word"] for text in entry["no"]])
def test_word_counter_example(text: str) -> None:
    assert find_periods(text, DAY) == ()


@pytest.mark.parametrize(
    ("title", "lead", "published", "expected"),
    [
        ("六枝特区2018年东西部扶贫协作工作总结", "2018年，我区主动对接。", "2019-01-09", "2018-01-01..2018-12-31"),
        ("2019年甘谷县与东丽区深化协作纪实", "", "2020-06-03", "2019-01-01..2019-12-31"),
        ("山海情深", "东西部扶贫协作是大战略。", "2020-06-19", "2020-01-01..2020-06-19"),
        (
            "山海同卷",
            "自2021年以来，两市携手。2023年考核第一；2024年，到位资金8.37亿元",
            "2025-02-11",
            "2024-01-01..2024-12-31",
        ),
        ("一片茶叶过珠江", "2021年，两市建立协作关系。", "2023-11-08", "2023-01-01..2023-11-08"),
        ("去年帮扶资金超3亿", "", "2021-03-01", "2020-01-01..2020-12-31"),
        ("力争2025年出口翻番", "", "2023-03-01", "2023-01-01..2023-03-01"),
        ("结对帮扶", "今年投入资金，较2018年增长", "2019-11-26", "2019-01-01..2019-11-26"),
        ("沪遵协作这一年", "过去一年，两地互访频繁。", "2022-02-18", "2021-01-01..2021-12-31"),
        ("山海同行", "刚刚过去的一年，两地互访频繁。", "2023-01-20", "2022-01-01..2022-12-31"),
        ("山海同行", "过去一年，两地互访频繁。", "2022-09-18", "2022-01-01..2022-09-18"),
        ("山海同行", "过去一年，两地互访频繁。今年将再上台阶。", "2022-02-18", "2021-01-01..2021-12-31"),
        ("山海同行", "过去一年，两地互访频繁。今年到位资金1.2亿元。", "2022-02-18", "2022-01-01..2022-02-18"),
        ("山海同行", "2021年，两地互访频繁。2022年，两地将引进企业9家。", "2022-02-18", "2021-01-01..2021-12-31"),
        ("山海同行", "去年4月，两地商定新一轮协作。今年春节刚过，工厂开工。", "2022-02-18", "2022-01-01..2022-02-18"),
        ("沪遵协作的2021", "岁序更替。", "2022-02-18", "2021-01-01..2021-12-31"),
        ("“十四五”开局之年的答卷", "两地结对。", "2022-01-28", "2021-01-01..2021-12-31"),
        ("“十四五”开局之年的答卷", "两地结对。", "2021-01-28", "2021-01-01..2021-01-28"),
        ("收官之年", "“十三五”收官之年，两地结对。", "2021-02-03", "2020-01-01..2020-12-31"),
    ],
)
def test_reporting_period(title: str, lead: str, published: str, expected: str) -> None:
    assert reporting_period(title, lead, date.fromisoformat(published)) == span(expected)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "口述历史|从黄海边到黔中",
            "2013年至2016年,任首批援黔干部联络组组长,挂职安顺市副市长。",
            "2013-01-01..2016-12-31",
        ),
        ("从黄海边到黔中", "口述 沈某\n2013年7月至2016年7月,在安顺挂职。", "2013-01-01..2016-12-31"),
        ("从黄海边到黔中", "2013年至2016年,任首批援黔干部联络组组长。", "2020-01-01..2020-07-28"),
        ("口述历史|从黄海边到黔中", "2018年至2020年,任援黔干部联络组组长。", "2020-01-01..2020-07-28"),
    ],
)
def test_memories_are_of_the_years_of_service(title: str, body: str, expected: str) -> None:
    assert reporting_period(title, "", date(2020, 7, 28), body=body) == span(expected)


def test_no_publication_no_reporting_period() -> None:
    assert reporting_period("2019年总结", "", None) is None


@given(
    st.text(
        alphabet="0123456789一二三四五六七八九十〇年月日号底初上下半前去今明同次当至到-—"
        "自从截以来起间里近连续每个季度。，、 ",
        max_size=40,
    )
)
def test_any_text_is_dated_without_error(text: str) -> None:
    end = 0
    for period in find_periods(text, DAY):
        assert end <= period.start < period.end <= len(text)
        assert not (period.start_date and period.end_date) or period.start_date <= period.end_date
        end = period.end


@pytest.mark.parametrize(
    "piece", ["9", "1月", "2019年", "至", "自", "三年", "今年", "2019-", "1日、", "以来", "每", "十四五", "近"]
)
def test_long_runs_take_linear_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    start = time.process_time()
    find_periods(text, DAY)
    assert time.process_time() - start < 8
