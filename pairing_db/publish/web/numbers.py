"""Numbers as people read them, never rounded: 559720000 is 5.5972亿元 and CNY 559.72 million."""

from __future__ import annotations

from decimal import Decimal

_STEPS = {
    "zh": ((Decimal(10**8), "亿元"), (Decimal(10**4), "万元"), (Decimal(1), "元")),
    "en": ((Decimal(10**9), " billion"), (Decimal(10**6), " million"), (Decimal(1), "")),
}


def plain(value: float) -> str:
    """A number with thousands separated and no empty decimals."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    words = f"{exact:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def amount(yuan: float, language: str) -> str:
    """An amount of money in the largest step that is not above it."""
    exact = Decimal(repr(yuan)) if isinstance(yuan, float) else Decimal(yuan)
    size, word = next((step for step in _STEPS[language] if abs(exact) >= step[0]), _STEPS[language][-1])
    words = f"{exact / size:,f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return f"{words}{word}" if language == "zh" else f"CNY {words}{word}"
