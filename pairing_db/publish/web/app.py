"""The application: Datasette on one database, read-only, with the pages of this package in front of its tables."""

from __future__ import annotations

import importlib.util
import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

from pairing_db.errors import UsageError
from pairing_db.publish.web.labels import Labels, read_labels
from pairing_db.publish.web.language import Language, Reader

DATABASE = "data"  # the name of the database in addresses, whatever its file is called
HERE = Path(__file__).resolve().parent
SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 1_000,
    "sql_time_limit_ms": 1_500,
    "facet_time_limit_ms": 200,
    "suggest_facets": False,  # trying every column takes seconds on a large table; any column can still be chosen
    "truncate_cells_html": 300,
    "max_csv_mb": 50,
    "default_cache_ttl": 0,
    "num_sql_threads": 3,
}
Made = TypeVar("Made")


class Site:
    """One database as it is served: its file, the names it is asked by, and what is kept until the file changes."""

    def __init__(self, path: Path, hosts: Collection[str]) -> None:
        self.path, self.hosts = path, frozenset(hosts)
        self._stamp: tuple[int, int] | None = None
        self._kept: dict[str, Any] = {}

    def keep(self, name: str, db: sqlite3.Connection, make: Callable[[sqlite3.Connection], Made]) -> Made:
        """What ``make`` finds in the database, found again only after the file has changed."""
        stat = self.path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if stamp != self._stamp:
            self._stamp, self._kept = stamp, {}
        kept = self._kept
        if name not in kept:
            kept[name] = make(db)
        found: Made = kept[name]
        return found

    def labels(self, db: sqlite3.Connection) -> Labels:
        """The labels of the database."""
        return self.keep("labels", db, read_labels)

    def reader(self, db: sqlite3.Connection, language: Language) -> Reader:
        """A reader of that language."""
        return Reader(language, self.labels(db))


def build(path: Path, *, hosts: Collection[str] = ("127.0.0.1", "localhost", "::1")) -> Any:
    """A Datasette on the database at ``path`` that answers to ``hosts`` (``*``: to any).

    Raises ``UsageError`` where the extra ``pairing_db[web]`` is not installed.
    """
    for name in ("datasette", "datasette_dashboards"):
        if importlib.util.find_spec(name) is None:
            raise UsageError(f"The web pages need {name}, which is not installed; install pairing_db[web].")
    from datasette.app import Datasette, DatasetteClient
    from datasette.plugins import pm

    from pairing_db.publish.web import plugin
    from pairing_db.publish.web.database import ReadOnlyDatabase
    from pairing_db.publish.web.metadata import metadata

    for other, _ in pm.list_plugin_distinfo():
        if pm.is_registered(other):
            pm.unregister(other)  # nothing runs here but Datasette itself and these pages
    if not pm.is_registered(plugin):
        for replaced in ("handle_exception", "default_permissions"):
            pm.unregister(name=f"datasette.{replaced}")  # the plugin answers in their place
        pm.register(plugin, name="pairing_db")
    datasette = Datasette(
        [str(path)],
        metadata=metadata(),
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        static_mounts=[("static", str(HERE / "static")), ("vega", str(vega_folder()))],
    )
    for name in list(datasette.databases):
        if name != "_internal":
            datasette.remove_database(name)
    datasette.add_database(ReadOnlyDatabase(datasette, path=str(path), is_mutable=True), name=DATABASE)
    datasette.pairing_site = Site(path, hosts)
    datasette.client = DatasetteClient(datasette)  # the first one was made before the pages were there
    return datasette


def vega_folder() -> Path:
    """The folder with Vega, Vega-Lite and Vega-Embed as they were released."""
    spec = importlib.util.find_spec("datasette_dashboards")
    if spec is None or spec.origin is None:
        raise UsageError("The charts need datasette-dashboards, which is not installed; install pairing_db[web].")
    return Path(spec.origin).parent / "static"
