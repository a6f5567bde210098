"""From a figure and the rule that reads it to the row of a measured fact (data model §3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pairing_db.document import Quantity, Region, Sentence
from pairing_db.interpret import labour, people
from pairing_db.interpret.ahead import lies_ahead, lies_behind
from pairing_db.interpret.changes import is_promised
from pairing_db.interpret.exchanges import exchange_places
from pairing_db.interpret.funds import (
    investment_or_aid,
    is_goods_fair,
    is_public_work,
    kind_by_payer,
    stage_of,
)
from pairing_db.interpret.holders import Holders
from pairing_db.interpret.manner import status_of
from pairing_db.interpret.nouns import noun_of, subject_of
from pairing_db.interpret.own_money import other_giver
from pairing_db.interpret.scene import Scene
from pairing_db.interpret.sides import Found, side, stated_side
from pairing_db.interpret.treasuries import giver_above
from pairing_db.interpret.when import when
from pairing_db.interpret.windows import chunk_of, clause_of
from pairing_db.words import says


@dataclass(slots=True)
class Draft:
    """A row in the making: its columns, the stretches that prove it, and where each column came from.

    ``origin`` is the draft that a row for one member of a list was copied from.
    """

    table: str
    values: dict[str, Any]
    spans: list[tuple[int, int]]
    rule: str
    context: dict[str, str] = field(default_factory=dict)
    origin: Draft | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure where it stands: what every column of its row is looked up from."""

    scene: Scene
    holders: Holders
    sentence: Sentence
    quantity: Quantity
    earlier: Sequence[Draft]


def draft(spot: Spot, table: str, sets: Mapping[str, Any], rule: str) -> Draft:
    """The row that ``table`` gets from the figure at ``spot`` by a reading that sets ``sets``."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    made = Draft(table, {}, [clause_span(scene, sentence, quantity)], rule)
    status = sets.get("status") or status_of(scene, sentence, quantity)
    if status == "actual" and (lies_ahead(scene, sentence, quantity) or is_promised(scene, sentence, quantity)):
        status = "planned"
    if status == "planned" and lies_behind(scene, sentence, quantity):
        status = "actual"
    rate, timeless = bool(sets.get("rate")), bool(sets.get("timeless"))
    times = quantity.unit == "person_time" and sets.get("unit") == "person"  # 带教1800人次 stay 人次
    unit = quantity.unit if times and quantity.unit else sets.get("unit") or quantity.unit or "item"
    moment = when(
        scene,
        sentence,
        quantity,
        status="actual" if "status" in sets else status,
        flow=not rate and not timeless,
        timeless=timeless,
    )
    made.values |= {
        "qualifier": quantity.qualifier,
        "status": status,
        "unit": unit,
        **moment.columns,
        "is_cumulative": moment.cumulative,
        "scope": sets.get("scope"),
    }
    made.context["period_end"] = moment.source
    filler = {"fund_flow": _fund, "labor_transfer": _labour, "talent_exchange": _talent, "observation": _observation}
    filler[table](made, spot, sets)
    return made


def clause_span(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The stretch that proves a figure: its clause, without leading and trailing blanks."""
    start, end = clause_of(sentence, quantity.start)
    chunk = chunk_of(scene.text, (start, end), quantity)
    if end - start > 60:
        start, end = max(start, min(chunk[0], quantity.start - 20)), min(end, max(chunk[1], quantity.end))
    text = scene.text[start:end]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))


def _put(made: Draft, column: str, found: Found) -> None:
    made.values[column] = found.region
    made.context[column] = found.source
    if found.region is None and found.shared and not made.values.get("scope"):
        made.values["scope"] = found.shared


def _fund(made: Draft, spot: Spot, sets: Mapping[str, Any]) -> None:
    scene, holders, sentence, quantity = spot.scene, spot.holders, spot.sentence, spot.quantity
    donor, recipient = (side(scene, sentence, quantity, r) for r in ("donor", "recipient"))
    kind = sets["kind"]
    said = scene.text[sentence.start : sentence.end]
    if kind == "enterprise_investment" and "签" in said and is_goods_fair(_about(spot)):
        kind, made.context["kind"] = "consumption", "paragraph"
    if kind == "in_kind" and says(_about(spot), "goods_for_sale") and not says(_about(spot), "gift"):
        kind, made.context["kind"] = "consumption", "paragraph"
    project = holders.project(quantity)
    aided = project is not None and holders.is_aided(project) and not sets.get("firm")
    aided = aided and not says(said[: quantity.start - sentence.start], "firms_put_in")
    if kind == "enterprise_investment":
        kind, told = investment_or_aid(
            scene,
            sentence,
            quantity,
            firm=bool(sets.get("firm")),
            project=project,
            aided=aided,
            recent=_recent_kinds(spot),
        )
        made.context |= {"kind": told} if told else {}
    if kind == "by_payer":
        kind, made.context["kind"] = kind_by_payer(scene, sentence, quantity, donor.region, _recent_kinds(spot))
        if kind == "enterprise_investment" and sets["kind"] == kind and is_public_work(said):
            kind = "aid_total"
    if kind == "fiscal_aid" and donor.source not in ("clause", "list") and _firm_gives(spot):
        kind, made.context["kind"] = "social_aid", "payer"
    payer = holders.payer(sentence, quantity) if kind == "enterprise_investment" else None
    if payer:
        donor = _home_of_payer(spot, payer) or donor
    pays = says(said[: quantity.start - sentence.start], "firm_right_before")  # 广东一家农牧企业出2400万元
    if kind == "enterprise_investment" and aided and not payer and not pays:
        kind, made.context["kind"] = "aid_total", "project"
    project = project if kind in ("enterprise_investment", "fiscal_aid", "aid_total") else None
    clause = clause_of(sentence, quantity.start)
    donor = donor if payer else _purse(made, spot, donor, recipient.region)
    _put(made, "donor", donor)
    _put(made, "recipient", _at_project(recipient, holders, project))
    made.values |= {
        "payer_enterprise": payer,
        "project": project,
        "kind": kind,
        "stage": stage_of(scene, sentence, quantity, kind=kind, status=made.values["status"], stated=sets.get("stage")),
        "amount_yuan": quantity.value,
        "amount_max_yuan": quantity.value_max,
    }
    if (
        project
        and kind == "enterprise_investment"
        and made.context["period_end"] in ("article", "paragraph", "heading")
        and not _PUT_IN_SO_FAR.search(scene.text[clause[0] : quantity.start])
    ):
        made.values |= {"period_start": None, "period_end": None, "is_cumulative": False}
        made.context["period_end"] = "project"
    del made.values["unit"]


def _purse(made: Draft, spot: Spot, donor: Found, to: Region | None) -> Found:
    """The giver of a sum that no firm pays: none where it is no aid, the level above ``donor`` that a share is of."""
    giver = other_giver(spot.scene, spot.sentence, spot.quantity, donor.region, to)
    if giver:
        made.context["giver"] = giver
        made.values["scope"] = made.values["scope"] or ("配套" if giver == "local" else None)
        return Found(None, "clause")
    above = giver_above(spot.scene, spot.sentence, spot.quantity, donor.region)
    return Found(above, "clause") if above else donor


def _home_of_payer(spot: Spot, payer: str) -> Found | None:
    """A firm of the supporting side gives for its home; one of the supported side gives for no supporting division."""
    scene, home = spot.scene, spot.holders.home(payer)
    start, end = clause_of(spot.sentence, spot.quantity.start)
    if home is None or scene.places_in(start, end, "donor"):
        return None
    role = _role(scene, home)
    if role == "donor":
        return Found(home, "enterprise")
    named = scene.places_in(spot.sentence.start, spot.quantity.start, "donor")
    return Found(None, "enterprise") if role == "recipient" and not named else None


def _about(spot: Spot) -> str:
    """The title, and the paragraph around the figure."""
    document = spot.scene.document
    block = document.blocks[spot.sentence.block]
    return f"{document.header.title or ''} {spot.scene.text[block.start : block.end]}"


def _firm_gives(spot: Spot) -> bool:
    """Does a market body open the stretch between semicolons that the sum stands in, and no division behind it?"""
    text, start = spot.scene.text, spot.sentence.start
    start = max(start, *(text.rfind(mark, 0, spot.quantity.start) + 1 for mark in ";；"))
    firms = [m for m in spot.scene.mentions.enterprises if start <= m.start < spot.quantity.start]
    if re.search(r"财政|协作|对口|援[藏疆青]", text[firms[-1].end : spot.quantity.start] if firms else ""):
        return False
    return bool(firms) and not spot.scene.places_in(firms[-1].end, spot.quantity.start, "donor")


def _recent_kinds(spot: Spot) -> list[str]:
    """The kinds of the sums before the figure in its paragraph."""
    blocks, at = spot.scene.document.blocks, spot.sentence.block
    while at and _NUMBERED.match(spot.scene.text, blocks[at].start):
        at -= 1  # the items of a list go on with the paragraph that opens it
    start = blocks[at].start
    flows = [d for d in spot.earlier if d.table == "fund_flow" and start <= d.spans[0][0] < spot.quantity.start]
    return [d.values["kind"] for d in flows]


def _role(scene: Scene, region: Region) -> str | None:
    return next((p.role for p in scene.places if p.region.path == region.path), None) or next(
        (
            p.role
            for p in scene.places
            if region.path.startswith(p.region.path + "/") or p.region.path.startswith(region.path + "/")
        ),
        None,
    )


def _labour(made: Draft, spot: Spot, _sets: Mapping[str, Any]) -> None:
    scene, holders, sentence, quantity = spot.scene, spot.holders, spot.sentence, spot.quantity
    mode, origin, destination = labour.labour_places(scene, sentence, quantity)
    _put(made, "origin", origin)
    _put(made, "destination", destination)
    poor = labour.is_poor(scene, sentence, quantity)
    employer = holders.employer(sentence, quantity) if mode in ("local", "unspecified") else None
    home = _works_at_home_of(spot, employer) if employer else None
    last = _placed_before(spot) if mode == "unspecified" and not employer else None
    if last is not None:
        mode = last.values["mode"]
        _put(made, "destination", Found(last.values["destination"], "paragraph"))
    if home is not None:
        mode = "to_partner"
        _put(made, "destination", Found(home, "enterprise"))
    elif employer and mode == "unspecified" and not labour.is_led_out(scene, sentence, quantity):
        mode = "local"
        _put(made, "destination", origin)
    if made.values["unit"] in ("household", "item"):
        made.values["unit"] = "person"
    made.values |= {
        "mode": mode,
        "employer_enterprise": employer,
        "persons": int(quantity.value),
        "persons_max": int(quantity.value_max) if quantity.value_max is not None else None,
        "poor_persons": int(quantity.value) if poor and quantity.value_max is None else None,
    }


def _placed_before(spot: Spot) -> Draft | None:
    """就业9875人。单是2019年,就新增转移3125人: the workers told last, where the sentence adds and names no place."""
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    if scene.places_in(sentence.start, sentence.end) or not says(
        scene.text[sentence.start : quantity.start], "adds_to_the_last"
    ):
        return None
    before = scene.sentence_at(sentence.start - 1)
    start = before.start if before and before.block == sentence.block else sentence.start
    told = [d for d in spot.earlier if d.table == "labor_transfer" and start <= d.spans[0][0] < quantity.start]
    return told[-1] if told and told[-1].values["mode"] == "to_partner" else None


def _works_at_home_of(spot: Spot, employer: str) -> Region | None:
    """招收定西籍工人312人: who is told by the place of origin works at the home of the supporting side's firm."""
    scene, home = spot.scene, spot.holders.home(employer)
    start, end = clause_of(spot.sentence, spot.quantity.start)
    origins = scene.places_in(start, end, "recipient")
    told = any(scene.text.startswith("籍", place.end) for place in origins)
    return home if home is not None and told and _role(scene, home) == "donor" else None


def _talent(made: Draft, spot: Spot, sets: Mapping[str, Any]) -> None:
    scene, sentence, quantity = spot.scene, spot.sentence, spot.quantity
    role = sets.get("role", "auto")
    if role == "auto":
        role = people.role_of(scene, sentence, quantity)
    if role == "masters":
        role = people.trade_of_masters(scene, sentence, quantity)
    activity = sets.get("activity", "auto")
    if activity == "auto":
        activity = people.activity_of(scene, sentence, quantity, role)
    if activity == "secondment" and role in ("worker", "other"):
        role = "cadre"  # 赴苏挂职31名: who takes a post is a cadre where nothing else is said
    if activity == "visit" and role in ("worker", "other"):
        role = _of_party(spot)  # 劳务 in the sentence tells what a delegation talked of
    direction, origin, goal = exchange_places(scene, sentence, quantity, activity, role, sets.get("direction"))
    if direction == "to_donor" and activity == "service" and role in people.SENT_TO_SERVE and not _serves(spot):
        activity = "training"  # who goes to the supporting side goes to learn, unless they are said to serve
    _put(made, "from", origin)
    _put(made, "to", goal)
    made.values |= {
        "direction": direction,
        "role": role,
        "activity": activity,
        "persons": int(quantity.value),
        "persons_max": int(quantity.value_max) if quantity.value_max is not None else None,
    }


def _serves(spot: Spot) -> bool:
    """Do the words of the clause say that those counted serve: teach, treat, help?"""
    return says(spot.scene.text, "service", *clause_of(spot.sentence, spot.quantity.start))


def _of_party(spot: Spot) -> str:
    """The role of those who go on a visit: the cadres of a division's delegation, or others."""
    said = spot.scene.text[slice(*clause_of(spot.sentence, spot.quantity.start))]
    return "cadre" if says(said, "official_party") and not says(said, "party_of_others") else "other"


def _at_project(found: Found, holders: Holders, project: str | None) -> Found:
    """What belongs to a project stands where the project stands, unless the sentence names another place."""
    site = holders.site(project) if project and found.source not in ("list", "clause", "sentence") else None
    return Found(site, "project") if site else found


_NUMBERED = re.compile(r"\s*(?:[(（]?[0-9]{1,2}[)）.．、]|[①-⑨·•●■◆▲])")
_PUT_IN_SO_FAR = re.compile(r"(?:完成|到位|已投|实际|累计)[^,，;；。]{0,8}$")  # no size of the project, but a flow
_LISTED = re.compile(r"[、和及]")
_PLACE_OF = re.compile(r"(?:在|驻|于|位于|设在|落户|入驻|开到)[^,，;；。、]{0,4}$")


def _observation(made: Draft, spot: Spot, sets: Mapping[str, Any]) -> None:
    scene, holders, sentence, quantity = spot.scene, spot.holders, spot.sentence, spot.quantity
    indicator = sets["indicator"]
    region = side(scene, sentence, quantity, "recipient")
    if sets.get("region") == "place":
        clause = clause_of(sentence, quantity.start)
        for place in scene.places_in(clause[0], quantity.start):
            if _LISTED.match(scene.text[place.end : quantity.start]):
                continue
            if _PLACE_OF.search(scene.text[clause[0] : place.start]):
                region = Found(place.region, "clause")
        if region.source not in ("clause", "list"):
            near = stated_side(scene, sentence, quantity, "donor")
            if (
                near
                and near.source == "clause"
                and near.region
                and re.search(r"[在驻]", scene.text[clause[0] : quantity.start])
            ):
                region = near
    project = holders.project(quantity)
    _put(made, "region", _at_project(region, holders, project))
    made.values |= {
        "indicator": indicator,
        "project": project,
        "enterprise": holders.enterprise(quantity),
        "value": quantity.value,
        "value_max": quantity.value_max,
    }
    if indicator == "other" and not made.values["scope"]:
        made.values["scope"] = noun_of(scene, sentence, quantity)
    if (
        indicator in ("growth_rate", "growth_multiple", "share_of_funds", "amount_increase")
        and not made.values["scope"]
    ):
        made.values["scope"] = subject_of(scene, sentence, quantity)
