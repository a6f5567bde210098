"""The command line. Errors become one sentence and an exit code here, and nowhere else."""

from __future__ import annotations

import sys
from typing import TextIO

import click

from pairing_db import __version__
from pairing_db.commands.explain import explain
from pairing_db.commands.export import export_command
from pairing_db.commands.load import load
from pairing_db.commands.review import review_command
from pairing_db.commands.search import search_command
from pairing_db.commands.serve import serve
from pairing_db.commands.status import status_command
from pairing_db.commands.total import total
from pairing_db.errors import PairingDbError

HELP = """From articles about paired assistance to a database of provable facts.

\b
Examples:
  pairing-db load
  pairing-db load my-articles --database sqlite:///mine.db
  pairing-db explain article.txt
  pairing-db search 陇南 教师
  pairing-db export aid.xlsx --kind fiscal_aid
  pairing-db status
  pairing-db review --limit 5
  pairing-db serve
  pairing-db total --donor 青岛 --recipient 定西 --kind fiscal_aid --from 2021 --to 2024
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pairing-db")
def cli() -> None:
    """Commands are in ``pairing_db/commands``."""


cli.add_command(load)
cli.add_command(status_command)
cli.add_command(review_command)
cli.add_command(explain)
cli.add_command(search_command)
cli.add_command(export_command)
cli.add_command(serve)
cli.add_command(total)


def main() -> None:
    """The console script: run a command, and say in one sentence what went wrong."""
    _forgive_unprintable(sys.stdout)
    _forgive_unprintable(sys.stderr)
    try:
        cli.main(standalone_mode=False)
    except PairingDbError as error:
        fail(str(error), error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        fail("Stopped. Whole articles that were stored stay; run the same command again to go on.", 1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)


def fail(sentence: str, exit_code: int) -> None:
    """Say a sentence on standard error and end."""
    click.echo(f"pairing-db: {sentence}", err=True)
    sys.exit(exit_code)


def _forgive_unprintable(stream: TextIO) -> None:
    """A console that knows no Chinese shows question marks instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


if __name__ == "__main__":
    main()
