"""Files, folders and JSONL: what is read, in which order, under which name, and what is refused."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest

from pairing_db.document import Article
from pairing_db.errors import ReadError
from pairing_db.read import read_path
from pairing_db.read.records import record_sha256

TEXT = "甘谷县与东丽区深化东西部扶贫协作。"


def articles(path: Path, **options: int) -> list[Article]:
    found = list(read_path(path, **options))
    assert not [error for error in found if isinstance(error, ReadError)]
    return [article for article in found if isinstance(article, Article)]


def errors(path: Path, **options: int) -> list[ReadError]:
    return [error for error in read_path(path, **options) if isinstance(error, ReadError)]


def test_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (article,) = articles(tmp_path / "a.txt")
    assert (article.source, article.text) == ("a.txt", TEXT)
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_line_ends_are_kept_and_the_mark_of_order_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "一\r\n二\r三\n".encode())
    assert articles(tmp_path / "a.txt")[0].text == "一\r\n二\r三\n"


def test_a_folder_is_read_to_its_depth_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/深/c.TXT", "a.txt", ".hidden/d.txt", ".e.txt", "notes.md", "table.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [article.source for article in articles(tmp_path)] == ["a.txt", "a/z.txt", "a/深/c.TXT", "b.txt"]


def test_the_root_names_the_files_of_a_folder_below_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (article,) = read_path(tmp_path / "in", root=tmp_path)
    assert isinstance(article, Article)
    assert article.source == "in/a.txt"


def test_a_bad_file_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"x" * 200)
    found = list(read_path(tmp_path, max_bytes=100))
    assert [type(item).__name__ for item in found] == ["ReadError", "Article", "ReadError"]
    assert "more than the limit" in str(found[2])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "none.txt", "does not exist"),
        (lambda folder: folder, "holds no .txt"),
        (lambda folder: (folder / "a.docx").touch() or folder / "a.docx", "is no .txt"),
    ],
    ids=["missing", "empty folder", "another kind"],
)
def test_nothing_to_read_is_one_error(tmp_path: Path, make: object, words: str) -> None:
    (error,) = errors(make(tmp_path))  # type: ignore[operator]
    assert words in str(error)


def test_links_may_not_lead_out_of_the_root(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(TEXT, encoding="utf-8")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.txt").write_text(TEXT, encoding="utf-8")
    (root / "inside.txt").symlink_to(root / "a.txt")
    (root / "leaving.txt").symlink_to(outside)
    (root / "dangling.txt").symlink_to(root / "none.txt")
    (root / "loop").symlink_to(root)
    found = list(read_path(root))
    assert [item.source for item in found] == ["a.txt", "dangling.txt", "inside.txt", "leaving.txt"]
    refused = {item.source: str(item) for item in found if isinstance(item, ReadError)}
    assert set(refused) == {"dangling.txt", "leaving.txt"}
    assert "leads out of" in refused["leaving.txt"]


def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "no regular file" in str(errors(tmp_path)[0])


def test_records_load_and_bad_lines_do_not_stop_the_others(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"source": "报/1", "text": TEXT, "title": "标题", "publisher": "甘肃日报", "published_on": "2020-06-03"}
        ),
        "",
        "{not json",
        json.dumps({"text": TEXT}),
        json.dumps({"source": "2", "text": "  "}),
        json.dumps(["a list"]),
        json.dumps({"source": "3", "text": TEXT, "published_on": "June"}),
        json.dumps({"source": "4", "text": "a\x00b"}),
        '{"source": "5", "text": "\\ud800"}',
        json.dumps({"source": "6", "text": TEXT, "extra": 1}),
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + "\n".join(lines).encode())
    found = list(read_path(tmp_path / "a.jsonl"))
    good = [item for item in found if isinstance(item, Article)]
    assert [item.source for item in good] == ["报/1", "6"]
    assert (good[0].title, good[0].publisher, good[0].published_on) == ("标题", "甘肃日报", date(2020, 6, 3))
    assert good[0].sha256 == record_sha256(source="报/1", text=TEXT)
    messages = [str(item) for item in found if isinstance(item, ReadError)]
    for message, words in zip(
        messages,
        ("line 3 is no JSON", "line 4 has no source", "line 5 has no text", "line 6 is no JSON object", "is no date",
         "NUL", "surrogate"),
        strict=True,
    ):  # fmt: skip
        assert words in message


def test_a_record_that_is_too_long_does_not_stop_the_others(tmp_path: Path) -> None:
    long = json.dumps({"source": "1", "text": "长" * 200}, ensure_ascii=False)
    short = json.dumps({"source": "2", "text": TEXT}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(f"{long}\n{short}\n", encoding="utf-8")
    first, second = read_path(tmp_path / "a.jsonl", max_bytes=200)
    assert "line 1 is longer" in str(first)
    assert isinstance(second, Article)


def test_the_sha256_of_a_record_depends_on_source_and_text_alone() -> None:
    assert record_sha256(source="a", text="b") != record_sha256(source="b", text="a")
    expected = hashlib.sha256('{"source":"一","text":"二"}'.encode()).hexdigest()
    assert record_sha256(source="一", text="二") == expected
