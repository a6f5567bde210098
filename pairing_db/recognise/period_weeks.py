"""Weeks and days of the week: 上周, 本周三, 星期一, counted from the day of publication (weeks begin on Monday).

A day of the week alone is the last one that the article can look back on, or the next where it looks ahead. Days that
come back (每周一, 周一至周五, 周二、周四) are no dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pairing_db.document import Period
from pairing_db.words import says

_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_DAYS = {day: number for number, day in enumerate("一二三四五六日")} | {"天": 6}
_WEEK = re.compile(
    r"(?<![每逢马以])(?:(?P<which>上上|[上下本这])个?)?(?P<word>周|星期|礼拜)"
    r"(?:(?P<day>[一二三四五六日天])(?![一二三四五六七八九十]))?"
)
_DAYS_AGAIN = re.compile(r"[、至到和与\-—~][上下本这]?个?(?:周|星期|礼拜)?[一二三四五六日天](?![月])")
_LISTED_BEFORE = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天][、至到和与\-—~]$")
_DATE_BEFORE = re.compile(r"[日号] {0,3}[,，(（]? {0,3}$")
_NO_WEEK = re.compile("[边期岁转围年密全口村至庄家镇末]")
_DAY_BEHIND = re.compile("[上下中早晚凌清傍夜起前后的,，。;；:：、）)召举开将在正]|$", re.MULTILINE)


def weeks(text: str, published_on: date | None) -> Iterator[Period]:
    """The weeks and days of the week in a folded text."""
    for found in _WEEK.finditer(text):
        which, day = found["which"], found["day"]
        if (which is None and day is None) or not _stands_alone(text, found):
            continue
        if published_on is None:
            yield Period(*found.span(), None, None, "day" if day else "days")
            continue
        monday = published_on - timedelta(days=published_on.weekday() - 7 * _WEEKS.get(which or "", 0))
        if day is None:
            yield Period(*found.span(), monday, monday + timedelta(days=6), "days")
            continue
        meant = monday + timedelta(days=_DAYS[day])
        if (
            which is None
            and meant > published_on
            and not says(text, "ahead_in_time", max(0, found.start() - 12), found.end() + 6)
        ):
            meant -= timedelta(days=7)
        yield Period(*found.span(), meant, meant, "day")


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether the words are a week, no other word (上周边, 周一鸣), no day that comes back and none of a date."""
    if found["day"] is None:
        return not _NO_WEEK.match(text, found.end())
    if found["which"] is None and _DATE_BEFORE.search(text, max(0, found.start() - 8), found.start()):
        return False  # 2020年6月19日 星期五 is that day
    if _DAYS_AGAIN.match(text, found.end()) or _LISTED_BEFORE.search(text, max(0, found.start() - 4), found.start()):
        return False
    return found["word"] != "周" or found["which"] is not None or _DAY_BEHIND.match(text, found.end()) is not None
