"""Figures whose noun or neighbours tell the unit that their own measure leaves open.

2.8万建档立卡贫困人口 are persons, 3万贫困户 households; of 2018年2.74亿,2019年3.98亿元 both are money,
and so is what 能挣八九十块 tells; 80多个工人 are persons, and 观看人数超过230万 as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pairing_db.document import Quantity
from pairing_db.words import word

_HOUSEHOLD = re.compile(r"^(?:的)?[^,，;；。、0-9]{0,6}?(?:农户|贫困户|脱贫户|种植户|养殖户|户)")
_PERSON = re.compile(r"^(?:的)?[^,，;；。、0-9]{0,10}?(?:人口|人员|网友|观众|粉丝|学生|游客|党员)")
_PEOPLE_BEFORE = re.compile(r"(?:人数|人口|观众|粉丝|网友|游客)(?:突破|超过?|达到?|近|约|已|有|为|累计|逾)*$")
_VISITS_BEFORE = re.compile(r"人次(?:突破|超过?|达到?|近|约|已|有|为|累计|逾)*$")
_ONE_BY_ONE = re.compile(
    r"^(?:的)?(?:[^,，;；。、0-9]{0,4})?(?:工人|员工|女工|孩子|娃娃?|学生|老师|教师|医生|护士|干部|徒弟|学徒|村民|乡亲|老乡|绣娘|妇女|年轻人|农民|游客|人(?![均口]))"
)
FIRMS_BEHIND = re.compile(r"(?:的)?[^,，;；。、0-9]{0,4}企业")  # 65户企业
_FIRMS_BEFORE = re.compile(r"企业(?:有|共|达|为|就有|也是)?$")
_HANDS_BEFORE = re.compile(r"(?:劳动力|劳力|工人|员工|民工|学生)$")
_BETWEEN_SUMS = re.compile(r"[^。！？\n]{0,40}")
_DATED = re.compile(
    r"(?:(?:19|20)?\d\d年(?:的)?|今年|去年|前年|当年|同年|次年|到|则|又|再|是|为|达到?|增(?:至|加到)|升至|约|近|超过?|突破)*"
)
_SUM_ENDS = re.compile(r"[,，、;；。)）和及与到至]|$")
_MONEY_BEHIND = re.compile(r"的?(?:帮扶|援助|协作|财政|扶贫|援[疆藏青])*(?:资金|投资|贷款|订单|捐款|善款)")
_A_FEW = 10
_SLABS = re.compile(r"[牌田地屏板玉石砖匾碑][^,，;；。]{0,6}$")  # 立牌30块, 试验田12块
_SHARE_OF = re.compile(r"率|比|占|利|增|涨|升|降|跌|滑|提高|高出|让|返|扣|抽|缩")
_EARNED = re.compile(
    r"(?:挣|赚|拿|领|卖|花|付|收入|工资|工钱|补贴?|租金|高出|涨|贵|便宜|多给|每斤|一斤|一天|每天|价|钱|成本|费)[^,，;；。]{0,8}$"
)


def with_counted_nouns(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, open units filled from the noun behind or before them or from the list that they stand in."""
    known = [_counted(text, quantity) for quantity in quantities]
    return tuple(
        replace(q, unit="yuan") if q.unit is None and _sum_of_a_list(text, known, index) else q
        for index, q in enumerate(known)
    )


def _counted(text: str, quantity: Quantity) -> Quantity:
    if quantity.measure == "块" and quantity.unit != "yuan":
        before = text[max(0, quantity.start - 14) : quantity.start]
        behind = text[quantity.end : quantity.end + 1]
        bare = quantity.value >= _A_FEW and re.match(r"[,，。;；”’!！?？]|$", behind) and not _SLABS.search(before)
        money = _EARNED.search(before) or behind == "钱" or bare
        return replace(quantity, unit="yuan") if money else quantity
    behind = text[quantity.end : quantity.end + 14]
    if quantity.measure == "个点" and not _SHARE_OF.search(text[max(0, quantity.start - 12) : quantity.start]):
        return replace(quantity, unit="item")  # 一天看了5个点 are places, 下降5个点 is a change
    if quantity.measure == "户":
        firms = FIRMS_BEHIND.match(behind) or _FIRMS_BEFORE.search(text[max(0, quantity.start - 6) : quantity.start])
        return replace(quantity, unit="item") if firms else quantity  # 65户企业, 企业4户
    if quantity.unit == "item" and quantity.measure == "个":
        hands = _HANDS_BEFORE.search(text[max(0, quantity.start - 8) : quantity.start])
        one_by_one = _ONE_BY_ONE.match(behind) or (hands and _SUM_ENDS.match(behind))
        return replace(quantity, unit="person") if one_by_one else quantity
    return quantity if quantity.unit is not None else _by_noun(text, quantity, behind)


def _by_noun(text: str, quantity: Quantity, behind: str) -> Quantity:
    """A number without any measure by the noun behind it, else by the one it is said of."""
    if _HOUSEHOLD.match(behind):
        return replace(quantity, unit="household")
    labour = word("labour").search(re.split(r"[,，;；。、]", behind)[0])
    if _PERSON.match(behind) or (labour and labour.start() <= 8):
        return replace(quantity, unit="person")
    if _MONEY_BEHIND.match(behind) and text[quantity.end - 1] in "万亿":
        return replace(quantity, unit="yuan")
    before = text[max(0, quantity.start - 10) : quantity.start]
    if _SUM_ENDS.match(behind) and _PEOPLE_BEFORE.search(before):
        return replace(quantity, unit="person")
    if _SUM_ENDS.match(behind) and _VISITS_BEFORE.search(before):
        return replace(quantity, unit="person_time")
    return quantity


def _sum_of_a_list(text: str, quantities: Sequence[Quantity], index: int) -> bool:
    """Is a number in 万 or 亿 without 元 one of a list of sums: nothing but a year or a place before it?"""
    quantity = quantities[index]
    written = text[quantity.start : quantity.end]
    if not re.search(r"[万亿]多?余?$", written) or not _SUM_ENDS.match(text[quantity.end : quantity.end + 1]):
        return False
    left = re.split(r"[,，、;；。:：(（\n]", text[max(0, quantity.start - 20) : quantity.start])[-1]
    if len(_DATED.sub("", left)) > 4:
        return False
    for other in (*reversed(quantities[:index]), *quantities[index + 1 :]):
        first, last = sorted((quantity, other), key=lambda q: q.start)
        if _BETWEEN_SUMS.fullmatch(text[first.end : last.start]) is None:
            continue
        if other.unit == "yuan" and re.search(r"[万亿]", text[other.start : other.end]):
            return True
    return False
