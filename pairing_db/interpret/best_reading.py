"""The reading that fits a figure best: by its words, what stands above its sentence, and its size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.exchanges import leaves_for_school
from pairing_db.interpret.lexicon import Rule, keyed, rules
from pairing_db.interpret.measured import Spot
from pairing_db.interpret.nouns import words_of
from pairing_db.interpret.placing import told_of_work
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import Hit, best_rule, clause_of, window
from pairing_db.words import pattern, says

_SMALLEST_FLOW = 100  # yuan: what is less is the price of one thing (零售每份1.5元)
SMALLEST_PURSE = 5000  # yuan: what is put in or sold for less is a rate or one person's purse (每名工人补300元)
_OF_A_PURSE = ("by_payer", "consumption")
_A_WAGE = 10_000  # yuan: 工资2800元 is what one earns in a month, no total of wages
_A_YEAR = 5000  # yuan: less is no income of a family in a year
_ONE_WORKER = 20  # pieces: 一天能做两双 is what one pair of hands makes, no output
_A_PURSE = 500_000  # yuan: 靖西拿到1.38亿元 is what a county gets, no income of one person
_MONTH = 45  # days
_PIECES = ("item", "township", "village")
_HOLDS = re.compile(
    r"(?<=[一-鿿”])(?<![已还共现仅只又也都就另县区市州省镇乡旗里中内处先后年月日均再能可才没])"
    r"(?:下设|设有|配有|拥有|[有设含在])(?:近|约|超过|多达|逾)?$"
)
_FIRST_WORD = 4  # characters behind a figure that hold the first word
_LEANING = frozenset({"个", "项", "家", "笔", "宗", "处"})
_ENDS = re.compile(r"[,，。;；、)）]|$")


def read_by(spot: Spot, quantities: Sequence[Quantity]) -> Hit | None:
    """The reading that fits a figure best, its size considered."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    seen = window(scene.text, sentence, quantity, quantities, scene.periods_in(sentence.start, sentence.end))
    topic = _topic(scene, sentence, quantity)
    hit = best_rule(seen, quantity, rules(), topic)
    if hit is not None and hit.rule.reason is None and _is_held(scene, sentence, quantity):
        hit = best_rule(seen.replace("#", ",#", 1), quantity, rules(), topic)
    if hit is not None and _is_out_of_place(scene, sentence, quantity, hit.rule.key):
        return None
    if hit is not None and hit.rule.key == "monthly_income" and _is_of_a_year(scene, sentence, quantity):
        family = says(scene.text[slice(*clause_of(sentence, quantity.start))], "a_family")
        return Hit(keyed("family_income" if family else "in_hand"), 0)
    if hit is not None and (other := _by_its_size(quantity.value, hit.rule.key)):
        return Hit(keyed(other), 0)
    if hit is None or hit.rule.table != "fund_flow":
        return hit
    start, end = clause_of(sentence, quantity.start)
    if (
        hit.rule.sets.get("kind") == "consumption"
        and says(scene.text[start:end], "sales_expected")
        and not says(scene.text[start:end], "bought_ahead")
    ):
        return Hit(keyed("output_value"), 0)
    smallest = SMALLEST_PURSE if hit.rule.sets.get("kind") in _OF_A_PURSE else _SMALLEST_FLOW
    if quantity.value >= smallest:
        return hit
    less = best_rule(seen, quantity, _no_flows(), topic)
    return Hit(keyed("other_price"), 0) if less is None and quantity.value < _SMALLEST_FLOW else less


def _is_out_of_place(scene: Scene, sentence: Sentence, quantity: Quantity, key: str | None) -> bool:
    """Whether the reading ``key`` asks for words around the figure, or for a size, that are not there."""
    if key == "people_at_work":
        return not told_of_work(scene, sentence, quantity)
    if key == "pupils_sent":
        return not leaves_for_school(scene, sentence)
    return (key == "daily_output" and quantity.value < _ONE_WORKER) or (key == "in_hand" and quantity.value >= _A_PURSE)


def _is_of_a_year(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """去年到手5万元: whether what somebody earned is of a stretch longer than a month, and of no month beside it."""
    start, end = clause_of(sentence, quantity.start)
    told = scene.periods_in(start, quantity.start)
    if "月" in scene.text[told[-1].end if told else start : min(end, quantity.end + 4)]:
        return False
    long = [p for p in told if p.start_date and p.end_date and (p.end_date - p.start_date).days > _MONTH]
    return bool(long) and long[-1] is told[-1]


def _by_its_size(value: float, key: str | None) -> str | None:
    """The reading that a sum of ``value`` yuan turns ``key`` into, which it is too small or too large for."""
    if key == "wages" and value < _A_WAGE:
        return "monthly_income"
    if key == "family_income" and not _A_YEAR <= value < _A_PURSE:
        return "income_raised"
    return None


def _is_held(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """援建的幼儿园有9个班: the noun behind a figure is counted, what holds the things is not."""
    if quantity.unit not in _PIECES or not _HOLDS.search(scene.text[sentence.start : quantity.start]):
        return False
    behind = words_of(scene.text[quantity.end : min(sentence.end, quantity.end + _FIRST_WORD)])
    return bool(behind) and behind[0][1].startswith("n")


@cache
def _no_flows() -> tuple[Rule, ...]:
    """The readings that a sum too small to be a flow is tried on."""
    return tuple(rule for rule in rules() if rule.table != "fund_flow")


def _topic(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """The heading above a sentence, the label that opens its paragraph (劳务协作方面,), the question asked.

    A figure without a noun of its own (已完成29个) and a sentence that goes on (其中…) lean on the one before.
    """
    asked = scene.question_before(sentence.block)
    question = scene.text[asked[0] : asked[1]] if asked else ""
    above = f"{scene.heading_text(sentence.block)} {scene.label_text(sentence.block)} {question}"
    words = scene.text[sentence.start : sentence.end]
    leans = quantity.measure in _LEANING and _ENDS.match(scene.text[quantity.end : sentence.end])
    if not leans and not pattern(r"\s*{goes_on}").match(words):
        return above
    block = scene.document.blocks[sentence.block]
    said = [s for s in scene.document.sentences if block.start <= s.start < sentence.start]
    return above + (scene.text[said[-1].start : said[-1].end] if said else "")
