"""A sentence as the readings see it: the figure as ``#``, other figures as ``@``, words of arrival taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pairing_db.document import Period, Quantity, Sentence
from pairing_db.interpret.lexicon import Rule
from pairing_db.words import word

_WAGE_MONTH = re.compile("(?:上个?|这个|本|当)月")  # 上个月领到2460元: the month tells a wage and stays
_FROM = re.compile(r"(?:由|从|自)(?:原先|原来|最初|起初|过去|之前|[^,，;；:：。#@]{0,6}(?:前|初|底|末|时|年))?的?$")
_SPLIT = re.compile(r"^\s?[(（][^()（）]{0,60}[)）]")
_BULLET = re.compile(r"\s*[-●•·*◆■▶–—○]")
_LABEL = re.compile(r"([\u4e00-\u9fff”）)])[:：]\s*(?=[^,，;；。]{0,12}$)")
_TRAILING = re.compile(r"~$")
_TOPIC_COMMA = re.compile(r"(?<=[\u4e00-\u9fff”])[,，]~?$")
_IN_TURN = re.compile(
    r"(?P<nouns>[一-鿿]{1,10}[率额数量值](?:[、和与及][一-鿿]{1,10}[率额数量值])+)(?:分别|依次)(?:为|是|达到?|超过|[:：])(?P<before>(?:@[、和与及,，])*)$"
)
_NEXT_IN_TURN = re.compile(r"[、和与及,，]@")
_ARRIVED = re.compile(r"[到至为成]")
_SUMMED = re.compile(r"共|累计|~")
_BARE = re.compile(r"[,，。;；、)）]|$")
_COPULA = re.compile(r"为|是|达|有|分别|依次|计|[到至在]$|[到至在](?=[^一-鿿]|$)|合计")
_QUOTED = re.compile(r"“([^“”]{2,20}[^“”馆店])”([^“”,，;；。]{0,6})$")
_FROM_TO = re.compile(r"(?:更是)?(?:由|从)[^,，;；:：。#@]{0,12}@[^,，;；:：。#@]{0,3}$")
_CLAUSE_MARKS = ",，;；:：。"
_BRACKETED = re.compile(r"[(（][^()（）#@]{1,12}[)）]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that reads a figure, and how many characters the reading spans."""

    rule: Rule
    length: int


def clause_of(sentence: Sentence, position: int) -> tuple[int, int]:
    """The clause of ``sentence`` that contains ``position``."""
    for start, end in sentence.clauses:
        if start <= position < end:
            return start, end
    return sentence.start, sentence.end


def clause_before(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The clause that ends where the clause from ``start`` begins; None at the head of the sentence."""
    return next((span for span in sentence.clauses if span[1] == start), None)


def chunk_of(text: str, clause: tuple[int, int], quantity: Quantity) -> tuple[int, int]:
    """The member of a 、-list that holds the figure, inside its clause."""
    left = text.rfind("、", clause[0], quantity.start)
    right = text.find("、", quantity.end, clause[1])
    return (left + 1 if left >= 0 else clause[0]), (right if right >= 0 else clause[1])


def window(
    text: str, sentence: Sentence, quantity: Quantity, others: Sequence[Quantity], periods: Sequence[Period] = ()
) -> str:
    """The sentence around ``quantity`` in the form that patterns are written for."""
    beside = _side_by_side(quantity, others)
    marks = [(q.start, q.end, "#" if q.start == quantity.start else "" if q in beside else "@") for q in others]
    marks += [
        (p.start, p.end, "~") for p in periods if p.kind != "rate" and not _WAGE_MONTH.fullmatch(text, p.start, p.end)
    ]
    parts: list[str] = []
    at = sentence.start
    for start, end, sign in sorted(marks):
        if start >= at:
            parts += (text[at:start], sign)
            at = end
    parts.append(text[at : sentence.end])
    head, _, tail = "".join(parts).partition("#")
    head = head.rstrip(" \u3000\t")  # 赴旗考察企业 9家: a list sets its figures off with a blank
    if _BULLET.match(head):
        head = _LABEL.sub(r"\1", head, count=1)
    head = _in_turn(head, tail)
    noun = without_arrival(head, bare=_BARE.match(tail) is not None)
    head = _FROM_TO.sub("", noun) if _ARRIVED.search(head[len(noun) :]) else noun
    head = _QUOTED.sub(r"\1\2", head)
    tail = word("after_figure").sub("", tail, count=1) if word("after_figure").match(tail) else tail
    if tail.startswith("、") and not any(q.start == quantity.end + 1 for q in others):
        tail = "," + tail[1:]  # 气调库3座、车间1个: the noun behind a mark of enumeration is the next figure's
    return _BRACKETED.sub("", head) + "#" + _BRACKETED.sub("", _SPLIT.sub("", tail, count=1))


def _in_turn(head: str, tail: str) -> str:
    """开工率和拨付率分别为100%、98.6%: the first figure keeps the first noun, the second the second."""
    match = _IN_TURN.search(head)
    if not match:
        return head
    nouns = re.split(r"[、和与及]", match["nouns"])
    before = match["before"].count("@")
    after = 0
    while _NEXT_IN_TURN.match(tail, 2 * after):
        after += 1
    if before + 1 + after < len(nouns):
        return head
    return head[: match.start("nouns")] + nouns[before] if before < len(nouns) else head


def _side_by_side(quantity: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """The figures right before ``quantity`` with other units: 3批次150余人, 4000亩22万株 share the noun before them."""
    found: list[Quantity] = []
    at = quantity
    for other in reversed([q for q in others if q.start < quantity.start]):
        if other.end != at.start or other.unit in (quantity.unit, "yuan", "percent"):
            break
        found.append(other)
        at = other
    return found


def without_arrival(head: str, *, bare: bool = False) -> str:
    """``head`` without the words that lead from a noun to its figure: 资金达到, 共有约; 产品,去年为; 人数,分别为.

    ``bare``: the figure has no noun behind it, so that a sum (安居房,累计) also leads back over the comma.
    """
    stripped = ""
    while match := _arrival().search(head) or _FROM.search(head) or _TRAILING.search(head):
        stripped = head[match.start() :] + stripped
        head = head[: match.start()]
    comma = _TOPIC_COMMA.search(head)
    if comma and (_COPULA.search(stripped) if not bare else _COPULA.search(stripped) or _SUMMED.search(stripped)):
        return without_arrival(head[: comma.start()], bare=bare)
    return head


@cache
def _arrival() -> re.Pattern[str]:
    return re.compile(f"{word('arrival').pattern}$")


def best_rule(seen: str, quantity: Quantity, candidates: tuple[Rule, ...], topic: str = "") -> Hit | None:
    """The reading that fits best: highest weight, then the tightest match; ``topic`` is the heading and label above."""
    clause = _own_clause(seen)
    best: tuple[int, int, Rule] | None = None
    for rule in candidates:
        if rule.units and (quantity.unit or "number") not in rule.units:
            continue
        if rule.measures and quantity.measure not in rule.measures:
            continue
        length = min((found for p in rule.at if (found := _tightest(p, seen)) is not None), default=None)
        if length is None:
            continue
        if rule.unless and rule.unless.search(clause):
            continue
        if rule.also and not (rule.also.search(seen) or rule.also.search(topic)):
            continue
        key = (rule.weight, -length, rule)
        if best is None or key[:2] > best[:2]:
            best = key
    return Hit(best[2], -best[1]) if best else None


def _own_clause(seen: str) -> str:
    """The clause of a window that holds the figure."""
    at = seen.index("#")
    start = max(seen.rfind(mark, 0, at) for mark in _CLAUSE_MARKS) + 1
    ends = [found for mark in _CLAUSE_MARKS if (found := seen.find(mark, at)) >= 0]
    return seen[start : min(ends, default=len(seen))]


def _tightest(pattern: re.Pattern[str], seen: str) -> int | None:
    """The length of the shortest match that starts anywhere; patterns hold gaps, and the nearest cue decides."""
    best: int | None = None
    match = pattern.search(seen)
    while match:
        length = match.end() - match.start()
        best = length if best is None else min(best, length)
        match = pattern.search(seen, match.start() + 1)
    return best
