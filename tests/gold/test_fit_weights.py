"""The figures that the weights are fitted on, and the fit itself."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gold.fit_weights import examples, places

HERE = Path(__file__).resolve().parent
SET = str(HERE / "dev")


def test_figures_in_the_quotes_of_gold_are_facts() -> None:
    told = [fact for _, fact, _ in examples(SET)]
    assert sum(told) > 100
    assert told.count(False) > 10


def test_every_place_of_a_quote_is_found() -> None:
    assert list(places("投入30万元，又投入30万元", [{"quote": "30万元"}, {}])) == [(2, 6), (10, 14)]


def test_a_set_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="There is no gold in"):
        list(examples(str(tmp_path)))


def test_a_fit_writes_the_heaviest_features(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="scikit-learn is not installed; pip install scikit-learn to try the fit")
    out = tmp_path / "help.csv"
    command = [sys.executable, str(HERE / "fit_weights.py"), "--keep", "50", "--out", str(out), SET]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    with out.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    assert rows[0] == ["feature", "weight"]
    assert len(rows) == 52
    assert rows[1:] == sorted(rows[1:])
    assert said.startswith("51 weights from ")
