"""Chapters of a report: what stands below 三、2022年工作安排 is still to come, whatever its own words and headings say.

Work reports and summaries close with the tasks of the next year, told in plain verbs (落实, 引进, 建成) that read like
deeds, and often under headings of a lower rank ((二)产业合作) that name no time.
"""

from __future__ import annotations

import re

from pairing_db.document import Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.words import says

_CHAPTER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]{1,2}[章部]|[IVX]{1,4}[、.．])"
)
_EARLY = 5  # the month before which the year of an article can still be told as the one to come


def chapter_of(scene: Scene, block: int) -> tuple[int, int] | None:
    """The heading of the chapter (三、…) that a block stands in, above any of a lower rank; None without chapters."""
    for above in reversed(scene.document.blocks[:block]):
        if above.role == "heading" and _CHAPTER.match(scene.text, above.start, above.end):
            return above.start, above.end
    return None


def is_to_come(scene: Scene, sentence: Sentence, until: int) -> bool:
    """Does the sentence stand in a chapter of tasks of a year to come, and tell up to ``until`` of nothing done?"""
    chapter, published = chapter_of(scene, sentence.block), scene.document.header.published_on
    if chapter is None or published is None or not says(scene.text, "chapter_of_tasks", *chapter):
        return False
    if says(scene.text, "chapter_looks_back", *chapter) or says(scene.text, "done_by_now", sentence.start, until):
        return False
    years = [p.end_date for p in scene.periods_in(*chapter) if p.end_date]
    return bool(years) and (
        years[-1].year > published.year or (years[-1].year == published.year and published.month < _EARLY)
    )
