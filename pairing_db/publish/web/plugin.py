"""What this package adds to Datasette: addresses, headers, words in templates, limits on connections."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Callable
from typing import Any

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, NotFound, Response
from datasette.views.base import DatasetteError
from jinja2 import Environment
from jinja2.ext import Extension

from pairing_db import __version__
from pairing_db.publish.web.app import DATABASE
from pairing_db.publish.web.guard import NONCE, Application, guarded
from pairing_db.publish.web.handlers import ROUTES, language_of
from pairing_db.publish.web.language import Reader

LONGEST_VALUE = 20_000_000  # bytes of one cell: longer than any article that a load admits
LONGEST_SQL = 100_000
_TAG = re.compile(r"<(script|style)(?=[\s>])")
_STYLE = re.compile(r'\sstyle="(?:[^"{]|\{\{.*?\}\})*"')


class Nonce(Extension):
    """Puts the answer's number into scripts and styles that a template itself holds. Data cannot get one:

    it comes in when the template runs, and this happens before.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template's source with numbered scripts, and without style attributes, which the policy forbids."""
        return _STYLE.sub("", _TAG.sub(r'<\1 nonce="{{ nonce }}"', source))


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """The pages of this package."""
    return list(ROUTES) if hasattr(datasette, "pairing_site") else []


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Callable[[Application], Application]:
    """Headers on every answer."""

    def wrap(application: Application) -> Application:
        site = getattr(datasette, "pairing_site", None)
        return application if site is None else guarded(application, site.hosts)

    return wrap


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    """Numbered scripts in all templates, Datasette's own too."""
    env.add_extension(Nonce)


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(datasette: Any, request: Any) -> Callable[[], Any]:
    """What every template can say."""

    async def values() -> dict[str, Any]:
        site = getattr(datasette, "pairing_site", None)
        if site is None or request is None:
            return {}
        labels = await datasette.get_database(DATABASE).execute_fn(site.labels)
        reader = Reader(language_of(request), labels)
        return {
            "nonce": request.scope.get(NONCE, ""),
            "r": reader,
            "say": reader.say,
            "language": reader.language,
            "here": request.full_path,
            "version": __version__,
        }

    return values


@hookimpl  # type: ignore[untyped-decorator]
def permission_allowed(action: str) -> bool:
    """Everybody reads everything and does nothing else. Datasette's own answer copies all metadata for each table."""
    return action.startswith("view-") or action == "execute-sql"


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Any]:
    """A page for whatever goes wrong. Datasette's own handler would fill the console with every wrong address."""

    async def answer() -> Any:
        status, key, error = _said(exception)
        if status >= 500 and key == "failed":
            logging.getLogger("pairing_db.web").error("%s failed", request.path, exc_info=exception)
        if request.path.endswith(".json"):
            return Response.json({"ok": False, "error": error, "status": status}, status=status)
        values = {"status": status, "key": key, "error": error}
        return Response.html(await datasette.render_template("error.html", values, request=request), status=status)

    return answer


def _said(exception: Exception) -> tuple[int, str, str]:
    """Status, saying and the program's own words for an error."""
    words = getattr(exception, "message", None) or str(exception)
    if isinstance(exception, NotFound):
        return 404, "missing_page", words
    if isinstance(exception, QueryInterrupted) or "interrupted" in words or "time limit" in words:
        return 400, "too_long", "The query took too long and was stopped."
    if isinstance(exception, (Base400, DatasetteError)):
        return exception.status, "refused", re.sub(r"<[^>]*>", " ", words) if hasattr(exception, "message") else words
    return 500, "failed", "Something went wrong."


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """No value, statement or second file beyond what pages need; writing is impossible already."""
    if database == DATABASE:
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        conn.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL)
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
