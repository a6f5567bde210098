"""Databases behind the pages: source articles as loaded, and one whose every word means harm."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest

from pairing_db.pipeline import load
from pairing_db.publish import refresh_search
from pairing_db.publish.web.app import build
from pairing_db.store import transaction

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = ("000_3b27e2b1bd82b962.txt", "003_eb48ba7065d2bf5c.txt", "004_3d0148e306eb5080.txt")
HOSTILE = (
    "<script>document.title='run'</script>",
    '"><img src=x onerror="document.title=\'run\'">',
    "</script><script>document.title='run'</script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:document.title='run'",
    "<svg/onload=document.title='run'>",
    "'-document.title='run'-'",
    "=1+1|cmd",
    "\u202eturned\u2066round\u0007",
    "]]><!--",
)


class Answer:
    """An answer: status, headers, body."""

    def __init__(self, found: Any) -> None:
        self.status, self.headers, self.body = found.status_code, found.headers, found.content
        self.text = found.content.decode("utf-8")


class Site:
    """An application asked as a browser asks it, and the database behind it."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.path, self.datasette = path, build(path, **options)
        self.application = self.datasette.app()

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for a page."""

        async def ask() -> Any:
            transport = httpx.ASGITransport(app=self.application)
            async with httpx.AsyncClient(transport=transport) as client:
                return await client.get(
                    f"http://localhost{address}" if address.startswith("/") else address, headers=headers
                )

        return Answer(asyncio.run(ask()))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database itself."""
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(query).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        for database in self.datasette.databases.values():
            database.close()


@pytest.fixture(scope="session")
def source_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "articles").mkdir()
    for name in ARTICLES:
        shutil.copy(ROOT / "seeds" / "articles" / name, folder / "articles")
    deque(load([folder / "articles"], f"sqlite:///{folder}/pairing.db"), maxlen=0)
    return folder / "pairing.db"


@pytest.fixture(scope="session")
def site(source_database: Path) -> Iterator[Site]:
    made = Site(source_database)
    yield made
    made.close()


@pytest.fixture
def open_site() -> Iterator[Callable[..., Site]]:
    """A maker of applications on a file."""
    made: list[Site] = []

    def make(path: Path, **options: Any) -> Site:
        made.append(Site(path, **options))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def hostile_database(database, tmp_path: Path, region, write, store) -> Path:
    """Every name, title, rule and sentence of it is an attack."""
    donor, recipient = region("山东省/青岛市"), region("甘肃省/陇南市")
    made = []
    for number, attack in enumerate(HOSTILE):
        village = region(f"甘肃省/陇南市/文县/碧口镇/{attack.replace('/', '')}村", "village")
        told = {"qualifier": "exact", "status": "actual", "period_end": "2020-06-19", "is_cumulative": False}
        text = f"{attack}{attack}公司{number}拨付2.5亿元{attack}，建厂{attack}，收益12户{attack}。"
        made.append(
            write(
                f"{attack}{number}",
                text,
                ("pairing", attack, {"donor": donor, "recipient": village, "level": "village"}),
                (
                    "fund_flow",
                    f"拨付2.5亿元{attack}",
                    {"donor": donor, "recipient": recipient, "kind": "fiscal_aid", "stage": "allocated"}
                    | {"amount_yuan": 2.5e8, "scope": attack}
                    | told,
                ),
                (
                    "enterprise",
                    f"{attack}公司{number}",
                    {"name": f"{attack}公司{number}", "kind": "company", "home": donor},
                ),
                (
                    "project",
                    f"建厂{attack}",
                    {
                        "name": f"{attack}厂{number}",
                        "region": village,
                        "enterprises": ((f"{attack}公司{number}", "investor"),),
                    }
                    | {"status": "operating", "sector": "processing"},
                ),
                (
                    "observation",
                    f"收益12户{attack}",
                    {"indicator": "households_benefited", "region": village, "project": f"{attack}厂{number}"}
                    | {"value": 12, "unit": "household", "scope": attack}
                    | told,
                ),
                figures=(("2.5亿元", "fact", None, 1, "amount_yuan"), ("12户", "fact", None, 4, "value")),
                title=attack,
            )
        )
    store(database, *made)
    with transaction(database) as connection:
        refresh_search(connection)
    return tmp_path / "pairing.db"


@pytest.fixture
def addresses() -> Callable[[Path], list[str]]:
    """An address of every kind of page, of a database."""

    def find(path: Path) -> list[str]:
        with closing(sqlite3.connect(path)) as connection:
            ids = {
                table: [row[0] for row in connection.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 12")]
                for table in ("article", "pairing", "enterprise", "project", "fund_flow", "observation")
            }
        found = ["/", "/pairings", "/articles", "/enterprises", "/projects", "/compare", "/about", "/search?q=公司"]
        found += [f"/{kind}/{key}" for kind in ("article", "pairing", "enterprise", "project") for key in ids[kind]]
        found += [f"/fact/{table}/{key}" for table in ("fund_flow", "observation", "pairing") for key in ids[table]]
        found += [f"/compare?pairing={key}" for key in ids["pairing"][:2]]
        found += ["/data", "/data/v_fund_flow", "/data/v_project", f"/data/article/{ids['article'][0]}"]
        return [*found, "/data?sql=select+*+from+v_observation"]

    return find


class Printed(HTMLParser):
    """The text inside ``<article class="printed">``, and every tag of the page with its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "article":
            self.inside = True
        elif tag == "span" and (title := dict(attrs).get("title")) and self.inside:
            self.words.append(chr(int(title.removeprefix("U+"), 16)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words.append(data)


@pytest.fixture
def parsed() -> Callable[[str], Printed]:
    """A page taken apart."""

    def run(text: str) -> Printed:
        page = Printed()
        page.feed(text)
        page.close()
        return page

    return run


@pytest.fixture
def links() -> Callable[[str, str], list[str]]:
    """Where links of a page lead whose address fits a pattern."""

    def find(text: str, pattern: str) -> list[str]:
        return re.findall(f'href="({pattern})"', text)

    return find
