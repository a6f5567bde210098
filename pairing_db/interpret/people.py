"""People: which way they move, in what role, to do what, and how they are placed in work."""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.windows import chunk_of, clause_of
from pairing_db.words import says, word

# words that lead from a place to where people go
TOWARDS = re.compile(
    r"(?:向|对|到|赴|(?<![年月以])来(?!自)|去(?!年)|前往|至|往|抵达?|走进|进|入|奔赴|送到|送往|派往|在|于|驻|留在|返岗|返|回)"
    r"[^,，;；。0-9到赴来]{0,6}$"
)
_PROGRAMME = re.compile(r"东西部(?:扶贫)?协作(?:和|与)?|对口(?:支援|帮扶|协作|合作)(?:和|与)?|结对帮扶|扶贫协作")
_ROLE_ORDER = ("leader", "doctor", "teacher", "cadre", "technician", "student")
_SENT_ROLES = ("cadre", "teacher", "doctor", "technician")
_FIELDS = re.compile(r"(?:的)?[\u4e00-\u9fff]{2,8}(?:[、和与及][\u4e00-\u9fff]{2,14})+")
_FIELDS_BEFORE = re.compile(
    r"((?:[一-鿿]{2,4}[、和与及])+[一-鿿]{2,4})(?:等)?(?:方面|领域)?的?(?:专家|人才|骨干|专业技术人员)[^、,，]{0,14}$"
)
_FIELD_CUES = {
    "cadre": re.compile("干部|党政|管理"),
    "teacher": re.compile("教育|教师|支教|校长"),
    "doctor": re.compile("医|卫生|卫健"),
    "technician": re.compile("农业|农技|科技|农牧|畜牧|旅游|电商|规划"),
}
_DOMAINS = {
    "doctor": re.compile("医院|医疗|医生|医师|手术|诊|专科|卫生院|护理"),
    "teacher": re.compile("学校|中学|小学|幼儿园|教学|课堂|教研"),
    "technician": re.compile("农技|种植|养殖|嫁接|果园|技术"),
}
_FIELD_LABEL = re.compile(
    r"\s*(?:其中|包括|含)?[,，:：]?(党政|医疗|医卫|卫生|卫健|教育|农业|农技|农牧|科技)(?:类|领域|系统|战线|方面|人才|人员|专业技术人才)*(?:有|各|共|的)*"
)
_NEAR = 14  # characters around a figure in which the noun that it counts stands
_TREATS = re.compile("义诊|坐诊|巡诊|诊疗|手术|(?:医院|卫生院)[^,，;；。]{0,8}来")
_CADRES_BESIDE = re.compile("挂职[^,，;；。、]{0,6}干部|挂职(?=[0-9一二两三四五六七八九十]+[名人位])")
# whose default work at the other side is service, no post
SENT_TO_SERVE = ("teacher", "doctor", "technician")
_ROLE_CODE = {"leader": "farmer_leader"}
_ACTIVITIES = ("secondment", "service", "training", "visit")
_DEFAULT_ACTIVITY = {"cadre": "secondment", "teacher": "service", "doctor": "service", "technician": "service"}


def role_of(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """Who is counted: the role noun next to the figure, else the one in force in its clause or sentence."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    start, end = chunk_of(text, clause, quantity)
    noun_at, noun_end = quantity.end, end
    twin = scene.quantities_in(quantity.end + 1, quantity.end + 2)
    if twin and twin[0].unit == quantity.unit and text.startswith(("、", "和"), quantity.end):
        noun_at, noun_end = twin[0].end, chunk_of(text, clause, twin[0])[1]  # 12名、9名干部
    behind = re.split(r"[(（]", text[noun_at : min(noun_end, noun_at + 24)])[0]
    before = text[max(start, quantity.start - 24) : quantity.start]
    earlier = [q.end for q in scene.quantities_in(clause[0], quantity.start)]
    listed = text[max([clause[0], *earlier]) : quantity.start]
    if len(roles_of_parts(scene, sentence, quantity, whole=1)) > 1:
        return "mixed"
    near = text[max(start, quantity.start - _NEAR) : min(noun_end, quantity.end + _NEAR)]
    if says(near, "all_trades"):
        return "mixed"
    if _together(listed) or _fields_before(listed) or _several_fields(scene, clause, quantity):
        return "mixed"
    if beside := _role_beside(text, clause, behind, before):
        return beside
    if says(text[clause[0] : quantity.start], "skills"):
        return "worker"
    others = [q.end for q in scene.quantities_in(sentence.start, clause[0]) if q.unit in ("person", "person_time")]
    if says(text[clause[0] : quantity.start], "several_trades_taught") or (
        not others and says(text[sentence.start : quantity.start], "several_trades_taught")
    ):
        return "mixed"  # 举办党政干部、致富带头人培训班4期,培训186人
    apart = others and says(text[others[-1] : quantity.start], "session")  # 选派技术人员37名,举办培训班4期,培训310人次
    lead = _roles_in(text[others[-1] if apart else sentence.start : quantity.start][-60:], last=True)
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
    taught = says(before[-8:] + behind, "taught_by_masters")
    return (taught and _domain(text[sentence.start : sentence.end])) or "other"


def _role_beside(text: str, clause: tuple[int, int], behind: str, before: str) -> str | None:
    """The role noun behind or before a figure, else what those who are counted do (支医7人)."""
    for stretch, last in ((behind, False), (before, True)):
        roles = _roles_in(stretch, last=last)
        if roles == "technician" and "专家" in stretch and _TREATS.search(text, *clause):
            return "doctor"  # 6名专家赴洛南县开展义诊, 省立等医院来了41位专家
        if roles:
            return roles
    served = word("serves_as").search(before)
    return next(role for role, done in served.groupdict().items() if done) if served else None


def roles_of_parts(scene: Scene, sentence: Sentence, quantity: Quantity, *, whole: float) -> set[str]:
    """The roles of the parts that follow a total: 一共42个人,党政干部13名,专业技术人才29名.

    Empty where the parts add up to more than ``whole`` times the total, or, for a ``whole`` of 1, to another sum.
    """
    following = [q for q in scene.quantities_in(quantity.end, sentence.end) if q.unit in ("person", "person_time")]
    total = sum(q.value for q in following)
    if total > whole * quantity.value or (whole == 1 and total != quantity.value):
        return set()
    named = (role_named(scene.text[a.end : b.start]) for a, b in pairwise([quantity, *following]))
    return {role for role in named if role}


def field_named(words: str) -> str | None:
    """The role that the label of a member names by its field (其中医疗8名: ``doctor``), or None."""
    label = _FIELD_LABEL.fullmatch(words)
    return next((role for role, cue in _FIELD_CUES.items() if label and cue.search(label[1])), None)


def _domain(words: str) -> str | None:
    """The trade that the words of a sentence are about: a hospital's, a school's, a field's."""
    return next((role for role, cue in _DOMAINS.items() if cue.search(words)), None)


def _several_fields(scene: Scene, clause: tuple[int, int], quantity: Quantity) -> bool:
    """16名医疗、教育等专业技术人员: does a list behind the figure name several trades?"""
    following = [q.start for q in scene.quantities_in(quantity.end, clause[1])]
    words = scene.text[quantity.end : min([clause[1], quantity.end + 24, *following])]
    listed = _FIELDS.match(words)
    if listed is None:
        return False
    members = re.split(r"[、和与及]", listed[0])
    if not any(word(name).search(members[-1]) for name in _SENT_ROLES):
        return False  # 农技人员3名开展支教、支医
    told = [next((name for name, cue in _FIELD_CUES.items() if cue.search(member)), None) for member in members]
    return len({name for name in told if name}) > 1


def _fields_before(stretch: str) -> bool:
    """医疗、教育专家互访1600人次: do several trades stand in front of one noun of people?"""
    named = _FIELDS_BEFORE.search(stretch)
    cues = {name for name, cue in _FIELD_CUES.items() if named and cue.search(named[1])}
    return len(cues) > 1


def _together(stretch: str) -> bool:
    """教师、医生共97名, 挂职干部和人才120名: does one figure stand behind roles that are joined as equals?"""
    members = re.split(r"[、和与及]", re.sub("等(?:共|共计|累计)?$", "", stretch))
    told = [{n for n in _SENT_ROLES if word(n).search(member)} for member in members]
    return len(members) > 1 and bool(told[-1]) and bool(told[-2]) and told[-1] != told[-2] and "等" not in members[-1]


def trade_of_masters(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """The role of those who take apprentices, whose trade the apprentices learn: 这边的医生,带了27个徒弟."""
    text = scene.text
    start = max(sentence.start, *(text.rfind(mark, 0, quantity.start) + 1 for mark in ";；"))
    told = _roles_in(text[start : quantity.start], last=True)
    return told if told in SENT_TO_SERVE else _domain(text[start : sentence.end]) or "other"


def role_named(words: str) -> str | None:
    """The role that a member of a list names (农技干部: ``technician``); None where it names none."""
    return _roles_in(words, last=True)


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
    if named >= {"teacher", "doctor"} and re.search(r"[、和与及]|教师医生|医生教师|师医", stretch):
        return "mixed"
    nearest = max(found, key=lambda n: found[n]) if last else min(found, key=lambda n: found[n])
    if not last and "technician" in named and len(named) > 1:
        nearest = min((n for n in named if n != "technician"), key=lambda n: found[n])
    return _ROLE_CODE.get(nearest, nearest)


def activity_of(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> str:
    """What they do: the verb of the clause, else of the sentence, else what the role is sent for."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    ends = [q.start for q in scene.quantities_in(quantity.end, clause[1])]
    right, left = text[quantity.end : min([clause[1], *ends])], text[clause[0] : quantity.start]
    no_cadres = role == "mixed" and not word("cadre").search(left[-_NEAR:] + right[:_NEAR])
    if role in SENT_TO_SERVE or no_cadres:
        left = _CADRES_BESIDE.sub("", left)  # 挂职干部2名、医生8名: what the cadres do is not what the doctors do
    if ends and "、" in right:
        right = right.split("、")[0]  # 挂职干部1名、跟班学习23人次
    rest = text[right_end : clause[1]] if (right_end := quantity.end + len(right)) < clause[1] else ""
    for stretch in (right, left, rest):
        found = activities_in(stretch)
        if found == ["visit"] and role in SENT_TO_SERVE:
            found = activities_in(stretch + left)  # 赴宁支教的32名教师之一走进固原
        if found:
            return _choose(found, role)
    following = [
        q.start for q in scene.quantities_in(clause[1], sentence.end) if q.unit in ("person", "person_time", "item")
    ]
    after = text[clause[1] : min([sentence.end, clause[1] + 30, *following])]
    after = after if not following or re.search(r"[,，;；。]", after[1:]) else ""  # another figure's own clause
    after = re.split("[;；。]", after)[0]  # 选派62人;到东部培训的300人: another member of the list has its own act
    before = text[sentence.start : clause[0]]
    serves = role in SENT_TO_SERVE and "service" in activities_in(_PROGRAMME.sub("", after))
    for stretch in (_PROGRAMME.sub("", after if serves else before), _PROGRAMME.sub("", after)):
        found = activities_in(stretch)
        if (
            (role in SENT_TO_SERVE or no_cadres)
            and found
            and set(found) <= {"secondment", "visit"}
            and "secondment" in found
        ):
            return "service"  # 干部2名到萧山挂职,接收专业技术人才38名
        if found:
            return _choose(found, role)
    if says(left[-_NEAR:] + right[:_NEAR], "cadres_and_others"):
        return "secondment"
    return _DEFAULT_ACTIVITY.get(role, "training" if role in ("farmer_leader", "worker", "student") else "service")


def activities_in(stretch: str) -> list[str]:
    """The activities that the words of a stretch name."""
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
