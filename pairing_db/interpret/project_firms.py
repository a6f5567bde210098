"""Undertakings that a text tells by their firm and money alone: A公司落户B县,协议投资1.5亿元,已投入1.12亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairing_db.document import EnterpriseMention, Reading, Region, Sentence
from pairing_db.interpret.enterprise_subjects import antecedent, subject_of
from pairing_db.interpret.places import Place
from pairing_db.interpret.project_lexicon import project_lexicon, sector_of
from pairing_db.interpret.project_passage import Candidate, Passage
from pairing_db.interpret.project_places import region_of
from pairing_db.interpret.project_states import money_values, state_of
from pairing_db.recognise.enterprises import trading_name
from pairing_db.words import says

_SETTLES = re.compile(r"落户|入驻|落地|投资|建厂|设厂|办厂|增资|注册")
_SUM = re.compile(r"(?:协议|签约|意向|计划|拟|预计|总|实际|已|完成)(?:总)?(?:投资|投入)|增资(?:至|到)")
_GROWS = re.compile(
    r"(?:到|在|赴|来)(?P<place>[^，。；、的]{2,14}?)(?:投资)?(?:发展|兴办|经营|培育|布局)"
    r"(?P<name>[\u4e00-\u9fff]{2,6}产业)(?=[,，。；;的]|是|$)"
)
# more money for the next phase of what stands already
_NEXT_PHASE = re.compile(
    r"(?:再投|又投|追加投资|追加投入|续投|增投)(?:资|入)?了?[^，。；]{0,4}?[0-9.]+[余多]?[万亿]元[^。；]{0,14}?(?P<phase>[二三四]期)(?!拨付|支付|到位)"
)
_POINTER = re.compile(r"该(?:公司|企业|集团)|这家(?:公司|企业)")
_MANY = re.compile(r"家(?:企业|公司)|等企业|等公司")


def firm_projects(passage: Passage, known: Sequence[Reading]) -> list[Reading]:
    """Readings for single firms whose investment is stated without a project's name, or that bring a trade."""
    taken: set[tuple[str, int]] = set()
    for reading in known:
        block = _block(passage, reading.spans[0][0])
        for name in _parties(reading):
            taken.add((name, block))
    found: list[Reading] = []
    for sentence in passage.document.sentences:
        if passage.document.blocks[sentence.block].role != "paragraph":
            continue
        if phase := _by_phase(passage, sentence):
            found.append(phase)
        for told in (_by_money(passage, sentence), _by_trade(passage, sentence)):
            if told is None or _tells_of(known, told, sentence) or _joins(passage, known, sentence):
                continue
            key = (_parties(told)[0], sentence.block)
            if key not in taken:
                taken.add(key)
                found.append(told)
    return found


def _tells_of(known: Sequence[Reading], told: Reading, sentence: Sentence) -> bool:
    """Whether a named project of the same sentence has the sum: the firm is a party to it, not another undertaking."""
    sums = ("planned_investment_yuan", "actual_investment_yuan")
    values = {told.values[column] for column in sums} - {None}
    beside = [r for r in known if sentence.start <= r.spans[0][0] < sentence.end]
    return any(r.values[column] in values for r in beside for column in sums)


def _joins(passage: Passage, known: Sequence[Reading], sentence: Sentence) -> bool:
    """Whether the firm comes into a project that its paragraph has named before: …产业园。A公司入园,投资2000万元."""
    if not says(passage.text, "joins_what_stands", sentence.start, sentence.end):
        return False
    start = passage.document.blocks[sentence.block].start
    return any(start <= reading.spans[0][0] < sentence.end for reading in known)


def _parties(reading: Reading) -> list[str]:
    """The names of the enterprises that take part."""
    parties = reading.values["enterprises"]
    return [pair[0] for pair in parties if isinstance(pair, tuple)] if isinstance(parties, tuple) else []


def _block(passage: Passage, position: int) -> int:
    return next((i for i, b in enumerate(passage.document.blocks) if b.start <= position < b.end), -1)


def _by_money(passage: Passage, sentence: Sentence) -> Reading | None:
    text = passage.text
    stated = _SUM.search(text, sentence.start, sentence.end)
    if stated is None:
        return None
    # A公司拟投资…;B公司的厂已开工: what stands behind a semicolon is another's
    start = max(sentence.start, *(text.rfind(sign, sentence.start, stated.start()) + 1 for sign in ";；"))
    end = min([at for sign in ";；" if (at := text.find(sign, stated.end(), sentence.end)) >= 0], default=sentence.end)
    if not _SETTLES.search(text, start, end) or _MANY.search(text, start, stated.start()):
        return None
    if says(text, "fell_through", stated.end(), sentence.end) or _is_at_home(passage, start, stated.end()):
        return None
    firms = passage.firms_in(start, stated.start())
    firm = firms[0] if len({f.key for f in firms}) == 1 else None
    key = firm.key if firm else None
    span = (firm.start, firm.end) if firm else (stated.start(), stated.end())
    if not firms and (pointed := _POINTER.search(text, sentence.start, stated.start())):
        key = antecedent(passage.document, passage.firms, pointed.start())
        span = pointed.start(), stated.end()
    if key is None:
        return None
    candidate = _candidate(sentence, span)
    state = state_of(passage, candidate, [(start, end)])
    if not (state.planned or state.actual):
        return None
    settled = _settled(passage, sentence, span)
    region, frame = (settled.region, "sentence") if settled else region_of(passage, candidate, [])
    name = trading_name(key, own_place_of(passage, key)) + (settled.region.short_name if settled else "") + "项目"
    values = {
        "name": name,
        "region": region,
        "sector": sector_of(name),
        "status": state.status,
        "started_on": state.started_on,
        **money_values(state),
        "enterprises": ((key, "investor"),),
    }
    spans = dict.fromkeys([span, *state.spans])
    return Reading("project", values, tuple(spans), "project:firm and money", {"region": frame} if region else {})


def _is_at_home(passage: Passage, start: int, end: int) -> bool:
    """Whether the sum is put in on the supporting side (总部位于鄞州), or by a body of the county that is helped."""
    text, firms = passage.text, passage.firms_in(start, end)
    places = [p for p in passage.places_in(start, end) if not any(f.start <= p.start < f.end for f in firms)]
    put = [p for p in places if project_lexicon().at.search(text[max(start, p.start - 4) : p.start])]
    if put and all(p.role == "donor" for p in put) and not any(p.role == "recipient" for p in places):
        return True
    own = [p for f in firms for p in passage.places_in(f.start, f.end) if p.start == f.start]
    return text[start:end].endswith(("增资至", "增资到")) and any(p.role == "recipient" for p in own)


def _by_phase(passage: Passage, sentence: Sentence) -> Reading | None:
    """A公司…再投1850万元建设二期: an undertaking of its own beside the one that stands."""
    match = _NEXT_PHASE.search(passage.text, sentence.start, sentence.end)
    if match is None:
        return None
    key = subject_of(passage.document, passage.firms, passage.mentions.regions, match.start())
    if key is None:
        return None
    candidate = _candidate(sentence, match.span())
    state = state_of(passage, candidate, [(match.start(), sentence.end)])
    region, frame = region_of(passage, candidate, [])
    name = trading_name(key, own_place_of(passage, key)) + match["phase"] + "项目"
    values = {
        "name": name,
        "region": region,
        "sector": sector_of(name),
        "status": state.status,
        "started_on": state.started_on,
        **money_values(state),
        "enterprises": ((key, "investor"),),
    }
    spans = dict.fromkeys([match.span(), *state.spans])
    return Reading("project", values, tuple(spans), "project:firm and phase", {"region": frame} if region else {})


def _candidate(sentence: Sentence, span: tuple[int, int]) -> Candidate:
    clause = next((c for c in sentence.clauses if c[0] <= span[0] < c[1]), (sentence.start, sentence.end))
    return Candidate(span[0], span[1], span[0], "general", "firm", sentence, clause, quoted=False, agreed=False)


def _settled(passage: Passage, sentence: Sentence, span: tuple[int, int]) -> Place | None:
    """The place of the supported side that the firm came to: 落户, 入驻, 在 … 投资."""
    for place in passage.places_in(sentence.start, sentence.end):
        if span[0] <= place.start < span[1] or place.role == "donor":
            continue
        before = passage.text[max(0, place.start - 4) : place.start]
        if project_lexicon().at.search(before) or before.endswith(("入驻", "落户", "落地", "落户于")):
            return place
    return None


def own_place_of(passage: Passage, key: str) -> str:
    """The place that the firm's name begins with, as written there."""
    for mention in passage.firms:
        if mention.name == key:
            inside = [r for r in passage.mentions.regions if r.start >= mention.start and r.end < mention.end]
            if inside and inside[0].start == mention.start:
                return passage.text[inside[0].start : inside[0].end]
    return ""


def _by_trade(passage: Passage, sentence: Sentence) -> Reading | None:
    """A公司到陇南发展万寿菊产业: what one firm grows or makes in a place of the supported side."""
    match = _GROWS.search(passage.text, sentence.start, sentence.end)
    if match is None:
        return None
    firms = passage.firms_in(sentence.start, match.start())
    places = [p for p in passage.places_in(match.start("place"), match.end("place")) if p.role != "donor"]
    owner: EnterpriseMention | None = firms[-1] if firms and firms[-1].end == match.start() else None
    if owner is None or not places:
        return None
    name = match["name"]
    if project_lexicon().generic.sub("", name.removesuffix("产业")) == "":
        return None
    region: Region = places[-1].region
    values = {
        "name": name,
        "region": region,
        "sector": sector_of(name),
        "status": None,
        "started_on": None,
        "planned_investment_yuan": None,
        "actual_investment_yuan": None,
        "qualifier": None,
        "enterprises": ((owner.key, "investor"),),
    }
    return Reading("project", values, ((owner.start, match.end()),), "project:firm and trade")
