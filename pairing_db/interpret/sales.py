"""Sales that the cooperation has no part in: what a grower, a firm or a whole county sells to anybody.

18亩灵芝去年卖了23万元, 公司今年计划销售480万元, 全市电商销售额41亿元 are output; a sale is a flow between the sides
(消费帮扶) where the buyer, the shop, the channel or the help is named (data model §3).
"""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_TO_THE_PLACE = re.compile(r"(?:在|到|往|向|给|由|经|通过|来自|进|入|对|与|和|为)[^,，;；。]{0,3}$")
_OF_THE_PLACE = re.compile(
    r"[省市区县]?(?:的|各级|各)?(?:方面|机关|单位|企业|市民|市场|渠道|工会|商|客|超市|食堂|消费|采购|认购|订|买|帮|销|街头|分店|门店|店|馆)"
)
_STANDS_AT = re.compile(r"(?:在|驻|落户|开到|开进|入驻)[^,，;；。]{0,2}$")
_REACH = 60  # characters before the sum that its seller may stand in


def is_own_sale(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a sum that a reading of sales takes is sold by one's own trade, with no buyer of the other side named."""
    block = scene.document.blocks[sentence.block]
    said = scene.text[sentence.start : sentence.end]
    start = clause_of(sentence, quantity.start)[0]
    if _reaches_the_partner(scene, sentence.start, sentence.end):
        return (
            says(scene.text[start : quantity.start], "trade_of_all")
            and not says(scene.text[start : quantity.end + 8], "sold_by_the_help")
            and not _reaches_the_partner(scene, start, quantity.end + 8)
        )
    if says(said, "trade_of_all") and not says(said, "sold_by_the_help"):
        return True
    if says(said, "sold_by_the_help"):
        return False
    before = scene.text[max(sentence.start, quantity.start - _REACH) : quantity.start]
    if word("sells_its_own").search(before):
        return True
    above = f"{scene.document.header.title or ''}{scene.heading_text(sentence.block)}{scene.label_text(sentence.block)}"
    return not (
        _reaches_the_partner(scene, block.start, block.end)
        or says(above + scene.text[block.start : block.end], "sold_by_the_help")
    )


def is_shop_of_the_help(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """在长沙设立农特产品展销中心,去年销售收入1260万元: takings of a shop that stands with the supporting side."""
    shops = list(word("outlet").finditer(scene.text, sentence.start, quantity.start))
    if not shops or not says(scene.text[shops[-1].end() : quantity.start], "takings"):
        return False
    places = scene.places_in(sentence.start, shops[-1].start(), "donor")
    return any(_STANDS_AT.search(scene.text[sentence.start : place.start]) for place in places)


def _reaches_the_partner(scene: Scene, start: int, end: int) -> bool:
    """在青岛销售, 萧山帮着卖出, 青岛市民: is a division of the supporting side named as the market or the buyer?"""
    return any(
        _TO_THE_PLACE.search(scene.text[start : place.start]) or _OF_THE_PLACE.match(scene.text, place.end)
        for place in scene.places_in(start, end, "donor")
    )
