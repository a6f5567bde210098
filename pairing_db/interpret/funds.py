"""Money: what kind of flow a sum is where its noun does not tell, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import clause_of
from pairing_db.words import says, word

# the kinds that the topic of a passage tells, in the order in which they are looked for
_TOPICS = (
    ("consumption", "consumption_topic"),
    ("fiscal_aid", "fiscal_topic"),
    ("social_aid", "social_topic"),
    ("enterprise_investment", "investment_topic"),
    ("aid_total", "aid_topic"),
)
_LEAD = 26  # characters of the clause before that tell whether a bare sum was signed


def kind_by_payer(
    scene: Scene, sentence: Sentence, quantity: Quantity, donor: Region | None, recent: Iterable[str]
) -> tuple[str, str]:
    """The kind of a sum whose noun does not tell, and what told it: the payer, the sentence, the passage, the heading.

    ``recent`` are the kinds of the sums before it in the paragraph.
    """
    words = scene.text[sentence.start : quantity.start]
    recent = list(recent)
    if recent and (says(words, "of_the_aim") or says(words, "of_the_last")):
        return recent[-1], "sentence"
    told = _told_by_payer(scene, sentence, quantity, words, donor)
    if told is not None:
        return told, "payer"
    by_aid = is_paid_by_division(scene, sentence, quantity) or says(words, "aid_noun")
    for kind, topic in _TOPICS[1:4]:
        if says(words, topic) and not (by_aid and kind == "enterprise_investment"):
            return kind, "sentence"
    seen = set(recent)
    for kind in ("fiscal_aid", "aid_total", "social_aid"):
        if kind in seen and not (kind == "social_aid" and donor and donor.short_name in words):
            return kind, "paragraph"  # a division that acts by itself gives no donation without a word of it
    block = scene.document.blocks[sentence.block]
    above = f"{scene.label_text(sentence.block)} {scene.heading_text(sentence.block)}"
    for kind, topic in _TOPICS:
        if says(above, topic):
            # 资金 alone is what the government gives where the same passage tells 社会帮扶资金 apart from it.
            apart = kind == "aid_total" and "社会" in scene.text[quantity.end : block.end]
            return ("fiscal_aid" if apart else kind), "heading"
    return "aid_total", "rule"


def _told_by_payer(
    scene: Scene, sentence: Sentence, quantity: Quantity, words: str, donor: Region | None
) -> str | None:
    """The kind that whoever pays tells: a township or giver, a treasury, a firm; ``words`` lead to the sum."""
    if (donor and donor.level in ("township", "village")) or says(words, "firms_help"):
        return "social_aid"
    if says(words, "treasury_pays"):
        return "fiscal_aid"
    if says(words, "given_before"):
        return "social_aid"
    if is_paid_by_division(scene, sentence, quantity):
        return None  # …公司建,大连出资1500万元
    if says(words, "aid_noun") or word("aid_noun_behind").match(scene.text, quantity.end):
        return None  # 为甲公司提供援助款: whoever gets it
    again = says(words, "puts_in_again") and not (says(words, "public_money") or says(words, "two_sides"))
    if says(words, "firm_pays") or again:
        return "enterprise_investment"
    return None


def investment_or_aid(
    scene: Scene,
    sentence: Sentence,
    quantity: Quantity,
    *,
    firm: bool,
    project: str | None,
    aided: bool,
    recent: Sequence[str],
) -> tuple[str, str]:
    """The kind of a sum whose noun is 投资, and what told it ('' where the noun itself does).

    ``firm``: the reading says that a firm pays; ``aided``: the ``project`` that it goes into is one of the help.
    """
    said = scene.text[sentence.start : sentence.end]
    before = scene.text[scene.document.blocks[sentence.block].start : sentence.start]
    if not firm and is_paid_by_division(scene, sentence, quantity):
        return "aid_total", "payer"
    if aided or is_aided_work(said[: quantity.start - sentence.start]):
        return "aid_total", "project"
    if not firm and project is not None and is_listed_work(scene, sentence):
        return "aid_total", "heading"
    kind = aid_at_work(said, before=before, recent=recent) or "enterprise_investment"
    return ("by_payer" if kind == "enterprise_investment" and is_public_work(said) else kind), ""


def is_listed_work(scene: Scene, sentence: Sentence) -> bool:
    """Under 一、项目建设: a line that names no firm tells of a work that the help pays for."""
    heading = scene.heading_text(sentence.block)
    if not says(heading, "heading_of_works") or says(heading, "investment_topic") or says(heading, "firm"):
        return False
    if says(scene.text[sentence.start : sentence.end], "firm"):
        return False
    return not any(sentence.start <= m.start < sentence.end for m in scene.mentions.enterprises)


def is_paid_by_division(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """由甲区投资2亿元: a supporting division is the subject right before the sum, with no firm between."""
    places = [p for p in scene.places_in(clause_of(sentence, quantity.start)[0], quantity.start) if not p.pointed]
    if not places or places[-1].role != "donor":
        return False
    return word("division_pays").fullmatch(scene.text[places[-1].end : quantity.start]) is not None


def is_aided_work(words: str) -> bool:
    """援藏项目132个,总投资25.6亿元: what is put into counted works of the cooperation is aid, with no firm in sight."""
    return says(words, "aided_works") and not says(words, "firm")


def is_goods_fair(words: str) -> bool:
    """Whether what was signed is a sale: the talk is of wares and of no investment (农特产品推介会上签约5500万元)."""
    return says(words, "wares") and not says(words, "invests")


def is_public_work(words: str) -> bool:
    """A school, hospital or road that is built with no firm in sight is not the investment of one."""
    return says(words, "public_work") and not (says(words, "firm") or says(words, "private_work"))


def aid_at_work(words: str, *, before: str, recent: Sequence[str]) -> str | None:
    """The kind of aid that 完成投资 is said of, where the paragraph tells of aid and its projects and of no firm.

    ``words`` is the sentence, ``before`` the paragraph up to it, ``recent`` the kinds of the sums before in it.
    """
    firms = says(before + words, "firm") or says(words, "private_work")
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
        return "agreed" if says(near, "agreed_sum") else "disbursed"
    if kind == "other" and says(near, "lent"):
        return "disbursed"
    if kind == "consumption":
        if word("sum_named").fullmatch(left):  # 签下购销合同21份,金额2.75亿元
            near = lead[-_LEAD:] + near
        return "agreed" if says(near, "ordered") and not says(near, "sold") else "disbursed"
    if says(near, "sum_signed") or (says(left, "sum_concerned") and says(lead, "signed_before")):
        return "agreed"
    if kind == "enterprise_investment":
        return _stage_of_investment(near, lead, text[quantity.end : sentence.end], right)
    return _stage_of_aid(kind, near, left, right, lead, text[quantity.end : sentence.end])


def _stage_of_investment(near: str, lead: str, behind: str, right: str) -> str:
    signed = says(lead, "signed_before") and not says(lead, "built")
    if re.search("总投资额?[共约达为]*#", near) and re.search(r"到位|实际", behind):
        return "agreed" if signed else "unspecified"  # 签约项目28个,总投资96.5亿元,到位14.3亿元
    if says(right, "signed_behind"):
        return "agreed"
    if says(near, "invested"):
        return "disbursed"
    return "agreed" if signed else "disbursed"


def _stage_of_aid(kind: str, near: str, left: str, right: str, lead: str, behind: str) -> str:
    if says(left, "arranged") and not re.search("到位|拨付|支出|投入|完成", near):
        return "allocated"  # 安排无偿援助资金
    if says(near, "paid") or says(left, "given_so_far") or says(behind, "paid_behind"):
        return "disbursed"
    allocated = word("allocate")
    if allocated.search(left) or allocated.search(right[:10]):
        return "allocated"
    if says(behind, "allotted_behind"):
        return "allocated"
    if allocated.search(lead[-30:]) and not says(lead[-30:], "paid_out"):
        return "allocated"
    return "disbursed" if says(lead, "paid_out") or kind == "fiscal_aid" or says(left, "given") else "unspecified"
