"""Make the generated parts of the documentation anew: README.md (outputs, accuracy, schema) and the pages of docs/.

usage: python docs/refresh.py          write them
       python docs/refresh.py --check  name what is out of date, exit status 1 if anything is
       python docs/refresh.py --tests  run ``make test`` and put its last line into README.md

Every ```sh and ```sql block of README.md that a ```text block follows is run, in order, in a folder of their own; the
first, ``make load``, makes the database that the queries ask. The ```text block is what they print. The blocks of
docs/totals.md are run after them, in the same folder.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from pairing_db.publish.diagram import overview, schema_page
from pairing_db.publish.dictionary_page import dictionary_page

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
TOTALS = ROOT / "docs" / "totals.md"
_BLOCK = re.compile(r"^```(sql|sh)\n((?:(?!```).*\n)*)```\n\n```text\n(?:(?!```).*\n)*```", re.MULTILINE)
TESTS_PASSED = re.compile(r"^=+ \d+ passed.* in .*", re.MULTILINE)
_PICTURE = re.compile(r"```mermaid\n.*?```", re.DOTALL)
_WIDEST = 34
_SCORE = re.compile(r"(<!-- score -->\n\n)(?:\|.*\n)*(\n<!-- /score -->)")
GOLD = ROOT / "tests" / "gold"
UNSEEN = frozenset({f"c{number}" for number in range(24, 40)})  # kept unopened while rules were written


def readme(text: str, run: Callable[[str, str], str]) -> str:
    """``text`` with every output and the picture made anew; ``run`` takes the kind of a block and its words."""

    def block(match: re.Match[str]) -> str:
        if match[2] == "make test\n":
            return match[0]
        return f"```{match[1]}\n{match[2]}```\n\n```text\n{run(match[1], match[2])}```"

    return _PICTURE.sub(lambda _: f"```mermaid\n{overview()}\n```", _BLOCK.sub(block, text))


def runner(folder: Path) -> Callable[[str, str], str]:
    """What runs a block of the README in ``folder``, made to look like a checkout in which ``make`` has been run.

    Commands go to a shell and SQL to ``pairing.db``, in the order of the README.
    """
    commands = folder / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "seeds"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv" / ".installed").touch()
    for name, arguments in (("pairing-db", "-m pairing_db "), ("python3", "")):
        (commands / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {arguments}"$@"\n')
        (commands / name).chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    path = f"{commands}{os.pathsep}{kept.get('PATH', os.defpath)}"
    settings = kept | {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"}

    def run(kind: str, words: str) -> str:
        if kind == "sh":
            done = subprocess.run(
                ["/bin/sh", "-e", "-c", words],
                cwd=folder,
                env=settings,
                capture_output=True,
                encoding="utf-8",
                check=True,
            )
            return done.stdout
        with closing(sqlite3.connect(f"file:{folder / 'pairing.db'}?mode=ro", uri=True)) as connection:
            found = connection.execute(words)
            return table([c[0] for c in found.description], found.fetchall())

    return run


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows as aligned text, Chinese characters two columns wide, long cells cut."""
    cells = [list(head), *([_shown(v) for v in row] for row in rows)]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(head))]
    lines = ["  ".join(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)) for row in cells]
    lines.insert(1, "  ".join("-" * w for w in widths))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _shown(value: object) -> str:
    if value is None:
        return ""
    text = f"{value:,.0f}" if isinstance(value, float) and value == int(value) else str(value)
    text = re.sub(r"\s+", " ", text)
    while _width(text) > _WIDEST:
        text = text[:-2] + "…"
    return text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def accuracy(folder: Path) -> str:
    """The accuracy on each set of gold as a Markdown table; the database of all articles is made in ``folder``."""
    database = folder / "all.db"
    articles = [ROOT / "seeds" / "articles", GOLD / "dev" / "articles", GOLD / "own" / "articles"]
    load = [sys.executable, "-m", "pairing_db", "load", *map(str, articles), "--database", f"sqlite:///{database}"]
    subprocess.run(load, cwd=ROOT, capture_output=True, check=True)
    own = sorted((GOLD / "own" / "gold").glob("*.json"))
    seen = [path for path in own if path.name[:3] not in UNSEEN]
    unseen = [path for path in own if path.name[:3] in UNSEEN]
    sets = (
        ("three source articles", sorted((GOLD / "source").glob("*.json"))),
        ("eight invented articles (`dev`)", sorted((GOLD / "dev" / "gold").glob("*.json"))),
        (f"{len(seen)} of the project's own (`own`)", seen),
        (f"{len(unseen)} of the project's own, unseen", unseen),
    )
    lines = ["| articles | gold facts | found P | found F1 | strict F1 | full F1 |", "|---|---|---|---|---|---|"]
    for number, (label, paths) in enumerate(sets):
        gold = folder / f"gold{number}"
        gold.mkdir()
        for path in paths:
            shutil.copy(path, gold)
        command = [sys.executable, str(GOLD / "score.py"), str(database), str(gold), "--json"]
        report = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
        figures = report["tables"]["ALL"]
        cells = [f"{figures[name]:.3f}" for name in ("P", "F1", "strict_F1", "full_F1")]
        lines.append(f"| {label} | {figures['gold']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def fresh() -> Iterator[tuple[Path, str]]:
    """Each generated file with what should stand in it."""
    with tempfile.TemporaryDirectory() as folder:
        run = runner(Path(folder))
        text = readme(README.read_text(encoding="utf-8"), run)
        page = readme(TOTALS.read_text(encoding="utf-8"), run)
        table_of_scores = accuracy(Path(folder))
        yield TOTALS, page
        yield README, _SCORE.sub(lambda m: m[1] + table_of_scores + m[2], text)
    yield ROOT / "docs" / "data-dictionary.md", dictionary_page()
    yield ROOT / "docs" / "schema.md", schema_page()


def closing_line() -> str:
    """The last line of ``make test``; ends the program where the tests fail."""
    done = subprocess.run(["make", "test"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S607
    found = TESTS_PASSED.search(done.stdout)
    if done.returncode or not found:
        sys.exit(done.stdout[-4000:])
    return found[0]


def main() -> None:
    """Write the files, or with ``--check`` say which are out of date."""
    if "--tests" in sys.argv:
        line = closing_line()
        README.write_text(TESTS_PASSED.sub(lambda _: line, README.read_text(encoding="utf-8")), encoding="utf-8")
        return
    stale = []
    for path, wanted in fresh():
        if not path.exists() or path.read_text(encoding="utf-8") != wanted:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(wanted, encoding="utf-8")
    if "--check" in sys.argv and stale:
        sys.exit(f"out of date: {', '.join(stale)}; run python docs/refresh.py")


if __name__ == "__main__":
    main()
