"""Stretches that go on with the years told shortly before: 2016年至2020年,五年累计; 同期; 从那时起; 去年同期."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pairing_db.document import Period
from pairing_db.recognise.chinese_numerals import whole_number

SENTENCE_END = re.compile(r"[。！？!?\n]")
_LAST_YEARS = re.compile("去年|上年|上一年")
_SINCE_THEN = re.compile("[自从](?:那|此)")
_COMPARED_WITH = re.compile("(?:较|比|与|于|超过?|去年|上年)的?$")
_FEWEST = 2
_MOST_BESIDE = 9
_RECALLED = re.compile(r"这?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})年(?:来|里|间)")


def counted_again(text: str, found: tuple[Period, ...]) -> tuple[Period, ...]:
    """2016年至2020年,五年累计: a count of just those years takes their dates, not the last ones up to the present."""
    out = list(found)
    for index in range(len(out)):
        stated, counted = out[index - 1], out[index]
        if index and (stretch := _same_stretch(text, out[:index], counted)):
            out[index] = stretch
            continue
        if index and (ended := _up_to(text, stated, counted)):
            out[index] = ended
            continue
        if counted.kind == "span" and text.startswith("过去", counted.start):
            same = [p for p in found if p.kind == "years" and _years(p) == _years(counted)]
            if same:  # 过去两年 in a text that says which two
                out[index] = replace(counted, start_date=same[0].start_date, end_date=same[0].end_date)
            continue
        if counted.kind == "plan" and counted.start_date is None and index and stated.kind == "since":
            out[index] = _from_beginning(text, stated, counted)
            continue
        if index and (shifted := _same_months(text, stated, counted)):
            out[index] = shifted
            continue
        recalled = _RECALLED.fullmatch(text[counted.start : counted.end])
        # 五年里 goes on with the years that the words shortly before named
        apart = "[^。]{120}" if recalled else SENTENCE_END
        if counted.kind != "span":
            continue
        stated = _with_years_beside(text, out, index - 1)
        if index == 0 or stated.kind != "years" or re.search(apart, text[stated.end : counted.start]):
            continue
        if _years(stated) is not None and _years(stated) == _years(counted):
            out[index] = replace(counted, start_date=stated.start_date, end_date=stated.end_date)
    return tuple(out)


def _with_years_beside(text: str, periods: Sequence[Period], index: int) -> Period:
    """2018年、2019年两年里: the year at ``index`` with those right before it as one stretch."""
    first = stated = periods[index]
    for at in range(index - 1, max(index - _MOST_BESIDE, -1), -1):
        year = periods[at]
        beside = year.kind == first.kind == "year" and text[year.end : first.start] in tuple("、和与及")
        if not (beside and year.end_date and first.start_date and year.end_date.year == first.start_date.year - 1):
            break
        first = year
    return replace(stated, start_date=first.start_date, kind="years") if first is not stated else stated


def _same_stretch(text: str, before: Sequence[Period], counted: Period) -> Period | None:
    """2017年以来…;同期…: the stretch of the sentence before it; 2021年…。从那时起: since the date told last."""
    said = text[counted.start : counted.end]
    if said == "同期" and counted.start_date is None and not _COMPARED_WITH.search(text, 0, counted.start):
        told = [p for p in before if not SENTENCE_END.search(text, p.end, counted.start) and p.start_date]
        long = [p for p in told if p.kind in ("since", "span", "years", "plan", "months", "year")]
        return replace(long[-1], start=counted.start, end=counted.end) if long else None
    if counted.kind == "since" and _SINCE_THEN.match(said):
        told = [p for p in before if "\n" not in text[p.end : counted.start] and p.start_date]
        dated = [p for p in told if p.kind in ("year", "month", "day")]
        return replace(counted, start_date=dated[-1].start_date) if dated else None
    return None


def _up_to(text: str, stated: Period, counted: Period) -> Period | None:
    """到2020年底,五年累计: the years counted up to the end that is told right before."""
    whole = re.fullmatch(
        r"(?:这)?(\d{1,2}|[两二三四五六七八九十])年(?:来|间|里|累计|共计|合计)?", text[counted.start : counted.end]
    )
    if not (whole and counted.kind == "span" and stated.kind == "as_of" and stated.end_date and counted.end_date):
        return None
    count = whole_number(whole[1])
    gap = text[stated.end : counted.start]
    if not count or count < _FEWEST or stated.end_date >= counted.end_date or not re.fullmatch("[,，]?", gap):
        return None
    first = date(stated.end_date.year - count + 1, 1, 1)
    return replace(counted, start_date=first, end_date=stated.end_date)


def _same_months(text: str, stated: Period, counted: Period) -> Period | None:
    """上半年…去年同期: the same months a year earlier."""
    said = text[counted.start : counted.end]
    first, last = stated.start_date, stated.end_date
    if not (counted.kind == "vague" and said.endswith("同期") and _LAST_YEARS.match(said) and first and last):
        return None
    if SENTENCE_END.search(text, stated.end, counted.start) or first.year != last.year:
        return None
    day = min(last.day, monthrange(last.year - 1, last.month)[1])
    earlier = first.replace(year=first.year - 1, day=1), last.replace(year=last.year - 1, day=day)
    return replace(counted, start_date=earlier[0], end_date=earlier[1])


def _from_beginning(text: str, begun: Period, counted: Period) -> Period:
    """自2018年起…今后三年: the three years from the one in which it begins."""
    said = re.search(r"(\d{1,2}|[两二三四五六七八九十])个?年", text[counted.start : counted.end])
    count = whole_number(said[1]) if said else None
    if not count or begun.start_date is None or re.search("[。！？\n]", text[begun.end : counted.start]):
        return counted
    last = date(begun.start_date.year + count - 1, 12, 31)
    return replace(counted, start_date=begun.start_date, end_date=last)


def _years(period: Period) -> int | None:
    if period.start_date is None or period.end_date is None:
        return None
    return period.end_date.year - period.start_date.year + 1
