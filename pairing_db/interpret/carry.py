"""Figures that go on with what an earlier one of their list is: 其中陕西26.35亿元、青海5.51亿元; 任务80名,实际96名."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret import people
from pairing_db.interpret.exchanges import goes_each_way
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.ledger import Account, entered
from pairing_db.interpret.measured import Draft, Spot, draft
from pairing_db.interpret.parts import in_subset, lays_out, opens_part, subset_scope
from pairing_db.interpret.scene import Scene, squeeze, without_names
from pairing_db.interpret.when import when
from pairing_db.interpret.windows import chunk_of, clause_of
from pairing_db.words import pattern, says, word

SPOKEN_SUM = 1000  # yuan: less than that is no sum of money that others are told with
_ORDINAL = re.compile(r"第?[一二三四五两首]+(?:批|期)次?")
_HEADLESS = re.compile(r"(?:由|是|为|在|用|被|[,，。;；、)）]|$)")
_NO_NOUN = re.compile(r"[,，。;；、)）]|$")
_SHARE = re.compile(
    r"[,，]?(?:约|只|仅)?占(?:全?[县市区州镇村总][^,，;；。]{0,6}|比)?(?:的|近|约|达)?|[,，]其中[^,，;；。]{1,14}占(?:到|了|比)?"
)  # 贫困人口5万人,占45.7%
_NOUN_BEHIND = re.compile(r"[一-鿿]{2,}")
_OWN_NOUN = re.compile(r"、[一-鿿“”]{2,}(?<!的)$")
_ADDS = re.compile(r"(?:再|又|还|另|新)(?:要|能|将|拟|有)?[增添建设开引]|扩到|增至|增加到|其中|累计")
_FROM = re.compile(r"(?:由|从|自)[^,，;；。]{0,10}$")
_BESIDE = re.compile("[、和与及]")
_OUT_OF_THEM = re.compile(r"[里中][,，]")
_PAIRED = 16  # characters behind a figure that a pairing of what it counts may stand in
_GROWN = re.compile(
    r"(?:一路|已|又|逐步|逐年|猛|快速)*(?:提高|增加|增长|增|涨|上涨|升|上升|扩大|扩|跃升|提升|发展|壮大|拓展|下降|降低?|减少|缩短)?(?:到了?|至|为)"
)
_NEVER_CARRIED = frozenset({"amount_increase", "average_amount_per_county"})
_NOT_CARRIED = frozenset({"growth_rate", "growth_multiple", "other"})
# what only public money does or is called
_PUBLIC_PURSE = re.compile(r"安排|拨付|下达|财政资金|财政帮扶")
_PUBLIC_KINDS = ("fiscal_aid", "aid_total")
_ROLE_NOUNS = ("cadre", "teacher", "doctor", "technician", "leader")
_FAR = ("sentence", "article", "paragraph", "heading", "partner")
_SHORT_OF = re.compile("[离距]")  # 离全年600人的任务
_MOVED = re.compile("[,，、]?[来赴到去往派]{1,2}")  # 青岛市来我市22名,我市赴青岛市10名
_MET = r"[,，]?{met}[一-鿿]{0,6}"


def carried(
    scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]
) -> tuple[Account | None, bool]:
    """The earlier figure that this one goes on with (like unit, nothing of its own in between), or None.

    The second value is true where the figure has no noun at all (其中5个由企业捐建), so that nothing else can read it.
    """
    if not before:
        return None, False
    chunk = chunk_of(scene.text, clause_of(sentence, quantity.start), quantity)
    begin = max(chunk[0], _behind_beside(before, quantity))
    stretch = scene.text[begin : quantity.start]
    tail = scene.text[quantity.end : chunk[1]]
    said_since = scene.text[max(sentence.start, _behind_beside(before, quantity)) : quantity.start]
    subset = opens_part(stretch) or lays_out(scene, sentence)
    # without places, times, 其中 and 第一批: what is left is the figure's own noun, if it has one
    own = _ORDINAL.sub("", word("subset").sub("", without_names(scene, begin, quantity.start)))
    bare = pattern("{glue}*").fullmatch(own) is not None
    dated = [p for p in scene.periods_in(chunk[0], quantity.start) if p.kind != "stock"]
    said = stretch
    for period in dated:
        said = said.replace(scene.text[period.start : period.end], "")
    met = pattern(_MET).fullmatch(said) is not None and any(_unsettled(a) for a in before)
    grown = _GROWN.fullmatch(said) is not None and _FROM.search(scene.text[chunk[0] : before[-1].quantity.start])
    headless = met or bool(grown) or (bare and subset and _HEADLESS.match(tail) is not None)
    if grown and before[-1].row is not None and _alike(before[-1].quantity.unit, quantity.unit):
        return before[-1], True
    for earlier in reversed(before):
        row = earlier.row
        if row is None or earlier.quantity.unit != quantity.unit or _other_purse(said_since, row, before):
            continue
        indicator = row.values.get("indicator")
        if indicator in _NEVER_CARRIED or (indicator in _NOT_CARRIED and not bare) or (met and earlier.part):
            continue
        own_noun = not bare or _NOUN_BEHIND.match(tail) is not None
        if row.table == "observation" and own_noun and not grown and earlier.quantity.measure != quantity.measure:
            continue  # 项目407个,包括定居房6678套; 12所学校、2个福利机构: another measure counts another thing
        if row.table == "labor_transfer" and pattern("{placed}*").fullmatch(own):
            return earlier, True
        listed = bare and (not re.match(r"[一-鿿]{2,}", tail) or subset or earlier is before[-1])
        named = earlier is before[-1] and len(squeeze(own)) <= 8 and _is_role(own, row)
        moved = row.table == "talent_exchange" and _MOVED.fullmatch(own) is not None
        given = row.table == "fund_flow" and word("gave_too").fullmatch(own) is not None and earlier is before[-1]
        if headless or listed or subset or named or moved or given or in_subset(scene, sentence, quantity, before):
            return earlier, headless
        return None, False
    return None, False


def leant_on(scene: Scene, sentence: Sentence, quantity: Quantity, before: Sequence[Account]) -> Draft | None:
    """车间已有17间——做手套的6间; 建成车间9个,今年再添5个: what a figure without a noun counts more, or a part of.

    It has the measure word of the figure that it leans on; 个, which counts anything, needs a word that adds.
    """
    if not _NO_NOUN.match(scene.text[quantity.end : sentence.end]):
        return None
    own = scene.text[clause_of(sentence, quantity.start)[0] : quantity.start]
    if _OWN_NOUN.search(own):
        return None  # 学校14所、敬老院2所: a member of a list with a noun of its own counts that
    for entry in reversed(before):
        if entry.row is None or entry.quantity.measure != quantity.measure or entry.quantity.unit != quantity.unit:
            continue
        if entry.row.table != "observation" or entry.row.values["indicator"] == "other":
            return None
        return entry.row if quantity.measure != "个" or _ADDS.search(own) else None
    return None


def background_carried(scene: Scene, quantity: Quantity, before: Sequence[Account]) -> Account | None:
    """林地20万亩,其中油茶6万亩,杉木9万亩: what goes on with a figure that is no fact is none either."""
    last = before[-1] if before else None
    if last is None or last.reason != "background" or last.rule is None:
        return None
    between = scene.text[last.quantity.end : quantity.start]
    if last.rule.startswith("figure of speech") and not _BESIDE.fullmatch(between):
        return None  # 分两期建了6栋鸡舍: the phases are a way of speaking, the houses are not
    if quantity.unit == "yuan" and last.quantity.value < SPOKEN_SUM <= quantity.value:
        return None  # 把钱分成三块:产业3.9亿元
    share = quantity.unit == "percent" and _SHARE.fullmatch(between) is not None
    if last.quantity.unit != quantity.unit and not share:
        return None
    if _OUT_OF_THEM.search(between) and word("pair_cue").search(scene.text, quantity.end, quantity.end + _PAIRED):
        return None  # 22个镇街中,14个与对方结了对
    if word("held").search(between):
        return None  # 专题研究6次,召开联席会议3次
    if len(squeeze(between)) > 8 or word("new_verb").search(word("subset").sub("", between[1:])):
        return None
    rule = last.rule if last.rule.endswith(", carried") else f"{last.rule}, carried"
    return Account(quantity, "context", "background", rule)


def carry_on(spot: Spot, source: Draft) -> Account:
    """The account of a figure that goes on with ``source``: same table, kind and stage, own side and time."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    sets = {column: value for column, value in _handed_on(source).items() if value is not None}
    if word("staged").search(scene.text[max(sentence.start, quantity.start - 10) : quantity.end + 10]):
        sets.pop("stage", None)
    clause = clause_of(sentence, quantity.start)
    both_ways = source.values.get("direction") == "unspecified" or goes_each_way(scene, sentence, quantity)
    if scene.places_in(clause[0], clause[1]) and (both_ways or not _only_told_apart(scene, clause, quantity)):
        sets.pop("direction", None)
    chunk = chunk_of(scene.text, clause, quantity)
    if people.activities_in(scene.text[chunk[0] : quantity.start]):
        sets.pop("activity", None)
    field = people.field_named(scene.text[chunk[0] : quantity.start]) if source.table == "talent_exchange" else None
    if field is not None:
        sets["role"] = field
    if source.table in ("talent_exchange", "labor_transfer") and quantity.unit == "item":
        sets["unit"] = "person"  # 有46个;今年这一批有118个
        if source.table == "talent_exchange" and people.role_named(scene.text[slice(*chunk)]) is None:
            sets["role"] = source.values["role"]
    if source.table == "fund_flow" and says(scene.text[clause[0] : quantity.start], "treasury_pays"):
        sets["kind"] = "fiscal_aid"  # 累计46亿元,当中财政出了33亿元
    if sets.get("kind") in _PUBLIC_KINDS and says(scene.text[quantity.end : clause[1]], "donated_behind"):
        sets["kind"] = "social_aid"  # 其余200万元来自商会捐赠
    rule = source.rule if source.rule.endswith(", carried") else f"{source.rule}, carried"
    made = draft(spot, source.table, sets, rule)
    if source.table == "labor_transfer" and not _another_statement(scene, source, quantity):
        _like_the_whole(made, source)
    part = word("subset").search(scene.text, max(sentence.start, source.spans[0][0]), quantity.start)
    if part and not scene.places_in(part.start(), quantity.start):
        _where_the_whole_is(made, source)
    takes_post = word("secondment").search(scene.text, chunk[0], chunk[1])
    if made.values.get("activity") == "secondment" and made.values["role"] in people.SENT_TO_SERVE and not takes_post:
        made.values["activity"] = "service"
    made.values["scope"] = subset_scope(scene, sentence, quantity) or made.values["scope"]
    return entered(quantity, made)


def _where_the_whole_is(made: Draft, source: Draft) -> None:
    """在佛山设工作站42个,其中总站1个: a part that names no place stands where its own sentence puts the whole."""
    for column in ("region", "recipient"):
        if made.context.get(column) in _FAR and source.context.get(column) in ("clause", "whole"):
            made.values[column] = source.values[column]
            made.context[column] = "whole"


def _only_told_apart(scene: Scene, clause: tuple[int, int], quantity: Quantity) -> bool:
    """接收干部12名,其中上海8名: a part that is told apart by its side alone goes the way of the whole."""
    words = scene.text[clause[0] : quantity.start]
    moves = word("send").search(words) or re.search("[来赴到去往]", words)
    return word("subset").search(words) is not None and not moves


def settle_plan(scene: Scene, sentence: Sentence, origin: Account, made: Draft) -> None:
    """计划24名,实际26名: what is planned and met in one breath is the reporting year's target."""
    source = origin.row
    if source is None or source.values["status"] != "planned" or made.values["status"] != "actual":
        return
    if source.values.get("kind") == "enterprise_investment":
        return  # 计划总投资 is the size of a project, no task of the year
    if not pattern(_MET).match(scene.text[origin.quantity.end : sentence.end]):
        return
    moment = when(scene, sentence, origin.quantity, status="target", flow=True, timeless=False)
    source.values |= {"status": "target", **moment.columns}


def read_targets(
    scene: Scene,
    holders: Holders,
    sentence: Sentence,
    accounts: list[Account],
    drafts: list[Draft],
    earlier: Sequence[Account],
) -> None:
    """年度任务2000万元,实际募集2685万元: an unread target is one of what the next like figure is, else the last one."""
    for index, account in enumerate(accounts):
        if account.disposition != "unexplained" or not _aims(scene, sentence, account.quantity):
            continue
        unit = account.quantity.unit
        near = [*accounts[index + 1 :], *reversed(accounts[:index]), *reversed(earlier)]
        if _SHORT_OF.search(scene.text[max(sentence.start, account.quantity.start - 6) : account.quantity.start]):
            near = [*reversed(accounts[:index]), *near]
        rows = [a.row for a in near if a.row and a.quantity.unit == unit]
        if rows:
            read = carry_on(Spot(scene, holders, sentence, account.quantity, drafts), rows[0])
            made = read.draft
            if made is not None:
                made.values["status"] = "target"
                if made.table == "fund_flow":
                    made.values["stage"] = "planned"
                drafts.append(made)
                accounts[index] = read


def _behind_beside(before: Sequence[Account], quantity: Quantity) -> int:
    """Where the words between an earlier figure and this one begin; 受益1557户6522人 share what stands before both."""
    at = quantity.start
    for account in reversed(before):
        if account.quantity.end != at or account.quantity.unit == quantity.unit:
            return account.quantity.end
        at = account.quantity.start
    return at


def _alike(one: str | None, other: str | None) -> bool:
    """每斤18元涨到23元: is the second the unit of the first, with or without what it is counted by?"""
    return one == other or (one or "").split("_per_")[0] == other


def _other_purse(words: str, row: Draft, before: Sequence[Account]) -> bool:
    """协议投资41亿元。其中今年安排1.5亿元: public money goes on with public money, where the list has some."""
    if row.table != "fund_flow" or row.values["kind"] in _PUBLIC_KINDS:
        return False
    arrived = row.values["kind"] == "social_aid" and "到位" in words  # gifts are not said to be in place
    if not (arrived or _PUBLIC_PURSE.search(words)):
        return False
    flows = [a.row for a in before if a.row is not None and a.row.table == "fund_flow"]
    return any(flow.values["kind"] in _PUBLIC_KINDS for flow in flows)


def _unsettled(account: Account) -> bool:
    return account.draft is not None and account.draft.values.get("status") in ("target", "planned")


def _is_role(own: str, row: Draft) -> bool:
    return row.table == "talent_exchange" and any(word(name).search(own) for name in _ROLE_NOUNS)


def _handed_on(source: Draft) -> dict[str, object]:
    """The columns that a list hands from member to member."""
    values = source.values
    if source.table == "fund_flow":
        return {"kind": values["kind"], "stage": values["stage"] if values["status"] == "actual" else None}
    if source.table == "talent_exchange":
        return {"activity": values["activity"], "direction": values["direction"]}
    if source.table == "observation":
        unit = str(values["unit"])
        return {"indicator": values["indicator"], "unit": unit, "rate": "_per_" in unit or unit == "percent"}
    return {}


def _another_statement(scene: Scene, source: Draft, quantity: Quantity) -> bool:
    """带动就业5万人;在…帮助下,73万农村劳动力就业: does a semicolon part two figures that each have a verb?"""
    start = source.spans[0][1] - 1
    between = scene.text[start : quantity.start]
    behind = re.split(r"[,，;；。、]", scene.text[quantity.end : quantity.end + 16])[0]
    return re.search("[;；。]", between) is not None and word("job_verb").search(behind) is not None


def _like_the_whole(made: Draft, source: Draft) -> None:
    """A part of the workers is placed as the whole is, unless its own words say otherwise."""
    if made.values["mode"] == "unspecified":
        made.values["mode"] = source.values["mode"]
    if made.values["mode"] == source.values["mode"] and made.values["destination"] is None:
        made.values["destination"] = source.values["destination"]
    alike = source.values["status"] == made.values["status"]
    if (
        alike
        and source.values["poor_persons"] is not None
        and source.values["poor_persons"] == source.values["persons"]
    ):
        made.values["poor_persons"] = made.values["persons"]


def _aims(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    clause = clause_of(sentence, quantity.start)
    left, right = scene.text[clause[0] : quantity.start], scene.text[quantity.end : clause[1]]
    return says(left, "aimed_at") or re.match(r"的?[^,，;；]{0,4}(?:任务|目标)", right) is not None
