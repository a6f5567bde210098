"""How far the text speaks of a project: its own clauses, then sentences that go on about it (该项目, 园区, 投产后)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pairing_db.document import Document, Reading, Sentence
from pairing_db.interpret.enterprise_subjects import sentence_at
from pairing_db.interpret.project_lexicon import project_lexicon

# nouns that speak of a project only where its own name ends alike
_ALIKE = (
    (re.compile("园区|产业园|示范园|入园|园内"), "园区谷带镇体"),
    (re.compile("示范带"), "带"),
    (re.compile("中心"), "心院"),
    (re.compile("平台"), "台谷"),
    (re.compile("展馆|该馆"), "馆"),
    (re.compile("[该座]校"), "学校园区"),
    (re.compile("[该座]院"), "院"),
    (re.compile("基地"), "地园目"),
)
_PHASE = re.compile(r"(?:其中)?[，,]?(?:项目)?(?:[一二三]期|首期)")  # goes on about it, whatever it names
_SHORTEST_TAIL = 4
_LONGEST_AHEAD = 20  # characters of bullets and places before the name that is an item


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of text that speaks of one project."""

    name: str
    start: int
    end: int


def frames_of(document: Document, projects: Sequence[Reading]) -> tuple[Frame, ...]:
    """The stretches of every project, sorted by start; where two overlap the later one holds."""
    frames: list[Frame] = []
    named = sorted(reading.spans[0] for reading in projects)
    for reading in projects:
        name = str(reading.values["name"])
        start, end = reading.spans[0]
        sentence = sentence_at(document, start)
        if sentence is None:
            continue
        clause = next((c for c in sentence.clauses if c[0] <= start < c[1]), (start, end))
        first = min([clause[0], *(s for s, e in reading.spans if sentence.start <= s < start)])
        last = _part_end(document, end, sentence.end)
        frames.append(Frame(name, first, last))
        if last == sentence.end:
            item = _is_item(document, sentence, start, end)
            frames += _following(document, name, sentence, named, name[-1], item=item)
    frames += _by_tail(document, projects)
    return tuple(sorted(frames, key=lambda frame: (frame.start, frame.end)))


def spans_of(document: Document, position: int, end: int, others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that speak of the project named at ``[position, end)``: up to the next one of ``others``."""
    sentence = sentence_at(document, position)
    if sentence is None:
        return [(position, end)]
    stop = min([s for s, _ in others if position < s < sentence.end], default=sentence.end)
    earlier = max([e for _, e in others if sentence.start <= e <= position], default=sentence.start)
    text = document.clean.text
    clauses = [c for c in sentence.clauses if c[0] < earlier <= c[1] and c[1] <= position]
    earlier = max([earlier, *(end for _, end in clauses)])  # what the clause of another says is that one's
    earlier = max(earlier, max((text.rfind(sign, sentence.start, position) + 1 for sign in "；;"), default=0))
    spans = [(earlier, _part_end(document, end, stop))]
    if stop == sentence.end:
        item = _is_item(document, sentence, position, end)
        following = _following(document, "", sentence, others, text[end - 1], item=item)
        spans += [(frame.start, frame.end) for frame in following]
    return spans


def _part_end(document: Document, position: int, stop: int) -> int:
    """Where the part of a sentence ends that speaks of a project: at a semicolon before another thing."""
    text = document.clean.text
    part = min([at for sign in "；;" if (at := text.find(sign, position, stop)) >= 0], default=stop)
    while part < stop and project_lexicon().goes_on.match(text, part + 1, stop):
        part = min([at for sign in "；;" if (at := text.find(sign, part + 1, stop)) >= 0], default=stop)
    return part


def _following(
    document: Document, name: str, sentence: Sentence, named: Sequence[tuple[int, int]], ending: str, *, item: bool
) -> list[Frame]:
    """The sentences that go on about the project of ``sentence``, at most into the next paragraph.

    Behind an ``item``, a line that begins with nothing but the name, the rest of the line does.
    """
    lexicon = project_lexicon()
    frames: list[Frame] = []
    for later in document.sentences:
        if later.start < sentence.end:
            continue
        if later.block > sentence.block + 2 or document.blocks[later.block].role != "paragraph":
            break
        text = document.clean.text
        phase = _PHASE.match(text, later.start, later.end)
        other = not phase and any(later.start <= start < later.end for start, _ in named)
        goes_on = lexicon.goes_on.match(text, later.start, later.end) or lexicon.points.search(
            text, later.start, later.start + 24
        )
        pointed = (goes_on is not None and _alike(goes_on[0], ending)) or (item and later.block == sentence.block)
        if (
            other
            or not (pointed or _tells_how_built(document, sentence, later))
            or lexicon.other_story.match(text, later.start, later.end)
        ):
            break
        frames.append(Frame(name, later.start, later.end))
    return frames


def _is_item(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the name at ``[start, end)`` and its places are all that the first sentence of a line says."""
    text, block = document.clean.text, document.blocks[sentence.block]
    ahead, behind = text[block.start : start], text[end : sentence.end]
    return len(ahead) <= _LONGEST_AHEAD and not re.search("[，,。；;：:]", ahead) and not behind.strip("。；;：:”」\n ")


def _tells_how_built(document: Document, sentence: Sentence, later: Sentence) -> bool:
    """Whether the very next sentence has a clause without a subject (去年3月动工): it goes on about the project."""
    if later.block != sentence.block or document.clean.text[sentence.end : later.start].strip():
        return False
    text, built = document.clean.text, project_lexicon().built
    return any(built.fullmatch(text[start:end].rstrip("，。；,;")) for start, end in later.clauses)


def _alike(pointer: str, ending: str) -> bool:
    """Whether the noun that points (园区) can mean a project whose name ends in ``ending``."""
    return all(ending in endings for noun, endings in _ALIKE if noun.search(pointer))


def _by_tail(document: Document, projects: Sequence[Reading]) -> list[Frame]:
    """Clauses that call a project by the end of its name (协作产业园 for 柯城—北川协作产业园)."""
    text = document.clean.text
    tails: dict[str, list[str]] = {}
    for reading in projects:
        name = str(reading.values["name"])
        for tail in {name, tail_of(name)}:
            if len(tail) >= _SHORTEST_TAIL:
                tails.setdefault(tail, []).append(name)
    frames: list[Frame] = []
    for tail, names in tails.items():
        if len(names) != 1:
            continue
        for sentence in document.sentences:
            for start, end in sentence.clauses:
                if tail in text[start:end]:
                    frames.append(Frame(names[0], start, end))
    return frames


def tail_of(name: str) -> str:
    """The head of a name with up to four characters before it."""
    matches = list(project_lexicon().head.finditer(name))
    return name[max(0, matches[-1].start() - 2) :] if matches else name
