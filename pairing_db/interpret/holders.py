"""Which enterprise and which project a figure belongs to, where its sentence or paragraph says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.document import Quantity, Reading, Region, Sentence
from pairing_db.interpret.enterprises import enterprise_of
from pairing_db.interpret.projects import project_of
from pairing_db.interpret.scene import Scene

_AID = re.compile(r"援建|捐建|帮建|(?:协作|帮扶|援助|支援)(?:资金|项目)|援[藏疆青](?:资金|项目)")
_REACH = 80  # characters behind a project's name within which its money is called aid
_LINES = 8  # of a list under the line that opens it
_MANY = re.compile(r"企业[、和等]|(?:多家|余家|等\d+家|一批)企业|各企业|企业合作|引导企业")


@dataclass(frozen=True)
class Holders:
    """The enterprises and projects of an article, asked by position."""

    scene: Scene
    enterprises: Sequence[Reading]
    projects: Sequence[Reading]

    def project(self, quantity: Quantity) -> str | None:
        """The project whose passage holds the figure."""
        return project_of(self.scene.document, self.scene.mentions, self.projects, quantity.start, quantity.end)

    def enterprise(self, quantity: Quantity) -> str | None:
        """The enterprise that the figure's sentence is about."""
        return enterprise_of(self.scene.document, self.scene.mentions, self.enterprises, quantity.start, quantity.end)

    def payer(self, sentence: Sentence, quantity: Quantity) -> str | None:
        """The enterprise that puts the money in; None where several firms do."""
        if _MANY.search(self.scene.text[sentence.start : quantity.start]):
            return None
        return self.enterprise(quantity)

    def employer(self, sentence: Sentence, quantity: Quantity) -> str | None:
        """The enterprise that employs; None where several firms do."""
        return self.payer(sentence, quantity)

    def is_aided(self, name: str) -> bool:
        """Whether the project of that name is a work of the cooperation: told as aid, and no firm puts money in."""
        reading = next((r for r in self.projects if r.values["name"] == name), None)
        if reading is None:
            return False
        parties = reading.values["enterprises"]
        roles = {pair[1] for pair in parties if isinstance(pair, tuple)} if isinstance(parties, tuple) else set()
        if roles - {"operator", "buyer"}:
            return False
        return self._told_as_aid(reading)

    def _told_as_aid(self, reading: Reading) -> bool:
        """援建, 协作资金 and the like in the passage of the project, or in the line that opens its list."""
        document, (start, end) = self.scene.document, reading.spans[0]
        at = next((i for i, b in enumerate(document.blocks) if b.start <= start < b.end), 0)
        if _AID.search(self.scene.text, document.blocks[at].start, min(end + _REACH, document.blocks[at].end)):
            return True
        opening = next(
            (
                b
                for b in reversed(document.blocks[:at])
                if self.scene.text[b.start : b.end].rstrip().endswith(("：", ":"))
            ),
            None,
        )
        return (
            opening is not None
            and at - document.blocks.index(opening) <= _LINES
            and bool(_AID.search(self.scene.text, opening.start, opening.end))
        )

    def site(self, name: str) -> Region | None:
        """Where the project of that name stands."""
        for reading in self.projects:
            region = reading.values.get("region")
            if reading.values["name"] == name and isinstance(region, Region):
                return region
        return None

    def home(self, name: str) -> Region | None:
        """Where the enterprise of that name is at home."""
        for reading in self.enterprises:
            home = reading.values.get("home")
            if reading.values["name"] == name and isinstance(home, Region):
                return home
        return None
