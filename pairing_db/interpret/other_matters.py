"""Paragraphs that tell of other matters than the help: a division's report of its whole year, a sketch of the place.

政府工作报告 tells of all that a county did; only the paragraphs that name the other side or the help are about it.
"""

from __future__ import annotations

from pairing_db.interpret.scene import Scene
from pairing_db.words import word


def is_other_matter(scene: Scene, block: int) -> bool:
    """Whether a paragraph of a general report, or one below a heading that sketches the place, names no help."""
    title = scene.document.header.title or ""
    general = word("general_report").search(title) or word("sketch_of_a_place").search(scene.heading_text(block))
    return general is not None and not _names_help(scene, block)


def _names_help(scene: Scene, block: int) -> bool:
    span = scene.document.blocks[block]
    said = f"{scene.heading_text(block)} {scene.text[span.start : span.end]}"
    return bool(scene.places_in(span.start, span.end, "donor")) or word("help_named").search(said) is not None
