"""What a figure of paired units counts: townships, schools, hospitals, firms …, on one side or as pairs.

The noun stands behind the figure (13个乡镇) or before it (学校98所); a list of nouns that share one figure
(238家企业、社会组织、村) is of mixed kind. 镇镇结对61个 and 学校结对12对 count pairs, so both sides at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pairing_db.document import Quantity
from pairing_db.interpret.counted import FIRMS_BEHIND
from pairing_db.words import says, words

_KINDS = (
    ("township", "township_unit"),
    ("village", "village_unit"),
    ("school", "school_unit"),
    ("hospital", "hospital_unit"),
    ("social_org", "social_unit"),
    ("enterprise", "firm"),
    ("department", "department_unit"),
    ("county", "county_unit"),
    ("prefecture", "city_unit"),
)
SENT_BY_DONORS = ("enterprise", "social_org", "mixed")  # kinds that only the supporting side sends to villages
_DIVIDED = 2  # the last kinds, whose short nouns (县, 区, 市) tell a kind of pairs, but of no figure behind them
_UNITS = ("item", "village", "township", "county", "household", "person", "对")
_PAIR_MEASURES = ("对", "个", "组", "家", "所", "户")
_LETTERS = {
    "镇": "township",
    "乡": "township",
    "街": "township",
    "村": "village",
    "社": "village",
    "居": "village",
    "校": "school",
    "院": "hospital",
    "医": "hospital",
    "市": "prefecture",
    "旗": "county",
    "县": "county",
    "区": "county",
    "企": "enterprise",
}
_LOOSE = re.compile(
    r"(?:结对|对子|手拉手|结亲|认亲|共建|姊妹校|兄弟校)[^,，;；。]{0,14}$|(?:又|再|新|还要|年内|一口气|先后|共|已|也|都|跟着|累计|陆续)*"
    r"(?:结|牵|添|结了|新结|结成|结下|牵成|增至|增加到|扩到|扩大到|扩展到|发展到|变成)(?:了|到|为)?$"
)  # 由11对增至15对, 又新结了12对: the pairs of what the clause or the one before it pairs
_ARRIVAL = r"(?:关系|帮扶|已|共|总数|数量?|达到?|增至|增加到|为|有|了|[到至])*$"
_TWO = re.compile(rf"(?:^|[^\u4e00-\u9fff]|[现成展有县州市区省地])?([{''.join(_LETTERS)}]{{2}})间?$")
_PAIRING = re.compile(r"(?:之?间)?(?:实现|开展|建立)?(?:结对|共建|手拉手|帮扶|对子)(?:子|共建|帮扶)?" + _ARRIVAL)
_WITH = re.compile(r"([县镇乡村校院区企社])[与和同对]([县镇乡村校院区企社])$")  # 县与县结对56个
_PAIRED_NOUNS = re.compile(r"(?:^|[,，;；:：])结对(?:[一-鿿]{2,6}\d+[所家个对]、)*(?P<noun>[一-鿿]{2,6})$")
_ONE_TO_ONE = re.compile(r"(?P<one>[一-鿿]{1,4})(?:对|帮|联|结)(?P<two>[一-鿿]{1,6})" + _ARRIVAL)  # 村子对嘎查96对
_NOUNS_FACING = re.compile(r"(?P<one>[一-鿿]{2,6})[与和同对](?P<two>[一-鿿]{1,6})$")
_GROWN = re.compile(r"[由从]\d+[对个组家所]?(?=(?:增加?|扩大?|扩展|发展|上升|变)[至到成为])")  # 结对村由12对增至23对
_PAIRS_END = re.compile(r"$|[、,，;；。和及(（:：—-]|增|扩|升|发展|上升|变")
_CITIES_END = re.compile(r"[与和同跟、,，对帮结]|\d|分别|共|均|全部")
_NO_UNIT = re.compile(
    r"(?P<party>党支部|党组织|党总支)|支书|支部书记|干部|级|民|卫生室|小组长|医生|教师"
)  # 26个村党支部
_GOES_ON = r"(?!之一|家|民|长|干部|负责人|员|级|小组|医生|教师|学生|项目|资金|工厂|扶贫|就业|人才|超市|集体|道路|卫生)"
_SHARED = re.compile(r"^(?:[(（][^()（）]*[)）])?(?:[、和与及]|以及)(?![0-9])")
_BOUNDARY = re.compile(r"[、,，和与同跟及(（]|结|对口|分别|等|挂钩|建立|签|牵|参与|帮|包|认领|联系|携手|$")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_BRACKET_LAST = re.compile(r"[(（][^()（）]*[)）](?=[^()（）,，;；。:：、]{0,6}$)")
_HOUSEHOLDS = re.compile(r"认亲|结对|结成|帮扶关系|对接|帮包|结亲")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the kind of unit that it counts; ``pairs`` where it counts pairs. The noun ends at ``end``."""

    quantity: Quantity
    kind: str
    end: int
    pairs: bool = False
    noun_before: bool = False


def count_of(text: str, quantity: Quantity, start: int, end: int, *, skip: int = 0) -> Count | None:
    """What ``quantity`` counts in the stretch ``[start, end)`` of one clause, None where it is no paired unit.

    ``skip`` is the length of the division's name between the figure and its noun (9家大连医院).
    """
    if quantity.unit not in _UNITS and quantity.measure != "市":
        return None
    left, right = text[start : quantity.start], text[quantity.end + skip : end]
    if not skip and _PAIRS_END.match(right) and (kind := kind_of_pairs(quantity, left)) is not None:
        return Count(quantity, kind, quantity.end, pairs=True)
    if (quantity.unit == "household" or quantity.measure == "户") and not FIRMS_BEHIND.match(right):
        return Count(quantity, "household", quantity.end) if _HOUSEHOLDS.search(text[start:end]) else None
    if quantity.unit == "person":
        paired = re.search(r"户[^,，;；。]{0,10}(?:认亲|结对|结成|结亲)", right)
        return Count(quantity, "household", quantity.end) if re.search(r"干部$|党员$", left) and paired else None
    if quantity.unit in ("village", "township", "county") and not skip and (not_unit := _NO_UNIT.match(right)):
        return Count(quantity, "department", quantity.end + not_unit.end()) if not_unit["party"] else None
    if quantity.unit in ("village", "township", "county"):
        return _widened(quantity, quantity.unit, 0, right, skip)
    if quantity.measure == "市":  # 甲省14市与乙省14个区县
        return Count(quantity, "prefecture", quantity.end) if _CITIES_END.match(right) else None
    behind = _noun(right)
    if behind:
        return _widened(quantity, behind[0], behind[1], right, skip)
    if skip:
        return None
    if not right or re.match(r"[、,，;；。和与同(（]|结对|建立|分别|签|全部|均|都|实现|已", right):
        before = _noun_before(left)
        return Count(quantity, before, quantity.end, noun_before=True) if before else None
    return None


def kind_of_pairs(quantity: Quantity, left: str) -> str | None:
    """The kind of pairs that a figure counts (镇镇结对61个, 学校12对); empty where it goes on with the one before."""
    if quantity.measure not in _PAIR_MEASURES and quantity.unit != "对":
        return None
    left = _GROWN.sub("", left)
    own = quantity.measure == "对"
    if named := _PAIRED_NOUNS.search(left):  # 结对学校389所、医院127家
        return _noun_before(named["noun"], divisions=own)
    pairing = _PAIRING.search(left)
    if own and pairing is None and (facing := _ONE_TO_ONE.search(left)):
        one, other = _noun_before(facing["one"]), _noun_before(facing["two"])
        if one and other:
            return one if one == other else "mixed"
    loose = _LOOSE.search(left) if own and pairing is None else None
    told = pairing or loose
    head = left[: told.start()] if told else re.sub(_ARRIVAL, "", left)
    head = re.split(r"[、,，:：;；]", _BRACKET.sub("", head))[-1]
    head = _WITH.sub(r"\1\2", head)
    two = _TWO.search(head)
    if two and (pairing or quantity.measure in ("对", "组") or two[1][0] == two[1][1]):
        kinds = {_LETTERS[letter] for letter in two[1]}
        return kinds.pop() if len(kinds) == 1 else "mixed"
    if pairing is None and not own:
        return None
    if (facing := _NOUNS_FACING.search(head)) and (one := _noun_before(facing["one"])):
        other = _noun_before(facing["two"])  # 社会组织与村结对7对
        return one if one == other else "mixed"
    kind = (_noun_before(left, divisions=own) if loose else None) or _noun_before(
        head
    )  # 结对乡镇98对, 学校结对又添12对
    return kind or ("" if loose else None)


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(words()[name] + r"(?:[(（][^()（）]*[)）])?间?" + _ARRIVAL)


def _noun_before(left: str, *, divisions: bool = False) -> str | None:
    """The kind of unit whose noun ends ``left``; 村(社区、企业)379个 are of mixed kind; 县区 too with ``divisions``."""
    bracket = _BRACKET_LAST.search(left)
    bare = left[: bracket.start()] + left[bracket.end() :] if bracket else left
    tail = re.split(r"[,，;；。:：、]", bare)[-1][-16:]
    for kind, name in _KINDS if divisions else _KINDS[:-_DIVIDED]:
        if _before(name).search(tail):
            firms = bracket and (says(bracket[0], "firm") or says(bracket[0], "social_unit"))
            return "mixed" if firms and kind == "village" else kind
    return None


@cache
def _behind(name: str) -> re.Pattern[str]:
    return re.compile(f"[的名]?{words()['unit_modifier']}*{words()[name]}{_GOES_ON}")


def _noun(right: str) -> tuple[str, int] | None:
    """The kind of unit whose noun opens ``right``, and where the noun ends."""
    best: tuple[int, str] | None = None
    for kind, name in _KINDS:
        match = _behind(name).match(right)
        if match and (best is None or match.end() > best[0]):
            best = (match.end(), kind)
    if best and right.startswith("的", best[0]) and (owned := _noun(right[best[0] + 1 :])):
        return owned[0], best[0] + 1 + owned[1]  # 28家贫困县的县医院
    return (best[1], best[0]) if best else None


def _widened(quantity: Quantity, kind: str, at: int, right: str, skip: int) -> Count:
    """The count with what its bracket and the nouns that share its figure make of its kind."""
    inner = _BRACKET.match(right, at)
    if inner:
        at = inner.end()
        if kind == "village" and (re.search(words()["firm"], inner[0]) or re.search(words()["social_unit"], inner[0])):
            kind = "mixed"
        elif kind == "prefecture" and re.search(r"[区县旗]", inner[0]):
            kind = "county"
    while shared := _SHARED.match(right[at:]):
        further = _noun(right[at + shared.end() :])
        if further is None or not _BOUNDARY.match(right, at + shared.end() + further[1]):
            break
        kind = kind if further[0] == kind else "mixed"
        at += shared.end() + further[1]
        bracket = _BRACKET.match(right, at)
        at = bracket.end() if bracket else at
    return Count(quantity, kind, quantity.end + skip + at)
