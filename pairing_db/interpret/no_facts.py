"""Why a figure that a reading fits is no fact of the cooperation: told of one person, of a whole place, or supposed."""

from __future__ import annotations

from pairing_db.interpret.measured import Spot
from pairing_db.interpret.own_affairs import is_own_affair, is_small_sale, is_supposed
from pairing_db.interpret.own_economy import is_own_economy
from pairing_db.interpret.own_means import is_of_own_means
from pairing_db.interpret.own_money import is_for_third_place
from pairing_db.interpret.placing import not_placed
from pairing_db.interpret.sent_people import is_staff_of_a_place
from pairing_db.interpret.windows import Hit


def reason_against(spot: Spot, hit: Hit | None) -> str | None:
    """The reason why the figure of ``spot`` makes no row although ``hit`` reads it; None where nothing speaks against.

    A reading that sets the figure aside itself needs no other reason.
    """
    if hit is not None and hit.rule.reason is not None:
        return None
    where, rule = (spot.scene, spot.sentence, spot.quantity), hit.rule if hit else None
    if is_supposed(*where):
        return "a case that is only supposed"
    if spot.sentence.start in spot.scene.own_work:
        return "own affairs in a general report"
    if is_small_sale(*where, rule):
        return "what one plot or stall sells"
    if is_own_affair(*where, rule):
        return "one person's own affairs"
    if is_staff_of_a_place(*where, rule):
        return "staff that a place has"
    unplaced = not_placed(*where, rule)
    if unplaced is not None:
        return unplaced
    if is_for_third_place(*where, rule):
        return "given to a place of neither side"
    if is_of_own_means(*where, rule):
        return "a place's own means"
    return "a place's own economy" if is_own_economy(*where, rule) else None
