"""A whole division's own economy: 全县茶园19.6万亩, 我市樱桃产量24万吨, 全市电商销售额41亿元 are no facts.

A figure is that of whom it is told of. Where the subject told last in its sentence is a whole county, city or
province (全县, 我市, or a name that opens its clause), and the sentence up to the figure names no act of the
cooperation and no other side, it tells how the division stands. A firm, a base, a village keeps its figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.lexicon import FAINT, Rule
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, related, without_times
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_ECONOMY = frozenset(
    {
        "output_value",
        "output_weight",
        "output_count",
        "capacity_weight",
        "capacity_count",
        "wages_paid",
        "sales_outlets",
        "planted_area",
        "land_area",
        "tourists",
        "tourism_income",
        "income_per_capita",
        "income_per_household",
        "shops_opened",
        "enterprises_participating",
        "enterprises_introduced",
        "growth_rate",
        "growth_multiple",
        "amount_increase",
        "tax_revenue",
        "share_of_funds",
        "village_collective_income",
        "other",
    }
)
_STATISTICS = _ECONOMY | {"share_of_workers", "persons_lifted"}
# persons: more than the cooperation places in a year in one county, in one city, as the reports have it
_OF_A_COUNTY, _OF_A_CITY = 20_000, 100_000
_FIELDS = ("planted_area", "output_value", "output_weight")
_WHOLE = ("county", "prefecture", "province")
_COUNTED = (
    "sales_outlets",
    "households_benefited",
    "shops_opened",
    "enterprises_participating",
    "enterprises_introduced",
    "other",
)
_OF_A_PLACE = (
    "a place's own economy",
    "statistics of a place",
    "land of a place",
    "poverty that a place reduced itself",
    "power, gas and water that a place sends out",
    "small loans to the poor of a place",
)
_A_FORTUNE = 100_000_000  # yuan: 全县在外开店6000家,年创收20亿元 is what a whole place takes in
_SKETCHED = 2  # statistics of a place that make a paragraph a sketch of it
_ENDS = re.compile(r"(?:以上|左右|上下)?(?:[,，。;；、)）]|$)")


def is_own_economy(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """Whether a figure that ``rule`` reads (None: nothing does) tells of a whole division's own economy."""
    if rule is None:
        return False
    if _told_among_statistics(scene, sentence, quantity, rule):
        return not _is_result(scene, sentence, quantity)
    if rule.table == "fund_flow" and says(
        scene.text[clause_of(sentence, quantity.start)[0] : quantity.start], "own_campaign"
    ):
        return _is_own_campaign(scene, sentence, quantity)
    if rule.sets.get("kind") == "enterprise_investment":
        return _is_investment_of_all(scene, sentence, quantity)
    if rule.table != "labor_transfer" and not (
        _may_be_told_of_a_place(rule) and _stands(scene, sentence, quantity, rule)
    ):
        return False
    owner = _owner(scene, sentence, quantity)
    if owner is None:
        return False
    if rule.table == "labor_transfer" and not (
        _works_anywhere(scene, sentence, quantity) or _all_who_work(scene, quantity, rule, owner)
    ):
        return False
    if owner.role == "donor" and _of_its_help(rule):
        return False
    return not (_of_the_help(scene, sentence, quantity, owner, rule) or _is_result(scene, sentence, quantity))


def goes_on_with_economy(
    scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule, before: Sequence[Account]
) -> bool:
    """全县茶园12万亩,产值9亿元,带动1.1万户: does a figure go on with those of a whole place, and with nothing else?

    ``before`` are the accounts of the figures before it in its sentence.
    """
    if rule.table != "observation" or not before:
        return False
    last = (before[-1].rule or "").removesuffix(", carried")
    idle = last == "no act in sight" and _owner(scene, sentence, quantity) is not None
    if any(a.row is not None for a in before) or not (idle or last in _OF_A_PLACE):
        return False
    start, end = clause_of(sentence, quantity.start)
    between = scene.text[max(start, before[-1].quantity.end) : quantity.start]
    if re.search("[;；]", scene.text[before[-1].quantity.end : start]) or not says(between, "own_breath"):
        return False
    told = word("own_breath").sub("", scene.text[max(start, before[-1].quantity.end) : end])
    return not (
        says(told, "act_of_help")
        or says(told, "body_that_makes")
        or any(p.role == "donor" and not _is_goal(scene, p) for p in scene.places_in(sentence.start, end))
    )


def _is_goal(scene: Scene, place: Place) -> bool:
    """销往青岛, 供应青岛: a place that goods go to."""
    return says(scene.text[max(0, place.start - 3) : place.start], "led_to")


def _told_among_statistics(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule) -> bool:
    """实现地区生产总值578亿元;旅游接待2860万人次: a figure told in one breath with statistics of a place.

    The breath is the sentence, or a paragraph that sketches a place with two such statistics or more; a word of
    the cooperation or a place of the other side before the figure makes it no statistic.
    """
    if rule.table != "observation" or rule.sets["indicator"] not in _STATISTICS:
        return False
    text, block = scene.text, scene.document.blocks[sentence.block]
    end = clause_of(sentence, quantity.start)[1]
    named = [
        p for p in scene.places_in(sentence.start, end, "donor") if not p.pointed
    ]  # 增速比全省高 names no other side
    if named or says(text, "act_of_help", sentence.start, end):
        return False
    if says(text, "statistic_of_a_place", sentence.start, sentence.end):
        return True
    told = {m[0] for m in word("sketch_in_figures").finditer(text, block.start, block.end)}
    return len(told) >= _SKETCHED and not says(text, "pairing_mark", block.start, end)


def _is_own_campaign(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """脱贫攻坚以来,全县累计投入各类扶贫资金36亿元: what a supported place put in by itself, with no other side told."""
    owner, end = _owner(scene, sentence, quantity), clause_of(sentence, quantity.start)[1]
    if owner is None or owner.role == "donor" or scene.places_in(sentence.start, end, "donor"):
        return False
    if says(scene.heading_text(sentence.block), "of_the_other_side"):
        return False
    return not says(scene.text[sentence.start : end], "of_the_other_side")


def _is_investment_of_all(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """全省招商引资新增到位资金4800亿元: what a whole place draws in, with no other side told."""
    text, start, end = scene.text, sentence.start, clause_of(sentence, quantity.start)[1]
    owner = _owner(scene, sentence, quantity)
    if owner is None or not says(text, "investment_of_all", start, quantity.start):
        return False
    if says(text, "of_the_other_side", start, end) or says(scene.heading_text(sentence.block), "of_the_other_side"):
        return False
    return all(place.start == owner.start for place in scene.places_in(start, end, "donor"))


def _of_its_help(rule: Rule) -> bool:
    """What a supporting side buys, and where it lets money go (规定七成要投在产业上), is no economy of its own."""
    return rule.sets.get("kind") == "consumption" or rule.sets.get("indicator") == "share_of_funds"


def came_of_the_help(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule) -> bool:
    """如今全县蔬菜面积1.8万亩 behind 过去…: is an area or output told as what came of the help?"""
    return rule.sets.get("indicator") in _FIELDS and _is_result(scene, sentence, quantity)


def _is_result(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Is the figure told as what came of the help: 过去…如今…, or of what the heading names (菌菇)?"""
    text, start = scene.text, scene.document.blocks[sentence.block].start
    told, before = text[sentence.start : clause_of(sentence, quantity.start)[1]], text[start : quantity.start]
    if says(told, "come_of_it") or (
        says(told, "now") and (says(before, "before_the_change") or says(before, "act_of_help"))
    ):
        return True
    goods = {m[0] for m in word("one_character_noun").finditer(told)}
    return any(good in scene.heading_text(sentence.block) for good in goods)


def _may_be_told_of_a_place(rule: Rule) -> bool:
    if rule.table == "observation":
        faint = rule.weight <= FAINT and rule.sets["indicator"] == "households_benefited"
        return faint or rule.sets["indicator"] in _ECONOMY
    return rule.table == "fund_flow" and rule.sets.get("kind") == "consumption"


def _stands(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule) -> bool:
    """Is a count only stated (民企31万家; 全县37家农家乐换了招牌 does something), a rate a share or growth?"""
    if rule.sets.get("indicator") not in _COUNTED:
        return True
    if quantity.unit in ("percent", "percentage_point"):
        return says(scene.text[clause_of(sentence, quantity.start)[0] : quantity.start], "rate_of_a_place")
    if quantity.unit == "yuan":
        return quantity.value >= _A_FORTUNE or says(
            scene.text[slice(*clause_of(sentence, quantity.start))], "money_of_all"
        )
    return _ENDS.match(scene.text, quantity.end) is not None


def _works_anywhere(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """全县外出务工总规模2.3万人: all of a place who work, and nobody placed."""
    said = scene.text[slice(*clause_of(sentence, quantity.start))]
    return says(said, "standing_workers")


def _all_who_work(scene: Scene, quantity: Quantity, rule: Rule, owner: _Owner) -> bool:
    """全县累计转移农村劳动力6.8万人: so many are all of a county who work away, unless the sentence names the help."""
    county = owner.region.level == "county" if owner.region else scene.text[owner.start : owner.end][-1] in "县旗区"
    return rule.table == "labor_transfer" and quantity.value >= (_OF_A_COUNTY if county else _OF_A_CITY)


@dataclass(frozen=True, slots=True)
class _Owner:
    """The whole division that a figure is told of; ``region`` and ``role`` are None where 全市 points to none."""

    start: int
    end: int
    region: Region | None
    role: str | None


def _owner(scene: Scene, sentence: Sentence, quantity: Quantity) -> _Owner | None:
    """The whole division that is the subject told last before the figure; None where a body or a smaller place is."""
    text, clause = scene.text, clause_of(sentence, quantity.start)
    wholes = [
        _Owner(p.start, p.end, p.region, p.role)
        for p in scene.places_in(sentence.start, quantity.start)
        if _is_subject(scene, sentence, quantity, p)
    ]
    pointed = word("all_of_it").finditer(text, sentence.start, quantity.start)
    wholes += [_Owner(m.start(), m.end(), None, None) for m in pointed if not scene.places_in(m.start(), m.end())]
    whole = max(wholes, key=lambda owner: owner.start, default=None)
    if whole is None:
        return None
    if any(whole.start <= firm.start < quantity.start for firm in scene.mentions.enterprises):
        return None
    smaller = [p for p in scene.places_in(whole.end, quantity.start) if p.region.level not in _WHOLE]
    said = text[whole.end : quantity.start]
    if smaller or word("body_that_makes").search(said):
        return None
    return whole if _reaches(text, whole, clause, sentence) else None


def _is_subject(scene: Scene, sentence: Sentence, quantity: Quantity, place: Place) -> bool:
    """全县 and 我市 anywhere; a name where it opens its clause (茂名荔枝种植面积…), no goal or source (销往重庆)."""
    if place.region.level not in _WHOLE or place.end - place.start < 2:  # 苏陕 names two sides
        return False
    start, end = clause_of(sentence, place.start)
    if scene.text.startswith("的", place.end) and end <= quantity.start:
        return False  # 金秀县的首场招聘会设在镇上,进场企业30家: the fair is told of
    if word("people_from").match(scene.text, place.end):
        return False
    if place.pointed:
        return word("led_to").search(scene.text[start : place.start][-2:]) is None
    return word("before_subject").fullmatch(without_times(scene, start, place.start)) is not None


def _reaches(text: str, whole: _Owner, clause: tuple[int, int], sentence: Sentence) -> bool:
    """A subject of an earlier clause holds on unless a semicolon stands between."""
    return whole.start >= clause[0] or not re.search("[;；]", text[whole.end : max(clause[0], sentence.start)])


def _of_the_help(scene: Scene, sentence: Sentence, quantity: Quantity, owner: _Owner, rule: Rule) -> bool:
    """Does the sentence, up to the end of the figure's clause, name an act of the cooperation or another side?"""
    end = clause_of(sentence, quantity.start)[1]
    stops = [m.start() for m in re.finditer("[;；]", scene.text[sentence.start : sentence.end])]
    stop = next((sentence.start + at for at in stops if sentence.start + at >= end - 1), sentence.end)
    part = word("subset").search(scene.text, end, stop)
    if part and scene.quantities_in(part.end(), stop):
        end = stop  # 接待游客31万人次,其中嘉善组团来的1.1万人次: the whole is told for the sake of its part
    said = word("standing_workers").sub("", scene.text[sentence.start : end])  # 劳动力转移总量 transfers nobody
    said = word("own_campaign").sub("", said)
    if _all_who_work(scene, quantity, rule, owner):
        said = word("sends_workers").sub("", said)
    if says(said, "act_of_help") or word("goes_on").match(scene.text, sentence.start):
        return True
    breath = max((at + 1 for at in stops if sentence.start + at < owner.start), default=0)
    start = sentence.start + (breath if rule.table == "observation" else 0)
    others = [p for p in scene.places_in(start, end) if not p.pointed and p.role is not None]
    return any(p.role != owner.role and not (owner.region and related(p.region, owner.region)) for p in others)
