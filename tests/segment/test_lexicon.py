"""The examples beside every kind of line, publisher's lead and anchor run as tests."""

from __future__ import annotations

import re
import time

import pytest

from pairing_db.segment.dates import han_number
from pairing_db.segment.lexicon import LineRule, header_words, line_rules, rule_for
from pairing_db.segment.year_evidence import anchored_year

LEADS = [(lead, at) for lead, at in zip(header_words().raw["publisher"]["lead"], header_words().leads, strict=True)]
PATTERNS = [
    *((f"{rule.name} {i}", pattern) for rule in line_rules() for i, pattern in enumerate(rule.at)),
    *((f"part {i}", pattern) for i, pattern in enumerate(header_words().parts)),
    *((f"lead {i}", pattern) for i, pattern in enumerate(header_words().leads)),
    *((f"anchor {i}", pattern) for i, (pattern, _) in enumerate(header_words().anchors)),
]


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: rule.name)
def test_lines_of_the_kind(rule: LineRule) -> None:
    for line in rule.yes:
        found = rule_for(line)
        assert found is not None, line
        assert found.role == rule.role, line


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: rule.name)
def test_lines_that_only_look_so(rule: LineRule) -> None:
    for line in rule.no:
        assert rule_for(line) is None, line


def test_leads() -> None:
    for lead, at in LEADS:
        for text, name, day in lead["yes"]:
            match = at.search(text)
            assert match is not None, text
            found = f"{int(match['month']):02}-{int(match['day']):02}" if match["month"] else ""
            assert (match["name"], found) == (name, day)
        for text in lead["no"]:
            assert at.search(text) is None, text


def test_anchors() -> None:
    entries = header_words().raw["date"]["anchor"]
    for entry, (at, base) in zip(entries, header_words().anchors, strict=True):
        text, year = entry["yes"]
        match = at.search(text)
        assert match is not None
        assert anchored_year(text) == year
        assert year == base + (han_number(match["n"]) if "n" in match.groupdict() else 0)
        assert all(not at.search(other) for other in entry.get("no", []))


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_no_pattern_is_slow(name: str, pattern: re.Pattern[str]) -> None:
    """Lines are at most 600 characters when a pattern sees them; each hostile one must be over at once."""
    for seed in ("9", "中", " ", "来源:", "记者 ", "a", ">", "图", "、", "凡", "未经", "@a", "第1", "浏览"):
        line = (seed * 600)[:600]
        started = time.perf_counter()
        pattern.search(line)
        assert time.perf_counter() - started < 0.5, (name, seed)
