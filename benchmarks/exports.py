"""What an export costs: processor time a row for each format as the database grows, and the memory that it needs.

usage: python benchmarks/exports.py [--facts 5000]

Prints ratios of one run, on databases that ``synthetic.py`` makes: the time a row at four times the size to that at
the smaller one (1 would be linear), the formats beside each other, and how much the memory grew from one size to the
other. A filter by pairing is measured beside an export of everything.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pairing_db.publish.exports import FORMATS, Options, export
from pairing_db.publish.reading import reading
from pairing_db.publish.selection import Filter

STEPS = (1, 4)
TARGETS = {"xlsx": "all.xlsx", "csv": "csv", "parquet": "parquet", "datapackage": "package"}
SYNTHETIC = Path(__file__).with_name("synthetic.py")


def measured(database: Path, name: str, folder: Path, asked: Filter) -> tuple[float, int, int]:
    """Processor seconds of one export, its rows, and the most memory that the process has had, in KiB."""
    start = time.process_time()
    with reading(f"sqlite:///{database}") as connection:
        written = export(connection, folder / TARGETS[name], name, asked=asked, names=(), options=Options())
    seconds = time.process_time() - start
    return seconds, sum(written.rows.values()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Measure and print; each export runs in a process of its own, so that their memories are told apart."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--facts", type=int, default=5_000)
    parser.add_argument("--one", nargs=3, metavar=("DATABASE", "FORMAT", "DONOR"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        database, name, donor = arguments.one
        with tempfile.TemporaryDirectory() as folder:
            print(*measured(Path(database), name, Path(folder), Filter(donor=donor or None)))
        return
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for step in STEPS:
            database, facts = Path(folder) / f"{step}.db", arguments.facts * step
            sizes = ["--facts", str(facts), "--articles", str(facts // 10)]
            subprocess.run([sys.executable, str(SYNTHETIC), str(database), *sizes], check=True, capture_output=True)
            for name in (name for name in FORMATS if name in TARGETS):
                for donor in ("", "山东省"):
                    command = [sys.executable, __file__, "--one", str(database), name, donor]
                    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
                    seconds, rows, memory = done.stdout.split()
                    found[step, name, donor] = float(seconds), int(rows), int(memory)
    base = found[STEPS[-1], "csv", ""]
    print(f"{'format':12} {'filter':6} {'rows':>9}  time a row  to csv  memory")
    for name in TARGETS:
        for donor in ("", "山东省"):
            small, large = found[STEPS[0], name, donor], found[STEPS[-1], name, donor]
            growth = (large[0] / large[1]) / (small[0] / small[1])
            beside = (large[0] / large[1]) / (base[0] / base[1])
            shown = donor or "none"
            print(f"{name:12} {shown:6} {large[1]:>9}  x{growth:9.2f}  x{beside:.1f}  x{large[2] / small[2]:.2f}")


if __name__ == "__main__":
    main()
