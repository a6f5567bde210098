"""Resolved entities: enterprises and projects under all their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pairing_db.resolve.groups import Group
from pairing_db.resolve.statements import Row, Statement


class KnownId(str):
    """An entity that a correction names by its id, where a reading has a name."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class EntityNames:
    """The names that people gave to an entity: the one to show, None for the fullest read, and others."""

    name: str | None = None
    aliases: frozenset[str] = frozenset()


@dataclass(slots=True)
class Entities:
    """Resolved entities: their rows, which statements each rests on, and how articles refer to them."""

    rows: list[Row] = field(default_factory=list)
    statements: dict[str, Sequence[Statement]] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    by_name: dict[tuple[str, str], str] = field(default_factory=dict)

    def called(self, article: str, name: str | None, folded: str | None) -> str | None:
        """The entity that an article calls ``name``: as written, else folded; None where it is none of its own."""
        if name is None:
            return None
        if isinstance(name, KnownId):
            return self.former.get(name, name) if self.former.get(name, name) in self.statements else None
        return self.by_name.get((article, name)) or (self.by_name.get((article, f"~{folded}")) if folded else None)

    def enter(self, group: Group) -> None:
        """Keep what an entity rests on and its former ids."""
        key, *former = group.ids
        self.statements[key] = group.statements
        self.former.update(dict.fromkeys(former, key))
