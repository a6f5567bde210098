"""Every encoding that such pages come in, and bytes that are no text."""

from __future__ import annotations

import pytest

from pairing_db.errors import ReadError
from pairing_db.read import read_bytes

HANS = "2020年，甘谷县与东丽区深化东西部扶贫协作，到位帮扶资金3800余万元。\r\n“一人难挑千斤担”，干部说。\n"
HANT = "2023年，斗門區與湄潭縣結對，累計投入協作資金1.43億元，實施項目71個。\n幫助茶農增收。\n"


@pytest.mark.parametrize("text", [HANS, HANT, HANS[:40]], ids=["simplified", "traditional", "short"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_text_comes_back_exactly(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), source="a.txt").text == text


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_traditional_text_in_big5(encoding: str) -> None:
    assert read_bytes(HANT.encode(encoding), source="a.txt").text == HANT


def test_gb2312_page_is_not_taken_for_big5() -> None:
    assert read_bytes(HANS.encode("gb2312"), source="a.txt").encoding == "gb18030"


def test_plain_ascii_is_utf_8() -> None:
    assert read_bytes(b"2020 report", source="a.txt").text == "2020 report"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        ("\u3000\n".encode(), "only blanks"),
        (b"%PDF-1.4 ...", "a PDF file"),
        (b"PK\x03\x04rest", "an Office document"),
        (b"\x89PNG\r\n", "an image"),
        (b"report\x00text", "NUL character at character 6"),
        ("协作".encode() * 30 + b"\xff" + "帮扶".encode() * 30, "byte 180"),
        (bytes(range(128, 256)) * 8, "no Chinese encoding fits"),
        ("\ufeff".encode("utf-16-le") + b"\x00\xd8a", "begins as utf-16"),
        ("こんにちは、カタカナの文です。".encode("shift_jis") * 9, "cannot be decoded"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason_and_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        read_bytes(data, source="folder/a.txt")
    assert caught.value.source == "folder/a.txt"
    assert str(caught.value).startswith("folder/a.txt ")
    assert str(caught.value).count(". ") >= 1, "the message says what to do next"


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(ReadError, match="more than the limit of 10"):
        read_bytes(b"x" * 11, source="a.txt", max_bytes=10)
