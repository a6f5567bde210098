"""Lists of firms in which each member shows what the next one is: 盛岭纺织、中岭钢铁、奥岭实业等重点企业."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pairing_db.document import RegionMention
from pairing_db.recognise.enterprise_lexicon import distinctive, lexicon
from pairing_db.recognise.enterprise_names import Name
from pairing_db.recognise.enterprise_words import LONGEST_BRAND, SHORTEST_BRAND, is_phrase, is_unusual

_LIST = re.compile(
    r"(?P<list>[\u4e00-\u9fff]{2,24}(?:、[\u4e00-\u9fff]{2,8}){1,9})等"
    r"(?:[0-9一二两三四五六七八九十百]{1,4}[余多]?家|一批|一大批)?[^，。；、,;#的]{0,8}?(?:企业|公司)(?!家|负责|代表|主)"
)
_SURE = 3  # members with a trade each of which one unusual brand makes a list of firms


def mixed_members(text: str, places: Sequence[RegionMention]) -> Iterable[Name]:
    """The members of a list of firms, where all are a brand and a trade, a known brand or an unusual word.

    Two of them must be unusual or known, or one where three or more carry a trade; else the list may be one of trades.
    """
    known = {place.start: place for place in sorted(places, key=lambda place: place.end)}
    for match in _LIST.finditer(text):
        at = match.start("list")
        named: list[tuple[Name, bool, bool]] = []
        for number, member in enumerate(match["list"].split("、")):
            start = at if number else _first(text, at, at + len(member))
            end = at + len(member)
            place = known.get(start)
            core = place.end if place else start
            kind = _kind(text[core:end])
            if kind is None or (place and not kind[0]):
                break  # 会宁、靖远: places by themselves; a firm behind its place carries a trade
            named.append((Name(start, end, core, end, "company", place.region if place else None), *kind))
            at = end + 1
        else:
            telling = sum(unusual for _, _, unusual in named)
            trades = sum(trade for _, trade, _ in named)
            if trades and (telling > 1 or (telling and trades >= _SURE)):
                yield from (name for name, _, _ in named)


def _first(text: str, start: int, end: int) -> int:
    """Where the first member begins: behind the last verb or the last word that no name holds."""
    words = lexicon()
    for verb in words.boundary.finditer(text, start, end):
        start = max(start, verb.end())
    return max([start, *(at + 1 for at in range(start, end) if text[at] in words.hard or text[at] in "有去和与")])


def _kind(member: str) -> tuple[bool, bool] | None:
    """Whether a member carries a trade and whether it is unusual or known; None where it is no firm's name."""
    words = lexicon()
    if member in words.known:
        return False, True
    for length in range(LONGEST_BRAND, SHORTEST_BRAND - 1, -1):
        brand = member[:length]
        if words.trade.fullmatch(member, length) and distinctive(brand) == brand and not is_phrase(brand):
            return True, is_unusual(brand)
    plain = not SHORTEST_BRAND < len(member) <= LONGEST_BRAND or is_phrase(member) or distinctive(member) != member
    return None if plain or not is_unusual(member) else (False, True)
