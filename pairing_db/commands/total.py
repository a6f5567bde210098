"""``pairing-db total``: how much in all, with the rows behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from pairing_db.codes import FUND_KIND, FUND_STAGE, LABOR_MODE
from pairing_db.errors import UsageError
from pairing_db.publish.total import KINDS, LABOR, Group, Row, ask
from pairing_db.store.reading import reading
from pairing_db.store.reference import sum_notes

HELP = """Add up what may be added: one kind of money, or people placed in work, between two sides over some years.

The sum counts nothing twice: sums over several years, roundings, parts, counties inside their city, targets and later
counts of one figure stay out, and are listed with the reason. Stages (安排, 到位), modes and units are never added to
each other; each has a sum of its own. Divisions may be named in full, in short, by code or by path.

\b
Examples:
  pairing-db total --donor 青岛 --recipient 定西 --kind fiscal_aid --from 2021 --to 2024
  pairing-db total --recipient 甘谷县 --kind aid_total --from 2019 --to 2019 --json
  pairing-db total --donor 370200 --recipient 甘肃省/陇南市 --kind labor --from 2020 --to 2020
"""


_BY_KIND = " Sums of all aid together are what articles state as such; ask for fiscal_aid, social_aid and in_kind too."


@click.command("total", help=HELP)
@click.option("--donor", metavar="DIVISION", help="The supporting side; without it, any.")
@click.option("--recipient", metavar="DIVISION", help="The supported side; without it, any.")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="The kind of money, or labor for people.")
@click.option("--from", "first", type=click.IntRange(1979, 2200), required=True, help="The first year.")
@click.option("--to", "last", type=click.IntRange(1979, 2200), required=True, help="The last year.")
@click.option("--database", metavar="URL", default="sqlite:///pairing.db", show_default=True, help="Where to look.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def total(
    donor: str | None, recipient: str | None, kind: str, first: int, last: int, database: str, as_json: bool
) -> None:
    """Answer one question."""
    if not donor and not recipient:
        raise UsageError("Name at least one side: --donor 青岛, --recipient 定西, or both.")
    if first > last:
        raise UsageError(f"The years run backwards: --from {first} --to {last}.")
    with reading(database) as connection:
        groups = ask(connection, donor, recipient, kind, first, last)
    if as_json:
        asked = {"donor": donor, "recipient": recipient, "kind": kind, "from": first, "to": last}
        click.echo(json.dumps(asked | {"groups": [_plain(group) for group in groups]}, ensure_ascii=False).encode())
        return
    zh, en = FUND_KIND.get(kind, ("劳务协作", "people placed in work"))
    years = str(first) if first == last else f"{first}-{last}"
    click.echo(f"{donor or '…'} → {recipient or '…'}, {zh} {en}, {years}")
    if not groups:
        click.echo("\nNothing is stated." + (_BY_KIND if kind == "aid_total" else ""))
    for group in groups:
        click.echo("\n" + "\n".join(_text(group, kind)))


def _plain(group: Group) -> dict[str, Any]:
    low, high = group.bounds
    return {
        "codes": list(group.codes),
        "unit": group.unit,
        "value": group.value if group.rows else None,
        "lower": low if group.rows else None,
        "upper": high if group.rows else None,
        "sources": group.sources,
        "rows": [_line(row) for row in group.rows],
        "left_out": [_line(row) | {"reason": note, "instead": row["sum_instead_id"]} for row, note in group.left_out],
        "warnings": group.warnings,
    }


def _line(row: Row) -> dict[str, Any]:
    days = {key: row[key].isoformat() if row[key] else None for key in ("period_start", "period_end")}
    return {
        "id": row["id"], "value": row["value"], "max": row["top"], "qualifier": row["qualifier"], **days,
        "quote": row["first_quote"], "source": row["first_source"],
    }  # fmt: skip


def _text(group: Group, kind: str) -> Iterator[str]:
    """The answer for a person."""
    zh, en = (LABOR_MODE if kind == LABOR else FUND_STAGE)[group.codes[0]]
    name = f"{zh} {en}"
    if group.rows:
        low, high = group.bounds
        bounds = "" if low == high else f" (between {low:,.0f} and {high:,.0f})"
        articles = "article" if group.sources == 1 else "independent articles"
        yield f"{name}: {group.value:,.0f} {group.unit}{bounds}, from {group.sources} {articles}"
    else:
        yield f"{name}: no figure that may be added"
    yield from (f"  + {_shown(row)}" for row in group.rows)
    for row, note in group.left_out:
        zh, en = sum_notes()[note]
        yield f"  - {_shown(row)}"
        yield f"      left out: {zh}, {en}"
    yield from (f"  ! {warning}" for warning in group.warnings)


def _shown(row: Row) -> str:
    start, end = row["period_start"], row["period_end"]
    days = f"{start or '…'} to {end or '…'}" if start != end else str(end or "no date")
    quote = " ".join(str(row["first_quote"]).split())
    return f"{row['value']:,.0f}  {days}  “{quote}”  {row['first_source']}"
