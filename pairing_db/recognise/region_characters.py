"""Places of one character: 青陇两地, 苏陕协作, 来青就业, 甘货入鲁, read by the divisions that the article names."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache

from pairing_db import seeds
from pairing_db.document import Region, RegionMention
from pairing_db.recognise.gazetteer import Gazetteer
from pairing_db.recognise.region_context import Context
from pairing_db.recognise.region_names import Words
from pairing_db.words import word

_BEFORE_CHARACTER = "入来赴进驻抵援返离"
_AT_WORK = "在来赴返抵留回到"
# 京津皖三省市, 鲁、浙、苏三省: in a run that is counted as provinces each character is one
_RUN = re.compile(
    r"(?P<run>[一-鿿](?:、?[一-鿿]){1,7}?)(?P<count>[两三四五六七八]|[2-8])个?(?:省(?!级|里|内|会|道)|自治区)"
)
# Characters that mean a province wherever they stand alone in such a compound; the others need the name in the article.
_PLAIN = frozenset("京津冀沪苏浙闽鲁粤渝川滇黔陕甘藏桂豫皖赣湘琼疆蜀")


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for alias in seeds.region_aliases():
        if alias.kind == "abbreviation":
            found[alias.alias].append(alias.code)
    return {character: tuple(codes) for character, codes in found.items()}


class Characters:
    """What one character may mean in an article, with the weight of each meaning."""

    def __init__(self, gazetteer: Gazetteer, context: Context, on: date | None) -> None:
        """Collect from the divisions named and from the abbreviations of provinces and cities."""
        self._options: dict[str, dict[str, tuple[Region, float]]] = defaultdict(dict)
        for path, count in context.named.items():
            region = gazetteer.by_path(path)
            if region and region.level in ("province", "prefecture", "county") and len(region.short_name) > 1:
                self._put(region.short_name[0], region, 1.0 + count)
        for character, codes in _abbreviations().items():
            for code in codes:
                region = gazetteer.region_at(code, on)
                if region is None:
                    continue
                count = context.named[region.path]
                if count:
                    self._put(character, region, 1.5 + count)
                elif region.level == "province" and region.path in context.above:
                    self._put(character, region, 1.0)
                elif region.level == "province":
                    self._put(character, region, 0.5)

    def _put(self, character: str, region: Region, weight: float) -> None:
        old = self._options[character].get(region.path)
        self._options[character][region.path] = (region, max(weight, old[1] if old else 0))

    def known(self, character: str) -> bool:
        """Whether the character may stand for a place at all."""
        return character in self._options

    def _meanings(self, character: str, level: str | None) -> list[tuple[Region, float]]:
        """All meanings, the strongest first; counties only where no named province or city has the character."""
        options = sorted(self._options.get(character, {}).values(), key=lambda o: -o[1])
        higher = [o for o in options if o[0].level != "county"]
        return options if level == "county" or not any(weight >= 1 for _, weight in higher) else higher

    def one(self, character: str) -> Region | None:
        """What a lone character means: the division most named; an unnamed province only by a plain character."""
        options = self._meanings(character, None)
        if not options or (options[0][1] < 1 and (character not in _PLAIN or len(options) > 1)):
            return None
        if len(options) > 1 and options[1][1] * 2 > options[0][1]:
            return None
        return options[0][0]

    def province(self, character: str) -> Region | None:
        """The one province that the character stands for; None where there is none or several."""
        found = [r for r, _ in self._options.get(character, {}).values() if r.level == "province"]
        return found[0] if len(found) == 1 else None

    def pair(self, first: str, second: str, level: str | None) -> tuple[Region, Region] | None:
        """What a pair of characters means: divisions of one level where it can be, unnamed only by plain characters."""
        best: tuple[float, Region, Region] | None = None
        tied = False
        for left, left_weight in self._meanings(first, level):
            for right, right_weight in self._meanings(second, level):
                nested = left.path.startswith(right.path) or right.path.startswith(left.path)
                if nested or (level and {left.level, right.level} - {level}):
                    continue
                if _alien(first, left_weight) or _alien(second, right_weight):
                    continue
                score = left_weight * right_weight * (3 if left.level == right.level else 1)
                tied = best is not None and score == best[0]
                if best is None or score > best[0]:
                    best = (score, left, right)
        return (best[1], best[2]) if best and not tied else None


def _alien(character: str, weight: float) -> bool:
    """An unnamed province by a character that is above all a word (新, 云, 贵, 宁, 青)."""
    return weight < 1 and character not in _PLAIN


def find_characters(
    gazetteer: Gazetteer, text: str, words: Words, context: Context, taken: list[tuple[int, int]], on: date | None
) -> list[RegionMention]:
    """The mentions of one character each, ``merged`` from pairs and ``abbreviation`` from compounds."""
    characters = Characters(gazetteer, context, on)
    used = {i for s, e in taken for i in range(s, e)}
    out: list[RegionMention] = []
    for match in _RUN.finditer(text):
        letters = [match.start() + i for i, c in enumerate(match["run"]) if c != "、"]
        count = int(match["count"]) if match["count"].isdigit() else "零一两三四五六七八".index(match["count"])
        provinces = [characters.province(text[at]) for at in letters[-count:]]
        if len(provinces) == count and all(provinces) and not used & set(letters[-count:]):
            pairs = zip(letters[-count:], provinces, strict=True)
            out += [RegionMention(at, at + 1, region, "abbreviation") for at, region in pairs if region]
            used |= set(letters[-count:])
    for match in word("after_two_characters").finditer(text):
        at = match.start()
        if at < 2 or used & {at - 1, at - 2} or not _stands(words, at - 2, at, match[0]):
            continue
        first, second = text[at - 2], text[at - 1]
        if not (characters.known(first) and characters.known(second)) or first == second:
            continue
        pair = characters.pair(first, second, "prefecture" if match["city"] else match.lastgroup)
        if pair:
            out += [RegionMention(at - 2, at - 1, pair[0], "merged"), RegionMention(at - 1, at, pair[1], "merged")]
            used |= {at - 2, at - 1}
    for match in word("to_both").finditer(text):
        at = match.start("both")
        regions = [characters.one(character) for character in match["both"]]
        if all(regions) and not used & {at, at + 1}:
            out += [RegionMention(at + i, at + i + 1, r, "abbreviation") for i, r in enumerate(regions) if r]
            used |= {at, at + 1}
    for at, character in enumerate(text):
        if at in used or not characters.known(character) or not _alone(text, words, at):
            continue
        region = characters.one(character)
        if region:
            out.append(RegionMention(at, at + 1, region, "abbreviation"))
    return out


def _stands(words: Words, start: int, end: int, after: str) -> bool:
    """Whether a pair is cut off on both sides: 苏陕|协作, not 新疆 in 新疆人; 东西部 is no part of 川东."""
    return words.is_cut(start) and (words.is_cut(end) or after.startswith("东西"))


def _alone(text: str, words: Words, at: int) -> bool:
    """来青, 陇货, 在粤务工: the character in a compound that only a place makes."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and before in _BEFORE_CHARACTER and words.is_cut(at + 1) and (words.is_cut(at) or words.is_cut(at - 1)):
        return True
    if before and before in _AT_WORK and word("work_there").match(text, at + 1):
        return True
    if words.is_cut(at) and word("party_of_it").match(text, at + 1):  # 互派26名,锡方14名
        return True
    if (
        before
        and before in "在到回"
        and words.is_cut(at)
        and words.is_cut(at + 1)
        and word("done_there").match(text, at + 1)
    ):
        return True
    return bool(after and words.is_cut(at) and words.is_cut(at + 1) and word("goods_of_it").match(text, at + 1))
