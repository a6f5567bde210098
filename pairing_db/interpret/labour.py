"""People placed in work: where they come from, where they go, in which mode, and whether they are poor."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.lexicon import LEXICON
from pairing_db.interpret.people import TOWARDS
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene, inside, names, related, without_times
from pairing_db.interpret.sides import Found, side
from pairing_db.interpret.windows import chunk_of, clause_before, clause_of
from pairing_db.words import pattern, says, word

_ALONE = re.compile(
    r"(?:目前|眼下|如今|现在|现)?(?:[也还又]?有|总共|一共|共|达|是|约|才|只有|仅有|大概|少说|不下|不到|不足|将近|近){0,2}"
)
_AWAY = re.compile(r"(?:到|赴|去|往|前往|奔)[^,，;；。到赴来]{0,6}$")


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
        if not says(noun[:4], "poor_no_person"):
            return True
    behind = word("poor").search(right)
    return bool(behind and behind.start() <= 10 and not re.match(r"攻坚|县|村", right[behind.end() :]))


def is_led_out(scene: Scene, sentence: Sentence, quantity: Quantity) -> bool:
    """带出500人, 送走290名宁强人: do those counted leave the county, whichever firm the sentence names?"""
    return says(scene.text, "led_out", *clause_of(sentence, quantity.start))


def labour_places(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[str, Found, Found]:
    """Mode, origin and destination of a labour figure."""
    text = scene.text
    start, end, words = _said(scene, sentence, quantity)
    origin = side(scene, sentence, quantity, "recipient")
    if scene.recipient and origin.region and inside(scene.recipient, origin.region) and says(words, "own_province"):
        origin = Found(scene.recipient, "article")  # 去了云南省内其他州市的: the province is where they went
    if origin.source in ("clause", "list", "sentence") and scene.recipient and _only_goals(scene, sentence.start, end):
        origin = Found(scene.recipient, "article")  # 去昆明、玉溪的: where they went, not where they came from
    here = _goals_in(scene, start, end)
    chunk = chunk_of(text, clause_of(sentence, quantity.start), quantity)
    touching = [p for p in scene.places_in(*chunk, "donor") if p.end == quantity.start and not p.pointed]
    in_bracket = touching and text[touching[-1].start - 1] in "(（"  # 赴江苏就业412人(南通市196人)
    if touching and (not here or in_bracket):  # 省内2140人、天津73人、其他省份603人
        partner = scene.donor is None or related(touching[-1].region, scene.donor)
        return "to_partner" if partner else "elsewhere", origin, Found(touching[-1].region, "clause")
    start_of_clause = clause_of(sentence, quantity.start)[0]
    here = [*_goals_beside(scene, start_of_clause, start), *here] if here else here
    here = here or _singled_out(scene, sentence, start, quantity)
    donors = here or _goal_told_before(scene, sentence, start, words)
    local, elsewhere = _modes()["local"].search(words), _modes()["elsewhere"].search(words)
    nowhere = Found(None, "rule")
    if local and elsewhere and not donors and re.search(r"[和与及、]", words[min(local.end(), elsewhere.end()) :]):
        return "unspecified", origin, nowhere
    taker = _taken_in_by(scene, sentence, quantity)
    if taker and not here and not says(words, "near_home"):
        return "to_partner", origin, Found(taker, "clause")
    if not here and says(words, "own_province") and _told_beside_near(scene, sentence, words):
        return "elsewhere", origin, nowhere
    if elsewhere and not (here and local is None and here[-1].start > elsewhere.start() + start):
        return "elsewhere", origin, nowhere
    if says(words, "in_and_out") and not here:
        return "unspecified", origin, nowhere
    if (here or (donors and not local)) and not says(words, "right_at_home"):
        goals = list(dict.fromkeys(p.region for p in donors))
        shared = Found(None, "clause", names(goals)) if len(goals) > 1 and not _nested(goals) else None
        return "to_partner", origin, shared or Found(donors[-1].region, "clause")
    return _by_words(scene, sentence, quantity, (start, end), words, origin)


def _only_goals(scene: Scene, start: int, end: int) -> bool:
    """Are all places of the supported side in a stretch outside the county or city that the article is about?"""
    places = [p for p in scene.places_in(start, end, "recipient") if not p.pointed]
    first = places[0].start if places else start
    away = _AWAY.search(scene.text[start:first]) is not None
    return away and not any(scene.recipient and related(p.region, scene.recipient) for p in places)


def _by_words(
    scene: Scene, sentence: Sentence, quantity: Quantity, said: tuple[int, int], words: str, origin: Found
) -> tuple[str, Found, Found]:
    """Mode, origin and destination where no division of the supporting side is named as the goal."""
    text, nowhere = scene.text, Found(None, "rule")
    local = None if says(words, "goes_off") else _modes()["local"].search(words)  # 村里出去打工的
    if says(words, "in_the_east") or says(words, "the_coast"):
        return "to_partner", origin, nowhere
    firms = _firms_at_a_fair(scene, sentence, quantity) if local is None else None
    if firms is not None:
        return "to_partner", origin, Found(firms, "sentence")
    if local is None and _goes_to_a_third(scene, *said, origin):
        return "elsewhere", origin, nowhere
    if local is None and says(words, "led_out"):  # 包车分5批送走300余人: out of the county, by the programme's own cars
        rides = word("on_wheels").search(text[sentence.start : sentence.end])
        goals = _goals_in(scene, sentence.start, said[1])
        goal = Found(goals[-1].region, "sentence") if goals else side(scene, sentence, quantity, "donor")
        goal = goal if rides else nowhere
        return ("to_partner" if rides else "unspecified"), origin, goal
    told = text[sentence.start : said[1]]
    if local or (says(told, "work_site") and says(words, "work_given") and not says(told, "comes_to_hire")):
        return "local", origin, origin
    if _hired_here(scene, sentence, quantity, words):
        return "local", origin, origin
    return "unspecified", origin, nowhere


def _hired_here(scene: Scene, sentence: Sentence, quantity: Quantity, words: str) -> bool:
    """用工180人, 再招工160人: hired by who employs them on the spot, with no word that they leave, at no fair."""
    text, (start, end) = scene.text, clause_of(sentence, quantity.start)
    told = text[sentence.start : quantity.end]
    if says(told, "jobs_on_offer") or says(told, "comes_to_hire") or says(words, "goes_out"):
        return False
    if scene.places_in(start, end, "donor"):
        return False
    before = clause_before(sentence, start)
    jobs = pattern("(?:{arrival}|{names_no_people}|新增|稳定|提供|安置|带动)*就业(?:{arrival})*")  # 企业31家,就业6700人
    at_a_site = before is not None and says(text, "work_site", *before)
    return says(words, "hired") or (at_a_site and jobs.fullmatch(text, start, quantity.start) is not None)


def _firms_at_a_fair(scene: Scene, sentence: Sentence, quantity: Quantity) -> Region | None:
    """青岛的96家企业带来岗位5400个,现场达成意向825人: the supporting division whose firms hire at a fair."""
    if not says(scene.text[sentence.start : quantity.start], "jobs_on_offer"):
        return None
    for place in reversed(scene.places_in(sentence.start, quantity.start, "donor")):
        if word("firms_of_the_place").match(scene.text, place.end, quantity.start):
            return place.region
    end = clause_of(sentence, quantity.start)[1]
    behind = scene.places_in(quantity.end, end, "donor")  # 21人与江苏企业签了约
    return next((p.region for p in behind if word("firms_of_the_place").match(scene.text, p.end, end)), None)


def _taken_in_by(scene: Scene, sentence: Sentence, quantity: Quantity) -> Region | None:
    """广东吸纳广西劳务人员450万人次: the supporting division that takes workers of the other side in."""
    givers = scene.places_in(sentence.start, quantity.start, "donor")
    for place in reversed(givers):
        taken = word("takes_in").match(scene.text, place.end, quantity.start)
        from_there = taken and scene.places_in(taken.end(), quantity.end + 20, "recipient")
        if from_there or (taken and taken.end() == quantity.start and _told_of_going(scene, sentence, place)):
            return place.region
        firms = word("firms_take_in").match(scene.text, place.end, quantity.start)
        told = scene.places_in(firms.end(), quantity.start, "recipient") if firms else ()
        if told and scene.text.startswith("籍", told[-1].end):
            return place.region  # 东莞企业吸纳昭通籍务工人员6.8万人: who is told by the place of origin is away from it
    homes = scene.places_in(sentence.start, quantity.start, "recipient")
    taken = word("takes_in").search(scene.text, sentence.start, homes[0].start) if homes else None
    if taken and taken.end() == homes[0].start and scene.text.startswith("籍", homes[0].end):
        return scene.donor  # 新区又接收舟曲籍务工人员176人
    return None


def _told_of_going(scene: Scene, sentence: Sentence, taker: Place) -> bool:
    """2.1万人到广东就业,佛山接收6200人: do those taken in belong to workers whom the sentence sends off?"""
    return word("job_verb").search(scene.text, sentence.start, taker.start) is not None


def _told_beside_near(scene: Scene, sentence: Sentence, words: str) -> bool:
    """到浙江412人、省内1508人、就近1200人: in the province, where those near home are counted apart."""
    return not says(words, "near_home") and says(scene.text[sentence.start : sentence.end], "near_home")


def _singled_out(scene: Scene, sentence: Sentence, start: int, quantity: Quantity) -> list[Place]:
    """到浙江务工的有1.4万人,仅北仑一地就有2300人: a part of the goal that the sentence told before."""
    places = scene.places_in(start, quantity.start, "donor")
    if not places or not pattern("(?:{only}|[,，])*").fullmatch(scene.text, start, places[0].start):
        return []
    goals = _goals_in(scene, sentence.start, start)
    return list(places[:1]) if any(inside(places[0].region, goal.region) for goal in goals) else []


def _goals_in(scene: Scene, start: int, end: int) -> list[Place]:
    """The supporting divisions in ``[start, end)`` that a word of that stretch (赴, 到, 往) leads to."""
    return [p for p in scene.places_in(start, end, "donor") if TOWARDS.search(scene.text[start : p.start])]


def _goals_beside(scene: Scene, start: int, end: int) -> list[Place]:
    """赴沪、赴青岛务工: the goals of the members of a list right before a stretch that has its own."""
    text = scene.text
    places = scene.places_in(start, end, "donor")
    return [p for p in places if text[p.end : end] == "、" and TOWARDS.search(text[start : p.start])]


def _nested(regions: list[Region]) -> bool:
    return any(inside(one, other) for one in regions for other in regions)


def _said(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[int, int, str]:
    """The stretch that tells where the counted people work, and its words with those of a clause that goes on."""
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    start, end = clause
    chunk = chunk_of(text, clause, quantity)
    if _ALONE.fullmatch(without_times(scene, start, quantity.start).strip()):  # 往沈阳那边走的,去年有5200来人
        start = max([a for a, b in sentence.clauses if b == start and text[b - 1] in ",，:："], default=start)
    elif (
        says(text[slice(*chunk)], "in_the_east")
        or _modes()["local"].search(text[slice(*chunk)])
        or _modes()["elsewhere"].search(text[slice(*chunk)])
        or _goals_in(scene, *chunk)
    ):
        start, end = chunk
    words = text[start:end]
    behind = next(((a, b) for a, b in sentence.clauses if a >= end), None)
    bare = re.fullmatch(r"\s*", text[quantity.end : end].rstrip(",，")) is not None
    if behind and bare and not scene.quantities_in(*behind) and not says(text[slice(*behind)], "came_from"):
        words += text[slice(*behind)]  # 2100余人,也在县里的工厂找到了活
    return start, end, words


def _goal_told_before(scene: Scene, sentence: Sentence, start: int, words: str) -> list[Place]:
    """The supporting division that an earlier clause of the sentence sends workers to (到东莞务工的,今年有…)."""
    text = scene.text
    begin = sentence.start if scene.places_in(sentence.start, sentence.end) else _goes_on_from(scene, sentence)
    told = _goals_in(scene, begin, start)
    if not told or _modes()["local"].search(words):
        return []
    arrives = word("arrives_at").search(text[sentence.start : told[-1].start])
    return told[-1:] if arrives or says(words, "over_there") or says(text[told[-1].end : start], "works_there") else []


def _goes_on_from(scene: Scene, sentence: Sentence) -> int:
    """到珠海就业9875人。单是2019年,新增3125人: where the sentence begins that one without places goes on with."""
    before = scene.sentence_at(sentence.start - 1)
    goes_on = (
        before and before.block == sentence.block and says(scene.text[sentence.start : sentence.end], "sent_besides")
    )
    return before.start if before and goes_on else sentence.start


def _goes_to_a_third(scene: Scene, start: int, end: int, origin: Found) -> bool:
    """往沈阳、长春那边走: a goal on neither side, or in another part of the supported side."""
    goals = [p for p in scene.places_in(start, end) if not p.pointed and _AWAY.search(scene.text[start : p.start])]
    own = origin.region
    return any(p.role is None or (p.role == "recipient" and own and not related(p.region, own)) for p in goals)
