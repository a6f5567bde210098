"""``pairing-db export``: tables and views as files to take away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click

from pairing_db.codes import FUND_KIND
from pairing_db.errors import UsageError
from pairing_db.publish.exports import FORMATS, Options, Written, export
from pairing_db.publish.exports.delimited import PROFILES
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter

HELP = """Write tables and views to files.

TARGET is a file (.xlsx, .csv, .parquet, .md) or a folder with a file for each view. Excel and CSV hold the views with
names joined in, Parquet and the data package all tables as well; --view names any of them. A filter chooses measured
facts; pairings, projects, enterprises and evidence follow those that it chose. The same content gives the same bytes.
What was not made by an export is never replaced unless --overwrite is given, and folders not even then.

\b
Examples:
  pairing-db export
  pairing-db export aid.xlsx --kind fiscal_aid --from 2018 --to 2020
  pairing-db export qingdao-dingxi.xlsx --pairing 青岛-定西 --header zh
  pairing-db export flows.csv --view v_fund_flow --csv-profile plain
  pairing-db export tables --format parquet --database sqlite:///mine.db
  pairing-db export package --format datapackage --recipient 甘肃省
  pairing-db export dictionary.md

\b
Exit codes:
  0  everything was written
  1  the files cannot be written, or something else stands in their place
  2  the command was used wrongly
  4  the database belongs to another program or another version
"""
_BETWEEN = re.compile(r"\s*[-–—－~～→]+\s*")


@click.command("export", help=HELP)
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), help="By default as TARGET ends, else xlsx.")
@click.option("--database", metavar="URL", default="sqlite:///pairing.db", show_default=True, help="What to read.")
@click.option("--view", "names", metavar="NAME", multiple=True, help="A view or table; may be given several times.")
@click.option("--pairing", metavar="DONOR-RECIPIENT", help="Facts between two sides, and all that lies in them.")
@click.option("--donor", metavar="NAME", help="Facts of one supporting side: name, path or code.")
@click.option("--recipient", metavar="NAME", help="Facts of one supported side.")
@click.option("--year", type=int, help="Facts whose period ends in this year.")
@click.option("--from", "first_year", type=int, metavar="YEAR", help="… in this year or later.")
@click.option("--to", "last_year", type=int, metavar="YEAR", help="… in this year or earlier.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help=f"A kind of money: {', '.join(FUND_KIND)}.")
@click.option(
    "--header", type=click.Choice(["name", "zh", "en"]), default="name", show_default=True,
    help="Column names, or Chinese or English labels, over Excel and CSV columns.",
)  # fmt: skip
@click.option(
    "--csv-profile", type=click.Choice(list(PROFILES)), default="excel", show_default=True,
    help="For Excel (byte-order mark, CRLF, an apostrophe before what it would run as a formula) or for programs.",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace a file even if no export made it.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as one JSON object.")
def export_command(
    target: Path | None,
    format_name: str | None,
    database: str,
    names: tuple[str, ...],
    pairing: str | None,
    donor: str | None,
    recipient: str | None,
    year: int | None,
    first_year: int | None,
    last_year: int | None,
    kinds: tuple[str, ...],
    header: str,
    csv_profile: str,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Read one state of the database and write it."""
    if pairing is not None:
        donor, recipient = _sides(pairing, donor, recipient)
    if year is not None:
        if first_year is not None or last_year is not None:
            raise UsageError("Give either --year, or --from and --to.")
        first_year = last_year = year
    asked = Filter(donor, recipient, first_year, last_year, tuple(_kind(kind) for kind in kinds))
    chosen = _format(target, format_name)
    options = Options(header, csv_profile, overwrite)
    with reading(database) as connection:
        written = export(
            connection, target or Path(FORMATS[chosen].default), chosen, asked=asked, names=names, options=options
        )
    if as_json:
        summary = {"target": str(written.target), "rows": written.rows, "notes": written.notes}
        click.echo(json.dumps(summary, ensure_ascii=False).encode())
    else:
        click.echo("\n".join(_table(written)))
    for note in written.notes:
        click.echo(f"note: {note}", err=True)


def _sides(pairing: str, donor: str | None, recipient: str | None) -> tuple[str, str]:
    if donor is not None or recipient is not None:
        raise UsageError("Give either --pairing, or --donor and --recipient.")
    sides = _BETWEEN.split(pairing.strip())
    if len(sides) != 2 or not all(sides):
        raise UsageError(f"{pairing!r} is no pairing; write both sides with a hyphen between them, such as 青岛-定西.")
    return sides[0], sides[1]


def _kind(word: str) -> str:
    """A code of ``fund_flow.kind`` from itself or its Chinese label."""
    for code, (zh, _) in FUND_KIND.items():
        if word in (code, zh):
            return code
    raise UsageError(f"{word} is no kind of money; there are {', '.join(FUND_KIND)}.")


def _format(target: Path | None, named: str | None) -> str:
    """The format asked for; the ending of TARGET says it too, and must not contradict."""
    endings = {each.ending: name for name, each in FORMATS.items() if each.ending}
    ending = endings.get(target.suffix) if target is not None else None
    if named is not None and ending is not None and named != ending:
        raise UsageError(f"{target} is named as {ending} and --format says {named}; change one of them.")
    if named is None and ending is None and target is not None:
        raise UsageError(f"{target} does not end in {', '.join(endings)}; say the format with --format.")
    return named or ending or "xlsx"


def _table(written: Written) -> Iterator[str]:
    """What was written, for a person."""
    for name, count in written.rows.items():
        yield f"{count:>8} {name}"
    yield f"written to {written.target}"
