"""Numerals as they are written: digits, Chinese characters, both mixed, with 余/多/几 and 万/亿 multiplied out.

A numeral is read once, here; ``quantities`` adds the unit, the range and the words of approximation around it.
Values are exact decimals until they leave this module's types as floats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pairing_db.recognise.chinese_numerals import cardinal, spoken_range, vague_range
from pairing_db.recognise.shares import Share, fraction, tenths

Hint = Literal["exact", "about", "over", "range"]
_FOLD = str.maketrans(
    "０１２３４５６７８９．％＋－～：／"
    + "萬億餘兩幾數個畝噸戶鄉鎮縣區雙臺條項號種張輛頭隻處場棟間來過約幣圓錢歲週時鐘後級層",
    "0123456789.%+-~:/" + "万亿余两几数个亩吨户乡镇县区双台条项号种张辆头只处场栋间来过约币圆钱岁周时钟后级层",
)
_ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,24}(?![\d]))(?:\.\d{1,12}(?!\d))?"
_HAN = "零〇一二三四五六七八九十百千万亿两几数廿卅"
_CAPITAL = "壹贰叁肆伍陆柒捌玖拾佰仟万亿零"
_TOKEN = re.compile(
    rf"(?=[\d{_HAN}{_CAPITAL}上])(?:(?<!\d)(?<!\d\.)(?P<arabic>{_ARABIC})"
    rf"|(?P<up>上(?=[百千万亿]))?(?P<han>[{_HAN}]{{1,24}})|(?P<capital>[{_CAPITAL}]{{2,24}}))"
)
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_NOT_UNIT = r"(?![瓦克米伏升卡字分方])"
_TAIL = re.compile(
    rf"(?P<more>[余多几来](?![余多几来]))?"
    rf"(?P<scale>(?:[十百千]{_NOT_UNIT})?(?:(?: |个(?=亿))?(?:万亿|万|亿)(?!纬|利|联))?)(?P<more2>[余多来])?"
)
_MORE_GUARD = {
    "来": r"(?=[万亿个名人家户项亩吨斤元岁天年次件所只头株公平块])",
    "多": r"(?!元化|样|功能|媒体|种经营)",
    "余": r"(?!额|款|热|下|名县)",
}
_MORE = {sign: re.compile(sign + guard) for sign, guard in _MORE_GUARD.items()}
_SECOND = re.compile(
    rf"(?P<digits>\d{{1,4}}(?:\.\d{{1,6}})?)(?P<scale>[百千]?万|[百千]{_NOT_UNIT}|)(?P<more>[余多]?)(?! ?[\d年月日.])"
)
_UP_OF_A_WORD = frozenset("以加晚早线岗网身街路山地村马跟")
_JOINER = re.compile(r" ?(?:-{1,2}|—{1,2}|–|―|~|至|到) ?")
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral alone. ``percent`` is true of 三成 and 百分之三十, whose values are percentages (30)."""

    value: float
    value_max: float | None = None
    qualifier: Hint = "exact"
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral in a text. ``low`` and ``high`` have 万/亿 multiplied out; ``mantissa`` and ``scale`` are the
    factors of ``low``; ``bare`` is 百, 千, 万, 亿 with no digit before it."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    hint: Hint
    script: Literal["arabic", "han"]
    mantissa: Decimal
    scale: Decimal
    bare: bool = False
    percent: bool = False


def fold(text: str) -> str:
    """The text with full-width digits and the traditional characters of numerals and units made plain; same length."""
    return text.translate(_FOLD)


def parse_numeral(s: str) -> Numeral | None:
    """The value of a string that is nothing but a numeral or a range of two (1.2万余, 2-3万, 50个至80个).

    A measure word may stand behind each end of a range. None where the string is no numeral (二〇二〇, 成百上千).
    """
    text = fold(s.strip())
    first = token_at(text, 0)
    if first is None:
        return None
    if first.end == len(text):
        return _alone(first)
    inner = re.compile(r"[^\d零〇一二三四五六七八九十百千万亿两几数至到~—–-]{0,4}").match(text, first.end)
    joiner = _JOINER.match(text, inner.end()) if inner else None
    second = token_at(text, joiner.end()) if joiner else None
    if inner is None or second is None or len(text) - second.end > 4:
        return None
    if inner[0] and text[second.end :] != inner[0]:
        return None
    if not inner[0] and second.end != len(text) and token_at(text, second.end) is not None:
        return None
    both = join_range(first, second, unit_between=bool(inner[0]))
    return Numeral(float(both[0]), float(both[1]), "range", first.percent or second.percent) if both else None


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The numerals of a folded text from left to right, without overlap."""
    at = start
    while found := _TOKEN.search(text, at):
        token = _read(text, found)
        if token is None:
            at = found.end()
        else:
            yield token
            at = token.end


def token_at(text: str, at: int) -> Token | None:
    """The numeral that begins exactly at ``at`` of a folded text."""
    found = _TOKEN.match(text, at)
    return _read(text, found) if found else None


def join_range(first: Token, second: Token, *, unit_between: bool) -> tuple[Decimal, Decimal] | None:
    """Low and high end of two numerals joined by a range sign, None where they are no range.

    The low end takes the 万/亿 of the high end where it has none and no unit of its own: 2-3万 is 20000 to 30000.
    """
    low, high = first.low, second.high or second.low
    if not unit_between and first.scale == 1 and second.scale > 1 and first.low < second.mantissa:
        low = first.low * second.scale
    return (low, high) if low < high else None


def joiner_at(text: str, at: int) -> int | None:
    """Where a range sign (-, —, ~, 至, 到) that begins at ``at`` ends, None where there is none."""
    found = _JOINER.match(text, at)
    return found.end() if found else None


def _alone(token: Token) -> Numeral:
    high = None if token.high is None else float(token.high)
    return Numeral(float(token.low), high, token.hint, token.percent)


def _read(text: str, found: re.Match[str]) -> Token | None:
    if found["arabic"]:
        return _read_arabic(text, found)
    if (share := fraction(text, found.start())) is not None:
        return _share(found.start(), share)
    return _read_han(text, found)


def _read_arabic(text: str, found: re.Match[str]) -> Token:
    number = Decimal(found["arabic"].replace(",", ""))
    more, scale, end = _read_tail(text, found.end())
    if more == "几" and number % 10 == 0:
        low, high = (number + 1) * scale, (number + 9) * scale
        return Token(found.start(), end, low, high, "range", "arabic", number, scale)
    value, mantissa = number * scale, number
    if not more and scale >= 10**4:
        value, more, end = _read_second(text, end, value, scale)
    return Token(found.start(), end, value, None, _hint(more), "arabic", mantissa, scale)


def _read_second(text: str, end: int, value: Decimal, scale: Decimal) -> tuple[Decimal, str, int]:
    """The lower part of 3亿5000万 or 1万2000."""
    found = _SECOND.match(text, end)
    if found is None:
        return value, "", end
    rest = Decimal(found["digits"]) * _scale(found["scale"])
    if rest >= scale or ("." in found["digits"] and not found["scale"]):
        return value, "", end
    return value + rest, found["more"], found.end()


def _read_han(text: str, found: re.Match[str]) -> Token | None:
    run = (found["han"] or found["capital"] or "").translate(_CAPITALS).replace("〇", "零")
    if found["capital"] and not re.search("[十百千万亿]", run):
        return None
    start, up, end = found.start(), bool(found["up"]), found.end()
    if run.endswith("千") and text[end : end + 1] in tuple("瓦克米伏") and len(run) > 1:
        run, end = run[:-1], end - 1
    if run[0] == "数" and start and text[start - 1] in "人户次个总任指系参基函分额款无倍少多位":
        return None
    if (share := tenths(text, run, end)) is not None:
        return _share(start, share)
    low_high = _han_value(run)
    if low_high is None:
        return None
    low, high, hint = low_high
    more, scale, tail = _read_tail(text, end) if run[-1] in "十百千万亿两一二三四五六七八九" else ("", Decimal(1), end)
    if more == "几" or (more and run[-1] not in "十百千万亿" and scale == 1):
        more, scale, tail = "", Decimal(1), end
    bare = run[0] in "百千万亿"
    if up and text[max(0, start - 1) : start] == "成":  # 成百上千 is an idiom
        return None
    if up and text[max(0, start - 1) : start] in _UP_OF_A_WORD:  # 以上千, 网上百
        up, start = False, start + 1
    if up or more in ("余", "多"):
        hint = "over"
    elif more == "来":
        hint = "about"
    own = _own_scale(run)
    top = None if high is None else high * scale
    return Token(start, tail, low * scale, top, hint, "han", low / own, own * scale, bare)


def _read_tail(text: str, at: int) -> tuple[str, Decimal, int]:
    """余/多/几/来 and 万/亿 behind a numeral: the sign, the power, and where they end."""
    found = _TAIL.match(text, at)
    if found is None:
        return "", Decimal(1), at
    more, scale = found["more"] or "", found["scale"]
    if more and not scale.strip() and more in _MORE and not _MORE[more].match(text, found.start("more")):
        return "", Decimal(1), at
    if found["more2"] and not _MORE[found["more2"]].match(text, found.start("more2")):
        return more, _scale(scale), found.start("more2")
    return found["more2"] or more, _scale(scale), found.end()


def _share(start: int, share: Share) -> Token:
    hint: Hint = "exact" if share.high is None else "range"
    return Token(start, share.end, share.low, share.high, hint, "han", share.low, Decimal(1), percent=True)


def _han_value(run: str) -> tuple[Decimal, Decimal | None, Hint] | None:
    if (vague := vague_range(run)) is not None:
        return vague[0], vague[1], "range"
    if (pair := spoken_range(run)) is not None:
        return pair[0], pair[1], "range"
    value = cardinal(run)
    return None if value is None else (value, None, "exact")


def _own_scale(run: str) -> Decimal:
    return Decimal(10**8) if run.endswith("亿") else Decimal(10**4) if run.endswith("万") else Decimal(1)


def _hint(more: str) -> Hint:
    return "over" if more in ("余", "多") and more else "about" if more == "来" else "exact"


def _scale(signs: str) -> Decimal:
    power = Decimal(1)
    for sign in signs:  # a blank or 个 (1.2个亿) may stand among them
        power *= _POWERS.get(sign, 1)
    return power
