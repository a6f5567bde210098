"""Charts as Vega-Lite specifications. Colours keep their distance for people who see few of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pairing_db.publish.web.language import Reader

COLOURS = ("#1f5a96", "#c2571a", "#3b7d4f", "#8a4f9e", "#a8322d", "#5f6b76", "#0f8b8d", "#93711c")
LEAST_YEARS = 5
_FONT = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
_QUIET = {"domainColor": "#8c8577", "tickColor": "#8c8577", "gridColor": "#e6e1d6", "labelColor": "#3d3a34"}
CONFIG = {
    "font": _FONT,
    "background": "transparent",
    "axis": _QUIET | {"titleColor": "#3d3a34", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
    "legend": {"labelFontSize": 12, "labelLimit": 460, "orient": "bottom", "columns": 1, "title": None},
    "view": {"stroke": None},
}


def by_year(reader: Reader, key: str, points: Sequence[dict[str, Any]], *, money: bool) -> dict[str, Any] | None:
    """A chart with a bar for each point (year, what, value, shown); None where there is nothing to draw."""
    if not points:
        return None
    return _chart(
        reader.say(key),
        points,
        {
            "x": _years(points),
            "xOffset": {"field": "what"},
            "y": _measured(reader, money=money),
            "color": _colour(points),
            "tooltip": [
                {"field": "year", "title": reader.say("year")},
                {"field": "what", "title": reader.say("what")},
                {"field": "shown", "title": reader.say("value")},
            ],
        },
        height=240,
    )


def ranked(reader: Reader, title: str, points: Sequence[dict[str, Any]], *, money: bool) -> dict[str, Any] | None:
    """A chart with a horizontal bar for each point (name, value, shown), the longest on top."""
    if not points:
        return None
    return _chart(
        title,
        points,
        {
            "y": {"field": "name", "type": "nominal", "sort": "-x", "title": None, "axis": {"labelLimit": 340}},
            "x": _measured(reader, money=money),
            "color": {"value": COLOURS[0]},
            "tooltip": [
                {"field": "name", "title": reader.say("pairing")},
                {"field": "shown", "title": reader.say("value")},
            ],
        },
        height=22 * len(points) + 10,
    )


def lines(reader: Reader, title: str, points: Sequence[dict[str, Any]], *, money: bool) -> dict[str, Any] | None:
    """A chart with a line for each series (what) over the years."""
    if not points:
        return None
    return _chart(
        title,
        points,
        {
            "x": _years(points),
            "y": _measured(reader, money=money),
            "color": _colour(points),
            "tooltip": [
                {"field": "year", "title": reader.say("year")},
                {"field": "what", "title": reader.say("what")},
                {"field": "shown", "title": reader.say("value")},
            ],
        },
        height=280,
        mark={"type": "line", "point": {"size": 60}},
    )


def _chart(
    title: str, points: Sequence[dict[str, Any]], encoding: dict[str, Any], *, height: Any, mark: Any = None
) -> dict[str, Any]:
    spec = {
        "data": {"values": list(points)},
        "mark": mark or {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": encoding,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": CONFIG,
    }
    return {"title": title, "spec": spec}


def _years(points: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The axis of years, without gaps and never so short that one bar fills it."""
    last = max(point["year"] for point in points)
    first = min(last - LEAST_YEARS + 1, *(point["year"] for point in points))
    scale = {"domain": list(range(first, last + 1))}
    return {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}, "scale": scale}


def _measured(reader: Reader, *, money: bool) -> dict[str, Any]:
    """The axis of values: money in 亿元 or millions, people as they are."""
    if not money:
        return {"field": "value", "type": "quantitative", "title": reader.say("persons"), "axis": {"tickCount": 5}}
    chinese = reader.language == "zh"
    size, title = (1e8, "亿元") if chinese else (1e6, "CNY million")
    return {
        "field": "value",
        "type": "quantitative",
        "title": title,
        "axis": {"labelExpr": f"format(datum.value / {size:.0f}, ',~r')", "tickCount": 5},
    }


def _colour(points: Sequence[dict[str, Any]]) -> dict[str, Any]:
    names = list(dict.fromkeys(point["what"] for point in points))
    colours = [COLOURS[at % len(COLOURS)] for at in range(len(names))]
    return {"field": "what", "type": "nominal", "scale": {"domain": names, "range": colours}}
