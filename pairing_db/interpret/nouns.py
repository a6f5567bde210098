"""The noun that a figure counts, in whole words, as a scope keeps it: 新诊疗项目 for 引入10个新诊疗项目."""

from __future__ import annotations

import re
from functools import cache

import jieba.posseg

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.scene import Scene, squeeze, without_names
from pairing_db.interpret.windows import chunk_of, clause_of, without_arrival
from pairing_db.recognise.enterprise_lexicon import tokenizer
from pairing_db.words import word

_RUN = re.compile(r"的?([一-鿿“”A-Za-z]+)")
_TAIL_RUN = re.compile(r"([一-鿿“”A-Za-z]+)$")
_NAMES = ("n", "j", "l", "i", "eng", "x", "a", "b", "ng", "vn", "f", "s", "k", "z", "ag", "t")
_CLOSES = ("p", "d", "c", "r", "u", "m", "q", "y", "w")
_WHOLE_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_OPENS_NOTHING = ("p", "d", "c", "r", "u", "y", "w")
_LONGEST = 14
_MEMBER_MARKS = re.compile(r"[,，。;；:：、(（)）]")
# 转诊率, 安置点: a noun whatever the tagger says
_NOUN_END = re.compile(r"(?:率|额|量|数|费|面积|能力|产值|点|站|线|馆|店|棚|库|厂|房|渠|井|席|诊|访)$")
# 会诊中心, 滴灌设施: heads that a verb qualifies
_QUALIFIED = re.compile(
    r"(?:中心|设施|基地|设备|系统|工程|项目|技术|车间|服务|平台|体系|[一-鿿]?[点站室园场班厂])(?:[一-鿿]{0,2})$"
)
_INSIDE_NAMES = ("建设", "培训", "推进", "开展")
_OWN_SUBJECT = re.compile(
    r"\s*(?!同比|环比|年均|比|较)([一-鿿“”]{2,16}?)(?:比|较|同比|环比|年均|由|从|增长|增加|提高|上升|下降|减少|提升|增至|升至|降至|翻)"
)


def noun_of(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """The noun of a figure: behind it, else before it; None where neither holds a word."""
    start, end = chunk_of(scene.text, clause_of(sentence, quantity.start), quantity)
    behind = _RUN.match(scene.text[quantity.end : end])
    found = _leading(squeeze(behind[1])) if behind else ""
    if not _names(found):
        start = max(start, _behind_figures(scene, start, quantity))
        before = _TAIL_RUN.search(without_arrival(scene.text[start : quantity.start]))
        found = _closing(behind_the_verb(squeeze(before[1]))) if before else ""
    if found.count("“") != found.count("”"):
        found = found.strip("“”")
    return found if _names(found) else None


def _names(found: str) -> bool:
    """Whether words name a thing: two characters or more (猪, 井 are enough), and no word of time, plan or change."""
    if len(found) < 2:
        return word("one_character_noun").fullmatch(found) is not None
    return word("names_nothing").fullmatch(found) is None


def _behind_figures(scene: Scene, start: int, quantity: Quantity) -> int:
    """Where the words of a figure begin behind the figures before it: 45分钟卖出1.1万单 counts no minutes."""
    ends = [q.end for q in scene.quantities_in(start, quantity.start) if q.end < quantity.start]
    return max(ends, default=start)


def behind_the_verb(run: str) -> str:
    """A run of characters behind its last verb of doing: 教学楼 of 小学新建教学楼, but 乡村建设项目 as it is."""
    opened = [
        m
        for m in word("lead_verb").finditer(run)
        if len(run) - m.end() >= 2 and (m.start() == 0 or m[0] not in _INSIDE_NAMES)
    ]
    return run[opened[-1].end() :] if opened else run


def named_before(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """The noun right before a figure with what qualifies it, in whole words; None where there is none."""
    start, _ = chunk_of(scene.text, clause_of(sentence, quantity.start), quantity)
    before = _TAIL_RUN.search(without_arrival(scene.text[start : quantity.start]))
    run = squeeze(before[1]) if before else ""
    found = behind_the_verb(run)
    return found if 2 <= len(found) <= 2 * _LONGEST else None


def subject_of(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """What a rate is a rate of: the noun before the nearest earlier figure of the sentence, else of the clause."""
    own = clause_of(sentence, quantity.start)
    said = _OWN_SUBJECT.match(scene.text[own[0] : quantity.start])
    told = _closing(squeeze(said[1])) if said and not scene.quantities_in(own[0], own[0] + said.end()) else ""
    if len(told) >= 2 and _names(told):
        return told
    closed = [(m.start(), m.end()) for m in _WHOLE_BRACKET.finditer(scene.text, sentence.start, quantity.start)]
    earlier = [
        q
        for q in scene.quantities_in(sentence.start, quantity.start)
        if q.unit not in ("percent", "times") and not any(s <= q.start < e for s, e in closed)
    ]
    at = earlier[-1].start if earlier else quantity.start
    clause = clause_of(sentence, at)
    before = re.search(r"([一-鿿“”]{2,24}?)(?:达到?|为|超过|突破|同比|较|比|占)*$", scene.text[clause[0] : at])
    found = _closing(squeeze(before[1])) if before else ""
    return found if len(found) >= 2 and _names(found) else None


def _leading(run: str) -> str:
    """The noun phrase that a run of characters opens with: to its last noun before a word that opens something new."""
    kept, held = "", ""
    tagged = words_of(run)
    if len(tagged) > 1 and tagged[0][1] == "v" and tagged[1][1].startswith("uj") and len(tagged[0][0]) >= 2:
        return tagged[0][0]  # 28家超市的货架: what a measure word counts is a noun, whatever the tagger says
    for token, flag in tagged:
        if word("names_nothing").fullmatch(token):
            if kept:
                break
            continue
        if len(kept) >= 2 and flag == "v" and word("governing_verb").fullmatch(token):
            break  # 单位食堂签订了协议, 标准采购帮扶产品: the verb opens what the noun did
        if flag[0] in _CLOSES or word("new_verb").fullmatch(token) or len(kept + held + token) > _LONGEST:
            break
        held += token
        if flag.startswith(("n", "l", "j", "vn", "eng", "k", "s")) or flag == "x" or _NOUN_END.search(token):
            kept, held = kept + held, ""
    return kept


def _closing(run: str) -> str:
    """The noun phrase that a run of characters closes with: back to the first word that is no part of a name."""
    tagged = words_of(run)
    nominal = list(tagged)
    while nominal and _is_no_name(*nominal[-1]):
        nominal.pop()  # 民生项目一共做, 协作资金有: the verb is no part of the name
    if sum(len(token) for token, _ in nominal) >= 2 or (nominal[-1:] and nominal[-1][1][0] == "n"):
        tagged = nominal
    else:  # 已会诊186例: a lone verb names what was done
        tagged = [pair for pair in tagged if pair[1] not in ("d", "ul")]
        tagged = tagged if len(tagged) == 1 else nominal
    kept = ""
    for token, flag in reversed(tagged):
        qualifies = flag == "v" and _QUALIFIED.match(kept) and not word("lead_verb").fullmatch(token)
        named = flag != "t" and (flag.startswith(_NAMES) or qualifies)
        if len(token + kept) > _LONGEST or (len(kept) > 1 and not named):
            break
        if flag[0] in _OPENS_NOTHING or (kept and word("names_nothing").fullmatch(token)):
            break
        kept = token + kept
    return kept


def _is_no_name(token: str, flag: str) -> bool:
    if _NOUN_END.search(token):
        return False
    return (flag == "a" and len(token) == 1) or flag in ("v", "d", "m", "vshi", "vyou") or flag[0] in _OPENS_NOTHING


def words_of(run: str) -> list[tuple[str, str]]:
    """The words of a run with the part of speech that the tagger gives each."""
    return [(pair.word, pair.flag) for pair in _tagger().cut(run)]


@cache
def _tagger() -> jieba.posseg.POSTokenizer:
    return jieba.posseg.POSTokenizer(tokenizer())


def own_member(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """The words of a figure's own member of its clause, without places and times; they may name what it counts."""
    start = clause_of(sentence, quantity.start)[0]
    ends = [q.end for q in scene.quantities_in(start, quantity.start)]
    marks = [m.end() for m in _MEMBER_MARKS.finditer(scene.text, start, quantity.start)]
    return without_names(scene, max([start, *ends, *marks]), quantity.start)
