"""How the time of reading an article grows with its length, and how it divides among the stages.

usage: python benchmarks/reading.py

Prints ratios of one run: the time for an article of twice and four times the length, to that of the shortest
(2 and 4 would be linear), and the share of each stage. The text is the source articles, repeated.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pairing_db.clean import clean
from pairing_db.document import Article
from pairing_db.interpret.article import interpret
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

ARTICLES = Path(__file__).resolve().parents[1] / "seeds" / "articles"
SHORTEST, STEPS, ROUNDS = 4000, (1, 2, 4), 3


def article(length: int) -> Article:
    """An article of about ``length`` characters."""
    text = "\n".join(path.read_text(encoding="utf-8")[:2200] for path in sorted(ARTICLES.glob("*.txt")))
    repeated = (text * (length // len(text) + 1))[:length]
    return Article("benchmark.txt", hashlib.sha256(repeated.encode()).hexdigest(), repeated)


def stages(given: Article) -> dict[str, float]:
    """Seconds of each stage."""
    taken: dict[str, float] = {}

    def timed(name: str, call: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = call()
        taken[name] = time.perf_counter() - start
        return result

    cleaned = timed("clean", lambda: clean(given))
    document = timed("segment", lambda: segment(given, cleaned))
    mentions = timed("recognise", lambda: recognise(document))
    timed("interpret", lambda: interpret(document, mentions))
    return taken


def main() -> None:
    """Measure and print."""
    stages(article(SHORTEST))  # loads the tables once
    best = {
        step: min((stages(article(SHORTEST * step)) for _ in range(ROUNDS)), key=lambda t: sum(t.values()))
        for step in STEPS
    }
    base = sum(best[1].values())
    for step in STEPS:
        total = sum(best[step].values())
        shares = ", ".join(f"{name} {seconds / total:.0%}" for name, seconds in best[step].items())
        print(f"{SHORTEST * step:>6} characters: time x{total / base:.1f}; {shares}")


if __name__ == "__main__":
    main()
