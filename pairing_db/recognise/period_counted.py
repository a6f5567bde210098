"""Counts of years that stand for years told before them: 2019年…2020年…两年共; 三年里 after 2021年至2023年; 此前5年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pairing_db.document import Period
from pairing_db.recognise.chinese_numerals import whole_number

_NUMBER = r"(?P<number>[1-9]\d?|[两二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)"
_COUNT = re.compile(
    rf"(?<![\d第每前后近满整届任十一二三四五六七八九百余多至到—-])(?<!过去)(?<!最近)(?<!未来)(?<!今后)(?<!连续)(?<!为期)(?<!期限)(?<!此前)(?<!此前的)"
    rf"(?<!力争)(?<!争取)(?<!计划)这?{_NUMBER}年(?P<tail>以?来(?!到)|里(?![程面])|间(?![隔接断])|下来|累计|共计|合计|总共|一?共(?![建享同识商])|(?=\d))"
)
_BEFORE_THAT = re.compile(
    rf"(?<!加上)(?<!连同)(?<!加)(?<![比较与和跟])(?:此前|在此之前|之前)的?{_NUMBER}年(?:里|间|中)?(?=[,，一-鿿])(?![前级度])"
)
_AFTER_THAT = re.compile(rf"(?<=[。,，;；\n“]){_NUMBER}年(?:之|以)?后(?=[,，])")
_FEWEST = 2
_LONGEST = 30


def counted_back(text: str, found: Sequence[Period], published_on: date | None) -> tuple[Period, ...]:
    """``found`` with the counts that go back on years told before them, in place of what they overlap.

    ``published_on`` tells how far back a stretch told elsewhere in the text may end (the year before at most).
    """
    known = {(p.start, p.start_date, p.end_date) for p in found}
    recalled = [*_of_years_told(text, found, published_on), *_before_a_year(text, found)]
    recalled += _after_a_year(text, found, published_on)
    recalled = [p for p in recalled if (p.start, p.start_date, p.end_date) not in known]
    taken = [range(p.start, p.end) for p in recalled]
    kept = [p for p in found if not any(p.start < span.stop and span.start < p.end for span in taken)]
    return tuple(sorted([*kept, *recalled], key=lambda period: period.start))


def _of_years_told(text: str, found: Sequence[Period], published_on: date | None) -> Iterator[Period]:
    """三年 behind three years with a figure each, or behind the only stretch of three years that is told."""
    for match in _COUNT.finditer(text):
        count = whole_number(match["number"])
        if not count or not _FEWEST <= count <= _LONGEST:
            continue
        paragraph = text.rfind("\n", 0, match.start()) + 1
        before = [p for p in found if p.end <= match.start()]
        whole = _listed(text, [p for p in before if p.start >= paragraph], count)
        if whole is None and match["tail"]:
            whole = _told_as_stretch(before, count, paragraph, published_on)
        if whole:
            yield replace(whole, start=match.start(), end=match.end(), kind="years")


def _listed(text: str, before: Sequence[Period], count: int) -> Period | None:
    """2019年6000万元,2020年8200万元: the last ``count`` years, one after the other, with a figure each."""
    years = [p for p in before if p.kind == "year" and p.start_date and p.end_date][-count:]
    if len(years) < count or (before and before[-1] is not years[-1]):
        return None
    for index, year in enumerate(years):
        first, last = year.start_date, years[0].start_date
        behind = years[index + 1].start if index + 1 < count else len(text)
        counted = re.search(r"\d", text[year.end : behind])
        if first is None or last is None or first.year != last.year + index or not counted:
            return None
    return replace(years[-1], start_date=years[0].start_date)


def _told_as_stretch(before: Sequence[Period], count: int, paragraph: int, published_on: date | None) -> Period | None:
    """The stretch of ``count`` years told last, of this paragraph or one that ends with the year before the text."""
    told = [p for p in before if p.kind == "years" and p.start_date and p.end_date]
    for stretch in reversed(told):
        first, last = stretch.start_date, stretch.end_date
        recent = published_on is not None and last is not None and last.year >= published_on.year - 1
        if first and last and last.year - first.year + 1 == count and (recent or stretch.start >= paragraph):
            return stretch
    return None


def _dates_before(text: str, found: Sequence[Period], position: int) -> list[Period]:
    """The years, months and days that the paragraph tells before ``position``."""
    start = text.rfind("\n", 0, position) + 1
    return [p for p in found if start <= p.start and p.end <= position and p.kind in ("year", "month", "day")]


def _before_a_year(text: str, found: Sequence[Period]) -> Iterator[Period]:
    """2021年,…接过接力棒。此前的25年里: as many years up to the end of the year before the one told last."""
    for match in _BEFORE_THAT.finditer(text):
        count = whole_number(match["number"])
        told = _dates_before(text, found, match.start())
        if count and told and (turn := told[-1].start_date):
            yield Period(*match.span(), date(turn.year - count, 1, 1), date(turn.year - 1, 12, 31), "years")


def _after_a_year(text: str, found: Sequence[Period], published_on: date | None) -> Iterator[Period]:
    """2021年,投入520万元。两年后,集体收入…: as many years behind the one told last, if that is over or under way."""
    for match in _AFTER_THAT.finditer(text):
        count = whole_number(match["number"])
        told = _dates_before(text, found, match.start())
        if not (count and told and published_on and told[-1].start_date):
            continue
        year = told[-1].start_date.year + count
        if year <= published_on.year:
            yield Period(*match.span(), date(year, 1, 1), date(year, 12, 31), "year")
