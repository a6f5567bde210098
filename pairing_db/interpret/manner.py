"""How a figure is meant: as a level before a change, a target, a plan, or what happened."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.chapters import is_to_come
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_FROM_TO = re.compile(r"(?:由|从)[^,，;；。]{0,22}$")
_SINCE_DONE = re.compile(r"[^,，;；。]{0,14}已")  # 此前,12车货已先行抵达
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」")
_NEXT_TO = 14  # characters between a time and 投产后 that it dates
_OWN_VERB = 4  # characters from 已 to a figure that the verb belongs to
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
    if (origin and not named and word("changed_to").match(right)) or (says(own, "formerly") and not says(own, "done")):
        return "planned" if "计划" in own else "baseline"
    once = not figures and word("once").search(text, sentence.start, clause[0])
    if (
        once
        and not (quantity.unit == "yuan" and says(own, "money_went"))
        and not says(own, "done")
        and not _SINCE_DONE.match(right)
    ):
        return "baseline"
    floor = says(left, "floor_set") and not word("floor_of_terms").match(right)
    if floor and not _floor_is_reached(text[sentence.start : sentence.end], left):
        return _unsettled(left) or "target"
    if quantity.unit in ("percent", "times") and (says(left, "share_of_task") or says(left, "rate_of_task")):
        measured = says(left, "share_of_task") or "完成" in left
        measured = measured or _reached_by_now(scene, sentence.start, quantity.start)
        aimed = not measured and _unsettled(_lasting(text[sentence.start : clause[0]])) == "target"
        return "target" if aimed else "actual"
    if says(left, "task_before") and re.match(r"的\s?[\d.一二三四五六七八九十百]+", right):
        return "target"
    if figures and word("bracketed_plan").fullmatch(own) and figures[-1].unit == quantity.unit:
        return "target"
    if word("task_behind").match(right):
        return "target"
    if _is_done_behind(scene, quantity, clause[1], right):
        return "actual"
    if quantity.unit == "yuan" and (
        says(left, "will_take") or says(text[sentence.start : quantity.start], "on_a_list")
    ):
        return "planned"
    if quantity.unit == "percent":
        left = word("measured_by").sub("", left)  # 完成协议目标的265%: what was reached
    return _by_words(scene, sentence, left, right, text[sentence.start : clause[0]])


def _by_words(scene: Scene, sentence: Sentence, left: str, right: str, before: str) -> str:
    """The status that the words before and behind a figure give it, else those of the question or heading above."""
    at = sentence.start + len(before)
    end = at + len(left)
    if _ran_by_now(scene, sentence, end):
        left, before = (word("once_it_runs").sub("", words) for words in (left, before))
    lead = re.split("[;；]", before)[-1]
    near = _unsettled(left) or ("planned" if word("planned_behind").match(right) else None)
    if near or is_to_come(scene, sentence, end):
        return near or "target"
    by_now = says(left, "signed_by_now") or word("is_signed_behind").match(right)
    aimed = says(lead, "aims_ahead") and not by_now
    if by_now or says(word("perhaps_aimed_at").sub("", left) if aimed else left, "done"):
        return "actual"
    by_day = _reached_by_now(scene, at, end)  # 议定项目148个,到5月15日开工121个
    carried = _unsettled(_lasting(lead))
    if carried and not by_day:
        return carried
    if (
        word("floor_before").search(lead)
        and not says(left, "summed_over_years")
        and not _floor_is_reached(lead + left, lead)
    ):
        return "target"  # 引进企业不少于8家,输送600人以上
    aim = _unsettled(_lasting(before))
    if not by_day and (aim == "target" or (aim and says(before, "in_future"))):
        return aim
    if _tells_of_a_past_year(scene, at, end):
        return "actual"
    opened = scene.text[scene.document.blocks[sentence.block].start : sentence.start]
    if says(scene.text, "done_by_now", sentence.start, sentence.end):
        opened = ""  # 按照协议,五年安排12亿元。首批资金去年已拨付,共安排项目172个
    if not by_day and (says(opened + before + left, "undertaken") or says(before + left, "settled_together")):
        return "target"
    text, asked, opening = scene.text, scene.question_before(sentence.block), scene.list_opening(sentence.block)
    if opening and says(text, "agreed_below", *opening):
        return "target"
    above = scene.heading_text(sentence.block) + (text[asked[0] : asked[1]] if asked else "")
    if says(above, "looks_ahead"):
        return "planned"
    title = scene.document.header.title or ""
    planned = word("plan_title").search(title) and not re.search("总结|回顾|情况", title)
    reported = bool(says(before + left, "reported") or says(above, "looks_back"))
    reported = reported or _tells_of_a_past_year(scene, sentence.start, end)
    return "target" if planned and not reported else "actual"


def _is_done_behind(scene: Scene, quantity: Quantity, end: int, right: str) -> bool:
    """1200万元已拨付, 首期1200亩已经整地; in 计划的1.8亿元已拨付1.2亿元 the words are of the figure behind."""
    done = word("done_behind").match(right) or word("under_way_behind").match(right)
    if done is None:
        return False
    behind = scene.quantities_in(quantity.end + done.end(), end)
    return not (behind and behind[0].unit == quantity.unit and behind[0].start - quantity.end - done.end() <= _OWN_VERB)


def _ran_by_now(scene: Scene, sentence: Sentence, end: int) -> bool:
    """去年10月,车间投产后,吸纳120人: does a time that is over stand before 投产后 in the sentence?"""
    runs = word("once_it_runs").search(scene.text, sentence.start, end)
    published = scene.document.header.published_on
    if runs is None or published is None:
        return False
    told = [p for p in scene.periods_in(sentence.start, runs.start()) if runs.start() - p.end <= _NEXT_TO]
    over = [p.end_date for p in told if p.end_date]
    return bool(over) and max(over) < published and not scene.text.startswith(tuple("可能将年日"), runs.end())


def _floor_is_reached(told: str, left: str) -> bool:
    """不少于 of what each gets, of what stands, or of what was done (以来, 目前, 超额完成): no aim."""
    return says(told, "floor_reached") or says(left, "paid_to_each") or says(left, "done")


def _reached_by_now(scene: Scene, start: int, end: int) -> bool:
    """商定项目148个,到5月15日开工121个: does the clause tell of what there was by a day that is over?"""
    published = scene.document.header.published_on
    told = [p.end_date for p in scene.periods_in(start, end) if p.kind == "as_of" and p.end_date]
    return bool(told and published and told[-1] <= published)


def _tells_of_a_past_year(scene: Scene, start: int, end: int) -> bool:
    """2023年…引进企业18家 in a plan of 2024: the last time that a stretch tells lies before the article's year."""
    published = scene.document.header.published_on
    told = [p.end_date for p in scene.periods_in(start, end) if p.end_date]
    return bool(told and published and told[-1].year < published.year)


def _unsettled(words: str) -> str | None:
    """The status that words of planning or aiming in front of a figure give it; those in names and titles give none."""
    words = word("plan_settled").sub("", words)
    words = word("task_met").sub("", _QUOTED.sub("“”", re.sub(r"将$", "", words)))
    aim = [m.end() for m in word("target").finditer(words)]
    plan = [m.end() for m in word("planned").finditer(words)]
    future = [m.end() for m in word("in_future").finditer(words)]
    done = [m.end() for m in word("done").finditer(words)]
    last = max([*aim, *plan, *future], default=-1)
    if last < 0 or (done and done[-1] > last):
        return None
    if aim and aim[-1] == last:
        return "target"
    return "planned"


def _lasting(words: str) -> str:
    """Words before a clause without the tasks, goals and sizes on paper that only their own figure has."""
    kept, at = "", 0
    words = word("size_on_paper").sub("", word("plan_made").sub("", words))
    for found in word("task_noun").finditer(words):
        if not _OPENS_LIST.match(words, found.end()):
            kept += words[at : found.start()]
            at = found.end()
    return kept + words[at:]
