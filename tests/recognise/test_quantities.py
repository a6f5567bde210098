"""Figures in running text: cases/quantities.tsv, the examples of the lexicon, and hostile input."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pairing_db.document import Quantity
from pairing_db.recognise.approximators import approximators
from pairing_db.recognise.not_figures import rules
from pairing_db.recognise.quantities import find_quantities
from pairing_db.recognise.units import measures, unit_at, unit_dimensions

CASES = Path(__file__).parent / "cases" / "quantities.tsv"


def cases() -> list[tuple[str, str]]:
    """Text and the figures that it holds, as one line."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(text, figures) for text, _, figures in (line.partition("\t") for line in lines if line and line[0] != "#")]


def written(text: str, quantity: Quantity) -> str:
    """A quantity in the form of the case file."""
    value = (
        f"{quantity.value:.12g}" if quantity.value_max is None else f"{quantity.value:.12g}~{quantity.value_max:.12g}"
    )
    return f"{text[quantity.start : quantity.end]}|{value}|{quantity.unit or '-'}|{quantity.qualifier}"


@pytest.mark.parametrize(("text", "figures"), cases())
def test_figures(text: str, figures: str) -> None:
    assert " ; ".join(written(text, quantity) for quantity in find_quantities(text)) == figures


@pytest.mark.parametrize("text", ["共有{}名干部", "今年{},群众满意", "（{}）"])
@pytest.mark.parametrize("figure", ["3.5万亩", "上千名", "2-3万元", "六成", "一百二十余家"])
def test_offsets_do_not_depend_on_the_place(text: str, figure: str) -> None:
    whole = text.format(figure)
    assert figure in [whole[q.start : q.end] for q in find_quantities(whole)]


@pytest.mark.parametrize("example", [(e, *y) for e in approximators() for y in e["yes"]], ids=lambda e: str(e[1]))
def test_approximator_example(example: tuple[dict[str, object], str, str]) -> None:
    _, text, qualifier = example
    assert find_quantities(text)[0].qualifier == qualifier


@pytest.mark.parametrize("text", [text for entry in approximators() for text in entry["no"]])
def test_approximator_counter_example(text: str) -> None:
    assert [q.qualifier for q in find_quantities(text)][:1] in ([], ["exact"])


@pytest.mark.parametrize("text", [text for rule in rules() for text in rule["yes"]])
def test_no_figure_example(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize("text", [text for rule in rules() for text in rule["no"]])
def test_figure_that_looks_like_none(text: str) -> None:
    assert find_quantities(text)


def test_every_unit_has_an_example_that_reads_as_it() -> None:
    import csv

    from pairing_db.recognise.units import REFERENCE

    with (REFERENCE / "units.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["code"] in [q.unit for q in find_quantities(row["example"])], row


def test_every_measure_word_is_found_alone() -> None:
    for word, measure in measures().items():
        found = unit_at(word, 0)
        assert found is not None
        assert (found.measure, found.unit) == (word, measure.unit or word)
        assert measure.unit is None or measure.unit in unit_dimensions()


def test_periods_hold_no_figures() -> None:
    from datetime import date

    from pairing_db.recognise.periods import find_periods

    text = "四年来输送12.3万人次，近两年投入3亿元"
    found = find_quantities(text, find_periods(text, date(2020, 6, 19)))
    assert [text[q.start : q.end] for q in found] == ["12.3万人次", "3亿元"]


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "9,",
        "1.",
        "一",
        "万",
        "千万",
        "一万",
        "第一、",
        "2019年",
        "1-",
        "1+",
        "“一",
        "三年来",
        "近",
        "超过",
        "半年1个",
        "3.2、",
    ],
)
def test_long_runs_take_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    find_quantities(text)
    assert time.process_time() - start < 5
