"""The plain types that the stages exchange, in the order of the way of an article.

All offsets are code points. ``start``/``end`` of everything after the clean stage point into ``Clean.text``;
only ``Clean.origin`` leads back to the article as received. Regions are values (``Region``), never row ids;
enterprises and projects are names until ``resolve`` makes entities of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

FACT_TABLES = (
    "pairing",
    "pairing_tally",
    "enterprise",
    "project",
    "fund_flow",
    "labor_transfer",
    "talent_exchange",
    "observation",
)


# ---------------------------------------------------------------- read
@dataclass(frozen=True, slots=True)
class Article:
    """A document as received: the decoded text and what the container (JSONL record, HTML head) says about it."""

    source: str
    sha256: str
    text: str
    encoding: str = "utf-8"
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None


# ---------------------------------------------------------------- clean
@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``replacement``; offsets into the text that the step was given."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the clean text that could not be restored for sure."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean simplified text and, for each of its characters, the stretch of the original that it came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    script: Literal["hans", "hant"]
    damage: tuple[Damage, ...] = ()
    steps: tuple[tuple[str, int], ...] = ()

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The original stretch behind clean ``[start, end)``; an empty stretch gives an empty one."""
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], max(self.ends[start:end])


# ---------------------------------------------------------------- segment
Role = Literal["title", "dateline", "heading", "paragraph", "caption", "credit", "furniture", "other_story"]
BODY_ROLES = frozenset({"title", "heading", "paragraph", "caption"})


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page with the part that it plays; title, heading, paragraph and caption are the body."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body block, and its clauses (cut at commas, semicolons, colons; never at 、)."""

    start: int
    end: int
    block: int
    clauses: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over the article: all from its own page, or inferred from its text."""

    title: str | None
    title_start: int | None
    publisher: str | None
    published_on: date | None
    published_precision: Literal["day", "month", "year", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Document:
    """An article, cleaned and cut up: the input of ``recognise``."""

    article: Article
    clean: Clean
    header: Header
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    @property
    def body(self) -> str:
        """The cleaned simplified text of headings and paragraphs, a line each: what the article itself says."""
        spoken = (block for block in self.blocks if block.role in ("heading", "paragraph"))
        return "\n".join(self.clean.text[block.start : block.end] for block in spoken)


# ---------------------------------------------------------------- recognise
Qualifier = Literal["exact", "about", "over", "under", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: the numeral with its 万/亿, 余, range, unit and the approximators around it.

    ``unit`` is a code of data model §4, or the measure word as written where no code is defined, or None for a plain
    number; ``measure`` is the unit or classifier as written (家, 名, 万元 gives 元). 万 and 亿 are multiplied out.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    measure: str
    qualifier: Qualifier


PeriodKind = Literal[
    "day", "days", "month", "months", "year", "years", "since", "as_of", "span", "stock", "rate", "vague", "plan"
]


@dataclass(frozen=True, slots=True)
class Period:
    """An expression of time resolved against the publication date; open ends are None.

    ``kind``: ``since`` 2017年以来, 今年以来; ``as_of`` 截至6月17日 (start None); ``span`` 四年来, 累计三年;
    ``stock`` 目前, 现有; ``rate`` 每年, 年均; ``vague`` 近年来; ``plan`` 十四五期间.
    """

    start: int
    end: int
    start_date: date | None
    end_date: date | None
    kind: PeriodKind


RegionLevel = Literal["province", "prefecture", "county", "township", "village", "zone"]


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division. ``path`` (full names from the province down, joined by ``/``) identifies it."""

    path: str
    name: str
    short_name: str
    level: RegionLevel
    code: str | None
    county_code: str | None
    parent_path: str | None


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A place where a text names a division. ``via``: full, short, everyday, abbreviation, former, nested, anaphora."""

    start: int
    end: int
    region: Region
    via: str


@dataclass(frozen=True, slots=True)
class EnterpriseMention:
    """A place where a text names a market body: ``name`` as written, ``key`` the fullest name in this text."""

    start: int
    end: int
    name: str
    key: str
    kind: Literal["company", "cooperative", "group", "other"]


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that ``recognise`` found, each list sorted by start."""

    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    regions: tuple[RegionMention, ...]
    enterprises: tuple[EnterpriseMention, ...]


# ---------------------------------------------------------------- interpret
Value = str | int | float | bool | Region | tuple[str, ...] | tuple[tuple[str, str], ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the article states in one place, in the columns of ``table``.

    Columns have the data model's names without ``_id``: ``donor``, ``recipient``, ``origin``, ``destination``,
    ``from``, ``to``, ``region``, ``home`` hold a ``Region``; ``payer_enterprise``, ``employer_enterprise``,
    ``enterprise``, ``project`` a name; an enterprise's ``aliases`` a tuple of names; a project's ``enterprises`` a
    tuple of (name, role); dates are ISO strings. ``spans`` are the clean stretches that prove it, the first one
    leading. ``context`` says, column by column, where a value came from that the clause itself does not state
    (sentence, heading, paragraph, article).
    """

    table: str
    values: Mapping[str, Value]
    spans: tuple[tuple[int, int], ...]
    rule: str
    context: Mapping[str, str] = field(default_factory=dict)


Disposition = Literal["fact", "attribute", "context", "unexplained"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of title or body and its one end. ``links`` are (index into the readings, column that it fills).

    ``part_of`` is where the figure stands that this one is a part of as the sentence says it, ``part_rule`` how it says
    it (其中, bracket, adds up).
    """

    quantity: Quantity
    disposition: Disposition
    reason: str | None
    rule: str | None
    links: tuple[tuple[int, str], ...] = ()
    part_of: tuple[int, int] | None = None
    part_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Interpretation:
    """An article, read: every figure with its end, every reading with its evidence."""

    document: Document
    mentions: Mentions
    figures: tuple[Figure, ...]
    readings: tuple[Reading, ...]


# ---------------------------------------------------------------- corrections by people
Stated = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person about what the reader found; ``file`` and ``number`` (from 1) say where it stands.

    Columns of ``was`` and ``becomes`` have the names that readings use; a division is a path, a code or an id, an
    enterprise or project its id or its exact name; None is an empty column. ``names`` and ``articles`` (source or id)
    say which part a split takes away, ``into`` which division that part names.
    """

    action: str
    table: str
    ids: tuple[str, ...]
    who: str
    when: date
    why: str
    file: str
    number: int
    was: Mapping[str, Stated] = field(default_factory=dict)
    becomes: Mapping[str, Stated] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    into: str | None = None
    alias: str | None = None

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return f"{self.file}, correction {self.number} ({self.action} {self.table} {', '.join(self.ids)})"
