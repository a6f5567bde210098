"""People: which way they move, in what role, to do what, and how they are placed in work."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.lexicon import LEXICON, word
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.sides import Found, side
from pairing_db.interpret.windows import chunk_of, clause_of

_TOWARDS = re.compile(
    r"(?:向|对|到|赴|来|去|前往|至|往|抵达?|走进|进|入|奔赴|送到|送往|派往|在|于|驻|留在)[^,，;；。到赴来]{0,6}$"
)
_SENDER = re.compile(r"选派|派出|派遣|派驻|选送|派|送出|组织|输送|抽调|委派|选调")
_WENT = re.compile(r"[去来]了?$|[去来]了|赴")
_SENT_THERE = re.compile(r"派去|派往|派驻")
_HERE = re.compile(r"(?:在|到|赴|来)[^,，;；。]{0,10}(?:举办|开展|举行|办班|培训|学习|进修|跟岗|轮训)")
_ROLE_ORDER = ("leader", "doctor", "teacher", "cadre", "technician", "student")
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
    right = scene.text[quantity.end : min(end, quantity.end + 14)]
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
        or any(_TOWARDS.search(text[chunk[0] : p.start]) for p in scene.places_in(*chunk, "donor"))
    ):
        start, end = chunk
    words = text[start:end]
    origin = side(scene, sentence, quantity, "recipient")
    donors = [p for p in scene.places_in(start, end, "donor") if _TOWARDS.search(text[start : p.start])]
    if not donors:
        tight = [
            p
            for p in scene.places_in(sentence.start, start, "donor")
            if _TOWARDS.search(text[sentence.start : p.start])
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
        and re.search(r"吸纳|吸收|安置|带动|解决|用工|招|工人|员工|提供|现有", words)
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
    after = text[clause[1] : sentence.end][:30]
    before = text[sentence.start : clause[0]]
    for stretch in (before, after):
        found = _activities_in(stretch)
        if found:
            return _choose(found, role)
    return _DEFAULT_ACTIVITY.get(role, "training" if role in ("farmer_leader", "worker", "student") else "service")


def _activities_in(stretch: str) -> list[str]:
    return [name for name in _ACTIVITIES if word(name).search(stretch)]


def _choose(found: list[str], role: str) -> str:
    if "secondment" in found and "training" in found:
        return "secondment" if role == "cadre" else "training"
    if "secondment" in found:
        return "secondment" if role == "cadre" or len(found) == 1 else found[1]
    if "service" in found and "training" in found:
        return "training" if role in ("farmer_leader", "worker", "student") else "service"
    if "visit" in found and len(found) > 1:
        return next(f for f in found if f != "visit")
    return found[0]


def exchange_places(
    scene: Scene, sentence: Sentence, quantity: Quantity, activity: str, role: str, direction: str | None
) -> tuple[str, Found, Found]:
    """Direction, from and to of a talent figure."""
    clause = clause_of(sentence, quantity.start)
    donor, recipient = (side(scene, sentence, quantity, r) for r in ("donor", "recipient"))
    if direction is None:
        direction = _direction(scene, sentence, quantity, clause, activity, role)
    if direction == "to_recipient":
        return direction, donor, recipient
    if direction == "to_donor":
        return direction, recipient, donor
    if direction == "within_recipient":
        return direction, recipient, recipient
    return "unspecified", recipient, Found(None, "rule")


def _direction(
    scene: Scene, sentence: Sentence, quantity: Quantity, clause: tuple[int, int], activity: str, role: str
) -> str:
    text = scene.text
    goal = _goal(scene, quantity.end, clause[1]) or _goal(scene, clause[0], quantity.start, last=True)
    sender = _sender(scene, sentence, quantity)
    if goal is None and _SENT_THERE.search(text[clause[0] : quantity.start]):
        goal = next((p for p in reversed(scene.places_in(sentence.start, quantity.start)) if p.role), None)
        sender = None
    if goal is None and activity == "training":
        if _HERE.search(text[sentence.start : clause[0]]):
            goal = _goal(scene, sentence.start, clause[0], last=True)
    elif goal is None and not (sender and sender.start >= clause[0]):
        goal = _next_goal(scene, clause[1], sentence.end) or _goal(scene, sentence.start, clause[0], last=True)
    if goal and goal.role:
        if (
            activity == "training"
            and goal.role == "recipient"
            and not (
                sender
                and sender.role == "donor"
                and role in ("technician", "teacher", "doctor", "cadre")
                and _SENDER.search(text[sentence.start : quantity.start])
            )
        ):
            return "within_recipient"
        return "to_recipient" if goal.role == "recipient" else "to_donor"
    words = text[sentence.start : sentence.end]
    if re.search(r"东部|外出", text[clause[0] : clause[1]]) and activity in ("training", "visit", "secondment"):
        return "to_donor"
    if activity == "training" and not re.search(r"跟岗|跟班|进修|选送|送出|研修", words):
        if re.search(r"委培|外派|赴外|“走出去”", words):
            return "to_donor"
        return "within_recipient"
    if sender and sender.role:
        return "to_recipient" if sender.role == "donor" else "to_donor"
    if activity in ("service", "secondment"):
        return "to_recipient"
    return "to_donor" if activity == "training" else "unspecified"


def _goal(scene: Scene, start: int, end: int, *, last: bool = False) -> Place | None:
    """The first (or last) place in a stretch that a verb of going leads to."""
    places = scene.places_in(start, end)
    for place in reversed(places) if last else places:
        if place.role and _TOWARDS.search(scene.text[max(start, place.start - 10) : place.start]):
            return place
    return None


def _next_goal(scene: Scene, start: int, end: int) -> Place | None:
    """The goal in the clauses that follow, unless another division is named before it (a new subject)."""
    places = [p for p in scene.places_in(start, end) if p.role]
    goal = _goal(scene, start, end)
    if goal is None or places[0] is not goal:
        return None
    clause_end = re.search(r"[,，;；。]|$", scene.text[goal.end : end])
    words = scene.text[goal.start : goal.end + (clause_end.start() if clause_end else 0)]
    return None if word("job_verb").search(words) else goal  # 到广州就业 is where others go


def _sender(scene: Scene, sentence: Sentence, quantity: Quantity) -> Place | None:
    """The place in front of a verb of sending, nearest to the figure."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    verbs = [m.start() for m in _SENDER.finditer(text, sentence.start, quantity.start)]
    verbs += [m.start() for m in _WENT.finditer(text, clause[0], quantity.start)]
    if not verbs:
        return None
    places = [
        p
        for p in scene.places_in(sentence.start, max(verbs))
        if p.role and text[p.start - 1 : p.start] not in ("向", "对", "为", "给", "到", "赴", "在")
    ]
    return places[-1] if places else None
