"""Lists of divisions: what stands in one list, and which member a list of figures (分别为 A、B和C) gives to which."""

from __future__ import annotations

import re

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret.places import Place
from pairing_db.interpret.scene import Scene

_IN_TURN = re.compile(r"分别|依次|分获|分得|各(?=\d)")
# 阿克苏地区和兵团第一师 are one list
_JOINED = re.compile(r"(?:[、,，和与及同以跟\s]{0,2}|(?:以及|还有))(?:新疆)?(?:(?:生产建设)?兵团)?")
_JOINED_BEHIND = re.compile(r"[(（][^()（）]{1,16}[)）][、和与及]")  # 甲区(前身为某开发区)和乙区
_OURS = "我本该"
_GOODS = re.compile(r"[\u4e00-\u9fff“”]{1,16}?(?:[、和与及]“?|”“)")
_OF_IT = re.compile(r"的[\u4e00-\u9fff]{0,4}")
_NEXT_PAIR = re.compile(r"、\|[\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff]{1,6}\|、")  # 、B区帮助, 帮助甲县、
_DEFINED = re.compile(r"[（(](?:以下)?简称[^()（）]{1,14}[)）]|[（(](?:以下)?简称[:：“「]{0,2}$")


def listed(scene: Scene, sentence: Sentence, quantity: Quantity, role: str) -> Region | None:
    """The member of a list of divisions that a list of figures (分别为 A、B和C) gives this figure to."""
    text = scene.text
    marks = [m.start() for m in _IN_TURN.finditer(text[sentence.start : quantity.start + 1])]
    if not marks:
        return None
    mark = sentence.start + marks[-1]
    places = scene.places_in(sentence.start, mark, role)
    groups = [g for g in groups_of(scene, places) if len(g) > 1] or [with_goods(scene, places)]
    if not groups:
        return None
    figures = [q for q in scene.quantities_in(mark, sentence.end) if q.unit == quantity.unit]
    run = _run(text, figures, quantity)
    if run:
        groups += [g for g in groups_of(scene, scene.places_in(mark, run[0].start, role)) if len(g) > 1]
    members = groups[-1]
    if len(members) < 2 or len(run) != len(members):
        return None
    return members[run.index(quantity)].region


def with_goods(scene: Scene, places: tuple[Place, ...]) -> list[Place]:
    """奉节脐橙、巫山脆李、石柱辣椒: places of one list, each with its noun."""
    run: list[Place] = []
    for place in places:
        if place.pointed:
            run = []
            continue
        if run and not _GOODS.fullmatch(scene.text[run[-1].end : place.start]):
            run = []
        run.append(place)
    return run


def of_another_figure(scene: Scene, clause: tuple[int, int], quantity: Quantity, place: Place) -> bool:
    """投资380万元的甲镇电站、投资210万元的实训楼: does the member of a list with a like figure hold the place?"""
    between = scene.text[min(place.end, quantity.end) : max(place.start, quantity.start)]
    if "、" not in between:
        return False
    left = max(scene.text.rfind("、", clause[0], place.start) + 1, clause[0])
    like = [q for q in scene.quantities_in(left, place.start) if q.unit == quantity.unit and q != quantity]
    return bool(like) and _OF_IT.fullmatch(scene.text, like[-1].end, place.start) is not None


def of_a_list_of_pairs(scene: Scene, chosen: Place) -> list[Place]:
    """A区帮助甲县、B区帮助乙县建园区5个: the members on the side of ``chosen``, which share what follows."""
    run = [chosen]
    sentence = scene.sentence_at(chosen.start)
    before = scene.places_in(sentence.start, chosen.start, chosen.role) if sentence else ()
    for place in reversed(before):
        facing = [p for p in scene.places_in(place.end, run[0].start) if p.role not in (None, chosen.role)]
        gaps = [scene.text[place.end : p.start] + "|" + scene.text[p.end : run[0].start] for p in facing]
        if len(gaps) != 1 or not _NEXT_PAIR.fullmatch(gaps[0]):
            break
        run.insert(0, place)
    return run if len({p.region.path for p in run}) > 1 else []


def _run(text: str, figures: list[Quantity], quantity: Quantity) -> list[Quantity]:
    """The unbroken list of like figures that holds ``quantity``."""
    runs: list[list[Quantity]] = []
    for figure in figures:
        if runs and _JOINED.fullmatch(text[runs[-1][-1].end : figure.start]):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return next((run for run in runs if quantity in run), [])


def groups_of(scene: Scene, places: tuple[Place, ...], *, ours: bool = False) -> list[list[Place]]:
    """Places cut into lists: ``成县、关岭县`` is one group of two; with ``ours`` 我县 is a list too."""
    groups: list[list[Place]] = []
    for place in places:
        if place.pointed and groups:
            alone = ours and scene.text[place.start] in _OURS and not any(p.start == place.end for p in places)
            if alone and place.region.path not in {p.region.path for p in groups[-1]}:
                groups.append([place])
            continue
        between = scene.text[groups[-1][-1].end : place.start] if groups else ""
        gap = _DEFINED.sub("", between)
        if gap != between and groups[-1][-1].region.path == place.region.path:
            continue
        if groups and (_JOINED.fullmatch(gap) or _JOINED_BEHIND.fullmatch(gap)):
            if place.region.path not in {p.region.path for p in groups[-1]}:
                groups[-1].append(place)
        else:
            groups.append([place])
    return groups
