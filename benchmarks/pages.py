"""How long pages and searches take on a database of any size, and how much SQLite works for each.

usage: python benchmarks/pages.py [--articles 100000] [--facts 1000000] [--database FILE]

Makes a synthetic database (or takes FILE, made by ``benchmarks/synthetic.py`` or a load), fills the full-text index,
asks for each page of the application in this process and prints the first and the best answer in milliseconds. The
work is counted in thousands of steps of SQLite's own machine: it does not depend on what else the computer does, so
that tests can compare two sizes by it.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

from pairing_db.publish import prepare_database, refresh_search
from pairing_db.publish.search import search
from pairing_db.publish.web import articles, compare, entities, pairings, start
from pairing_db.publish.web.app import build
from pairing_db.publish.web.labels import read_labels
from pairing_db.publish.web.language import Reader
from pairing_db.store import transaction

ROUNDS = 5
SEARCHES = ("陇南", "陇", "财政援助资金", "青岛 教师", "的", "不存在的词")


def fill_search(path: Path) -> None:
    """Bring the full-text index of a database up to date."""
    engine = prepare_database(f"sqlite:///{path}")
    with transaction(engine) as connection:
        refresh_search(connection)
    engine.dispose()


def samples(db: sqlite3.Connection) -> dict[str, str]:
    """Ids to ask for: the pairing, enterprise and project of which most is said, any article and fact."""
    most = "SELECT {0} FROM {1} WHERE {0} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    queries = {
        "pairing": most.format("pairing_id", "fund_flow"),
        "enterprise": most.format("payer_enterprise_id", "fund_flow"),
        "project": most.format("project_id", "observation"),
        "article": "SELECT id FROM article ORDER BY id LIMIT 1",
        "fact": "SELECT id FROM fund_flow ORDER BY id LIMIT 1",
    }
    return {name: db.execute(query).fetchone()[0] for name, query in queries.items()}


def addresses(found: dict[str, str]) -> list[str]:
    """One address of each kind of page."""
    return [
        "/", "/pairings", f"/pairing/{found['pairing']}", "/articles", f"/article/{found['article']}",
        f"/sentence/fund_flow/{found['fact']}", f"/fact/fund_flow/{found['fact']}", "/enterprises",
        f"/enterprise/{found['enterprise']}", "/projects", f"/project/{found['project']}", "/compare",
        f"/compare?pairing={found['pairing']}", "/compare?measure=people_moved",
        *(f"/search?q={words}" for words in SEARCHES), "/data", "/data/v_fund_flow",
    ]  # fmt: skip


def work(db: sqlite3.Connection) -> dict[str, int]:
    """Steps of SQLite, in thousands, that each page takes once what is kept has been kept."""
    reader, found = Reader("zh", read_labels(db)), samples(db)
    kept, years = start.inside(db), compare.known_years(db)
    pages: dict[str, Callable[[], Any]] = {
        "start": lambda: start.start_page(db, reader, kept),
        "pairings": lambda: pairings.pairing_list(db, reader),
        "pairing": lambda: pairings.pairing_page(db, reader, found["pairing"]),
        "articles": lambda: articles.article_list(db),
        "article": lambda: articles.article_page(db, reader, found["article"]),
        "enterprise": lambda: entities.entity_page(db, reader, "enterprise", found["enterprise"]),
        "project": lambda: entities.entity_page(db, reader, "project", found["project"]),
        "fact": lambda: entities.fact_page(db, reader, "fund_flow", found["fact"]),
        "compare": lambda: compare.compare_page(db, reader, years, measure="fiscal_aid", year=None, pairings=[]),
        **{f"search {words}": (lambda words=words: search(db, words)) for words in SEARCHES},
    }
    return {name: steps(db, page) for name, page in pages.items()}


def steps(db: sqlite3.Connection, call: Callable[[], Any]) -> int:
    """How many thousand steps SQLite takes for a call."""
    counted = 0

    def tick() -> int:
        nonlocal counted
        counted += 1
        return 0

    db.set_progress_handler(tick, 1_000)
    try:
        call()
    finally:
        db.set_progress_handler(None, 0)
    return counted


async def timed(path: Path, wanted: list[str]) -> dict[str, tuple[float, float, int]]:
    """The first and the best answer of each address in milliseconds, and its size in kilobytes."""
    application = build(path, hosts=("*",)).app()
    taken = {}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://localhost") as client:
        await client.get("/about")
        for address in wanted:
            rounds = []
            for _ in range(ROUNDS):
                begin = time.perf_counter()
                answer = await client.get(address)
                rounds.append(1_000 * (time.perf_counter() - begin))
                if answer.status_code >= 400:  # noqa: PLR2004, RUF100
                    sys.exit(f"{address} answered {answer.status_code}")
            taken[address] = rounds[0], min(rounds[1:]), len(answer.content) // 1_000
    return taken


def synthetic() -> Any:
    """The generator beside this file."""
    spec = importlib.util.spec_from_file_location("synthetic", Path(__file__).with_name("synthetic.py"))
    if spec is None or spec.loader is None:
        sys.exit("benchmarks/synthetic.py is not there.")
    module = sys.modules["synthetic"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--database", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.database or Path(folder) / "synthetic.db"
        if not path.exists():
            synthetic().fill(path, articles=given.articles, facts=given.facts)
        fill_search(path)
        with closing(sqlite3.connect(path)) as db:
            counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("article", "v_evidence")]  # noqa: S608
            wanted, worked = addresses(samples(db)), work(db)
        print(f"{counts[0]} articles, {counts[1]} pieces of evidence, {path.stat().st_size // 1_000_000} MB")
        print(f"{'address':46} {'first ms':>9} {'best ms':>8} {'kB':>6}")
        for address, (first, best, size) in asyncio.run(timed(path, wanted)).items():
            print(f"{address:46} {first:9.0f} {best:8.0f} {size:6}")
        print(f"{'thousand steps of SQLite':46}")
        for name, count in worked.items():
            print(f"  {name:44} {count:9}")


if __name__ == "__main__":
    main()
