"""One enterprise under all its names, one project under all its names: the cases in ``cases/``."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import Engine

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list:
    found = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case["articles"], case["expected"], id=case["name"]) for case in found]


@pytest.fixture
def firms(region, write):
    """An article that names the given enterprises."""

    def make(source: str, named: list[list[str]]):
        facts = [
            (
                "enterprise",
                name,
                {"name": name, "kind": "company", "home": region(home) if home else None, "aliases": tuple(aliases)},
            )
            for name, home, *aliases in named
        ]
        return write(source, source + "，".join(name for name, *_ in named), *facts)

    return make


@pytest.mark.parametrize(("articles", "expected"), cases("enterprises"))
def test_enterprises(database: Engine, firms, store, rows, content, articles: list, expected: dict) -> None:
    written = [firms(f"{number}.txt", named) for number, named in enumerate(articles)]
    store(database, *written)
    found = rows(database, "SELECT name, aliases FROM v_enterprise")
    assert sorted((row["name"], row["aliases"]) for row in found) == sorted(
        (name.strip(), "、".join(sorted(aliases)) or None) for name, aliases in expected.items()
    )


@pytest.mark.parametrize(("articles", "expected"), cases("projects"))
def test_projects(database: Engine, region, write, store, rows, articles: list, expected: list) -> None:
    written = []
    for number, named in enumerate(articles):
        facts = []
        for name, place, *takers in named:
            facts += [("enterprise", taker, {"name": taker, "kind": "company"}) for taker in takers]
            values = {"name": name, "region": region(place) if place else None}
            facts.append(("project", name, values | {"enterprises": tuple((taker, "investor") for taker in takers)}))
        written.append(write(f"{number}.txt", f"{number}" + "，".join(itertools.chain(*named)), *facts))
    store(database, *written)
    assert [row["name"] for row in rows(database, "SELECT name FROM v_project ORDER BY name")] == sorted(expected)


def test_merged_ids_stay_findable(database: Engine, firms, store, rows) -> None:
    store(database, firms("a.txt", [["利和萃取", ""]]))
    (alone,) = rows(database, "SELECT id FROM enterprise")
    store(database, firms("b.txt", [["青岛利和萃取股份有限公司", "山东省/青岛市", "利和萃取"]]))
    (merged,) = rows(database, "SELECT id FROM enterprise")
    former = rows(database, "SELECT id, current_id FROM former_id")
    assert [row["current_id"] for row in former] == [merged["id"]]
    assert alone["id"] in {merged["id"], former[0]["id"]}
    assert merged["id"] < former[0]["id"]


def test_the_newest_article_decides_an_attribute(database: Engine, write, store, rows) -> None:
    def project(source: str, day: str, **values: object):
        return write(
            source, f"{source}萃取加工厂", ("project", "萃取加工厂", {"name": "萃取加工厂"} | values), published=day
        )

    store(
        database,
        project("a.txt", "2019-01-01", status="agreed", planned_investment_yuan=3e7),
        project("b.txt", "2021-01-01", status="operating"),
        project("c.txt", "2020-01-01", status="under_construction"),
    )
    (row,) = rows(database, "SELECT status, planned_investment_yuan, sources, first_source FROM v_project")
    assert row == {"status": "operating", "planned_investment_yuan": 3e7, "sources": 3, "first_source": "a.txt"}
