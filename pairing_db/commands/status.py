"""``pairing-db status``: data quality at a glance."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

import click

from pairing_db.publish.status import status
from pairing_db.publish.terminal import table
from pairing_db.store.reading import database_file, open_file

HELP = """Show what the database holds, how much was understood, and where something is missing.

Articles by year of publication; figures by what became of them; facts by table with their sources; pairings by year. A
year is missing where no fact of that year alone is known between the first and the last year of a pairing, those of the
official register included (+ marks years that only a sum over several years covers). The same is in the views
v_article_quality, v_table_quality, v_pairing_year and v_register_check.

\b
Examples:
  pairing-db status
  pairing-db status --database sqlite:///mine.db --json
"""


@click.command("status", help=HELP)
@click.option("--database", metavar="URL", default="sqlite:///pairing.db", show_default=True, help="Where to look.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status_command(database: str, as_json: bool) -> None:
    """Print the state of a database."""
    with closing(open_file(database_file(database))) as connection:
        found = status(connection)
    click.echo(json.dumps(found, ensure_ascii=False).encode() if as_json else "\n".join(_lines(found)))


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    articles, figures, corrections = found["articles"], found["figures"], found["corrections"]
    years = ", ".join(f"{year} {number}" for year, number in articles["by_year"].items())
    some = f"{articles['reprints']} reprints, {articles['damaged']} damaged"
    yield f"{articles['all']} articles ({some}): {years or 'none'}"
    share = figures["explained_share"]
    ends = ", ".join(f"{number} {end}" for end, number in figures.items() if end not in ("all", "explained_share"))
    yield f"{figures['all']} figures: {ends}" + (f"; {share:.1%} understood" if share is not None else "")
    yield f"corrections: {corrections['applied']} applied, {corrections['stale']} stale"
    yield ""
    tables = found["tables"]
    columns = list(next(iter(tables.values()), {}))
    head = ["table", *(column.replace("_", " ") for column in columns)]
    yield from table(head, [[name, *(row[column] for column in columns)] for name, row in tables.items()])
    yield ""
    yield from table(
        ["donor", "recipient", "level", "register", "years with facts", "missing"],
        [_pairing(each) for each in found["pairings"]],
    )


def _pairing(pairing: Mapping[str, Any]) -> list[str]:
    years = pairing["years"]
    verdicts = {each["register"] for each in years} - {None}
    word = next((verdict for verdict in ("contradiction", "agreement", "unknown") if verdict in verdicts), "")
    known = [str(each["year"]) for each in years if not each["missing"]]
    missing = [f"{each['year']}{'+' if each['cumulative'] else ''}" for each in years if each["missing"]]
    names = [pairing["donor"] or "", pairing["recipient"] or ""]
    return [*names, pairing["level"], word, _spans(known), _spans(missing)]


def _spans(years: Sequence[str]) -> str:
    """Years in words: 2017-2019 2021 2022+; a mark keeps a year out of a span of unmarked ones."""
    parts: list[list[str]] = []
    for year in years:
        last = parts[-1][-1] if parts else ""
        if last and int(year[:4]) == int(last[:4]) + 1 and year[4:] == last[4:]:
            parts[-1].append(year)
        else:
            parts.append([year])
    return " ".join(part[0] if len(part) == 1 else f"{part[0][:4]}-{part[-1]}" for part in parts)
