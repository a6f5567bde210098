"""One person's or one family's own affairs, and cases that are only supposed: figures of a story that are no facts.

果农陈某家种了8亩枇杷, 老普家卖了4头猪, 两口子在县城买了套90平方米的房子 tell of one household.
So does what one named person earns (老石每月领1800元); what all earn (人均月工资, 工人月薪, 户均) stays a fact.
如果一斤能卖到5元 states nothing.
"""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.cast import cast_of
from pairing_db.interpret.lexicon import Rule
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

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
_WAGES = ("income_per_month", "income_per_capita", "income_per_household", "income_per_mu")
_EARNED = ("income_raised", "in_hand", "daily_income", "family_income")  # keys of readings
_PAID = ("dividend", "price_per_jin", "growth_multiple")  # what one person gets, as the indicator says
_PURSE = ("by_payer", "consumption", "other")  # of flows: what 投入, 卖, 贷款 give where nothing tells the payer
_A_PLOT = 5  # mu: what nobody but one household plants
_COUPLE = 2
_TOGETHER = re.compile(r"(?:跟着|跟|和|同|与)[^,，;；。0-9]{0,6}$")  # 他跟着村里21个人出了门
_BEFORE = 2  # sentences that a subject left out may stand in
_REACH = 60  # characters in which a supposed case goes on
_AT = re.compile(r"[在到从进往去离回住靠过]$")
_HE_EARNS = re.compile(r"(?:^|(?<=[,，。“\s]))(?:他|她)(?=在|去年|今年|每|一|上个?月|现在|如今|进|到)")  # whoever it is
_A_STALL = 100_000  # yuan: what one grower or stall sells, where nothing says that the cooperation sold it


def is_own_affair(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """Whether a figure that ``rule`` reads (None: nothing does) counts what one person or family has or does.

    A plot of a few mu with no word of the help is one household's, also where nobody is named.
    """
    planted = rule is not None and rule.sets.get("indicator") == "planted_area"
    if planted and quantity.unit == "mu" and quantity.value < _A_PLOT and not _of_the_help(scene, sentence):
        return True
    if _is_earned(scene, sentence, quantity, rule):
        return _has_earner(scene, sentence, quantity)
    if not _may_be_owned(scene, sentence, quantity, rule):
        return False
    person = _teller(scene, sentence, quantity)
    return person is not None and not says(scene.text, "done_for_others", person, quantity.start)


def is_small_sale(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """半亩小棚收了1300斤草莓,卖了1.6万元: what a plot or a stall sold, with no word of the cooperation's trade."""
    if rule is None or rule.sets.get("kind") != "consumption" or quantity.value >= _A_STALL:
        return False
    text = scene.text
    if _of_the_help(scene, sentence) or says(text[sentence.start : sentence.end], "trade"):
        return False
    return says(text[sentence.start : quantity.start], "sold_or_earned")


def _of_the_help(scene: Scene, sentence: Sentence) -> bool:
    """福州援建的温室3亩, 福州市民抢着买: does the sentence name the supporting side or what is done for others?"""
    named = scene.places_in(sentence.start, sentence.end, "donor")
    return bool(named) or says(scene.text, "done_for_others", sentence.start, sentence.end)


def is_supposed(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """如果一斤能卖到5元,一户就能多收七八千: does a word that only supposes stand shortly before the figure?"""
    start = max(sentence.start, quantity.start - _REACH)
    return says(scene.text, "supposed", start, quantity.start)


def _may_be_owned(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    largest = _LARGEST.get(quantity.unit or "")
    if largest is None or (quantity.value_max or quantity.value) > largest:
        return False
    if quantity.unit == "yuan":
        purse = rule is None or rule.sets.get("kind") in _PURSE or rule.key == "other_price"
        return purse and says(scene.text[clause_of(sentence, quantity.start)[0] : quantity.start], "purse_moved")
    if rule is None:
        return True
    return rule.table == "observation" and rule.sets["indicator"] in _OWNED and rule.key not in _EARNED


def _is_earned(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """阿西上个月挣了3260元: wages or an income with no word that it is what all of them earn (人均, 工人月薪)."""
    if rule is None or rule.table != "observation" or quantity.value >= _LARGEST["yuan"]:
        return False
    start, end = clause_of(sentence, quantity.start)
    said, indicator = scene.text[start:end], rule.sets["indicator"]
    earned = indicator in (*_WAGES, *_PAID) or rule.key in _EARNED
    paid = rule.key == "other_price" and says(said, "rent_or_day_wage")
    return (earned or paid) and not says(said, "earned_by_all")


def _has_earner(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Is the person told of last, in the sentence or the one or two before, one private person and no group of people?

    A body between the person and the wages is where the person works (阿西在车间上班,每月…), no other earner.
    """
    text, block = scene.text, scene.document.blocks[sentence.block]
    before = [s for s in scene.document.sentences if block.start <= s.start <= sentence.start]
    cast = cast_of(text)
    for told in reversed(before[-1 - _BEFORE :]):
        start, end = told.start, min(told.end, quantity.start)
        people = cast.private_people(text, start, end, block.start) or list(_HE_EARNS.finditer(text, start, end))
        groups = [
            q.start
            for q in scene.quantities_in(start, end)
            if q.unit in ("person", "household") and q.value > _COUPLE and not _TOGETHER.search(text, start, q.start)
        ]
        groups += [m.start() for m in word("earned_by_all").finditer(text, start, end)]
        if people:
            return max(groups, default=-1) < people[-1].start()
        if groups:
            return False
    return False


def _teller(scene: Scene, sentence: Sentence, quantity: Quantity) -> int | None:
    """Where the person stands whose clause the figure belongs to; None where nobody or a body does."""
    text, paragraph = scene.text, scene.document.blocks[sentence.block].start
    before = [s for s in scene.document.sentences if paragraph <= s.start <= sentence.start]
    cast = cast_of(text)
    for told in reversed(before[-1 - _BEFORE :]):
        start, end = told.start, min(told.end, quantity.start)
        people = cast.private_people(text, start, end, paragraph)
        bodies = [
            m for m in word("acting_body").finditer(text, start, end) if not _AT.search(text, m.start() - 1, m.start())
        ]
        if people and (not bodies or bodies[-1].start() < people[-1].end()):
            return people[-1].start()
        others = bodies or cast.tells_of_official(text, start, end) or word("of_all").search(text, start, end)
        if people or others or scene.places_in(start, end):
            return None
    return None
