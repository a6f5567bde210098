"""The side that a sentence leaves to those before it in its paragraph, or to the name of a firm or school in it."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.scene import Scene, county_above, inside, related, without_times
from pairing_db.interpret.side_candidates import in_programme, left_for_good
from pairing_db.interpret.windows import clause_of
from pairing_db.words import pattern, word

_BACK = "(?![^,，;；。0-9]{0,3}{brings_about})[^,，;；。0-9]{0,4}{told_of_thing}"
_PARAGRAPHS = 3  # above, that a story without names goes on with
_HERE = re.compile(r"[在把为给到向](?:这里|该村|该镇|该乡|村里|村中|镇里|镇上|乡里)")
_OPENS = re.compile(r"[\s“]*(?:同时|目前|此外|另外|由|全年|一年来|累计)?[,，]?")
_BOTH = re.compile(r"\s*(?:两(?P<kind>[地区县市])|双方)")


def pair_before(scene: Scene, sentence: Sentence, role: str) -> Region | None:
    """房山区帮突泉县。两地…: one side of the pair that the sentence right before names, where 两地 opens this one."""
    both = _BOTH.match(scene.text, sentence.start, sentence.end)
    if both is None:
        return None
    named = scene.places_in(scene.document.blocks[sentence.block].start, sentence.start)
    nearest = scene.sentence_at(named[-1].start) if named else None
    here = [p for p in named if nearest and p.start >= nearest.start and not in_programme(scene, p)]
    sides = {side: {p.region for p in here if p.role == side} for side in ("donor", "recipient")}
    if not all(len(found) == 1 for found in sides.values()):
        return None
    kind = both["kind"] or "地"  # 两市 are no district and county
    fits = kind == "地" or any(r.name.endswith(kind) for found in sides.values() for r in found)
    return sides[role].pop() if fits else None


def home_of_a_body(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Region | None:
    """大新县某合作社签了合同,金额…: the county in the name of the one body that the sentence tells of before."""
    homes = {
        m.region
        for m in scene.mentions.regions
        if m.via == "name-part" and sentence.start <= m.start < quantity.start and m.region.level == "county"
    }
    sides = {r for r in homes if any(p.role == role and related(p.region, r) for p in scene.places)}
    return sides.pop() if len(sides) == 1 else None


def wider_subject(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Region | None:
    """广东派出干部93名, in an article about 佛山 and 凉山: the subject is wider than the article's own division.

    What it does is not done with the partner of the narrower one.
    """
    main = scene.main(role)
    named = [p for p in scene.places_in(sentence.start, quantity.start, role) if not in_programme(scene, p)]
    if main is None or not named or not inside(main, named[-1].region):
        return None
    clause = clause_of(sentence, named[-1].start)[0]
    lead = without_times(scene, clause, named[-1].start)
    acts = named[-1].pointed or word("gives_as_subject").match(scene.text, named[-1].end)
    return named[-1].region if acts and _OPENS.fullmatch(lead) else None


def wider_giver_before(scene: Scene, sentence: Sentence, before: Region) -> bool:
    """浙江1997年起支援和田。2010年转为支援阿克苏…: does a giver wider than the own one open the sentence above?

    Its subject goes on where this sentence names no giver.
    """
    told = scene.sentence_at(sentence.start - 1)
    if told is None or told.block != sentence.block or scene.places_in(sentence.start, sentence.end, "donor"):
        return False
    return _opens_with(scene, told, before)


def another_giver_goes_on(scene: Scene, sentence: Sentence, before: Region, role: str) -> bool:
    """Does a giver open the sentence whose help is not that of the county ``before``, told of in the sentence above?

    北京投资…在囊谦县建医院。北京还派来干部190名: the giver of the whole goes on, unless the county opened its sentence.
    通州区帮翁牛特旗…。平谷区、门头沟区还派出…: other givers than the one that helps that county.
    """
    giver = scene.main("donor" if role == "recipient" else "recipient")
    told = scene.sentence_at(sentence.start - 1)
    if told is None or told.block != sentence.block:
        return False
    paired = giver is not None and before in scene.partners.get(giver.path, ())
    if giver and giver.level != "county" and not paired and all(_opens_with(scene, s, giver) for s in (told, sentence)):
        return True
    side = "donor" if role == "recipient" else "recipient"
    here, there = (_called(scene, each, side) for each in (sentence, told))
    first = next(iter(scene.places_in(sentence.start, sentence.end)), None)
    apart = not any(related(one, other) for one in here for other in there)
    return bool(here and there and apart and first and _opens_with(scene, sentence, first.region))


def _called(scene: Scene, sentence: Sentence, side: str) -> set[Region]:
    """The divisions of one side that a sentence calls by name."""
    return {p.region for p in scene.places_in(sentence.start, sentence.end, side) if p.end - p.start > 1}


def _opens_with(scene: Scene, sentence: Sentence, region: Region) -> bool:
    """Is a division the subject of a sentence: nothing but times and 同时, 另外 stand before it?"""
    first = next(iter(scene.places_in(sentence.start, sentence.end)), None)
    if first is None or first.region != region:
        return False
    return _OPENS.fullmatch(without_times(scene, sentence.start, first.start)) is not None


def under_heading(scene: Scene, sentence: Sentence, role: str) -> Region | None:
    """The one division that the nearest heading names, where it is no line of a list (who takes part in a talk)."""
    span = scene.heading_of(sentence.block)
    places = scene.places_in(*span, role) if span else ()
    if span is None or len({p.region.path for p in places}) != 1:
        return None
    blocks = scene.document.blocks
    index = next(i for i, block in enumerate(blocks) if block.start == span[0])
    above = blocks[index - 1] if index else blocks[index]
    listed = above.role == "heading" and any(
        not related(p.region, places[0].region) for p in scene.places_in(above.start, above.end, role)
    )
    return None if listed else places[0].region


def leading(scene: Scene, start: int, sentence: Sentence, role: str) -> Region | None:
    """The division that the nearest sentence before names, if no unrelated one stands beside it there.

    A town or village leads on only where the sentence points back to it (当地, 该村, 项目, 基地).
    """
    told = [
        p for p in scene.places_in(start, sentence.start, role) if not in_programme(scene, p) and not scene.is_venue(p)
    ]
    told = [p for p in told if not left_for_good(scene, p)]
    named = [p for p in told if not scene.in_part(p.start)]
    if not named:
        return None
    nearest = scene.sentence_at(named[-1].start)
    places = [p for p in told if nearest is None or p.start >= nearest.start]
    last = named[-1].region  # a part of it (其中50万元用于甲县) leads nowhere, another place beside it tells nothing
    if any(not related(p.region, last) for p in places):
        return None
    said = scene.text[sentence.start : sentence.end]
    if last.level in ("township", "village", "zone") and not (points_back(scene, sentence) or _HERE.search(said)):
        wider = [p.region for p in places if p.region.level not in ("township", "village", "zone")]
        return wider[-1] if wider else county_above(last)
    return last


def points_back(scene: Scene, sentence: Sentence) -> bool:
    """该园区, 项目…: do the first words go on with the place told of? 江阴企业捐款 has a subject of its own."""
    back = pattern(_BACK).match(scene.text[sentence.start : sentence.end])
    return back is not None and not scene.places_in(sentence.start, sentence.start + back.end())


def leading_paragraph(scene: Scene, sentence: Sentence, role: str) -> Region | None:
    """The county or city that the paragraph above tells of, for a paragraph of the same section that names nothing.

    Only a story that has settled on one place leads on: the paragraph above names no other, and no heading stands
    between.
    """
    blocks = scene.document.blocks
    block = blocks[sentence.block]
    if scene.places_in(block.start, sentence.end):
        return None
    for index in range(sentence.block - 1, max(-1, sentence.block - 1 - _PARAGRAPHS), -1):
        if blocks[index].role != "paragraph":
            return None
        named = [p for p in scene.places_in(blocks[index].start, blocks[index].end, role) if not in_programme(scene, p)]
        if named:
            one = all(related(p.region, named[0].region) for p in named)
            narrow = named[-1].region.level in ("county", "township", "village")
            return leading(scene, blocks[index].start, sentence, role) if one and narrow else None
    return None


def is_joint_work(scene: Scene, sentence: Sentence) -> bool:
    """园子由两地共建,…: does the sentence go on with a thing that both sides have built?"""
    return (
        points_back(scene, sentence)
        and word("built_by_both").search(scene.text, sentence.start, sentence.end) is not None
    )
