"""Every figure is accounted for: the loop that gives each quantity of title and body its one end.

A figure first belongs to a count of paired units, else to a rule of the lexicon, else it carries on what the figure
before it in the same list is; what remains is ``unexplained``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairing_db.document import Figure, Quantity, Reading, Sentence
from pairing_db.interpret.each import shared_out
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.lexicon import rules, word
from pairing_db.interpret.measured import Draft, draft, noun_of
from pairing_db.interpret.people import is_poor
from pairing_db.interpret.scene import Scene, squeeze
from pairing_db.interpret.tallies import Tally, tallies_of
from pairing_db.interpret.when import when
from pairing_db.interpret.windows import best_rule, chunk_of, clause_of, window

_SUBSET = re.compile(r"(?:其中|包括|包含|含|当中|内有|里面)")
_LIST_GLUE = re.compile(r"(?:[、,，;；和与及以\s()（）的有为是各达至约近余还又已仅只]|分别|依次|超过|全年|同期|突破|增至|比|较|到位的?|高于|低于|实际|现|任务|目标|计划|增加|提高|这个数字?|这一数字|该数|在岗|均|(?:服务|驻点|稳定就业)[^,，;；。、]{0,8}(?:以上|满[^,，;；。、]{0,3}))*")
_ORDINAL = re.compile(r"第?[一二三四五两首]+(?:批|期)次?")
_BREAKS_OFF = re.compile(r"[;；。]|带动|惠及|吸纳|培训|投入|实现|引进|开展|资助|提供|完成|选派|建|受益|增长|就业|输|销售|签")
_OPENS_WITH_PART = re.compile(r"\s*(?:这?其中|当中|前者|后者|[^,，;；。]{0,8}?实际|[^,，;；。]{0,4}这个数)")
_NOT_CARRIED = frozenset({"amount_increase", "growth_rate", "growth_multiple", "other"})
_PLACED = re.compile(r"(?:[、,，和与及的为是有]|分别|其中|来|到|赴|去|在|往|省[(（]?[区市]?[)）]?|省|市|州|县|区|内|外|就近|就地|本地|异地|其[他它]|地区|州市|省份|东部|就业|务工|实现|转移|稳定|新增|农村|劳动力|脱贫|贫困)*")
_DENOMINATOR = re.compile(r"[^,，;；。0-9]{0,8}?(?:县|村|镇|户|家|店)(?:县|村|镇|户|店)均")
_STAGED = re.compile(r"到位|实际|拨付|完成投资|签约|协议|合同|计划")
_MET = re.compile(r"[,，]?(?:实际|现已|已经?|截至目前|目前)[\u4e00-\u9fff]{0,6}")
_HEADLESS = re.compile(r"(?:由|是|为|在|用|被|[,，。;；]|$)")
_THRESHOLD = re.compile(r"^(?:以上|以下|以内)?的?(?:[^,，;；。、]{0,8}?)(?:企业|项目|考生|岗位|工业|订单|大户|客户|农户|的)")
_VALUE_COLUMN = {"fund_flow": "amount_yuan", "labor_transfer": "persons", "talent_exchange": "persons", "observation": "value"}


@dataclass(slots=True)
class _Account:
    quantity: Quantity
    disposition: str
    reason: str | None
    rule: str | None
    draft: Draft | None = None
    column: str | None = None
    tally: Tally | None = None
    part: bool = False


def account(scene: Scene, holders: Holders) -> tuple[list[Figure], list[Reading]]:
    """The figures of an article, each with its end, and the readings of the measured tables and tallies."""
    accounts: list[_Account] = []
    previous: tuple[int, list[_Account]] = (-1, [])
    drafts: list[Draft] = []
    tallies: list[Tally] = []
    for sentence in scene.document.sentences:
        quantities = tuple(q for q in scene.quantities_in(sentence.start, sentence.end) if q.unit is not None or q.value_max is not None)
        if not quantities:
            continue
        found = tallies_of(scene, sentence, quantities)
        tallies += found
        counted = {q.start: tally for tally in found for q in tally.quantities}
        in_sentence: list[_Account] = []
        opened = previous[1] if previous[0] == sentence.block and _OPENS_WITH_PART.match(scene.text[sentence.start : sentence.end]) else []
        for quantity in quantities:
            if quantity.start in counted:
                in_sentence.append(_Account(quantity, "fact", None, counted[quantity.start].rule, tally=counted[quantity.start]))
                continue
            in_sentence.append(_one(scene, holders, sentence, quantity, quantities, [*opened, *in_sentence], drafts))
            made = in_sentence[-1].draft
            if made is not None and in_sentence[-1].disposition == "fact":
                drafts += shared_out(scene, sentence, quantity, made)
        _read_targets(scene, holders, sentence, in_sentence, drafts, previous[1] if previous[0] == sentence.block else [])
        accounts += in_sentence
        previous = (sentence.block, in_sentence)
    accounts += _outside(scene)
    return _finish(accounts, drafts, tallies)


def _read_targets(
    scene: Scene, holders: Holders, sentence: Sentence, accounts: list[_Account], drafts: list[Draft], earlier: list[_Account]
) -> None:
    """年度任务2000万元,实际募集2685万元: a target without a noun of its own is that of the next like figure,

    else of the last one in the sentence before.
    """
    for index, account in enumerate(accounts):
        if account.disposition != "unexplained" or not _aims(scene, sentence, account.quantity):
            continue
        following = (a for a in accounts[index + 1 :] if a.draft is not None and a.quantity.unit == account.quantity.unit)
        origin = next((a for a in following if a.disposition == "fact"), None)
        if origin is None:
            like = (a for a in reversed(earlier) if a.draft is not None and a.quantity.unit == account.quantity.unit)
            origin = next((a for a in like if a.disposition == "fact"), None)
        if origin is not None:
            read = carried_account(scene, holders, sentence, account.quantity, origin, drafts)
            assert read.draft is not None
            read.draft.values["status"] = "target"
            if read.draft.table == "fund_flow":
                read.draft.values["stage"] = "planned"
            drafts.append(read.draft)
            accounts[index] = read


def _aims(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    clause = clause_of(sentence, quantity.start)
    left, right = scene.text[clause[0] : quantity.start], scene.text[quantity.end : clause[1]]
    return bool(re.search(r"(?:任务|目标|计划|指标)[^,，;；]{0,10}$", left) or re.match(r"的?[^,，;；]{0,4}(?:任务|目标)", right))


def _topic(scene: Scene, sentence: Sentence) -> str:
    """The heading above a sentence and the label that its paragraph opens with (劳务协作方面,)."""
    block = scene.document.blocks[sentence.block]
    label = re.match(r"[^,，。;；:：]{2,14}(?=[,，:：。])", scene.text[block.start : block.end])
    asked = scene.question_before(sentence.block)
    question = scene.text[asked[0] : asked[1]] if asked else ""
    return f"{scene.heading_text(sentence.block)} {label[0] if label else ''} {question}"


def _outside(scene: Scene) -> list[_Account]:
    """Figures of other stories on the page: context, so that a reader can see that they were seen."""
    inside = [(b.start, b.end) for b in scene.document.blocks if b.role == "other_story"]
    return [
        _Account(q, "context", "other_story", "page furniture")
        for q in scene.mentions.quantities
        if q.unit is not None and any(s <= q.start < e for s, e in inside)
    ]


def _one(
    scene: Scene,
    holders: Holders,
    sentence: Sentence,
    quantity: Quantity,
    quantities: tuple[Quantity, ...],
    before: list[_Account],
    drafts: list[Draft],
) -> _Account:
    poor = _poor_part(scene, sentence, quantity, before)
    if poor is not None:
        poor.values["poor_persons"] = int(quantity.value)
        poor.spans.append(clause_of(sentence, quantity.start))
        return _Account(quantity, "attribute", None, "poor among them", draft=poor, column="poor_persons")
    if _is_threshold(scene, sentence, quantity, quantities):
        return _Account(quantity, "attribute", None, "threshold")
    if _DENOMINATOR.match(scene.text[quantity.end : sentence.end]):
        return _Account(quantity, "attribute", None, "denominator")
    seen = window(scene.text, sentence, quantity, quantities, scene.periods_in(sentence.start, sentence.end))
    hit = best_rule(seen, quantity, rules(), _topic(scene, sentence))
    carried, headless = _carried(scene, sentence, quantity, before)
    if carried and (headless or hit is None or hit.rule.weight <= 22 or (hit.rule.generic and _subset(scene, sentence, quantity, before))):
        account = carried_account(scene, holders, sentence, quantity, carried, drafts)
        account.part = _subset(scene, sentence, quantity, before)
        return account
    if hit is None:
        return _Account(quantity, "unexplained", None, None)
    rule = hit.rule
    if rule.reason is not None:
        return _Account(quantity, "context", rule.reason, rule.name)
    made = draft(scene, holders, sentence, quantity, rule.table, rule.sets, rule.name, drafts)
    part = _subset_scope(scene, sentence, quantity)
    if part and not made.values.get("scope"):
        made.values["scope"] = part
    return _Account(quantity, "fact", None, rule.name, draft=made, column=_VALUE_COLUMN[rule.table])


def carried_account(
    scene: Scene, holders: Holders, sentence: Sentence, quantity: Quantity, origin: _Account, drafts: list[Draft]
) -> _Account:
    """The figure goes on with what an earlier one of its list is: same table, kind and stage, its own side and scope."""
    assert origin.draft is not None and origin.rule is not None
    source = origin.draft
    sets = {k: v for k, v in _sets_of(source).items() if v is not None}
    if _STAGED.search(scene.text[max(sentence.start, quantity.start - 10) : quantity.end + 10]):
        sets.pop("stage", None)
    if scene.places_in(clause_of(sentence, quantity.start)[0], quantity.start):
        sets.pop("direction", None)
    made = draft(scene, holders, sentence, quantity, source.table, sets, f"{source.rule}, carried", drafts)
    if source.values["status"] == "planned" and made.values["status"] == "actual":
        _plan_of_the_year(scene, sentence, origin, source)
    if source.table == "labor_transfer":
        made.values["mode"] = source.values["mode"] if made.values["mode"] == "unspecified" else made.values["mode"]
        if made.values["mode"] == source.values["mode"] and made.values["destination"] is None:
            made.values["destination"] = source.values["destination"]
        if source.values["poor_persons"] is not None and source.values["poor_persons"] == source.values["persons"]:
            made.values["poor_persons"] = made.values["persons"]
    part = _subset_scope(scene, sentence, quantity)
    if part:
        made.values["scope"] = part
    return _Account(quantity, "fact", None, made.rule, draft=made, column=_VALUE_COLUMN[made.table])


def _plan_of_the_year(scene: Scene, sentence: Sentence, origin: _Account, source: Draft) -> None:
    """计划24名,实际26名: what is planned and met in one breath is the reporting year's target."""
    between = scene.text[origin.quantity.end : sentence.end]
    if not _MET.match(between):
        return
    moment = when(scene, sentence, origin.quantity, status="target", flow=True, timeless=False)
    source.values |= {
        "status": "target",
        "period_start": moment.start.isoformat() if moment.start else None,
        "period_end": moment.end.isoformat() if moment.end else None,
    }


def _sets_of(source: Draft) -> dict[str, object]:
    values = source.values
    if source.table == "fund_flow":
        return {"kind": values["kind"], "stage": values["stage"] if values["status"] == "actual" else None}
    if source.table == "talent_exchange":
        return {"activity": values["activity"], "direction": values["direction"]}
    if source.table == "observation":
        return {"indicator": values["indicator"], "unit": values["unit"], "rate": "_per_" in str(values["unit"]) or values["unit"] == "percent"}
    return {}


def _poor_part(scene: Scene, sentence: Sentence, quantity: Quantity, before: list[_Account]) -> Draft | None:
    """231人,其中110人为建档立卡人员: the labour row that this figure is the poor part of."""
    if quantity.unit not in ("person", "household", "person_time"):
        return None
    rows = [a for a in before if a.draft is not None and a.disposition == "fact"]
    if not rows or rows[-1].draft is None or rows[-1].draft.table != "labor_transfer":
        return None
    between = scene.text[rows[-1].quantity.end : quantity.start]
    if not _SUBSET.search(between) or not is_poor(scene, sentence, quantity):
        return None
    last = rows[-1].draft
    if last.values["poor_persons"] is not None or quantity.value > last.values["persons"]:
        return None
    return last


def _is_threshold(scene: Scene, sentence: Sentence, quantity: Quantity, quantities: tuple[Quantity, ...]) -> bool:
    """投资额1000万元以上的企业37家: the sum is a condition on what the next figure counts."""
    if quantity.qualifier not in ("over", "under") or quantity.unit in ("person", "person_time", "percent"):
        return False
    behind = scene.text[quantity.end : sentence.end][:24]
    following = [q for q in quantities if q.start >= quantity.end]
    match = _THRESHOLD.match(behind)
    return bool(match and following and following[0].start <= quantity.end + match.end() + 3)


def _carried(
    scene: Scene, sentence: Sentence, quantity: Quantity, before: list[_Account]
) -> tuple[_Account | None, bool]:
    """The earlier figure of the sentence that this one goes on with (like unit, nothing of its own in between).

    The second value is true where the figure has no noun at all (其中5个由企业捐建), so that nothing else can read it.
    """
    if not before:
        return None, False
    clause = clause_of(sentence, quantity.start)
    chunk = chunk_of(scene.text, clause, quantity)
    own = scene.text[max(chunk[0], before[-1].quantity.end) : quantity.start]
    tail = scene.text[quantity.end : chunk[1]]
    subset = bool(_SUBSET.search(own))
    for named in (*scene.places_in(chunk[0], quantity.start), *scene.periods_in(chunk[0], quantity.start)):
        own = own.replace(scene.text[named.start : named.end], "")
    own = _ORDINAL.sub("", _SUBSET.sub("", own))
    bare = _LIST_GLUE.fullmatch(own) is not None
    met = bool(_MET.fullmatch(own)) and any(
        a.draft is not None and a.draft.values.get("status") in ("target", "planned") for a in before
    )
    headless = met or bare and subset and _HEADLESS.match(tail) is not None
    for earlier in reversed(before):
        if earlier.draft is None or earlier.disposition != "fact" or earlier.quantity.unit != quantity.unit:
            continue
        if earlier.draft.values.get("indicator") in _NOT_CARRIED and not bare:
            continue
        if met and earlier.part:
            continue
        if earlier.draft.table == "labor_transfer" and _PLACED.fullmatch(own):
            return earlier, True
        if headless or bare and (not re.match(r"[\u4e00-\u9fff]{2,}", tail) or subset or earlier is before[-1]):
            return earlier, headless
        if subset or _subset(scene, sentence, quantity, before):
            return earlier, headless
        if earlier is before[-1] and len(squeeze(own)) <= 8 and _role_noun(own, earlier):
            return earlier, headless
        return None, False
    return None, False


def _role_noun(own: str, earlier: _Account) -> bool:
    assert earlier.draft is not None
    return earlier.draft.table == "talent_exchange" and any(
        word(name).search(own) for name in ("cadre", "teacher", "doctor", "technician", "leader")
    )


def _subset(scene: Scene, sentence: Sentence, quantity: Quantity, before: list[_Account]) -> bool:
    """Does 其中/含/包括 open the list that the figure stands in?"""
    clause = clause_of(sentence, quantity.start)
    if not before:
        return False
    if _SUBSET.search(scene.text[clause[0] : quantity.start]):
        return True
    like = [a for a in before if a.quantity.unit == quantity.unit and a.draft is not None]
    between = scene.text[like[-1].quantity.end : quantity.start] if like else ""
    return bool(like and like[-1].part and not _BREAKS_OFF.search(between))


def _subset_scope(scene: Scene, sentence: Sentence, quantity: Quantity) -> str | None:
    """The noun that a part is named by: 其中产业项目4.2亿元."""
    clause = clause_of(sentence, quantity.start)
    left = scene.text[clause[0] : quantity.start]
    if not _SUBSET.search(left):
        return None
    chunk = chunk_of(scene.text, clause, quantity)
    noun = _SUBSET.sub("", scene.text[chunk[0] : quantity.start]).strip("有为是达的,，:： ")
    noun = squeeze(noun)
    if not noun:
        return noun_of(scene, sentence, quantity)
    return noun if 2 <= len(noun) <= 20 else None


def _finish(
    accounts: list[_Account], drafts: list[Draft], tallies: list[Tally]
) -> tuple[list[Figure], list[Reading]]:
    readings = [Reading(d.table, d.values, tuple(d.spans), d.rule, d.context) for d in drafts]
    offset = len(readings)
    spot = {}
    for index, tally in enumerate(tallies):
        readings.append(tally.reading)
        spot[id(tally)] = offset + index
    figures = []
    for a in accounts:
        links: tuple[tuple[int, str], ...] = ()
        if a.draft is not None and a.column:
            links = tuple((i, a.column) for i, d in enumerate(drafts) if d is a.draft or d.origin is a.draft)
        elif a.tally is not None:
            column = "recipient_count" if a.quantity in a.tally.recipient_side else "donor_count"
            links = ((spot[id(a.tally)], column),)
        figures.append(Figure(a.quantity, a.disposition, a.reason, a.rule, links))  # type: ignore[arg-type]
    return sorted(figures, key=lambda f: f.quantity.start), readings

