"""Where a project stands: the place that leads to it or that its name holds, else that of its surroundings."""

from __future__ import annotations

import re
from collections import Counter

from pairing_db.document import Region
from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.scene import related
from pairing_db.interpret.windows import clause_before
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.words import word

_WENT = re.compile("落户|落地|建在|设在|选址|选在|安在")
_HERE = re.compile("(?:在|于)(?:这里|此地?|当地|[村镇乡县]里|[镇乡]上|该[县区市镇乡村])")
_LOCAL = re.compile(r"所在的?$|坐落于?$|位于$")
_OPENED_IN = re.compile(r"[”」』]?(?P<at>[在于])")
_OPENS = re.compile(r"[^，。；、]{0,6}?(?:开业|开馆|开门|开张|启用|揭牌|建成|落成|投产|开工|奠基)")
# what may stand before the place that opens a sentence
_SETS_OUT = re.compile(r"(?:在|到了?|来到|走进|再往[东南西北]的?|更[\u4e00-\u9fff]{1,3}的|[^，。；]{0,6}去)?")
_GIVES = re.compile(
    r"^(?:市|区|县|省)?(?:从[^，。；]{2,16})?(?:安排|投入|出资|捐资|援建|捐建|帮助|支持|协调|拿出|援助|拨付)"
)


def region_of(passage: Passage, candidate: Candidate, spans: list[tuple[int, int]]) -> tuple[Region | None, str]:
    """The narrowest division where the project stands, and where the text says so (``clause`` … ``article``)."""
    clause_start = candidate.clause[0]
    if behind := _behind(passage, candidate):
        return behind, "clause"
    led = _leading(passage, clause_start, candidate.start) or _ahead(passage, candidate)
    named = [p for p in passage.places_in(candidate.start, candidate.end) if p.role != "donor"]
    # 隆德县闽宁产业园: the one character of the programme goes back before a name written out
    own = [p.region for p in sorted(named, key=lambda p: p.end - p.start > 1)]
    if (
        own
        and own[-1].level == "province"
        and passage.text[candidate.start : candidate.end].find(own[-1].short_name) < 0
    ):
        own = []  # 粤黔, 苏陕: the programme, not the place
    if led and own:
        return _narrower(led, own[-1]), "clause"
    if led or own:
        return led or own[-1], "clause"
    standing = _standing(passage, spans)
    site = _unknown_site(passage, candidate)
    if standing:
        return standing, "sentence"
    found: tuple[Region, str] | None = None
    for start, end, frame in _frames(passage, candidate):
        known = ("recipient", None) if frame == "clause" else ("recipient",)  # 为甲镇建成…, whoever helps it
        near = [p for p in passage.places_in(start, end) if p.role in known and p.region.level != "province"]
        usable = [p for p in near if not _elsewhere(passage, p)]
        if not usable:
            continue
        if all(place.end - place.start == 1 for place in usable):
            found = found or (_deepest(usable, candidate.start).region, frame)
            continue  # 津承两地: one character of the programme, where the paragraph may name the county
        if frame != "article":
            region = _deepest(usable, candidate.start).region
            return (county_of(region) if site and frame == "paragraph" else region), frame
        wide = site or not _leads_on(passage, candidate, start, usable)
        if main := _of_maincounty_of(passage, usable):
            return (county_of(main) if wide else main), frame
        nearest = _deepest(usable, candidate.start).region
        found = found or ((county_of(nearest) if wide else nearest), frame)
    return found or (None, "none")


def of_the_county(name: str, region: Region) -> Region:
    """县人民医院 lies in the county, whichever town was told of before it."""
    return county_of(region) if word("body_of_a_county").match(name) else region


def _leading(passage: Passage, start: int, end: int) -> Region | None:
    """在陇南成县投资建设的…, 位于永昌镇的…: the place after 在 nearest to the name."""
    lexicon, text = project_lexicon(), passage.text
    chosen: Place | None = None
    for place in passage.places_in(start, end):
        if lexicon.at.search(text[max(start, place.start - 4) : place.start]) and not _elsewhere(passage, place):
            chosen = place
    return chosen.region if chosen else None


def _behind(passage: Passage, candidate: Candidate) -> Region | None:
    """岷县馆在福州市仓山区开业, the place right behind the name, whichever side it is on; X项目去年在岷县动工."""
    if came := place_behind(passage, candidate):
        return came.region
    after = _OPENED_IN.match(passage.text, candidate.end)
    if after is None:
        return None
    first = next((p for p in passage.places if p.start == after.end("at") and not p.pointed), None)
    return first.region if first and _OPENS.match(passage.text, first.end) else None


def place_behind(passage: Passage, candidate: Candidate) -> Place | None:
    """The place of the supported side where the project came to its state: X去年在甲县动工, X签约落户甲县."""
    text, end = passage.text, candidate.end
    stop = candidate.clause[1]
    for place in passage.places_in(end, stop):
        if place.role == "donor" or place.pointed:
            continue
        before = word("state_place").fullmatch(text, end, place.start)
        if before is None:
            continue
        went = _WENT.search(before[0])
        return place if went or word("state_reached").match(text, place.end, stop) else None
    return None


def came_to(passage: Passage, candidate: Candidate) -> bool:
    """…基地在化隆县群科新区建成: the clause says where it was put up; or 在这里, where the paragraph names a place."""
    if _behind(passage, candidate):
        return True
    here = _HERE.search(passage.text, candidate.end, candidate.clause[1])
    if here is None or not word("state_reached").match(passage.text, here.end(), candidate.clause[1]):
        return False
    start = passage.document.blocks[candidate.sentence.block].start
    return any(place.role == "recipient" for place in passage.places_in(start, candidate.start))


def _ahead(passage: Passage, candidate: Candidate) -> Region | None:
    """更靠北的闾井镇,蜂业基地…: the clause before is a place and no more."""
    start = candidate.clause[0]
    before = clause_before(candidate.sentence, start)
    if before is None or passage.text[start - 1] not in "，,":
        return None
    ends = [p for p in passage.places_in(before[0], start) if p.end == start - 1 and p.role != "donor"]
    ahead = passage.text[before[0] : ends[-1].start] if ends else ""
    return ends[-1].region if ends and _SETS_OUT.fullmatch(ahead) else None


def _leads_on(passage: Passage, candidate: Candidate, start: int, usable: list[Place]) -> bool:
    """Does a paragraph tell of one town to its end, so that the next ones under the same heading stay there?"""
    blocks = passage.document.blocks
    above = next(index for index, block in enumerate(blocks) if block.start == start)
    if any(block.role == "heading" for block in blocks[above : candidate.sentence.block]):
        return False
    return all(
        related(p.region, usable[-1].region) and len(p.region.path) <= len(usable[-1].region.path) for p in usable
    )


def _of_maincounty_of(passage: Passage, places: list[Place]) -> Region | None:
    """The narrowest of ``places`` in the county of the supported side that the article names most."""
    named = [county_of(p.region) for p in passage.places if p.role == "recipient" and not p.pointed]
    counties = Counter(region.path for region in named if region.level == "county")
    main = counties.most_common(1)[0][0] if counties else ""
    within = [p.region for p in places if county_of(p.region).path == main]
    return max(within, key=lambda region: region.path.count("/"), default=None)


def _standing(passage: Passage, spans: list[tuple[int, int]]) -> Region | None:
    """示范带所在的曲山镇, 中心位于县城: what later clauses say of the place."""
    for start, end in spans:
        for place in passage.places_in(start, end):
            if _LOCAL.search(passage.text[max(start, place.start - 4) : place.start]) and place.role != "donor":
                return place.region
    return None


def _unknown_site(passage: Passage, candidate: Candidate) -> bool:
    """Whether the clause gives a place that is no known division: 落户正阳工业园区, 三合村的…."""
    lexicon, text = project_lexicon(), passage.text
    led = lexicon.village.search(text[candidate.clause[0] : candidate.start])
    settled = lexicon.site.search(text, *candidate.clause)
    found = [] if led is None else [candidate.clause[0] + led.start("site")]
    found += [] if settled is None else [settled.start("site")]
    return any(not any(p.start <= at < p.end for p in passage.places) for at in found)


def county_of(region: Region) -> Region:
    """The county that ``region`` lies in: of a town named for another thing only so much holds."""
    while region.level in ("township", "village") and region.parent_path:
        above = gazetteer().by_path(region.parent_path)
        if above is None:
            break
        region = above
    return region


def _elsewhere(passage: Passage, place: Place) -> bool:
    """Whether the place is where something was signed or held, or a giver, and not where the project stands."""
    after = passage.text[place.end : place.end + 20]
    before = passage.text[max(0, place.start - 1) : place.start]
    signed = before in ("在", "于") and project_lexicon().signed_at.match(after) is not None
    gives = before not in ("为", "给", "帮", "助", "向") and _GIVES.match(after) is not None
    return signed or gives or any(f.start <= place.start < f.end for f in passage.firms)


def _frames(passage: Passage, candidate: Candidate) -> list[tuple[int, int, str]]:
    block = passage.document.blocks[candidate.sentence.block]
    frames = [
        (candidate.clause[0], candidate.clause[1], "clause"),
        (candidate.sentence.start, candidate.sentence.end, "sentence"),
        (block.start, candidate.start, "paragraph"),
    ]
    back = 0
    for earlier in reversed(passage.document.blocks[: candidate.sentence.block]):
        if earlier.role == "paragraph" and back < 3:
            frames.append((earlier.start, earlier.end, "article"))
            back += 1
    titles = [b for b in passage.document.blocks if b.role == "title"]
    return frames + [(b.start, b.end, "article") for b in titles]


def _deepest(places: list[Place], position: int) -> Place:
    """The narrowest of the places nearest to the name, the last before it preferred."""
    before = [p for p in places if p.end <= position] or places
    last = before[-1]
    inside = [p for p in before if p.region.path.startswith(last.region.path + "/")]
    return inside[-1] if inside else last


def _narrower(one: Region, other: Region) -> Region:
    """The one inside the other; the first where neither is."""
    return other if other.path.startswith(one.path + "/") else one
