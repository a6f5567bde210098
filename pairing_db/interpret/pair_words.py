"""The words that pair two facing groups of divisions: who helps whom, and how they stand beside each other."""

from __future__ import annotations

import re

from pairing_db.interpret.places import Place
from pairing_db.words import pattern, word

CUE = re.compile(
    r"(?:结(?![合构果束论晶冰婚余])|对子|对口|帮扶|协作|支援|牵|携手|联手|认亲|攀|缔结|缘分|情缘|扶贫|共建|合建|联合开|关系|合作|接[过手]|交[给到]|友好|负责|联席会|援助资金|援[藏疆青]|帮)"
)
GIFT = re.compile(r"捐|出资|送来|送去|收到|赠|援建|资助|拿出|帮助|投入|送出")
STRONG = re.compile(r"结对|对子|对口|协作关系|结亲|攀亲|手拉手|一对一|接过|[新划]增")
SIGNED = re.compile(
    r"签(?:订|署|下|了)?[^,，;；。]{0,20}(?:合作|结对|帮扶|协作|对口|支援|援助|项目)[^,，;；。]{0,6}(?:协议|协定|备忘录|责任书)"
)
SIGNS = "A and B sign for the cooperation"
PUBLIC_AID = "A gives public aid to B"
JOINT = "A and B build together"
GIVING = re.compile(r"(?:对口|结对)(?:帮扶|支援|协作|合作)(?:了|的)?(?:[省市区县州旗]|地区|县区)?$")
OPENING = re.compile(
    r"[,，](?:也|又|还|同时|倾力|全力|积极|持续|精准)*(?:对口|结对)?(?:帮扶|支援|援助|助力|帮)$"
)  # A …,帮扶B…
OWN_AID = re.compile(r"(?:^|[,，;；])(?:所|由此|定点)?帮扶的$")  # 帮扶的B: the giver is the one the article is about
_COUNTED = re.compile(
    r"(?:等|的)?\s?(?:\d+|[一二两三四五六七八九十百]+)个[\u4e00-\u9fff]{0,6}?(?:[省市区县州旗镇乡村]|街道|社区)+(?:[(（][\u4e00-\u9fff、]{1,12}[)）])?"
)
_DIVISION = re.compile(r"(?:新疆)?(?:生产建设)?兵团|第?[一二三四五六七八九十]{1,3}师")  # 兵团第一师阿拉尔市
_POINTING = re.compile(r"(?:该|我|本)[省市区县州旗]")
_MEMBERS = re.compile(r"^(?:等|两[市区县省地]|\d+(?:个)?[市区县旗州]+|[一二三四五六七八九十]+[市区县州])")
_JOIN = re.compile(r"\s*(?:与|和|同|、|—+|-|→|·|对|跟|及|~)?\s*")
_JOINED_BY_WORD = re.compile(r"\s*(?:分别)?(?:与|和|同|跟|对口)\s*")
_ARROW = re.compile(r"\s*(?:→|——?>|⇒|--)\s*")
_WITH = re.compile(
    r"(?:[省市区县州旗]?委|、|党委|党政|人民政府|[省市区县州旗]?政府|[\u4e00-\u9fff]{2}系统|两级|则|也|还|又|正|分别|先后|随即|同时|正式|以来|由此|因此|从此|于是|共同|一同|联合|于?\d{4}年)*(?:与|和|同|跟)"
)
_GIVES = re.compile(
    r"[^,，;；。]{0,6}?(?:对口|结对|携手)?(?:帮扶|支援|援助|协作|对口|结对|合作|帮助|帮|牵手|携手|联姻|扶贫)(?:协作)?(?:、(?:帮扶|支援|协作|合作))*(?:着|的|了)?(?:[^,，;；。]{0,4}(?:是|为|有|包括))?(?:(?:国家级?|深度|省级|特困|重点)*(?:贫困[县村]|库区|山区|老区|边境县|民族县)的?)?[“”]?"
)
_PAIR_CUE_AFTER = re.compile(
    r"[^,，;；。]{0,24}?(?:结了?[对亲缘为成]|对口|帮扶|协作|支援|牵手|携手|联手|认亲|攀上?了?亲|缔结|扶贫|建立|联姻|“亲戚”|共建"
    r"|的?[“「]?(?:山海|协作)?(?:缘分|情缘|情谊|不解之缘)|这一?对|是[^,，;；。]{0,8}(?:亲戚|亲家|兄弟|姊妹|姐妹|对子|伙伴)"
    r"|(?:[两三双][地市省方县]|召开|举行|开了?)[^,，;；。]{0,12}联席会|签[^,，;；。]{0,6}(?:友好|合作)[^,，;；。]{0,6}(?:协议|协定|备忘录|书))"
)
_BUILD_TOGETHER = re.compile(r"[^,，;；。]{0,24}?(?:合建|联合开[行通])")
_AND_OTHERS = re.compile(r"等(?:省|市|县|地|多地|省份|省市|地区)")  # 上海、四川等地 are examples of a kind
_OFFICE = re.compile(r"(?:工作)?(?:前方)?(?:指挥部|领导小组)|工作(?:队|组|办)")  # 对口支援新疆工作前方指挥部
_NEAR = 8  # characters between two names and the verb that they share
_MUTUAL = re.compile("结对|携手|牵手|联姻")
_ENDED = re.compile("不再|不承担|退出|停止|结束")
_SITE = re.compile(r"[在于]$")  # 在漳扎镇,由嘉善援建的园区: where a work stands
_ENDS = re.compile(r"[,，;；。]|$")
_HELPED = re.compile(r"(?:帮扶|支援|援助|协作|对口|结对)(?:着|了)?$")
_IS = re.compile(r"的[,，]?(?:正|就|便|则|也)?是")
_FORMAL = re.compile(r"(?:两|东西|对口|扶贫协作|结对|(?:省|市)际)")
_PROGRAMME = re.compile(r"(?:协作|扶贫共建)")
_LIFTS = re.compile(r"[^,，;；。]{0,18}?助力")
_LIFTED = re.compile(r"(?:全面|如期|高质量|打赢|决战|决胜)?(?:脱贫|摘帽|乡村振兴)")
_CHARGED = re.compile(r"(?:主要|全面|具体)?(?:承担着?|负责|承接)")
_CHARGED_END = re.compile(r"的?[^,，;；。]{0,10}(?:扶贫|协作|帮扶|支援)")
_MEETING = re.compile(
    r"[^,，;；。、]{0,8}(?:扶贫协作|东西部协作)[^,，;；。、]{0,6}(?:联席会|座谈会|领导小组|论坛|对接|推介|活动)"
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
    gives = left[0].role == "donor" and _GIVES.fullmatch(count) is not None
    return _JOINED_BY_WORD.fullmatch(count) is not None or gives or pattern("{take_on}").fullmatch(count) is not None


def rule_of_abbreviations(rule: str, left: list[Place], right: list[Place], after: str) -> str | None:
    """青陇, 粤黔: one-character names side by side pair only where the words behind them (两省, 对口…) say so.

    沪滇协作 names a programme, which is a pairing of the article only where it tells no other.
    """
    short = left[-1].end - left[-1].start == 1 and right[0].end - right[0].start == 1
    if not short or _FORMAL.match(after):
        return rule
    return PROGRAMME if _PROGRAMME.match(after) else None


def rule_of(between: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The name of the way in which the words around two facing groups pair them, None where they do not."""
    count = _MEMBERS.sub("", without_counts(_POINTING.sub("", between)))
    short = left[-1].end - left[-1].start == 1 and right[0].end - right[0].start == 1
    if (short and _MEETING.match(after) and not joined_by_word(between)) or _OFFICE.match(after):
        return None
    if _ARROW.fullmatch(between):
        return "arrow"
    if pattern("{counted_bodies}").match(after) or (joined_by_word(between) and pattern("{park}").match(after)):
        return None
    return _helping(count, after, left, right, before) or _joined(count, after, left, right, before)


def _helping(count: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The ways in which one side gives and the other receives."""
    gives = left[0].role == "donor"
    if gives and pattern("{team_at}").fullmatch(count) and pattern("{team_works}").match(after):
        return "A's team at work in B"
    if _ENDED.search(count) or word("body").search(count):  # two offices that pair are no pair of divisions
        return None
    if _GIVES.fullmatch(count) and (gives or _MUTUAL.search(count)):
        return "A helps B" if gives else "A paired with B"
    named = all(p.end - p.start > 1 for p in (*left, *right))
    if gives and named and pattern("{take_on}").fullmatch(count):
        return "A takes B on"
    if not gives and named and pattern("{hand_over}").fullmatch(count):
        return "B handed to A"
    if gives and pattern("{public_aid_to}").fullmatch(count) and pattern("{public_aid}").match(after):
        return PUBLIC_AID
    level = len({p.region.level for p in (left[0], *right)}) == 1
    if gives and level and pattern("{buying_for}").fullmatch(count) and pattern("{sold_for}").match(after):
        return "A sells for B"
    if gives and _LIFTS.fullmatch(count) and _LIFTED.match(after):
        return "A helps B"
    if gives and _CHARGED.fullmatch(count) and _CHARGED_END.match(after):
        return "A charged with B"
    if named and pattern("{delegation_at}").fullmatch(count):
        return "a delegation of the cooperation"
    return None if gives else _helped(count, after, before)


def _helped(count: str, after: str, before: str) -> str | None:
    """The ways in which the supported side comes first."""
    belongs = count.endswith("归") and _ENDS.match(after)  # 青海也归江苏
    if pattern("{taken}").fullmatch(count) and (belongs or pattern("{taken_end}").match(after)):
        return None if _SITE.search(before) else "B helped by A"
    if pattern("{partner_is}").fullmatch(count) or (_HELPED.search(before) and _IS.fullmatch(count)):
        return "B's helper is A"
    return None


def _signs(after: str) -> bool:
    """Do the words behind two names say that they sign for the cooperation?"""
    signed = SIGNED.search(after)
    return signed is not None and len(re.split(r"[,，;；。]", after[: signed.start()])) == 1 and signed.start() <= _NEAR


def _joined(count: str, after: str, left: list[Place], right: list[Place], before: str) -> str | None:
    """The ways in which both sides stand beside each other: 与 before a verb that pairs, a list of pairs, a heading."""
    joined = bool(_JOIN.fullmatch(count)) and not (count == "、" and _AND_OTHERS.match(after))
    if joined and _PAIR_CUE_AFTER.match(after):
        return "A and B paired"
    if joined and _BUILD_TOGETHER.match(after):
        return JOINT
    if _WITH.fullmatch(count) and _PAIR_CUE_AFTER.match(after):
        return "A paired with B"
    equals = len({p.region.level for p in (*left, *right)}) == 1
    if equals and _JOINED_BY_WORD.fullmatch(count) and _signs(after):
        return SIGNS
    if joined and re.search(r"(?:结对|协作|帮扶|对口支援)[^,，。]{0,6}$", before):
        return "paired: A and B"
    if joined and re.match(r"[·—-]", count) and before.endswith("【") and after.startswith("】"):
        return "A and B in a heading"
    listed = _alike(left, right, count) and re.match(r"[,，;；。、]|$", after)
    if listed and ((joined and count.strip()) or _JOINED_BY_WORD.fullmatch(count)):
        return "A and B in a list of pairs"
    if re.fullmatch("[(（]", count) and re.match(r"[)）](?:[,，、;；。]|等|和|$)", after) and _alike(left, right, "与"):
        return "A and B in a list of pairs"
    return None


def _alike(left: list[Place], right: list[Place], between: str) -> bool:
    """Two single divisions of one level, or both of county level and above; more than one only across a word."""
    levels = {p.region.level for p in (*left, *right)}
    single = len(left) == len(right) == 1
    joined = _JOINED_BY_WORD.fullmatch(between) and (min(len(left), len(right)) == 1 or len(left) == len(right))
    return bool((single or joined) and (len(levels) == 1 or levels <= {"province", "prefecture", "county"}))
