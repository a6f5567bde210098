"""Where market bodies are at home: what an article says of their seat, registration, or the place in their names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pairing_db.document import Document, EnterpriseMention, Mentions, Region, RegionMention, Sentence
from pairing_db.recognise.enterprise_lexicon import frequency

_REGISTERS = re.compile(
    r"(?:注册成立|注册登记|注册组建|登记注册|注册|组建成立|成立|组建)了?(?:一家|全资子公司|子公司)?$"
)
_AT = re.compile(r"(?:在|于|到|赴|落户)$")
_LOCATED = re.compile(r"(?:位于|坐落于|坐落在|地处|设在|注册地在|总部在|总部位于)$")
_SEATED = re.compile(r"注册在|注册于|总部在|总部位于|注册地在")
_STANDS = re.compile(r"[,，]?(?:位于|坐落于|坐落在|地处)")
_REGISTERED_AFTER = re.compile(r"(?:注册地|总部)?(?:注册在|注册于|位于|坐落于|坐落在|设在|在)$")
_LINK = re.compile(
    r"(?:的|本土|当地|民营|龙头|骨干|农业|电商|爱心|产业化|国有|重点|知名|省级|国家级|市级|县级){0,4}(?:企业)?"
    r"|的?[一1]家(?:名叫|名为|叫做?|叫作)[“「]?"
)
_BROUGHT = re.compile(r"(?:那边|那里)?(?:引来|引进|引入|招来|请来|招引)了?的?")
_BRANCH = re.compile("(?:分行|支行|分公司)")
_PARENT = re.compile(r"集团$")
_SUBSIDIARY = re.compile(r"[的]?(?:全资|控股)?(?:子公司|分公司)")
_JOINED = ("、", "和", "以及", "及")
_COUNTIES = ("county", "township", "village", "zone")
_WORDS = 16  # as long as the words before a name that these patterns read
_PLACES_BACK = 8  # how many places before 注册成立 are tried

Rule = Callable[["Grounds", int], Region | None]


@dataclass(frozen=True, slots=True)
class Grounds:
    """An article's firms and places in order of the text, indexed so that each look-up costs a bisection."""

    text: str
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]
    firms: tuple[EnterpriseMention, ...]
    number: dict[int, int]
    heads: tuple[int, ...]
    places: tuple[RegionMention, ...]
    place_starts: tuple[int, ...]
    outside: tuple[RegionMention, ...]
    outside_starts: tuple[int, ...]


def grounds_of(document: Document, mentions: Mentions) -> Grounds:
    """The index over all firms and places that ``document`` names; its cost grows with their number, not its square."""
    text, firms = document.clean.text, mentions.enterprises
    starts = [firm.start for firm in firms]
    places = tuple(sorted((p for p in mentions.regions if p.via != "anaphora"), key=lambda p: p.start))
    outside = tuple(p for p in places if not _inside(p.start, firms, starts))
    heads: list[int] = []
    for at, firm in enumerate(firms):
        goes_on = at > 0 and text[firms[at - 1].end : firm.start] in _JOINED
        heads.append(heads[-1] if goes_on else at)
    return Grounds(
        text,
        document.sentences,
        tuple(s.start for s in document.sentences),
        firms,
        {start: at for at, start in enumerate(starts)},
        tuple(heads),
        places,
        tuple(p.start for p in places),
        outside,
        tuple(p.start for p in outside),
    )


def home_of(grounds: Grounds, group: Sequence[EnterpriseMention]) -> tuple[Region | None, str]:
    """The home of the body that all of ``group`` name, and the rule that found it (``no home`` with None)."""
    numbers = [grounds.number[mention.start] for mention in group]
    rules: tuple[tuple[str, Rule], ...] = (
        ("registered", _registered),
        ("subsidiary", _subsidiary),
        ("located", _located),
        ("named after its place", _named),
        ("listed", _listed),
    )
    for name, find in rules:
        for number in numbers:
            if region := find(grounds, number):
                return region, name
    return None, "no home"


def _inside(position: int, firms: Sequence[EnterpriseMention], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and position < firms[at].end


def _back(grounds: Grounds, position: int) -> Iterator[RegionMention]:
    """The places outside of names that end at or before ``position``, the last one first."""
    for at in range(bisect_left(grounds.outside_starts, position) - 1, -1, -1):
        if grounds.outside[at].end <= position:
            yield grounds.outside[at]


def _ahead(grounds: Grounds, position: int, reach: int) -> list[RegionMention]:
    """The places outside of names that begin behind ``position``, at most ``reach`` characters on."""
    first = bisect_right(grounds.outside_starts, position)
    last = bisect_right(grounds.outside_starts, position + reach)
    return list(grounds.outside[first:last])


def _sentence(grounds: Grounds, position: int) -> Sentence | None:
    at = bisect_right(grounds.sentence_starts, position) - 1
    return grounds.sentences[at] if at >= 0 and position < grounds.sentences[at].end else None


def _named(grounds: Grounds, number: int) -> Region | None:
    """The place that the name holds; one right before the name goes first where it is narrower."""
    own, before = _own(grounds, number), _before(grounds, number)
    narrower = before if own and before and before.path.startswith(own.path + "/") else None
    return narrower or own or before


def _own(grounds: Grounds, number: int) -> Region | None:
    """The place inside the name, at its start or in brackets."""
    mention = grounds.firms[number]
    first = bisect_left(grounds.place_starts, mention.start)
    last = bisect_left(grounds.place_starts, mention.end)
    if frequency(grounds.text[mention.start : mention.end]):
        return None  # 阿里巴巴 is a word of its own, and not of 阿里
    at, own = mention.start, None
    for place in grounds.places[first:last]:
        if place.end > mention.end or place.end - place.start == 1:
            continue
        if place.start == at and (own is None or place.region.path.startswith(own.path + "/")):
            own, at = place.region, place.end  # of 厦门沧海… the second is a brand
        elif own is None and _BRANCH.match(grounds.text, place.end, mention.end):
            own = place.region  # 中国农业银行宁波市分行
        elif own is None and (grounds.text[place.start - 1] in "(（" or _PARENT.search(grounds.text, 0, place.start)):
            own = place.region  # 海禾集团上海生物科技有限公司 is at home in Shanghai, wherever its parent is
    return own


def _before(grounds: Grounds, number: int) -> Region | None:
    """The place that leads to the name: 成县的…, 甘谷县龙头企业…."""
    start = grounds.firms[number].start
    last = next(_back(grounds, start), None)
    if last is None:
        return None
    brought = _BROUGHT.fullmatch(grounds.text, last.end, start) and grounds.text[last.start - 1] in "由从"
    return last.region if brought or _LINK.fullmatch(grounds.text, last.end, start) else None


def _registered(grounds: Grounds, number: int) -> Region | None:
    """在甘谷县投资兴业,注册成立了A、B、C: the place before the verb, for every member of the list; or A注册在甘谷县."""
    text, mention = grounds.text, grounds.firms[number]
    after = _ahead(grounds, mention.end, 8)
    if after and _SEATED.fullmatch(text, mention.end, after[0].start):
        return after[0].region
    first = grounds.firms[grounds.heads[number]]
    sentence = _sentence(grounds, first.start)
    if sentence is None:
        return None
    verb = _REGISTERS.search(text, max(sentence.start, first.start - _WORDS), first.start)
    if verb is None:
        return None
    for place, _ in zip(_back(grounds, verb.start()), range(_PLACES_BACK), strict=False):
        if place.start < sentence.start:
            return None
        if _AT.search(text, max(0, place.start - _WORDS), place.start):
            return _narrowest(grounds, place)
    return None


def _located(grounds: Grounds, number: int) -> Region | None:
    """位于永昌镇的A公司, A公司位于永昌镇."""
    text, mention = grounds.text, grounds.firms[number]
    last = next(_back(grounds, mention.start), None)
    if last and text[last.end : mention.start] == "的":
        start = _chain_start(grounds, last)
        if _LOCATED.search(text, max(0, start - _WORDS), start):
            return last.region
    after = _ahead(grounds, mention.end, 8)
    if after and _STANDS.fullmatch(text, mention.end, after[0].start):
        return _narrowest(grounds, after[0])
    return None


def _chain_start(grounds: Grounds, last: RegionMention) -> int:
    """Where the places begin that run on without a gap to ``last`` (永昌县永昌镇)."""
    start = last.start
    for place in _back(grounds, last.start):
        if place.end != start:
            break
        start = place.start
    return start


def _narrowest(grounds: Grounds, first: RegionMention) -> Region:
    """The last of the places that run on from ``first``."""
    last = first
    for at in range(bisect_right(grounds.outside_starts, first.start), len(grounds.outside)):
        place = grounds.outside[at]
        if place.start > last.end:
            break
        if place.start == last.end:
            last = place
    return last.region


def _subsidiary(grounds: Grounds, number: int) -> Region | None:
    """它是A公司设在东乡县的全资子公司: the place of the firm that the sentence before was about."""
    if number + 1 == len(grounds.firms):
        return None
    text, mention, parent = grounds.text, grounds.firms[number], grounds.firms[number + 1]
    if parent.key == mention.key or parent.start - mention.end > 60:
        return None
    if not re.search(r"(?:它|其)?是$", text[max(0, parent.start - 3) : parent.start]):
        return None
    places = _ahead(grounds, parent.end, 30)
    if not places or not _REGISTERED_AFTER.fullmatch(text, parent.end, places[0].start):
        return None
    last = [p for p in places if p.end - places[0].start <= 30][-1]
    return last.region if _SUBSIDIARY.match(text, last.end) else None


def _listed(grounds: Grounds, number: int) -> Region | None:
    """The county before a list holds for its members without a place: 东丽区甲公司、乙公司2家企业."""
    head = grounds.heads[number]
    if head == number:
        return None
    home = _own(grounds, head) or _before(grounds, head)
    return home if home and home.level in _COUNTIES else None
