"""Rows of paired units: their sides and the day up to which the pairs are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pairing_db.document import Quantity, Reading, Region, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.sides import side
from pairing_db.interpret.tally_counts import Count
from pairing_db.interpret.when import When, when
from pairing_db.interpret.windows import clause_of
from pairing_db.recognise.gazetteer import gazetteer

_PARTNERS = re.compile(r"受援|受助|对口(?!帮扶|支援|协作|援)|协作地|结对地|对方")


@dataclass(slots=True)
class Tally:
    """One row of paired units and the figures that it took."""

    quantities: list[Quantity]
    recipient_side: list[Quantity] = field(default_factory=list)
    rule: str = "paired units"
    reading: Reading = field(default_factory=lambda: Reading("pairing_tally", {}, ((0, 0),), "paired units"))


def row_of(
    scene: Scene,
    sentence: Sentence,
    kind: str,
    donor: Count | None,
    recipient: Count | None,
    places: dict[str, Place | None],
) -> Tally:
    """The row of facing counts, its sides by the ``places`` that lead to them, else as of any figure."""
    present = [c.quantity for c in (donor, recipient) if c is not None]
    first = present[0]
    sides = {
        role: _region(scene, sentence, (count or donor or recipient), places[role], role)
        for role, count in (("donor", donor), ("recipient", recipient))
    }
    moment = when(scene, sentence, first, status="actual", flow=False, timeless=False)
    values = {
        **sides,
        "unit_kind": kind,
        "donor_count": int(donor.quantity.value) if donor else None,
        "recipient_count": int(recipient.quantity.value) if recipient else None,
        "qualifier": first.qualifier,
        "status": "actual",
        "period_start": None,
        "period_end": _as_of(scene, moment),
        "is_cumulative": False,
        "scope": None,
    }
    start, end = min(q.start for q in present), max(q.end for q in present)
    span = (clause_of(sentence, start)[0], clause_of(sentence, end - 1)[1])
    took = [recipient.quantity] if recipient and recipient is not donor else []
    reading = Reading("pairing_tally", values, (span,), "paired units")
    return Tally(list(dict.fromkeys(present)), took, "paired units", reading)


def _region(scene: Scene, sentence: Sentence, count: Count | None, place: Place | None, role: str) -> Region | None:
    """The division of one side: the one that leads to the count, the whole of a list, else as of any figure."""
    if count is None:
        return None
    if place:
        group = list_of(scene, sentence, place)
        if len(group) > 1 or scene.text.startswith("等", place.end):  # 虎门镇等6个镇街 are the district's
            parents = {p.region.parent_path for p in group}
            parent = parents.pop() if len(parents) == 1 else None
            return gazetteer().by_path(parent) if parent else None
        return place.region
    if _PARTNERS.search(scene.text[max(sentence.start, count.quantity.start - 8) : count.quantity.start]):
        return scene.main(role)
    return side(scene, sentence, count.quantity, role).region


def list_of(scene: Scene, sentence: Sentence, place: Place) -> list[Place]:
    """The places of one side that run on to ``place`` (高州市、化州市、信宜市的5个镇)."""
    group = [place]
    for before in reversed(scene.places_in(sentence.start, place.start, place.role)):
        if not re.fullmatch("[、和及]", scene.text[before.end : group[0].start]):
            break
        group.insert(0, before)
    return group


def _as_of(scene: Scene, moment: When) -> str | None:
    """The day up to which pairs are counted: a year that an earlier sentence tells of only says since when."""
    end = moment.end.isoformat() if moment.end else None
    if end and moment.source == "paragraph" and scene.reporting and end < scene.reporting[0]:
        return scene.reporting[1]
    return end
