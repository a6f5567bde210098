"""The way of an article goes one way: what may import what, and how large a module may grow."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "pairing_db"
# Later stages know earlier ones, never the other way round. A name is a module or a package of pairing_db.
ORDER = (
    ("errors", "codes", "document"),
    ("seeds",),
    ("words",),
    ("read",),
    ("clean",),
    ("segment",),
    ("recognise",),
    ("interpret",),
    ("resolve",),
    ("store",),
    ("publish",),
    ("notebook",),
    ("summary",),
    ("pipeline",),
    ("commands",),
    ("cli", "__main__", "__init__"),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
LONGEST = 400
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def stage(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_stages(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("pairing_db.")}
    return found & set(RANK)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_stage_reaches_forward(path: Path) -> None:
    assert stage(path) in RANK, f"{stage(path)} has no place in the order of stages"
    forward = {name for name in imported_stages(path) if RANK[name] > RANK[stage(path)]}
    assert not forward, f"{path.relative_to(PACKAGE)} imports later stages: {sorted(forward)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_small_and_named_for_what_they_do(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{path.relative_to(PACKAGE)} has {lines} lines"
    assert not EMPTY_NAMES & {path.stem, *path.relative_to(PACKAGE).parts[:-1]}
