"""Which enterprise and which project a figure belongs to, where its sentence or paragraph says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.document import Quantity, Reading, Region, Sentence
from pairing_db.interpret.enterprises import enterprise_of
from pairing_db.interpret.projects import project_of
from pairing_db.interpret.scene import Scene

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
