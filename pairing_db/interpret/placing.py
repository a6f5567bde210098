"""Whether a count of people is a count of people placed in work: the gate that a reading of labour has to pass.

Somebody is placed where the words of the count tell of work. Who came back (返乡213人), who is told with what all of
them earn (两个人的工资), who was sent along (派12人护送), what a firm has on its rolls elsewhere (总部有员工3800人) was
placed nowhere by the help.
"""

from __future__ import annotations

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.lexicon import Rule
from pairing_db.interpret.scene import Scene, without_names
from pairing_db.interpret.windows import clause_of
from pairing_db.words import pattern, says, word

_BEHIND = 14  # characters behind a figure in which the noun or the verb of those counted stands
_NAMED = 10  # characters before a figure that may name those counted
_BEFORE = 2  # clauses before the figure that may tell of the work


def told_of_work(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether people whom only their surroundings name are told of work: beside the figure, with no other noun or act.

    送156人进京上岗, 这块去年有430人 behind 合作社用工 are; 劳务办8个人跑遍全县, 互访的少年儿童1800人次 are not.
    """
    text, (start, end) = scene.text, clause_of(sentence, quantity.start)
    left = text[start : quantity.start][-_NAMED:]
    if any(says(left, name) for name in ("no_worker", "short_of", "end_of_a_range")) or says(
        text[start:end], "sent_along"
    ):
        return False
    behind = text[quantity.end : min(end, quantity.end + _BEHIND)]
    if not pattern("(?:的)?(?:$|[,，。;；、:：）)（(]|{works_behind})").match(behind):
        return False
    if pattern("(?:{names_no_people}|{arrival}|{glue})*").fullmatch(without_names(scene, start, quantity.start)):
        return True  # 到东莞的,有1.2万人: what has no words of its own is told by the sentence
    clauses = [span for span in sentence.clauses if span[0] <= end]
    return any(says(text[slice(*span)], "at_work") for span in clauses[-2 - _BEFORE :])


def not_placed(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> str | None:
    """The reason why people whom ``rule`` reads as labour were placed in no work; None where they may be."""
    if rule is None or rule.table != "labor_transfer":
        return None
    text, (start, end) = scene.text, clause_of(sentence, quantity.start)
    if word("wages_of_them").match(text, quantity.end):
        return "those who earn"
    if says(text[start:end], "came_back") and not says(text[start:end], "works_back_home"):
        return "who came back"
    told = (sentence.start, quantity.start)
    if scene.places_in(*told, "recipient"):
        return None
    seated = (p for p in scene.places_in(*told, "donor") if says(text[told[0] : p.start], "seated_at"))
    if says(text[slice(*told)], "own_rolls") or any(seated):
        return "the staff of a firm elsewhere"
    return None
