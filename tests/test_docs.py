"""The documentation says what is there: its outputs, schema picture, dictionary and commands are current."""

from __future__ import annotations

import importlib.util
import re
import shlex
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pairing_db.cli import cli
from pairing_db.codes import FACT_TABLE
from pairing_db.publish import views
from pairing_db.publish.diagram import OVERVIEW, overview, schema_page
from pairing_db.publish.dictionary_page import dictionary_page
from pairing_db.store.models import metadata

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["refresh"] = module
    spec.loader.exec_module(module)
    return module


def test_generated_files_are_current(refresh: ModuleType) -> None:
    stale = [path.name for path, wanted in refresh.fresh() if path.read_text(encoding="utf-8") != wanted]
    assert stale == [], "run python docs/refresh.py"


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_is_in_the_readme_and_its_examples_are_right(name: str) -> None:
    assert f"pairing-db {name}" in README
    shown = (cli.commands[name].help or "").partition("Examples:")[2].partition("\n\n")[0]
    calls = re.findall(r"(?:^|\| ) *pairing-db (.*)", shown, re.MULTILINE)
    assert calls
    for call in calls:
        command, *arguments = shlex.split(call)
        cli.commands[command].make_context(command, arguments).close()  # raises on an option that there is not


def test_everything_shown_has_an_output() -> None:
    shown = re.compile(r"^```(?:sh|sql)\n(.*?)^```\n\n(?:```text\n(.*?)^```)?", re.DOTALL | re.MULTILINE)
    for words, output in shown.findall(README):
        assert output.strip(), words


def test_the_closing_line_of_the_tests_is_one(refresh: ModuleType) -> None:
    assert len(refresh.TESTS_PASSED.findall(README)) == 1


def test_the_picture_shows_every_main_table_and_how_facts_are_proved() -> None:
    lines = overview().splitlines()
    assert lines[0] == "erDiagram"
    ends = {line.split()[at] for line in lines[1:] for at in (0, 2)}
    assert ends == set(OVERVIEW)
    assert '    region |o--o{ fund_flow : "donor_region, recipient_region"' in lines
    assert '    article ||--o{ evidence : "article"' in lines
    assert {f'    {table} }}o--o{{ evidence : "{table}_evidence"' for table in FACT_TABLE} <= set(lines)


def test_every_table_is_drawn_and_described_once() -> None:
    drawn = re.findall(r"^    (\w+) \{$", schema_page(), re.MULTILINE)
    assert sorted(drawn) == sorted(metadata.tables)
    described = re.findall(r"^## (\w+)$", dictionary_page(), re.MULTILINE)
    assert sorted(described) == sorted([*metadata.tables, *(view.name for view in views())])


def test_every_make_target_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", README)) <= targets


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "seeds" / "README.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), target


def test_every_lexicon_and_reference_file_is_described() -> None:
    said = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    for folder, ending in (("lexicon", "toml"), ("reference", "csv")):
        for path in (ROOT / "seeds" / folder).glob(f"*.{ending}"):
            assert path.name in said, path.name
