"""The words that pair two facing groups of divisions: who helps whom, and how they stand beside each other."""

from __future__ import annotations

import re

from pairing_db.interpret.places import Place
from pairing_db.words import says, word

SIGNS = "A and B sign for the cooperation"
PUBLIC_AID = "A gives public aid to B"
JOINT = "A and B build together"
LISTED = "A and B in a list of pairs"
_COUNTED = re.compile(
    r"(?:等|的)?\s?(?:\d+|[一二两三四五六七八九十百]+)个[\u4e00-\u9fff]{0,6}?(?:[省市区县州旗镇乡村]|街道|社区)+(?:[(（][\u4e00-\u9fff、]{1,12}[)）])?"
)
_DIVISION = re.compile(r"(?:新疆)?(?:生产建设)?兵团|第?[一二三四五六七八九十]{1,3}师")  # 兵团第一师阿拉尔市
_POINTING = re.compile(r"(?:该|我|本)[省市区县州旗]")
_MEMBERS = re.compile(r"^(?:等|两[市区县省地]|\d+(?:个)?[市区县旗州]+|[一二三四五六七八九十]+[市区县州])")
_JOIN = re.compile(r"\s*(?:与|和|同|、|—+|-|→|·|对|跟|及|~)?\s*")
_JOINED_BY_WORD = re.compile(r"\s*(?:分别)?(?:与|和|同|跟|对口)\s*")
_ARROW = re.compile(r"\s*(?:→|——?>|⇒|--)\s*")
_NEAR = 8  # characters between two names and the verb that they share
_SITE = re.compile(r"[在于]$")  # 在漳扎镇,由嘉善援建的园区: where a work stands
_ENDS = re.compile(r"[,，;；。]|$")
_IS = re.compile(
    r"的(?:换成|变成|改成)了?|(?:这[一]?(?:门亲戚?|[家头块]|[个座][省市区县州旗]|副担子))?的[,，]?(?:正|就|便|则|也)?是"
)


def without_counts(words: str) -> str:
    """The words between two names without the units that are counted: 21个镇(街道)与 is 与."""
    return _COUNTED.sub("", _DIVISION.sub("", words))


def joined_by_word(words: str) -> bool:
    """Do the words between two names join them as 与, 和, 对口 do?"""
    return _JOINED_BY_WORD.fullmatch(without_counts(words)) is not None


PROGRAMME = "a programme named after both"


def is_adjacent(words: str) -> bool:
    """Does nothing but 两地, 三县 or a count stand between two names?"""
    return not _MEMBERS.sub("", without_counts(words))


def pairs_by_words(words: str, left: list[Place]) -> bool:
    """Do the words between two facing groups pair them by themselves: 与, 结对, 对口帮扶?"""
    count = _MEMBERS.sub("", without_counts(words))
    gives = left[0].role == "donor" and word("gives_help").fullmatch(count) is not None
    return _JOINED_BY_WORD.fullmatch(count) is not None or gives or word("take_on").fullmatch(count) is not None


def _without_members(between: str, after: str) -> str:
    """The words between two lists without the count that closes the first: 七区,与 is 与; so is 八个区,与…分别."""
    plain = without_counts(between)
    count = _MEMBERS.sub("", plain)
    counted = count != plain or (plain != between and says(after, "in_turn"))
    return count.lstrip(",，") or count if counted else count


def rule_of_abbreviations(rule: str, left: list[Place], right: list[Place], after: str) -> str | None:
    """青陇, 粤黔: one-character names side by side pair only where the words behind them (两省, 对口…) say so.

    沪滇协作 names a programme, which is a pairing of the article only where it tells no other.
    """
    short = left[-1].end - left[-1].start == 1 and right[0].end - right[0].start == 1
    if not short or word("formal_behind").match(after):
        return rule
    return PROGRAMME if word("programme_behind").match(after) else None


def rule_of(between: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The name of the way in which the words around two facing groups pair them, None where they do not."""
    count = _without_members(_POINTING.sub("", between), after)
    short = left[-1].end - left[-1].start == 1 and right[0].end - right[0].start == 1
    if word("pairing_office").match(after):
        return None
    if short and word("pairing_meeting").match(after) and not joined_by_word(between):
        return None
    if _ARROW.fullmatch(between):
        return "arrow"
    if left[0].role == "donor" and word("its_partners").fullmatch(between):
        return "A helps B"
    if (
        word("whose_people").match(after)
        or word("counted_bodies").match(after)
        or (joined_by_word(between) and word("park").match(after))
    ):
        return None
    return _helping(count, after, left, right, before) or _joined(count, after, left, right, before)


def _helping(count: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The ways in which one side gives and the other receives."""
    gives = left[0].role == "donor"
    if gives and word("team_at").fullmatch(count) and word("team_works").match(after):
        return "A's team at work in B"
    if says(count, "help_ended") or says(count, "body"):  # two offices that pair are no pair of divisions
        return None
    if word("gives_help").fullmatch(count) and (gives or says(count, "mutual")):
        return "A helps B" if gives else "A paired with B"
    named = all(p.end - p.start > 1 for p in (*left, *right))
    if named and (rule := _taken_on(count, after, gives=gives)):
        return rule
    if gives and word("public_aid_to").fullmatch(count) and word("public_aid").match(after):
        return PUBLIC_AID
    level = len({p.region.level for p in (left[0], *right)}) == 1
    if gives and level and word("buying_for").fullmatch(count) and word("sold_for").match(after):
        return "A sells for B"
    if gives and word("lifts").fullmatch(count) and word("lifted").match(after):
        return "A helps B"
    if gives and word("charged_with").fullmatch(count) and word("charged_end").match(after):
        return "A charged with B"
    if gives and named and word("comes_to").fullmatch(count) and word("signs_there").match(after):
        return SIGNS
    if named and word("delegation_at").fullmatch(count):
        return "a delegation of the cooperation"
    return None if gives else _helped(count, after, before)


def _taken_on(count: str, after: str, *, gives: bool) -> str | None:
    """The ways in which two names written out become partners: 成了…的亲戚, 挑起, 交给."""
    if word("becomes").fullmatch(count) and word("kin_of").match(after):
        return "A and B are kin"
    if gives and word("take_on").fullmatch(count):
        return "A takes B on"
    return "B handed to A" if not gives and word("hand_over").fullmatch(count) else None


def _helped(count: str, after: str, before: str) -> str | None:
    """The ways in which the supported side comes first."""
    belongs = count.endswith("归") and _ENDS.match(after)  # 青海也归江苏
    if word("taken").fullmatch(count) and (belongs or word("taken_end").match(after)):
        return None if _SITE.search(before) else "B helped by A"
    if word("partner_is").fullmatch(count) or (says(before, "helped_up_to") and _IS.fullmatch(count)):
        return "B's helper is A"
    return None


def _signs(after: str) -> bool:
    """Do the words behind two names say that they sign for the cooperation?"""
    signed = word("signs_for_pairing").search(after)
    return signed is not None and len(re.split(r"[,，;；。]", after[: signed.start()])) == 1 and signed.start() <= _NEAR


def _joined(count: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The ways in which both sides stand beside each other: 与 before a verb that pairs, a list of pairs, a heading."""
    joined = bool(_JOIN.fullmatch(count)) and not (count == "、" and word("and_others").match(after))
    if joined and word("pairs_after").match(after):
        return "A and B paired"
    if joined and word("builds_together").match(after):
        return JOINT
    if word("with_partner").fullmatch(count) and word("pairs_after").match(after):
        return "A paired with B"
    equals = len({p.region.level for p in (*left, *right)}) == 1
    if equals and _JOINED_BY_WORD.fullmatch(count) and _signs(after):
        return SIGNS
    if joined and count != "、" and says(before, "paired_up_to") and not says(before + after, "route"):
        return "paired: A and B"
    if joined and re.match(r"[·—-]", count) and before.endswith("【") and after.startswith("】"):
        return "A and B in a heading"
    listed = _alike(left, right, count) and re.match(r"[,，;；。、]|$", after)
    if listed and ((joined and count.strip()) or _JOINED_BY_WORD.fullmatch(count)):
        return LISTED
    if re.fullmatch("[(（]", count) and re.match(r"[)）](?:[,，、;；。]|等|和|$)", after) and _alike(left, right, "与"):
        return LISTED
    return None


def _alike(left: list[Place], right: list[Place], between: str) -> bool:
    """Two single divisions of one level, or both of county level and above; more than one only across a word."""
    levels = {p.region.level for p in (*left, *right)}
    single = len(left) == len(right) == 1
    joined = _JOINED_BY_WORD.fullmatch(between) and (min(len(left), len(right)) == 1 or len(left) == len(right))
    return bool((single or joined) and (len(levels) == 1 or levels <= {"province", "prefecture", "county"}))
