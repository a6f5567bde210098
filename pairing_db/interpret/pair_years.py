"""Since when a pairing runs, as the sentence that states it says."""

from __future__ import annotations

import re

from pairing_db.document import Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of

_FOUNDED = re.compile(
    r"以来|建立|确定|明确由|结对|牵手|启动|签|结成|结为|结亲|携手|关系|对口|改为|改由|转由|接棒|接手|开始(?:帮扶|支援|协作|援助|结对|对口)"
)
_BEGUN = re.compile(r"始于|起|以来|开始|建立|结对|启动|签|确定|牵手|携手|结成|结为|结亲|帮扶")
_SAID_BEHIND = re.compile(
    r"[^,，;；。\d]{0,16}?[,，]?(?:(?:始|起|起步|缘起|结缘)于(?P<from>\d{4})年"
    r"|(?P<year>\d{4})年(?:\d{1,2}月)?[^,，;；。\d]{0,6}?(?:结[对成为下亲]|结的(?:对|亲)|建立|开始|起步|牵手|缔结|结缘|起就是))"
    # 甲帮乙是2017年启动的, 甲与乙的关系是在2010年定下的, 甲与乙结亲,是2010年的事
    r"|(?:的?(?:东西部?|对口|结对|扶贫)*(?:帮扶|协作|支援|结对|牵手|结亲|联姻)?(?:关系|工作)?)[,，]?(?:[始就]?是|从|自|正式(?:确立|建立)于|确立于|建立于)"
    r"(?:[^,，;；。\d]{2,10}在)?(?P<begun>\d{4})年(?:\d{1,2}月)?(?:[^,，;；。\d]{0,4}?(?:启动|开启|确定|明确|定下|定的|起|开始)|的事|$|(?=[,，;；。]))"
)
# 两市2013年结下帮扶关系; 2016年底,两地经扶贫协作走到一起; 这门亲事结于1996年
_BOTH = r"(?:两(?:地|[省市县区州旗](?:区|市|县)?(?!所辖))|双方)"
_BOTH_BEGAN = re.compile(
    rf"(?P<before>\d{{4}})年(?:\d{{1,2}}月)?(?:底|初)?[,，]?{_BOTH}[^,，;；。\d]{{0,16}}?(?:结(?:对|亲|缘|下|成|为)|牵手|走到一起|建立[^,，;；。]{{0,10}}关系)"
    rf"|{_BOTH}(?:[自从于在])?(?P<behind>\d{{4}})年(?:\d{{1,2}}月)?(?:底|初|起|开始)?[^,，;；。\d]{{0,6}}?(?:结(?:对|亲|缘|下|成|为)|牵手|建立[^,，;；。]{{0,10}}关系)"
    r"|(?:[这那][门段份场](?:亲事?|缘分?|情缘|情谊|牵手|姻缘)|(?:^|[,，。])(?:结对|对口|帮扶|协作)关系)[^,，;；。\d]{0,6}?(?:[始结起缘]于|从|建立于|确立于)(?P<bond>\d{4})年"
)
_SAID_INSIDE = re.compile(
    r"(\d{4})年(?:\d{1,2}月)?(?:份|底|初)?(?:起|开始|结[对成]|牵手|建立)"
)  # 上海1996年起对口帮扶普洱
_GOES_ON = re.compile(r"继续|仍由|仍旧|续签|持续|接续帮")
_STILL = re.compile(r"(?:两地|双方)?(?:今年)?(?:继续|仍|持续|再次|再)")  # 2022年,甲县与乙区继续结对
_YEARLY = re.compile(r"[^,，;；。]{0,10}(?:年度|年的?)[^,，;；。]{0,6}(?:协议|任务书|计划)")  # signed every year
_OF_UNITS = re.compile(r"[^,，;；。]{0,8}?(?:\d|项目|学校|医院|村|企业|车间|产业|共建)")  # 2021年,两地结对共建…
_NTH_YEAR = re.compile(r"[^,，;；。]{0,12}?的?第[\d一二三四五六七八九十]+[个年]")  # 2024年,是甲与乙结对的第8年
_PROJECT_OF = re.compile(r"(?:对口|结对|东西部|扶贫)*(?:帮扶|协作|支援)[^,，;；。]{0,8}?(?:项目|产业|车间|基地|园区)")
_NEW = re.compile(r"(?:新增|转由|新一轮)[^,，;；。]{0,40}$")
# 两区接棒,是在2021年。思明区由此与闽宁镇结对
_THEREBY = re.compile(r"由此|随即|随之|就此|从此")
_HANDED_OVER = re.compile(r"(?:接棒|接手|调整|改由|确定)[^。\d]{0,12}?(\d{4})年")
# 2022年江门·崇左东西部协作项目签约仪式: the year of a meeting in its name
_MEETING = re.compile(r"[^,，;；。]{0,20}?(?:仪式|会议|推介会|对接会|座谈会|联席会|招聘会|活动|项目签约)")
_FROM_ON = re.compile(r"年(?:\d{1,2}月)?(?:起|开始)")


def started_year(scene: Scene, sentence: Sentence, start: int, end: int) -> int | None:
    """The year from which the sentence says that the pairing told in ``[start, end)`` runs."""
    text = scene.text
    if (
        _GOES_ON.search(text, max(sentence.start, start - 4), end)
        or _YEARLY.match(text, end, sentence.end)
        or _STILL.match(text, end)
        or _NTH_YEAR.match(text, end)
        or _PROJECT_OF.match(text, end)
    ):
        return None
    inside = year_inside(scene, sentence, start, end)
    if inside:
        return inside
    lead = text[sentence.start : start]
    if _NEW.search(lead) and (years := re.findall(r"(\d{4})年", lead)):
        return int(years[-1])
    told = scene.sentence_at(sentence.start - 1) if _THEREBY.search(lead + text[start:end]) else None
    if told and len(handed := _HANDED_OVER.findall(text[told.start : told.end])) == 1:
        return int(handed[0])
    stated = re.search(r"(?:自|从)?(?<![到至])(\d{4})年(?:\d{1,2}月)?[^。;；]{0,24}$", lead)
    if (
        stated is None
        or _of_a_pair_before(scene, sentence, sentence.start + stated.start(1))
        or (lead.endswith(("年", "年度")) and _MEETING.match(text, end, sentence.end))
    ):
        return None
    begins = (
        lead[stated.start()] in "自从"
        or _FROM_ON.search(lead, stated.start())
        or _BEGUN.search(re.split(r"[,，;；。]", text[start : sentence.end][:60])[0])
    )
    founded = _FOUNDED.search(text[stated.start(1) + sentence.start : sentence.end][:80])
    return int(stated[1]) if begins and founded else None


def _of_a_pair_before(scene: Scene, sentence: Sentence, year: int) -> bool:
    """甲市与乙县2017年牵手,丙区结对丁县: is the year at ``year`` told of two sides that stand before it?"""
    clause = clause_of(sentence, year)
    roles = {p.role for p in scene.places_in(clause[0], year) if not p.pointed}
    return {"donor", "recipient"} <= roles and "," in scene.text[year : clause[1] + 1].replace("，", ",")


def year_inside(scene: Scene, sentence: Sentence, start: int, end: int) -> int | None:
    """The year that stands between the two sides or right behind them."""
    inner = _SAID_INSIDE.search(scene.text, start, end)
    if inner:
        return int(inner[1])
    behind = _SAID_BEHIND.match(scene.text, end, sentence.end)
    return int(behind["from"] or behind["year"] or behind["begun"]) if behind else None


def year_of_both(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """Since when 两地 or 双方 are paired, as a sentence says that does not name them, and where it says so."""
    told = _BOTH_BEGAN.search(scene.text, sentence.start, sentence.end)
    if told is None or _MEETING.search(told[0]) or _OF_UNITS.match(scene.text, told.end()):
        return None
    return int(told["before"] or told["behind"] or told["bond"]), told.start()
