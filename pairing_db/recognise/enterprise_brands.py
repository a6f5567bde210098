"""Short names of market bodies: brand and trade (天成药业), list members, and full names cut short (鹭丰, 鹭丰公司)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from pairing_db.document import RegionMention
from pairing_db.recognise.enterprise_lexicon import any_of, brand_of, distinctive, is_word, lexicon, tokens
from pairing_db.recognise.enterprise_lists import (
    at_the_head,
    bank_branches,
    beside_full_names,
    called_by_name,
    members,
    placed_members,
)
from pairing_db.recognise.enterprise_mixed import mixed_members
from pairing_db.recognise.enterprise_names import Name
from pairing_db.recognise.enterprise_words import LETTER, LONGEST_BRAND, SHORTEST_BRAND, is_brand, is_phrase, is_unusual

_DEFINED = re.compile(
    r"[(（](?:(?:以下|下)?(?:简称|称)|现为|现名|原名|原|更名为|又名)(?:为)?[:：]?[“\"「『]?([\u4e00-\u9fffA-Za-z]{2,10})[”\"」』]?[)）]"
)
_LISTED = re.compile(
    r"等(?:[0-9一二两三四五六七八九十百]{1,4}[余多]?家|一批|一大批|多家|数家|众多|知名|大型)?[^，。；、,;#]{0,6}?(?:企业|公司|项目)"
)
_PLATFORM = re.compile(r"平台|渠道|网站|商城|APP")
_FIRM_WORD = re.compile(
    r"(?:电商|龙头|民营|爱心|知名|上市|骨干|当地|外贸|加工|服装|食品|科技)企业([\u4e00-\u9fff]{3,5})(?=与|在|投资|负责)"
)
_LONGEST_PLACE = 32


def brand_names(text: str, regions: Sequence[RegionMention], taken: Iterable[Name]) -> list[Name]:
    """Names of a brand with its trade, or of a well-known brand, where the sentence speaks of firms."""
    full = list(taken)
    spans = sorted((name.start, name.end) for name in full)
    starts = [start for start, _ in spans]
    places = sorted((mention for mention in regions if mention.via != "anaphora"), key=lambda mention: mention.start)
    found = [*_with_trade(text, places), *_listed(text), *_apposed(text), *members(text)]
    found += [*beside_full_names(text, full), *placed_members(text, places, full)]
    found += [
        *at_the_head(text, places),
        *bank_branches(text, places),
        *called_by_name(text),
        *mixed_members(text, places),
    ]
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        before = bisect_left(starts, name.end) - 1  # full names do not overlap: only the last one before may reach in
        free = before < 0 or spans[before][1] <= name.start
        if free and (not kept or name.start >= kept[-1].end):
            kept.append(name)
    return kept


def defined_names(text: str, full: Name) -> list[str]:
    """Short names that the text itself gives right behind a full name: (以下简称“东鹭公司”)."""
    match = _DEFINED.match(text, full.end)
    return [match[1]] if match else []


def cut_short(text: str, full: Name) -> tuple[str, ...]:
    """The ways in which a text may call a firm after its full name; place, trade or legal form dropped."""
    core = re.sub(r"[(（][^()（）]*[)）]", "", text[full.core_start : full.suffix_start])
    place = text[full.start : full.core_start]
    brand = brand_of(core)
    forms: set[str] = set()
    trade = lexicon().trade.match(core, len(brand)) if len(brand) < len(core) else None
    stems = {core} if len(core) >= 4 else set()
    if trade and distinctive(brand):
        stems.add(brand + trade[0])
    if len(brand) >= SHORTEST_BRAND and brand != core and distinctive(brand) == brand:
        forms |= {brand + ending for ending in _endings(text, full)}
        if len(brand) <= LONGEST_BRAND + 1 and not is_word(brand):
            stems.add(brand)
    if full.kind == "group" and brand == core and len(core) >= SHORTEST_BRAND:
        forms |= {core + "公司"}
    forms |= stems | {place + stem for stem in stems if place}
    if len(core) >= 3:
        forms |= {core + ending for ending in _endings(text, full) if not core.endswith(("专业", "农民"))}
    return tuple(sorted(form for form in forms if len(form) >= SHORTEST_BRAND and form != text[full.start : full.end]))


def _endings(text: str, full: Name) -> tuple[str, ...]:
    """The legal words that a short form of this body may end in."""
    if full.kind == "cooperative":
        return ("合作社",)
    return ("公司", "集团") if "集团" in text[full.start : full.end] else ("公司",)


def places_of_forms(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of ``forms`` stands, the longest first, without tearing a word (利和 is not in 胜利和平)."""
    listed = sorted(forms)
    if not listed:
        return []
    spans = [(start, end) for _, start, end in AhoCorasick(listed).find_matches_as_indexes(text, overlapping=True)]
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    return [span for span in spans if not _tears(text, *span)]


def _tears(text: str, start: int, end: int) -> bool:
    left = max(0, start - 4)
    right = min(len(text), end + 4)
    for token_start, token_end in tokens(text[left:right]):
        token_start, token_end = token_start + left, token_end + left
        crosses = token_start < start < token_end or token_start < end < token_end
        if crosses and token_end - token_start > 1:
            return True
    return False


def _with_trade(text: str, places: list[RegionMention]) -> Iterable[Name]:
    """Brands before a trade word: strong trades stand by themselves, weak ones need a place and a word about firms."""
    words = lexicon()
    trades = any_of((*words.strong_trades, *words.weak_trades))
    starts = [mention.start for mention in places]
    for match in trades.finditer(text):
        if words.trade.match(text, match.end()) or text[match.end() : match.end() + 1] in "业部局园区厂产品类":
            continue
        near = places[bisect_left(starts, match.start() - _LONGEST_PLACE) : bisect_right(starts, match.start())]
        place = _place_before(match.start(), near)
        if place and not is_brand(text[place.end : match.start()]):
            place = None
        start = place.start if place else _left(text, match.start())
        core_start = place.end if place else start
        brand = text[core_start : match.start()]
        if not is_brand(brand):
            continue
        plain = any(e - s > 1 for s, e in tokens(brand)[:-1])
        named = is_unusual(brand) and words.before.search(text[max(0, start - 8) : start]) is not None
        strong = match[0] in words.strong_trades and (place or named or not plain)
        if strong and (place or _opens(text, start)):
            told = True
        else:
            told = bool(place) and _is_told(text, start, match.end(), brand)
        if told:
            yield Name(start, match.end(), core_start, match.end(), "company", place.region if place else None)


def _is_told(text: str, start: int, end: int, brand: str) -> bool:
    """Whether the sentence says that a firm is named: 引进…, …等5家企业; what it does only proves an unusual brand."""
    if _before(text, start) or _in_list(text, end):
        return True
    return lexicon().after.match(text, end) is not None and not is_word(brand)


def _place_before(end: int, places: list[RegionMention]) -> RegionMention | None:
    """The place that a name ending in a trade at ``end`` begins with: two to four characters of brand lie between."""
    for mention in reversed(places):
        if SHORTEST_BRAND <= end - mention.end <= LONGEST_BRAND and mention.region.level in (
            "province",
            "prefecture",
            "county",
        ):
            return mention
    return None


def _left(text: str, end: int) -> int:
    """The start of a brand without a place: behind a sign, a place, or a word that no name holds."""
    words = lexicon()
    at = end
    while at > 0 and end - at < LONGEST_BRAND and LETTER.match(text[at - 1]) and text[at - 1] not in words.hard:
        at -= 1
    for match in words.boundary.finditer(text, max(0, end - 2 * LONGEST_BRAND), end):
        at = max(at, match.end())
    pieces = tokens(text[at:end])
    if pieces and pieces[0][1] - pieces[0][0] == 1 and text[at] in words.soft and end - at > SHORTEST_BRAND:
        at += 1
    return at


def _opens(text: str, start: int) -> bool:
    """Whether a phrase begins at ``start``: nothing before it, a sign, or a word that no name holds."""
    words = lexicon()
    before = text[max(0, start - 8) : start]
    return (
        not before
        or not LETTER.match(before[-1])
        or before[-1] in words.hard | words.soft
        or bool(words.before.search(before))
    )


def _before(text: str, start: int) -> bool:
    before = text[max(0, start - 10) : start]
    if lexicon().firm_before.search(before):
        return True
    return before.endswith("、") and bool(lexicon().firm_before.search(_list_head(text, start)))


def _list_head(text: str, start: int) -> str:
    """What stands before the first member of the 、-list that ``start`` belongs to."""
    clause = max(text.rfind(sign, 0, start) for sign in "，。；：,;:\n")
    first = text.find("、", clause + 1)
    head = text[clause + 1 : first]
    for match in reversed(list(_INTRODUCED.finditer(head))):
        return head[: match.end()]
    return ""


_INTRODUCED = re.compile(r"引进了?|引入了?|招引了?|引来了?|吸引了?|邀请|动员|促成")


def _in_list(text: str, end: int) -> bool:
    """Whether the 、-list that goes on at ``end`` closes with 等N家企业."""
    rest = re.match(r"(?:、[^，。；、,;\n]{2,20}){0,8}", text[end : end + 120])
    return bool(rest and _LISTED.match(text, end + rest.end())) or bool(rest and _closing(rest[0]))


def _closing(rest: str) -> bool:
    return bool(_LISTED.search(rest))


def _listed(text: str) -> Iterable[Name]:
    """Well-known brands in a list of firms: 引进海尔、海信等企业."""
    words = lexicon()
    for match in any_of(words.known).finditer(text):
        tail = text[match.end() : match.end() + 12]
        if _PLATFORM.search(tail) or _tears(text, match.start(), match.end()):
            continue
        in_list = _in_list(text, match.end()) and not _PLATFORM.search(text[match.end() : match.end() + 40])
        if in_list or words.after.match(text, match.end()) or _introduced(text, match.start()):
            yield Name(match.start(), match.end(), match.start(), match.end(), "company", None)


def _introduced(text: str, start: int) -> bool:
    return bool(re.search(r"(?:引进|引入|招引|引来|吸引)了?$", text[max(0, start - 4) : start]))


def _apposed(text: str) -> Iterable[Name]:
    """电商企业中天创客与…: a brand of words that are no phrase, named as a firm by the noun before it."""
    for match in _FIRM_WORD.finditer(text):
        if is_word(match[1]) or is_phrase(match[1]) or distinctive(match[1]) != match[1]:
            continue
        yield Name(match.start(1), match.end(1), match.start(1), match.end(1), "company", None)
