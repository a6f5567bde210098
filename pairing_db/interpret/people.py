"""People: which way they move, in what role, to do what, and how they are placed in work."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.lexicon import LEXICON, word
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.sides import Found, side
from pairing_db.interpret.windows import chunk_of, clause_of

# words that lead from a place to where people go
TOWARDS = re.compile(
    r"(?:向|对|到|赴|来|去|前往|至|往|抵达?|走进|进|入|奔赴|送到|送往|派往|在|于|驻|留在)[^,，;；。到赴来]{0,6}$"
)
_PROGRAMME = re.compile(r"东西部(?:扶贫)?协作(?:和|与)?|对口(?:支援|帮扶|协作|合作)(?:和|与)?|结对帮扶|扶贫协作")
_ROLE_ORDER = ("leader", "doctor", "teacher", "cadre", "technician", "student")
_SENT_ROLES = ("cadre", "teacher", "doctor", "technician")
_ROLE_CODE = {"leader": "farmer_leader"}
_ACTIVITIES = ("secondment", "service", "training", "visit")
_DEFAULT_ACTIVITY = {"cadre": "secondment", "teacher": "service", "doctor": "service", "technician": "service"}


@cache
def _modes() -> Mapping[str, re.Pattern[str]]:
    with (LEXICON / "labor_transfer.toml").open("rb") as file:
        modes: dict[str, list[str]] = tomllib.load(file)["modes"]
    return {name: re.compile("|".join(words)) for name, words in modes.items()}


def is_poor(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Are all of those counted 贫困/建档立卡/脱贫 workers, by the noun that the figure counts?"""
    clause = clause_of(sentence, quantity.start)
    start, end = chunk_of(scene.text, clause, quantity)
    left = scene.text[max(start, quantity.start - 26) : quantity.start]
    right = re.split(r"[(（]", scene.text[quantity.end : min(end, quantity.end + 14)])[0]
    before = list(word("poor").finditer(left))
    if before and re.match(rf"[^,，;；。]{{0,8}}(?:{word('labour').pattern})?", left[before[-1].end() :]):
        noun = left[before[-1].end() :]
        if not re.search(r"攻坚|县|村|地区|成效|工作", noun[:4]):
            return True
    behind = word("poor").search(right)
    return bool(behind and behind.start() <= 10 and not re.match(r"攻坚|县|村", right[behind.end() :]))


def labour_places(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[str, Found, Found]:
    """Mode, origin and destination of a labour figure."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    start, end = clause
    chunk = chunk_of(text, clause, quantity)
    if (
        _modes()["local"].search(text[slice(*chunk)])
        or _modes()["elsewhere"].search(text[slice(*chunk)])
        or any(TOWARDS.search(text[chunk[0] : p.start]) for p in scene.places_in(*chunk, "donor"))
    ):
        start, end = chunk
    words = text[start:end]
    behind = next(((a, b) for a, b in sentence.clauses if a >= end), None)
    if behind and re.fullmatch(r"\s*", text[quantity.end : end].rstrip(",，")) and not scene.quantities_in(*behind):
        words += text[slice(*behind)]  # 2100余人,也在县里的工厂找到了活
    origin = side(scene, sentence, quantity, "recipient")
    donors = [p for p in scene.places_in(start, end, "donor") if TOWARDS.search(text[start : p.start])]
    if not donors:
        tight = [
            p for p in scene.places_in(sentence.start, start, "donor") if TOWARDS.search(text[sentence.start : p.start])
        ]
        if tight and not _modes()["local"].search(words) and re.search(r"就业|务工|输", text[tight[-1].end : start]):
            donors = tight[-1:]
    local, elsewhere = _modes()["local"].search(words), _modes()["elsewhere"].search(words)
    if local and elsewhere and not donors and re.search(r"[和与及、]", words[min(local.end(), elsewhere.end()) :]):
        return "unspecified", origin, Found(None, "rule")
    if elsewhere and not (donors and local is None and donors[-1].start > elsewhere.start() + start):
        return "elsewhere", origin, Found(None, "rule")
    if donors and not re.search(r"就近|就地|家门口", words):
        return "to_partner", origin, Found(donors[-1].region, "clause")
    if re.search(
        r"(?:到|赴|去|前往|向)东部|东部(?:地区|省市|城市|协作)?[^,，;；]{0,6}(?:就业|务工)|来(?:我)?(?:市|区)", words
    ):
        return "to_partner", origin, side(scene, sentence, quantity, "donor")
    lead = text[sentence.start : end]
    if local or (
        re.search(r"就近|就地|家门口|车间|工坊|工厂|基地|园区|企业|公司|合作社|项目|产业园", lead)
        and re.search(r"吸纳|吸收|安置|带动|解决|用工|招|工人|员工|提供|现有|干活|帮忙|帮工", words)
    ):
        return "local", origin, origin
    return "unspecified", origin, Found(None, "rule")


def role_of(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """Who is counted: the role noun next to the figure, else the one in force in its clause or sentence."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    start, end = chunk_of(text, clause, quantity)
    behind = re.split(r"[(（]", text[quantity.end : min(end, quantity.end + 24)])[0]
    before = text[max(start, quantity.start - 24) : quantity.start]
    earlier = [q.end for q in scene.quantities_in(clause[0], quantity.start)]
    if _together(text[max([clause[0], *earlier]) : quantity.start]):
        return "mixed"
    for stretch, last in ((behind, False), (before, True)):
        roles = _roles_in(stretch, last=last)
        if roles:
            return roles
    lead = _roles_in(text[sentence.start : quantity.start][-60:], last=True)
    if lead:
        return lead
    block = scene.document.blocks[sentence.block]
    label = scene.text[block.start : block.start + 12]
    if (
        word("labour").search(before[-10:] + behind)
        or "劳务" in label
        or re.search(r"劳务|技能|实用技术", text[clause[0] : quantity.start])
    ):
        return "worker"
    return "other"


def _together(stretch: str) -> bool:
    """教师、医生共97名, 挂职干部和人才120名: does one figure stand behind roles that are joined as equals?"""
    members = re.split(r"[、和与及]", stretch)
    told = [{n for n in _SENT_ROLES if word(n).search(member)} for member in members]
    return len(members) > 1 and bool(told[-1]) and bool(told[-2]) and told[-1] != told[-2] and "等" not in members[-1]


def _roles_in(stretch: str, *, last: bool) -> str | None:
    """The role named in a stretch: ``mixed`` for teachers and doctors together, else the noun nearest to the figure."""
    found: dict[str, int] = {}
    for name in _ROLE_ORDER:
        for match in word(name).finditer(stretch):
            if any(abs(match.end() - other) <= 0 for other in found.values()):
                continue
            found[name] = match.end()
    if not found:
        if word("labour").search(stretch):
            return "worker"
        return None
    named = set(found)
    if named >= {"teacher", "doctor"} and re.search(r"[、和与及]", stretch):
        return "mixed"
    nearest = max(found, key=lambda n: found[n]) if last else min(found, key=lambda n: found[n])
    if not last and "technician" in named and len(named) > 1:
        nearest = min((n for n in named if n != "technician"), key=lambda n: found[n])
    return _ROLE_CODE.get(nearest, nearest)


def activity_of(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> str:
    """What they do: the verb of the clause, else of the sentence, else what the role is sent for."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    right, left = text[quantity.end : clause[1]], text[clause[0] : quantity.start]
    for stretch in (right, left):
        found = _activities_in(stretch)
        if found:
            return _choose(found, role)
    following = [q.start for q in scene.quantities_in(clause[1], sentence.end)]
    after = text[clause[1] : min([sentence.end, clause[1] + 30, *following])]
    after = after if not following or re.search(r"[,，;；。]", after[1:]) else ""  # another figure's own clause
    before = text[sentence.start : clause[0]]
    for stretch in (_PROGRAMME.sub("", before), _PROGRAMME.sub("", after)):
        found = _activities_in(stretch)
        if found:
            return _choose(found, role)
    return _DEFAULT_ACTIVITY.get(role, "training" if role in ("farmer_leader", "worker", "student") else "service")


def _activities_in(stretch: str) -> list[str]:
    return [name for name in _ACTIVITIES if word(name).search(stretch)]


def _choose(found: list[str], role: str) -> str:
    if found == ["service"] and role == "cadre":
        return "secondment"
    if "secondment" in found and "training" in found:
        return "secondment" if role == "cadre" else "training"
    if "secondment" in found:
        return "secondment" if role == "cadre" or len(found) == 1 else found[1]
    if "service" in found and "training" in found:
        return "training" if role in ("farmer_leader", "worker", "student") else "service"
    if "visit" in found and len(found) > 1:
        return next(f for f in found if f != "visit")
    return found[0]
