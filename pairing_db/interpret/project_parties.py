"""Which enterprises take part in a project, and as what: investor, operator, buyer, partner."""

from __future__ import annotations

import re
from itertools import pairwise

from pairing_db.document import EnterpriseMention
from pairing_db.interpret.enterprise_subjects import antecedent
from pairing_db.interpret.project_passage import Candidate, Passage

_OPERATES = re.compile(r"[^，。；]{0,4}?(?:负责|承包|独家|整体)?(?:运营|经营|管理|托管|承租|打理|操盘)")
_RENTS = re.compile(r"(?:租下|租用|承租|租赁|入驻)")
_PUTS_IN = re.compile(
    r"(?:[今去前]年|先后|总共|计划|已|再|共|累计)?(?:投资|出资|投入|投了|出了|投下)[^，,。；]{0,6}[0-9]"
)
_HOLDS = re.compile(r"[^，,。；、]{0,14}?(?:投资|出资|承建|合股|合资|入股|援建|捐建|捐资|兴建|投建)")
_OPERATOR = re.compile(r"(?:运营|经营|管理)(?:公司|方|主体|企业|单位)(?:是|为|:|：|——|—|,|，)?$")
_OWNER = re.compile(r"(?:业主|投资方|投资人|投资商|建设方|建设单位)(?:是|为|:|：)$")
_BUYS = re.compile(r"[^，。；]{0,4}?(?:包销|收购|采购|订购|回购)")
_WITH = re.compile(r"(?:与|和|同|联合|携手)$")
_POINTER = re.compile(r"(?:该|这家)(?:公司|企业|集团)|^(?:公司|企业)")
_ALSO = ("、", "和", "与", "及", "以及")
_BOTH_SIDES = re.compile("(?:由)?(?:两[地县市区省]|双方)")
_GOES_ON = re.compile(r"与|和|同|联合|携手")
_INVESTS = ("invested", "owned", "object", "joined", "donated")


def parties_of(passage: Passage, candidate: Candidate, spans: list[tuple[int, int]]) -> tuple[tuple[str, str], ...]:
    """(name, role) of each enterprise, builders first, in the order of the text."""
    found: dict[str, str] = {}
    for key, part in _builders(passage, candidate):
        found.setdefault(key, part)
    for start, end in spans:
        for firm in passage.firms_in(max(start, candidate.end), end):
            role = _later_role(passage, firm)
            if role:
                found.setdefault(firm.key, role)
    for firm in passage.firms_in(candidate.start, candidate.end):
        found.setdefault(firm.key, "investor")
    return tuple(found.items())


def _builders(passage: Passage, candidate: Candidate) -> list[tuple[str, str]]:
    """The firms before the name that build it; the first invests, those it does it with are partners."""
    if candidate.way not in _INVESTS:
        return []
    firms, pointed = _subjects(passage, candidate)
    if not firms:
        return [(pointed, "investor")] if pointed else []
    if _passive(passage, firms[-1]):
        return []
    builders = [(firms[0].key, "investor")]
    for before, firm in pairwise(firms):
        between = passage.text[before.end : firm.start]
        if between in _ALSO or _WITH.search(between):
            builders.append((firm.key, "partner"))
    if candidate.way == "joined" and len(builders) > 1:
        return [(key, "partner") for key, _ in builders]
    return builders


def _subjects(passage: Passage, candidate: Candidate) -> tuple[list[EnterpriseMention], str | None]:
    """The firms of the clause, or of an earlier one that has its subject; or the firm that 该公司 points to."""
    text = passage.text
    firms: list[EnterpriseMention] = []
    for start, end in reversed([c for c in candidate.sentence.clauses if c[0] <= candidate.start]):
        here = passage.firms_in(start, min(end, candidate.start))
        firms = here + firms
        if here and not _GOES_ON.match(text, start):
            return firms, None
        if not here and (firms or candidate.way not in ("object", "joined")):
            return firms, None
        if not here and _POINTER.search(text[start : min(end, candidate.start)]):
            return [], antecedent(passage.document, passage.firms, start)
        if not here and candidate.way == "joined" and _BOTH_SIDES.match(text, start):
            return [], None  # 甲、乙等企业来了,两地共建了…: the sides build it, not the firms of the clause before
        if not here and (
            any(p.start == start for p in passage.places) or (end <= candidate.start and text[end - 1] in "；;")
        ):
            return [], None
    return firms, None


def _passive(passage: Passage, firm: EnterpriseMention) -> bool:
    """引进A公司,建成…: the firm is what is brought in; it builds all the same, unless it only buys or advises."""
    return bool(re.match(r"(?:捐赠|采购|收购|参观|考察)", passage.text[firm.end : firm.end + 4]))


def _later_role(passage: Passage, firm: EnterpriseMention) -> str | None:
    text = passage.text
    before, after = text[max(0, firm.start - 10) : firm.start], text[firm.end : firm.end + 14]
    if _OPERATOR.search(before):
        return "operator"
    if _OWNER.search(before):
        return "investor"
    if before.endswith(("由", "委托", "交给", "交由", "租给")) and _OPERATES.match(after):
        return "operator"
    if before.endswith("由") and _BUYS.match(after):
        return "buyer"
    if _RENTS.match(after):
        return "operator"
    if _PUTS_IN.match(text, firm.end) or (before.endswith("由") and _HOLDS.match(text, firm.end)):
        return "investor"
    return None
