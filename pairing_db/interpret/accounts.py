"""Every figure is accounted for: the loop that gives each quantity of title and body its one end.

A figure first belongs to a count of paired units, else to a rule of the lexicon, else it carries on what the figure
before it in the same list is; what remains is ``unexplained``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pairing_db.document import Figure, Quantity, Reading, Sentence
from pairing_db.interpret.acts import is_set, nothing_done
from pairing_db.interpret.bare_people import settle_bare_people
from pairing_db.interpret.bare_sums import settle_bare_sums
from pairing_db.interpret.best_reading import SMALLEST_PURSE, read_by
from pairing_db.interpret.carry import background_carried, carried, carry_on, leant_on, read_targets, settle_plan
from pairing_db.interpret.columns import is_bare_row, named_columns, row_above
from pairing_db.interpret.each import shared_out
from pairing_db.interpret.exchanges import stays_in_own_school
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.ledger import Account, entered
from pairing_db.interpret.lexicon import FAINT, Rule, keyed, rules
from pairing_db.interpret.measured import Draft, Spot, draft
from pairing_db.interpret.members import settle_members
from pairing_db.interpret.no_facts import reason_against
from pairing_db.interpret.own_economy import came_of_the_help, goes_on_with_economy
from pairing_db.interpret.parts import in_subset, is_denominator, is_threshold, poor_part, subset_scope
from pairing_db.interpret.purses import lay_out
from pairing_db.interpret.restated import restate
from pairing_db.interpret.rhetoric import is_figure_of_speech
from pairing_db.interpret.sales import is_own_sale, is_shop_of_the_help
from pairing_db.interpret.scene import Scene, without_times
from pairing_db.interpret.sent_people import settle_sent_people
from pairing_db.interpret.siblings import tell_apart
from pairing_db.interpret.split_aid import tell_halves
from pairing_db.interpret.tallies import tallies_of
from pairing_db.interpret.tally_rows import Tally
from pairing_db.interpret.weighing import UNLIKE_HELP, is_unlike_help
from pairing_db.interpret.wholes import Whole, wholes_of
from pairing_db.interpret.windows import Hit, best_rule, clause_of
from pairing_db.words import pattern, says

_WEAK = 22  # a reading of this weight or less gives way to the list that the figure stands in
_NOT_BETWEEN_SIDES = ("local", "above")  # who gives what no supporting side gives (own_money.py)
_A_LOAD = 100  # jin or kilograms that one person carries away
_SURE_ASIDE = 40  # context of this weight says what its own figure is (其中31对是老对子), inside a list too


def account(scene: Scene, holders: Holders) -> tuple[list[Figure], list[Reading]]:
    """The figures of an article, each with its end, and the readings of the measured tables and tallies."""
    accounts: list[Account] = []
    drafts: list[Draft] = []
    tallies: list[Tally] = []
    wholes: dict[int, Whole] = {}
    history: list[list[Account]] = []
    last: tuple[int, list[Account]] = (-1, [])
    for sentence in scene.document.sentences:
        quantities = tuple(
            q
            for q in scene.quantities_in(sentence.start, sentence.end)
            if q.unit is not None or q.value_max is not None
        )
        if not quantities:
            continue
        own = sentence.start in scene.own_work
        found = [] if own else tallies_of(scene, sentence, quantities)
        tallies += found
        within = last[0] == sentence.block or _opens_part(scene, sentence)
        earlier = last[1] if within else []
        if not found and not own and is_bare_row(scene, sentence, quantities):
            read = _table_row(scene, holders, sentence, quantities, history, drafts)
        else:
            read = _sentence(scene, holders, sentence, quantities, found, earlier, accounts, drafts)
        read_targets(scene, holders, sentence, read, drafts, earlier)
        lay_out(scene, holders, sentence, read, drafts)
        tell_halves(scene, read)
        settle_bare_sums(scene, holders, sentence, read, accounts, drafts)
        settle_sent_people(scene, holders, sentence, read, drafts)
        settle_members(scene, sentence, read, earlier)
        tell_apart(scene, sentence, read)
        wholes |= wholes_of(scene, sentence, read, earlier)
        accounts += read
        history.append(read)
        last = (sentence.block, read)
    restate(scene, accounts, drafts)
    return _finish([*accounts, *_outside(scene)], drafts, tallies, wholes)


def _sentence(
    scene: Scene,
    holders: Holders,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    tallies: Sequence[Tally],
    earlier: Sequence[Account],
    accounts: Sequence[Account],
    drafts: list[Draft],
) -> list[Account]:
    """The accounts of a sentence; one that goes on with the sentence before (其中…, 实际…) sees its figures too."""
    counted = {q.start: tally for tally in tallies for q in tally.quantities}
    goes_on = pattern(r"\s*{goes_on}").match(scene.text[sentence.start : sentence.end])
    opened = list(earlier) if goes_on or _opens_bare(scene, sentence, quantities[0], earlier) else []
    read: list[Account] = []
    for quantity in quantities:
        tally = counted.get(quantity.start)
        if tally is not None:
            read.append(Account(quantity, "fact", None, tally.rule, tally=tally))
            continue
        read.append(_figure(Spot(scene, holders, sentence, quantity, drafts), quantities, [*opened, *read]))
        made = read[-1].row
        if made is not None:
            drafts += shared_out(scene, sentence, quantity, made)
        settle_bare_people(scene, holders, sentence, read, accounts, drafts)
    return read


def _opens_part(scene: Scene, sentence: Sentence) -> bool:
    """A paragraph that opens with 其中 goes on with the one before it."""
    return re.match(r"\s*其中[,，]?[一-鿿]", scene.text[sentence.start : sentence.end]) is not None


def _opens_bare(scene: Scene, sentence: Sentence, first: Quantity, earlier: Sequence[Account]) -> bool:
    """2020年到现在是30.07亿元: only the time of the sum is said, and the sums before it are of one kind."""
    if len({a.row.values["kind"] for a in earlier if a.row is not None and a.row.table == "fund_flow"}) != 1:
        return False
    if first.unit != "yuan" or not scene.periods_in(sentence.start, first.start):
        return False
    said = without_times(scene, sentence.start, first.start)
    return pattern(r"(?:单看|光|仅|而|\s|{glue})*").fullmatch(said) is not None


def _table_row(
    scene: Scene,
    holders: Holders,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    history: Sequence[Sequence[Account]],
    drafts: list[Draft],
) -> list[Account]:
    """The accounts of a row of bare figures: by the row above, else by the line that names the columns."""
    above = row_above(quantities, history)
    names = named_columns(scene, sentence, len(quantities))
    read: list[Account] = []
    for index, quantity in enumerate(quantities):
        spot = Spot(scene, holders, sentence, quantity, drafts)
        source = above[index].row if above else None
        hit = best_rule(f"{names[index]}#", quantity, rules()) if names else None
        if source is not None:
            read.append(carry_on(spot, source))
        elif hit is not None and hit.rule.reason is None:
            read.append(entered(quantity, draft(spot, hit.rule.table, hit.rule.sets, hit.rule.name)))
        else:
            read.append(_figure(spot, quantities, read))
        made = read[-1].row
        if made is not None:
            drafts.append(made)
    return read


def _figure(spot: Spot, quantities: Sequence[Quantity], before: Sequence[Account]) -> Account:
    """The one end of a figure; ``quantities`` are those of its sentence, ``before`` the accounts of earlier ones."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    attribute = _attribute(spot, quantities, before)
    if attribute is not None:
        return attribute
    hit = read_by(spot, quantities)
    reason = reason_against(spot, hit)
    if reason is not None:
        return Account(quantity, "context", "background", reason)
    hit = _as_output(spot, hit)
    origin, headless = carried(scene, sentence, quantity, before)
    part = in_subset(scene, sentence, quantity, before)
    if origin and origin.row and _goes_on(spot, hit, origin, part=part, headless=headless):
        read = carry_on(spot, origin.row)
        if read.draft is not None:
            settle_plan(scene, sentence, origin, read.draft)
        read.part = part
        return _own_purse(read) or _unlike_help(spot, read, None) or read
    if hit is None or hit.rule.weight <= FAINT:
        aside = background_carried(scene, quantity, before)
        if aside is not None:
            return aside
    said = scene.text[slice(*clause_of(sentence, quantity.start))]
    small = quantity.unit == "yuan" and quantity.value < SMALLEST_PURSE and not says(said, "public_sum")
    if hit is None and small:
        return Account(quantity, "context", "background", "a small sum of a story")
    if hit is None:
        return Account(quantity, "unexplained", None, None)
    rule = hit.rule
    bare = _bare_count(spot, rule, before)
    if bare is not None:
        return bare
    if rule.reason is not None:
        return Account(quantity, "context", rule.reason, rule.name)
    idle = _idle(spot, rule, before)
    if idle is not None:
        return idle
    made = _drafted(spot, rule)
    made.values["scope"] = made.values.get("scope") or subset_scope(scene, sentence, quantity, part=part)
    read = entered(quantity, made)
    return _own_purse(read) or _unlike_help(spot, read, rule) or read


def _unlike_help(spot: Spot, read: Account, rule: Rule | None) -> Account | None:
    """A row that no gate speaks against, in words that tell of background."""
    if not is_unlike_help(spot.scene, spot.sentence, read, rule):
        return None
    return Account(read.quantity, "context", "background", UNLIKE_HELP, part=read.part)


def _as_output(spot: Spot, hit: Hit | None) -> Hit | None:
    """The reading of output for a sale that the cooperation has no part in; that of sales for what its shop sells."""
    if (
        hit is not None
        and hit.rule.key == "output_value"
        and is_shop_of_the_help(spot.scene, spot.sentence, spot.quantity)
    ):
        return Hit(keyed("sales"), 0)
    sold = hit is not None and hit.rule.sets.get("kind") == "consumption"
    own = sold and is_own_sale(spot.scene, spot.sentence, spot.quantity)
    return Hit(keyed("output_value"), 0) if own else hit


def _own_purse(read: Account) -> Account | None:
    """县里配套500万元, 中央财政下达2.3亿元: money that the supported side has of its own or from above is no flow."""
    made = read.row
    if made is None or made.context.get("giver") not in _NOT_BETWEEN_SIDES:
        return None
    return Account(read.quantity, "context", "background", "own money of the supported side", part=read.part)


def _idle(spot: Spot, rule: Rule, before: Sequence[Account]) -> Account | None:
    """A count that nobody did anything with: background, or the set that others are told out of."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    if is_set(scene, sentence, quantity, rule):
        return Account(quantity, "attribute", None, "a set out of which some are told")
    if goes_on_with_economy(scene, sentence, quantity, rule, before):
        return Account(quantity, "context", "background", "a place's own economy, carried")
    idle = nothing_done(scene, sentence, quantity, rule, before)
    if idle is None or came_of_the_help(scene, sentence, quantity, rule):
        return None
    return Account(quantity, "context", "background", idle)


def _drafted(spot: Spot, rule: Rule) -> Draft:
    """The row of a reading; pupils who stay in a school of their own county are people who benefit, no exchange."""
    pupils = rule.sets.get("role") == "student" and rule.sets.get("direction") == "to_donor"
    if pupils and stays_in_own_school(spot.scene, spot.sentence, spot.quantity):
        return draft(spot, "observation", {"indicator": "people_benefited"}, rule.name)
    return draft(spot, rule.table, rule.sets, rule.name)


def _attribute(spot: Spot, quantities: Sequence[Quantity], before: Sequence[Account]) -> Account | None:
    """A figure inside another fact: the poor among workers, a threshold, what an average was taken over."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    whole = poor_part(scene, sentence, quantity, before)
    if whole is not None:
        whole.values["poor_persons"] = int(quantity.value)
        whole.spans.append(clause_of(sentence, quantity.start))
        return Account(quantity, "attribute", None, "poor among them", whole, "poor_persons", part=True)
    if is_threshold(scene, sentence, quantity, quantities):
        return Account(quantity, "attribute", None, "threshold")
    if is_denominator(scene, sentence, quantity):
        return Account(quantity, "attribute", None, "denominator")
    return None


def _bare_count(spot: Spot, rule: Rule, before: Sequence[Account]) -> Account | None:
    """A count that only the most general reading takes: more of what was counted before it, or a figure of speech."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    general = rule.weight <= FAINT or (rule.generic and _is_headline(scene, sentence))
    if rule.key == "bare_weight" and quantity.unit in ("jin", "kilogram") and quantity.value < _A_LOAD:
        return Account(quantity, "context", "background", "figure of speech")  # 瘦了11斤, 一早上采20斤
    if rule.table != "observation" or not general:
        return None
    leant = leant_on(scene, sentence, quantity, before)
    if leant is not None:
        return carry_on(spot, leant)
    if is_figure_of_speech(scene.text, sentence, quantity):
        return Account(quantity, "context", "background", "figure of speech")
    return None


def _goes_on(spot: Spot, hit: Hit | None, origin: Account, *, part: bool, headless: bool) -> bool:
    """Whether a figure goes on with ``origin`` rather than be what its own reading says."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    if hit is not None and hit.rule.weight > _WEAK and _counts_something_else(scene.text, quantity, origin):
        return False
    if hit is not None and hit.rule.reason is not None and hit.rule.weight >= _SURE_ASIDE:
        return False
    placed = origin.row is not None and origin.row.table == "labor_transfer"
    if placed and hit is not None and hit.rule.table == "talent_exchange" and hit.rule.weight > _WEAK:
        return False  # 去天津务工2181人;培训班开了11期,335人参训: who learns is not placed with those before
    if _gives_way(hit, part) or (headless and not _says_more(hit, origin.row)):
        return True
    sold = hit is not None and hit.rule.sets.get("kind") == "consumption"
    return part and sold and _is_label(scene, sentence, quantity)


def _is_headline(scene: Scene, sentence: Sentence) -> bool:
    return scene.document.blocks[sentence.block].role in ("title", "heading")


def _gives_way(hit: Hit | None, part: bool) -> bool:
    """A weak reading gives way to the list; inside an 其中-list so does any that only names a kind of thing."""
    return hit is None or hit.rule.weight <= _WEAK or (hit.rule.generic and part)


def _counts_something_else(text: str, quantity: Quantity, origin: Account) -> bool:
    """园区40个,其中飞地园区15个,828家企业被引来: another measure word with a noun of its own starts a new thing."""
    if not quantity.measure or not origin.quantity.measure:
        return False
    return quantity.measure != origin.quantity.measure and bool(
        re.match(r"[一-鿿]", text[quantity.end : quantity.end + 1])
    )


def _is_label(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """分门类看,产业开发3255.5万元,消费帮扶450万元: is a part of a sum only labelled with what it is for?"""
    said = scene.text[clause_of(sentence, quantity.start)[0] : quantity.start]
    return re.fullmatch(r"[一-鿿]{2,8}(?<![销卖购现成交])", said) is not None


def _says_more(hit: Hit | None, source: Draft | None) -> bool:
    """协议…亿元,实际到位投资…亿元: a noun of its own tells more than a sum whose kind only the payer told.

    So does a rate with its own verb (七成投向产业,上半年已到位八成) than the rate of another thing before it.
    """
    if hit is None or source is None or hit.rule.weight <= _WEAK:
        return False
    if hit.rule.table == "fund_flow":
        return source.rule == keyed("payer_decides").name
    other_rate = bool(hit.rule.sets.get("rate")) and hit.rule.sets.get("indicator") != source.values.get("indicator")
    return other_rate and source.table == "observation" and source.values["unit"] == "percent"


def _outside(scene: Scene) -> list[Account]:
    """Figures of other stories on the page: context, so that a reader can see that they were seen."""
    stories = [(b.start, b.end) for b in scene.document.blocks if b.role == "other_story"]
    return [
        Account(q, "context", "other_story", "page furniture")
        for q in scene.mentions.quantities
        if q.unit is not None and any(s <= q.start < e for s, e in stories)
    ]


def _finish(
    accounts: Sequence[Account], drafts: Sequence[Draft], tallies: Sequence[Tally], wholes: Mapping[int, Whole]
) -> tuple[list[Figure], list[Reading]]:
    readings = [Reading(d.table, d.values, tuple(d.spans), d.rule, d.context) for d in drafts]
    readings += [tally.reading for tally in tallies]
    rows: dict[int, list[int]] = {}
    for index, made in enumerate(drafts):
        rows.setdefault(id(made.origin or made), []).append(index)
    spots = {id(tally): len(drafts) + index for index, tally in enumerate(tallies)}
    figures = []
    for entry in accounts:
        links: tuple[tuple[int, str], ...] = ()
        if entry.draft is not None and entry.column:
            links = tuple((index, entry.column) for index in rows.get(id(entry.draft), ()))
        elif entry.tally is not None:
            column = "recipient_count" if entry.quantity in entry.tally.recipient_side else "donor_count"
            links = ((spots[id(entry.tally)], column),)
        whole = wholes.get(entry.quantity.start)
        around = (whole.quantity.start, whole.quantity.end) if whole else None
        rule = whole.rule if whole else None
        figures.append(Figure(entry.quantity, entry.disposition, entry.reason, entry.rule, links, around, rule))
    return sorted(figures, key=lambda f: f.quantity.start), readings
