"""Which counts of paired units face each other: a sentence cut into matches of two lists."""

from __future__ import annotations

import re

from pairing_db.interpret.scene import Scene
from pairing_db.interpret.tally_counts import SENT_BY_DONORS, Count
from pairing_db.words import says, word

# between two matches: a stop, or a verb that brings other partners together (…签订协议,组织13家企业结对20个村)
_NEW_MATCH = re.compile(
    r"[;；。]|[,，](?:组织|动员|引导|发动|推动|促成)$|[与同和跟][^,，;；。]{2,12}(?:结对|对子|协议)[^,，;；。]{0,4}[,，]"
)
# 甲市一方有镇102个,乙市一方有乡镇119个: each party with its own list
OTHER_PARTY = re.compile(
    r"[,，;；]?[^,，;；。\d]{2,12}(?:一方|这边|那边|这头|那头|方面|一侧)(?:也|则|共|各)*(?:有|是|为|出|参与)?[^,，;；。\d]{0,6}$"
)
_AND = re.compile(r"^[^、,，0-9]{0,6}?和")
_LIST = re.compile(r"[,，;；。]")


def matches(scene: Scene, counts: list[Count]) -> list[tuple[list[Count], list[Count]]]:
    """The counts as pairs of facing lists; a list that faces none comes with an empty one."""
    stretches: list[list[Count]] = []
    for count in counts:
        if stretches and not _NEW_MATCH.search(scene.text[stretches[-1][-1].end : count.quantity.start]):
            stretches[-1].append(count)
        else:
            stretches.append([count])
    return [match for stretch in stretches for match in _cut(scene, stretch)]


def _cut(scene: Scene, counts: list[Count]) -> list[tuple[list[Count], list[Count]]]:
    """One stretch between semicolons: cut so that each match has one place where its lists face each other."""
    facing = [i for i in range(1, len(counts)) if _divides(scene, counts, i)]
    if len(facing) < 2:
        cut = facing[0] if facing else len(counts)
        end = _ends(scene.text, counts, cut)
        return [(counts[:cut], counts[cut:end]), *(_cut(scene, counts[end:]) if end < len(counts) else [])]
    second = _second(scene.text, counts, facing[0], facing[1])
    return [(counts[: facing[0]], counts[facing[0] : second]), *_cut(scene, counts[second:])]


def _ends(text: str, counts: list[Count], cut: int) -> int:
    """杭州13个区包8个县,132个镇、415个村与…: where a match ends, at a comma behind which other kinds are told."""
    helpers = {count.kind for count in counts[:cut]}
    wanted = {"village" if kind in SENT_BY_DONORS else kind for kind in helpers}  # 89家企业结对132个村,33所学校…
    for index in range(cut + 1, len(counts)):
        comma = _LIST.match(text, counts[index - 1].end)
        told = {c.kind for c in counts[cut:index]}
        if comma and counts[index].kind not in helpers | wanted and told in (helpers, wanted):
            return index
    return len(counts)


def _second(text: str, counts: list[Count], first: int, after: int) -> int:
    """Where the second match begins between two facings: where the kinds repeat, else at a comma, else at once."""
    wanted = {c.kind for c in counts[:first]}
    for cut in range(after - 1, first, -1):
        if {c.kind for c in counts[first:cut]} == wanted:
            return cut
    commas = [i for i in range(first + 1, after) if _LIST.search(text[counts[i - 1].end : counts[i].quantity.start])]
    return commas[0] if commas else first + 1


def _divides(scene: Scene, counts: list[Count], index: int) -> bool:
    """Whether the count at ``index`` faces the ones before it."""
    gap = scene.text[counts[index - 1].end : counts[index].quantity.start]
    if re.match(r"[^,，]{0,4}(?:结对|对子)[^,，]{0,6}[,，]", gap) or _shares_noun(scene, counts[index - 1]):
        return False
    own = re.split("[,，]", gap)[-1]  # 与甲县13个乡镇签订协议,组织13家企业…: what is paired before a comma is told
    if says(own, "facing") or word("helping").match(gap) or word("helping").match(own):
        return True
    if counts[index].kind not in {c.kind for c in counts[:index]}:
        return False
    if OTHER_PARTY.fullmatch(gap) and _across(scene, counts, index):
        return True
    if gap.startswith("、"):  # 31个居民区、26个贫困村结成对子: one kind told twice, once as needy
        beside = counts[index - 1].kind == counts[index].kind
        needy = [_needy(scene, count) for count in counts[index - 1 : index + 1]]
        return _across(scene, counts, index) or (beside and needy[0] != needy[1])
    return bool(_AND.match(gap)) or gap.startswith("被")


def _shares_noun(scene: Scene, count: Count) -> bool:
    """靖远县35个、会宁县30个贫困村: a count that a division leads to and that has no noun of its own."""
    led = any(p.role and p.end == count.quantity.start for p in scene.places)
    return led and count.end == count.quantity.end and not count.pairs


def _across(scene: Scene, counts: list[Count], index: int) -> bool:
    """虎门镇等6个镇街、镇雄县18个乡镇结为对子: the name that leads to the count is of the other side."""
    before = [p for p in scene.places if p.role and p.end <= counts[index - 1].quantity.start]
    own = [p for p in scene.places_in(counts[index - 1].end, counts[index].quantity.start) if p.role]
    return bool(before and own and before[-1].role != own[-1].role)


def _needy(scene: Scene, count: Count) -> bool:
    return says(scene.text[count.quantity.start : count.end], "needy")
