"""Counts of paired units: A 的 a 所学校、b 家医院与 B 的 c 所学校、d 家医院结对 (model: pairing_tally).

A sentence that pairs is read from left to right. Each count belongs to the side whose name stands before it; counts of
the same kind on the two sides make one row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pairing_db.document import Quantity, Reading, Region, Sentence
from pairing_db.interpret.lexicon import word, words
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.sides import side
from pairing_db.interpret.when import when
from pairing_db.interpret.windows import clause_of

_KINDS = (
    ("township", "township_unit"),
    ("village", "village_unit"),
    ("school", "school_unit"),
    ("hospital", "hospital_unit"),
    ("social_org", "social_unit"),
    ("enterprise", "firm"),
    ("department", "department_unit"),
    ("county", "county_unit"),
    ("prefecture", "city_unit"),
)
_NOUN_GAP = (
    r"^(?:的)?(?:中小|县级|国有|民营|爱心|优质|市级|区级|省级|重点|深度|未出列|未摘帽|经济强|强|乡村振兴|国家|经济|先进|薄弱|相对)*"
    r"(?:贫困|脱贫|建档立卡|受援|帮扶|协作|骨干)?"
)
_PAIRED = re.compile(
    r"(镇镇|乡镇|镇乡|村村|校校|院院|村企|企村|镇村|县县|区县|村居|社村|企业村)[^,，;；。#]{0,6}?(?:结对|共建|帮扶|对子)[^,，;；。]{0,4}$"
)
_SAME_KIND = re.compile(
    r"(学校|医院|乡镇|村|企业|学校间|医院间|社区)(?:[(（][^)）]*[)）])?(?:间)?(?:结对|共建)[^,，;；。]{0,4}$"
)
_SAME = {"学": "school", "医": "hospital", "乡": "township", "村": "village", "企": "enterprise", "社": "village"}
_PAIRED_KIND = {
    "镇": "township",
    "乡": "township",
    "村": "village",
    "校": "school",
    "院": "hospital",
    "县": "county",
    "区": "county",
    "社": "village",
}
_BRACKET = re.compile(r"[(（][^()（）]{1,8}[)）]")
_BOTH = re.compile(r"双方|互|两地|彼此")
_SPLIT = re.compile(r"[与同跟]|结对|挂钩|帮扶|和(?=两|当地|对方|结对|受援)")
_OTHER = {"donor": "recipient", "recipient": "donor"}
_NEEDY = re.compile(r"贫困|脱贫|建档立卡|受援|薄弱|困难")


@dataclass(slots=True)
class Tally:
    """One row of paired units and the figures that it took."""

    quantities: list[Quantity]
    recipient_side: list[Quantity] = field(default_factory=list)
    rule: str = "paired units"
    reading: Reading = field(default_factory=lambda: Reading("pairing_tally", {}, ((0, 0),), "paired units"))


@dataclass(slots=True)
class _Count:
    quantity: Quantity
    kind: str
    role: str | None


def tallies_of(scene: Scene, sentence: Sentence, quantities: tuple[Quantity, ...]) -> list[Tally]:
    """The tallies of a sentence; none where nothing is paired in it."""
    text = scene.text
    if not word("tally_cue").search(text[sentence.start : sentence.end]):
        return []
    counts = [c for q in quantities if (c := _count(scene, sentence, q))]
    cue = [sentence.start + m.start() for m in word("tally_cue").finditer(text[sentence.start : sentence.end])]
    counts = [c for c in counts if _near_cue(text, sentence, c.quantity, cue)]
    if not counts:
        return []
    rows: list[Tally] = []
    counts = _one_kind(counts)
    for kind in dict.fromkeys(c.kind for c in counts):
        rows += _rows(scene, sentence, kind, [c for c in counts if c.kind == kind])
    return rows


def _one_kind(counts: list[_Count]) -> list[_Count]:
    """14个市与14个区县: cities on one side and counties on the other are one row of mixed kind."""
    above = [c for c in counts if c.kind in ("prefecture", "county")]
    if {c.kind for c in above} == {"prefecture", "county"} and {c.role for c in above} == {"donor", "recipient"}:
        return [replace(c, kind="mixed") if c in above else c for c in counts]
    return counts


def _near_cue(text: str, sentence: Sentence, quantity: Quantity, cues: list[int]) -> bool:
    """A count belongs to a pairing verb of its clause or of a neighbouring one in the same enumeration."""
    clause = clause_of(sentence, quantity.start)
    if any(clause[0] <= c < clause[1] for c in cues):
        return True
    if text[clause[0] - 1 : clause[0]] in (":", "：") and any(clause[0] - 14 <= c < clause[0] for c in cues):
        return True
    following = [c for c in cues if c >= clause[1]]
    if not following:
        return False
    between = text[quantity.end : following[0]]
    return len(between) <= 60 and not re.search(r"[;；。]|投|资金|就业|培训|元", between)


def _count(scene: Scene, sentence: Sentence, quantity: Quantity) -> _Count | None:
    """The kind of unit that a figure counts, and its side."""
    if quantity.unit not in ("item", "village", "township", "county", "household", "person", "对"):
        return None
    text = scene.text
    clause = clause_of(sentence, quantity.start)
    left = text[clause[0] : quantity.start]
    right = re.split(r"[,，;；。]", _BRACKET.sub("", text[quantity.end : sentence.end]), maxsplit=1)[0]
    pair = _PAIRED.search(re.split("[、:：]", left)[-1])
    if pair and (quantity.measure in ("对", "个", "组") or quantity.unit == "对"):
        return _Count(
            quantity, "both:" + (_PAIRED_KIND.get(pair[1][0], "mixed") if _twins(pair[1]) else "mixed"), "both"
        )
    same = _SAME_KIND.search(left)
    if same and quantity.measure in ("对", "组"):
        return _Count(quantity, "both:" + _SAME[same[1][0]], "both")
    kind = _kind(quantity, left, right)
    if kind is None:
        return None
    return _Count(quantity, kind, _side(scene, sentence, quantity, right))


def _twins(pair: str) -> bool:
    """镇镇 and 乡镇 are of one kind, 村企 is not."""
    return _PAIRED_KIND.get(pair[0]) == _PAIRED_KIND.get(pair[1])


def _kind(quantity: Quantity, left: str, right: str) -> str | None:
    if quantity.unit == "household" or (quantity.measure == "户"):
        return "household" if re.search(r"认亲|结对|结成|帮扶关系|对接|帮包", left + right) else None
    if quantity.unit in ("village", "township", "county"):
        return quantity.unit
    if quantity.unit == "person":
        return (
            "household"
            if re.search(r"干部$|党员$", left) and re.search(r"户[^,，;；。]{0,10}(?:认亲|结对|结成)", right)
            else None
        )
    noun = right.split("、")[0].split("与")[0][:16]
    if re.match(r"(?:的)?[^,，、]{0,6}(?:企业|公司)(?:和|及|与)[^,，、]{0,4}(?:社会组织|商会|协会)", right):
        return "mixed"
    for kind, name in _KINDS:
        if re.match(_NOUN_GAP + words()[name], noun):
            return kind
    before = re.search(r"([\u4e00-\u9fff()（）]{1,12})$", left)
    if before and (not noun or re.match(r"^(?:[、,，和与同]|$|结对|建立|分别|签)", noun)):
        for kind, name in _KINDS:
            if re.search(words()[name] + r"(?:[(（][^)）]*[)）])?$", before[1]):
                return kind
    return None


def _side(scene: Scene, sentence: Sentence, quantity: Quantity, right: str) -> str | None:
    text = scene.text
    before = scene.quantities_in(sentence.start, quantity.start)
    across = re.match(r"[^,，;；。、0-9]{0,12}?[与同和跟]", text[quantity.end : sentence.end])
    if across:
        facing = [p for p in scene.places_in(quantity.end, sentence.end) if p.role]
        if facing and facing[0].start - (quantity.end + across.end()) <= 2:
            return _OTHER.get(str(facing[0].role))
    places = [p for p in scene.places_in(sentence.start, quantity.start) if p.role]
    lead = text[places[-1].end : quantity.start] if places else text[sentence.start : quantity.start]
    if _BOTH.search(lead):
        return "both"
    if places:
        if before and places[-1].end <= before[-1].start and _SPLIT.search(text[before[-1].end : quantity.start]):
            return _OTHER.get(str(places[-1].role))
        return places[-1].role
    if _NEEDY.search(right[:8]):
        return "recipient"
    following = [p for p in scene.places_in(quantity.end, sentence.end) if p.role]
    if following:
        return "recipient" if following[0].role == "donor" else "donor"
    return None


def _rows(scene: Scene, sentence: Sentence, kind: str, counts: list[_Count]) -> list[Tally]:
    rows: list[Tally] = []
    open_donor: _Count | None = None
    for count in counts:
        if count.role == "both":
            rows.append(_row(scene, sentence, kind.removeprefix("both:"), count, count))
        elif count.role == "donor":
            if open_donor:
                rows.append(_row(scene, sentence, kind, open_donor, None))
            open_donor = count
        elif count.role == "recipient":
            rows.append(_row(scene, sentence, kind, open_donor, count))
            open_donor = None
    if open_donor:
        rows.append(_row(scene, sentence, kind, open_donor, None))
    return [r for r in rows if r.quantities]


def _row(scene: Scene, sentence: Sentence, kind: str, donor: _Count | None, recipient: _Count | None) -> Tally:
    present = [c.quantity for c in (donor, recipient) if c is not None]
    first = present[0]
    sides: dict[str, Region | None] = {r: side(scene, sentence, first, r).region for r in ("donor", "recipient")}
    for count, role in ((donor, "donor"), (recipient, "recipient")):
        if count is not None and count.role == role:
            sides[role] = side(scene, sentence, count.quantity, role).region
    moment = when(scene, sentence, first, status="actual", flow=False, timeless=False)
    qualifiers = {q.qualifier for q in present}
    values = {
        **sides,
        "unit_kind": kind,
        "donor_count": int(donor.quantity.value) if donor else None,
        "recipient_count": int(recipient.quantity.value) if recipient else None,
        "qualifier": first.qualifier if len(qualifiers) == 1 else "exact",
        "status": "actual",
        "period_start": None,
        "period_end": moment.end.isoformat() if moment.end else None,
        "is_cumulative": False,
        "scope": None,
    }
    start = min(q.start for q in present)
    end = max(q.end for q in present)
    clause = clause_of(sentence, end - 1)
    span = (clause_of(sentence, start)[0], clause[1])
    quantities = list(dict.fromkeys(present))
    took = [recipient.quantity] if (recipient and donor and recipient is not donor) or (recipient and not donor) else []
    reading = Reading("pairing_tally", values, (span,), "paired units")
    return Tally(quantities, took, "paired units", reading)
