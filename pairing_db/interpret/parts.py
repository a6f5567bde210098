"""Figures inside figures: the poor among the workers, a threshold, a denominator, the members of an 其中-list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.labour import is_poor
from pairing_db.interpret.ledger import Account
from pairing_db.interpret.measured import Draft
from pairing_db.interpret.nouns import behind_the_verb, noun_of
from pairing_db.interpret.scene import Scene, squeeze
from pairing_db.interpret.windows import chunk_of, clause_of
from pairing_db.words import pattern, word

_THRESHOLD = r"(?:以上|以下|以内)?的?[^,，;；。、]{0,8}?{thing_with_a_threshold}"
_DONE = re.compile(
    r"(?<=[一-鿿]{2})(?:卖出|销售|售出|采购|投入|安排|就业|到位|完成|投资|出资|带动|惠及|吸纳|签了|[就也又便]?(?:拿|掏|捐|出|认捐)(?:了|出了?|下了?)?)$"
)
_AIM = re.compile(r"(?:年度|全年|协议)?(?:目标|任务|计划|指标)数?")  # a status, no scope
_BRACKET = re.compile(r"[^,，;；。、()（）]{0,8}[(（][^()（）]*$")
_WHOLE_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_IN_BRACKET = re.compile(r"(?<=[0-9一-鿿])[(（][^()（）]*$")
_CLOSED = re.compile(r"^[^(（]*[)）]")
_AMONG_THEM = re.compile("(?:里有|里头|里面)$")  # 381名工人里有219名建档立卡贫困户
_ARE_POOR = re.compile(
    r"(?:都|全)?(?:是|(?:来|出)自|出身|属于|系|为)[^,，;；。]{0,4}(?:贫困|脱贫|建档立卡|低收入|监测)"
)  # 工人85名,62名是脱贫户
_REST_OF_CLAUSE = re.compile(r"[^,，;；。]{0,12}[,，]")  # 3728人来自本地农村,879人是脱贫劳动力
_GOES = re.compile(r"(?:到|赴|去|来|往)[^,，;；。]{1,10}(?:就业|务工|打工|上班)|就近|就地|省[内外]|县[内外]|外出")
# 产业类9个、资金2980万元;就业类2个、资金420万元: members of a list by kind
_BY_LABEL = re.compile(r"[;；、,，]\s*[一-鿿]{1,8}(?:类|领域)[^,，;；。]{0,10}$")
_LABEL = re.compile(r"[一-鿿](?:类|领域)(?:项目)?(?:$|[\d一二三四五六七八九十])")
_LABELLED = re.compile(
    r"([一-鿿]{1,8}(?:类|领域))(?:项目)?(?:[\d一二三四五六七八九十]{1,4}[个项]、?(?:资金|金额|投资))?$"
)
_CLOSE = 4
_BY_KIND = re.compile(r"\s*分(?:门类|类别?|领域|用途)(?:来)?看[,，]")
# 86名妇女上班,建档立卡户占了61人; 员工188人,脱贫的有94人
_POOR_NEXT = re.compile(
    r"[^,，;；。]{0,12}[,，](?:其?中)?(?:建档立卡|脱贫|贫困)(?:贫困)?(?:户|的|人口|劳动力|群众|妇女|人员|家庭)?(?:就?占(?:了|去|到)?|就?有|是|达)?"
)
_POOR_TOO = re.compile(
    "、(?:建档立卡|脱贫|贫困)(?:贫困)?(?:户|人口|劳动力|群众|人员)"
)  # 其中来闽就业2315人、脱贫人口2874人
_SOME_PAIR = re.compile(
    r"[^,，;；。0-9]{1,6}(?:之?中|里)[,，]?(?:已|就|只|仅)?有[0-9]+[个家所](?:与|和|同|跟)[^,，;；。]{0,24}(?:结对|对子|结成|牵手)"
)
_SOME_HOUSEHOLDS = re.compile(
    r"(?:建档立卡)?(?:贫困户|脱贫户|监测户|农户|人家)(?:之?中|里)[,，]?(?:已|就)?有[0-9]+[多余]?户"
)
# 168户社员户均增收3400元: the households gained by it
_WHO_EARNED_MORE = re.compile(r"[一-鿿]{0,8}?户均[一-鿿]{0,2}(?:增收|分红|多收)")
_DENOMINATOR = r"[^,，;；。0-9]{0,8}?{averaged}"


def opens_part(stretch: str) -> bool:
    """Does the stretch between two figures make the second a part of the first: 其中, or a bracket right behind it?"""
    return word("subset").search(stretch) is not None or _BRACKET.match(stretch) is not None


def lays_out(scene: Scene, sentence: Sentence) -> bool:
    """Does the sentence lay out by kind what was told before it: 分门类看,产业开发3255.5万元,劳务协作716.5万元?"""
    return _BY_KIND.match(scene.text, sentence.start) is not None


def poor_part(scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]) -> Draft | None:
    """231人,其中110人为建档立卡人员: the labour row that this figure is the poor part of."""
    if quantity.unit not in ("person", "household", "person_time"):
        return None
    rows = [a for a in before if a.row is not None and a.quantity.unit != "percent"]
    if not rows or rows[-1].row is None or rows[-1].row.table != "labor_transfer":
        return None
    between = scene.text[rows[-1].quantity.end : quantity.start]
    among = opens_part(between) or _AMONG_THEM.search(between)
    behind = _ARE_POOR.match(scene.text, quantity.end, sentence.end)
    if among and _GOES.search(re.split("[,，]", between)[-1]):
        return None  # 494人,其中赴上海务工的贫困劳动力24人: a row of its own
    if rows[-1].part and _POOR_TOO.fullmatch(between):
        among = True
    told = bool(among and is_poor(scene, sentence, quantity)) or _POOR_NEXT.fullmatch(between) is not None
    close = len(squeeze(between)) <= _CLOSE or _REST_OF_CLAUSE.fullmatch(between)
    if not told and not (behind and close):
        return None
    # 就业5240人,其中来闽就业2315人、脱贫人口2874人: more than the part before it is a share of the whole
    wholes = [a.row for a in rows if a.row is not None and a.row.values.get("persons", 0) >= quantity.value]
    last = rows[-1].row if quantity.value <= rows[-1].row.values["persons"] or not wholes else wholes[-1]
    if last.values["poor_persons"] is not None or quantity.value > last.values["persons"]:
        return None
    return last


def is_threshold(scene: Scene, sentence: Sentence, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """投资额1000万元以上的企业37家: the sum is a condition on what the next figure counts."""
    if quantity.qualifier not in ("over", "under") or quantity.unit in ("person", "person_time", "percent"):
        return False
    following = [q for q in quantities if q.start >= quantity.end]
    match = pattern(_THRESHOLD).match(scene.text[quantity.end : sentence.end][:24])
    if match is None or not following:
        return False
    between = scene.text[quantity.end + match.end() : following[0].start]
    return re.fullmatch(r"[^,，;；。]{0,3}", between) is not None


def is_denominator(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """33个协作县县均5515万元, 20个镇街中有8个与…结对, 62户贫困户中有58户: of how many an average or a part was told."""
    behind = scene.text[quantity.end : sentence.end]
    if _SOME_PAIR.match(behind) or _SOME_HOUSEHOLDS.match(behind):
        return True
    if quantity.unit == "household" and _WHO_EARNED_MORE.match(behind):
        return False
    return pattern(_DENOMINATOR).match(behind) is not None


def in_subset(scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]) -> bool:
    """Does 其中/含/包括 open the list that the figure stands in?"""
    if not before:
        return False
    if lays_out(scene, sentence):
        return True
    clause = clause_of(sentence, quantity.start)
    if pattern(r"(?:^|[。;；,，])\s*{subset}[,，:：]$").search(scene.text[sentence.start : clause[0]]):
        return True  # 分门类看,产业开发3255万元
    opened = list(word("subset").finditer(scene.text[clause[0] : quantity.start]))
    if opened:
        return not _CLOSED.search(scene.text[clause[0] + opened[-1].end() : quantity.start])
    like = [a for a in before if a.quantity.unit == quantity.unit and a.draft is not None]
    between = scene.text[like[-1].quantity.end : quantity.start] if like else ""
    if like and _BRACKET.match(between):
        return True
    if not like or not like[-1].part or _CLOSED.search(between):
        return False
    labelled = _BY_LABEL.search(between) and _LABEL.search(scene.text[sentence.start : like[-1].quantity.start])
    return bool(labelled or not word("new_verb").search(between))


def subset_scope(scene: Scene, sentence: Sentence, quantity: Quantity, *, part: bool = True) -> str | None:
    """The noun that a part is named by: 其中产业项目4.2亿元; where it is a ``part``, also 270个(产业类150个)."""
    clause = clause_of(sentence, quantity.start)
    said = scene.text[clause[0] : quantity.start]
    label = _LABELLED.search(said) if part else None
    if label:
        return word("subset").sub("", label[1])  # 产业类9个、资金2980万元
    bracket = _IN_BRACKET.search(said) if part else None
    if not word("subset").search(_WHOLE_BRACKET.sub("", said)) and not bracket:
        return None
    chunk = chunk_of(scene.text, clause, quantity)
    figures = [q.end for q in scene.quantities_in(chunk[0], quantity.start) if q.end < quantity.start]
    begins = max(chunk[0], clause[0] + bracket.start() + 1 if bracket else 0, *figures)
    left = scene.text[begins : quantity.start]
    noun = squeeze(re.sub(word("subset"), "", left).strip("有为是达占的,，:： "))
    noun = _DONE.sub("", behind_the_verb(noun))
    if not noun:
        return noun_of(scene, sentence, quantity)
    dated = any(noun == scene.text[p.start : p.end] for p in scene.periods_in(*chunk))  # 其中2018年1200万元
    return noun if 2 <= len(noun) <= 20 and not dated and not _AIM.fullmatch(noun) else None
