"""What people decide about facts: shown, told, taken back without a trace, whatever the order."""

from __future__ import annotations

import itertools
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from pairing_db.errors import CorrectionError
from pairing_db.publish import prepare_database
from pairing_db.store import check_corrections
from pairing_db.store.models import metadata

FOLDER = Path(__file__).parent / "cases"
CASES = tomllib.loads((FOLDER / "corrections.toml").read_text(encoding="utf-8"))["case"]
CONTRADICTIONS = tomllib.loads((FOLDER / "contradictions.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def loaded_file(tmp_path_factory: pytest.TempPathFactory, empty_database: Path, two_articles, store) -> Path:
    path = tmp_path_factory.mktemp("two") / "pairing.db"
    shutil.copyfile(empty_database, path)
    engine = prepare_database(f"sqlite:///{path}")
    store(engine, *two_articles)
    engine.dispose()
    return path


@pytest.fixture
def loaded(tmp_path: Path, loaded_file: Path) -> Iterator[Engine]:
    """A database with the two articles and no corrections."""
    shutil.copyfile(loaded_file, tmp_path / "pairing.db")
    engine = prepare_database(f"sqlite:///{tmp_path / 'pairing.db'}")
    yield engine
    engine.dispose()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any], loaded: Engine, store, rows, content, with_ids, corrections_of) -> None:
    before = content(loaded)
    corrections = corrections_of(with_ids(case["corrections"], loaded))
    queries = [with_ids(then["query"], loaded) for then in case["then"]]
    check_corrections(corrections)
    store(loaded, corrections=corrections)
    for query, then in zip(queries, case["then"], strict=True):
        found = rows(loaded, query)
        assert [{c: v for c, v in row.items() if v is not None} for row in found] == then["rows"], query
    broken = rows(loaded, "PRAGMA foreign_key_check")
    assert broken == []
    store(loaded)
    assert content(loaded) == before


@pytest.mark.parametrize("case", CONTRADICTIONS, ids=[case["name"] for case in CONTRADICTIONS])
def test_contradictions(case: dict[str, Any], loaded: Engine, store, content, with_ids, corrections_of) -> None:
    before = content(loaded)
    corrections = corrections_of(*with_ids(case["corrections"], loaded).split("---\n"))
    with pytest.raises(CorrectionError, match=case["sentence"]) as refusal:
        check_corrections(corrections)
        store(loaded, corrections=corrections)
    assert all(each.file in str(refusal.value) for each in corrections)
    assert content(loaded) == before


def test_corrections_that_agree_are_one_decision_each(loaded: Engine, store, rows, with_ids, corrections_of) -> None:
    entry = with_ids("action = 'reject'\ntable = 'labor_transfer'\nid = '<labor_transfer: persons = 148>'\n", loaded)
    store(loaded, corrections=corrections_of(entry, entry))
    assert rows(loaded, "SELECT file, state FROM correction") == [{"file": "0.toml", "state": "applied"}]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.integers(0, len(CASES) - 1), min_size=2, max_size=5), data=st.data())
def test_any_order_gives_the_same_database(
    chosen: set[int], data, loaded, store, content, with_ids, corrections_of
) -> None:
    """Files in any order, entries in any order, and without them what was there before."""
    before = content(loaded)
    texts = [with_ids(CASES[number]["corrections"], loaded) for number in sorted(chosen)]
    seen: list[object] = []
    for order in (texts, data.draw(st.permutations(texts))):
        try:
            store(loaded, corrections=data.draw(st.permutations(corrections_of(*order))))
        except CorrectionError:
            seen.append("refused")
        else:
            seen.append(_without_files(content(loaded)))
    assert seen[0] == seen[1]
    store(loaded)
    assert content(loaded) == before


def _without_files(found: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """The content without the names of the files, which the test deals out anew."""
    at = metadata.tables["correction"].columns.keys().index("file")
    return found | {"correction": [(*row[:at], *row[at + 1 :]) for row in found["correction"]]}


def test_articles_in_any_order_with_corrections(open_database, two_articles, store, content, with_ids, corrections_of):
    seen = []
    for order in itertools.permutations(two_articles):
        engine = open_database(f"{order[0].document.article.source}.db")
        store(engine, *order)
        corrections = corrections_of(*(with_ids(case["corrections"], engine) for case in CASES[:3]))
        store(engine, corrections=corrections[:1])
        store(engine, *reversed(order), corrections=corrections)
        seen.append(content(engine))
    assert seen[0] == seen[1]


def test_a_fact_follows_the_enterprise_that_articles_joined(open_database, write, store, rows, corrections_of) -> None:
    """The id of a fact names its payer; a later article that joins two names must not lose the correction."""
    given = {"kind": "enterprise_investment", "stage": "disbursed", "status": "actual", "amount_yuan": 5e5}

    def article(source: str, name: str, *, pays: bool, aliases: tuple[str, ...] = ()):
        firm = ("enterprise", name, {"name": name, "kind": "company", "aliases": aliases})
        paid = [("fund_flow", "投资50万元", given | {"payer_enterprise": name})] if pays else []
        return write(source, f"{source}：{name}投资50万元。", firm, *paid)

    firms = ("天成现代制药有限公司", "老天成健康有限公司")
    engine = open_database("joined.db")
    store(engine, *(article(f"{number}.txt", name, pays=True) for number, name in enumerate(firms)))
    ids = [row["id"] for row in rows(engine, "SELECT id FROM fund_flow ORDER BY id")]
    assert len(ids) == 2
    for key in ids:
        change = f"action = 'change'\ntable = 'fund_flow'\nid = '{key}'\nwas = {{ scope = '' }}\nset.scope = '一期'\n"
        corrections = corrections_of(change)
        store(engine, article("2.txt", firms[0], pays=False, aliases=(firms[1],)), corrections=corrections)
        assert rows(engine, "SELECT scope, sources FROM fund_flow") == [{"scope": "一期", "sources": 2}]
