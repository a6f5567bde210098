"""The id of a fact stays when people correct it: it is the one that its statements had as read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pairing_db.resolve.identity import content_id
from pairing_db.resolve.statements import Statement


def name_groups(
    groups: Mapping[str, Sequence[Statement]], as_read: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """(id of each group of statements, id under which a fact that is no longer alone is found).

    ``groups`` are keyed by what they state after corrections; ``as_read`` gives the id that each statement's fact has
    without any. A fact whose statements went apart stays where its own statement stands, else with the first group.
    """
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for key, statements in groups.items():
        for statement in statements:
            homes[as_read.get(statement.id, key)].add(key)
    owned: defaultdict[str, list[str]] = defaultdict(list)
    for former, keys in homes.items():
        owned[former if former in keys else min(keys)].append(former)
    names = {key: key if key in owned[key] else min(owned[key], default="") for key in groups}
    taken = set(names.values())
    for key, name in names.items():
        if not name:  # its own key may be the id of a fact that now states something else
            names[key] = key if key not in taken else content_id("apart", key)
    moved = {former: names[key] for key, formers in owned.items() for former in formers if former != names[key]}
    return names, moved
