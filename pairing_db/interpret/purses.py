"""Sums that go with a purse named before them: its parts by their arithmetic, and bare sums under its noun.

财政资金3620万元…:产业1810万元;道路930万元;余下的880万元: what adds up to a sum told before it is that sum laid out.
援助云阳县财政资金:2017年,800万元;2018年,2920万元: bare sums behind a colon are of the noun before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Sentence
from pairing_db.interpret.carry import carry_on
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.ledger import Account, entered, put
from pairing_db.interpret.lexicon import rules
from pairing_db.interpret.measured import Draft, Spot, draft
from pairing_db.interpret.nouns import named_before
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import best_rule

_ROUNDING = 0.006  # of the whole: parts are told to the next ten thousand
_NOUN = re.compile(
    r"(?:(?:财政|东西部|东西|扶贫|对口|社会|援[藏疆青])*(?:援助|协作|帮扶|支援|扶贫|财政|捐赠|援[藏疆青])(?:财政)?(?:资金|款物|款项?)"
    r"|消费(?:扶贫|帮扶|协作)(?:销售)?额?|销售额|采购额|实际(?:到位)?投资)"
)
_SETTLED = re.compile(
    rf"(?P<noun>{_NOUN.pattern})[^,，;；。\d]{{0,3}}?(?:已经?|也|都|均)*(?:排定|敲定|定下|确定|分定|分配|下达)(?:好|完毕|如下|到位|了)*[,，]"
)
_ONLY_SHARED = re.compile(r"(?:[\s,，、;；和与及是为共约达各给]|合起来|合计|[州市县](?=合))*")
_TOGETHER = re.compile("合起来|合计")
_TOGETHER_WITHIN = 6
_NEAR = 40  # characters between one part and the next
_SPLIT = re.compile(r"[:：]|其余|余下|剩|另外|其中|分别")  # two sums may add up by chance
_AIM = re.compile(r"目标|任务|计划|预计|拟|将")


def lay_out(scene: Scene, holders: Holders, sentence: Sentence, read: list[Account], drafts: list[Draft]) -> None:
    """Give sums of ``read`` that nothing else read the row that their purse tells, and ``drafts`` these rows."""
    for index, whole in enumerate(read):
        for place in _parts(scene, read, index):
            part = read[place]
            if whole.row is not None and _is_free(part):
                made = carry_on(Spot(scene, holders, sentence, part.quantity, drafts), whole.row)
                if made.draft is not None:
                    noun = named_before(scene, sentence, part.quantity)
                    made.draft.values["scope"] = made.draft.values["scope"] or noun
                made.part = True
                put(read, place, made, drafts)
    for place, bare in enumerate(read):
        free = bare.quantity.unit == "yuan" and _is_free(bare)
        settled = _noun_settled(scene, sentence, bare) if free else None
        if free and (noun := _noun_above(scene, sentence, bare) or settled):
            hit = best_rule(f"{noun}#", bare.quantity, rules())
            if hit is not None and hit.rule.table == "fund_flow":
                made_row = draft(
                    Spot(scene, holders, sentence, bare.quantity, drafts), "fund_flow", hit.rule.sets, hit.rule.name
                )
                if settled:
                    _as_settled(scene, made_row, bare)
                put(read, place, entered(bare.quantity, made_row), drafts)


def _parts(scene: Scene, read: Sequence[Account], index: int) -> list[int]:
    """Where the sums stand, two or more right behind the one at ``index``, that add up to it."""
    whole = read[index]
    if whole.row is None or whole.row.table != "fund_flow" or whole.quantity.value_max is not None:
        return []
    found: list[int] = []
    total = 0.0
    for place in range(index + 1, len(read)):
        quantity = read[place].quantity
        if quantity.unit != "yuan":
            continue
        if quantity.start - read[found[-1] if found else index].quantity.end > _NEAR:
            break
        found.append(place)
        total += quantity.value
        if abs(total - whole.quantity.value) <= _ROUNDING * whole.quantity.value:
            between = scene.text[whole.quantity.end : quantity.start]
            return found if len(found) > 2 or (len(found) == 2 and _SPLIT.search(between)) else []
        if total > whole.quantity.value:
            break
    return []


def _is_free(account: Account) -> bool:
    """Whether nothing read the sum, or only a rule that knows no kind of money."""
    if account.disposition == "unexplained":
        return True
    row = account.row
    return row is not None and row.table == "observation" and row.values["indicator"] == "other"


def _noun_settled(scene: Scene, sentence: Sentence, account: Account) -> str | None:
    """帮扶资金已经排定,延边1400万元,黔西南1500万元: the kind of money that places share out behind a comma."""
    settled = list(_SETTLED.finditer(scene.text, sentence.start, account.quantity.start))
    if not settled:
        return None
    named = [(p.start, p.end) for p in scene.places_in(settled[-1].end(), account.quantity.start)]
    named += [(q.start, q.end) for q in scene.quantities_in(settled[-1].end(), account.quantity.start)]
    rest, at = "", settled[-1].end()
    for start, end in sorted(named):
        rest, at = rest + scene.text[at : max(start, at)], max(at, end)
    rest += scene.text[at : account.quantity.start]
    return settled[-1]["noun"] if named and _ONLY_SHARED.fullmatch(rest) else None


def _as_settled(scene: Scene, row: Draft, account: Account) -> None:
    """What was settled is allotted; 两个州合起来2900万元 goes to no one of them."""
    if row.values["status"] == "actual":
        row.values["stage"] = "allocated"
    if _TOGETHER.search(scene.text[account.quantity.start - _TOGETHER_WITHIN : account.quantity.start]):
        row.values["recipient"] = None


def _noun_above(scene: Scene, sentence: Sentence, account: Account) -> str | None:
    """The kind of money that words before a colon name, in the sentence or right before it, with no sum of theirs."""
    text = scene.text
    colon = max(text.rfind(sign, sentence.start, account.quantity.start) for sign in ":：")
    start = sentence.start
    if colon < 0:
        block = scene.document.blocks[sentence.block]
        ahead = text[: sentence.start].rstrip()
        if not ahead.endswith((":", "：")) or len(ahead) <= block.start:
            return None
        colon = len(ahead) - 1
        start = max((s.start for s in scene.document.sentences if s.start <= colon), default=block.start)
    words = text[start:colon]
    if any(q.unit == "yuan" for q in scene.quantities_in(start, colon)) or _AIM.search(words):
        return None
    nouns = list(_NOUN.finditer(words))
    return nouns[-1][0] if nouns else None
