"""How a figure is meant: as a level before a change, a target, a plan, or what happened."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import word

_FROM_TO = re.compile(r"(?:由|从)[^,，;；。]{0,22}$")
_CHANGED = re.compile(
    r"^[^,，。;；、]{0,8}?(?:增|提|升|涨|扩|跃|发展|降|减|缩|变|拓展|攀|壮大|下降|翻|(?<![收招送输运采集找销卖引派])[到至](?=[^,，。;；、]{0,4}[\d一二两三四五六七八九十百千几数]))"
)
_MEASURED_BY = re.compile(r"(?:目标|任务|计划|指标)(?:任务)?(?:数|额|值)?的?(?=$|[\d.]+%)")
_FORMER = re.compile(
    r"(?<![比较同与跟])(?:原先|最初|原来|以前|过去(?!的$)|之前|此前|刚[^,，]{0,4}(?:时|会儿)|起初|当初|结对前)(?:(?!如今|现在|眼下)[^,，;；。]){0,14}$"
)
_PAID = re.compile(r"投资|投入|拨付|捐|出资|安排|援助")  # 此前,两市分别投资…: money that went, no level before a change
_SINCE_DONE = re.compile(r"[^,，;；。]{0,14}已")  # 此前,12车货已先行抵达
_ONCE = re.compile(
    r"(?:以前|过去|原先|原来|从前|早先|当初|最初|起初|此前|刚[^,，。]{0,4}时|之初|[一两二三四五六七八九十\d]{1,2}年前|(?:动手|结对|牵手|协作|搬迁|帮扶|脱贫|开工|合作)之?前)[,，]$"
)
_FUTURE = re.compile(
    r"(?:明年|下一步|未来|今后|(?<![此之今以往])后年|接下来|等[^,，。;；]{1,10}?(?:上马|投产|建成|完工|投用|开工))"
)
_AHEAD = re.compile(r"(?:工作|下步|下一步|明年|\d{4}年)[^,，。]{0,6}(?:安排|打算|计划|目标)|下一步|明年")
_DONE = re.compile(
    r"已(?!经?签约|签)|实际|完成了|完成投资|目前|现已|实现了|达到了|(?<![将拟划争再可要能])建成(?!后)|投用|累计|截至|(?:全部|已|均|资金)到位|至[^,，;；。]{1,8}?(?:已)?(?:拨付|支出|到位)"
)
_DONE_BEHIND = re.compile(
    r"[^,，;；。]{0,12}?已经?(?:于[^,，;；。]{1,8}?)?(?:全部|全面|陆续|正式|足额)?(?:拨付|支付|完工|建成|投产|竣工|到位|投用|完成|开工|启动)"
)
_PLANNED_BEHIND = re.compile(
    r"[^,，;；。]{0,8}?(?<![需想还都只])要(?:落地|到位|下达|拨付|投)|(?:计划|预计|拟|将)(?!项目|任务|书|内|军)[^,，;；。]{2,}"
)
# 完成年度任务: the task is met, and what follows is what was done.
# 总投资估摸要900万元, 预算投资960万元: what a thing will take
_WILL_TAKE = re.compile(
    r"(?:投资|造价|资金)[^,，;；。\d]{0,6}(?:要|需要?|得)$|(?:预算|概算)(?:总)?(?:投资|造价)[^,，;；。\d]{0,2}$"
)
# 入库项目39个,总投资33.37亿元: projects that wait on a list
_ON_A_LIST = re.compile(r"(?:入库|储备|在谈|拟建)项目[^。;；]{0,12}?[,，](?:计划|概算)?总投资[^,，;；。\d]{0,2}$")
# 编制…项目计划,共收到…: a plan that was made is no plan for what follows
_PLAN_MADE = re.compile(r"(?:编制|制定|编好|做好|印发|出台)[^,，;；。]{2,40}计划(?=[,，])")
_MET = re.compile(r"(?:完成|超过|达到|实现)了?[^,，;；。\d]{0,24}?(?:目标任务|指标任务|任务指标|任务数?|目标|指标)")
_SETTLED = re.compile(r"已经?(?:敲定|确定|明确|定下|下达|出炉)")
# 协议明确,浙江省选派113名: what an agreement or plan sets down for the rest of its paragraph.
_UNDERTAKEN = re.compile(
    r"(?:(?:协议|协议书)》?(?:明确|约定|规定|提出|要求|商定|确定)|(?:根据|按照)[^,，。;；]{0,6}(?:协议|约定))[,，:：]"
    r"(?![^。]{0,200}(?:截至|目前|已完成|实际(?!到位)))"
)
# 签署框架协议,主要约定如下: and the numbered items below it
_AGREED = re.compile(
    r"(?:约定|目标|任务|计划|承诺|意向|设想|打算)[^,，。;；]{0,6}[:：]\s*$|(?:协议|规划|意见|方案)[^。;；]{0,16}(?:如下|包括|内容)[:：]\s*$"
)
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」")
_SHARE_OF_TASK = re.compile(r"(?:任务|目标|计划|指标)[^,，;；。]{0,14}的$")
_RATE_OF_TASK = re.compile(r"(?:完成|开工|竣工|到位|拨付|支出|报账|履约|落地)(?:进度|率)[^,，;；。\d]{0,4}$")
_BRACKETED_PLAN = re.compile(r"[(（](?:年度|全年|原)?(?:计划|任务|目标)数?[为是]?")
# 目标: …, 任务是…: what the whole sentence goes on to list; 目标4亿元 is only that figure's.
_NOUN = re.compile(r"(?:任务数?|目标|指标)")
_PLAN_TITLE = re.compile(r"(?:工作要点|工作计划|年度计划|任务分解|工作安排)[^一-鿿]{0,8}(?:方案|表|通知)?$")
_REPORTED = re.compile(r"去年|上年|截至|以来|累计|已|完成了?|(?:19|20)\d\d年[^,，]{0,6}[^度]$")
_REVIEW = re.compile(r"回顾|总结|完成情况|进展|成效|成绩|落实情况")
_NOUN_BEFORE = re.compile(r"(?:任务|目标|指标)数?[为是]?$")
_OPENS_LIST = re.compile(r"[^,，;；。\d]{0,8}?(?:[:：]|[为是]|[,，]|$)")


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
        return "planned" if "计划" in own else "baseline"
    once = not figures and _ONCE.search(text, sentence.start, clause[0])
    if (
        once
        and not (quantity.unit == "yuan" and _PAID.search(own))
        and not _DONE.search(own)
        and not _SINCE_DONE.match(right)
    ):
        return "baseline"
    if quantity.unit in ("percent", "times") and (_SHARE_OF_TASK.search(left) or _RATE_OF_TASK.search(left)):
        return "actual"
    if _NOUN_BEFORE.search(left) and re.match(r"的\s?[\d.一二三四五六七八九十百]+", right):
        return "target"
    if figures and _BRACKETED_PLAN.fullmatch(own) and figures[-1].unit == quantity.unit:
        return "target"
    if _DONE_BEHIND.match(right):
        return "actual"
    if quantity.unit == "yuan" and (
        _WILL_TAKE.search(left) or _ON_A_LIST.search(text[sentence.start : quantity.start])
    ):
        return "planned"
    if quantity.unit == "percent":
        left = _MEASURED_BY.sub("", left)  # 完成协议目标的265%: what was reached
    return _by_words(scene, sentence, left, right, text[sentence.start : clause[0]])


def _by_words(scene: Scene, sentence: Sentence, left: str, right: str, before: str) -> str:
    """The status that the words before and behind a figure give it, else those of the question or heading above."""
    lead = re.split("[;；]", before)[-1]
    near = _unsettled(left)
    if near:
        return near
    if re.match(r"[”」』]?(?:的)?(?:年度|全年|目标|计划)*(?:任务|目标|指标)", right):
        return "target"
    if _PLANNED_BEHIND.match(right):
        return "planned"
    if _DONE.search(left):
        return "actual"
    carried = _unsettled(_lasting(lead))
    if carried:
        return carried
    aim = _unsettled(_lasting(before))
    if aim == "target" or (aim and _FUTURE.search(before)):
        return aim
    at = sentence.start + len(before)
    if _tells_of_a_past_year(scene, at, at + len(left)):
        return "actual"
    if _UNDERTAKEN.search(scene.text[scene.document.blocks[sentence.block].start : sentence.start] + before + left):
        return "target"
    text, asked, opening = scene.text, scene.question_before(sentence.block), scene.list_opening(sentence.block)
    if opening and _AGREED.search(text, *opening):
        return "target"
    above = scene.heading_text(sentence.block) + (text[asked[0] : asked[1]] if asked else "")
    if _AHEAD.search(above):
        return "planned"
    title = scene.document.header.title or ""
    planned = _PLAN_TITLE.search(title) and not re.search("总结|回顾|情况", title)
    reported = bool(_REPORTED.search(before + left) or _REVIEW.search(above))
    reported = reported or _tells_of_a_past_year(scene, sentence.start, at + len(left))
    return "target" if planned and not reported else "actual"


def _tells_of_a_past_year(scene: Scene, start: int, end: int) -> bool:
    """2023年…引进企业18家 in a plan of 2024: the last time that a stretch tells lies before the article's year."""
    published = scene.document.header.published_on
    told = [p.end_date for p in scene.periods_in(start, end) if p.end_date]
    return bool(told and published and told[-1].year < published.year)


def _unsettled(words: str) -> str | None:
    """The status that words of planning or aiming in front of a figure give it; those in names and titles give none."""
    words = _SETTLED.sub("", words)
    words = _MET.sub("", _QUOTED.sub("“”", re.sub(r"将$", "", words)))
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


def _lasting(words: str) -> str:
    """Words before a clause without the tasks and goals that only their own figure has."""
    kept, at = "", 0
    words = _PLAN_MADE.sub("", words)
    for found in _NOUN.finditer(words):
        if not _OPENS_LIST.match(words, found.end()):
            kept += words[at : found.start()]
            at = found.end()
    return kept + words[at:]
