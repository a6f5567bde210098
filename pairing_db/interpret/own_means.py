"""Sums and workers of a place that no supporting side has a part in, though no word of the figure's own says so.

省电力公司投入2.3亿元, 苹果大会上客商现场签约12亿元, 开工重点项目33个,总投资460亿元, 县里整合资金6亿元, 又吸纳1100人,
靠县里自己的财政: each is kept where the other side or the cooperation is named beside it.
"""

from __future__ import annotations

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.lexicon import Rule
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.treasuries import level_of
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_SUMS_OF_ALL = ("consumption", "enterprise_investment")
_ALL_OF_A_REGION = 100_000  # persons: more than one cooperation places, where a passage names no other side
_A_GREAT_WORK = 100_000_000  # yuan


def is_of_own_means(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """Whether a sum or a count of workers that ``rule`` reads is what a place, its firms or its fair made by itself."""
    if rule is None or rule.table not in ("fund_flow", "labor_transfer"):
        return False
    if word("by_own_means").match(scene.text, clause_of(sentence, quantity.start)[1], sentence.end):
        return True
    start, end = clause_of(sentence, quantity.start)
    clause, said = scene.text[start : quantity.start], scene.text[sentence.start : quantity.start]
    if rule.table == "fund_flow" and _given_at_a_fixed_point(scene, sentence, quantity):
        return True
    if _other_side_named(scene, sentence.start, end) or says(said, "two_sides"):
        return False
    if rule.table == "labor_transfer":
        helped = any(says(scene.text[start:end], name) for name in ("done_for_a_place", "the_coast"))
        parted = says(scene.text[end : sentence.end], "subset")
        if quantity.value < _ALL_OF_A_REGION or helped or parted:
            return False
        return not _cooperation_told(scene, sentence)
    kind = rule.sets.get("kind")
    if says(clause, "utility_pays") and not any(
        start <= firm.start < quantity.start for firm in scene.mentions.enterprises
    ):
        return True
    if kind in _SUMS_OF_ALL and says(said, "fair_of_all"):
        return True
    raised = says(clause, "self_raised") and not says(said, "firm")
    if raised or (says(said, "nation_pays") and says(clause, "level_pays")):
        return True
    if says(clause, "county_gathers"):
        return _of_the_helped(scene, clause) and not _headed_by_help(scene, sentence)
    great = quantity.value >= _A_GREAT_WORK and kind == "enterprise_investment"
    return great and says(said, "works_of_a_place") and not _headed_by_help(scene, sentence)


def _given_at_a_fixed_point(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """中国某集团定点帮扶甲县: a helper outside the pairings, and no supporting side in the sentence."""
    if scene.places_in(sentence.start, sentence.end, "donor"):
        return False
    return says(scene.text[sentence.start : quantity.start], "fixed_point_help")


def _other_side_named(scene: Scene, start: int, end: int) -> bool:
    return bool(scene.places_in(start, end, "donor")) or says(scene.text, "of_the_other_side", start, end)


def _cooperation_told(scene: Scene, sentence: Sentence) -> bool:
    """Does the paragraph up to the end of the sentence, or its heading, name the other side or the cooperation?"""
    start = scene.document.blocks[sentence.block].start
    return _other_side_named(scene, start, sentence.end) or _headed_by_help(scene, sentence)


def _headed_by_help(scene: Scene, sentence: Sentence) -> bool:
    return says(scene.heading_text(sentence.block), "of_the_other_side")


def _of_the_helped(scene: Scene, clause: str) -> bool:
    """县里 of an article whose helped division is a county and whose supporting one is none."""
    found = word("county_gathers").search(clause)
    suffix = found["suffix"] if found else None
    sides = {p.role for p in scene.places if p.role and suffix and level_of(p.region, suffix) == p.region}
    return sides == {"recipient"}
