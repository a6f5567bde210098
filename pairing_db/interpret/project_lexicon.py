"""The language of projects: ``seeds/lexicon/projects.toml`` compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PROJECTS = Path(__file__).resolve().parents[2] / "seeds" / "lexicon" / "projects.toml"
_ONE_OF = "(?:一|1)?[个座条家处所栋幢间]?"
STATES = ("operating", "trial", "working", "completed", "serving", "under_construction", "agreed", "planned")


@dataclass(frozen=True, slots=True)
class ProjectLexicon:
    """The TOML, compiled; every pattern has bounded repeats only."""

    head: re.Pattern[str]
    kinds: dict[str, str]
    after_head: re.Pattern[str]
    entered: re.Pattern[str]
    agreement: re.Pattern[str]
    boundary: re.Pattern[str]
    both: frozenset[str]
    characters: frozenset[str]
    kept: re.Pattern[str]
    generic: re.Pattern[str]
    inside: re.Pattern[str]
    invested: re.Pattern[str]
    donated: re.Pattern[str]
    joined: re.Pattern[str]
    object: re.Pattern[str]
    build: re.Pattern[str]
    built_by: re.Pattern[str]
    given: re.Pattern[str]
    put_up: re.Pattern[str]
    costs: re.Pattern[str]
    lived_in: re.Pattern[str]
    settled: re.Pattern[str]
    settlement: re.Pattern[str]
    given_settlement: re.Pattern[str]
    site: re.Pattern[str]
    village: re.Pattern[str]
    located: re.Pattern[str]
    settled_in: re.Pattern[str]
    aid_pays: re.Pattern[str]
    beside: re.Pattern[str]
    setting: re.Pattern[str]
    run_at: re.Pattern[str]
    visited: re.Pattern[str]
    pushed: re.Pattern[str]
    programme: re.Pattern[str]
    at: re.Pattern[str]
    signed_at: re.Pattern[str]
    states: dict[str, re.Pattern[str]]
    future: re.Pattern[str]
    hypothetical: re.Pattern[str]
    broken: re.Pattern[str]
    signed: re.Pattern[str]
    money: dict[str, re.Pattern[str]]
    goes_on: re.Pattern[str]
    built: re.Pattern[str]
    points: re.Pattern[str]
    other_story: re.Pattern[str]
    enumerated: dict[str, re.Pattern[str]]
    weights: dict[str, int]
    list_opens: re.Pattern[str]
    list_opens_after: re.Pattern[str]
    list_speaks: re.Pattern[str]
    list_closes: re.Pattern[str]
    list_given: re.Pattern[str]
    list_counted: re.Pattern[str]
    list_end: re.Pattern[str]
    sectors: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def project_entries() -> dict[str, Any]:
    """The file as it stands, examples included."""
    with PROJECTS.open("rb") as file:
        return tomllib.load(file)


@cache
def project_lexicon() -> ProjectLexicon:
    """The compiled lexicon."""
    raw = project_entries()
    heads, left, generic, verbs, status = (raw[part] for part in ("heads", "left", "generic", "verbs", "status"))
    frame, listed = raw["frame"], raw["listed"]
    kinds = {word: kind for kind in ("general", "digital", "work", "plant", "park") for word in heads[kind]}
    settlements = dict.fromkeys(heads["settlement"], "work")
    return ProjectLexicon(
        head=_any(kinds),
        kinds=kinds | settlements,
        after_head=re.compile(heads["after"]),
        entered=re.compile(heads["entered"]),
        agreement=re.compile(heads["agreement"]),
        boundary=_any(left["words"] + left["both"]),
        both=frozenset(left["both"]),
        characters=frozenset(left["characters"]),
        kept=_any(left["kept"]),
        generic=_any(generic["words"]),
        inside=_any(generic["inside"]),
        invested=re.compile(f"{verbs['invest']}的$"),
        donated=re.compile(f"{verbs['donate']}的?$"),
        joined=re.compile(f"{verbs['join']}的?$"),
        object=re.compile(f"{verbs['object']}{_ONE_OF}$"),
        build=re.compile(f"{verbs['build']}{_ONE_OF}$"),
        given=re.compile(verbs["given"]),
        built_by=re.compile(verbs["built_by"]),
        put_up=re.compile(verbs["put_up"]),
        costs=re.compile(verbs["costs"]),
        lived_in=re.compile(verbs["lived_in"]),
        settlement=_any(heads["settlement"]),
        given_settlement=re.compile(verbs["given_settlement"]),
        settled=re.compile(f"(?:{_any(heads['settlement']).pattern})(?=[”」]?(?:{verbs['built_by']}))"),
        site=re.compile(verbs["site"]),
        village=re.compile(verbs["village"]),
        settled_in=re.compile(f"{verbs['settled_in']}$"),
        located=re.compile(f"{verbs['located']}$"),
        aid_pays=re.compile(verbs["aid_pays"]),
        beside=re.compile(f"{verbs['beside']}$"),
        setting=re.compile(verbs["setting"]),
        run_at=re.compile(f"{verbs['run_at']}$"),
        visited=re.compile(f"{verbs['visited']}$"),
        pushed=re.compile(f"{verbs['pushed']}$"),
        programme=re.compile(verbs["programme"]),
        at=re.compile(f"{verbs['place']}$"),
        signed_at=re.compile(verbs["signed_at"]),
        states={state: re.compile("|".join(status[state])) for state in STATES},
        future=re.compile(status["future"]),
        hypothetical=re.compile(status["hypothetical"]),
        broken=re.compile(status["broken"]),
        signed=re.compile(status["signed"]),
        money={name: re.compile(pattern) for name, pattern in raw["money"].items()},
        goes_on=re.compile(f"{frame['time']}(?:{'|'.join(frame['opens'])})"),
        built=re.compile(f"{frame['time']}{frame['built']}"),
        points=re.compile(frame["points"]),
        other_story=re.compile(frame["time"] + frame["other"]),
        enumerated={name: re.compile(pattern) for name, pattern in raw["enumerated"].items()},
        weights=dict(raw["weights"]),
        list_opens=re.compile(listed["opens"]),
        list_opens_after=re.compile(listed["opens_after"]),
        list_speaks=re.compile(listed["speaks"]),
        list_closes=re.compile(listed["closes"]),
        list_given=re.compile(listed["given_all"]),
        list_counted=re.compile(listed["counted_after"]),
        list_end=re.compile(f"(?:{_any(listed['ends']).pattern}|{_any(kinds).pattern})$"),
        sectors=tuple((entry["name"], _any(entry["words"])) for entry in raw["sector"]),
    )


def sector_of(name: str) -> str:
    """The sector that a project's name tells; ``other`` where no word of it does."""
    return next((sector for sector, pattern in project_lexicon().sectors if pattern.search(name)), "other")


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))))
