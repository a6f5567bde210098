"""The schematic map: every county a dot at its coordinates, who supports whom as arcs. No shape from elsewhere."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pairing_db.publish.web.facts import rows_of

WIDTH, HEIGHT = 810, 720
# The places that stand farthest out on it: west, north-east, north, east, south.
_EDGES = ((75.2, 38.0), (134.3, 48.3), (122.5, 53.0), (121.6, 25.0), (109.5, 18.2), (112.3, 16.8), (87.0, 49.0))
_MARGIN = 24
# Conic projection with the two parallels that maps of China are usually drawn on.
_FIRST, _SECOND, _MIDDLE = math.radians(25), math.radians(47), math.radians(104)
_CONE = (math.sin(_FIRST) + math.sin(_SECOND)) / 2
_CONSTANT = math.cos(_FIRST) ** 2 + 2 * _CONE * math.sin(_FIRST)


def _plane(lon: float, lat: float) -> tuple[float, float]:
    """Albers' equal-area projection."""
    radius = math.sqrt(_CONSTANT - 2 * _CONE * math.sin(math.radians(lat))) / _CONE
    angle = _CONE * (math.radians(lon) - _MIDDLE)
    return radius * math.sin(angle), -radius * math.cos(angle)


def _frame() -> tuple[float, float, float]:
    edges = [_plane(lon, lat) for lon, lat in _EDGES]
    left, right = min(x for x, _ in edges), max(x for x, _ in edges)
    low, high = min(y for _, y in edges), max(y for _, y in edges)
    return left, high, min((WIDTH - 2 * _MARGIN) / (right - left), (HEIGHT - 2 * _MARGIN) / (high - low))


_LEFT, _HIGH, _SCALE = _frame()


def place(lon: float, lat: float) -> tuple[float, float]:
    """Where a place stands on the map."""
    x, y = _plane(lon, lat)
    return round(_MARGIN + (x - _LEFT) * _SCALE, 1), round(_MARGIN + (_HIGH - y) * _SCALE, 1)


@dataclass(frozen=True, slots=True)
class Arc:
    """Who supports whom between two provinces: a curve, its weight, and what it stands for."""

    path: str
    width: float
    donor: str
    recipient: str
    pairings: int


def dots(db: sqlite3.Connection) -> str:
    """All counties that exist as one SVG path of points."""
    query = "SELECT lon, lat FROM region WHERE level = 'county' AND valid_to IS NULL AND lon IS NOT NULL"
    points = sorted({tuple(map(round, place(lon, lat))) for lon, lat in db.execute(query)})
    return "".join(f"M{x} {y}h0" for x, y in points)


def arcs(db: sqlite3.Connection) -> tuple[list[Arc], list[Mapping[str, Any]]]:
    """Arcs between provinces with the pairings that they stand for, and the provinces at their ends."""
    query = (
        "SELECT substr(d.path, 1, instr(d.path || '/', '/') - 1) AS donor, "
        "substr(r.path, 1, instr(r.path || '/', '/') - 1) AS recipient, count(*) AS pairings FROM pairing p "
        "JOIN region d ON d.id = p.donor_region_id JOIN region r ON r.id = p.recipient_region_id "
        "GROUP BY 1, 2 ORDER BY pairings DESC, 1, 2 LIMIT 200"
    )
    found = [row for row in rows_of(db, query) if row["donor"] != row["recipient"]]
    provinces = {
        row["path"]: row
        for row in rows_of(db, "SELECT path, short_name, lon, lat FROM region WHERE level = 'province'")
        if row["lon"] is not None
    }
    curves, ends = [], {}
    for row in found:
        donor, recipient = provinces.get(row["donor"]), provinces.get(row["recipient"])
        if donor is None or recipient is None:
            continue
        start, end = place(donor["lon"], donor["lat"]), place(recipient["lon"], recipient["lat"])
        width = round(1 + 1.6 * math.log2(1 + row["pairings"]), 1)
        curves.append(Arc(_curve(start, end), min(width, 9), row["donor"], row["recipient"], row["pairings"]))
        ends[row["donor"]] = {
            "name": donor["short_name"] or row["donor"],
            "path": row["donor"],
            "at": start,
            "side": "donor",
        }
        ends.setdefault(
            row["recipient"],
            {
                "name": recipient["short_name"] or row["recipient"],
                "path": row["recipient"],
                "at": end,
                "side": "recipient",
            },
        )
    return curves, list(ends.values())


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A curve that bends to the left of its way, so that two opposite ones part."""
    (x1, y1), (x2, y2) = start, end
    bend = 0.18
    middle = ((x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1))
    return f"M{x1} {y1}Q{middle[0]:.1f} {middle[1]:.1f} {x2} {y2}"
