"""Where a text names market bodies: full names, brands, short names; each mention knows the fullest name."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from pairing_db.document import EnterpriseMention, RegionMention
from pairing_db.recognise.enterprise_brands import brand_names, cut_short, defined_names, places_of_forms
from pairing_db.recognise.enterprise_lexicon import folded, lexicon
from pairing_db.recognise.enterprise_names import Name, full_names

_LONGEST_PLACE = 32
_LEGAL_REST = re.compile(r"(?:股份|有限|责任)+公司|总公司")


def find_enterprises(text: str, regions: Sequence[RegionMention]) -> tuple[EnterpriseMention, ...]:
    """The mentions of market bodies in the clean text of one whole article, sorted by start.

    ``regions`` are the mentions of divisions in the same text: a name often begins with its place. 该公司, 这家企业
    are anaphora and no mentions. ``key`` is the fullest name that the text gives the same body.
    """
    full = full_names(text, regions)
    brands = brand_names(text, regions, full)
    names = sorted([*full, *brands], key=lambda name: name.start)
    forms = _forms(text, names)
    names = [_trimmed(text, name, forms) for name in names]
    keys = _keys(text, names)
    for whole in keys:
        if whole in forms:
            owner = max(forms[whole], key=lambda name: name.end - name.start)
            keys[whole] = keys[text[owner.start : owner.end]]
    mentions = [
        EnterpriseMention(n.start, n.end, text[n.start : n.end], keys[text[n.start : n.end]], n.kind) for n in names
    ]
    mentions += _short_mentions(text, names, forms, keys, regions)
    mentions.sort(key=lambda mention: mention.start)
    return tuple(mentions)


def _keys(text: str, names: list[Name]) -> dict[str, str]:
    """The fullest name for each name as written: legal form, place and like trades tell no two bodies apart."""
    cores: dict[str, set[str]] = {}
    written: dict[str, Name] = {}
    for name in names:
        whole = text[name.start : name.end]
        written.setdefault(whole, name)
        cores.setdefault(_core_key(text, name), set()).add(whole)
    keys: dict[str, str] = {}
    for members in cores.values():
        groups: list[list[str]] = []
        for whole in sorted(members, key=lambda w: (-len(w), w)):
            home = next((g for g in groups if _same_place(written[whole], [written[o] for o in g])), None)
            if home is None:
                groups.append([whole])
            else:
                home.append(whole)
        for group in groups:
            keys |= dict.fromkeys(group, group[0])
    for whole in written:
        fuller = [other for other in written if _is_tail(whole, other) and written[whole].place is None]
        if len({keys[other] for other in fuller}) == 1:
            keys[whole] = keys[fuller[0]]
    return keys


def _is_tail(short: str, name: str) -> bool:
    """山味食品集团 in 珠海横琴山味食品集团有限公司: the name goes on with its legal form only."""
    at = name.find(short)
    return at > 0 and bool(_LEGAL_REST.fullmatch(name, at + len(short)))


def _core_key(text: str, name: Name) -> str:
    """The name without place and legal form, its trade replaced by the one that stands for all like it."""
    core = folded(text[name.core_start : name.end])
    for same in lexicon().same_trades:
        for trade in same:
            if core.endswith(trade) and len(core) > len(trade) + 1:
                return core[: -len(trade)] + same[0]
    return core


def _same_place(name: Name, others: list[Name]) -> bool:
    """A name without a place may be any of its namesakes; two places must lie one in the other."""
    for other in others:
        if name.place is None or other.place is None:
            return True
        one, two = name.place.path + "/", other.place.path + "/"
        if one.startswith(two) or two.startswith(one):
            return True
    return False


def _forms(text: str, names: list[Name]) -> dict[str, list[Name]]:
    """Short form -> the fuller names that it may stand for; what the text itself defines comes first."""
    defined: dict[str, list[Name]] = {}
    cut: dict[str, list[Name]] = {}
    for name in names:
        for form in defined_names(text, name):
            defined.setdefault(form, []).append(name)
        for form in cut_short(text, name):
            cut.setdefault(form, []).append(name)
    return cut | defined


def _trimmed(text: str, name: Name, forms: dict[str, list[Name]]) -> Name:
    """``name`` without the words before a short form of a firm that the text names in full (图为东鹭公司)."""
    whole = text[name.start : name.end]
    if name.place is not None or whole in forms:
        return name
    fitting = [whole[at:] for at in range(1, len(whole) - 2) if whole[at:] in forms]
    fuller = [f for f in fitting if any(len(text[o.start : o.end]) > len(whole) for o in forms[f])]
    if not fuller:
        return name
    start = name.end - len(max(fuller, key=len))
    return replace(name, start=start, core_start=start)


def _short_mentions(
    text: str,
    names: list[Name],
    forms: dict[str, list[Name]],
    keys: dict[str, str],
    regions: Sequence[RegionMention],
) -> list[EnterpriseMention]:
    """Mentions by forms cut from the fuller names and by names that the text defines itself."""
    taken = sorted((name.start, name.end) for name in names)
    blocked = sorted((m.start, m.end) for m in regions if m.via not in ("anaphora", "name-part"))
    found: list[EnterpriseMention] = []
    for start, end in places_of_forms(text, forms):
        form = text[start:end]
        if _touches(start, end, taken) or _lies_in(start, end, blocked):
            continue
        owner = _nearest(forms[form], start)
        key = keys.get(text[owner.start : owner.end], text[owner.start : owner.end])
        found.append(EnterpriseMention(start, end, form, key, owner.kind))
        insort(taken, (start, end))
    return found


def _touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the sorted ``spans``, of which none overlaps another, shares a character with ``[start, end)``."""
    before = bisect_left(spans, (end, 0)) - 1
    return before >= 0 and spans[before][1] > start


def _lies_in(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the sorted ``spans`` (short ones, they may overlap) holds all of ``[start, end)``."""
    first = bisect_left(spans, (start - _LONGEST_PLACE, 0))
    return any(end <= e for _, e in spans[first : bisect_left(spans, (start + 1, 0))])


def _nearest(owners: list[Name], position: int) -> Name:
    """Of several bodies with one short form the one named last before it, else the first."""
    before = bisect_left(owners, position, key=lambda name: name.start) - 1
    return owners[max(before, 0)]


def trading_name(name: str, place: str) -> str:
    """``name`` without the ``place`` that it begins with and without its legal form: 羌味堂食品."""
    return folded(name.removeprefix(place)) or name
