"""Sets that grow together: which of many names stand for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Clusters(Generic[T]):
    """A union-find over items; every item begins alone."""

    def __init__(self, items: Iterable[T]) -> None:
        self._parent = {item: item for item in items}

    def root(self, item: T) -> T:
        """The item that stands for the set of ``item``."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: T, other: T) -> None:
        """Make the sets of both one."""
        self._parent[self.root(one)] = self.root(other)

    def sets(self) -> list[list[T]]:
        """All sets, items in the order in which they were given."""
        groups: defaultdict[T, list[T]] = defaultdict(list)
        for item in self._parent:
            groups[self.root(item)].append(item)
        return list(groups.values())
