"""One person's or one family's own affairs, and cases that are only supposed: figures of a story that are no facts.

果农陈某家种了8亩枇杷, 老普家卖了4头猪, 两口子在县城买了套90平方米的房子 tell of one household; what it earns
(wages, a year's income) stays a fact. 如果一斤能卖到5元 states nothing.
"""

from __future__ import annotations

import re
from functools import cache

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.lexicon import Rule, word, words
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.recognise.region_context import SURNAMES

_OWNED = frozenset(
    {
        "planted_area",
        "land_area",
        "facility_area",
        "output_weight",
        "products_shipped",
        "purchase_weight",
        "output_count",
        "capacity_count",
        "machine_count",
        "items_donated",
        "product_types",
        "other",
    }
)
# what one household may own, grow or sell, in the unit's own measure; more is a business
_LARGEST = {
    "mu": 100,
    "hectare": 7,
    "square_metre": 300,
    "tonne": 20,
    "kilogram": 20_000,
    "jin": 40_000,
    "item": 1000,
    "pair": 1000,
    "litre": 5000,
    "yuan": 500_000,
}
_EARNED = frozenset({"income raised in all", "income per day"})
_PURSE = ("by_payer", "consumption", "other")  # of flows: what 投入, 卖, 贷款 give where nothing tells the payer
_SPENT = re.compile(
    r"(?:(?<!销)卖|花|借|欠|攒|存|凑|贷|掏|付|交|买|搭|押|赔)[^,，;；。]{0,8}$|(?:外债|欠款|积蓄|贷款|债)[^,，;；。]{0,4}$"
)
_BEFORE = 2  # sentences that a subject left out may stand in
_REACH = 60  # characters in which a supposed case goes on
_AT = re.compile(r"[在到从进往去离回住]$")
_LIKE = re.compile(r"[像同和跟与]$")  # 像他家这样的民宿,村里已有23家
_OF_ALL = re.compile(r"[像跟和与]|这样|村里|村上|村中|全村|当地|目前|如今全|我们|大家|他们|她们")


def is_own_affair(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """Whether a figure that ``rule`` reads (None: nothing does) counts what one person or family has or does."""
    if not _may_be_owned(scene, sentence, quantity, rule):
        return False
    person, end = _teller(scene, sentence, quantity)
    if person is None:
        return False
    between = scene.text[person:end]
    return word("done_for_others").search(between) is None


def is_supposed(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """如果一斤能卖到5元,一户就能多收七八千: does a word that only supposes open the stretch of the figure?"""
    start = max(sentence.start, quantity.start - _REACH)
    return any(True for _ in word("supposed").finditer(scene.text, start, quantity.start))


def _may_be_owned(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    largest = _LARGEST.get(quantity.unit or "")
    if largest is None or (quantity.value_max or quantity.value) > largest:
        return False
    if quantity.unit == "yuan":
        purse = rule is None or rule.sets.get("kind") in _PURSE or rule.name == "other price or rate in money"
        return purse and _SPENT.search(scene.text[clause_of(sentence, quantity.start)[0] : quantity.start]) is not None
    if rule is None:
        return True
    return rule.table == "observation" and rule.sets["indicator"] in _OWNED and rule.name not in _EARNED


def _teller(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[int | None, int]:
    """Where the person stands whose clause the figure belongs to, and the figure; None where a body acts instead."""
    text, block = scene.text, scene.document.blocks[sentence.block]
    before = [s for s in scene.document.sentences if block.start <= s.start <= sentence.start]
    for told in reversed(before[-1 - _BEFORE :]):
        end = min(told.end, quantity.start)
        people = [
            m
            for m in _person().finditer(text, told.start, end)
            if not _LIKE.search(text[: m.start()][-1:]) and not _is_official(text, block.start, m)
        ]
        bodies = [
            m for m in word("acting_body").finditer(text, told.start, end) if not _AT.search(text[: m.start()][-1:])
        ]
        person = people[-1] if people else None
        body = bodies[-1] if bodies else None
        if person is not None and (body is None or body.start() < person.end()):
            return person.start(), quantity.start
        others = body or _official().search(text, told.start, end) or _OF_ALL.search(text, told.start, end)
        if person is not None or others or scene.places_in(told.start, end):
            return None, quantity.start
    return None, quantity.start


def _is_official(text: str, start: int, person: re.Match[str]) -> bool:
    """他 of a cadre or doctor told of before, and 我 that one says."""
    if person.lastgroup != "pronoun":
        return False
    officials = list(_official().finditer(text, start, person.start()))
    private = [m for m in _person().finditer(text, start, person.start()) if m.lastgroup != "pronoun"]
    if not officials and not private:
        return True  # nobody has been named: 他 may be anybody
    return bool(officials) and (not private or private[-1].start() < officials[-1].start())


@cache
def _person() -> re.Pattern[str]:
    """A private person by role and name, a kinsman, or a pronoun of one person."""
    role, kin = words()["private_role"], words()["kin"]
    name = f"(?:[{SURNAMES}][一-鿿]{{1,2}}|[阿老小][一-鿿]{{1,2}}|[一-鿿]{{2,5}}·[一-鿿]{{2,6}})"
    return re.compile(
        f"(?P<named>(?:{role}|(?<=岁的)|(?<=[一两]位)){name}(?=[家的说,，、“”:：(（在种养今去每也又就把给只有和一靠从刚已正自用]))"
        f"|(?P<old>老[{SURNAMES}](?:家|两口))|(?P<kin>{kin})"
        "|(?P<pronoun>(?:他|她|我|俺)(?![们省市县区州国镇乡村院校厂司社军方队家]))"
    )


@cache
def _official() -> re.Pattern[str]:
    return word("public_role")
