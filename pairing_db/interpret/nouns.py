"""The noun that a figure counts, in whole words, as a scope keeps it: 新诊疗项目 for 引入10个新诊疗项目."""

from __future__ import annotations

import re
from functools import cache

import jieba.posseg

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.lexicon import word
from pairing_db.interpret.scene import Scene, squeeze
from pairing_db.interpret.windows import chunk_of, clause_of, without_arrival
from pairing_db.recognise.enterprise_lexicon import tokenizer

_RUN = re.compile(r"的?([一-鿿“”A-Za-z]+)")
_TAIL_RUN = re.compile(r"([一-鿿“”A-Za-z]+)$")
_NAMES = ("n", "j", "l", "i", "eng", "x", "a", "b", "ng", "vn", "f", "s", "k", "z", "ag", "t")
_CLOSES = ("p", "d", "c", "r", "u", "m", "q", "y", "w")
_WHOLE_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_OPENS_NOTHING = ("p", "d", "c", "r", "u", "y", "w")
_LONGEST = 14


def noun_of(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """The noun of a figure: behind it, else before it; None where neither holds a word."""
    start, end = chunk_of(scene.text, clause_of(sentence, quantity.start), quantity)
    behind = _RUN.match(scene.text[quantity.end : end])
    found = _leading(squeeze(behind[1])) if behind else ""
    if not found:
        before = _TAIL_RUN.search(without_arrival(scene.text[start : quantity.start]))
        found = _closing(squeeze(before[1])) if before else ""
    if found.count("“") != found.count("”"):
        found = found.strip("“”")
    return found if len(found) >= 2 else None


def named_before(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """The noun right before a figure with what qualifies it, in whole words; None where there is none."""
    start, _ = chunk_of(scene.text, clause_of(sentence, quantity.start), quantity)
    before = _TAIL_RUN.search(without_arrival(scene.text[start : quantity.start]))
    run = squeeze(before[1]) if before else ""
    opened = list(word("lead_verb").finditer(run, 0, max(0, len(run) - 2)))
    found = run[opened[-1].end() :] if opened else run
    return found if 2 <= len(found) <= 2 * _LONGEST else None


def subject_of(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """What a rate is a rate of: the noun before the nearest earlier figure of the sentence, else of the clause."""
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
    return found if len(found) >= 2 else None


def _leading(run: str) -> str:
    """The noun phrase that a run of characters opens with: to its last noun before a word that opens something new."""
    kept, held = "", ""
    for token, flag in _tagged(run):
        if flag[0] in _CLOSES or word("new_verb").fullmatch(token) or len(kept + held + token) > _LONGEST:
            break
        held += token
        if flag.startswith(("n", "l", "j", "vn", "eng", "k", "s")) or flag == "x":
            kept, held = kept + held, ""
    return kept


def _closing(run: str) -> str:
    """The noun phrase that a run of characters closes with: back to the first word that is no part of a name."""
    tagged = _tagged(run)
    nominal = list(tagged)
    while nominal and (nominal[-1][1] in ("v", "d", "vshi", "vyou") or nominal[-1][1][0] in _OPENS_NOTHING):
        nominal.pop()  # 民生项目一共做, 协作资金有: the verb is no part of the name
    tagged = nominal if sum(len(token) for token, _ in nominal) >= 2 else tagged
    kept = ""
    for token, flag in reversed(tagged):
        if len(token + kept) > _LONGEST or (len(kept) > 1 and (flag == "t" or not flag.startswith(_NAMES))):
            break
        if not kept and flag[0] in _OPENS_NOTHING:
            break
        kept = token + kept
    return kept


def _tagged(run: str) -> list[tuple[str, str]]:
    return [(pair.word, pair.flag) for pair in _tagger().cut(run)]


@cache
def _tagger() -> jieba.posseg.POSTokenizer:
    return jieba.posseg.POSTokenizer(tokenizer())
