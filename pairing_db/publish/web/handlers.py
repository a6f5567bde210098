"""Addresses and what is behind them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import NotFound, Response

from pairing_db.codes import FACT_TABLE
from pairing_db.publish.search import search
from pairing_db.publish.web import articles, compare, entities, pairings, start
from pairing_db.publish.web.app import DATABASE
from pairing_db.publish.web.facts import sentence_address
from pairing_db.publish.web.language import COOKIE, LANGUAGES, Language, Reader, choose

PAGE_LIMIT_MS = 3_000
_ID = "[0-9a-f]{16}"
_FACTS = "|".join(FACT_TABLE)
_HEADERS = {"Cache-Control": "no-cache", "Vary": "Cookie, Accept-Language"}
View = Callable[..., Awaitable[Any]]
Build = Callable[[sqlite3.Connection, Reader, Any, Any], dict[str, Any] | None]


def language_of(request: Any) -> Language:
    """The language in which a request is answered."""
    return choose(request.cookies.get(COOKIE), request.headers.get("accept-language"))


def _page_number(request: Any) -> int:
    given = request.args.get("page") or ""
    return max(1, min(int(given), 10_000)) if given.isascii() and given.isdigit() and len(given) < 6 else 1


def page(template: str, build: Build) -> View:
    """A page: ``build`` finds the values of ``template``, or None where there is no such thing."""

    async def view(request: Any, datasette: Any) -> Any:
        found = await _ask(request, datasette, build)
        if found is None:
            raise NotFound("There is no such page.")
        return Response.html(await datasette.render_template(template, found, request=request), headers=_HEADERS)

    return view


async def _ask(request: Any, datasette: Any, build: Build) -> dict[str, Any] | None:
    site = datasette.pairing_site

    def run(db: sqlite3.Connection) -> dict[str, Any] | None:
        warm(db, site)  # outside the limit: it is done once for all pages, after each load
        with sqlite_timelimit(db, PAGE_LIMIT_MS):
            return build(db, site.reader(db, language_of(request)), request, site)

    found: dict[str, Any] | None = await datasette.get_database(DATABASE).execute_fn(run)
    return found


def warm(db: sqlite3.Connection, site: Any) -> None:
    """Find what pages keep, as far as it is not kept already."""
    site.labels(db)
    site.keep("inside", db, start.inside)
    site.keep("years", db, compare.known_years)
    site.keep("search", db, lambda db: search(db, "东西部协作", limit=1))


def _start(db: sqlite3.Connection, reader: Reader, _request: Any, site: Any) -> dict[str, Any]:
    return start.start_page(db, reader, site.keep("inside", db, start.inside))


def _pairings(db: sqlite3.Connection, reader: Reader, request: Any, _site: Any) -> dict[str, Any]:
    return pairings.pairing_list(db, reader, words=request.args.get("q") or "", page=_page_number(request))


def _pairing(db: sqlite3.Connection, reader: Reader, request: Any, _site: Any) -> dict[str, Any] | None:
    return pairings.pairing_page(db, reader, request.url_vars["id"])


def _articles(db: sqlite3.Connection, _reader: Reader, request: Any, _site: Any) -> dict[str, Any]:
    return articles.article_list(db, page=_page_number(request))


def _article(db: sqlite3.Connection, reader: Reader, request: Any, _site: Any) -> dict[str, Any] | None:
    table, _, key = (request.args.get("fact") or "").partition("/")
    return articles.article_page(db, reader, request.url_vars["id"], (table, key) if table in FACT_TABLE else None)


def _entities(db: sqlite3.Connection, reader: Reader, request: Any, _site: Any) -> dict[str, Any]:
    kind = request.url_vars["kind"]
    return entities.entity_list(db, reader, kind, words=request.args.get("q") or "", page=_page_number(request))


def _entity(db: sqlite3.Connection, reader: Reader, request: Any, _site: Any) -> dict[str, Any] | None:
    kind, key = request.url_vars["kind"], request.url_vars["id"]
    return entities.entity_page(db, reader, kind, entities.current_id(db, kind, key) or key)


def _fact(db: sqlite3.Connection, reader: Reader, request: Any, _site: Any) -> dict[str, Any] | None:
    return entities.fact_page(db, reader, request.url_vars["table"], request.url_vars["id"])


def _compare(db: sqlite3.Connection, reader: Reader, request: Any, site: Any) -> dict[str, Any]:
    year = request.args.get("year") or ""
    return compare.compare_page(
        db,
        reader,
        site.keep("years", db, compare.known_years),
        measure=request.args.get("measure") or "",
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        pairings=request.args.getlist("pairing"),
    ) | {"query": request.query_string}


def _search(db: sqlite3.Connection, _reader: Reader, request: Any, _site: Any) -> dict[str, Any]:
    words = (request.args.get("q") or "")[:200]
    kind = request.args.get("kind")
    kinds = [kind] if kind in ("article", *FACT_TABLE) else ["article", *FACT_TABLE]
    limit = 50 if len(kinds) == 1 else 5
    return {"words": words, "found": search(db, words, kinds=kinds, limit=limit), "kind": kind, "limit": limit}


async def search_json(request: Any, datasette: Any) -> Any:
    """What a search finds, for programs."""
    found = await _ask(request, datasette, _search) or {}
    answer = {"query": found["words"], "found": [asdict(each) for each in found["found"]]}
    return Response(
        json.dumps(answer, ensure_ascii=False), content_type="application/json; charset=utf-8", headers=_HEADERS
    )


async def compare_csv(request: Any, datasette: Any) -> Any:
    """A comparison to take away."""

    def build(db: sqlite3.Connection, reader: Reader, request: Any, site: Any) -> dict[str, Any]:
        found = _compare(db, reader, request, site)
        return {"csv": compare.as_csv(reader, found), "name": found["measure"]}

    found = await _ask(request, datasette, build) or {}
    headers = _HEADERS | {"Content-Disposition": f'attachment; filename="{found["name"]}.csv"'}
    return Response(found["csv"].decode(), content_type="text/csv; charset=utf-8", headers=headers)


async def sentence(request: Any, datasette: Any) -> Any:
    """From a fact to its sentence in the article."""
    table, key = request.url_vars["table"], request.url_vars["id"]
    address = await datasette.get_database(DATABASE).execute_fn(lambda db: sentence_address(db, table, key))
    if address is None:
        raise NotFound("There is no such fact.")
    return Response.redirect(address)


async def language(request: Any) -> Any:
    """Choose a language, and back to the page."""
    chosen, back = request.url_vars["language"], request.args.get("back") or "/"
    local = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    answer = Response.redirect(back if local else "/")
    if chosen in LANGUAGES:
        answer.set_cookie(COOKIE, chosen, max_age=365 * 24 * 3600, httponly=True, samesite="lax")
    return answer


ROUTES: tuple[tuple[str, View], ...] = (
    (r"^/$", page("start.html", _start)),
    (r"^/pairings$", page("pairings.html", _pairings)),
    (rf"^/pairing/(?P<id>{_ID})$", page("pairing.html", _pairing)),
    (r"^/articles$", page("articles.html", _articles)),
    (rf"^/article/(?P<id>{_ID})$", page("article.html", _article)),
    (r"^/(?P<kind>enterprise|project)s$", page("entities.html", _entities)),
    (rf"^/(?P<kind>enterprise|project)/(?P<id>{_ID})$", page("entity.html", _entity)),
    (rf"^/fact/(?P<table>{_FACTS})/(?P<id>{_ID})$", page("fact.html", _fact)),
    (rf"^/sentence/(?P<table>{_FACTS})/(?P<id>{_ID})$", sentence),
    (r"^/compare$", page("compare.html", _compare)),
    (r"^/compare\.csv$", compare_csv),
    (r"^/search$", page("search.html", _search)),
    (r"^/search\.json$", search_json),
    (r"^/about$", page("about.html", lambda _db, _reader, _request, _site: {})),
    (r"^/language/(?P<language>zh|en)$", language),
)
