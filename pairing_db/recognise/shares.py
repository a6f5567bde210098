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
_FRACTION = re.compile(
    r"(?P<base>百分之|千分之|万分之|[二三四五六七八九十]分之)"
    rf"(?P<part>\d{{1,4}}(?:\.\d{{1,6}})?|[{_HAN}]{{1,6}}(?:点[{_HAN}]{{1,4}})?)"
)
_PER = {"百分之": Decimal(1), "千分之": Decimal(10), "万分之": Decimal(100)}


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
    if found is None or not (pair or (len(run) == 1 and run in "一二两三四五六七八九")):
        return None
    low, high = pair or (cardinal(run) or Decimal(0), None)
    rest = Decimal(5) if found["rest"] == "半" else cardinal(found["rest"] or "") or Decimal(0)
    return Share(found.end(), low * 10 + rest, None if high is None else high * 10)


def fraction(text: str, at: int) -> Share | None:
    """百分之三十 (30), 千分之五 (0.5), 三分之二 (66.6667) at ``at``."""
    found = _FRACTION.match(text, at)
    if found is None:
        return None
    whole, _, decimals = found["part"].partition("点")
    part = Decimal(whole) if whole[0].isdigit() else cardinal(whole)
    if part is None:
        return None
    if decimals:
        part += Decimal("0." + "".join(str(_DIGITS.find(c)) for c in decimals if c in _DIGITS))
    if found["base"] in _PER:
        return Share(found.end(), part / _PER[found["base"]])
    return Share(found.end(), round(part * 100 / (cardinal(found["base"][0]) or Decimal(1)), 4))
