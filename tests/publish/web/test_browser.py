"""The pages in a real browser: no console message, no serious fault of accessibility, nothing asked of other machines.

Needs Chromium and what ``make browser`` installs; skipped without.
"""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import uvicorn

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = [name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None]
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or bool(MISSING), reason="no Chromium or no driver for it; make browser installs both"
)
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield started
        started.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Any], str]]:
    """Serve an application at an address of this machine until the test ends."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(site: Any) -> str:
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(site.application, host="127.0.0.1", port=port, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
        running.append((server, thread))
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(timeout=20)


class Watched:
    """A page of the browser and everything wrong that happens on it."""

    def __init__(self, page: Any, home: str) -> None:
        self.page, self.home = page, home
        self.wrong: list[str] = []
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on(
            "request", lambda asked: None if asked.url.startswith((home, "data:")) else self.wrong.append(asked.url)
        )

    def open(self, address: str, *, until: str = "networkidle") -> Any:
        """Go to an address and wait until everything there has been drawn, or for less."""
        self.page.goto(self.home + address, wait_until=until)
        return self.page


@pytest.fixture
def watch(browser: Any) -> Iterator[Callable[..., Watched]]:
    contexts = []

    def make(home: str, *, size: str = "desk", language: str = "zh-CN") -> Watched:
        contexts.append(browser.new_context(viewport=SIZES[size], locale=language))
        return Watched(contexts[-1].new_page(), home)

    yield make
    for each in contexts:
        each.close()


def faults(page: Any) -> list[tuple[str, str]]:
    """Serious faults of accessibility, each with the first element that has it."""
    import axe_playwright_python

    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")]


@pytest.fixture
def kinds(site) -> list[str]:
    """One address of each kind of page."""
    ((pairing, fact),) = site.rows("SELECT pairing_id, id FROM fund_flow WHERE amount_yuan = 559720000")
    ((enterprise, project),) = site.rows("SELECT enterprise_id, project_id FROM project_enterprise LIMIT 1")
    ((damaged,),) = site.rows("SELECT DISTINCT article_id FROM damage")
    return [
        "/", "/pairings", f"/pairing/{pairing}", "/articles", f"/article/{damaged}", f"/sentence/fund_flow/{fact}",
        "/enterprises", f"/enterprise/{enterprise}", f"/project/{project}", f"/fact/fund_flow/{fact}", "/compare",
        f"/compare?pairing={pairing}", "/search?q=陇南", "/about", "/data", "/data/v_fund_flow", "/data?sql=select+1",
        f"/data/fund_flow/{fact}",
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "language"), [("desk", "zh-CN"), ("phone", "en-GB")])
def test_pages_are_clean(site, serve, watch, kinds: list[str], size: str, language: str) -> None:
    watched = watch(serve(site), size=size, language=language)
    for address in kinds:
        page = watched.open(address)
        assert faults(page) == [], address
        assert watched.wrong == [], address
        if not address.startswith("/data"):
            assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], address


def test_charts_are_drawn(site, serve, watch, kinds: list[str]) -> None:
    page = watch(serve(site)).open(kinds[2])
    page.wait_for_selector(".drawing svg .mark-rect path")
    assert page.locator(".drawing svg").count() == page.locator(".drawing").count() > 0


def test_a_figure_shows_its_panel_by_mouse_and_by_key(site, serve, watch, kinds: list[str]) -> None:
    page = watch(serve(site)).open(kinds[4])
    mark = page.locator("a.figure.fact").nth(3)
    mark.click()
    start = (mark.get_attribute("id") or "").removeprefix("c")
    assert page.locator(f"#f{start}").is_visible()
    assert page.locator(".panel:visible").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".panel:visible").count() == 0
    other = page.locator("a.figure.context").first
    other.focus()
    page.keyboard.press("Enter")
    assert page.locator(".panel:visible").count() == 1
    page.locator(".panel:visible a.back").click()
    assert "chosen" in (other.get_attribute("class") or "")


def test_from_a_number_to_its_sentence_in_view(site, serve, watch, kinds: list[str]) -> None:
    page = watch(serve(site)).open(kinds[2])
    page.locator("table.years a.number").first.click()
    page.wait_for_selector(".figure.chosen")
    tops = []
    for _ in range(40):  # the page scrolls smoothly
        box = page.locator(".figure.chosen").bounding_box()
        tops.append(box["y"] if box else None)
        if len(tops) > 1 and tops[-1] == tops[-2]:
            break
        page.wait_for_timeout(100)
    assert tops[-1] is not None
    assert 0 <= tops[-1] <= SIZES["desk"]["height"]
    assert page.locator(".proof").count() > 0


def test_what_articles_contain_never_runs(hostile_database: Path, open_site, serve, watch, addresses) -> None:
    watched = watch(serve(open_site(hostile_database)))
    for address in addresses(hostile_database):
        page = watched.open(address, until="load")
        assert page.title() != "run", address
        assert watched.wrong == [], address
