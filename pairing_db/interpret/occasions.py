"""What a figure without a time of its own is of: the day of the event that its paragraph tells of, or the whole
stretch that the article looks back on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pairing_db.document import Period, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.words import says, word

_RECENT = timedelta(days=45)
_COUNT_OF_YEARS = re.compile(
    r"(?<![\d第一二三四五六七八九十])(?:[两二三四五六七八九]|十[一二三四五六七八九]?|[2-9]|[12]\d)年"
    r"(?![度级前后底末初代\d])"
)
_NEAR = 8  # paragraphs above in which the event of 会上 is looked for
_LEAD = 3  # paragraphs in which an article says from when on it counts


def day_of_event(scene: Scene, sentence: Sentence) -> Period | None:
    """11月10日,推介会开场。160多家企业赶来: the day of the event that the sentences before tell of.

    It holds for those who came and for what was given and signed there; 会上 at the head of a paragraph goes on
    with the event of the one above.
    """
    published = scene.document.header.published_on
    said = scene.text[sentence.start : sentence.end]
    if published is None or not says(said, "at_the_event") or says(said, "not_at_the_event"):
        return None
    block = scene.document.blocks[sentence.block]
    at_it = word("at_it").match(said) or (
        word("event_gives").search(said) and word("at_it").match(scene.text, block.start)
    )
    start = scene.document.blocks[max(0, sentence.block - _NEAR)].start if at_it else block.start
    told = [p for p in scene.periods_in(start, sentence.start) if p.start_date and p.kind not in ("rate", "vague")]
    if start != block.start or word("both_sign").match(said):  # what was said between them is of other times
        told = [p for p in told if p.kind in ("day", "days")]
    if not told or told[-1].kind not in ("day", "days") or told[-1].end_date is None:
        return None
    day, lead = told[-1], scene.sentence_at(told[-1].start)
    dated = re.match(r"\d{4}年", scene.text[told[-1].start : told[-1].end])  # 2022年9月22日: of whatever year
    fresh = told[-1].end_date <= published and (dated or published - _RECENT <= told[-1].end_date)
    return day if fresh and lead and says(scene.text, "event", lead.start, lead.end) else None


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


def is_memoir(scene: Scene) -> bool:
    """【口述】…, 本文据口述整理: does somebody tell what happened long ago, so that the day of print dates nothing?"""
    return says(scene.text, "told_from_memory")
