"""What a figure without a time of its own is of: the day of the event that its paragraph tells of, or the whole
stretch that the article looks back on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pairing_db.document import Period, Sentence
from pairing_db.interpret.scene import Scene

_EVENT = re.compile(
    r"举行|举办|召开|开幕|开场|开讲|启幕|登场|来到|抵达|考察|招聘会|推介会|对接会|洽谈会|展销会|签约仪式|捐赠仪式|座谈会|联席会"
)
_THERE = re.compile(
    r"现场|当场|当天|当日|同批|会上|会议(?:现场|期间)|活动中|仪式上|活动期间|到会|登台|赶来|前来|参会|参展|参加|应聘|意向|捐|签约|签下|签订|签了|报出|带来|推出|亮相"
)
_NOT_THERE = re.compile(
    r"累计|截至|目前|如今|今年|去年|以来|已有|已经|每年|计划|预计|将|通报|据(?:介绍|统计|了解|悉)|(?<!登台)介绍[,，说]"
)
_RECENT = timedelta(days=45)
_COUNT_OF_YEARS = re.compile(
    r"(?<![\d第一二三四五六七八九十])(?:[两二三四五六七八九]|十[一二三四五六七八九]?|[2-9]|[12]\d)年"
    r"(?![度级前后底末初代\d])"
)
_AT_IT = re.compile("会上|会议期间|仪式上|活动(?:现场|期间|中)|现场|当天|当日")
_GIVES = re.compile("捐|赠|签约|签署|签订")  # 会上,两地签署协议。…捐赠助学金50万元
_NEAR = 8  # paragraphs above in which the event of 会上 is looked for
_LEAD = 3  # paragraphs in which an article says from when on it counts


def day_of_event(scene: Scene, sentence: Sentence) -> Period | None:
    """11月10日,推介会开场。160多家企业赶来: the day of the event that the sentences before tell of.

    It holds for those who came and for what was given and signed there; 会上 at the head of a paragraph goes on
    with the event of the one above.
    """
    published = scene.document.header.published_on
    said = scene.text[sentence.start : sentence.end]
    if published is None or not _THERE.search(said) or _NOT_THERE.search(said):
        return None
    block = scene.document.blocks[sentence.block]
    at_it = _AT_IT.match(said) or (_GIVES.search(said) and _AT_IT.match(scene.text, block.start))
    start = scene.document.blocks[max(0, sentence.block - _NEAR)].start if at_it else block.start
    told = [p for p in scene.periods_in(start, sentence.start) if p.start_date and p.kind not in ("rate", "vague")]
    if start != block.start:  # what was said between them is of other times
        told = [p for p in told if p.kind in ("day", "days")]
    if not told or told[-1].kind not in ("day", "days") or told[-1].end_date is None:
        return None
    day, lead = told[-1], scene.sentence_at(told[-1].start)
    dated = re.match(r"\d{4}年", scene.text[told[-1].start : told[-1].end])  # 2022年9月22日: of whatever year
    fresh = told[-1].end_date <= published and (dated or published - _RECENT <= told[-1].end_date)
    return day if fresh and lead and _EVENT.search(scene.text, lead.start, lead.end) else None


def beginning_told(scene: Scene) -> date | None:
    """The first day of the years that an article as a whole looks back on, where it tells of no single year besides.

    The title counts them (三年协作交出一本账), the lead says from when on (2017年…结成对子); None for other articles.
    """
    title = scene.document.header.title or ""
    if scene.reporting is None or not _COUNT_OF_YEARS.search(title):
        return None
    bodies = [b for b in scene.document.blocks if b.role == "paragraph"]
    if not bodies:
        return None
    lead_end = bodies[:_LEAD][-1].end
    lead = scene.periods_in(bodies[0].start, lead_end)
    begun = [p for p in lead if p.kind in ("year", "since", "month") and p.start_date]
    if not begun or begun[0].start_date is None:
        return None
    first = begun[0].start_date
    founding = scene.sentence_at(begun[0].start)
    year = scene.reporting[1][:4]
    rest = scene.periods_in(founding.end, len(scene.text)) if founding else ()
    single = [p for p in rest if p.kind in ("year", "months") and p.start_date and str(p.start_date.year) == year]
    return first if founding and not single and first.year < int(year) else None
