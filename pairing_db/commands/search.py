"""``pairing-db search``: where words stand, in articles and facts."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict

import click

from pairing_db.publish.search import Found, search
from pairing_db.publish.search_index import KINDS
from pairing_db.store.reading import database_file, open_file

HELP = """Find articles and facts that hold all of WORDS.

Chinese words of any length are found, one and two characters too, in simplified and traditional writing alike. With
--json the answer is one JSON array, an object for each kind that holds the words.

\b
Examples:
  pairing-db search 陇南 教师
  pairing-db search 財政援助資金 --kind fund_flow --limit 5
  pairing-db search 扶贫车间 --database sqlite:///mine.db --json
"""


@click.command("search", help=HELP)
@click.argument("words", nargs=-1, required=True)
@click.option("--database", metavar="URL", default="sqlite:///pairing.db", show_default=True, help="Where to look.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Look only for this; may be repeated.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Most to show of each kind.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def search_command(words: tuple[str, ...], database: str, kinds: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search; finding nothing is no error."""
    with closing(open_file(database_file(database))) as connection:
        found = search(connection, " ".join(words), kinds=kinds or KINDS, limit=limit)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False).encode())
        return
    click.echo("\n".join(line for each in found for line in _lines(each)) or "Nothing holds all of these words.")


def _lines(found: Found) -> list[str]:
    lines = [f"{found.kind}: {found.count}{' or more' if found.more else ''}"]
    for hit in found.hits:
        shown = " ".join(f"{hit.before}«{hit.found}»{hit.after}".split()) if hit.found else hit.after
        lines += [f"  {hit.id}  {hit.title}", f"      {' '.join(shown.split())}"]
    return lines
