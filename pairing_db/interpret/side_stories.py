"""Stories that run over a paragraph's end: 花桥村的木耳棚 behind that of a town, 她发现… behind that of her school."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, county_above, inside
from pairing_db.interpret.side_before import leading
from pairing_db.interpret.side_candidates import in_programme
from pairing_db.words import says, word

_CLOSES = re.compile('[”」"]')
_PARAGRAPHS = 3  # above, in which the county of the story may stand
_SMALL = re.compile(  # 花桥村的木耳棚, 最让他得意的是解放乡的园子
    r"[\s“]*(?:再?(?:走进|来到|走到|到了?|去)|[^,，;；。]{0,8}[是在])?"
    r"(?P<name>[\u4e00-\u9fff]{2,4}(?:村(?![民里庄级居干寨支委容貌集史医企校])|[乡镇](?=的|里|上|有)))"
)


def of_the_opening(scene: Scene, sentence: Sentence, quantity: Quantity, main: Region | None) -> Region | None:
    """The place inside ``main`` that the opening of a paragraph tells: a speaker's, or the county of a lone village."""
    return _of_the_speaker(scene, sentence, quantity, main) or _county_of_a_village(scene, sentence, quantity, main)


def _county_of_a_village(scene: Scene, sentence: Sentence, quantity: Quantity, main: Region | None) -> Region | None:
    """The county inside ``main`` whose story the paragraphs above end with, where a village without one opens this one.

    None where the paragraph names a division of the supported side itself, or opens with none.
    """
    blocks = scene.document.blocks
    block = blocks[sentence.block]
    if main is None or main.level == "county" or sentence.block == 0 or blocks[sentence.block - 1].role != "paragraph":
        return None
    opened = _SMALL.match(scene.text, block.start, quantity.start)
    if opened is None or says(opened["name"], "no_village_name"):
        return None
    if any(not in_programme(scene, p) for p in scene.places_in(block.start, quantity.start, "recipient")):
        return None
    told: list[Place] = []
    for above in reversed(blocks[max(0, sentence.block - _PARAGRAPHS) : sentence.block]):
        if above.role != "paragraph" or told:
            break
        told = [p for p in scene.places_in(above.start, above.end, "recipient") if not in_programme(scene, p)]
    if not told:
        return None
    county = county_above(told[-1].region) or told[-1].region
    return county if county.level == "county" and inside(county, main) else None


def of_the_story_above(scene: Scene, sentence: Sentence, quantity: Quantity, main: Region | None) -> Region | None:
    """The place inside ``main`` of the paragraph above, which this one goes on with (她, 厂里, 该校).

    None where a place of the supported side is named on the way, a heading parts the two, or the sentence reports a
    whole (结对以来, 全州, 像她这样).
    """
    blocks, text = scene.document.blocks, scene.text
    block = blocks[sentence.block]
    if sentence.block == 0 or blocks[sentence.block - 1].role != "paragraph":
        return None
    goes_on = word("story_goes_on").match(text, block.start) or says(text, "of_one_village", block.start, block.end)
    goes_on = goes_on or says(text, "right_here", block.start, sentence.end)
    if not goes_on or says(text, "leaves_story", block.start, quantity.start):
        return None
    if any(not in_programme(scene, p) for p in scene.places_in(block.start, quantity.start, "recipient")):
        return None
    told = leading(scene, blocks[sentence.block - 1].start, sentence, "recipient")
    return told if told and main and inside(told, main) else None


def sums_up(scene: Scene, sentence: Sentence, quantity: Quantity, told: Region) -> bool:
    """指挥部的数据显示,…累计投入: a sentence that reports what the whole got leaves the place ``told`` before it.

    What a county's own office reports is of the county.
    """
    block = scene.document.blocks[sentence.block]
    named = scene.places_in(block.start, sentence.start, "recipient")
    named_in = scene.sentence_at(named[-1].start) if named else None
    start = named_in.end if named_in else sentence.start  # a report may fill a sentence between
    source = word("report_of_whole").search(scene.text[start : quantity.start])
    if source is None:
        return False
    return told.level != "county" or not says(source[0], "office_of_county")


def _of_the_speaker(scene: Scene, sentence: Sentence, quantity: Quantity, main: Region | None) -> Region | None:
    """“…一斤卖到3元。”某县某镇果农老杨说: the place inside ``main`` of who says what opens a paragraph in quotes."""
    text, block = scene.text, scene.document.blocks[sentence.block]
    if main is None or text[block.start] not in '“「"':
        return None
    closed = _CLOSES.search(text, quantity.end, block.end)
    if closed is None or _CLOSES.search(text, block.start + 1, quantity.start):
        return None
    told = word("speaker_named").match(text, closed.end(), block.end)
    if told is None:
        return None
    named = scene.places_in(closed.end(), told.end(), "recipient")
    return named[-1].region if named and inside(named[-1].region, main) else None
