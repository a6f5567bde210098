"""Where a text has the name of a division: one pass over all names, then word boundaries."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pairing_db import seeds
from pairing_db.recognise.enterprise_lexicon import is_word, tokens
from pairing_db.words import says, word

_SUFFIXES = "省市区县州旗盟"
# What a dictionary word may add to a place's name, the name still counting: 天津地区, 宁海人, 北京市民, 云南省政府.
_TAILS = re.compile(
    r"地区|人|籍|市民|市区|.{0,6}(?:政府|局|厅|政协|人大|委员会|法院|检察院)|(?:[东西南北]|火车|高铁|汽车)?站|机场"
)
_OF_OURS = re.compile(r"[我本该全各][省市县区州旗盟]$")
_BEHIND_NAMES = tuple("由对归与和同跟")
_AND = "和与同及"  # 和县 after 市, 、 or 区 is the conjunction and a county of ours
# 康县长坝镇, which the dictionary cuts at 县长: a town whose name begins with that character
_TOWN_OF_LONG = re.compile(
    r"长(?![在到赴与和同率带来去说讲作向对为是])[\u4e00-\u9fff]{1,2}(?:镇|乡(?![村亲愁土间情])|街道)"
)
_CITY_DISTRICTS = ("市南区", "市北区", "市中区")  # 青岛市南区 is 青岛 and 市南区


# What makes the name before it that of a development zone: 高新区, 经济技术开发区, 滨海高新区.
ZONE_SUFFIX = re.compile(
    r"(?:国家级)?(?:[东西南北]部?|城[东西南北]|临空|临港|滨海|高新|经济|技术|产业|火炬|台商|空港|综合|保税|开发|国际){0,5}"
    r"(?:高新区|经开区|开发区|保税区|投资区|示范区|新区|试验区|实验区)"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text; ``start``/``end`` are the stretch of the mention, ``name`` what was looked up."""

    start: int
    end: int
    name: str


class Words:
    """The dictionary words of a text: where they begin and end."""

    def __init__(self, text: str) -> None:
        """Cut the text once."""
        self.text = text
        spans = tokens(text)
        self._starts = [s for s, _ in spans]
        self._cuts = set(self._starts) | {len(text)}

    def is_cut(self, at: int) -> bool:
        """Whether a word ends or begins here."""
        return at in self._cuts

    def end_of(self, at: int) -> int:
        """The end of the word that covers this position."""
        following = bisect_right(self._starts, at)
        return self._starts[following] if following < len(self._starts) else len(self.text)

    def start_of(self, at: int) -> int:
        """The start of the word that covers this position."""
        return self._starts[bisect_right(self._starts, at) - 1]


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = (
        {r.name for r in seeds.regions()} | {a.alias for a in seeds.region_aliases()} | {z.name for z in seeds.zones()}
    )
    listed = tuple(sorted(n for n in names if len(n) > 1))
    return AhoCorasick(list(listed), matchkind=MatchKind.Standard), listed


@cache
def ordinary() -> dict[str, str]:
    """Names that are also words of the language, short and full, with their use: never, named or supported."""
    return seeds.ordinary_words()


@cache
def _full_names() -> dict[str, str]:
    return {r.name: r.short_name for r in seeds.regions()}


def is_full(name: str) -> bool:
    """Whether this is a full official name, of today or before."""
    return name in _full_names()


def find_names(text: str, words: Words) -> list[Hit]:
    """All names at word boundaries, leftmost and longest first, none overlapping another."""
    automaton, names = _automaton()
    found = [(s, e, names[i]) for i, s, e in automaton.find_matches_as_indexes(text, overlapping=True)]
    ends = {e for s, e, _ in found if words.is_cut(s)}
    starts = {s for s, e, _ in found if words.is_cut(e)}
    hits: list[Hit] = []
    after = refused = 0
    for start, end, name in sorted(found, key=lambda f: (f[0], -f[1])):
        if start < after or end <= refused:
            continue
        if not _begins(text, words, start, name, ends):
            refused = end
            continue
        if name in ordinary() and text[start - 1 : start] == "最":  # 最大化
            continue
        hit = _bounded(text, words, start, end, name, starts)
        if hit is None:
            continue
        if name.endswith("市") and text[end - 1 : end + 2] in _CITY_DISTRICTS and name[:-1] in names_set():
            hits += [Hit(start, end - 1, name[:-1]), Hit(end - 1, end + 2, text[end - 1 : end + 2])]
            after = end + 2
            continue
        hits.append(hit)
        after = hit.end
    return hits


@cache
def names_set() -> frozenset[str]:
    """All names and aliases that are looked for."""
    return frozenset(_automaton()[1])


def _begins(text: str, words: Words, start: int, name: str, ends: set[int]) -> bool:
    """Whether a name may begin here: at a word, behind another name, 中共, or 我市 (我市民和县 has no 市民)."""
    before = text[max(0, start - 2) : start]
    if len(name) == 2 and name[0] in _AND and before[-1:] in tuple("省市县区州") and start not in ends:
        return False
    if words.is_cut(start) or start in ends or before == "中共":
        return True
    return len(name) > 2 and name[-1] in _SUFFIXES and bool(_OF_OURS.search(before))


def _has_full(text: str, name: str) -> bool:
    """Does the text have the full name of which this is the short one?"""
    return any(name + suffix in text for suffix in _SUFFIXES[1:])


def _is_tail(text: str, start: int, end: int) -> bool:
    """Whether a dictionary word goes on behind the place's name in a way that leaves it one: 台湾歌手, 北京西站."""
    tail = text[start:end]
    return bool(_TAILS.fullmatch(tail)) or (len(tail) > 1 and is_word(tail) and not says(tail, "event_of_place"))


def _bounded(text: str, words: Words, start: int, end: int, name: str, starts: set[int]) -> Hit | None:
    """The hit, cut back where a word begins at its suffix (青岛市民), or None where a word runs through its end."""
    if words.is_cut(end) or end in starts or ZONE_SUFFIX.match(text, end) or word("kinds_of_both").match(text, end):
        return Hit(start, end, name)
    if words.is_cut(start) and _is_tail(text, end, words.end_of(end)):
        return Hit(start, end, name)
    if (
        text[end : end + 1] == "委" and name[-1] in _SUFFIXES
    ):  # 山东省委 is one word of the dictionary, and 区委 another
        return Hit(start, end, name)
    crossing = words.start_of(end)
    if crossing == end - 1 and text[end : end + 1] in _BEHIND_NAMES and _has_full(text, name):
        return Hit(start, end, name)  # 红原由三县结对 beside 红原县: 原由 is a word of the dictionary too
    if not (is_full(name) or name[-1] in _SUFFIXES) or crossing != end - 1 or name[-1] not in _SUFFIXES:
        return None
    if _TOWN_OF_LONG.match(text, end):
        return Hit(start, end, name)
    short = _full_names().get(name, name[:-1])
    if short in ordinary() or name[:-1] in ordinary():
        return None
    if text[end : end + 1] in "城区域级直内外里府":
        return Hit(start, end, name)
    return Hit(start, end - 1, name[:-1]) if len(name) > 2 and name[:-1] in names_set() else None
