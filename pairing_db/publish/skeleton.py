"""A file of corrections to begin with: an entry for each row that deserves a look, to be kept, changed or dropped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from pairing_db.publish.review import FactShown, Item


def skeleton(items: Iterable[Item], today: date) -> str:
    """TOML that loads as it stands once ``who`` and each ``why`` are filled in. Every row is asked for once."""
    return "\n".join(_lines(items, today)) + "\n"


def _lines(items: Iterable[Item], today: date) -> Iterator[str]:
    yield "# What to do with each entry: seeds/corrections/README.md. Fill in who, and why in each entry that you keep;"
    yield "# take the others away. accept says that the row is right; else write reject, or change with was and set."
    yield 'who = ""'
    yield f"when = {today.isoformat()}"
    asked: set[str] = set()
    for number, item in enumerate(items, start=1):
        yield ""
        yield _comment(f"{number}. {item.kind}, {item.points} points: {item.reason}")
        if not item.facts:
            yield _comment(f"   {item.source}: {item.quote}")
            yield "# No row to correct: a reading for it belongs into seeds/lexicon."
        for fact in item.facts:
            if fact.id in asked:
                yield _comment(f"   {fact.table} {fact.id}: see above")
                continue
            asked.add(fact.id)
            yield from _entry(fact)


def _entry(fact: FactShown) -> Iterator[str]:
    yield _comment(f"   {fact.source}: {fact.quote}")
    yield "[[correction]]"
    yield 'action = "accept"'
    yield f'table = "{fact.table}"'
    yield f'id = "{fact.id}"'
    if fact.column is not None and fact.value is not None:
        value = int(fact.value) if float(fact.value).is_integer() else fact.value
        yield f"was = {{ {fact.column} = {value!r} }}"
        yield f"# set = {{ {fact.column} = {value!r} }}"
    yield 'why = ""'


def _comment(words: str) -> str:
    """A comment in one line; TOML allows no control characters in it."""
    return "# " + json.dumps(" ".join(words.split()), ensure_ascii=False)[1:-1].replace('\\"', '"')
