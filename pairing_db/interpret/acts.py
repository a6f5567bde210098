"""Whether anybody did something with what a figure counts: the gate that a count has to pass.

A count is a fact of the assistance where it is the object of an act (新建冷库3座, 冷库已有3座) or a member of a list
one of whose members is. What a place has (县城有5座桥), how things are arranged (分4个等级, 每箱12个), what was told
before (这6块展板), what a set was taken from (6家企业里有4家), what an office counts of its own (出台7个文件) is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.lexicon import Rule
from pairing_db.interpret.nouns import words_of
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_before, clause_of
from pairing_db.words import word

IDLE = frozenset({"what things are", "what there is"})  # reasons that leave open whom a figure counts
_PIECES = ("item", "pair", "person", "li")
_TURNED_OUT = ("yuan", "tonne", "kilogram", "jin")
_REACHED = ("percent", "percentage_point")
_GROUNDS = ("mu", "square_metre")
_DIVISIONS = ("village", "township", "county", "household")
_AGAIN = re.compile(r"(?:这|那|上述|前述|该|此)$")
_ARRANGED = re.compile(r"(?:(?<![部百十充成万千])分(?:成|为|作|坐|乘|头|管|列|了)?|(?:^|[,，、])按(?:照)?|排成|围成)$")
_SORTS = ("类", "大类", "方面", "大板块", "板块")
_COUNTED_BEHIND = re.compile(r"(?:[一-鿿]{2,6}|\s*)[0-9]")  # 四类项目19个, 4大类26个项目
_COMPOSED = re.compile(r"由$")
_COMPOSED_OF = re.compile(r"[^,，;；。]{0,12}(?:组成|构成)")
_OF_EACH = re.compile(r"每(?!年|届)(?P<period>[天日周月]|个月|星期|学期|季度)?(?P<said>[^,，;；。、]{0,8})$")
_OUT_OF = re.compile(
    r"(?P<noun>[^,，;；。、0-9]{0,12}?)(?:[里中]|当中|之中)(?=[,，]|[只就]?有|的[0-9一二两三四五六七八九十])"
)
_IS = re.compile(r"(?:的|人家|农户)?(?:都|均|全|也|就|原本|原来|曾)?(?:是|为(?!了)|属于?|系)")
_FROM_WHOM = re.compile(r"[捐赠]|送来|援建|帮建|引[来进]")  # 设备21台是南京捐的
_OPENS = re.compile(
    r"\s*(?P<noun>[一-鿿]{2,8}?)(?:目前|现在|如今|一共|总共|共计|共|总|面积|规模|的|现|占地|约|达|为|有|是)*$"
)
# 现有困难职工61户,逐户落实帮扶; 路灯180盏,垃圾箱64只——协作资金办下的实事
_SUMMED_UP = re.compile(r"[,，](?:逐[一个户家村]|全部|悉数|均已|都已)|[^。]{0,24}——[^。]{0,12}(?:资金|协作|帮扶|援)")
_TODAY = re.compile(r"\s*[“「]?(?:如今|现在|现如今|眼下|而今)")
_STATIVE = re.compile(r"[有是在为占达约超过突破]+|位于|位居|居|属于?|来自|预计|估计|可望|达到|超过|突破|共|计|仅|只")
_TOPIC = re.compile(r"的[,，]$")  # 像他这样领到蜂箱的,镇上有83户
_WITHIN = re.compile(r"、|其中|里头|[里中][,，有]")  # a member or a part of what is a fact
_HAS_TOO = re.compile(r"\s*(?:现|共|可|也|还)?有")  # 新建中学,有学位3000个: what was built has them
_MOVED = re.compile(r"[由从][^,，;；。]{0,14}?[0-9][^,，;；。]{0,8}?[升高增涨降减扩缩提][一-鿿]{0,2}[到至为]")
_MADE = re.compile(r"做|缝|织|[能可]出")
_NOMINAL = re.compile(r"[一-鿿]的[就共已只仅也]?有$")  # 拿到标准的有22家: the verb stands in the noun


def nothing_done(
    scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule, before: Sequence[Account]
) -> str | None:
    """The reason why nobody did anything with a count that ``rule`` reads; None where an act may hold it.

    ``before`` are the accounts of the figures before it in its sentence.
    """
    if rule.table != "observation":
        return None
    clause = clause_of(sentence, quantity.start)
    left, right = _plain(scene, clause[0], quantity.start), _plain(scene, quantity.end, clause[1])
    if quantity.unit in (*_PIECES, *_DIVISIONS, *_GROUNDS):
        apart = _set_apart(left, right, quantity, rule)
        if apart is not None:
            return apart
        if _IS.match(right) and not _FROM_WHOM.search(right) and not any(a.row is not None for a in before):
            return "what things are"
    if not rule.needs_act:
        return None
    return _unheld(scene, sentence, quantity, before)


def _set_apart(left: str, right: str, quantity: Quantity, rule: Rule) -> str | None:
    """What the words right beside a count make of it, whatever is done in its clause."""
    if _AGAIN.search(left):
        return "a count taken up again"
    each = None if rule.sets.get("rate") else _OF_EACH.search(left)
    if each and not (each["period"] and (_acts(each["said"]) or _MADE.search(each["said"]))):
        return "so many of each"  # 每天能做1500个 is what is done in a day
    if quantity.unit == "item" and (
        _ARRANGED.search(left) or (_COMPOSED.search(left) and _COMPOSED_OF.match(right)) or word("sort").match(right)
    ):
        return "how things are arranged"
    if quantity.measure == "层":
        return "how things are arranged"  # a building of six storeys counts no six things
    if quantity.measure in _SORTS and _COUNTED_BEHIND.match(right) and rule.sets["indicator"] != "product_types":
        return "how things are arranged"
    if word("office_work").match(right) or word("office_act").search(left):
        return "what an office counts of its own"
    return None


def is_set(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule) -> bool:
    """6家龙头企业里有4家: does no act lead to the count, and are others told out of it? The 中 of 榆中 is none."""
    clause = clause_of(sentence, quantity.start)
    named = "unit" in rule.sets  # 69个贫困村里,38个已出列: villages and households are told on by what they are
    if not rule.needs_act or named or _acts(_plain(scene, clause[0], quantity.start)):
        return False
    out = _OUT_OF.match(scene.text, quantity.end, sentence.end)
    return out is not None and not any(p.start < out.end() <= p.end for p in scene.places_in(quantity.end, out.end()))


def _unheld(scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]) -> str | None:
    """Why no act holds a count: none in its clause and it only is there, or none in its whole sentence."""
    text, clause = scene.text, clause_of(sentence, quantity.start)
    left = _plain(scene, clause[0], quantity.start)
    right = _plain(scene, quantity.end, clause[1])
    if _acts(left) or _acts(right) or word("reached").search(_without_names(left) + "#" + _without_names(right)):
        return None
    if _SUMMED_UP.match(text, clause[1] - 1, sentence.end):
        return None
    if _by_a_body(text[sentence.start : clause[0]], left, quantity):
        return None
    last = before[-1] if before else None
    listed = last is not None and last.row is not None
    if last is not None and listed and _WITHIN.search(text[last.quantity.end : quantity.start]):
        return None
    topical = _TOPIC.search(text, sentence.start, clause[0])
    span = clause_before(sentence, clause[0])
    goes_on = span and quantity.unit == "item" and _HAS_TOO.match(left) and _acts(_plain(scene, *span))
    if word("there_is").search(left) and not _NOMINAL.search(left) and not topical and not goes_on:
        return "what there is"
    if quantity.unit in _REACHED and _has_moved(scene, sentence, quantity):
        return None
    earlier = _acts(_plain(scene, sentence.start, clause[0])) or _the_other_side_does(scene, sentence, quantity)
    if earlier or listed or _was_set_up(scene, sentence, left) or _since_the_help(scene, sentence):
        return None
    return "no act in sight"


def _since_the_help(scene: Scene, sentence: Sentence) -> bool:
    """援藏干部教会了种菜。如今全县种到1.8万亩: does a sentence of today follow one that tells of the help?"""
    if not _TODAY.match(scene.text, sentence.start, sentence.end):
        return False
    start = scene.document.blocks[sentence.block].start
    told = scene.places_in(start, sentence.start, "donor")
    return bool(told) or word("pairing_mark").search(scene.text, start, sentence.start) is not None


def _the_other_side_does(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """静安专家手把手带出2支团队: is the supporting side named before the figure, with whatever verb in its clause?"""
    if not scene.places_in(sentence.start, quantity.start, "donor"):
        return False
    clause = clause_of(sentence, quantity.start)
    said = _without_names(_plain(scene, clause[0], quantity.start))
    return any(flag == "v" and not _STATIVE.fullmatch(token) for token, flag in words_of(said))


def _has_moved(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """商品率由68%提高到90%: does the rate move from one value to another in a paragraph that has told of the help?"""
    if not _MOVED.search(scene.text[slice(*clause_of(sentence, quantity.start))]):
        return False
    start = scene.document.blocks[sentence.block].start
    told = scene.places_in(start, quantity.start, "donor")
    return bool(told) or word("pairing_mark").search(scene.text, start, quantity.start) is not None


def _by_a_body(said: str, left: str, quantity: Quantity) -> bool:
    """园区产值4120万元, 中学的上线率达91.7%: what a firm, a park, a school turns out or reaches is its own act."""
    if quantity.unit in _TURNED_OUT:
        return word("acting_body").search(left) is not None
    return quantity.unit in _REACHED and word("public_body").search(said + left) is not None


def _was_set_up(scene: Scene, sentence: Sentence, left: str) -> bool:
    """建起图书角。图书角共19个: does an act earlier in the paragraph hold the noun that a clause opens with?"""
    topic = _OPENS.match(left)
    if topic is None:
        return False
    start = scene.document.blocks[sentence.block].start
    told = [s for s in scene.document.sentences if start <= s.start < sentence.start]
    clauses = [_plain(scene, *span) for s in told for span in s.clauses]
    return any(topic["noun"] in said and _acts(said) for said in clauses)


def _plain(scene: Scene, start: int, end: int) -> str:
    """A stretch with ○ for the divisions that it names: 福建 and 新疆 hold no act."""
    parts: list[str] = []
    at = start
    for place in scene.places_in(start, end):
        if place.start >= at:
            parts += (scene.text[at : place.start], "○")
            at = min(place.end, end)
    return "".join((*parts, scene.text[at:end]))


def _acts(said: str) -> bool:
    """Does a stretch tell of an act, names that only hold a verb left out?"""
    return word("act").search(_without_names(said)) is not None


def _without_names(said: str) -> str:
    return word("named_for_act").sub("", said)
