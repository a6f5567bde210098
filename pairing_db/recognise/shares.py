"""Shares in words: 三成, 六成半, 七八成, 百分之三十, 三分之二, all as percentages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pairing_db.recognise.chinese_numerals import cardinal, spoken_range

_DIGITS = "零一二三四五六七八九"
_HAN = "零〇一二三四五六七八九十百千万两"
_NOT_TENTHS = "立功员为果交效就县年本品都熟长语活渝色片行像绩群风规堆灾才因败婚亲贤康武安型套体分千百双人家"
_TENTHS = re.compile(rf"成(?P<rest>半|[一二三四五六七八九](?![个家名批]))?(?![{_NOT_TENTHS}])")
_CARDINAL = rf"[{_HAN}壹]{{1,12}}(?:点[{_DIGITS}〇]{{1,6}})?"
_FRACTION = re.compile(
    rf"(?P<base>[{_HAN}]{{1,8}}|\d{{1,6}}) ?分 ?之 ?"
    rf"(?P<part>\d{{1,3}}(?:,\d{{3}}){{1,3}}(?!\d)|\d{{1,6}}(?:\.\d{{1,6}})?|{_CARDINAL})"
)
_SLASHED = re.compile(r"/(?P<base>\d{1,2})(?![\d/.\-年月日版页])")
_OF_WHOLE = re.compile(r"[的近约占过达仅超]$")
_PART_BEHIND = re.compile(r"(?:左右|以上|以下|多|强|弱)?的(?!\d)|以上|左右")
_ARABIC_TENTHS = re.compile(rf" ?成(?![{_NOT_TENTHS}])")


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent, ``high`` the other end of a range; ``end`` is where it ends in the text."""

    end: int
    low: Decimal
    high: Decimal | None = None


def tenths(text: str, run: str, at: int) -> Share | None:
    """The share that a Chinese numeral ``run`` makes with a 成 at ``at``; None for 三成立 and other words."""
    found = _TENTHS.match(text, at)
    pair = spoken_range(run) if len(run) == 2 else None
    if found is None or not (pair or (len(run) == 1 and run in "一二两三四五六七八九十")):
        return None
    low, high = pair or (cardinal(run) or Decimal(0), None)
    rest = Decimal(5) if found["rest"] == "半" else cardinal(found["rest"] or "") or Decimal(0)
    return Share(found.end(), low * 10 + rest, None if high is None else high * 10)


def decimal_tenths(text: str, number: Decimal, at: int) -> Share | None:
    """The share that a number of at most ten makes with a 成 at ``at``: 9成, 7.2成, 八点五成."""
    found = _ARABIC_TENTHS.match(text, at) if 0 < number <= 10 else None
    return Share(found.end(), number * 10) if found else None


def fraction(text: str, at: int) -> Share | None:
    """百分之三十 (30), 千分之五 (0.5), 三分之二 (66.6667), 16分之5 (31.25), 百分之二三十 (20 to 30) at ``at``."""
    found = _FRACTION.match(text, at)
    if found is None:
        return None
    base = _number(found["base"])
    if not base:
        return None
    pair = spoken_range(found["part"])
    part = pair[0] if pair else _number(found["part"])
    if part is None:
        return None
    return Share(found.end(), _percent(part, base), _percent(pair[1], base) if pair else None)


def slashed(text: str, start: int, at: int) -> Share | None:
    """The share of 1/3 whose numerator is ``[start, at)``, where the words around speak of a share."""
    found = _SLASHED.match(text, at)
    if found is None or not (_OF_WHOLE.search(text, max(0, start - 2), start) or _PART_BEHIND.match(text, found.end())):
        return None
    part, base = Decimal(text[start:at]), Decimal(found["base"])
    return Share(found.end(), _percent(part, base)) if 0 < part < base else None


def _number(written: str) -> Decimal | None:
    """The value of digits or of Chinese characters, with decimals."""
    if written[0].isdecimal():
        return Decimal(written.replace(",", ""))
    whole, _, decimals = written.replace("〇", "零").replace("壹", "一").partition("点")
    value = cardinal(whole)
    return value if value is None or not decimals else value + decimal_part(decimals)


def decimal_part(digits: str) -> Decimal:
    """零五 as 0.05: the digits behind 点."""
    return Decimal("0." + "".join(str(_DIGITS.index(c)) for c in digits.replace("〇", "零")))


def _percent(part: Decimal, base: Decimal) -> Decimal:
    share = part * 100 / base
    return share if base in (100, 1000, 10000) else round(share, 4)
