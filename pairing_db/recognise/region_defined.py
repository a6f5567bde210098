"""Short names that the article itself gives: 鄂伦春自治旗（以下简称“鄂旗”） makes 鄂旗 a name from there on."""

from __future__ import annotations

import re

from pairing_db.document import Region, RegionMention
from pairing_db.recognise.region_names import Words, ordinary

_DEFINITION = re.compile(
    r"\s?[（(](?:以下|下文|下|后)?(?:均|统)?(?:简称|称)(?:为|作)?[：:]?[“\"「『‘]?([\u4e00-\u9fff]{2,6})[”\"」』’]?[）)]"
)
_SUFFIXES = "省市区县州旗盟"


def add_defined(text: str, words: Words, found: list[RegionMention]) -> list[RegionMention]:
    """The mentions with those by a name that the text defines, which goes before what the name means elsewhere.

    ``found`` is sorted; so is what comes out. Only a name made of the characters of the full one is a short name of it
    (（以下简称“两地”） is none), and an ordinary word (同心) is read by the rules for those alone.
    """
    defined: dict[str, tuple[int, Region]] = {}
    for mention in found:
        match = _DEFINITION.match(text, mention.end)
        if match and _is_short(match[1], mention.region.name) and ordinary().get(match[1]) != "never":
            defined.setdefault(match[1], (match.start(1), mention.region))
    for name, (since, region) in defined.items():
        kept = {m.start: m for m in found}
        at = text.find(name, since)
        while at >= 0:
            end = at + len(name)
            over = [m for m in found if m.start < end and at < m.end]
            whole = all((m.start, m.end) == (at, end) for m in over)
            if whole and words.is_cut(at) and words.is_cut(end) and not any(m.region == region for m in over):
                kept[at] = RegionMention(at, end, region, "short")
            at = text.find(name, end)
        found = sorted(kept.values(), key=lambda m: (m.start, m.end))
    return found


def _is_short(short: str, name: str) -> bool:
    """Whether all characters of the short name stand in the full one in this order, its suffix aside."""
    stem = short[:-1] if short[-1] in _SUFFIXES else short
    rest = iter(name)
    return bool(stem) and all(character in rest for character in stem)
