"""Values of runs of Chinese numeral characters: 一百二十, 两千六, 七八千, 几百, 十几."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_D = "[一二两三四五六七八九]"
_SECTION = re.compile(
    rf"(?:(?P<thousand>{_D})?千)?(?:零?(?P<hundred>{_D})?百)?(?:零?(?P<ten>{_D})?十)?(?P<zero>零)?(?P<one>{_D})?"
)
_POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_VAGUE = re.compile(
    rf"(?:(?P<few>[几数])(?P<of>[十百千]?(?:万亿|万|亿)?)"
    rf"|(?P<tens>(?:{_D}?千)?(?:零?{_D}?百)?(?:零?{_D}?十|零))几(?P<by>万亿|万|亿)?)"
)
_PAIR = re.compile(rf"(?P<head>[^零几数]*?)(?P<low>{_D})(?P<high>{_D})(?P<tail>[十百千万亿]*)")


def cardinal(run: str) -> Decimal | None:
    """The number that the run spells, also in the spoken short form (两千六, 一万二); None where it spells none."""
    run = run.replace("廿", "二十").replace("卅", "三十")
    if run == "零":
        return Decimal(0)
    total = Decimal(0)
    last = ""
    for power in "亿", "万":
        head, found, rest = run.rpartition(power) if power == "亿" else run.partition(power)
        if not found:
            continue
        part = cardinal(head) if "万" in head else _section(head, bare=True)
        if part is None or (power == "万" and total and not head):
            return None
        total, run, last = total + part * _POWER[power], rest, power
        if not run:
            return total
    if last and len(run) == 1 and run in _DIGIT and run not in "零两":
        return total + _DIGIT[run] * _POWER[last] // 10
    part = _section(run.removeprefix("零") if last else run, bare=False)
    return None if part is None else total + part


def spoken_range(run: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of two neighbouring digits run together (七八千, 三四十, 十七八, 一万六七, 一两, 三五); else None."""
    found = _PAIR.fullmatch(run)
    if found is None:
        return None
    low, high = _DIGIT[found["low"]], _DIGIT[found["high"]]
    if high != low + 1 and (low, high, found["head"]) != (3, 5, ""):
        return None
    if found["head"] and found["head"][-1] not in _POWER:
        return None
    if found["head"] and not found["tail"] and found["head"][-1] not in "十千万亿":
        return None  # 一百二三 may be 120-130 or 102-103
    ends = (
        cardinal(found["head"] + found["low"] + found["tail"]),
        cardinal(found["head"] + found["high"] + found["tail"]),
    )
    if ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None  # 万一两: the two digits are not read alike
    return ends[0], ends[1]


def vague_range(run: str) -> tuple[Decimal, Decimal] | None:
    """几百, 数千, 几十, 十几, 一百零几 as all the whole numbers of that size: 100-999, 1000-9999, 20-99, 11-19 …"""
    found = _VAGUE.fullmatch(run)
    if found is None:
        return None
    if found["tens"]:
        base, by = cardinal(found["tens"].removesuffix("零")) or Decimal(0), _product(found["by"] or "")
        return (base + 1) * by, (base + 10) * by - 1
    if not found["of"]:
        return None
    size = _product(found["of"])
    return (2 * size if found["of"][0] == "十" else size), 10 * size - 1


def _section(run: str, *, bare: bool) -> Decimal | None:
    """A number below ten thousand. ``bare`` lets an empty run stand for one (万 alone is 10000)."""
    if not run:
        return Decimal(1) if bare else None
    found = _SECTION.fullmatch(run)
    if found is None or run == "零":
        return None
    value, lowest = 0, 0
    for name, sign in ("thousand", "千"), ("hundred", "百"), ("ten", "十"):
        if sign in run:
            value += _DIGIT[found[name] or "一"] * _POWER[sign]
            lowest = _POWER[sign]
    if found["one"]:
        spoken = lowest >= 100 and not found["zero"]
        value += _DIGIT[found["one"]] * (lowest // 10 if spoken else 1)
    return Decimal(value)


def _product(signs: str) -> Decimal:
    value = Decimal(1)
    for sign in signs:
        value *= _POWER[sign]
    return value


def whole_number(written: str) -> int | None:
    """A whole number in digits or in Chinese characters (3, 三, 两); None where it is neither."""
    value = int(written) if written.isdigit() else cardinal(written)
    return None if value is None else int(value)
