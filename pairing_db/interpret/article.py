"""Interpret: mentions in their clause, sentence, paragraph and article become readings; every figure gets one end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pairing_db.document import Document, Interpretation, Mentions, Quantity, Reading
from pairing_db.interpret.accounts import account
from pairing_db.interpret.counted import with_counted_nouns
from pairing_db.interpret.enterprises import enterprise_readings
from pairing_db.interpret.headlines import dated_by_body
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.pairs import pairing_readings
from pairing_db.interpret.projects import project_readings
from pairing_db.interpret.scene import Scene
from pairing_db.recognise.mentions import reporting_of


def interpret(document: Document, mentions: Mentions) -> Interpretation:
    """What the article states, with the end of each of its figures."""
    scene = scene_of(document, mentions)
    firms = _of_the_pairing(scene, enterprise_readings(document, mentions))
    projects = _of_the_pairing(scene, project_readings(document, mentions))
    holders = Holders(scene, firms, projects)
    figures, readings = account(scene, holders)
    everything = (*dated_by_body(document, readings), *pairing_readings(scene), *firms, *projects)
    return Interpretation(document, mentions, tuple(figures), everything)


def scene_of(document: Document, mentions: Mentions) -> Scene:
    """The article as its figures are read in it: without those that are part of a name, with the nouns they count."""
    reporting = reporting_of(document)
    span = (reporting[0].isoformat(), reporting[1].isoformat()) if reporting else None
    counted = with_counted_nouns(document.clean.text, _outside_names(mentions))
    return Scene(document, replace(mentions, quantities=counted), span)


def _of_the_pairing(scene: Scene, readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Firms and projects without those that a general report names only among the place's own affairs."""
    own = [(s.start, s.end) for s in scene.document.sentences if s.start in scene.own_work]
    return tuple(r for r in readings if not all(any(s <= at < e for s, e in own) for at, _ in r.spans))


def _outside_names(mentions: Mentions) -> list[Quantity]:
    """Quantities that are no part of a name: 三只羊乡 counts nothing."""
    names = [(m.start, m.end) for m in mentions.regions] + [(m.start, m.end) for m in mentions.enterprises]
    return [q for q in mentions.quantities if not any(s <= q.start and q.end <= e for s, e in names)]
