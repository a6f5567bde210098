"""People of the supporting side counted where they are, with no verb of sending: 8名福州来的医生, 闽侯的10名老师.

Their home tells that they were sent: a division of the supporting side qualifies the noun of a trade that cadres,
teachers, doctors and technicians have, and the sentence tells that they come, stay or work for others.
"""

from __future__ import annotations

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.exchanges import is_from_donor
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.ledger import Account, entered, put
from pairing_db.interpret.lexicon import Rule
from pairing_db.interpret.measured import Draft, Spot, draft
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

_COUNTED = ("person", "person_time")


def settle_sent_people(
    scene: Scene, holders: Holders, sentence: Sentence, read: list[Account], drafts: list[Draft]
) -> None:
    """Give counts in ``read`` that nothing explains a row where they count people of the supporting side at work."""
    for place, account in enumerate(read):
        if account.disposition == "unexplained" and _are_sent(scene, sentence, account.quantity):
            spot = Spot(scene, holders, sentence, account.quantity, drafts)
            sets = {"role": "auto", "activity": "auto", "direction": "to_recipient"}
            made = draft(spot, "talent_exchange", sets, "people of the supporting side")
            put(read, place, entered(account.quantity, made), drafts)


def is_staff_of_a_place(scene: Scene, sentence: Sentence, quantity: Quantity, rule: Rule | None) -> bool:
    """全县在职教师3126名,卫生技术人员1480名: all of a trade that a place has, where nobody sends since it is named."""
    if rule is None or rule.table != "talent_exchange" or not rule.generic:
        return False
    told = list(word("staff_of_a_place").finditer(scene.text, sentence.start, quantity.start))
    if not told or scene.places_in(told[-1].end(), quantity.end, "donor"):
        return False
    return not says(scene.text, "send", told[-1].end(), clause_of(sentence, quantity.start)[1])


def _are_sent(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    if quantity.unit not in _COUNTED or not says(scene.text, "at_work_for_others", sentence.start, sentence.end):
        return False
    if says(scene.text, "honoured_at_home", *clause_of(sentence, quantity.start)):
        return False
    return is_from_donor(scene, sentence, quantity)
