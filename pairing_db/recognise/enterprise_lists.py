"""Short names of market bodies that a list shows to be ones: beside full names, behind places, two of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pairing_db.document import RegionMention
from pairing_db.recognise.enterprise_lexicon import distinctive, lexicon
from pairing_db.recognise.enterprise_names import Name
from pairing_db.recognise.enterprise_words import LETTER, LONGEST_BRAND, SHORTEST_BRAND, is_phrase, is_unusual
from pairing_db.words import says, word

_ENDS = re.compile(r"[，,。；;、]|等|$|(?:在|与|到|前来)[^，。；]{2}")


def beside_full_names(text: str, full: Sequence[Name]) -> Iterable[Name]:
    """贝易科技、杭州益森科技有限公司: a brand and a trade right beside a full name in a list of them."""
    for name in full:
        if name.kind == "cooperative":
            continue
        before, after = text[max(0, name.start - 12) : name.start], text[name.end : name.end + 12]
        if before.endswith("、"):
            piece = re.split("[，。；：,;:、\n”“]", before[:-1])[-1]
            yield from _beside(name.start - 1 - len(piece), piece, text)
        if after.startswith("、"):
            piece = re.split("[，。；：,;:、\n”“和及等]", after[1:])[0]
            yield from _beside(name.end + 1, piece, text)


def _beside(start: int, piece: str, text: str) -> Iterable[Name]:
    start += len(piece) - len(piece[_left_of_list(piece, 0, len(piece)) :])
    end = start + len(piece[_left_of_list(piece, 0, len(piece)) :])
    brand, trade = _brand_and_trade(text[start:end])
    if trade and not is_phrase(brand) and distinctive(brand) == brand and is_unusual(brand):
        yield Name(start, end, start, end, "company", None)


def placed_members(text: str, places: Sequence[RegionMention], full: Sequence[Name]) -> Iterable[Name]:
    """引来江苏中孚达, 引进上海某某集团、广州雪岭等企业: a place and a brand, brought in or in a list of firms."""
    starts = {place.start for place in places}
    for place in places:
        if place.region.level not in ("province", "prefecture", "county"):
            continue
        for end in range(place.end + SHORTEST_BRAND, min(place.end + LONGEST_BRAND, len(text)) + 1):
            brand = text[place.end : end]
            if not _ENDS.match(text, end) or not all(LETTER.match(c) for c in brand) or place.end in starts:
                continue
            if (
                is_phrase(brand)
                or distinctive(brand) != brand
                or brand[-1] in "市县区省州人货商企等"
                or text.startswith("等地", end)
            ):
                continue
            brought = says(text[max(0, place.start - 4) : place.start], "firm_brought")
            if (brought and is_unusual(brand)) or _among_firms(text, place.start, end, full):
                yield Name(place.start, end, place.end, end, "company", place.region)


def _among_firms(text: str, start: int, end: int, full: Sequence[Name]) -> bool:
    """Whether the list around the stretch begins with bringing in, has a full name, and closes as one of firms."""
    clause = max(text.rfind(sign, 0, start) for sign in "，。；：,;:\n") + 1
    closing = word("closes_as_firms").search(text, end, end + 60)
    if closing is None or re.search("[，。；,;\n]", text[end : closing.start()]):
        return False
    first = text.find("、", clause)
    if first < 0 or not any(clause <= name.start and name.end <= closing.start() for name in full):
        return False
    return says(text[clause:first], "brings_firms")


def members(text: str) -> Iterable[Name]:
    """鸿宝光电、海晨农业等12家企业: two or more members of a list of firms that are a brand and a trade each."""
    for match in word("firm_list").finditer(text):
        named: list[Name] = []
        unusual = 0
        at = match.start()
        for member in re.split("[、和及]", match[0]):
            start = at if at > match.start() else _left_of_list(text, at, at + len(member))
            brand, trade = _brand_and_trade(text[start : at + len(member)])
            if trade and not is_phrase(brand) and distinctive(brand) == brand:
                named.append(Name(start, at + len(member), start, at + len(member), "company", None))
                unusual += is_unusual(brand)
            at += len(member) + 1
        if unusual > 1:  # names by themselves: the words beside them in the list are names too
            yield from named


def at_the_head(text: str, places: Sequence[RegionMention]) -> Iterable[Name]:
    """以和顺达电梯为首的7家企业, and 福兰特、捷恒通等民营企业: brands that the words around them call firms."""
    starts = {place.start for place in places}
    for match in word("firms_headed").finditer(text):
        brand, trade = _brand_and_trade(match["name"])
        if trade and is_unusual(brand) and not is_phrase(brand):
            yield Name(*match.span("name"), match.start("name"), match.end("name"), "company", None)
    for match in word("bare_firm_list").finditer(text):
        at, named = match.start("list"), []
        for member in match["list"].split("、"):
            named.append(Name(at, at + len(member), at, at + len(member), "company", None))
            at += len(member) + 1
        words = [text[name.start : name.end] for name in named]
        plain = any(name.start in starts for name in named) or any(map(is_phrase, words))
        if not plain and all(is_unusual(word) and distinctive(word) == word for word in words):
            yield from named


def called_by_name(text: str) -> Iterable[Name]:
    """福州一家叫鹭丰达的商贸公司: a name that the sentence gives the body itself."""
    for match in word("firm_called").finditer(text):
        if not is_phrase(match["name"]):
            yield Name(*match.span("name"), match.start("name"), match.end("name"), "company", None)


def bank_branches(text: str, places: Sequence[RegionMention]) -> Iterable[Name]:
    """工行宁波分行: a bank's short name, the place of its branch, and the word for one."""
    ends = {place.end: place for place in places}
    for bank in lexicon().banks.finditer(text):
        match = word("branch_of").match(text, bank.end())
        place = ends.get(match.end("place")) if match else None
        if match and place and place.start == bank.end():
            yield Name(bank.start(), match.end(), bank.start(), match.end(), "company", place.region)


def _left_of_list(text: str, start: int, end: int) -> int:
    """Where the first member of a list begins: behind the verb that the list hangs on (引进中智药业)."""
    for verb in lexicon().boundary.finditer(text, start, end):
        start = max(start, verb.end())
    for at in range(start, end):
        if text[at] in lexicon().hard:
            start = at + 1  # 台江区的贝易科技
    return start + 1 if text[start : start + 1] == "了" else start


def _brand_and_trade(member: str) -> tuple[str, str]:
    """A member of a list as a brand of two to four characters and the trade that ends it ('' where none does)."""
    for length in range(SHORTEST_BRAND, LONGEST_BRAND + 1):
        trade = lexicon().trade.fullmatch(member, length)
        if trade and all(LETTER.match(character) for character in member):
            return member[:length], trade[0]
    plant = word("plant_member").fullmatch(member)
    return (plant[1], plant[2]) if plant else (member, "")
