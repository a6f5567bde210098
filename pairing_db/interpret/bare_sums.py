"""Sums that no noun names: what they are follows from the sum before them, from who gives, or from who pays.

第二年3600万元, 用在两个镇的有1.1亿元, 石门镇也分到150万元 go on with the sum before them; 队长回老家讨来96万元 is
told of a giver with an everyday verb; 花费86万元,由一家基金会承担 names the payer behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.carry import SPOKEN_SUM, carry_on
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.ledger import Account, entered, put
from pairing_db.interpret.lexicon import rules
from pairing_db.interpret.measured import Draft, Spot, draft
from pairing_db.interpret.nouns import own_member
from pairing_db.interpret.scene import Scene, without_names
from pairing_db.interpret.windows import best_rule, chunk_of, clause_of
from pairing_db.words import pattern, says, word

_WHOLE_AND_A_PART = 2
_SMALLEST = 10_000  # yuan: a smaller sum with no noun is told of a household or of one person
_AID = frozenset({"fiscal_aid", "aid_total", "social_aid", "in_kind"})
_ANY_PAYER = "money put in, payer decides"  # gives way to the payer that the sentence names
_ENDS = re.compile(r"(?:的)?(?:[,，。;；、)）]|$)")


def settle_bare_sums(
    scene: Scene,
    holders: Holders,
    sentence: Sentence,
    read: list[Account],
    accounts: Sequence[Account],
    drafts: list[Draft],
) -> None:
    """Give sums of ``read`` that nothing else read a row; ``accounts`` are those of the sentences before."""
    for place, account in enumerate(read):
        quantity = account.quantity
        if quantity.unit != "yuan" or quantity.value < _SMALLEST:
            continue
        spot = Spot(scene, holders, sentence, quantity, drafts)
        made = None
        if account.disposition == "unexplained":
            whole = _whole_before(scene, sentence, quantity, [*accounts, *read[:place]])
            made = carry_on(spot, whole) if whole is not None else None
            if made is not None and whole is not None:
                _where_its_own_words_put_it(spot, made, read[:place])
            made = made or _of_a_payer(spot) or _of_a_giver(spot) or _by_the_year(spot)
        elif account.rule == _ANY_PAYER:
            made = _of_a_payer(spot)
        if made is not None:
            put(read, place, made, drafts)


def _where_its_own_words_put_it(spot: Spot, made: Account, before: Sequence[Account]) -> None:
    """用于甲镇建设2100万元、县医院改造760万元: a member without a place stands where the sentence's first sum does."""
    scene, quantity, row = spot.scene, spot.quantity, made.row
    chunk = chunk_of(scene.text, clause_of(spot.sentence, quantity.start), quantity)
    rows = [a.row for a in before if a.row is not None and a.row.table == "fund_flow"]
    if row is None or len(rows) < _WHOLE_AND_A_PART or chunk[0] == clause_of(spot.sentence, quantity.start)[0]:
        return
    if not scene.places_in(*chunk) and row.context.get("recipient") == "clause":
        row.values["recipient"], row.context["recipient"] = rows[0].values["recipient"], "whole"


def _whole_before(scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]) -> Draft | None:
    """The flow that a sum goes on with: the last sum before it, in its sentence or right before it."""
    spoken = [a for a in before if a.row is None and a.quantity.value < SPOKEN_SUM]  # 分成三块
    sums = [a for a in before if a.quantity.unit == "yuan" and a not in spoken]
    divided = says(scene.text[sentence.start : quantity.start], "divides_the_sum")
    if divided:  # what is divided is no less than its part
        sums = [a for a in sums if a.quantity.value >= quantity.value]
    row = sums[-1].row if sums else None
    if row is None or row.table != "fund_flow":
        return None
    own = own_member(scene, sentence, quantity)
    clause = without_names(scene, max(clause_of(sentence, quantity.start)[0], sums[-1].quantity.end), quantity.start)
    shared = divided or says(clause, "spent_of_the_sum") or says(own, "got_of_the_sum")
    if shared and row.values["kind"] not in _AID:
        return None
    beside = scene.text[sums[-1].quantity.end : quantity.start] == f"、{own}" and row.values["kind"] in _AID
    within = sums[-1].part and sums[-1].quantity.start >= sentence.start
    listed = (within or beside) and word("purpose_of_the_sum").fullmatch(own)
    bare = (_says_nothing(own) or listed) and _ENDS.match(scene.text, quantity.end)
    if not shared and not bare:
        return None
    return row if _is_near(scene, sentence, quantity, sums[-1].quantity, shared=shared) else None


def _is_near(scene: Scene, sentence: Sentence, quantity: Quantity, last: Quantity, *, shared: bool) -> bool:
    """Is ``last`` in the sentence, or in the one before it that the sum's own sentence opens by going on with?"""
    if last.start >= sentence.start:
        return True
    opening = scene.text[sentence.start : quantity.start]
    told = scene.sentence_at(last.start)
    if told is None or not (shared or _says_nothing(without_names(scene, sentence.start, quantity.start))):
        return False
    between = [s for s in scene.document.sentences if told.start < s.start < sentence.start]
    if pattern(r"\s*{subset}").match(opening):
        return not between or sentence.block - told.block <= 1
    return not between and told.block == sentence.block


def _says_nothing(own: str) -> bool:
    bare = pattern("(?:{names_no_money}|{arrival}|{glue})*").fullmatch(own) is not None
    return bare and not says(own, "tells_a_difference")


def _of_a_payer(spot: Spot) -> Account | None:
    """The row of a cost that the supporting side or a charity pays."""
    payer = None if _is_no_flow(spot) else _payer(spot.scene, spot.sentence, spot.quantity)
    if payer is None:
        return None
    sets = {"kind": "social_aid" if says(payer, "charitable") else "by_payer", "stage": "disbursed"}
    return entered(spot.quantity, draft(spot, "fund_flow", sets, "cost that somebody pays"))


def _of_a_giver(spot: Spot) -> Account | None:
    """The row of a sum that somebody gives, by a verb that is told of no other money."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    own = own_member(scene, sentence, quantity)
    if _is_no_flow(spot) or not says(own, "gives_money") or not _giver_before(scene, sentence, quantity):
        return None
    charity = says(scene.text[sentence.start : quantity.start], "charitable")
    sets = {"kind": "social_aid" if charity else "by_payer", "stage": "disbursed"}
    return entered(quantity, draft(spot, "fund_flow", sets, "money given, everyday verb"))


def _by_the_year(spot: Spot) -> Account | None:
    """对镇雄的投入一年比一年多,2017年1200万元: the first of sums year by year, of the noun that they are told of."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    start = clause_of(sentence, quantity.start)[0]
    start = max(start, *(scene.text.rfind(sign, start, quantity.start) + 1 for sign in "(（"))
    nouns = list(word("noun_of_yearly_sums").finditer(scene.text, sentence.start, start))
    if not nouns or not says(scene.text[nouns[-1].end() : start], "grows_by_the_year"):
        return None
    if not scene.periods_in(start, quantity.start) or not _says_nothing(own_member(scene, sentence, quantity)):
        return None
    hit = best_rule(f"{nouns[-1][0]}#", quantity, rules())
    flow = hit is not None and hit.rule.table == "fund_flow"
    sets = hit.rule.sets if hit is not None and flow else {"kind": "by_payer", "stage": "disbursed"}
    return entered(quantity, draft(spot, "fund_flow", sets, "sums told year by year"))


def _is_no_flow(spot: Spot) -> bool:
    return says(spot.scene.text[slice(*clause_of(spot.sentence, spot.quantity.start))], "no_flow_of_money")


def _payer(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """Who pays the sum: 费用86万元由…承担, 费用是…出的,总计160万元; of the supporting side, or a charity."""
    found = word("paid_by").match(scene.text, quantity.end, sentence.end)
    if found is None and _says_nothing(own_member(scene, sentence, quantity)):
        found = word("cost_paid_by").search(scene.text, sentence.start, quantity.start)
    if found is None and says(own_member(scene, sentence, quantity), "cost_of_the_gift"):
        given = _giver_before(scene, sentence, quantity) or says(
            scene.text[sentence.start : quantity.start], "charitable"
        )
        return scene.text[sentence.start : quantity.start] if given else None
    if found is None:
        return None
    named = scene.places_in(found.start(), found.end(), "donor")
    return found[0] if named or says(found[0], "charitable") else None


def _giver_before(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Does the supporting side, or those it sent, act nearest before the sum?"""
    places = [p for p in scene.places_in(sentence.start, quantity.start) if p.role]
    sent = list(word("sent_by_the_helper").finditer(scene.text, sentence.start, quantity.start))
    last_place = places[-1] if places and places[-1].role == "donor" else None
    at = max([p.end for p in ([last_place] if last_place else [])] + [m.end() for m in sent], default=None)
    if at is None or (places and places[-1].start > at):
        return False
    return not says(scene.text[at : quantity.start], "own_side_acts")
