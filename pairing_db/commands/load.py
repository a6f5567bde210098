"""``pairing-db load``: articles into a database."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable
from pathlib import Path

import click

from pairing_db.codes import DISPOSITION, FACT_TABLE
from pairing_db.pipeline import load as load_articles
from pairing_db.read import MAX_BYTES
from pairing_db.summary import Summary

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ARTICLES, CORRECTIONS = SEEDS / "articles", SEEDS / "corrections"
MOST_ARTICLES_SHOWN = 40
HELP = """Read articles and store what they say.

PATH is a text file (UTF-8, UTF-16, GB18030 or Big5), an HTML page, a JSONL file, or a folder of these. Without any PATH
the articles of seeds/articles are loaded. The database is created or brought to the newest schema first. Loading the
same articles again changes nothing.

Corrections are TOML files in which people accept, reject or change what the reader found; seeds/corrections/README.md
says how. A load applies those of the folders that it is given and no others (without --corrections: seeds/corrections).

\b
Examples:
  pairing-db load
  pairing-db load my-articles --database sqlite:///mine.db
  pairing-db load page.html records.jsonl --json
  pairing-db load my-articles --corrections my-corrections
  pairing-db load --database postgresql+psycopg://localhost/pairing

\b
Exit codes:
  0  all articles were loaded
  1  nothing could be loaded
  2  the command was used wrongly, or corrections cannot be read or contradict each other
  3  some articles were rejected, the others were loaded
  4  the database belongs to another program or another version
"""


@click.command("load", help=HELP)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--database", metavar="URL", default="sqlite:///pairing.db", show_default=True, help="Where to store.")
@click.option(
    "--corrections", metavar="DIR", multiple=True, type=click.Path(path_type=Path), help="Folder of corrections."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one JSON object.")
@click.option(
    "--max-bytes", type=click.IntRange(min=1), default=MAX_BYTES, show_default=True, help="Largest file or JSONL line."
)
@click.option("--debug", is_flag=True, help="Stop at the first article that cannot be loaded, with a traceback.")
def load(
    paths: tuple[Path, ...], database: str, corrections: tuple[Path, ...], as_json: bool, max_bytes: int, debug: bool
) -> None:
    """Load articles; the exit code says how it went."""
    folders = corrections or (CORRECTIONS,)
    steps = load_articles(paths or (ARTICLES,), database, corrections=folders, max_bytes=max_bytes, strict=debug)
    summary = _run(steps)
    if as_json:
        click.echo(json.dumps(summary.as_json(), ensure_ascii=False).encode())
    else:
        click.echo("\n".join(_table(summary)))
    for source, reason in summary.rejected:
        click.echo(f"rejected: {source}: {reason}", err=True)
    for source, reason in summary.refused:
        click.echo(f"reading left out: {source}: {reason}", err=True)
    for place, reason in summary.stale:
        click.echo(f"correction not applied: {place}: {reason}", err=True)
    sys.exit(summary.exit_code())


def _run(steps: Iterable[Summary]) -> Summary:
    """Run a load to its end, with a progress bar where a person looks on."""
    if not sys.stderr.isatty():
        return _last(steps)
    with click.progressbar(steps, label="Loading articles", show_pos=True, file=sys.stderr) as shown:
        return _last(shown)


def _last(steps: Iterable[Summary]) -> Summary:
    """The last of the summaries, which is the complete one."""
    return deque(steps, maxlen=1)[0]


def _table(summary: Summary) -> Iterable[str]:
    """The summary for a person."""
    articles = summary.as_json()["articles"]
    outcomes = ", ".join(f"{articles[key]} {key}" for key in ("new", "changed", "unchanged", "rejected"))
    yield f"{articles['read']} articles read: {outcomes}"
    if 0 < len(summary.by_article) <= MOST_ARTICLES_SHOWN:
        width = max(map(len, summary.by_article))
        yield ""
        yield f"{'article':{width}}  {'':9}  facts  figures: " + ", ".join(DISPOSITION)
        for source, counts in summary.by_article.items():
            figures = " / ".join(f"{counts['figures'][disposition]}" for disposition in DISPOSITION)
            yield f"{source:{width}}  {counts['outcome']:9}  {counts['facts']:5}  {figures}"
    yield ""
    yield "facts   " + ", ".join(f"{summary.facts.get(table, 0)} {table}" for table in FACT_TABLE)
    total = sum(summary.figures.values())
    figures = ", ".join(f"{summary.figures.get(disposition, 0)} {disposition}" for disposition in DISPOSITION)
    yield f"figures {figures}, {total} in all"
    if summary.applied or summary.stale or summary.withdrawn:
        yield (
            f"corrections {summary.applied} applied, {len(summary.stale)} stale, "
            f"{summary.withdrawn} of the load before not given any more"
        )
    yield f"stored in {summary.database}"
