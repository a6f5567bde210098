"""``pairing-db review``: what most deserves a human look first."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from pairing_db.errors import UsageError
from pairing_db.publish.review import BASE, LEAST_ALONE, STEP, review
from pairing_db.publish.skeleton import skeleton
from pairing_db.publish.terminal import cut, table
from pairing_db.store.reading import database_file, open_file

_KINDS = "\n".join(f"  {points:3}  {kind}: {reason}" for kind, (points, reason) in BASE.items())
HELP = f"""List what most deserves a human look first.

Points are what is wrong, plus {STEP} for each power of ten of the yuan above 10,000 or of the people above ten:

\b
{_KINDS}
       (of at least {LEAST_ALONE:,} yuan)

Rows that a person has accepted or changed do not come again. --skeleton writes a file of corrections with an entry for
each row: fill in who, and why in each entry that you keep, put it into a folder and load with --corrections.

\b
Examples:
  pairing-db review
  pairing-db review --limit 5 --json --database sqlite:///mine.db
  pairing-db review --limit 20 --skeleton my-corrections/review.toml
"""


@click.command("review", help=HELP)
@click.option("--database", metavar="URL", default="sqlite:///pairing.db", show_default=True, help="Where to look.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many to list.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.option(
    "--skeleton", "file", metavar="FILE", type=click.Path(path_type=Path), help="Write corrections to fill in."
)
def review_command(database: str, limit: int, as_json: bool, file: Path | None) -> None:
    """List and, where asked, write the skeleton; a file that is there is never replaced."""
    with closing(open_file(database_file(database))) as connection:
        items = review(connection, limit=limit)
    if file is not None:
        _write(file, skeleton(items, datetime.now().astimezone().date()))
    if as_json:
        click.echo(json.dumps([asdict(item) for item in items], ensure_ascii=False).encode())
        return
    rows = [[item.points, item.kind, cut(item.reason, 60), item.source, cut(item.quote or "", 44)] for item in items]
    click.echo("\n".join(table(["points", "kind", "what", "source", "quote"], rows)))
    if file is not None:
        click.echo(f"written to {file}")


def _write(file: Path, words: str) -> None:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(words)
    except FileExistsError as error:
        raise UsageError(f"{file} is there already; name another file, so that nobody's decisions are lost.") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}. Make its folder first.") from error
