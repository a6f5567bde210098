"""Lines that say where an article comes from and when: recognised as such, and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pairing_db.segment.dates import FullDate, dates_in, month_days_in
from pairing_db.segment.lexicon import header_words

_LONGEST = 140
_LONGEST_NAME = 16
_RESIDUE = 8  # characters that a line of particulars may hold beside them
_RESIDUE_OF_STAMP = 30  # the same where the line opens with a day and names its source, or the clock
_CLOCK = re.compile(r"\s{0,3}\d{1,2}[:：]\d{2}")
_PAGE = re.compile(r"第?\s?[A-Z]?\d{1,3}\s?版")
_SEPARATOR = re.compile(r"[\s|｜丨︱/,，:：()（）【】\[\]]+")
_BEHIND_NAME = re.compile(
    r"(?:丨.*|(?:责任编辑|责编|编辑|作者|记者|发布时间|时间|日期|浏览|点击|阅读))$"
)  # the next particular
_NAME = r"[《“]?[一-鿿A-Za-z0-9·]{2,24}[》”]?"
_ACCORDING = re.compile(r"^(?:据|综合|转自|摘自)(?=[一-鿿]{3})")  # before the name of another paper
_EDITION = re.compile(r"(?:数字报|电子报|电子版|数字版|手机报)$")  # behind the name of the paper


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one line says: days with their mark (``published``, ``plain``, ``later``), month-days, and publishers."""

    days: tuple[tuple[FullDate, str], ...]
    month_days: tuple[tuple[int, int], ...]
    sources: tuple[str, ...]
    mastheads: tuple[str, ...]


def is_dateline(text: str) -> bool:
    """Whether the line holds nothing but particulars: a day, a source, a by-line, counters, buttons."""
    if len(text) > _LONGEST or "。" in text or not _hint().search(text):
        return False
    found = particulars(text)
    if not (found.days or found.month_days or found.sources):
        # A name alone is a dateline only where it can be nothing else: 甘肃日报, not 扶贫协作成果发布.
        return any(re.search(r"(?:报|网|社|台|在线|客户端|融媒体?中心)$", name) for name in found.mastheads) and (
            len(text) <= _LONGEST_NAME and not _residue(text)
        )
    return len(_residue(text)) <= (_RESIDUE_OF_STAMP if _is_stamp(text, found) else _RESIDUE)


def particulars(text: str) -> Particulars:
    """The particulars in ``text``, each kind in the order of the line."""
    words = header_words()
    days = tuple((day, _mark(text[max(0, day.start - 10) : day.start])) for day in dates_in(text, partial=True))
    month_days = tuple((m.month, m.day) for m in month_days_in(text)) if not days else ()
    told = (_source_name(match) for match in _source().finditer(_without_days(text)))
    sources = tuple(name for name in told if name not in words.nobody)
    tokens = _tokens(text)
    # A line that names its page begins with the paper, whatever it is called (今日宁海 2020年1月2日 第02版).
    paper = (
        [_cleaned(tokens[0])]
        if days and _PAGE.search(text) and re.fullmatch(r"(?!星期)[一-鿿]{3,10}", tokens[0])
        else []
    )
    mastheads = tuple(dict.fromkeys([*paper, *(_cleaned(token) for token in tokens if _is_publisher(token))]))
    return Particulars(days, month_days, sources, mastheads)


def _is_stamp(text: str, found: Particulars) -> bool:
    """Whether a line opens with its full day and the clock or the source follows, as neither headline nor text does."""
    first = next((day for day, _ in found.days if day.precision == "day"), None)
    if first is None or text[: first.start].strip("\t ·|[(（【"):
        return False
    return bool(found.sources or _CLOCK.match(text, first.end))


def lead_of(text: str) -> re.Match[str] | None:
    """The first words of a report (``央广网兰州2月11日消息``) with groups name, place, year, month, day."""
    return next((match for pattern in header_words().leads if (match := pattern.search(text))), None)


def split_title(text: str) -> int:
    """Where particulars begin that share the line with a title; the length of the line if none do."""
    for match in re.finditer(r"\s{1,8}", text):
        rest = text[match.end() :]
        if match.start() >= 6 and is_dateline(rest) and (particulars(rest).days or particulars(rest).sources):
            return match.start()
    return len(text)


def _mark(before: str) -> Literal["published", "plain", "later"]:
    words = header_words()
    if any(word in before for word in words.later):
        return "later"
    return "published" if any(word in before for word in words.published) else "plain"


def _tokens(text: str) -> list[str]:
    """The pieces of a line between blanks, bars, marks and days."""
    return [token for token in _SEPARATOR.split(_without_days(text)) if token]


def _without_days(text: str) -> str:
    for day in reversed(dates_in(text, partial=True)):
        text = text[: day.start] + " " + text[day.end :]
    return text


def _is_publisher(token: str) -> bool:
    """Whether ``token`` as a whole is the name of one that publishes."""
    words = header_words()
    name = _cleaned(token)
    if not 3 <= len(name) <= 20 or name in words.nobody or not re.fullmatch(r"[一-鿿·A-Za-z0-9]+", name):
        return False
    return name.endswith(words.endings)


def _cleaned(name: str) -> str:
    return _ACCORDING.sub("", _EDITION.sub("", _BEHIND_NAME.sub("", name.strip("《》“”\"' "))))


def _source_name(match: re.Match[str]) -> str:
    """The source of a mark: of 某网-某日报 the paper that wrote it, of 某网-某频道 both as one name."""
    name, second = _cleaned(match["name"]), _cleaned(match["second"] or "")
    if second.endswith("频道"):
        return f"{name}-{second}"
    return second if second and _is_publisher(second) else name


def _residue(text: str) -> str:
    """What is left of a line without its particulars."""
    text = _without_days(text)
    for pattern in _parts():
        text = pattern.sub(" ", text)
    text = " ".join(token for token in _SEPARATOR.split(text) if not _is_publisher(token))
    return re.sub(r"[\s|｜丨︱/:：()（）【】\[\]<>,，、·\-—]+", "", text)


@cache
def _hint() -> re.Pattern[str]:
    """What every dateline has: a figure, a Chinese year, a mark of source, or the end of a publisher's name."""
    words = header_words()
    return re.compile("|".join((r"\d", "年", *words.marks, *words.endings)))


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    words = header_words()
    marks = "|".join((*words.published, *words.later))
    return (_source(), *words.parts, re.compile(rf"(?:{marks})\s{{0,2}}[:：]?"))


@cache
def _source() -> re.Pattern[str]:
    marks = "|".join(header_words().marks)
    return re.compile(rf"(?:{marks})\s{{0,2}}[:：丨|｜于]\s{{0,2}}(?P<name>{_NAME})(?:\s?[-—]\s?(?P<second>{_NAME}))?")
