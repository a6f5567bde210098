"""Which way people are sent, lent or received: the direction of an exchange and the division at either end."""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import Quantity, Sentence
from pairing_db.interpret.people import TOWARDS
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside
from pairing_db.interpret.side_candidates import without_shares
from pairing_db.interpret.sides import Found, side
from pairing_db.interpret.windows import chunk_of, clause_of
from pairing_db.words import pattern, says, word

_REACH = 10  # characters behind a figure in which the home of those counted stands
_SENDER = re.compile(r"选派|派出|派遣|派驻|选送|派|送出|组织|输送|抽调|委派|选调")
_WENT = re.compile(r"[去来]了?$|[去来]了|赴")
_SENT_THERE = re.compile(r"派去|派往|派驻")
_TAKES = re.compile(r"(?:接收|接受|接纳|承接|接待)(?:了)?(?:来自)?$")
_BY_SUBJECT = re.compile(r"(?:共|先后|已|累计|分别|各|也|又)*(?:派|选派|送)")
_SIDE_OF = re.compile(r"(?:方|方面)?(?:派|派出|选派|过去|过来|派去|派来|来)?(?:了|有|的)?")
_JOINED = re.compile("(?:[、和与及]|以及)[^,，;；。]{0,8}")
_NEXT_MEMBER = re.compile("、")
_EACH_WAY = re.compile(r"互派|互相派|互访|双向|彼此|相互|双方")
_AID_TO = re.compile(r"援(?:[藏疆青蒙甘滇黔川桂宁渝陕]|派)")
_EAST = re.compile(r"东部|外出")
_MUTUAL = re.compile(
    r"之间(?:来回|往返|穿梭|奔波)|互派|互相派|互访|双向(?:挂职|交流|选派)|彼此|相互(?:选派|派)|互换|互挂"
)
_WITH_EACH_OTHER = re.compile(r"(?:与|和|同)[^,，;；。、]{2,8}(?<!学习)(?:开展)?交流")
_TO_THE_POORER = re.compile(
    r"(?:赴|到|来|去|往|深入|奔赴|走进)[^,，;；。]{0,3}(?:(?:贫困|脱贫|受援)(?:地区|旗县|县|乡|村|山区|一线)|受援|西部|结对[地县市]|协作地区|被帮扶|脱贫地区|民族地区|边疆|雪域|高原)"
)
_HELPED = re.compile(r"(?:援助|支援|帮扶|帮助)$")  # 上海援助夷陵的资金…,派来干部20名
_HERE = re.compile(r"(?:在|到|赴|来)[^,，;；。]{0,10}(?:举办|开展|举行|办班|培训|受训|接受|学习|进修|跟岗|轮训)")
# 选了26名姑娘,坐车到南京学茶艺: where those counted go to learn
_LEARN_THERE = re.compile(r"(?:到|赴|去|前往|来)[^,，;；。]{2,12}?(?:学(?![校院生])|培训|进修|跟岗|研修|拜师)")
_HELD_THERE = re.compile(r"[^,，;；。]{0,4}在[^,，;；。]{2,12}?(?:举办|开班|办班|举行)")  # 干部培训班1期45人,在南通举办
_TRAINS = re.compile(r"(?:培训|轮训|培养|办班)[^,，;；。]{0,16}$")  # 培训人才1.2万人次: those who are taught
_SENT_AWAY = re.compile(r"从[^,，;；。]{0,4}(?:州|县|市|旗|区|镇)?里[^,，;；。]{0,4}[送派选挑]|[送派](?:出|过)去")
_SENT_OFF = re.compile(r"(?:再|并|又|陆续|分批|先后)*(?:送|派)(?:去|到|往|赴|至)")  # 选出26名,送到南通培训


def exchange_places(
    scene: Scene, sentence: Sentence, quantity: Quantity, activity: str, role: str, direction: str | None
) -> tuple[str, Found, Found]:
    """Direction, from and to of a talent figure."""
    clause = clause_of(sentence, quantity.start)
    donor, recipient = (side(scene, sentence, quantity, r) for r in ("donor", "recipient"))
    if direction is None:
        direction = _direction(scene, sentence, quantity, clause, activity, role)
    if direction == "to_recipient":
        several = says(scene.text[clause[0] : quantity.start], "east_sends")
        donor = Found(None, "clause") if several and donor.source != "clause" else donor
        return direction, _gathered(scene, sentence, quantity) or donor, recipient
    if direction == "to_donor":
        return direction, recipient, donor
    if direction == "within_recipient":
        return direction, recipient, recipient
    if direction == "mutual":
        return "unspecified", Found(None, "rule"), Found(None, "rule")
    return "unspecified", recipient, Found(None, "rule")


def _party_of(scene: Scene, start: int, end: int) -> str | None:
    """嘉定区党政代表团一行18人来访: the way of a party to the other side, by the home that it is called by."""
    for home in reversed([p for p in scene.places_in(start, end) if p.role]):
        if word("party_of").fullmatch(scene.text, home.end, end):
            return "to_recipient" if home.role == "donor" else "to_donor"
    return None


def goes_each_way(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """互派干部56名,其中天津28名、承德28名: does the sentence tell of people sent both ways before the figure?"""
    return _EACH_WAY.search(scene.text, sentence.start, quantity.start) is not None


def is_from_donor(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a division of the supporting side is the home of those counted, who have a trade to serve with.

    闽侯的10名老师, 福州来的3位医生, 在州里工作的福州干部有9名 before the figure; 8名福州来的医生, 3名福建农技员 behind.
    """
    text, (start, end) = scene.text, clause_of(sentence, quantity.start)
    before = scene.places_in(start, quantity.start, "donor")
    whose = pattern(
        "[^,，;；。、]{0,4}?{sent_trade}(?:共|已|现|还|仍)?(?:有|达)?"
        "(?:[0-9]+[余多]?[名人位]、[^,，;；。、]{0,6}?{sent_trade})*"
    )
    if any(text[home.start - 1] == "的" and whose.fullmatch(text, home.end, quantity.start) for home in before):
        return True
    if any(pattern("{from_home}?").fullmatch(text, home.end, quantity.start) for home in before):
        return pattern("(?:的)?[^,，;；。、]{0,6}?{sent_trade}").match(text, quantity.end, end) is not None
    for home in scene.places_in(quantity.end, min(end, quantity.end + _REACH), "donor"):
        led = pattern("(?:的)?(?:来自)?").fullmatch(text, quantity.end, home.start)
        if led and pattern("{from_home}?[^,，;；。、]{0,4}?{sent_trade}").match(text, home.end, end):
            return True
    return False


def leaves_for_school(scene: Scene, sentence: Sentence) -> bool:
    """Whether pupils go to a school of the supporting side: 两个孩子在镇上念书 go nowhere."""
    away = scene.places_in(sentence.start, sentence.end, "donor")
    return bool(away) or says(scene.text[sentence.start : sentence.end], "school_away")


def stays_in_own_school(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """张家川县一中开设“石外班”,招收学生96名: pupils of a class in a school of the supported side go nowhere."""
    words = scene.text[sentence.start : quantity.start]
    opened = list(word("class_opened").finditer(words))
    if not opened or says(words, "goes_to_study"):
        return False
    places = scene.places_in(sentence.start, sentence.start + opened[-1].start())
    schools = [p for p in places if says(scene.text[p.end : p.end + 10], "school_after_place")]
    return bool(schools) and schools[-1].role == "recipient"


def _gathered(scene: Scene, sentence: Sentence, quantity: Quantity) -> Found | None:
    """浙江从杭州、宁波等地选派37名技师: the division that sends, where it gathers them from several of its own."""
    told = [p for p in scene.places_in(sentence.start, quantity.start, "donor") if not p.pointed]
    own = [p for p in told[1:] if inside(p.region, told[0].region)]
    listed = len(own) > 1 and len(own) == len(told) - 1
    if not listed or not re.search("[从由]$", scene.text[told[0].end : own[0].start]):
        return None
    return Found(told[0].region, "sentence")


def _direction(
    scene: Scene, sentence: Sentence, quantity: Quantity, clause: tuple[int, int], activity: str, role: str
) -> str:
    text = scene.text
    taken = _taken_from(scene, clause[0], quantity.start) or _told_by_side(scene, sentence, clause, quantity)
    if taken:
        return taken
    own = chunk_of(text, clause, quantity)[0]  # 康保赴京3人、昌平来康3人: each member its own goal
    goal = (
        _goal(scene, own, quantity.start, last=True)
        if own > clause[0] or _NEXT_MEMBER.match(text, quantity.end)
        else None
    )
    goal = goal or _goal(scene, quantity.end, clause[1]) or _goal(scene, clause[0], quantity.start, last=True)
    said = None if goal else _said(text[clause[0] : clause[1]], activity)
    if said:
        return said
    if activity == "visit" and goal is None and (visits := _party_of(scene, clause[0], quantity.start)):
        return visits
    if activity in ("service", "secondment") and is_from_donor(scene, sentence, quantity):
        return "to_recipient"  # 闽侯的10名老师在福州机场集合
    if goal is None and activity != "training" and _AID_TO.search(text[clause[0] : clause[1]]):
        return "to_recipient"
    if goal is None and _EAST.search(text[clause[0] : clause[1]]) and activity in ("training", "visit", "secondment"):
        return "to_donor"
    sender = _sender(scene, sentence, quantity)
    if goal is None and _SENT_THERE.search(text[clause[0] : quantity.start]) and not _subject_sends(scene, sender):
        goal = next((p for p in reversed(scene.places_in(sentence.start, quantity.start)) if p.role), None)
        sender = None
    own_sender = sender is not None and sender.start >= clause[0]
    if goal is None and activity == "training" and not own_sender:
        goal = _goal_of_learners(scene, sentence, quantity)
    elif goal is None and not own_sender:
        goal = _next_goal(scene, clause[1], sentence.end) or _goal(scene, sentence.start, clause[0], last=True)
    if goal and goal.role:
        if (
            activity == "training"
            and goal.role == "recipient"
            and not (
                _TRAINS.search(text[clause[0] : quantity.start]) is None
                and sender
                and sender.role == "donor"
                and role in ("technician", "teacher", "doctor", "cadre")
                and _SENDER.search(text[sentence.start : quantity.start])
            )
        ):
            return "within_recipient"
        return "to_recipient" if goal.role == "recipient" else "to_donor"
    return _without_goal(scene, sentence, quantity, activity, sender)


def _goal_of_learners(scene: Scene, sentence: Sentence, quantity: Quantity) -> Place | None:
    """Where those counted learn, told in the clauses around theirs."""
    text, clause = scene.text, clause_of(sentence, quantity.start)
    others = [q.start for q in scene.quantities_in(clause[1], sentence.end) if q.unit in ("person", "person_time")]
    learn = _LEARN_THERE.search(text, clause[1], min([sentence.end, *others]))
    if learn is None and text[clause[1] - 1] in ",，":
        learn = _HELD_THERE.match(text, clause[1], sentence.end)
    goals = scene.places_in(learn.start(), learn.end(), "donor") if learn else ()
    if goals:
        return goals[0]
    start = _own_start(scene, sentence, quantity)
    told = _LEARN_THERE.search(text, start, clause[0])  # 城固去崇川学电商的干部,去年86人
    goals = scene.places_in(told.start(), told.end(), "donor") if told else ()
    if goals:
        return goals[0]
    here = _HERE.search(text[start : clause[0]])
    goal = _goal(scene, start, clause[0], last=True) if here else None
    if goal is None and _SENT_OFF.match(text, clause[1], sentence.end):
        return next((p for p in scene.places_in(clause[1], sentence.end) if p.role), None)
    return goal


def _taken_from(scene: Scene, start: int, end: int) -> str | None:
    """接收夷陵区干部12名, 接受东莞市派来的教师: the side that people are taken from tells where they go."""
    for place in reversed(scene.places_in(start, end)):
        if place.role and _TAKES.search(scene.text[start : place.start]):
            return "to_donor" if place.role == "recipient" else "to_recipient"
    return None


def _told_by_side(scene: Scene, sentence: Sentence, clause: tuple[int, int], quantity: Quantity) -> str | None:
    """互派干部26名,无锡14名、海东12名: the side right before a figure is the one that sends."""
    places = [p for p in scene.places_in(clause[0], quantity.start) if p.role]
    if not places or not _EACH_WAY.search(scene.text, sentence.start, quantity.start):
        return None
    goes = re.search("[赴到来去往抵]$", scene.text[clause[0] : places[-1].start])
    if goes or not _SIDE_OF.fullmatch(scene.text, places[-1].end, quantity.start):
        return None
    return "to_recipient" if places[-1].role == "donor" else "to_donor"


def _subject_sends(scene: Scene, sender: Place | None) -> bool:
    """宁波派去8名, 甘肃派往四市: does the verb of sending stand right behind the division that sends?"""
    return sender is not None and _BY_SUBJECT.match(scene.text, sender.end) is not None


def _said(words: str, activity: str) -> str | None:
    """The direction that the clause says in words that name no division: 赴贫困地区, 互派."""
    if says(words, "east_sends"):
        return "to_recipient"
    if _TO_THE_POORER.search(words):
        return "within_recipient" if activity == "training" else "to_recipient"
    if activity == "visit" and re.search(r"双方|两[省市区县地]", words):
        return "mutual"
    return "mutual" if _MUTUAL.search(words) or _WITH_EACH_OTHER.search(words) else None


def _without_goal(scene: Scene, sentence: Sentence, quantity: Quantity, activity: str, sender: Place | None) -> str:
    """The direction where no division is named as the goal: by the words of the sentence, the sender, the activity."""
    if activity == "training":
        words = _own_stretch(scene, sentence, quantity)
        if says(words, "held_together"):
            return "unspecified"  # where the two sides train together is not said
        if _SENT_AWAY.search(words):
            return "to_donor"
        own = [p for p in scene.places_in(clause_of(sentence, quantity.start)[0], quantity.start) if p.role]
        if own and own[-1].role == "recipient" and says(words, "leaves_to_learn"):
            return "to_donor"  # 崇川选派3名医生到岗,我县5名医生赴南通大学附属医院进修
        if not says(words, "leaves_to_learn"):
            return "to_donor" if says(words, "sent_outside") else "within_recipient"
    if sender and sender.role:
        return "to_recipient" if sender.role == "donor" else "to_donor"
    if activity in ("service", "secondment"):
        return "to_recipient"
    return "to_donor" if activity == "training" else "unspecified"


def _own_stretch(scene: Scene, sentence: Sentence, quantity: Quantity) -> str:
    """The words of a figure's clause, back to the figure of people before it: 派往12名,两地办班培训80人 are two."""
    return scene.text[_own_start(scene, sentence, quantity) : clause_of(sentence, quantity.start)[1]]


def _own_start(scene: Scene, sentence: Sentence, quantity: Quantity) -> int:
    """Where the words of a figure begin: behind the clause that counts people before it, if it has a verb since."""
    clause = clause_of(sentence, quantity.start)
    before = [q for q in scene.quantities_in(sentence.start, clause[0]) if q.unit in ("person", "person_time")]
    start = clause_of(sentence, before[-1].start)[1] if before else sentence.start
    # 赴长宁跟岗:教师14名,医生12名: what has no verb of its own goes on with the one before
    return start if word("training").search(scene.text, start, quantity.start) else sentence.start


def _goal(scene: Scene, start: int, end: int, *, last: bool = False) -> Place | None:
    """The first (or last) place in a stretch that a verb of going leads to."""
    places = scene.places_in(start, end)
    after = {place.start: before.end for before, place in pairwise(places)}  # 在定西挂职的青岛干部 are in 定西
    for place in reversed(places) if last else places:
        words = scene.text[max(start, place.start - 10, after.get(place.start, 0)) : place.start]
        if word("team_behind").match(scene.text, place.end):
            continue  # 在承的天津帮扶工作队: who came, not where they are
        if place.role and TOWARDS.search(words):
            return place
    return None


def _next_goal(scene: Scene, start: int, end: int) -> Place | None:
    """The goal in the clauses that follow, unless another division is named before it (a new subject)."""
    places = [p for p in scene.places_in(start, end) if p.role]
    parted = re.search("[;；]", scene.text[start - 1 : end])
    goal = _goal(scene, start, start - 1 + parted.start() if parted else end)
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
    mutual = _EACH_WAY.search(text, sentence.start, quantity.end)
    went = _WENT.finditer(text, clause[0], quantity.start)
    verbs += [m.start() for m in went if mutual or not m[0].startswith("来")]  # 从江县来了3名 are no one's own
    if not verbs:
        return None
    places = [
        p
        for p in without_shares(scene, scene.places_in(sentence.start, max(verbs)), max(verbs) + 1)
        if p.role
        and text[p.start - 1 : p.start] not in ("向", "对", "为", "给", "到", "赴", "在")
        and not _HELPED.search(text[sentence.start : _first_of_list(scene, sentence, p).start])
        and not _is_partner(scene, sentence, p)
    ]
    return places[-1] if places else None


def _is_partner(scene: Scene, sentence: Sentence, place: Place) -> bool:
    """甲市17家医院与乙市21家医院结对,派出医生: the second of a pair is no subject."""
    if scene.text[place.start - 1 : place.start] not in ("与", "同", "和"):
        return False
    clause = clause_of(sentence, place.start)
    facing = any(p.role not in (None, place.role) for p in scene.places_in(clause[0], place.start))
    return facing and says(scene.text[place.end : clause[1]], "paired_with")


def _first_of_list(scene: Scene, sentence: Sentence, place: Place) -> Place:
    """支援阿克苏地区和第一师: the first of the places that stand joined before ``place``."""
    first = place
    for before in reversed(scene.places_in(sentence.start, place.start)):
        if not _JOINED.fullmatch(scene.text, before.end, first.start):
            break
        first = before
    return first
