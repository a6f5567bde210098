"""The side that the clause right behind a sum names as what the sum is for: 投入3.1亿元,帮助某县建成学校5所."""

from __future__ import annotations

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.side_lists import groups_of
from pairing_db.interpret.windows import clause_of
from pairing_db.words import word


def goal_behind(scene: Scene, sentence: Sentence, quantity: Quantity) -> list[Region]:
    """The divisions that the clause behind a sum of money opens with as its goal; none where it names others too."""
    clause = clause_of(sentence, quantity.start)
    behind = next(((a, b) for a, b in sentence.clauses if a == clause[1]), None)
    if quantity.unit != "yuan" or behind is None or scene.text[clause[1] - 1] not in ",，":
        return []
    verb = word("meant_for").match(scene.text, *behind)
    named = scene.places_in(*behind, "recipient")
    if verb is None or not named or named[0].start != verb.end():
        return []
    first = groups_of(scene, named)[0]
    others = [p for p in scene.places_in(behind[0], sentence.end, "recipient") if p not in first]
    if word("and_more_divisions").match(scene.text, first[-1].end) or any(
        p.region not in [q.region for q in first] for p in others
    ):
        return []
    if any(p.region.level in ("township", "village") for p in first):
        return []  # where a county's money is spent, or the partner of a town told before
    return list(dict.fromkeys(p.region for p in first))
