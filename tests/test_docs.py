"""The documentation says what is there: its outputs, schema picture, dictionary and commands are current."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pairing_db.cli import cli

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


def test_every_command_is_in_the_readme_and_shows_an_example() -> None:
    for name, command in cli.commands.items():
        assert f"pairing-db {name}" in README
        assert "Examples:" in (command.help or "")


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
