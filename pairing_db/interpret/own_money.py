"""Sums that the supporting side does not give: the supported side's own budget, its province's, a bank's, the nation's.

县级财政配套资金380万元, 其余280万元由县里配套, 甲省拨付乙市扶贫资金, 中国某基金会向丙县捐赠: no donor of the pairing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.scene import Scene, inside
from pairing_db.interpret.windows import clause_of

_MATCHED_BEHIND = re.compile(
    r"[^,，;；。]{0,2}(?:是|系)?由(?:县|市|区|镇|乡|村|州|旗|当地|本地)(?:里|级|上|财政|政府|自己)*(?:配套|自筹|承担|解决|负担|补齐)"
)
_MATCHED_BEFORE = re.compile(r"(?:县里|本县|当地|市里|区里|镇里|村里)(?:财政)?(?:自筹|配套)(?:资金|了)?$")
_LEVEL = re.compile(
    r"(?P<suffix>[县区旗市州])(?:本?级(?:财政)?|财政)(?P<match>配套|自筹|匹配|整合)?(?:资金|投入|安排|预算|出资|了)*$"
)
_COLLECTED = re.compile(r"整合(?P<suffix>[县区旗市州])级(?:财政)?(?:涉农)?资金$")
_AID = re.compile(r"(?:协作|帮扶|援助|支援|援[藏疆青])(?:财政)?资金[^,，;；。、]{0,6}$")
_ALLOTS = re.compile(r"(?:累计|共|已|先后|还|将|今年|去年)*(?:拨付|下达|拨给|下拨|安排|补助)(?:给|到|向)?$")
_OF_THE_NATION = re.compile(
    r"(?:^|[,，;；:：])\s*中国[一-鿿“”]{2,14}?(?:会|基金会|集团|公司|总行|银行)(?:[向给为在]|捐|出资|投|援)"
)
# 省级财政下达扶贫资金: the budget above the supported side
_UPPER = re.compile(
    r"(?:^|[,，;；。、:：])\s*(?:中央|省级|自治区级?|国家)(?:财政)?(?:累计|共|已|先后)*(?:下达|安排|补助|拨付|补贴|奖补)[^,，;；。]{0,14}$"
)
_MARKET = re.compile(r"[向往到在销售]{1,2}(?:粤港澳)?(?:大湾区|长三角|珠三角|京津冀|全国|省外|海外|港澳)")
_SELLS = re.compile(r"(?:销售|交易|营业|成交)?(?:总)?额(?:达|达到|为|约|共|超过|突破)?$|销[往售]?[^,，;；。]{0,8}$")
_SELF = re.compile(
    r"(?:农民|村民|农户|贫困户|返乡青年|返乡农民工|返乡大学生)[^,，;；。]{0,12}(?:[,，][^,，;；。]{0,20}){0,4}$"
)
_PUTS_IN = re.compile(r"(?:自筹|投资|投入|贷款|借款|借了|凑了?)[^,，;；。]{0,6}$")
_HELPED = re.compile(r"公司|企业|集团|合作社|协作|帮扶|援助|财政|政府")
_BANK = re.compile(r"(?:县|市|当地|本地)(?:的)?(?:农信社|信用社|农村信用社|农商行|农商银行|村镇银行)")


def other_giver(scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None, to: Region | None) -> str:
    """Who else than the supporting division gives the sum: ``local``, ``above``, ``nation``, ``bank``,
    ``farmer``, ``market``, or nothing.

    ``donor`` and ``to`` are the sides as found; a supporting division named in front of the sum in its
    clause keeps it (the 苏 of 苏陕 does not).
    """
    clause = clause_of(sentence, quantity.start)
    left, right = scene.text[clause[0] : quantity.start], scene.text[quantity.end : clause[1]]
    if _MATCHED_BEHIND.match(right) or _MATCHED_BEFORE.search(left):
        return "local"
    if any(p.end - p.start > 1 for p in scene.places_in(clause[0], quantity.start, "donor")):
        return ""
    if _OF_THE_NATION.search(left):
        return "nation"
    said = scene.text[sentence.start : quantity.start]
    if _SELF.search(said) and _PUTS_IN.search(left) and not _HELPED.search(said):
        return "farmer"
    if _SELLS.search(left) and (_MARKET.search(said) or _sold_at_home(scene, clause, quantity)):
        return "market"
    if _UPPER.search(left) and not re.search(r"帮扶|援助|协作|支援|对口", left):
        return "above"
    if _BANK.search(left):
        return "bank"
    if _own_level(scene, sentence, quantity, donor, to):
        return "local"
    return "above" if _from_above(scene, clause, quantity) else ""


def _sold_at_home(scene: Scene, clause: tuple[int, int], quantity: Quantity) -> bool:
    """销往重庆主城5200万元 of a county of 重庆."""
    return any(
        scene.text[p.start - 2 : p.start] in ("销往", "销至")
        for p in scene.places_in(clause[0], quantity.start, "recipient")
    )


def _own_level(scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None, to: Region | None) -> bool:
    """县级财政380万元 where 某区 helps 某县; 区级财政 beside 协作资金 where both are districts."""
    member = re.split(r"[,，、;；(（]", scene.text[sentence.start : quantity.start])[-1]
    level = _COLLECTED.search(member) or _LEVEL.search(member)
    if level is None or to is None or not _named_with(to, level["suffix"]):
        return False
    if donor is None or level.re is _COLLECTED:
        return True
    if donor.level != "county":  # 市县两级: a city's own counties give too
        return bool(level["match"]) and not donor.name.endswith(level["suffix"])
    if not donor.name.endswith(level["suffix"]):
        return True
    others = [q for q in scene.quantities_in(sentence.start, sentence.end) if q.unit == "yuan" and q != quantity]
    return (
        any(_AID.search(scene.text[sentence.start : q.start]) for q in others)
        and "其中" in scene.text[sentence.start : quantity.start]
    )


def _named_with(region: Region, suffix: str) -> bool:
    return region.level in ("county", "township", "village") and (region.level != "county" or region.name[-1] == suffix)


def _from_above(scene: Scene, clause: tuple[int, int], quantity: Quantity) -> bool:
    """某省拨付某市扶贫资金: the giver is the supported division's own province or city."""
    places = [p for p in scene.places_in(clause[0], quantity.start, "recipient") if not p.pointed]
    return any(
        inside(below.region, above.region) and _ALLOTS.fullmatch(scene.text[above.end : below.start])
        for above, below in pairwise(places)
    )
