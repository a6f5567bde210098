"""Full names of market bodies: a suffix (有限公司, 集团, 合作社) and, leftwards of it, where the name begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.document import Region, RegionMention
from pairing_db.recognise.enterprise_lexicon import Kind, Suffix, distinctive, is_word, lexicon, tokens

LONGEST_NAME = 32
_REACH = LONGEST_NAME + 16  # a bracket at the far end of a name may lie beyond its longest
_NAME_CHARACTER = re.compile(r"[\u4e00-\u9fffA-Za-z·&]")
_BRACKETED = re.compile(r"[(（][\u4e00-\u9fff]{2,8}[)）]$")
_BRANCH = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:分公司|分行|支行|供电公司|项目部)")
_COUNTED = re.compile(r"[一二两三四五六七八九十百千几数多余][家个名户批座所些]")
# behind digits, which no name holds, a classifier opens the stretch (7家蚕业合作社)
_CLASSIFIER = re.compile(r"[余多]?[家个名户批座所些]")
_ELECTRONIC = re.compile("[电光量分原粒]子")
_ADVERBS = "正已还又将拟先再就便都也曾"  # before 同 or 与 they leave it a word by itself
# behind a bracket these say that another name follows: 甲集团(原乙集团)
_RENAMED = re.compile("原名|原为|原系|原|现名|现为|现")
# several of a kind are no name (7家蚕业合作社), the first or second one may have one
_SEVERAL = re.compile(r"(?<!第)(?:[02-9]|[0-9]{2}|(?<![0-9])[二两三四五六七八九十百千几数多余])[余多]?[家个户所]$")


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that names a market body; ``core_start`` is where its place ends and its own name begins."""

    start: int
    end: int
    core_start: int
    suffix_start: int
    kind: Kind
    place: Region | None


def full_names(text: str, regions: Sequence[RegionMention]) -> list[Name]:
    """Names with a suffix, the longest where two overlap, sorted by start."""
    words = lexicon()
    places = [mention for mention in regions if mention.via != "anaphora"]
    places.sort(key=lambda mention: mention.start)
    starts = [mention.start for mention in places]
    found: list[Name] = []
    for match in words.suffix.finditer(text):
        if words.no_suffix.match(text, match.start()):
            continue
        at, suffix = match.start(), words.suffixes[match[0]]
        if _ELECTRONIC.search(text, at - 1, at + 1):
            at, suffix = at + 1, words.suffixes[match[0][1:]]  # 金骏电子公司 is no 子公司
        near = places[bisect_left(starts, at - _REACH) : bisect_left(starts, at)]
        name = _name(text, at, match.end(), suffix, near)
        if name:
            found.append(name)
    found.sort(key=lambda name: (name.start, name.start - name.end))
    kept: list[Name] = []
    for name in found:
        if kept and name.start < kept[-1].end:
            if name.end > kept[-1].end and name.start == kept[-1].start:
                kept[-1] = name
            elif name.end > kept[-1].end and _is_branch(text, kept[-1], name):
                kept[-1] = Name(
                    kept[-1].start, name.end, kept[-1].core_start, name.suffix_start, kept[-1].kind, kept[-1].place
                )
            continue
        kept.append(name)
    return [_with_branch(text, name) for name in kept]


def _is_branch(text: str, outer: Name, inner: Name) -> bool:
    return text[outer.end : inner.end].endswith(("分公司", "供电公司"))


def _with_branch(text: str, name: Name) -> Name:
    """``name`` with the branch that follows it (…有限公司成县分公司)."""
    match = _BRANCH.match(text, name.end, name.end + 12) if name.kind == "company" else None
    if not match or "与" in match[0] or "和" in match[0]:
        return name
    return Name(name.start, match.end(), name.core_start, name.suffix_start, name.kind, name.place)


def _name(text: str, suffix_start: int, suffix_end: int, suffix: Suffix, places: list[RegionMention]) -> Name | None:
    left = _cut(text, _run(text, suffix_start), suffix_start, places)
    for start, core_start, place in _starts(text, left, suffix_start, places):
        if _SEVERAL.search(text, max(0, start - 6), start) or text[max(0, start - 1) : start] == "某":
            return None
        if _is_name(text[start:core_start], text[core_start:suffix_start], text[suffix_start:suffix_end], suffix):
            return Name(start, suffix_end, core_start, suffix_start, suffix.kind, place)
    return None


def _run(text: str, suffix_start: int) -> int:
    """How far characters of a name reach to the left of the suffix, brackets with a word inside among them."""
    at = suffix_start
    while at > 0 and suffix_start - at < LONGEST_NAME:
        if _NAME_CHARACTER.match(text[at - 1]):
            at -= 1
        elif text[at - 1] in ")）" and (bracket := _BRACKETED.search(text, max(0, at - 10), at)):
            if _ENDED.search(bracket[0]) or ("集团" in bracket[0] and bracket[0][1:-1] != "集团"):
                break  # 宝钢集团(现为宝武集团): another name, no part of this one
            at = bracket.start()
        else:
            break
    return at


def _cut(text: str, run: int, suffix_start: int, places: list[RegionMention]) -> int:
    """The place behind the last word of ``text[run:suffix_start]`` that no name holds."""
    words = lexicon()
    piece = text[run:suffix_start]
    inside = [(p.start - run, p.end - run) for p in places if p.start >= run and p.end <= suffix_start]
    kept = [m.span() for m in words.kept.finditer(piece)]
    counted = _CLASSIFIER.match(piece) if run and text[run - 1].isdigit() else None
    renamed = _RENAMED.match(piece) if run and text[run - 1] in "(（" else None
    cut = max(match.end() if match else 0 for match in (counted, renamed))
    for pattern in (words.boundary, words.organisation, _COUNTED, _ENDED):
        for match in pattern.finditer(piece):
            if not _overlaps(match.span(), inside):
                cut = max(cut, match.end())
    for at, character in enumerate(piece):
        if character in words.hard and not _overlaps((at, at + 1), inside + kept):
            cut = max(cut, at + 1)
    pieces = tokens(piece)
    ends = {end for _, end in inside} | {0, cut}
    for (start, end), before in zip(pieces, [(0, 0), *pieces], strict=False):
        alone = end - start == 1 and piece[start] in words.soft
        follows = start in ends or before[1] - before[0] > 1 or (start and piece[start - 1] in _ADVERBS)
        rest = piece[end:]
        left = len(distinctive(rest))
        no_brand = left == 1 or (piece[start] == "里" and rest and not left)  # 山谷里禽业
        if no_brand and not any(begin == end for begin, _ in inside):
            continue  # 贵州同景生物: what would be left is no brand
        if alone and follows and not _overlaps((start, end), inside) and start >= cut:
            cut = end
            ends.add(end)
    return run + cut


# a market body has ended here, and no longer one follows (A公司B公司)
_ENDED = re.compile(r"(?:公司|合作社|超市(?=[和与及])|企业(?!管理|服务|咨询|发展|集团))")


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _starts(
    text: str, left: int, suffix_start: int, places: list[RegionMention]
) -> list[tuple[int, int, Region | None]]:
    """Where the name may begin, the best first: (start, start of what follows its place, its place)."""
    inside = [p for p in places if p.start >= left and p.end <= suffix_start and not _in_brackets(text, p, left)]
    starts: list[tuple[int, int, Region | None]] = []
    for index in range(len(inside) - 1, -1, -1):
        mention = inside[index]
        if _is_brand_of_another(text, inside, index):
            continue
        if mention.end < suffix_start and distinctive(text[mention.end : suffix_start]):
            starts.append((_chain_start(text, inside, index), mention.end, mention.region))
    bracketed = next((p.region for p in places if p.start >= left and p.end <= suffix_start), None)
    starts.sort(key=lambda s: -s[1])
    ahead = text[left : inside[0].start] if inside else ""
    if not inside or not ahead or _heads_a_name(ahead):
        placed = inside and not ahead and inside[0].end - inside[0].start > 1  # 甘牛公司: 甘 is no place there
        whole = (left, inside[0].end if placed else left, inside[-1].region if inside else bracketed)
        return [whole] if ahead else [*starts, whole]
    return [*starts, (inside[0].start, inside[0].end, inside[0].region)]


def _in_brackets(text: str, mention: RegionMention, left: int) -> bool:
    return mention.start > left and text[mention.start - 1] in "(（"


def _heads_a_name(ahead: str) -> bool:
    """Whether what stands before a place belongs to the name (国网甘肃省电力公司, 国药集团青海制药有限公司)."""
    words = lexicon()
    if ahead.endswith("集团") or ahead in words.national or ahead in words.known:
        return True
    return any(ahead.startswith(head) for head in words.national) and len(ahead) <= 8


def _is_brand_of_another(text: str, inside: list[RegionMention], index: int) -> bool:
    """宁波三江购物…公司: a county's short name right behind the city of another place is a brand, and no place."""
    if not index or inside[index - 1].end != inside[index].start:
        return False
    outer, mention = inside[index - 1], inside[index]
    short = text[mention.start : mention.end] != mention.region.name and mention.region.level == "county"
    wide = outer.region.level in ("province", "prefecture")
    return short and wide and not mention.region.path.startswith(outer.region.path + "/")


def _chain_start(text: str, inside: list[RegionMention], index: int) -> int:
    """The start of the place that the name carries: a province's short name may stand before a county's (甘肃成县…)."""
    mention = inside[index]
    if index and inside[index - 1].end == mention.start:
        outer = inside[index - 1]
        nested = mention.region.path.startswith(outer.region.path + "/")
        if nested and text[outer.start : outer.end] != outer.region.name:
            return outer.start
    return mention.start


def _is_name(place: str, core: str, ending: str, suffix: Suffix) -> bool:
    words = lexicon()
    bare = re.sub(r"[(（][^()（）]*[)）]", "", core)
    own = distinctive(core)
    if bare in words.generic or words.generic_inside.search(core) or (core[:1] in words.soft and len(core) < 3):
        return False
    if suffix.strength == "legal":
        named = bool(own) or (bool(place) and (len(bare) >= 4 or bare in words.public))
        return len(bare) >= 2 and named
    if bare.endswith(words.generic_ending):
        return False
    if suffix.strength == "weak":
        return _is_weak_name(place, bare, own, ending)
    if suffix.strength == "bank":
        return (
            (bool(place) and not bare)
            or (bare.startswith("中国") and len(bare) >= 4)
            or (bool(place) and _unusual(own))
        )
    if suffix.strength == "cooperative":
        return _is_cooperative(place, bare, own, ending)
    if suffix.strength == "shop":
        return _unusual(own) or (bool(place) and len(own) >= 2 and not is_word(own))
    if suffix.strength == "factory":
        return _is_factory(place, bare, own)
    return len(own) >= 2 and not _common(own)


def _is_weak_name(place: str, bare: str, own: str, ending: str) -> bool:
    words = lexicon()
    if ending == "子公司":
        return False
    if ending == "公司" and bare in words.utilities:
        return True
    if bare.startswith(words.national) and len(bare) >= 4:
        return True
    if len(bare) < 2:
        return False
    if own:
        return _unusual(own) or (len(own) >= 2 and bool(place)) or (ending == "集团" and len(own) >= 2 and bare == own)
    return bool(place) and (ending == "集团" or bare in words.public)


def _is_cooperative(place: str, bare: str, own: str, ending: str) -> bool:
    """A brand of its own, or a place before a registered form or before a brand of words (岷县岷山本草当归合作社)."""
    if len(own) >= 2 and not _common(own):
        return True
    if not place or len(bare) < 2:
        return False
    registered = ending != "合作社" or bare.endswith(("农民", "专业", "股份", "经济", "种植", "养殖"))
    return registered or (not is_word(own) and len(lexicon().ordinary.sub("", own)) >= 3)


def _is_factory(place: str, bare: str, own: str) -> bool:
    trade = lexicon().trade
    if not any(match.end() == len(bare) for match in trade.finditer(bare)):
        return False
    if bare.endswith(("加工", "现代化工")):
        return False  # 立邦现代化工厂: a modern plant
    return _unusual(own) or (bool(place) and len(own) >= 2)


def _unusual(own: str) -> bool:
    """At least two characters, and not made of words of the general dictionary alone."""
    if len(own) < 2:
        return False
    return any(end - start == 1 for start, end in tokens(own)) and not _common(own)


def _common(own: str) -> bool:
    return is_word(own) or all(end - start > 1 for start, end in tokens(own))
