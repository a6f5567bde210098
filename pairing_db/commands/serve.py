"""``pairing-db serve``: the database in a browser, to read only."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from pairing_db.errors import UsageError
from pairing_db.store.reading import database_file, open_file

LOCAL = ("127.0.0.1", "localhost", "::1")
HELP = """Open the database in a browser: pairings, articles with marked figures, comparisons, search, tables, SQL.

Nothing can be written to it. Only this machine is served unless --public is given: there is no password, and everybody
who reaches the address reads everything. Needs the extra pairing_db[web], which make install has.

\b
Examples:
  pairing-db serve
  pairing-db serve --database sqlite:///mine.db --port 8080
  pairing-db serve --host 0.0.0.0 --public
"""


@click.command("serve", help=HELP)
@click.option("--database", metavar="URL", default="sqlite:///pairing.db", show_default=True, help="What to show.")
@click.option("--host", default=LOCAL[0], show_default=True, help="The address to serve at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port to serve at.")
@click.option("--public", is_flag=True, help="Serve other machines too.")
def serve(database: str, host: str, port: int, public: bool) -> None:
    """Serve until stopped."""
    if host not in LOCAL and not public:
        raise UsageError(f"{host} would serve other machines; give --public too if that is meant.")
    path = database_file(database)
    application = make_application(path, public=public)
    _check_port(host, port)
    import uvicorn  # noqa: PLC0415, RUF100 - comes with the extra

    click.echo(f"{path} is at http://{f'[{host}]' if ':' in host else host}:{port}/ - stop with Ctrl-C")
    uvicorn.run(application, host=host, port=port, log_level="warning")


def make_application(path: Path, *, public: bool) -> Any:
    """The ASGI application on a database. Raises ``UsageError`` where the extra is not installed."""
    from pairing_db.publish.web.app import build  # noqa: PLC0415, RUF100 - only this command needs it

    datasette = build(path, hosts=("*",) if public else LOCAL)
    from pairing_db.publish.web.handlers import warm  # noqa: PLC0415, RUF100 - build says what is not installed

    with closing(open_file(path)) as connection:
        warm(connection, datasette.pairing_site)
    return datasette.app()


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(f"{host}:{port} cannot be served at ({error.strerror}); choose another --port.") from error
