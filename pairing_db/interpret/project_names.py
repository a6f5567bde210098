"""Where a sentence names a project: its last noun (基地, 产业园, 项目), leftwards its name, and what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pairing_db.document import Sentence
from pairing_db.interpret.project_lexicon import project_lexicon
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_ways import way_of
from pairing_db.recognise.enterprise_lexicon import is_word
from pairing_db.words import says, word

LONGEST = 30
_NAME_CHARACTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9—\-－·.]")
_PHASE = re.compile(r"[(（][一二三四五六]期[)）]$")
_SHORT_ASIDE = 5  # 中药材(柑橘)加工产业园
_ASIDE = re.compile(r"[(（][\u4e00-\u9fff]{2,10}[)）]$")  # 扶贫车间(当归切片)项目
# a later phase is an undertaking of its own where the first is not told of beside it
_LATER_PHASE = re.compile(r"[二三四]期(?:工程|项目)?")
_CALLED = re.compile(r"[“「『][\u4e00-\u9fffA-Za-z0-9·—-]{2,10}[”」』]$")  # “洮河花海”蜂业基地
_WHOLE_QUOTE = re.compile(r'[“「『"]([\u4e00-\u9fffA-Za-z0-9—·()（）-]{3,28})$')
_OF_PHRASES = frozenset("的了由被把让使在")  # 都 stands in names too (三都)
_PREDICATE = re.compile(r"是[^，,。；]{0,20}的$")  # 是其中最大的教育项目: what is said of a thing, no name
_DASH = re.compile("——")
_MONEY = re.compile(r"[0-9.]+[余多]?[万亿]+元(?:建(?![设筑材国党制档议言立成起了好造]))?")
_YEARLY = re.compile(r"年产[^，。；,;的]{2,16}的$")
_COUNT = re.compile(
    r"([0-9.]+|[一二两三四五六七八九十百千几数多]+)[万亿]?[多余]?(?:个|家|座|处|所|条|项|间|栋|批|类|大|幢|期|名|位|户|口|盏|眼|套|台|辆|孔|片)(?!期)"
)
_SIZE = re.compile(r"[0-9.]+[多余]?(?:万|千)?(?:亩|平方米|公顷|吨|头|只|栋|兆瓦|千瓦|公里|米|锭)")  # 30亩白芨育苗基地
_MEASURE = re.compile("[了这那办建是有该][个座家处片间条栋幢所]")
_ONE = frozenset(("1", "一", "首"))
_BULLET = re.compile(r"[0-9]{1,2}[.．](?![0-9])")
_PART_OF = re.compile("[^援帮与和及对给为派建在到向]{0,4}")
_DOES = ("实施", "推进", "开展")  # at the head of a clause no part of a name
_HAS = re.compile(r"有(?![机限色])")
_PLURAL = re.compile(r"(?:一批|一个个|各个|多个|等|这些|许多|众多|部分|所有|各类|一系列|一大批)$")
_SEVERAL = re.compile(
    r"[”」』]?(?:[(（][^()（）]{1,20}[)）])?(?:由[^，。；、]{0,12}(?:增|扩)|[0-9]+[至到\-—～][0-9]+[个家座]|(?:(?:共计|合计|累计|共有|已有|现有|已达|达到|达|共|有|由|从|增至|增加到){0,2}"
    r"(?!1[个家座处])[0-9]+[余多]?[个家座处所间栋条口盏眼套](?!多?月)|等(?!待|级)))"
)
# a list that others follow, whose members are single things only where their names say so
_OPEN_LIST = re.compile(r"[”」』]?(?:(?:[、和及]|以及)[^，。；、\n]{2,24}?){0,8}等(?!待|级|[企公])")
_ALSO = ("、", "以及", "和", "及", "与")
_PASSED_ON = ("visited", "object", "donated", "joined", "invested")
_TITLE = re.compile(r"《[^》\n]{1,60}》")
_GATHERED_NAME = re.compile(r"集[^，。；]{2,40}(?:于|为)一体的([\u4e00-\u9fff]{3,14})(?=[，。；,;])")
# 建 as a verb behind its place (在河口镇建养殖场), not as the head of a word
_BUILDS = re.compile(r"建(?![设筑材国党制档议言立成起了好造])")
_JOINT = "—-－·"
_TELLING_HEAD = 3
_OWN_NAME = range(2, 9)  # characters of a spot's name before the giver's


def candidates(passage: Passage) -> Iterable[Candidate]:
    """Every single thing in the paragraphs whose name ends like a project's, with the way that leads to it."""
    lexicon, text = project_lexicon(), passage.text
    for sentence in passage.document.sentences:
        if passage.document.blocks[sentence.block].role != "paragraph":
            continue
        offered: dict[int, Candidate] = {}
        titles = [m.span() for m in _TITLE.finditer(text, sentence.start, sentence.end)]
        heads = [
            *lexicon.head.finditer(text, sentence.start, sentence.end),
            *lexicon.settled.finditer(text, sentence.start, sentence.end),
        ]
        given = {m.start("head") for m in lexicon.given_settlement.finditer(text, sentence.start, sentence.end)}
        heads += [m for m in lexicon.settlement.finditer(text, sentence.start, sentence.end) if m.start() in given]
        for match in sorted(heads, key=lambda m: m.start()):
            inside_firm = any(f.start < match.end() and match.start() < f.end for f in passage.firms)
            inside_firm = inside_firm or lexicon.entered.search(text, sentence.start, match.start()) is not None
            if inside_firm or any(s < match.start() < e for s, e in titles):
                continue
            found = _candidate(passage, sentence, match)
            if found:
                offered[found.end] = _listed_after(text, offered, found)
                yield offered[found.end]
        for match in project_lexicon().given.finditer(text, sentence.start, sentence.end):
            if match.end(1) not in offered and not _SEVERAL.match(text, match.end(1)):
                clause = next(c for c in sentence.clauses if c[0] <= match.start(1) < c[1])
                way, span = "donated", match.span(1)
                yield Candidate(*span, span[1], "work", way, sentence, clause, quoted=True, agreed=False)
        yield from _called(passage, sentence, offered)
        for match in _GATHERED_NAME.finditer(text, sentence.start, sentence.end):
            if not lexicon.head.search(match[1]):
                clause = next(c for c in sentence.clauses if c[0] <= match.start(1) < c[1])
                yield Candidate(
                    match.start(1),
                    match.end(1),
                    match.end(1),
                    "park",
                    "gathered",
                    sentence,
                    clause,
                    quoted=False,
                    agreed=False,
                )


def _called(passage: Passage, sentence: Sentence, offered: Mapping[int, Candidate]) -> Iterable[Candidate]:
    """A building that was given, by the name that it goes by: 架起一座便桥,当地人管它叫“榕岷桥”."""
    text = passage.text
    given = any(p.role == "donor" for p in passage.places_in(sentence.start, sentence.end)) or says(
        text, "sent_by_the_helper", sentence.start, sentence.end
    )
    if not given or not says(text, "put_up_there", sentence.start, sentence.end):
        return
    for match in word("called_building").finditer(text, sentence.start, sentence.end):
        if match.end("name") not in offered:
            clause = next(c for c in sentence.clauses if c[0] <= match.start("name") < c[1])
            start, end = match.span("name")
            yield Candidate(start, end, end, "work", "donated", sentence, clause, quoted=True, agreed=False)


def _candidate(passage: Passage, sentence: Sentence, head: re.Match[str]) -> Candidate | None:
    lexicon, text = project_lexicon(), passage.text
    clause = next(((s, e) for s, e in sentence.clauses if s <= head.start() < e), (sentence.start, sentence.end))
    agreed = bool((m := lexicon.agreement.match(text, head.end())) and m.end() > head.end())
    if not agreed and lexicon.after_head.match(text, head.end()):
        return None
    kind = lexicon.kinds[head[0]]
    start = _left(passage, clause[0], head.start(), kind)
    if start is not None:
        has = [p.end for p in passage.places_in(start, head.start()) if _HAS.match(text, p.end)]
        start = max([start, *(end + 1 for end in has)])  # 种养类,岷县有改河村蛋鸡养殖项目
    if start is not None and (
        whole := _WHOLE_QUOTE.search(text, max(clause[0] - 1, head.start() - LONGEST, 0), head.end())
    ):
        closed = text[head.end() : head.end() + 1] in ("”", "」", "』", '"')
        start = whole.start(1) if closed and not set(whole[1]) & _OF_PHRASES else start
    in_open_list = _OPEN_LIST.match(text, head.end()) is not None
    if start is None or (_SEVERAL.match(text, head.end()) and not in_open_list):
        return None
    if yearly := _YEARLY.search(text, clause[0], start):
        start = yearly.start()
    quoted = text[start - 1 : start] in ("“", "「", "『", '"') and text[head.end() : head.end() + 1] in (
        "”",
        "」",
        "』",
        '"',
    )
    before = text[clause[0] : start - quoted]
    predicate = lexicon.kinds[head[0]] == "general" and _PREDICATE.search(before)
    if predicate or _PLURAL.search(before) or _counted(before):
        return None
    chain = min([p.start for p in passage.places if clause[0] <= p.start < start < p.end], default=start)
    end = _phase_end(text, sentence, head.end())
    way = way_of(passage, clause, min(chain, start - quoted), end)
    if (way == "named" or (way == "placed" and kind == "work")) and lexicon.built_by.match(text, head.end()):
        way = "built by"
    return Candidate(start, end, head.start(), kind, way, sentence, clause, quoted, agreed, in_open_list)


def _phase_end(text: str, sentence: Sentence, end: int) -> int:
    """Where the name ends with its later phase (产业园二期); ``end`` where the sentence tells of a first one too."""
    phase = _LATER_PHASE.match(text, end)
    alone = phase and not re.search("一期|首期", text[sentence.start : sentence.end])
    return phase.end() if phase and alone else end


def _listed_after(text: str, offered: dict[int, Candidate], found: Candidate) -> Candidate:
    """``found`` as the text comes to the list that it goes on: 建起闽侯小学、闽侯医院综合楼."""
    start = found.start - found.quoted
    joint = next((word for word in _ALSO if text.endswith(word, 0, start)), "")
    end = start - len(joint)
    last = offered.get(end) or (offered.get(end - 1) if text[end - 1] in "”」』" else None)
    if not joint or last is None or found.way != "named" or last.way not in _PASSED_ON:
        return found
    first = last.start - last.quoted if last.list_start is None else last.list_start
    return replace(found, way=last.way, list_start=first)


def led_from(passage: Passage, candidate: Candidate, start: int) -> Candidate:
    """``candidate`` as the sentence comes to it where a list of places that it closes begins at ``start``."""
    return replace(candidate, way=way_of(passage, candidate.clause, start, candidate.end))


def _counted(before: str) -> bool:
    """Whether the name stands behind a count other than one: 826个扶贫车间."""
    counts = list(_COUNT.finditer(before))
    count = counts[-1] if counts else None
    return (
        count is not None
        and count[1] not in _ONE
        and re.fullmatch(r"[^，。；、]{0,8}的?", before[count.end() :]) is not None
        and count.end() >= len(before) - 1
    )


def _left(passage: Passage, floor: int, head: int, kind: str) -> int | None:
    """Where the name begins; None where a count other than one stands inside."""
    lexicon, text = project_lexicon(), passage.text
    start = head
    while start > floor and head - start < LONGEST:
        phase = _bracketed(passage, floor, start)
        if not (phase or _NAME_CHARACTER.match(text[start - 1])):
            break
        start = phase.start() if phase else start - 1
    fixed = [(p.start, p.end) for p in passage.places_in(start, head) if not p.pointed]
    fixed += [(f.start, f.end) for f in passage.firms_in(start, head)]
    fixed += [m.span() for m in lexicon.kept.finditer(text, start, head)]
    cut = max(
        [start, *(end for at, end in _breaks(passage, floor, start, head, kind) if not _overlaps((at, end), fixed))]
    )
    for match in _COUNT.finditer(text, start, head):
        if match.end() > cut and not _overlaps(match.span(), fixed) and text[match.start() - 1] not in "(（":
            if match[1] not in _ONE:
                return None
            cut = match.end()
    size = _SIZE.match(text, cut, head)
    cut = size.end() if size else cut
    if _MEASURE.match(text[max(cut - 1, floor) : cut + 1]):
        cut += 1  # 办了个玩具厂
    bullet = _BULLET.match(text, cut, head)
    cut = bullet.end() if bullet else cut
    while cut < head and text[cut] in _JOINT + ".":
        cut += 1
    return _at_place(passage, cut, head)


def _bracketed(passage: Passage, floor: int, end: int) -> re.Match[str] | None:
    """What belongs to a name though its signs do not: (二期), “洮河花海”, brackets before 项目 or behind a place."""
    text = passage.text
    aside = _ASIDE.search(text, max(floor, end - 12), end)
    placed = aside and any(place.end == aside.start() for place in passage.places)
    if aside and (placed or len(aside[0]) <= _SHORT_ASIDE):
        return aside
    patterns = (_PHASE, _CALLED, _ASIDE) if text.startswith(("项目", "工程"), end) else (_PHASE, _CALLED)
    return next((match for one in patterns if (match := one.search(text, max(floor, end - 12), end))), None)


def _breaks(passage: Passage, floor: int, start: int, head: int, kind: str) -> Iterable[tuple[int, int]]:
    """The stretches of ``[start, head)`` that no name holds: verbs, particles, another name with its 和."""
    lexicon, text = project_lexicon(), passage.text
    for match in lexicon.boundary.finditer(text, start, head):
        verb = match[0] not in lexicon.both or _says_something(text[match.end() : head])
        verb = verb or (match.start() == floor and match[0] in _DOES)
        if verb or _is_verb(passage, start, match.start()):
            yield match.span()
    yield from ((at, at + 1) for at in range(start, head) if text[at] in lexicon.characters)
    for at in range(start + 2, head - 1):
        one_of_two = "的" in text[max(floor, at - 4) : at - 2]  # 建起的发酵和颗粒加工线
        if (
            text[at] in "和及与"
            and kind not in ("general", "park")
            and _says_something(text[at + 1 : head])
            and not one_of_two
        ):
            yield at, at + 1
    for match in lexicon.head.finditer(text, start, head):
        within = _PART_OF.fullmatch(text, match.end(), head)  # 北街小学新教学楼, 县医院远程会诊中心
        if kind == "work" and lexicon.kinds[match[0]] == "work" and not within:
            yield match.span()  # 甲医院对口支援乙医院
        of_one = text[match.end()] == "及" and lexicon.kinds[match[0]] == "plant"  # 制造中心及运营服务项目
        if text[match.end()] in "和及暨" and not of_one:
            yield match.end(), match.end() + 1
    yield from (match.span() for match in _DASH.finditer(text, start, head))
    yield from (match.span() for match in _MONEY.finditer(text, start, head))
    for match in _BUILDS.finditer(text, start, head):
        if match.start() == start == floor or word("builds_here").search(text[floor : match.start()]):
            yield match.span()  # 会同当地建药材产业园
    for place in passage.places_in(start, head):
        if _BUILDS.match(text, place.end, head):
            yield place.end, place.end + 1


def _at_place(passage: Passage, cut: int, head: int) -> int:
    """The name begins with its narrowest place, unless a firm or one of a pair stands before it."""
    places = [place for place in passage.places_in(cut, head) if not place.pointed]
    if not places:
        return cut
    first = places[0]
    ahead = passage.text[cut : first.start]
    if project_lexicon().programme.match(ahead):
        return cut
    if ahead and (ahead[-1] in _JOINT or passage.firms_in(cut, first.start)):
        return cut
    written = first.end - first.start > 1 and ahead[-1:] not in ("建", "办", "盖", "修")
    said = _says_something(ahead) and not is_word(ahead)
    if first.role == "donor" and written and len(ahead) in _OWN_NAME and said:
        return cut  # 知子罗珠海新村: the giver's name stands behind that of the spot
    inner = [r.start for r in passage.mentions.regions if first.start <= r.start and r.end == first.end]
    return max(inner, default=first.start)


def _is_verb(passage: Passage, floor: int, at: int) -> bool:
    """Whether 建设 at ``at`` is what somebody does: 投资1.2亿元建设…, 在河口镇建设…; not a part of a name."""
    text = passage.text
    if at and text[at - 1] == "元":
        return True
    places = [place for place in passage.places_in(floor, at) if place.end == at]
    ahead = [text[max(0, place.start - 4) : place.start] for place in places]
    return any(project_lexicon().at.search(words) or words.endswith(("为", "给")) for words in ahead)


def _says_something(rest: str) -> bool:
    return bool(project_lexicon().generic.sub("", rest))


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def own_words(passage: Passage, candidate: Candidate, *, beside: str | None = None) -> str:
    """What the name says beside its places, its head and words that any project could carry.

    ``beside`` names a word class that says nothing of its own either.
    """
    lexicon, text = project_lexicon(), passage.text
    piece = list(text[candidate.start : candidate.head_start])
    for place in passage.places_in(candidate.start, candidate.head_start):
        first = max(0, place.start - candidate.start)
        last = place.end - candidate.start
        piece[first:last] = [""] * (last - first)
    rest = re.sub(r"[—\-－·]", "", "".join(piece))
    return lexicon.generic.sub("", word(beside).sub("", rest) if beside else rest)


def head_of(passage: Passage, candidate: Candidate) -> str:
    """The last noun of the name (加工基地), empty where the name has none of the lexicon's."""
    head = project_lexicon().head.match(passage.text, candidate.head_start, candidate.end)
    return head[0] if head else ""


@cache
def head_is_telling(head: str) -> bool:
    """Whether the head itself says what is made there (纸箱厂, 交易市场), not only that something is (加工厂)."""
    return len(project_lexicon().generic.sub("", head)) >= _TELLING_HEAD and project_lexicon().kinds[head] == "plant"
