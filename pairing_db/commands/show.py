"""An interpretation for a person: figures coloured in their article, every fact with where it came from, the rest."""

from __future__ import annotations

from collections.abc import Iterator

import click

from pairing_db.codes import DISPOSITION
from pairing_db.document import Figure, Interpretation, Reading, Region
from pairing_db.interpret.article import scene_of
from pairing_db.interpret.weighing import UNLIKE_HELP, words_against

COLOURS = {"fact": "green", "attribute": "cyan", "context": "yellow", "unexplained": "red"}
ASIDE = ("background", "other_story")  # reasons that are judgements; a date or an age says itself what it is


def show_article(interpretation: Interpretation) -> Iterator[str]:
    """Lines for a terminal; without colours the disposition stands behind each figure in brackets."""
    document = interpretation.document
    header = document.header
    yield click.style(header.title or document.article.source, bold=True)
    published = f"{header.published_on or 'date unknown'} ({header.published_precision})"
    yield f"{header.publisher or 'publisher unknown'}, {published}"
    yield "figures: " + ", ".join(
        click.style(f"{zh} {code}", fg=COLOURS[code]) for code, (zh, _) in DISPOSITION.items()
    )
    yield ""
    yield _coloured(interpretation)
    for number, reading in enumerate(interpretation.readings, start=1):
        yield ""
        yield from _reading(number, reading, interpretation)
    yield from _set_aside(interpretation)


def _set_aside(interpretation: Interpretation) -> Iterator[str]:
    """The figures of the body that are told to be no fact, each with the rule that says so."""
    aside = [f for f in interpretation.figures if f.disposition == "context" and f.reason in ASIDE]
    if not aside:
        return
    document = interpretation.document
    scene = scene_of(document, interpretation.mentions)
    yield ""
    yield click.style("set aside", bold=True)
    for figure in sorted(aside, key=lambda figure: figure.quantity.start):
        first, last = document.clean.origin(figure.quantity.start, figure.quantity.end)
        why = figure.rule or figure.reason or ""
        if figure.rule == UNLIKE_HELP:
            words = [f"{word} {weight:+.2f}" for word, weight in words_against(scene, figure.quantity, 3)]
            why = f"{why}: {', '.join(words)}" if words else why
        yield f"     “{document.article.text[first:last]}”  [{first}:{last}]  {why}"


def _coloured(interpretation: Interpretation) -> str:
    """The original text with each figure in the colour of its disposition."""
    text, clean = interpretation.document.article.text, interpretation.document.clean
    parts, at = [], 0
    for figure in sorted(interpretation.figures, key=lambda figure: figure.quantity.start):
        start, end = clean.origin(figure.quantity.start, figure.quantity.end)
        if start < at:
            continue
        parts += [
            text[at:start],
            click.style(text[start:end], fg=COLOURS[figure.disposition], bold=True),
            _mark(figure),
        ]
        at = end
    return "".join(parts) + text[at:]


def _mark(figure: Figure) -> str:
    return click.style(f"[{figure.reason or figure.disposition}]", dim=True)


def _reading(number: int, reading: Reading, interpretation: Interpretation) -> Iterator[str]:
    """One reading: what it states, the rule, its evidence, and where each value came from."""
    yield click.style(f"{number}. {reading.table}", bold=True) + f"  rule {reading.rule}"
    for column, value in reading.values.items():
        if value is not None:
            shown = value.path if isinstance(value, Region) else value
            source = reading.context.get(column)
            yield f"     {column} = {shown}" + (click.style(f"  (from {source})", dim=True) if source else "")
    document = interpretation.document
    for start, end in reading.spans:
        first, last = document.clean.origin(start, end)
        yield f"     “{document.article.text[first:last]}”  [{first}:{last}]"
