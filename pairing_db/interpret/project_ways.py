"""How a sentence comes to what may be a project's name: a verb, a relative clause, a place, an owner, a list."""

from __future__ import annotations

import re

from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_passage import Passage

_LONGEST = 30
_SIZE = r"(?:约|[年日]?(?:处理|加工|生产|屠宰|产))?[0-9.]+[^，。；、]{1,6}"  # 日处理50吨
_STANDS = re.compile(r"[、并](?:位于|坐落于|坐落在|地处|建在|设在)[^，。；、]{2,16}的$")
_FIRM_POINTED_TO = re.compile(r"(?:该|这家)?(?:公司|企业|集团)(?!家)")
_CAPACITY = re.compile(r"(?<=的)[0-9.]+[余多]?[万千]?(?:兆瓦|千瓦|吨|平方米|立方米|亩|锭)级?的?$")
_LED = re.compile(rf"(?:的|首[个家座条][^，。；]{2, 16}|(?:[0-9]+|一)[个座条家处间项幢栋所](?:{_SIZE}的)?)$")
_SIZED = re.compile(rf"(?:(?:[0-9]+|一)[个座条家处间项])?{_SIZE}的$")
_SETS_UP_ONE = re.compile(r"(?:建|盖|修|办|开)了?$")
_LAND = re.compile(r"[0-9.]+[余多]?万?(?:亩|平方米|公里|米)的?$")  # 建成30亩白芨育苗基地
_GATHERED = re.compile(r"集[^，。；]{2,40}(?:于一体|为一体)的$")
_ITEM = re.compile(
    r"[\s—\-·•●◆■▲]*(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．]|[0-9一二三四五六七八九十]{1,2}是|(?:一|另一)[块个处座片]是)?"
)
_ITEM_ENDS = re.compile(r"[”」]?(?:[。:：;；\n]|$)")
_COST = re.compile(r"投资(?:约|近|超|逾|达)?[0-9.]+[余多]?[万亿]+元的$")  # 甲公司投资8000万元的深加工项目
_BUILDING = re.compile(r"[”」]?的?建设(?:[、，,。；;]|$)")
_OWN_MONEY = re.compile(r"(?:计划|拟|已|共|总)?(?:投资|出资)(?!援建|捐建)")


def way_of(passage: Passage, clause: tuple[int, int], start: int, end: int) -> str:
    """How the clause comes to the name that ends at ``end`` and whose places begin at ``start``.

    By a relative clause, a place, an owner, a verb, as an item of a list, or not at all (``named``).
    """
    lexicon, before = project_lexicon(), passage.text[clause[0] : start]
    if _is_item(passage, clause, start, end):
        return "item"
    if lexicon.visited.search(before):
        return "visited"
    led_to = before[: size.start()] if (size := _CAPACITY.search(before)) else before  # 乙镇的145千瓦光伏电站
    relative = _relative_way(passage, clause, clause[0] + len(led_to)) if led_to.endswith("的") else None
    if relative:
        return relative
    led = _LED.search(before)
    bare = before[: led.start()] if led and not before.endswith("的") else before
    bare = _LAND.sub("", _SIZED.sub("", bare))
    if _donates(bare):
        return "object" if _firm_invests(passage, clause[0], start, bare) else "donated"
    if lexicon.joined.search(bare):
        return "joined"
    if led and not before.endswith("的") and _SETS_UP_ONE.search(bare):
        return "object"  # 为甲小学盖一幢学生宿舍
    builds = clause[0] + len(bare) - 1
    if bare.endswith("建") and any(start == place.start or builds == place.end for place in passage.places):
        return "object"  # 一头建粤黔协作实训基地, 在古丈建呼叫中心
    if _BUILDING.match(passage.text, end) and lexicon.pushed.search(before.rstrip("“「")):
        return "object"  # 推动岷县繁育基地建设: a building site called by its name
    return "object" if lexicon.object.search(bare) else "named"


def _is_item(passage: Passage, clause: tuple[int, int], start: int, end: int) -> bool:
    """Whether the name is all that a line says before it goes on: ——岷县梅川镇烘干车间。预算投资…."""
    block = next((b for b in passage.document.blocks if b.start <= clause[0] < b.end), None)
    if block is None or not _ITEM.fullmatch(passage.text[block.start : start]):
        return False
    return _ITEM_ENDS.match(passage.text, end) is not None


def _relative_way(passage: Passage, clause: tuple[int, int], start: int) -> str | None:
    """What stands before the 的 that leads to the name: a verb, where it stands, or whose it is; None for the rest."""
    lexicon, before = project_lexicon(), passage.text[clause[0] : start]
    firms = passage.firms_in(clause[0], start)
    if _GATHERED.search(before):
        return "gathered"
    if lexicon.joined.search(before):
        return "joined"
    by_firm = bool(firms) or _FIRM_POINTED_TO.match(before) is not None
    if by_firm and (lexicon.invested.search(before) or _COST.search(before)):
        return "invested"
    given = _STANDS.sub("", before)  # 由甲区援建、坐落在乙社区的…
    if lexicon.donated.search(given):
        return "donated"
    if lexicon.invested.search(before):
        return "donated" if _donor_subject(passage, clause[0], start) else "invested"
    places = passage.places_in(clause[0], start)
    if places and places[-1].end == start - 1:
        ahead = passage.text[clause[0] : _chain(places)]
        if lexicon.located.search(ahead):
            return "located"
        if lexicon.run_at.search(ahead) and firms:
            return "invested"
        if _donates(ahead):  # 援建岷县十里镇的…
            return "object" if _firm_invests(passage, clause[0], start, ahead) else "donated"
    if firms and firms[-1].end == start - 1:
        return "owned"
    return "placed" if _stands_in(passage, clause[0], start - 1) else None


def _stands_in(passage: Passage, floor: int, end: int) -> bool:
    """Whether a place or a village opens the clause and reaches to ``end``: 沙河镇的…, 三合村的…."""
    lexicon, text = project_lexicon(), passage.text
    places = [place for place in passage.places_in(floor, end) if place.role != "donor"]
    if places and (places[-1].end == end or lexicon.beside.fullmatch(text, places[-1].end, end)):
        return lexicon.setting.fullmatch(text[floor : _chain(places)]) is not None
    return project_lexicon().village.fullmatch(text[floor:end]) is not None


def _donates(bare: str) -> bool:
    return bool(project_lexicon().donated.search(bare)) and not bare.endswith("投资建设")


def _firm_invests(passage: Passage, floor: int, start: int, bare: str) -> bool:
    """A公司投资1亿元建设…, 引进A公司,投资1亿元建设…: a firm's own plant and no gift."""
    if not _OWN_MONEY.search(bare):
        return False
    firms = passage.firms_in(max(0, floor - _LONGEST), start)
    if not firms or firms[-1].start >= floor:
        return bool(firms)
    same_sentence = not re.search("[。；;]", passage.text[firms[-1].end : floor])
    return same_sentence and _OWN_MONEY.match(bare) is not None


def _donor_subject(passage: Passage, start: int, end: int) -> bool:
    """No firm stands in the relative clause, but a division of the supporting side does."""
    if passage.firms_in(start, end):
        return False
    return any(place.role == "donor" for place in passage.places_in(start, end))


def _chain(places: list[Place]) -> int:
    """Where the run of places that ends the list begins."""
    start = places[-1].start
    for place in reversed(places[:-1]):
        if place.end != start:
            break
        start = place.start
    return start
