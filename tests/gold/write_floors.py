"""Write ``floors.toml``: the F1 figures of every table that a change must keep (less 0.01).

usage: write_floors.py DATABASE

Run it after an improvement, or with a reason in the commit after a loss that is meant.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SETS = {"source": HERE / "source", "dev": HERE / "dev" / "gold", "own": HERE / "own" / "gold"}


def main() -> None:
    """Score the database given against every set of gold and write what it reached."""
    lines = ["# F1 of every table on every set of gold, written by write_floors.py; a test keeps them (less 0.01)."]
    for name, gold in SETS.items():
        command = [sys.executable, str(HERE / "score.py"), sys.argv[1], str(gold), "--json"]
        report = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
        lines.append(f"\n[{name}]")
        for table, figures in report["tables"].items():
            lines.append(f"{table} = {{ F1 = {figures['F1']}, strict_F1 = {figures['strict_F1']} }}")
    (HERE / "floors.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
