"""What a text says of the year in which it was written: occasions, years over, comparisons, plans, counts of years."""

from __future__ import annotations

import re
from datetime import date

from pairing_db.segment.dates import han_number
from pairing_db.segment.lexicon import header_words

_YEAR = re.compile(r"(?<![\d—-])(?P<year>(?:19|20)\d\d)年(?!代)(?:(?P<month>\d{1,2})月(?:\d{1,2}日)?)?")
_RANGE = re.compile(
    r"(?:19|20)\d\d年?(?:至|到|-|—|–|~|～){1,2}(?P<year>(?:19|20)\d\d)年(?![^,，。;；\n]{0,14}(?:协议|规划|计划|框架|目标|每年|方案))"
)
_SINCE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日)?[^。\n]{0,30}?"
    r"(?:以来|起|结对|结亲|牵手|建立|签|启动|开展|对口|帮扶)"
)
_BEGUN = re.compile(
    r"[^,，。;；\n]{0,24}?(?:以来|至今)|(?:度)?(?:起|开始)|[,，]?[^,，。;；\n]{0,16}?(?:结对|结亲|牵手|结缘)"
    r"|[,，]?[^,，。;；\n]{0,24}?(?:建立|结成|结为|确立)[^,，。;；\n]{0,12}(?:关系|对子)"
)
_SPAN = re.compile(
    r"(?<![近前后每约过\d])([两二三四五六七八九十]|十[一二三四五六七八九]|\d{1,2})年(?:来|间|(?P<more>多)来|以来|(?P<gone>过去))"
    r"|第([二三四五六七八九十]|十[一二三四五])个?年(?:头|度)?(?![级代])"
)
_COUNTED = re.compile(
    r"[从自](?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?[^。\n]{0,24}?(?:算起|开始|以来|起|至今|到现在|到今[年天])[^。\n\d]{0,8}?"
    r"(?:整整|足足|已有|已经|已|走过了?|满|有|过去了?)(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})年(?![来级间])"
)
_COMPARED = re.compile(r"(?:较|比|超过|相比)(?P<year>(?:19|20)\d\d)年(?!以来)")
_LAST_YEAR = re.compile(r"去年|上年|上一年|前年")
_BESIDE_THIS_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?!度?以来|度?起|开始|是|至今)[^。\n今去]{2,50}?(?:[,，;；]到?|。到)今年(?!是)"
    r"|今年(?!是)[^。\n]*[。;；](?P<after>(?:19|20)\d\d)年[,，](?![^,，。]{0,8}(?:预计|计划|将|拟))"
    r"|(?<!截至)(?<!截止)(?<![到至])(?P<ended>(?:19|20)\d\d)年[底末](?!之?前)"
)
_ONLY_YEAR = re.compile(r"仅在?(?P<year>(?:19|20)\d\d)年(?:一年)?[,，]")
_TITLE = re.compile(r"《[^《》]*》")
_PLANNED = re.compile(
    r"(?:(?<=[。\n,，;；、])|^)(?P<year>(?:19|20)\d\d)年(?:度)?[,，]?(?:(?:重点)?工作)?[^,，。\n]{0,8}?"
    r"(?:将|计划|拟|打算|工作安排|目标|思路)"
)
_NEXT_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年[^。\n]{0,24}明年|明年[^。\n]{0,6}(?P<after>(?:19|20)\d\d)年")
_SENTENCE = re.compile(r"[^。\n！？!?]+")
_SAME_CLAUSE = re.compile(r"[。\n，,；;、“]")
_LONGEST_SPAN = 4  # years that a count may lead beyond the latest year named


def anchored_year(text: str) -> int | None:
    """The year that an occasion tells by itself (第五个全国扶贫日), or a count of years from a stated beginning."""
    for pattern, base in header_words().anchors:
        if match := pattern.search(text):
            return base + (han_number(match["n"]) if "n" in match.groupdict() else 0)
    if counted := _COUNTED.search(text):
        return int(counted["year"]) + han_number(counted["n"])
    return None


def years_over(text: str) -> set[int]:
    """Years that the text speaks of as gone on or over: neither a goal nor only the beginning of a stretch."""
    plans = {m.start("year") for m in (*_PLANNED.finditer(text), *_NEXT_YEAR.finditer(text))}
    titles = [m.span() for m in _TITLE.finditer(text)]
    years = {int(m["year"]) for m in _RANGE.finditer(text) if not is_ahead(text, m.start(), m.end())}
    for match in _YEAR.finditer(text):
        at = match.start()
        if at in plans or is_ahead(text, at, match.end()) or _BEGUN.match(text, match.end()):
            continue
        if not any(start < at < end for start, end in titles):
            years.add(int(match["year"]))
    return years


def years_begun(text: str) -> set[int]:
    """Years in which something began that still goes on (2017年以来), or of a document; the text is no older."""
    titles = [m.span() for m in _TITLE.finditer(text)]
    return {
        int(m["year"])
        for m in _YEAR.finditer(text)
        if (_BEGUN.match(text, m.end()) or any(start < m.start() < end for start, end in titles))
        and not is_ahead(text, m.start(), m.end())
    }


def years_left_behind(text: str) -> set[int]:
    """Years right before the year of writing: compared with by name, or told beside 今年."""
    years: set[int] = set()
    for sentence in _SENTENCE.findall(text):
        if _LAST_YEAR.search(sentence):
            continue
        years |= {int(m["year"]) for m in _COMPARED.finditer(sentence)}
    if "今年" in text:
        years |= {int(m["year"]) for m in _ONLY_YEAR.finditer(text)}
    for match in _BESIDE_THIS_YEAR.finditer(text):
        group = match.lastgroup or "year"
        if not is_ahead(text, match.start(group), match.end(group) + 1):
            years.add(int(match[group]))
    return years


def years_planned(text: str) -> set[int]:
    """Single years whose plan opens a clause or a heading (2023年,全省计划安排…), or that are called 明年."""
    plans = {int(m["year"]) for m in _PLANNED.finditer(text)}
    return plans | {int(m["year"] or m["after"]) for m in _NEXT_YEAR.finditer(text)}


def counted_year(text: str, known: set[int], on: tuple[int, int] | None = None) -> int | None:
    """The year that 四年来 leads to, counted from the first stated beginning that reaches the latest ``known`` year.

    Where the beginning has a month and the day of writing (``on``: month, day) is known, the nearest full count holds.
    """
    longest = max((han_number(m[1] or m[4]) + bool(m["gone"] or m["more"]) for m in _SPAN.finditer(text)), default=0)
    begun = {(int(m["year"]), int(m["month"] or 0)) for m in _SINCE.finditer(text) if int(m["year"]) in known}
    for year, month in sorted(begun) if longest else ():
        led_to = year + longest - 1
        if month and on and abs(_elapsed(year, month, led_to + 1, on) - longest) < 0.5:
            led_to += 1
        if max(known) <= led_to <= max(known) + _LONGEST_SPAN:
            return led_to
    return None


def is_ahead(text: str, start: int, end: int) -> bool:
    """Whether words of plan or goal stand in the same clause just before or after the date."""
    before = _SAME_CLAUSE.split(text[max(0, start - 8) : start])[-1]
    after = re.split(r"[。\n，,；;]", text[end : end + 10])[0]
    words = header_words()
    return bool(words.ahead.search(before) or words.ahead_after.match(after))


def _elapsed(year: int, month: int, until: int, on: tuple[int, int]) -> float:
    return (date(until, on[0], 1) - date(year, month, 1)).days / 365.25
