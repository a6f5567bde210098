"""The recipes say what is so: their commands are commands, their Python runs, their list is whole."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pairing_db.cli import cli
from pairing_db.publish.dataset import datasets

ROOT = Path(__file__).resolve().parents[1]
RECIPES = ROOT / "docs" / "recipes"
PAGES = sorted(RECIPES.glob("*.md"))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", ["python.md", "duckdb.md"])
def test_python_on_the_page_runs(name: str, source_database: Path, tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("duckdb_extensions", reason="the extension that reads SQLite is not installed")
    shutil.copyfile(source_database, tmp_path / "pairing.db")
    for command in blocks(RECIPES / name, "sh"):
        arguments = shlex.split(command)[1:]
        subprocess.run([sys.executable, "-m", "pairing_db", *arguments], cwd=tmp_path, capture_output=True, check=True)
    program = "\n".join(blocks(RECIPES / name, "python")).replace(
        "duckdb.connect()", f"duckdb.connect(config={{'extension_directory': {str(tmp_path / 'extensions')!r}}})"
    )
    assert program
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "fiscal_aid" in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_views_exist(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    for command in re.findall(r"pairing-db ([^`\n]+)", words):
        name, *arguments = shlex.split(command)
        cli.commands[name].make_context(name, arguments).close()
    assert set(re.findall(r"\bv_[a-z_]+\b", words)) <= set(datasets())


def test_the_list_names_every_page() -> None:
    listed = set(re.findall(r"\]\(([a-z-]+\.md)\)", (RECIPES / "README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in PAGES} - {"README.md"}
