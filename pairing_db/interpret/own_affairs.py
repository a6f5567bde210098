"""One person's or one family's own affairs, and cases that are only supposed: figures of a story that are no facts.

果农陈某家种了8亩枇杷, 老普家卖了4头猪, 两口子在县城买了套90平方米的房子 tell of one household; what it earns
(wages, a year's income) stays a fact. 如果一斤能卖到5元 states nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

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
    r"(?:(?<!销)卖|花|借|欠|攒|存|凑|贷|掏|付|交|买|搭|押|赔|还[上清了]|得了?|分到|领到)[^,，;；。]{0,8}$|(?:外债|欠款|积蓄|贷款|债)[^,，;；。]{0,4}$"
)
_A_PLOT = 5  # mu: what nobody but one household plants
_BEFORE = 2  # sentences that a subject left out may stand in
_REACH = 60  # characters in which a supposed case goes on
_AT = re.compile(r"[在到从进往去离回住靠过]$")
_SOLD = re.compile(r"(?<!销)(?:卖|挣)(?:了|掉|出|出去|得|到)?[^,，;；。]{0,3}$")
_A_STALL = 100_000  # yuan: what one grower or stall sells, where nothing says that the cooperation sold it
_TRADE = re.compile(
    r"直播|展|专[柜馆区]|馆|消费|采购|销售|订单|电商|网店|网上|公司|企业|合作社|帮|协作|平台|商超|超市|全[县市村镇乡区州]"
)
_LIKE = re.compile(r"[像同和跟与]$")  # 像他家这样的民宿,村里已有23家
_OF_ALL = re.compile(r"[像跟和与]|这样|村里|村上|村中|全村|当地|目前|如今全|我们|大家|他们|她们")


def is_own_affair(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """Whether a figure that ``rule`` reads (None: nothing does) counts what one person or family has or does."""
    planted = rule is not None and rule.sets.get("indicator") == "planted_area"
    if planted and quantity.unit == "mu" and quantity.value < _A_PLOT:
        return True
    if not _may_be_owned(scene, sentence, quantity, rule):
        return False
    person, end = _teller(scene, sentence, quantity)
    if person is None:
        return False
    between = scene.text[person:end]
    return word("done_for_others").search(between) is None


def is_small_sale(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """半亩小棚收了1300斤草莓,卖了1.6万元: what a plot or a stall sold, with no word of the cooperation's trade."""
    if rule is None or rule.sets.get("kind") != "consumption" or quantity.value >= _A_STALL:
        return False
    text = scene.text
    return _SOLD.search(text[sentence.start : quantity.start]) is not None and not _TRADE.search(
        text[sentence.start : sentence.end]
    )


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
    named = _cast(text)
    for told in reversed(before[-1 - _BEFORE :]):
        end = min(told.end, quantity.start)
        people = [
            m for m in _person(named.private).finditer(text, told.start, end) if _is_one(text, block.start, m, named)
        ]
        bodies = [
            m for m in word("acting_body").finditer(text, told.start, end) if not _AT.search(text[: m.start()][-1:])
        ]
        person = people[-1] if people else None
        body = bodies[-1] if bodies else None
        if person is not None and (body is None or body.start() < person.end()):
            return person.start(), quantity.start
        others = body or _official(named.public).search(text, told.start, end) or _OF_ALL.search(text, told.start, end)
        if person is not None or others or scene.places_in(told.start, end):
            return None, quantity.start
    return None, quantity.start


@dataclass(frozen=True, slots=True)
class Cast:
    """The people whom an article names: private persons, and those who stand for a body or for the help."""

    private: tuple[str, ...]
    public: tuple[str, ...]


@lru_cache(maxsize=8)
def _cast(text: str) -> Cast:
    """Names behind a role (村民扎西拉姆家, 挂职干部沈某), or told with an age (阿依古丽今年32岁)."""
    public = {m["name"] for m in _introduced("public_role").finditer(text)}
    private = {m["name"] for m in _introduced("private_role").finditer(text)}
    private |= {m["name"] or m["behind"] or m["before"] for m in _AGED.finditer(text)}
    return Cast(tuple(sorted(private - public)), tuple(sorted(public)))


_NAME = f"(?:[{SURNAMES}][一-鿿]{{1,2}}|[阿老小][一-鿿]{{1,2}}|[一-鿿]{{2,5}}·[一-鿿]{{2,6}}|[一-鿿]{{2,5}}?)"
_NAME_ENDS = (
    r"(?=家(?:[的里今去种养自住有分,，:：])|说|告诉|介绍|自己|[,，]?今年\d|[,，]\d\d岁|[(（]|笑|坦言|算了?一笔|正|刚|就|把|种|养|领|卖|盖|买|每"
    r"|在|一边|忙|和|的)"
)
_AGED = re.compile(
    rf"(?:岁的|^|[,，。“”\n])(?P<name>{_NAME})(?=[,，]?今年\d\d岁|家住|家在)"
    rf"|岁的(?P<behind>[{SURNAMES}][一-鿿]{{2}})(?=[一-鿿])"
    rf"|(?P<before>[{SURNAMES}][一-鿿]{{1,2}})(?=[,，]?\d\d岁)"
)


@cache
def _introduced(role: str) -> re.Pattern[str]:
    return re.compile(f"{words()[role]}(?P<name>(?![们和的把在都也就说已家]){_NAME}){_NAME_ENDS}")


def _is_one(text: str, start: int, person: re.Match[str], named: Cast) -> bool:
    """Whether the words tell of one private person: not 像他家这样的, not 他 of a cadre or doctor told of before."""
    if _LIKE.search(text[: person.start()][-1:]):
        return False
    if person.lastgroup != "pronoun":
        return True
    for begin in (start, 0):  # whom the paragraph, else the article, told of last
        officials = list(_official(named.public).finditer(text, begin, person.start()))
        private = [m for m in _person(named.private).finditer(text, begin, person.start()) if m.lastgroup != "pronoun"]
        if officials or private:
            return not officials or (bool(private) and private[-1].start() > officials[-1].start())
    return False  # nobody has been named: 他 may be anybody


@lru_cache(maxsize=8)
def _person(names: tuple[str, ...]) -> re.Pattern[str]:
    """A private person by role and name or by a name told before, a kinsman, or a pronoun of one person."""
    role, kin = words()["private_role"], words()["kin"]
    known = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(
        f"(?P<named>(?:{role}|(?<=岁的)|(?<=[一两]位)){_HAN_NAME}"
        "(?=[家的说,，、“”:：(（在种养今去每也又就把给只有和一靠从刚已正自用]))"
        f"|(?P<known>{known})|(?P<masked>[一-鿿]某[某一-鿿]?(?=[家今去的说种养在]))|(?P<one>一[位名个](?:[一-鿿]{{2,3}})?{role})"
        f"|(?P<old>老(?![国专人东厂一大校管作画兵区年百])[一-鿿](?:家(?![园乡属])|两口)|[老小][{SURNAMES}](?=的|家|说|今年|去年))|(?P<kin>{kin})"
        "|(?P<pronoun>(?:他|她|我|俺)(?![们省市县区州国镇乡村院校厂司社军方队家]))"
    )


_HAN_NAME = f"(?:[{SURNAMES}][一-鿿]{{1,2}}|[阿老小][一-鿿]{{1,2}}|[一-鿿]{{2,5}}·[一-鿿]{{2,6}})"


@lru_cache(maxsize=8)
def _official(names: tuple[str, ...]) -> re.Pattern[str]:
    """Who stands for a body or for the help, by role or by a name told before."""
    return re.compile("|".join([words()["public_role"], *map(re.escape, names)]))
