"""What a text says of the year in which it was written: occasions, years over, comparisons, plans."""

from __future__ import annotations

import re

from pairing_db.segment.dates import han_number
from pairing_db.segment.lexicon import header_words
from pairing_db.words import says, word

_YEAR = re.compile(r"(?<![\d—-])(?P<year>(?:19|20)\d\d)年(?!代)(?:(?P<month>\d{1,2})月(?:\d{1,2}日)?)?")
_RANGE = re.compile(
    r"(?:19|20)\d\d年?(?:至|到|-|—|–|~|～){1,2}(?P<year>(?:19|20)\d\d)年(?![^,，。;；\n]{0,14}(?:协议|规划|计划|框架|目标|每年|方案))"
)
_COMPARED = re.compile(
    r"(?:较|比|超过|相比|相当于|是)(?P<year>(?:19|20)\d\d)年(?!以来)(?:(?<!是\d{4}年)|(?=的?[\d.一二两三四五六七八九十]{1,4}(?:多)?倍))"
)
_REVIEWED = re.compile(
    r"(?:通报|公布|考核|表彰|评选|发布)了?(?P<year>(?:19|20)\d\d)年度?[^,，。\n]{0,16}(?:成绩|结果|考核|名单|情况|先进)"
)
_TOTALLED = re.compile(
    r"(?<![\d—–~～至到-])(?P<year>(?:19|20)\d\d)年(?:全年)?[,，]?[^,，。;；\n]{0,10}?(?:一?共|累计|全年|总共|合计)"
)
_LAST_YEAR = re.compile(r"去年|上年|上一年|前年")
_BESIDE_THIS_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?!度?以来|度?起|开始|是|至今)(?:(?!(?:19|20)\d\d年)[^。\n今去才只仅还]){2,50}?(?:[,，;；]到?|。到)今年(?!是)"
    r"|今年(?!是)[^。\n]{0,200}[。;；](?P<after>(?:19|20)\d\d)年[,，](?![^,，。]{0,8}(?:预计|计划|将|拟))"
    r"|(?<!截至)(?<!截止)(?P<ended>(?:19|20)\d\d)年[底末](?!之?前|底)"
)
_BACK_TO = re.compile(r"(?:倒?回|拨回|追溯|回溯|退回|拉回|倒流)到?$")  # 时间回到2018年
_UP_TO = re.compile(r"(?:(?<![达得来回感收受])到|(?<!截)至)[ ]?$")
_ONLY_YEAR = re.compile(r"仅在?(?P<year>(?:19|20)\d\d)年(?:一年)?[,，]")
# 1996年至2015年,累计提供…: up to the year before 今年
_SUMMED_TO = re.compile(
    r"(?:19|20)\d\d年[至到—–-]{1,2}(?P<year>(?:19|20)\d\d)年[,，][^。\n]{0,20}(?:累计|一?共|总共|合计)"
)
_TITLE = re.compile(r"《[^《》]*》")
_PLANNED = re.compile(
    r"(?:(?<=[。\n,，;；、“])|^)(?P<year>(?:19|20)\d\d)年(?:度)?[,，]?(?:(?:重点)?工作)?[^,，。\n]{0,8}?"
    r"(?:将|计划|拟|打算|工作安排|目标|思路)"
)
_NEXT_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年[^。\n]{0,24}明年|明年[^。\n]{0,6}(?P<after>(?:19|20)\d\d)年")
_MADE_AHEAD = re.compile(
    r"(?:编好|编制|编报|谋划|谋定|提前|酝酿)[^,，。\n]{0,6}?(?P<year>(?:19|20)\d\d)年[^,，。\n]{0,14}?(?:计划|方案|项目|工作|预算)"
)
_LATE = 8  # from this month on the plan being made is that of the year to come
_IS_THIS = re.compile(r"今年[,，]?(?:是|即|就是|也就是|[(（])(?P<year>(?:19|20)\d\d)年")
_IS_LAST = re.compile(r"去年[,，]?(?:即|就是|也就是|[(（])(?P<year>(?:19|20)\d\d)年")
_EVENT = re.compile(
    r"(?<![\d—–~～-])(?P<year>20\d\d)(?:年(?:度)?)?[“《]?(?=[一-鿿·“”]{2,24}?(?:推介|展销|洽谈|招商|博览|签约|招聘|采购)?(?:活动|推介会|展销会|博览会|洽谈会|交易会|招聘会|大会|论坛|年会|展览会|文化节|采摘节|旅游节|马拉松))"
)
_TITLE_YEAR = re.compile(r"[今去]年[^\n]*")
_FIGURE = re.compile(r"(?<![\d.])(?:\d{3,}|\d+\.\d+)(?:万|亿)?[一-鿿]")
_SENTENCE = re.compile(r"[^。\n！？!?]+")
_SAME_CLAUSE = re.compile(r"[。\n，,；;、“]")


def anchored_year(text: str) -> int | None:
    """The year that an occasion tells by itself (第五个全国扶贫日), or 今年是2020年."""
    for pattern, base in header_words().anchors:
        if match := pattern.search(text):
            return base + (han_number(match["n"]) if "n" in match.groupdict() else 0)
    if this := _IS_THIS.search(text):
        return int(this["year"])
    if last := _IS_LAST.search(text):
        return int(last["year"]) + 1
    return None


def years_over(text: str) -> set[int]:
    """Years that the text speaks of as gone on or over: neither a goal nor only the beginning of a stretch."""
    plans = {m.start("year") for m in (*_PLANNED.finditer(text), *_NEXT_YEAR.finditer(text)) if not _goes_on(text, m)}
    ahead = {int(text[at : at + 4]) for at in plans}
    plans |= {m.start("year") for m in _MADE_AHEAD.finditer(text)}
    plans |= {
        m.start("year") for m in _YEAR.finditer(text) if int(m["year"]) in ahead and text.startswith("是", m.end())
    }
    titles = [m.span() for m in _TITLE.finditer(text)]
    years = event_years(text)
    for match in (*_RANGE.finditer(text), *_YEAR.finditer(text)):
        at = match.start()
        if at in plans or is_ahead(text, at, match.end()) or is_beginning(text, at, match.end()):
            continue
        if not any(start < at < end for start, end in titles) and not says(text[max(0, at - 14) : at], "of_plan"):
            years.add(int(match["year"]))
    return years


def event_years(text: str) -> set[int]:
    """Years before the name of a fair or meeting that has been held (2月10日,2023柑橘推介活动在济南举行)."""
    return {int(m["year"]) for m in _EVENT.finditer(text) if not is_ahead(text, m.start(), m.end())}


def years_begun(text: str) -> set[int]:
    """Years in which something began that still goes on (2017年以来), or of a document; the text is no older."""
    titles = [m.span() for m in _TITLE.finditer(text)]
    return {
        int(m["year"])
        for m in _YEAR.finditer(text)
        if (is_beginning(text, m.start(), m.end()) or any(start < m.start() < end for start, end in titles))
        and not is_ahead(text, m.start(), m.end())
    }


def is_beginning(text: str, start: int, end: int) -> bool:
    """Whether a date only says when something began that still goes on (2017年4月启动以来, 始于1996年)."""
    return word("begun_behind_year").match(text, end) is not None or says(
        text[max(0, start - 12) : start], "begun_in_year"
    )


def _goes_on(text: str, plan: re.Match[str]) -> bool:
    """2018年,兵团计划…到6月底,已开工: the plan of a year whose progress is told is that of the year of writing."""
    return word("in_progress").match(text, plan.end()) is not None


def years_left_behind(text: str) -> set[int]:
    """Years right before the year of writing: compared with by name, or told beside 今年."""
    years: set[int] = set()
    for sentence in _SENTENCE.findall(text):
        if _LAST_YEAR.search(sentence):
            continue
        years |= {int(m["year"]) for m in _COMPARED.finditer(sentence)}
    if "今年" in text:
        years |= {int(m["year"]) for m in (*_ONLY_YEAR.finditer(text), *_SUMMED_TO.finditer(text))}
    if "今年" in text or "去年" in text:
        years |= {int(m["year"]) for m in _REVIEWED.finditer(text)}
    for match in _BESIDE_THIS_YEAR.finditer(text):
        group = match.lastgroup or "year"
        if group == "ended" and _UP_TO.search(text[: match.start(group)]) and "今年" not in text:
            continue
        if not is_ahead(text, match.start(group), match.end(group) + 1):
            years.add(int(match[group]))
    return years


def year_of_the_title(title: str, body: str) -> int | None:
    """今年 by a figure that the title tells of 今年 or 去年 and the text of a year by its number; else None."""
    called = _TITLE_YEAR.search(title)
    for figure in _FIGURE.findall(called[0]) if called else ():
        for sentence in _SENTENCE.findall(body):
            years = {int(m["year"]) for m in _YEAR.finditer(sentence)}
            if figure in sentence and len(years) == 1:
                return max(years) + (called is not None and called[0].startswith("去"))
    return None


def years_totalled(text: str) -> set[int]:
    """Years told by their totals (2022年,共投入资金4100万元)."""
    return {int(m["year"]) for m in _TOTALLED.finditer(text) if not is_ahead(text, m.start(), m.end())}


def years_ended(text: str) -> set[int]:
    """Years whose end is told as past (到2019年底,已有11个县脱贫摘帽)."""
    return {
        int(m["ended"])
        for m in _BESIDE_THIS_YEAR.finditer(text)
        if m["ended"] and not is_ahead(text, m.start("ended"), m.end("ended") + 1)
    }


def is_of_now(text: str, year: int, *, title: str = "") -> bool:
    """Whether ``year``, the latest that a text tells of as past, can be the one in which it was written.

    Who writes 今年 or 去年 (or tells a life up to 如今) gives numbers to other years, unless the number is in the
    title, has a day, an as-of, a plan under way or the name of an event.
    """
    now = "今年" in text or "去年" in text
    if not now and (not says(text, "at_present") or re.search(rf"(?<!\d){year}年[^。\n]{{0,24}}\d", text)):
        return True
    if re.search(rf"{year}年?(?!以来|度?起|至今)", title) or says(title, "of_the_year") or year in event_years(text):
        return True
    dated = rf"(?<!\d){year}年(?:是[^,，。]{{0,24}}之年|\d{{1,2}}月\d{{1,2}}[日号])"
    dated += rf"|(?:截[至止]到?|进入){year}年|截[至止]到?{year - 1}年[底末]"
    dated += rf"|年来[(（](?:19|20)\d\d年?[至到—–~～-]+{year}年"
    if "今年" not in text:
        dated += rf"|(?<!\d){year}年\d{{1,2}}月"
    planned = re.finditer(rf"(?<!\d){year}年[^。\n]{{0,6}}(?:计划|打算|拟|安排)", text)
    return re.search(dated, text) is not None or any(_goes_on(text, m) for m in planned)


def years_planned(text: str) -> set[int]:
    """Single years whose plan opens a clause or a heading (2023年,全省计划安排…), or that are called 明年."""
    plans = {int(m["year"]) for m in _PLANNED.finditer(text) if not _goes_on(text, m)}
    return plans | {int(m["year"] or m["after"]) for m in _NEXT_YEAR.finditer(text)}


def years_made_ahead(text: str, month: int | None) -> set[int]:
    """The year before one whose plan is being made late in the year (编好2025年项目计划, in October: 2024)."""
    if month is None or month < _LATE:
        return set()
    return {int(m["year"]) - 1 for m in _MADE_AHEAD.finditer(text)}


def is_ahead(text: str, start: int, end: int) -> bool:
    """Whether words of plan or goal stand in the same clause just before or after the date."""
    before = _BACK_TO.sub("", _SAME_CLAUSE.split(text[max(0, start - 8) : start])[-1])
    rest = re.split(r"[。\n;；]", text[end : end + 40])[0]
    after = re.split(r"[，,、“]", rest[:10])[0]
    words = header_words()
    if word("runs_since").match(rest):
        return False
    if _UP_TO.search(before) and says(rest, "reached_by_then") and not says(rest, "to_come"):
        before = _UP_TO.sub("", before)  # 到2019年底,已有11个县脱贫: told as past
    return bool(words.ahead.search(before) or words.ahead_after.match(after))
