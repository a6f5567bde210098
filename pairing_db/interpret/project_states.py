"""The state of a project, the day it began and the money put into it, read from the sentences that speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pairing_db.document import Quantity, Sentence, Value
from pairing_db.interpret.enterprise_subjects import sentence_at
from pairing_db.interpret.project_lexicon import STATES, project_lexicon
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.words import says, word

_PARAGRAPHS_BACK = 2
_CATEGORIES_BACK = 8  # paragraphs from such a line back to the signing
_SHORTEST_OWN = 2  # characters before its last noun that a given school must have: 援建的医院 are many
_BESIDE = 24  # characters before a clause in which counted things may stand
_REACH = 14  # how far before a figure the words that say what the money is may stand
SAID = {"working": "operating", "serving": "operating"}
_BUILT = ("operating", "trial", "completed")


@dataclass(frozen=True, slots=True)
class State:
    """What the sentences say; ``spans`` are the clauses that decided."""

    status: str | None
    started_on: str | None
    planned: Quantity | None
    actual: Quantity | None
    spans: tuple[tuple[int, int], ...]


def state_of(passage: Passage, candidate: Candidate, spans: Sequence[tuple[int, int]]) -> State:
    """The state of ``candidate`` by the stretches ``spans``, which begin with its own sentence."""
    status, proof = _status(passage, candidate, spans)
    planned, actual = _money(passage, spans, status)
    proofs = [proof, *(clause_around(passage, q.start) for q in (planned, actual) if q)]
    distinct = dict.fromkeys(span for span in proofs if span is not None)
    return State(status, _started_on(passage, spans), planned, actual, tuple(distinct))


def clause_around(passage: Passage, position: int) -> tuple[int, int] | None:
    """The clause that contains ``position``, without the stop at its end."""
    for sentence in passage.document.sentences:
        if sentence.start <= position < sentence.end:
            clause = next((c for c in sentence.clauses if c[0] <= position < c[1]), (sentence.start, sentence.end))
            return clause[0], clause[0] + len(passage.text[clause[0] : clause[1]].rstrip("，。；：,;:、\n "))
    return None


def _status(
    passage: Passage, candidate: Candidate, spans: Sequence[tuple[int, int]]
) -> tuple[str | None, tuple[int, int] | None]:
    lexicon = project_lexicon()
    best: tuple[int, int] | None = None
    ahead = passage.text[candidate.clause[0] : candidate.start]
    before = passage.text[candidate.sentence.start : candidate.clause[0]]
    put_off = candidate.way in ("object", "joined") and bool(says(ahead, "will_build") or says(before, "will_pay"))
    for rank, state in enumerate(STATES):
        for start, end in spans:
            for match in lexicon.states[state].finditer(passage.text, start, end):
                if candidate.start <= match.start() < candidate.end or candidate.head_start == match.start():
                    continue
                if not _holds(passage, candidate, match, state, put_off=put_off):
                    continue
                if best is None or rank < best[0]:
                    best = (rank, match.start())
    if candidate.agreed and (best is None or STATES[best[0]] in ("under_construction", "planned")):
        return "agreed", clause_around(passage, candidate.start)
    if best is None:
        return _without_cue(passage, candidate, spans)
    if STATES[best[0]] == "planned" and word("planned_sum").match(passage.text, best[1]):
        at_work = _at_work(passage, candidate, spans)
        if at_work[0] is not None:
            return at_work  # 计划总投资6000万元,头一期已卖到福州
    return SAID.get(STATES[best[0]], STATES[best[0]]), clause_around(passage, best[1])


def _without_cue(
    passage: Passage, candidate: Candidate, spans: Sequence[tuple[int, int]]
) -> tuple[str | None, tuple[int, int] | None]:
    """The state that no word of the lexicon tells: by the verb that leads to the name, by its list, or put off."""
    if candidate.way in ("donated", "invested") and word("built_with_money").search(
        passage.text[candidate.clause[0] : candidate.start]
    ):
        return "completed", clause_around(passage, candidate.start)  # 用协作资金320万元建的大桥
    if candidate.quoted and word("one_built").match(passage.text, candidate.end):
        return "completed", clause_around(passage, candidate.start)  # 捐建“太仓楼”一栋
    if candidate.way in ("named", "joined") and _one_of_signed(passage, candidate):
        return "agreed", clause_around(passage, candidate.start)
    if candidate.way in ("joined", "object"):
        return _by_verb(passage, candidate)
    if candidate.kind == "work" and (given := _given(passage, candidate)):
        return "completed", given
    if says(passage.text, "will_pay", candidate.sentence.start, candidate.clause[0]):
        return "planned", clause_around(passage, candidate.start)  # 还将引进企业2家,投资建设…
    if (later := _put_off(passage, spans)) is not None:
        return "planned", clause_around(passage, later)
    return _at_work(passage, candidate, spans)


def _at_work(
    passage: Passage, candidate: Candidate, spans: Sequence[tuple[int, int]]
) -> tuple[str | None, tuple[int, int] | None]:
    """Operating by what is found or done there now (存栏2600只, 床位120张, 年分红36万元), with no word of building."""
    for start, end in spans:
        for match in word("plant_at_work").finditer(passage.text, max(start, candidate.end), end):
            if not _is_future(passage, match):
                return "operating", clause_around(passage, match.start())
    return None, None


def were_signed(passage: Passage, sentence: Sentence) -> bool:
    """Whether the works of ``sentence`` were signed: it says so, or one before it that 这12个项目 points to."""
    text, blocks = passage.text, passage.document.blocks
    if says(text, "signing", sentence.start, sentence.end):
        return True
    if is_in_category(passage, sentence):
        return True
    if not _points_back(passage, sentence):
        return False
    first = blocks[max(0, sentence.block - _PARAGRAPHS_BACK)].start
    return says(text, "signing", first, sentence.start)


def is_in_category(passage: Passage, sentence: Sentence) -> bool:
    """Whether the paragraph names one kind of the projects that were signed and put into kinds above it."""
    text, blocks = passage.text, passage.document.blocks
    if not word("category_line").match(text, blocks[sentence.block].start, sentence.end):
        return False
    start, end = blocks[max(0, sentence.block - _CATEGORIES_BACK)].start, blocks[sentence.block].start
    return says(text, "put_into_kinds", start, end) and says(text, "signing", start, end)


def _one_of_signed(passage: Passage, candidate: Candidate) -> bool:
    if is_in_category(passage, candidate.sentence):
        return True
    return _points_back(passage, candidate.sentence) and were_signed(passage, candidate.sentence)


def _points_back(passage: Passage, sentence: Sentence) -> bool:
    """Whether the sentence, or one before it in its paragraph, goes on about projects (这12个项目分属四类)."""
    start = passage.document.blocks[sentence.block].start
    return says(passage.text, "points_back", start, sentence.end)


def _holds(passage: Passage, candidate: Candidate, match: re.Match[str], state: str, *, put_off: bool) -> bool:
    """Whether a cue tells the project's own state now; ``put_off`` where its own clause says that it will be built."""
    clause = clause_around(passage, match.start())
    if state in ("agreed", "planned"):
        if clause and candidate.kind == "park" and candidate.end <= clause[0] and passage.firms_in(*clause):
            return False  # …产业园,甲公司去年签约: what a firm there has agreed on
        return not (state == "planned" and clause and _of_many(passage.text, clause, match.start()))
    if match.end() <= candidate.clause[0] and word("puts_up_another").match(passage.text, match.start()):
        return False  # 建成示范基地1200亩,引来甲公司建饮片厂: what the clause before has put up
    already = clause is not None and word("by_now").search(passage.text[clause[0] : match.start()])
    return not (put_off and not already) and not _is_future(passage, match)


def _put_off(passage: Passage, spans: Sequence[tuple[int, int]]) -> int | None:
    """Where a state is reached only in the future: 将正式投产, 年内开工."""
    lexicon = project_lexicon()
    for start, end in spans:
        for match in word("state_ahead").finditer(passage.text, start, end):
            clause = clause_around(passage, match.start()) or (start, match.end())
            if lexicon.future.search(passage.text[start : match.start()]) or _is_dated_ahead(passage, clause, match):
                return match.start()
    return None


def _by_verb(passage: Passage, candidate: Candidate) -> tuple[str | None, tuple[int, int] | None]:
    """共建, 打造 without another word of its state: at work, or planned where put off; 共建的 says neither."""
    led = candidate.start if candidate.list_start is None else candidate.list_start
    before = passage.text[candidate.clause[0] : led]
    put_off = word("only_planned").search(before) or word("only_aimed_at").match(passage.text, candidate.end)
    put_off = put_off or word("will_pay").search(passage.text[candidate.sentence.start : candidate.clause[0]])
    if candidate.kind == "general" and says(before, "carries_out") and says(before, "paid_out_sum"):
        return None, None  # 拿出1200万元实施…项目: paid for, and how far it got is not said
    if candidate.way == "joined" and before.rstrip("“「").endswith("的") and not put_off:
        return None, None
    begun = "operating" if word("set_up").search(before) else "under_construction"
    return ("planned" if put_off else begun), clause_around(passage, candidate.start)


def _given(passage: Passage, candidate: Candidate) -> tuple[int, int] | None:
    """The clause in which a school is told to be given, with no word that puts it off: …小学由甲集团捐建, 援建…小学."""
    led = candidate.start if candidate.list_start is None else candidate.list_start
    before = passage.text[candidate.clause[0] : led]
    called = candidate.head_start - candidate.start >= _SHORTEST_OWN
    if candidate.way == "donated" and called and says(before, "gave_building") and not says(before, "put_off"):
        later = _put_off(passage, [(candidate.end, candidate.sentence.end)])
        return clause_around(passage, candidate.start) if later is None else None
    built = project_lexicon().built_by.match(passage.text, candidate.end)
    if built is None or not says(built[0], "given_building") or says(built[0], "put_off"):
        return None
    return clause_around(passage, built.end() - 1)


def _is_future(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a cue lies ahead: 将投产, 建成后, 2026年底投产 in a paper of 2025."""
    lexicon, text = project_lexicon(), passage.text
    clause = clause_around(passage, match.start()) or (match.start(), match.end())
    if lexicon.future.search(text[clause[0] : match.start()]):
        return True
    if lexicon.hypothetical.match(text[match.end() : match.end() + 4]):
        sentence = sentence_at(passage.document, match.start())
        return sentence is None or not says(text, "came_of_it", match.end(), sentence.end)
    return _is_told_of_the_finished(passage, match) or _is_dated_ahead(passage, clause, match)


def _is_dated_ahead(passage: Passage, clause: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether a day or month right before the cue lies behind that of the article: 10月开工 in a paper of September."""
    published = passage.document.header.published_on
    for period in passage.mentions.periods:
        near = clause[0] <= period.start and period.end <= match.start() and match.start() - period.end <= 8
        if near and published and period.start_date and period.start_date > published:
            return True
    return False


def _is_told_of_the_finished(passage: Passage, match: re.Match[str]) -> bool:
    """建成后预计年产值3亿元,带动就业500人: a clause that goes on with what will be, with no word of what has been."""
    text = passage.text
    sentence = sentence_at(passage.document, match.start())
    if sentence is None:
        return False
    opened = list(word("once_finished").finditer(text, sentence.start, match.start()))
    if not opened or re.search("[；;]", text[opened[-1].end() : match.start()]):
        return False
    return not says(text, "has_come_about", opened[-1].start(), match.end())


def _started_on(passage: Passage, spans: Sequence[tuple[int, int]]) -> str | None:
    """The day on which ground was broken, else the contract signed; only a day that the text gives in full."""
    lexicon, text = project_lexicon(), passage.text
    for cue in (lexicon.broken, lexicon.signed):
        for start, end in spans:
            for match in cue.finditer(text, start, end):
                clause = clause_around(passage, match.start())
                days = [
                    p
                    for p in passage.mentions.periods
                    if p.kind == "day"
                    and clause
                    and clause[0] - 16 <= p.start
                    and start <= p.start <= match.start() <= clause[1]
                ]
                if days and days[-1].start_date:
                    return days[-1].start_date.isoformat()
    return None


def _money(
    passage: Passage, spans: Sequence[tuple[int, int]], status: str | None
) -> tuple[Quantity | None, Quantity | None]:
    """Planned and actual investment; a plain 投资 is what was spent where the plant stands, else what is planned."""
    told = [(kind, q) for q in _sums(passage, spans) if (kind := _kind_of_sum(passage, q))]
    spent = any(kind == "actual" for kind, _ in told)  # 总投资8600万元,至今已投下去5300万元
    found: dict[str, Quantity] = {}
    for kind, quantity in told:
        if kind == "plain":
            kind = "actual" if status in _BUILT and not spent else "planned"
        if kind == "donated":
            kind = "actual" if status in (*_BUILT, "under_construction", None) else "planned"
        found.setdefault(kind, quantity)
    return found.get("planned"), found.get("actual")


def _of_many(text: str, clause: tuple[int, int], position: int) -> bool:
    """Whether what is said at ``position`` is said of counted things in this clause or right before it."""
    return says(text, "of_many", max(0, clause[0] - _BESIDE), position)


def _sums(passage: Passage, spans: Sequence[tuple[int, int]]) -> Iterable[Quantity]:
    return (
        q
        for q in passage.mentions.quantities
        if q.unit == "yuan" and any(start <= q.start < end for start, end in spans)
    )


def _kind_of_sum(passage: Passage, quantity: Quantity) -> str | None:
    text, money = passage.text, project_lexicon().money
    clause = clause_around(passage, quantity.start)
    if clause and _of_many(text, clause, quantity.start):
        return None
    floor = max(clause[0] if clause else 0, quantity.start - _REACH)
    before = text[floor : quantity.start]
    before = re.sub(r"(?:约|超|超过|近|逾|达|达到|共)+$", "", before)
    for kind in ("planned", "actual", "plain"):
        if money[kind].search(before):
            return kind
    if says(text[max(0, quantity.start - 20) : quantity.start], "aid_money_pays"):
        return "donated"
    if clause and word("aid_money_alone").fullmatch(text[clause[0] : quantity.start]):
        return "donated"
    if money["donated"].search(before):
        after = text[quantity.end : quantity.end + 36]
        joined = after.lstrip("，,")
        return "donated" if money["donated_after"].search(joined) else None
    return None


def money_values(state: State) -> dict[str, Value]:
    """The columns of a project that hold its money."""
    leading = state.actual or state.planned
    return {
        "planned_investment_yuan": state.planned.value if state.planned else None,
        "actual_investment_yuan": state.actual.value if state.actual else None,
        "qualifier": leading.qualifier if leading else None,
    }
