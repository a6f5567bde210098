"""How a figure is meant: as a level before a change, a target, a plan, or what happened."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.lexicon import word
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of

_FROM_TO = re.compile(r"(?:由|从)[^,，;；。]{0,22}$")
_CHANGED = re.compile(
    r"^[^,，。;；、]{0,8}?(?:增|提|升|涨|扩|跃|发展|降|减|缩|变|拓展|攀|壮大|下降|翻|[到至](?=[^,，。;；、]{0,4}[\d一二两三四五六七八九十百千几数]))"
)
_TITLED = re.compile(r"《[^《》]*》")
_MEASURED_BY = re.compile(r"(?:目标|任务|计划|指标)(?:任务)?(?:数|额|值)?的?(?=$|[\d.]+%)")
_FORMER = re.compile(
    r"(?:原先|最初|原来|以前|过去|之前|此前|刚[^,，]{0,4}(?:时|会儿)|起初|当初|结对前)[^,，;；。]{0,14}$"
)
_FUTURE = re.compile(r"(?:明年|下一步|未来|今后|后年|接下来)")
_AHEAD = re.compile(r"(?:工作|下步|下一步|明年|\d{4}年)[^,，。]{0,6}(?:安排|打算|计划|目标)|下一步|明年")
_DONE = re.compile(
    r"已(?!经?签约|签)|实际|完成了|完成投资|目前|现已|实现了|达到了|建成(?!后)|投用|累计|截至|(?:全部|已|均|资金)到位"
)


def status_of(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """``baseline`` before a change, ``target``, ``planned``, else ``actual``."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    left = text[clause[0] : quantity.start]
    right = text[quantity.end : clause[1]]
    figures = scene.quantities_in(clause[0], quantity.start)
    own = text[figures[-1].end : quantity.start] if figures else left
    origin = _FROM_TO.search(own)
    named = origin and scene.places_in(quantity.start - len(own) + origin.start(), quantity.start)
    if (origin and not named and _CHANGED.match(right)) or (_FORMER.search(own) and not _DONE.search(own)):
        return "baseline"
    before = text[sentence.start : clause[0]]
    lead = re.split("[;；]", before)[-1]
    if quantity.unit == "percent":
        left = _MEASURED_BY.sub("", left)  # 完成协议目标的265%: what was reached
    near = _unsettled(left)
    if near:
        return near
    if re.match(r"(?:的)?(?:年度|全年|目标|计划)*(?:任务|目标|指标)", right):
        return "target"
    if _DONE.search(left):
        return "actual"
    carried = _unsettled(lead)
    if carried and not _DONE.search(lead[_last_unsettled(lead) :]):
        return carried
    aim = _unsettled(before)
    if aim == "target" or (aim and _FUTURE.search(before)):
        return aim
    asked = scene.question_before(sentence.block)
    above = scene.heading_text(sentence.block) + (text[asked[0] : asked[1]] if asked else "")
    return "planned" if _AHEAD.search(above) else "actual"


def _unsettled(words: str) -> str | None:
    """The status that words of planning or aiming in front of a figure give it."""
    words = re.sub(r"将$", "", _TITLED.sub("", words))
    aim = [m.end() for m in word("target").finditer(words)]
    plan = [m.end() for m in word("planned").finditer(words)]
    future = [m.end() for m in _FUTURE.finditer(words)]
    done = [m.end() for m in _DONE.finditer(words)]
    last = max([*aim, *plan, *future], default=-1)
    if last < 0 or (done and done[-1] > last):
        return None
    if aim and aim[-1] == last:
        return "target"
    return "planned"


def _last_unsettled(words: str) -> int:
    ends = [m.end() for name in ("target", "planned") for m in word(name).finditer(words)]
    ends += [m.end() for m in _FUTURE.finditer(words)]
    return max(ends, default=0)
