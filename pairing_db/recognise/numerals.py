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
from pairing_db.recognise.shares import Share, decimal_part, decimal_tenths, fraction, slashed, tenths

Hint = Literal["exact", "about", "over", "range"]
_FOLD = str.maketrans(
    "０１２３４５６７８９．％＋－～：／"
    + "萬億餘兩幾數個畝噸戶鄉鎮縣區雙臺條項號種張輛頭隻處場棟間來過約幣圓錢歲週時鐘後級層",
    "0123456789.%+-~:/" + "万亿余两几数个亩吨户乡镇县区双台条项号种张辆头只处场栋间来过约币圆钱岁周时钟后级层",
)
# 3·3万 of older papers is a decimal where a power or a unit follows; 9·20 is a day.
_INTERPUNCT = r"·\d{1,2}(?=[余多]?(?:[万亿元%吨斤亩]|公[里斤顷]|平方|个百分点))"
_ARABIC = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,6}}(?!\d)|\d{{1,24}}(?![\d]))(?:\.\d{{1,12}}(?!\d)|{_INTERPUNCT})?"
_HAN = "零〇一二三四五六七八九十百千万亿两几数廿卅"
_CAPITAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_TOKEN = re.compile(
    rf"(?=[\d{_HAN}{_CAPITAL}上])(?:(?<!\d)(?<!\d\.)(?P<arabic>{_ARABIC})"
    rf"|(?P<up>上(?=[百千万亿]))?(?P<han>[{_HAN}{_CAPITAL}]{{1,40}}))"
)
_CAPITALS = str.maketrans(_CAPITAL, "一二三四五六七八九十百千")
# Characters that words end in: 收拾, 队伍, 大陆, 放肆; behind these they open no numeral.
_WORD_BEFORE = {"拾": "收捡俯掇", "伍": "队入退行落", "陆": "大内登着水海", "肆": "放酒茶大"}
_DECIMAL = re.compile(
    r"点(?P<digits>[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{1,16})(?![十百半刻线滴面])(?!分(?![之钟]))"
)
_HOUR_BEFORE = re.compile("(?:[上下中]午|[早晚]上|[清凌早]晨|凌晨|傍晚|[今明昨当]晚|夜里)$")
_NOT_UNIT = r"(?![瓦克米伏升卡字分方])"
_TAIL = re.compile(
    rf"(?: (?=[余多几] ?[万亿]))?(?P<more>[余多几来](?![余多几来]))?"
    rf"(?P<scale>(?:[十百千佰仟]{_NOT_UNIT})?(?:(?: {{1,2}}|个(?=亿))?(?:万亿|万|亿)(?!纬|利|联))?)(?P<more2>[余多来])?"
)
_MORE_GUARD = {
    "来": r"(?=[万亿个名人家户项亩吨斤元岁天年次件所只头株公平块])",
    "多": r"(?!元化|样|功能|媒体|种经营)",
    "余": r"(?!额|款|热|下|名县)",
}
_MORE = {sign: re.compile(sign + guard) for sign, guard in _MORE_GUARD.items()}
_LOWER = re.compile(
    rf" ?零?(?:(?P<digits>\d{{1,4}}(?:\.\d{{1,6}})?)|(?P<han>[一二两三四五六七八九][千百十][{_HAN[:12]}十百千]{{0,6}}))"
    rf"(?P<scale> ?(?:[百千]?万|[百千]{_NOT_UNIT}))?(?P<more>[余多]?)(?(scale)(?! ?[年月日.])|(?! ?[\d年月日.百千万]))"
)
_UP_OF_A_WORD = frozenset("以加晚早线岗网身街路山地村马跟")
_JOINER = re.compile(r" ?(?:-{1,2}|—{1,2}|–|―|~|至|到) ?")
_POWERS = {"十": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}


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
    number = Decimal(found["arabic"].replace(",", "").replace("·", "."))
    more, scale, end = _read_tail(text, found.end())
    if more == "几" and number % 10 == 0:
        low, high = (number + 1) * scale, (number + 9) * scale
        return Token(found.start(), end, low, high, "range", "arabic", number, scale)
    share = decimal_tenths(text, number, end) if scale == 1 and not more else None
    if share is None and text.startswith("分之", end):
        share = fraction(text, found.start())
    if share is None and found.end() - found.start() <= 2 and text.startswith("/", found.end()):
        share = slashed(text, *found.span())
    if share is not None:
        return _share(found.start(), share, "arabic")
    value, mantissa = number * scale, number
    if not more and scale >= 1000:
        value, more, end = _read_lower(text, end, value, scale)
    return Token(found.start(), end, value, None, _hint(more), "arabic", mantissa, scale)


def _read_lower(text: str, end: int, value: Decimal, power: Decimal) -> tuple[Decimal, str, int]:
    """The lower parts of 3亿5000万, 1万2000, 5万4千6百, 100万三千, each below the power of the one before."""
    more = ""
    while power > 1 and not more and (found := _LOWER.match(text, end)):
        scale = _scale(found["scale"] or "")
        if found["digits"]:
            rest = Decimal(found["digits"]) * scale
            unscaled = not found["scale"]
            if unscaled and (power < 10**4 or "." in found["digits"] or text[end] == " "):
                break
        else:
            rest, unscaled = (cardinal(found["han"]) or power) * scale, False
        if rest >= power or (found["digits"] and scale >= power):
            break
        value, more, end = value + rest, found["more"], found.end()
        power = scale if found["digits"] and not unscaled else Decimal(1)
    return value, more, end


def _read_han(text: str, found: re.Match[str]) -> Token | None:
    up, end = bool(found["up"]), found.end()
    if (run := _plain_run(text, found.start("han"), found["han"])) is None:
        return None
    start = found.start() if up else end - len(run)
    if len(run) > 1 and _ends_in_unit(text, run, end):
        run, end = run[:-1], end - 1
    if run[0] == "数" and start and text[start - 1] in "人户次个总任指系参基函分额款无倍少多位":
        return None
    if (share := tenths(text, run, end)) is not None:
        return _share(start, share)
    if (fraction_of := _decimal(text, start, run, end)) is not None:
        return _read_decimal(text, start, *fraction_of)
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


def _ends_in_unit(text: str, run: str, end: int) -> bool:
    """Whether the last character of a run belongs to the unit: 五千瓦, 三十两."""
    if run[-1] == "千":
        return text[end : end + 1] in tuple("瓦克米伏")
    return run[-1] == "两" and run[-2] not in "一零"


def _plain_run(text: str, start: int, run: str) -> str | None:
    """A run with its formal characters (壹佰) made plain, less a first one that ends the word before (收拾, 大陆)."""
    if run[0] in _WORD_BEFORE and text[max(0, start - 1) : start] in tuple(_WORD_BEFORE[run[0]]):
        run = run[1:]
    plain = run.translate(_CAPITALS).replace("〇", "零")
    if plain == run.replace("〇", "零"):
        return plain or None
    return plain if re.search("[十百千万亿]", plain[len(run) == 1 :]) or text.strip() == run else None


def _decimal(text: str, start: int, run: str, end: int) -> tuple[Decimal, int] | None:
    """The value of 十三点五, 零点六 and where it ends; None where 点 is an hour or none follows."""
    found = _DECIMAL.match(text, end)
    whole = cardinal(run) if found else None
    if found is None or whole is None or _HOUR_BEFORE.search(text, max(0, start - 3), start):
        return None
    return whole + decimal_part(found["digits"].translate(_CAPITALS)), found.end()


def _read_decimal(text: str, start: int, number: Decimal, end: int) -> Token:
    if (share := decimal_tenths(text, number, end)) is not None:
        return _share(start, share)
    more, scale, tail = _read_tail(text, end)
    if more == "几":
        more, scale, tail = "", Decimal(1), end
    return Token(start, tail, number * scale, None, _hint(more), "han", number, scale)


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


def _share(start: int, share: Share, script: Literal["arabic", "han"] = "han") -> Token:
    hint: Hint = "exact" if share.high is None else "range"
    return Token(start, share.end, share.low, share.high, hint, script, share.low, Decimal(1), percent=True)


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
