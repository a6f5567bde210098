"""Pairings: which supporting side is paired with which supported side, as sentences state it."""

from __future__ import annotations

from collections.abc import Iterable

from pairing_db.document import Reading, Region
from pairing_db.interpret.pair_frontier import frontier_aid
from pairing_db.interpret.pair_groups import may_pair
from pairing_db.interpret.pair_members import member_pairs
from pairing_db.interpret.pair_organisations import Pair, organisation_pairs
from pairing_db.interpret.pair_sentences import list_opening, pairs_in
from pairing_db.interpret.pair_subjects import (
    OWN_SIDE,
)
from pairing_db.interpret.pair_words import (
    JOINT,
    PROGRAMME,
    PUBLIC_AID,
)
from pairing_db.interpret.pair_years import year_of_both
from pairing_db.interpret.scene import Scene, inside, related
from pairing_db.interpret.side_candidates import in_programme
from pairing_db.words import says

_LEVELS = ("province", "prefecture", "county", "township", "village")
_NARROW = {"zone": "county"}


def pairing_readings(scene: Scene) -> list[Reading]:
    """The pairings of an article, with the article's own one first where the text shows it."""
    pairs = [*stated_pairs(scene), *organisation_pairs(scene)]
    known = {(p.donor.path, p.recipient.path) for p in pairs if p.donor and p.recipient and not p.donor_name}
    own = _own(scene, pairs)
    if own and own.donor and own.recipient and not _told_narrower(own, pairs) and _sides(own) not in known:
        pairs = [own, *(p for p in pairs if p.rule != PROGRAMME or not _covers(p, own))]
    pairs = [p for p in pairs if p.rule != PUBLIC_AID or not _inside_another(p, pairs)]
    pairs = [p for p in pairs if p.rule != JOINT or not _told_already(p, pairs)]
    years = {_sides(p): p.started_year for p in reversed(pairs) if p.started_year}
    years = _years_of_both(scene, pairs) | years
    readings = []
    for pair in pairs:
        organisation = bool(pair.donor_name)
        readings.append(
            Reading(
                "pairing",
                {
                    "donor": pair.donor,
                    "recipient": pair.recipient,
                    "donor_name": pair.donor_name or (pair.donor.name if pair.donor else None),
                    "recipient_name": pair.recipient_name or (pair.recipient.name if pair.recipient else None),
                    "level": "organisation" if organisation else _level(pair.donor, pair.recipient),
                    "started_year": pair.started_year or (None if organisation else years.get(_sides(pair))),
                    "ended_year": None,
                },
                ((pair.start, pair.end),),
                pair.rule,
            )
        )
    return readings


def _years_of_both(scene: Scene, pairs: list[Pair]) -> dict[tuple[str | None, str | None], int]:
    """The years that sentences about 两地 tell: of the pair told last in the paragraph, else of the article's own."""
    own = next((p for p in pairs if (p.donor, p.recipient) == (scene.donor, scene.recipient)), None)
    found: dict[tuple[str | None, str | None], int] = {}
    for sentence in scene.document.sentences:
        told = year_of_both(scene, sentence)
        if told is None:
            continue
        block = scene.document.blocks[sentence.block]
        before = [p for p in pairs if block.start <= p.start and p.end <= told[1] and not p.donor_name]
        pair = before[-1] if before else own
        if pair is not None:
            found.setdefault(_sides(pair), told[0])
    return found


def _p(region: Region | None) -> str | None:
    return region.path if region else None


def _sides(pair: Pair) -> tuple[str | None, str | None]:
    return _p(pair.donor), _p(pair.recipient)


def _level(donor: Region | None, recipient: Region | None) -> str:
    """The narrower side's level."""
    levels = [_NARROW.get(r.level, r.level) for r in (donor, recipient) if r is not None]
    return max(levels, key=_LEVELS.index)


def stated_pairs(scene: Scene) -> tuple[Pair, ...]:
    """Every pair of divisions that some sentence (or the title) states, in the order of the text."""
    found: list[Pair] = []
    for sentence in scene.document.sentences:
        text = scene.text[sentence.start : sentence.end] + list_opening(scene, sentence)
        cued = (
            says(text, "pair_hint")
            or says(text, "signs_for_pairing")
            or says(text, "gives_something")
            or "→" in text
            or "【" in text
        )
        found += (pairs_in(scene, sentence) if cued else []) or frontier_aid(scene, sentence)
    found += member_pairs(scene, found)
    seen: dict[tuple[str | None, str | None], Pair] = {}
    for pair in found:
        key = (_p(pair.donor), _p(pair.recipient))
        if key not in seen or (seen[key].started_year is None and pair.started_year):
            seen[key] = pair
    seen = {key: pair for key, pair in seen.items() if not _by_short_name(pair, seen.values())}
    told = [p for p in seen.values() if p.rule != PROGRAMME and _level(p.donor, p.recipient) in _LEVELS[:3]]
    return tuple(p for p in seen.values() if p.rule != PROGRAMME or not any(_covers(p, other) for other in told))


def one_to_one(scene: Scene) -> tuple[Pair, ...]:
    """The stated pairs without the counties inside a partner that a city takes up (先后承担乙县、丙县的任务)."""
    pairs = stated_pairs(scene)
    return tuple(p for p in pairs if p.rule != OWN_SIDE or not _inside_another(p, list(pairs)))


def _told_narrower(own: Pair, pairs: list[Pair]) -> bool:
    """Is a district of the own giver paired with the same side (黄浦区 beside 上海市), or itself with counties?"""
    across = own.donor and own.recipient and _level(own.donor, None) == "county" and own.recipient.level == "prefecture"
    return any(
        (p.recipient == own.recipient and inside(p.donor, own.donor))
        or (across and p.donor == own.donor and inside(p.recipient, own.recipient))
        for p in pairs
        if not p.donor_name and p.donor and p.recipient and own.donor and own.recipient
    )


def _inside_another(pair: Pair, pairs: list[Pair]) -> bool:
    """福州市向渭源县投入… beside 福州市 and 定西市: money to a county of the partner makes no pairing of its own.

    Money to a city beside the pairing of two provinces does.
    """
    return any(
        other.donor == pair.donor
        and other.recipient
        and pair.recipient
        and inside(pair.recipient, other.recipient)
        and not (other.recipient.level == "province" and pair.recipient.level == "prefecture")
        for other in pairs
    )


def _told_already(pair: Pair, pairs: list[Pair]) -> bool:
    """甲区和乙县合建的园区 beside 甲区与乙县丙镇结对: the pair is told by better words, at its own level."""
    return any(
        other.rule != JOINT
        and other.donor == pair.donor
        and other.recipient
        and pair.recipient
        and related(other.recipient, pair.recipient)
        for other in pairs
    )


def _by_short_name(pair: Pair, pairs: Iterable[Pair]) -> bool:
    """南浔·广安 beside 南浔区 and 广安区: the short name of a city where its district of that name is the partner."""
    return any(
        other.donor == pair.donor
        and other.recipient
        and pair.recipient
        and inside(other.recipient, pair.recipient)
        and other.recipient.short_name == pair.recipient.short_name
        for other in pairs
    )


def _covers(programme: Pair, other: Pair) -> bool:
    """Does a pair stand inside both sides of a programme (浙川协作 beside 杭州与广元)?"""
    sides = ((programme.donor, other.donor), (programme.recipient, other.recipient))
    return all(outer and inner and related(inner, outer) for outer, inner in sides)


def _own(scene: Scene, stated: Iterable[Pair]) -> Pair | None:
    """The article's own pairing: both sides clear, and shown together by the title or one sentence.

    Two provinces in the two characters of a programme are none beside the stated pair of their counties.
    """
    donor, recipient = (scene.leading_division(role) for role in ("donor", "recipient"))
    if donor is None or recipient is None or (donor.level == "county" and recipient.level == "province"):
        return None  # 大兴区 beside 京蒙协作: the district helps some county of the province
    if not any(says(scene.text, cue) for cue in ("speaks_of_help", "speaks_of_a_team", "surely_pairs")):
        return None
    best: Pair | None = None
    provinces = donor.level == recipient.level == "province" and any(
        _covers(Pair(donor, recipient, 0, 0, ""), pair) for pair in stated
    )
    stated = list(stated)
    for sentence in scene.document.sentences:
        if _each_with_another(donor, recipient, [p for p in stated if sentence.start <= p.start < sentence.end]):
            continue
        here = [p for p in scene.places_in(sentence.start, sentence.end) if may_pair(scene, p)]
        here = sorted(here, key=lambda p: provinces and in_programme(scene, p))  # 广东 before the 粤 of 粤桂
        one = [p for p in here if p.region.path == donor.path]
        two = [p for p in here if p.region.path == recipient.path]
        if one and two:
            spans = sorted([(one[0].start, one[0].end), (two[0].start, two[0].end)])
            pair = Pair(donor, recipient, spans[0][0], spans[1][1], "the article's own sides")
            by_programme = (provinces or donor.level == "province" != recipient.level) and in_programme(scene, one[0])
            if not by_programme and (
                says(scene.text[sentence.start : sentence.end], "pair_cue")
                or "协作" in scene.text[sentence.start : sentence.end]
            ):
                return pair
            told = donor.level == recipient.level or not (one[0].pointed or two[0].pointed)
            best = best or (pair if told and not by_programme else None)
    return best


def _each_with_another(donor: Region, recipient: Region, told: list[Pair]) -> bool:
    """甲区帮扶丙县,乙镇结对丁县: does a sentence pair each of the article's own two with another?"""
    with_other = [p for p in told if p.donor == donor and p.recipient and not related(p.recipient, recipient)]
    by_other = [p for p in told if p.recipient == recipient and p.donor and not related(p.donor, donor)]
    return bool(with_other and by_other)
