"""Words that can be the brand of a market body."""

from __future__ import annotations

import re

from pairing_db.recognise.enterprise_lexicon import distinctive, is_word, lexicon, tokens

LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")
SHORTEST_BRAND = 2
LONGEST_BRAND = 4


def is_brand(brand: str) -> bool:
    """Whether two to four characters can be a brand: no phrase, no word of the language alone."""
    if not SHORTEST_BRAND <= len(brand) <= LONGEST_BRAND or distinctive(brand) != brand:
        return False
    pieces = tokens(brand)
    known = is_word(brand) and len(brand) > SHORTEST_BRAND
    if not all(LETTER.match(character) for character in brand):
        return False
    plain = brand[0] in "的等大小新老各多全本中种做" or brand[-1] in "的产化型性级色"
    return not known and not plain and (len(pieces) <= 2 or any(e - s == 1 for s, e in pieces)) and not is_phrase(brand)


def is_phrase(brand: str) -> bool:
    """Whether the words say something (现代, 引进) instead of naming."""
    words = lexicon()
    return bool(
        words.boundary.search(brand)
        or words.generic_inside.search(brand)
        or any(character in words.hard for character in brand)
        or brand in words.generic
        or brand
        in {
            "现代",
            "高端",
            "特色",
            "传统",
            "绿色",
            "智慧",
            "优质",
            "有机",
            "富硒",
            "装备",
            "农用",
            "精密",
            "中医",
            "中药",
            "葡萄",
            "旅游",
        }
    )


def is_unusual(brand: str) -> bool:
    """Whether a brand is made of something else than words of the general dictionary."""
    return not is_word(brand) and any(end - start == 1 for start, end in tokens(brand))
