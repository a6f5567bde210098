"""Make the generated parts of the documentation anew: README.md (outputs, accuracy, schema), docs/data-dictionary.md.

usage: python docs/refresh.py          write them
       python docs/refresh.py --check  name what is out of date, exit status 1 if anything is

A ```sql block of README.md is run against a database of the five source articles, a ```sh block that begins with
``make load``, ``pairing-db`` or ``echo`` likewise, and the ```text block behind it is what they print.
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
from pathlib import Path

from sqlalchemy.dialects import sqlite

from pairing_db.publish.dictionary import dictionary_rows
from pairing_db.store.models import metadata

ROOT = Path(__file__).resolve().parents[1]
README, DICTIONARY = ROOT / "README.md", ROOT / "docs" / "data-dictionary.md"
_BLOCK = re.compile(r"```(sql|sh)\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
_PICTURE = re.compile(r"```mermaid\n.*?```", re.DOTALL)
_PICTURED = (
    "article", "evidence", "reading", "figure", "region", "pairing", "pairing_tally", "enterprise", "project",
    "project_enterprise", "fund_flow", "labor_transfer", "talent_exchange", "observation", "indicator",
)  # fmt: skip
_WIDEST = 34
_SCORE = re.compile(r"(<!-- score -->\n\n)(?:\|.*\n)*(\n<!-- /score -->)")
GOLD = ROOT / "tests" / "gold"
UNSEEN = frozenset({"c09", "c11", "c12", "c13", "c14", "c15"})  # kept unopened while rules were written


def picture() -> str:
    """The schema as a Mermaid diagram: the tables that people query and their foreign keys."""
    lines = ["erDiagram"]
    for name in _PICTURED:
        keys = sorted(metadata.tables[name].foreign_keys, key=lambda key: str(key.parent.name))
        shown = [(key.column.table.name, key.parent.name) for key in keys if key.column.table.name in _PICTURED]
        lines += [f'    {target} ||--o{{ {name} : "{column}"' for target, column in shown]
    return "```mermaid\n" + "\n".join(lines) + "\n```"


def dictionary() -> str:
    """The data dictionary as Markdown, a table of columns for each table and view."""
    parts = [
        "# Data dictionary",
        "",
        "Generated from the models by `docs/refresh.py`; the table `data_dictionary` is the same.",
    ]
    last = None
    for row in dictionary_rows(sqlite.dialect()):
        if row["table"] != last:
            last = row["table"]
            parts += [
                "",
                f"## {last}",
                "",
                "| column | type | unit | 中文 | English | meaning | codes |",
                "|---|---|---|---|---|---|---|",
            ]
        cells = [row[c] or "" for c in ("column", "type", "unit", "label_zh", "label_en", "description", "codes")]
        parts.append("| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in cells) + " |")
    return "\n".join(parts) + "\n"


def readme(text: str, run: Callable[[str, str], str]) -> str:
    """``text`` with every output and the picture made anew; ``run`` takes the kind of a block and its words."""

    def block(match: re.Match[str]) -> str:
        return f"```{match[1]}\n{match[2]}```\n\n```text\n{run(match[1], match[2])}```"

    return _PICTURE.sub(lambda _: picture(), _BLOCK.sub(block, text))


def runner(folder: Path) -> Callable[[str, str], str]:
    """What runs a block of the README: SQL and commands against a database of the source articles in ``folder``."""
    database = folder / "pairing.db"
    command = [sys.executable, "-m", "pairing_db"]
    plain = os.environ | {"PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}

    def shell(line: str, given: str | None = None) -> str:
        words = shlex.split(line)
        if words[:2] == ["make", "load"]:
            words = ["pairing-db", "load", "seeds/articles", "--database", f"sqlite:///{database}"]
        done = subprocess.run(
            [*command, *words[1:]], cwd=ROOT, env=plain, input=given, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.replace(str(database), "pairing.db")

    def run(kind: str, words: str) -> str:
        if kind == "sql":
            with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
                found = connection.execute(words)
                return table([c[0] for c in found.description], found.fetchall())
        echoed = re.match(r"echo '(.*)' \| (.*)", words)
        if echoed:
            return json.dumps(json.loads(shell(echoed[2], echoed[1] + "\n")), ensure_ascii=False, indent=1) + "\n"
        return shell(words)

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
        text = readme(README.read_text(encoding="utf-8"), runner(Path(folder)))
        table_of_scores = accuracy(Path(folder))
        yield README, _SCORE.sub(lambda m: m[1] + table_of_scores + m[2], text)
    yield DICTIONARY, dictionary()


def main() -> None:
    """Write the files, or with ``--check`` say which are out of date."""
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
