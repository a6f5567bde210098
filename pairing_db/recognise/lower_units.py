"""What stands around a figure of money or weight: lower units (3元5角, 两毛五, 三斤六两) and currencies (￥300)."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_PLAIN = str.maketrans("两壹贰叁肆伍陆柒捌玖", "二一二三四五六七八九")
_DIGIT = r"(?:[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]|\d(?!\d))"
_NO_MORE = r"(?![\d十百千万点分名家个月天年])"
_OF_YUAN = re.compile(  # 3元5角, 六十元一角七分, 十块三毛, 五块七毛八, 三块零四
    rf"(?:(?P<tenth>{_DIGIT})[角毛](?:零?(?P<cent>{_DIGIT})(?:分|{_NO_MORE}))?"
    rf"|零?(?P<only_cent>{_DIGIT})分(?=[钱,，。、;；）)]|$)|(?<=块)零(?P<bare_cent>{_DIGIT}){_NO_MORE})钱?"
)
_OF_JIAO = re.compile(rf"(?P<tenth>{_DIGIT})(?:分钱?|{_NO_MORE})")
_OF_JIN = re.compile(rf"(?P<tenth>{_DIGIT})两(?![地市县省区年个家名])")
_YUAN = frozenset(["元", "块", "圆"])
_LOWER = dict.fromkeys(_YUAN, _OF_YUAN) | {"角": _OF_JIAO, "毛": _OF_JIAO, "斤": _OF_JIN, "市斤": _OF_JIN}
_CURRENCY_BEFORE = re.compile(
    r"(?P<name>[¥￥]|RMB|HK\$|(?:US)?\$|人民币|港[币元]|美[元金]|欧元|日元)(?:约|近|超过?|逾|共计?|合计|总计)? ?$"
)
_CURRENCIES = {
    "HK$": "hkd", "港币": "hkd", "港元": "hkd", "US$": "usd", "$": "usd", "美元": "usd", "美金": "usd", "欧元": "eur",
    "日元": "jpy",
}  # fmt: skip


def digit(sign: str) -> Decimal:
    """The value of one digit, in Arabic or Chinese (formal characters too)."""
    plain = sign.translate(_PLAIN)
    return Decimal(_DIGITS.index(plain)) if plain in _DIGITS else Decimal(plain)


def lower_part(text: str, measure: str, at: int) -> tuple[int, Decimal] | None:
    """Where the lower units behind a measure word that ends at ``at`` end, and what they add in that measure's unit."""
    found = _LOWER[measure].match(text, at) if measure in _LOWER else None
    if found is None:
        return None
    parts = found.groupdict()
    cent = parts.get("cent") or parts.get("only_cent") or parts.get("bare_cent")
    tenths = digit(parts["tenth"]) / 10 if parts["tenth"] else Decimal(0)
    return found.end(), tenths + (digit(cent) / 100 if cent else 0)


def currency_before(text: str, start: int) -> str | None:
    """The unit that the sign or name of a currency before a figure gives: yuan for ￥300, hkd for 港币5万."""
    found = _CURRENCY_BEFORE.search(text, max(0, start - 8), start)
    return _CURRENCIES.get(found["name"], "yuan") if found else None
