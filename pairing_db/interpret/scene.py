"""What interpret knows of an article as a whole: who is named where, which side each division stands on, who writes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pairing_db.document import Document, Mentions, Period, Quantity, Region, Sentence
from pairing_db.interpret.places import Place, places_of, side_of
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.writer import writer_of
from pairing_db.words import word

_WEIGHT = {"title": 6.0, "heading": 2.0, "paragraph": 1.0, "caption": 0.5}
_VENUE = re.compile(
    r"(?:市|城区|县城)?\s?(?:[\u4e00-\u9fff]{2,3}区)?(?:开会|开场|商定|召开|举行|举办|开幕|开班|开展对接|签约|签署|签订|启动|落幕|亮相|登场|开锣|揭幕|拉开|聚首|会商|会谈|座谈)"
)
_JOINED_AT = re.compile(r"(?:市|城区)?(?:参加|参展|观摩|出席|开展招商|招商|推介)")  # 赴贵阳市参加培训
_FAIR_AT = re.compile(r"(?:招商|推介|参展|会展)(?:会)?$")  # 山南招商到长沙
_OPENING_QUOTES = ("“", "「", "『", "《", "〈", '"')
# “怒江花谷” names a thing and no side; an outlet named after a place is of that place
_NAME_GOES_ON = re.compile(r"[\u4e00-\u9fff·]{1,12}(?<![馆店园间号])[”」』》〉\"]")
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日(?:电|讯|消息)|(?:电|讯)[\s(（]")
_TOGETHER = re.compile(r"[两三四五](?:市|县|州|区|旗|县区|地)(?![级场])")
_FAIR = re.compile(r"(?:[\u4e00-\u9fff]{0,4}?)(?:农博会|博览会|展销会|交易会|年货节|购物节)")
_LABEL = re.compile(r"[^,，。;；:：]{2,14}(?=[,，:：。])")
_LEADS_TO_PARTNER = tuple("与和同跟向对为给在到由从")
_ITEM = re.compile(
    r"\s*(?:\d{1,2}[.．、](?!\d)|[(（][\d一二三四五六七八九十]{1,2}[)）]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,2}、|[一二三四五六七八九]是|——|[●•◆■▶])"
)
_MARKS = re.compile(r"[\s【】\[\]()()::、.·●•◆]+")
_LINES = 3  # lines of a timeline below the year that heads them
_SEVERAL, _HALF = 2, 0.5
_SECTIONS = 3  # headings from which an article is one of chapters
_CLEAR = 0.45  # a rival with less than this share of the leader's weight does not make a side doubtful


@dataclass(frozen=True)
class Scene:
    """One article with its mentions, cut by sentence, and the frame that its figures fall back to."""

    document: Document
    mentions: Mentions
    reporting: tuple[str, str] | None

    @property
    def text(self) -> str:
        """The clean text that all offsets point into."""
        return self.document.clean.text

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every division that the body names or points to, nested names as their narrowest, sorted by start."""
        return places_of(self.document, self.mentions)

    @cached_property
    def donor(self) -> Region | None:
        """The supporting division that the article is about; None where several share it."""
        return self._main("donor")

    @cached_property
    def recipient(self) -> Region | None:
        """The supported division that the article is about; None where several share it."""
        return self._main("recipient")

    def main(self, role: str) -> Region | None:
        """The article's own division on one side (``donor`` or ``recipient``)."""
        return self.donor if role == "donor" else self.recipient

    def _main(self, role: str) -> Region | None:
        leader = self.leading_division(role)
        return leader and (self._only_district(leader, role) or leader)

    def leading_division(self, role: str) -> Region | None:
        """The division that an article names most on one side, its title before its body."""
        zone = self._titled_zone(role)
        if zone is not None:
            return zone
        weights: Counter[Region] = Counter()
        titled: set[Region] = set()
        mine = [
            p
            for p in self.places
            if p.role == role and p.region.level not in ("township", "village", "zone") and not p.pointed
        ]
        mine = [p for p in mine if not self.is_venue(p)]
        named = {p.region for p in mine if p.end - p.start > 1 and self._weight(p.start) and not self.in_part(p.start)}
        mine = self._outside_sections(mine)
        own = writer_of(self.document)
        outside = [p for p in mine if not self.in_cited_title(p)]
        mine = outside or ([] if own and side_of(own, None) == role else mine)
        full = [p for p in mine if p.end - p.start > 1]
        # “广东新村” in a title is named after the giver; “陇南花椒” is of the place that the article is about
        goods = {p for p in full if role == "recipient" and self._role_at(p.start) == "title"}
        called = [p for p in full if p in goods or not self.in_a_name(p)] or full
        if not called and own and side_of(own, None) == role:
            return own  # a paper that never names its own county writes about it all the same
        zones = {p.region for p in self.places if p.role == role and p.region.level == "zone"}
        if not called and len(zones) == 1:
            return zones.pop()
        if not mine:
            return self._around_the_smallest(role)
        if not called and len(mine) < _SEVERAL and self._role_at(mine[0].start) != "title":
            return None  # 沪滇合作 named once, as one programme of many
        for place in called or mine:  # 苏陕协作: one character names a side where nothing else does
            weights[place.region] += self._weight(place.start) * (not self.in_part(place.start))  # type: ignore[assignment]
            if self._role_at(place.start) == "title":
                titled.add(place.region)
        weights = Counter({region: weight for region, weight in weights.items() if weight >= 1})
        if not weights:
            return None
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0].path))
        leader, top = ranked[0]
        above = self._above(leader, weights, named) or (
            None if leader in titled else self._pointed_above(leader, top, named)
        )
        if above is not None:
            leader, top = above, max(top, weights[above])
        rivals = [r for r, w in ranked[1:] if w >= _CLEAR * top and not related(r, leader)]
        if rivals and leader in titled and not any(r in titled for r in rivals):
            rivals = []
        beside = {r for r, w in ranked if w >= _HALF * top}
        if rivals or (leader not in titled and self._one_of_several(leader, role, beside)):
            return None
        return leader

    def _outside_sections(self, places: list[Place]) -> list[Place]:
        """Places without the divisions of which only one of several sections tells, where others are named outside.

        典型做法:江宁区与洛南县 is one chapter of what a province reports.
        """
        heads = [b.start for b in self.document.blocks if b.role == "heading"]
        if len(heads) < _SECTIONS:
            return places
        section = {p: bisect_right(heads, p.start) for p in places}
        told = {
            p.region: {section[q] for q in places if q.region == p.region or inside(q.region, p.region)} for p in places
        }
        kept = [p for p in places if len(told[p.region]) > 1 or section[p] == 0]
        return kept if any(inside(p.region, q.region) for p in places if p not in kept for q in kept) else places

    def _titled_zone(self, role: str) -> Region | None:
        """The development zone that the title opens with: what it does is told as its own (大连高新区)."""
        named = [p for p in self.places if p.role == role and self._role_at(p.start) == "title"]
        zones = [p.region for p in named if p.region.level == "zone"]
        alone = all(p.region in zones or any(inside(z, p.region) for z in zones) for p in named)
        return zones[0] if len(zones) == 1 and alone else None

    def _only_district(self, city: Region, role: str) -> Region | None:
        """The one district of the body, where the city stands alone only in the title (济南帮扶 … 济南市钢城区)."""
        if city.level != "prefecture":
            return None
        alone = [p for p in self.places if p.region == city and not self.in_cited_title(p)]
        alone = [p for p in alone if not word("landform").match(self.text, p.end)]  # 伊犁河谷 is no subject
        within = [p for p in self.places if p.role == role and inside(p.region, city)]
        districts = {p.region for p in within}
        if any(word("and_more_divisions").match(self.text, p.end) for p in within):
            return None  # 支持甲县等8县市
        if any(self._role_at(p.start) != "title" and not self.is_venue(p) for p in alone):
            return None
        return districts.pop() if len(districts) == 1 else None

    def _one_of_several(self, leader: Region, role: str, beside: Collection[Region]) -> bool:
        """Is the leading division told of as one of 百色、河池两市 that share what the article tells?

        ``beside``: the divisions that are named about as often; one named in passing shares nothing.
        """
        listed = [p for p in self.places if p.role == role and not p.pointed]
        for left, right in pairwise(listed):
            joined = self.text[left.end : right.start] in ("、", "和", "与") and left.region.level == right.region.level
            together = _TOGETHER.match(self.text, right.end)
            both = {left.region, right.region}
            if joined and together and leader in both and len(both) > 1 and both <= {leader, *beside}:
                return True
        return False

    def _around_the_smallest(self, role: str) -> Region | None:
        """The one county whose towns and villages are all that an article names of a side."""
        small = [p.region for p in self.places if p.role == role and p.region.level in ("township", "village")]
        around = {path: above for r in small if (above := county_above(r)) and (path := above.path)}
        return next(iter(around.values())) if len(around) == 1 else None

    def is_venue(self, place: Place) -> bool:
        """Does the place only say where one met (在昆明召开, 苏州农博会, 赴贵阳参加) or the report came from?"""
        before, after = self.text[max(0, place.start - 8) : place.start], self.text[place.end : place.end + 12]
        if before[-1:] in ("在", "于") and _VENUE.match(after):
            return True
        if before[-1:] in ("到", "赴", "来", "去"):
            return bool(_JOINED_AT.match(after) or _FAIR_AT.search(before[:-1]))
        return bool(_DATELINE.match(after) or _FAIR.match(after))

    def in_body(self, role: str) -> tuple[Place, ...]:
        """The places of one side outside the title and the name of the programme."""
        return tuple(
            p for p in self.places if p.role == role and p.end - p.start > 1 and self._role_at(p.start) != "title"
        )

    def in_cited_title(self, place: Place) -> bool:
        """Does the place stand in a cited title, or is it who issued it (某市《关于下达…的通知》)?"""
        opened = self.text.rfind("《", max(0, place.start - 40), place.start)
        inside_title = opened >= 0 and "》" not in self.text[opened : place.start]
        return inside_title or self.text[place.end : place.end + 1] == "《"

    def in_a_name(self, place: Place) -> bool:
        """Is the place the beginning of the name of a thing in quotes, “怒江花谷”?"""
        opened = self.text[place.start - 1 : place.start] in _OPENING_QUOTES
        return opened and _NAME_GOES_ON.match(self.text, place.end) is not None

    def in_part(self, position: int) -> bool:
        """Is the place named only for a part of what its sentence counts (其中,销售云南产品…)?"""
        sentence = self.sentence_at(position)
        return bool(sentence and word("subset").search(self.text, sentence.start, position))

    def _above(self, leader: Region, weights: Mapping[Region, float], named: Collection[Region]) -> Region | None:
        """The city that the article is about where it names several counties of it beside the leading one."""
        city = next((r for r in weights if inside(leader, r) and r.level == "prefecture"), None)
        if leader.level != "county" or city is None:
            return None
        others = [r for r in named if inside(r, city) and r != leader and r.level == "county"]
        return city if len(others) >= _SEVERAL and weights[city] >= _HALF * weights[leader] else None

    def _pointed_above(self, leader: Region, weight: float, named: Collection[Region]) -> Region | None:
        """The city or prefecture that 全市, 我州 mean at least as often as its counties are named (陇南日报, 全市…)."""
        if leader.level != "county":
            return None
        meant = Counter(p.region for p in self.places if p.pointed and p.region.level == "prefecture")
        around = next(((r, n) for r, n in meant.items() if inside(leader, r)), None)
        if around is None:
            return None
        others = any(inside(r, around[0]) and r != leader and r.level == "county" for r in named)
        return around[0] if around[1] >= (weight if others else _SEVERAL * max(weight, 1)) else None

    def _weight(self, position: int) -> float:
        return _WEIGHT.get(self._role_at(position), 0.0)

    def _role_at(self, position: int) -> str:
        for block in self.document.blocks:
            if block.start <= position < block.end:
                return block.role
        return "furniture"

    @cached_property
    def own_work(self) -> frozenset[int]:
        """Where the sentences begin that tell of a place's own affairs in a report of its whole work."""
        from pairing_db.interpret.general_report import own_sentences

        return own_sentences(self)

    @cached_property
    def partners(self) -> Mapping[str, tuple[Region, ...]]:
        """For each division (by path) those on the other side that a sentence pairs it with, one to one."""
        from pairing_db.interpret.pairs import one_to_one

        found: dict[str, dict[str, Region]] = {}
        for pair in one_to_one(self):
            if pair.donor and pair.recipient:
                found.setdefault(pair.donor.path, {})[pair.recipient.path] = pair.recipient
                found.setdefault(pair.recipient.path, {})[pair.donor.path] = pair.donor
        return {path: tuple(others.values()) for path, others in found.items()}

    def places_in(self, start: int, end: int, role: str | None = None) -> tuple[Place, ...]:
        """The places that begin in ``[start, end)``, of one side or of any."""
        return tuple(p for p in self.places if start <= p.start < end and (role is None or p.role == role))

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The figures that begin in ``[start, end)``."""
        return tuple(q for q in self.mentions.quantities if start <= q.start < end)

    def periods_in(self, start: int, end: int) -> tuple[Period, ...]:
        """The expressions of time that begin in ``[start, end)``."""
        return tuple(p for p in self.mentions.periods if start <= p.start < end)

    def has_subject(self, start: int) -> bool:
        """Does a stretch open with a division or a firm that it speaks of?"""
        named = [m.start for m in self.mentions.regions] + [m.start for m in self.mentions.enterprises]
        led = self.text[start : start + 1] in _LEADS_TO_PARTNER  # 与广州共建 has its subject elsewhere
        return any(start <= at <= start + 1 - led for at in named)

    def sentence_at(self, position: int) -> Sentence | None:
        """The body sentence that contains ``position``."""
        for sentence in self.document.sentences:
            if sentence.start <= position < sentence.end:
                return sentence
        return None

    def heading_of(self, block: int) -> tuple[int, int] | None:
        """The nearest heading above a block."""
        for index in range(block - 1, -1, -1):
            if self.document.blocks[index].role == "heading":
                return self.document.blocks[index].start, self.document.blocks[index].end
        return None

    @cached_property
    def _timeline(self) -> tuple[int, ...]:
        """The paragraphs that hold a year or month alone, where several do."""
        lone = []
        for index, block in enumerate(self.document.blocks):
            bare = _MARKS.sub("", self.text[block.start : block.end])
            if block.role in ("heading", "paragraph", "dateline") and any(
                self.text[p.start : p.end] == bare for p in self.periods_in(block.start, block.end)
            ):
                lone.append(index)
        return tuple(lone) if len(lone) > 1 else ()

    def date_above(self, block: int) -> tuple[int, int] | None:
        """The line of a timeline (a year or month alone) that heads the lines down to a block."""
        above = [index for index in self._timeline if index < block <= index + _LINES]
        return (self.document.blocks[above[-1]].start, self.document.blocks[above[-1]].end) if above else None

    def question_before(self, block: int) -> tuple[int, int] | None:
        """The question that the block right above asks, as in an interview."""
        if block == 0:
            return None
        above = self.document.blocks[block - 1]
        asks = re.search(r"[?？]\s*$", self.text[above.start : above.end])
        return (above.start, above.end) if asks else None

    def list_opening(self, block: int) -> tuple[int, int] | None:
        """The paragraph that opens the numbered list of which a block is an item (主要约定如下:)."""
        blocks, at = self.document.blocks, block
        while at >= 0 and _ITEM.match(self.text, blocks[at].start):
            at -= 1
        if at < 0 or at == block or blocks[at].role != "paragraph":
            return None
        opens = re.search(r"[:：]\s*$", self.text[blocks[at].start : blocks[at].end])
        return (blocks[at].start, blocks[at].end) if opens else None

    def label_text(self, block: int) -> str:
        """The label that opens a paragraph (劳务协作方面,), else nothing."""
        span = self.document.blocks[block]
        label = _LABEL.match(self.text[span.start : span.end])
        return label[0] if label else ""

    def heading_text(self, block: int) -> str:
        """The words of the nearest heading above a block, else nothing."""
        span = self.heading_of(block)
        return self.text[span[0] : span[1]] if span else ""


def related(one: Region, other: Region) -> bool:
    """Is one of the two divisions inside the other (or the same)?"""
    return one.path == other.path or inside(one, other) or inside(other, one)


def inside(inner: Region, outer: Region) -> bool:
    """Is ``inner`` a division of ``outer``?"""
    return inner.path.startswith(outer.path + "/")


def names(regions: Iterable[Region]) -> str:
    """Short names joined as a sentence would: 成县、关岭县."""
    return "、".join(r.name for r in regions)


def county_above(region: Region) -> Region | None:
    """The county of a town or village, else the nearest division above it that has a code."""
    while region.level in ("township", "village") and region.parent_path:
        above = gazetteer().by_path(region.parent_path)
        if above is None or above.level == "county":
            return above
        region = above
    return None


def squeeze(text: str) -> str:
    """Text without blanks, as a scope keeps it."""
    return re.sub(r"\s+", "", text)


def without_times(scene: Scene, start: int, end: int) -> str:
    """The words of a stretch without its expressions of time."""
    return _without(scene.text, start, end, ((p.start, p.end) for p in scene.periods_in(start, end)))


def without_names(scene: Scene, start: int, end: int) -> str:
    """The words of a stretch without its places and times, and without blanks around them."""
    named = [(p.start, p.end) for p in scene.places_in(start, end)]
    named += [(p.start, p.end) for p in scene.periods_in(start, end)]
    return _without(scene.text, start, end, named).strip()


def _without(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    kept, at = "", start
    for first, last in sorted(spans):
        kept, at = kept + text[at : max(first, at)], max(at, last)
    return kept + text[at:end]
