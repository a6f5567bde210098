"""Bytes to text: a mark of order, strict UTF-8, then the old Chinese encodings by how everyday their characters are.

General detectors fail on short pages and do not know what a page about this subject must look like.
"""

from __future__ import annotations

import codecs

from pairing_db.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SAMPLE = 4000  # characters that are judged
# The everyday characters of such pages in both scripts: a third of a right reading, next to none of a wrong one.
_EVERYDAY = frozenset(
    "的一是在和了有不人年中大国國为為上个個地到来來这這我们們以会會时時要出发發展生可对對作用部工成方业業经經进進行全市县縣区區省村"
    "农農贫貧困扶帮幫协協支合资資金万萬亿億元项項目产產企员員就学學校医醫院干幹教东東西南北两兩家新多开開建设設动動组組织織领領力社"
    "政府党黨委书書记記长長报報道月日号號共与與结結及等将將本点點从從民公司服务務消费費“”《》（），。、：；"
)
_EVERYDAY_SHARE = 0.12  # of the characters outside ASCII
_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\x00", "a database"),
)


def decode(data: bytes, *, source: str) -> tuple[str, str]:
    """The text of ``data`` without its mark of order, and the name of the encoding.

    Raises ReadError where there is nothing, where the bytes are no text, or where no encoding makes sense of them.
    """
    if not data.strip():
        raise ReadError(f"{source} is empty. Check how the file was saved, or leave it out.", source=source)
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise ReadError(
                f"{source} is {what}, not text. Save its text as .txt in UTF-8 and load that.", source=source
            )
    text, encoding = _decoded(data, source)
    if not text.strip():
        raise ReadError(f"{source} holds only blanks. Check how the file was saved, or leave it out.", source=source)
    if "\x00" in text:
        place = text.index("\x00")
        raise ReadError(
            f"{source} has a NUL character at character {place}; it is binary or damaged. Save it again as UTF-8.",
            source=source,
        )
    return text, encoding


def _decoded(data: bytes, source: str) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), name
            except UnicodeDecodeError as error:
                raise _undecodable(source, f"it begins as {name}, but byte {error.start} does not fit") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = _best(data, ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be"))
        if found is None:
            raise _undecodable(source, f"byte {error.start} is no UTF-8, and no Chinese encoding fits") from error
        return found
    if "\x00" in text:  # UTF-16 of mostly ASCII text is valid UTF-8
        return _best(data, ("utf-16-le", "utf-16-be")) or (text, "utf-8")
    return text, "utf-8"


def _best(data: bytes, codecs_to_try: tuple[str, ...]) -> tuple[str, str] | None:
    """The reading with the most everyday characters, if it has enough of them."""
    readings: list[tuple[float, str, str]] = []
    for codec in codecs_to_try:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        readings.append((_plausibility(text), text, codec))
    if not readings:
        return None
    share, text, codec = max(readings, key=lambda reading: reading[0])
    return (text, codec) if share >= _EVERYDAY_SHARE else None


def _plausibility(text: str) -> float:
    """Share of everyday characters among those outside ASCII; 0 for pure ASCII and for text with control characters."""
    sample = text[:_SAMPLE]
    if any(character < " " and character not in "\t\n\r\f\x0b" for character in sample):
        return 0.0
    wide = [character for character in sample if not character.isascii()]
    return sum(character in _EVERYDAY for character in wide) / len(wide) if wide else 0.0


def _undecodable(source: str, why: str) -> ReadError:
    return ReadError(f"{source} cannot be decoded: {why}. Save it again as UTF-8.", source=source)
