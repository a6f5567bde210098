"""Expressions of time that a figure is only measured by (较上年, 是去年的1.3倍), and those that are free to govern."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Period, Quantity
from pairing_db.interpret.scene import Scene
from pairing_db.words import says, word

_COMPARED = re.compile(r"(?:较|比|同比|相较于?|(?<!年)[与和]|超过|超额完成|[高低多少]于)[^,，;；。]{0,2}$")
_IS = re.compile(r"(?:是|相当于)[^,，;；。]{0,2}$")
_MEASURED_BY = re.compile(r"(?:全年|同期|同时期)?的?(?:\d|[一二两三四五六七八九十数几]+倍|近|约|超)")  # 是去年的1.3倍
_FROM = re.compile(r"(?:由|从|自)[^,，;；。]{0,2}$")
_ATTACHED = re.compile(r"(?:年度|全年|全市|同期|末|底|初|时)?(?:的|只有|仅有|仅|为)?")
_TELLING = 24  # characters behind a year in which it is told how a thing began
_TITLE = 24  # characters before a year that hold who has the paper in hand, and how its title begins
_THING = 8  # characters behind a year in which the thing is said to have begun


def free_within(scene: Scene, start: int, end: int) -> list[Period]:
    """The expressions of a stretch that are no comparison (较上年)."""
    return [p for p in scene.periods_in(start, end) if not is_compared(scene.text, p)]


def is_compared(text: str, period: Period) -> bool:
    """较上年, 是去年的1.3倍: a time that something is only measured by; 是去年援建的 is none."""
    before = text[max(0, period.start - 8) : period.start]
    if _COMPARED.search(before):
        return True
    return _IS.search(before) is not None and _MEASURED_BY.match(text, period.end) is not None


def is_attached(text: str, period: Period, quantity: Quantity) -> bool:
    """Does the expression stand right before the figure (2017年的216亿元)?"""
    return _ATTACHED.fullmatch(text[period.end : quantity.start]) is not None


def is_of_a_paper(text: str, period: Period, position: int) -> bool:
    """审议通过《2025年协作工作要点》,签署协议5个: the year of a paper in hand, told before ``position``."""
    closed = text.find("》", period.end, position)
    return closed >= 0 and says(text, "paper_in_hand", max(0, period.start - _TITLE), period.start)


def free(text: str, periods: Sequence[Period], quantity: Quantity) -> list[Period]:
    """Periods that govern what follows: not those of a comparison (较2023年), unless they hold the figure itself."""
    kept: list[Period] = []
    for period in periods:
        begun = word("begun_thing").search(text[period.end : period.end + _THING])
        if quantity.unit != "yuan" and begun and period.end + begun.end() != quantity.start:
            continue  # 2020年引进的公司,去年收了1100吨: the year of the thing, not of what is counted
        if is_of_a_paper(text, period, quantity.start) or word("of_event_named").match(text, period.end):
            continue  # 借去年“青企安顺行”的东风
        if word("begun_as_told").match(text[period.end : period.end + _TELLING]):
            continue  # 公司是去年成立的,带动260户
        before = text[max(0, period.start - 8) : period.start]
        if quantity.unit == "times" and is_attached(text, period, quantity):
            continue  # 相当于2019年的1.3倍 is told of the year that is measured
        if is_compared(text, period) or _FROM.search(before):
            if quantity.unit == "times":
                continue
            if period.kind in ("since", "span", "years", "months", "days") or is_attached(text, period, quantity):
                kept.append(period)
            continue
        kept.append(period)
    return kept
