"""Stories of villages and counties inside articles about a whole: which division each figure is of.

The articles are frames (``cases/stories/*.txt``) that are told of several casts of divisions (``casts.json``), in both
scripts. ``[[86人|county/town]]`` marks a figure and the members of the cast that it may be of, its supporting side too:
``[[1亿元|recipient>donor]]``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from opencc import OpenCC

from pairing_db.clean import clean
from pairing_db.document import Article, Reading, Region
from pairing_db.interpret.article import interpret
from pairing_db.recognise.mentions import recognise
from pairing_db.segment import segment

STORIES = Path(__file__).parent / "cases" / "stories"
CASTS: dict[str, list[dict[str, str]]] = json.loads((STORIES / "casts.json").read_text(encoding="utf-8"))
FRAMES = sorted(STORIES.glob("*.txt"))
MARK = re.compile(r"\[\[(?P<figure>.*?)\|(?P<helped>[^>\]]*)(?:>(?P<gives>[^\]]*))?\]\]")
SIDES = {
    "fund_flow": ("recipient", "donor"),
    "labor_transfer": ("origin", "destination"),
    "observation": ("region", ""),
    "pairing_tally": ("recipient", "donor"),
}
COUNTED = ("value", "amount_yuan", "persons", "poor_persons", "donor_count", "recipient_count")
READ = 0.75  # of the figures of a frame, the least that must give a row
TO_TRADITIONAL = OpenCC("s2t")


def unmarked(frame: str, cast: dict[str, str]) -> tuple[str, list[tuple[int, int, re.Match[str]]]]:
    """The article of a frame and where its marked figures stand."""
    told = frame.format(**cast)
    text, figures, at = "", [], 0
    for mark in MARK.finditer(told):
        text += told[at : mark.start()]
        figures.append((len(text), len(text) + len(mark["figure"]), mark))
        text, at = text + mark["figure"], mark.end()
    return text + told[at:], figures


def sides_of(reading: Reading) -> tuple[Region | None, Region | None]:
    """The supported and the supporting division of a row."""
    values = reading.values
    if reading.table == "talent_exchange":
        ends = [values["from"], values["to"]]
        return (ends[1], ends[0]) if values["direction"] == "to_recipient" else (ends[0], ends[1])
    helped, gives = SIDES[reading.table]
    return values[helped], values.get(gives)


def is_one_of(region: Region | None, members: str, cast: dict[str, str]) -> bool:
    """Is the division one of the cast that a mark allows, by its full or everyday name?"""
    for member in members.split("/"):
        name = "" if member == "none" else cast[member]
        if region is None:
            if not name:
                return True
        elif name and (name.endswith(region.name) or region.name.startswith(name.removesuffix("州"))):
            return True
    return False


@pytest.mark.parametrize("script", ["hans", "hant"])
@pytest.mark.parametrize(
    ("frame", "cast"),
    [(frame, cast) for frame in FRAMES for cast in CASTS[frame.stem.partition("_")[0]]],
    ids=lambda v: v.stem if isinstance(v, Path) else v["recipient"],
)
def test_sides(frame: Path, cast: dict[str, str], script: str) -> None:
    plain, figures = unmarked(frame.read_text(encoding="utf-8"), cast)
    text = TO_TRADITIONAL.convert(plain) if script == "hant" else plain
    assert len(text) == len(plain)
    document = segment(article := Article("story.txt", "0" * 64, text), clean(article))
    told = interpret(document, recognise(document))
    readings = [r for r in told.readings if r.table in (*SIDES, "talent_exchange")]
    values = {figure.quantity.start: figure.quantity.value for figure in told.figures}
    wrong, read = [], 0
    for start, end, mark in figures:
        for reading in readings:
            around = any(left <= start and end <= right for left, right in reading.spans)
            if not around or values.get(start) not in [reading.values.get(column) for column in COUNTED]:
                continue
            helped, gives = sides_of(reading)
            read += 1
            if not is_one_of(helped, mark["helped"], cast) or (
                mark["gives"] and not is_one_of(gives, mark["gives"], cast)
            ):
                wrong.append((mark[0], helped and helped.name, gives and gives.name))
            break
    assert not wrong
    assert read >= READ * len(figures)
