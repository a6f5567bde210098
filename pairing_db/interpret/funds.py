"""Money: what kind of flow a sum is where its noun does not tell, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.lexicon import word
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of

_TOPIC = (
    ("consumption", re.compile(r"消费(?:扶贫|帮扶|协作)?")),
    ("fiscal_aid", re.compile(r"财政(?:援助|帮扶|协作|扶贫|资金)|协作资金|援助资金")),
    (
        "social_aid",
        re.compile(
            r"社会(?:各界|力量|组织|帮扶)|捐|爱心|助学|奖学|商会|协会|基金会|同乡会|校友会|义卖|个人(?:出资|拿出|掏)"
        ),
    ),
    ("enterprise_investment", re.compile(r"招商|引进企业|产业合作|投资")),
    ("aid_total", re.compile(r"资金|援助")),
)
_FIRM_PAYS = re.compile(r"(?:企业|公司|集团|客商|厂家)[^,，;；。]{0,16}$|(?:企业|公司)[^。]{0,20}[,，][^,，]{0,10}$")
_PUTS_IN_AGAIN = re.compile(r"(?:再|又|追加|继续|接着)投[^入向,，;；。]{0,3}$")
_PUBLIC_MONEY = re.compile(r"财政|协作资金|援助|政府|帮扶资金|[省市县区]级")
_SIGNED = re.compile(r"(?:协议|签约|意向|合同|签订|签下|签)[^,，;；]{0,12}#")
_ORDERED = re.compile(r"意向|签约|签订|签下|签署|订单|协议|合同")
_SOLD = re.compile(r"成交|销售额|现场零售|交易额")
_INVESTED = re.compile(r"落(?:了|下|实)?#|真金白银|兑现|实际|到位|完成|投入|已投|累计投资|落地")
_SIGNED_BEFORE = re.compile(r"(?:签约|签订|签下|签署|集中签约)[^。]{0,40}$")
_BUILT = re.compile(r"投产|建成|开工|落地")
_PAID = re.compile(
    r"发放|兑现|花了|花#|花掉|花费|耗资|用了|用去|拨的|打(?:到|给|来|去)|汇(?:到|给|来|去)|支付|兑付|给了|掏了?|追加|(?:共|由[^,，;；]{2,8})(?:支援|援助)[^,，;；]{0,8}#|无偿援助[^,，;；]{0,4}#|到位|拨付|到账|投入|支出|出资|拿出|投|支付|支持|援助了"
)
_PAID_BEFORE = re.compile(r"到位|拨付|投入|支出")
_PUBLIC = re.compile(
    r"(?:学校|中学|小学|幼儿园|医院|卫生院|敬老院|福利院|安居房|安置房|饮水|公路|道路|桥|广场|文化站|教学楼|病房|综合楼)"
)
_PRIVATE = re.compile(r"签约|招商|引资|产业园|基地|工业|合作社|落户|投产|厂")
_OF_THE_LAST = re.compile(r"(?:前者|后者)[^,，;；。]{0,3}(?:得|获|拿|分|占)[^,，;；。]{0,2}$")
# 为年度目标4亿元的132.8%: what a sum is measured by is of its kind
_OF_THE_AIM = re.compile(r"(?:为|占|完成|达)(?:了)?(?:年度|全年|协议)?(?:目标|任务|计划)(?:任务)?(?:数|额)?$")
_WARES = re.compile(
    r"(?:农特?产品|农副产品|特产|年货|水果|柑橘|山货|产品|好物|消费(?:帮扶|扶贫))"
    r"[^。]{0,16}(?:推介|展销|展卖|对接|采购|购销|进|洽谈)|购销|采购|(?:消费|产销|展销|展卖|年货)[^，,。]{0,4}会"
    r"|(?<!文旅)(?<!旅游)(?<!产业)(?<!合作)(?<!人才)推介会"
)
_INVESTS = re.compile(r"投资|项目|落户|招商|引资|建设|产业园|建厂")
_AIDED_WORKS = re.compile(
    r"(?:援[藏疆青]|对口(?:支援|帮扶)|东?西?部?(?:扶贫)?协作|对口|帮扶|援助|援建)(?:类|重点)?项目[0-9]+[余多]?个[^。;；]{0,24}?"
    r"(?:总投资|投资|资金)[^,，;；。0-9]{0,6}$"
)
_ARRANGED = re.compile(r"安排[^,，;；。]{0,10}$")
_LENT = re.compile(r"发放|放贷|放了|放出|投放|贷给|拿到|落地")
_BARE_NOUN = re.compile(r"(?:合同|协议)?(?:总)?(?:金额|额|价值|总价)?(?:达|达到|共|约|为)?")
_LEAD = 26
_AGREED_SUM = re.compile(r"协议(?:数|额|金额)#")
_GIVEN = re.compile(r"送|给|收到|获得|得到")


_FIRMS_HELP = re.compile(
    r"(?:企业|民企|商会|协会|社会组织)[^。;；]{0,16}(?:结对|帮扶村|认领)|村企结对|企村结对|万企[兴帮]万村"
)


def kind_by_payer(
    scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None, recent: Iterable[str]
) -> tuple[str, str]:
    """The kind of a sum whose noun does not tell, and what told it: the payer, the sentence, the passage, the heading.

    ``recent`` are the kinds of the sums before it in the paragraph.
    """
    words = scene.text[sentence.start : quantity.start]
    recent = list(recent)
    if recent and (_OF_THE_AIM.search(words) or _OF_THE_LAST.search(words)):
        return recent[-1], "sentence"
    if donor and donor.level in ("township", "village"):
        return "social_aid", "payer"
    if _FIRMS_HELP.search(words):
        return "social_aid", "payer"
    if _FIRM_PAYS.search(words) or (_PUTS_IN_AGAIN.search(words) and not _PUBLIC_MONEY.search(words)):
        return "enterprise_investment", "payer"
    for kind, topic in _TOPIC[1:4]:
        if topic.search(words):
            return kind, "sentence"
    seen = set(recent)
    for kind in ("fiscal_aid", "aid_total", "social_aid"):
        if kind in seen and not (kind == "social_aid" and donor and donor.short_name in words):
            return kind, "paragraph"  # a division that acts by itself gives no donation without a word of it
    block = scene.document.blocks[sentence.block]
    above = f"{scene.label_text(sentence.block)} {scene.heading_text(sentence.block)}"
    for kind, topic in _TOPIC:
        if topic.search(above):
            # 资金 alone is what the government gives where the same passage tells 社会帮扶资金 apart from it.
            apart = kind == "aid_total" and "社会" in scene.text[quantity.end : block.end]
            return ("fiscal_aid" if apart else kind), "heading"
    return "aid_total", "rule"


def is_aided_work(words: str) -> bool:
    """援藏项目132个,总投资25.6亿元: what is put into counted works of the cooperation is aid, with no firm in sight."""
    return bool(_AIDED_WORKS.search(words)) and not word("firm").search(words)


def is_goods_fair(words: str) -> bool:
    """Whether what was signed is a sale: the talk is of wares and of no investment (农特产品推介会上签约5500万元)."""
    return bool(_WARES.search(words)) and not _INVESTS.search(words)


def is_public_work(words: str) -> bool:
    """A school, hospital or road that is built with no firm in sight is not the investment of one."""
    return bool(_PUBLIC.search(words)) and not (word("firm").search(words) or _PRIVATE.search(words))


def aid_at_work(words: str, *, before: str, recent: Sequence[str]) -> str | None:
    """The kind of aid that 完成投资 is said of, where the paragraph tells of aid and its projects and of no firm.

    ``words`` is the sentence, ``before`` the paragraph up to it, ``recent`` the kinds of the sums before in it.
    """
    firms = word("firm").search(before + words) or _PRIVATE.search(words)
    aided = recent and recent[-1] in ("fiscal_aid", "aid_total") and re.search("完成的?投资", words)
    return recent[-1] if aided and not firms else None


def stage_of(
    scene: Scene, sentence: Sentence, quantity: Quantity, *, kind: str, status: str, stated: str | None
) -> str:
    """The stage of a fund flow; ``stated`` is what the reading itself sets."""
    if status in ("planned", "target"):
        return "planned"
    if stated:
        return stated
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    left, right = text[clause[0] : quantity.start], text[quantity.end : clause[1]]
    near, lead = f"{left[-14:]}#{right[:10]}", text[sentence.start : clause[0]]
    if kind in ("social_aid", "in_kind"):
        return "agreed" if _AGREED_SUM.search(near) else "disbursed"
    if kind == "other" and _LENT.search(near):
        return "disbursed"
    if kind == "consumption":
        if _BARE_NOUN.fullmatch(left):  # 签下购销合同21份,金额2.75亿元
            near = lead[-_LEAD:] + near
        return "agreed" if _ORDERED.search(near) and not _SOLD.search(near) else "disbursed"
    if _SIGNED.search(near):
        return "agreed"
    if kind == "enterprise_investment":
        return _stage_of_investment(near, lead, text[quantity.end : sentence.end])
    return _stage_of_aid(kind, near, left, right, lead)


def _stage_of_investment(near: str, lead: str, behind: str) -> str:
    if re.search("总投资额?[共约达为]*#", near) and re.search(r"到位|实际", behind):
        return "unspecified"
    if _INVESTED.search(near):
        return "disbursed"
    return "agreed" if _SIGNED_BEFORE.search(lead) and not _BUILT.search(lead) else "disbursed"


def _stage_of_aid(kind: str, near: str, left: str, right: str, lead: str) -> str:
    if _ARRANGED.search(left) and not re.search("到位|拨付|支出|投入|完成", near):
        return "allocated"  # 安排无偿援助资金
    if _PAID.search(near):
        return "disbursed"
    allocated = word("allocate")
    if allocated.search(left) or allocated.search(right[:10]):
        return "allocated"
    if allocated.search(lead[-30:]) and not _PAID_BEFORE.search(lead[-30:]):
        return "allocated"
    return "disbursed" if _PAID_BEFORE.search(lead) or kind == "fiscal_aid" or _GIVEN.search(left) else "unspecified"
