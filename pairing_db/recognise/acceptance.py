"""Whether a numeral in its place is a figure: what stands before it, behind it, and how it is written."""

from __future__ import annotations

import re
from decimal import Decimal

from pairing_db.document import Qualifier
from pairing_db.recognise.numerals import Token
from pairing_db.recognise.units import UnitMatch, unit_dimensions

_SIZES = frozenset({"area", "mass", "length", "volume", "money", "money_foreign", "power", "energy"})
_SHARES = frozenset({"percent", "percentage_point", "times"})
_PLACES = re.compile(r"[省市县区地州镇乡村旗方]")
_COUNTING = re.compile(r"(?:共|全[市州省县区国]|覆盖|所?辖|辖有|涉及|其余|其他|及|惠及|分布在|等)$")
_POINTING = "这那此该哪某每"
_FOREIGN = frozenset(["美元", "港元", "港币", "欧元", "日元", "英镑", "韩元", "澳元", "加元"])
_CLASS = re.compile(r"级(?!别|以上)")
_NOT_BEHIND = frozenset("级号版路线期年月日时点后方岁步里字")
_MAKES_A_LABEL = frozenset("号级版路线期年月日时点:/后号")


def is_figure(
    text: str,
    token: Token,
    end: int,
    unit: UnitMatch | None,
    qualifier: Qualifier,
    *,
    high: Decimal | None = None,
    alone: bool = False,
) -> bool:
    """Whether the numeral ``token``, with the unit that ends at ``end``, counts or measures something.

    ``high`` is the other end of a range; ``alone`` says that nothing else stands in the text: then any numeral with a
    digit is a figure, but for what may be a year or begins with 0.
    """
    if token.script == "arabic":
        return _arabic(text, token, end, unit, qualifier, alone=alone)
    if alone and not token.bare:
        return True
    return _han(text, token, end, unit, qualifier, high=high)


def _arabic(text: str, token: Token, end: int, unit: UnitMatch | None, qualifier: Qualifier, *, alone: bool) -> bool:
    before, after = text[token.start - 1 : token.start], text[end : end + 1]
    written = text[token.start : token.end]
    if before.isascii() and (before.isalpha() or (before in "+/_=#@*\\×" and before)):
        return False
    if before == "-" and text[token.start - 2 : token.start - 1].isalnum() and text[token.start - 2].isascii():
        return False
    if len(written) > 1 and written[0] == "0" and written[1].isdigit():
        return False
    if unit is not None:
        if unit.measure == "字" and token.low < 100:  # 12字方针
            return False
        return not (unit.measure in ("个", "大") and _CLASS.match(text, end))
    if (after.isascii() and after.isalpha()) or (after in _MAKES_A_LABEL and after):
        return False
    if token.scale >= 100 or qualifier != "exact":
        return True
    plain = token.scale == 1 and token.low == int(token.low) and "," not in written
    if not plain:
        return True
    return (alone or 10 <= token.low < 10**6) and not 1900 <= token.low <= 2099


def _han(
    text: str, token: Token, end: int, unit: UnitMatch | None, qualifier: Qualifier, *, high: Decimal | None
) -> bool:
    written = text[token.start : token.end]
    before = text[token.start - 1 : token.start]
    if token.percent:
        return True
    if before and before in _POINTING:
        return False
    if written in ("一", "壹") and high is None:
        return unit is not None and (
            unit.unit in _SHARES
            or token.low != 1
            or "半" in text[token.end : end]
            or "块" in unit.measure
            or unit.measure in _FOREIGN
        )
    if written in ("零", "〇"):  # 零件, 零元购
        return False
    if written == "二" and (unit is None or unit.measure not in ("名", "人", "户", "元", "块")):
        return False
    if unit is None:
        return _han_without_unit(text, token, end, qualifier, high or token.low)
    if unit.measure == "字" and token.low < 100:
        return False
    if _CLASS.match(text, end):
        return False
    if unit.measure in ("分", "角", "毛", "度", "里", "折", "点", "平方"):
        return False
    if token.bare and token.high is None:
        return _bare(text, token, unit, qualifier)
    if token.low < 10 and token.high is None and _PLACES.fullmatch(unit.measure):
        return bool(_COUNTING.search(text[max(0, token.start - 4) : token.start]))
    return True


def _bare(text: str, token: Token, unit: UnitMatch, qualifier: Qualifier) -> bool:
    """百, 千, 万 with no digit: a figure with 余/上/近, or before a measure of size (万亩茶园), not in 千户, 万元户."""
    if qualifier != "exact":
        return True
    if text[token.start - 1 : token.start] in ("位", ":", "(", "（", "/", "："):
        return False
    if token.low >= 10**6 and token.scale >= 10**4 and unit.measure != "个":  # 百万只, 千万株
        return True
    return unit_dimensions().get(unit.unit) in _SIZES and text[unit.end : unit.end + 1] not in ("户", "级")


def _han_without_unit(text: str, token: Token, end: int, qualifier: Qualifier, high: Decimal) -> bool:
    """上千观众, 近百村民, 三万贫困人口: a numeral before its noun; 零点六, 三点一四: a number with decimals."""
    after = text[end : end + 1]
    if after in _NOT_BEHIND and after:
        return False
    if "点" in text[token.start : token.end]:
        return token.low < 1 or token.low * 10 != int(token.low * 10) or token.low >= 100
    if qualifier != "exact":
        return high >= (10 if "一" <= after <= "鿿" else 100)
    return not token.bare and token.low >= 100 and token.end - token.start >= 3
