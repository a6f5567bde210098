"""Every word class of ``seeds/lexicon/words*.toml`` holds its own examples, and something asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pairing_db.seeds import seeds_dir
from pairing_db.words import word, word_classes

_EXAMPLES = [
    (name, example, key == "yes")
    for name, entry in word_classes().items()
    if isinstance(entry, dict)
    for key in ("yes", "no")
    for example in entry.get(key, ())
]


@pytest.mark.parametrize(("name", "example", "held"), _EXAMPLES, ids=[f"{n}: {e}" for n, e, _ in _EXAMPLES])
def test_word_class_holds_its_examples(name: str, example: str, held: bool) -> None:
    assert bool(word(name).search(example)) is held


def test_every_word_class_is_asked_for() -> None:
    package = Path(__file__).resolve().parents[1] / "pairing_db"
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py")))
    data = "".join(path.read_text(encoding="utf-8") for path in sorted((seeds_dir() / "lexicon").glob("*.toml")))
    asked = set(re.findall(r"[\"'{]([a-z_]+)[\"'}]", code)) | set(re.findall(r"\{([a-z_]+)\}", data))
    assert not set(word_classes()) - asked


def test_every_word_class_that_is_asked_for_is_there() -> None:
    package = Path(__file__).resolve().parents[1] / "pairing_db"
    asked = {
        (path.name, name)
        for path in package.rglob("*.py")
        for name in re.findall(r"\b(?:word\(|says\([^\n]*?, )\"([a-z_]+)\"", path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 100
    assert not {(path, name) for path, name in asked if name not in word_classes()}
