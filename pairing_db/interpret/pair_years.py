"""Since when a pairing runs, as the sentence that states it says."""

from __future__ import annotations

import re

from pairing_db.document import Sentence
from pairing_db.interpret.scene import Scene

_FOUNDED = re.compile(
    r"以来|建立|结对|牵手|启动|签|结成|结为|结亲|携手|关系|对口|开始(?:帮扶|支援|协作|援助|结对|对口)"
)
_BEGUN = re.compile(r"始于|起|以来|开始|建立|结对|启动|签|确定|牵手|携手|结成|结为|结亲|帮扶")
_SAID_BEHIND = re.compile(
    r"[^,，;；。\d]{0,16}?(?:始于(?P<from>\d{4})年"
    r"|(?P<year>\d{4})年(?:\d{1,2}月)?[^,，;；。\d]{0,6}?(?:结[对成为下亲]|建立|开始|起步|牵手|缔结|结缘))"
)
_GOES_ON = re.compile(r"继续|仍由|仍旧|续签|持续|接续帮")
_YEARLY = re.compile(r"[^,，;；。]{0,10}(?:年度|年的?)[^,，;；。]{0,6}(?:协议|任务书|计划)")  # signed every year
_NEW = re.compile(r"(?:新增|转由|新一轮)[^,，;；。]{0,8}$")


def started_year(scene: Scene, sentence: Sentence, start: int, end: int) -> int | None:
    """The year from which the sentence says that the pairing told in ``[start, end)`` runs."""
    text = scene.text
    if _GOES_ON.search(text, max(sentence.start, start - 4), end) or _YEARLY.match(text, end, sentence.end):
        return None
    behind = _SAID_BEHIND.match(text, end, sentence.end)
    if behind:
        return int(behind["from"] or behind["year"])
    lead = text[sentence.start : start]
    if _NEW.search(lead) and (years := re.findall(r"(\d{4})年", lead)):
        return int(years[-1])
    stated = re.search(r"(?:自|从)?(\d{4})年(?:\d{1,2}月)?[^。;；]{0,24}$", lead)
    if stated is None:
        return None
    begins = lead[stated.start()] in "自从" or _BEGUN.search(
        re.split(r"[,，;；。]", text[start : sentence.end][:60])[0]
    )
    founded = _FOUNDED.search(text[stated.start(1) + sentence.start : sentence.end][:80])
    return int(stated[1]) if begins and founded else None
