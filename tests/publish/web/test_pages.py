"""The pages: what stands on them, where they lead, and that nothing on them runs or writes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest

from pairing_db.publish.web.app import vega_folder

# Vega 6.2.0, Vega-Lite 6.4.1 and Vega-Embed 7.1.0 as their authors released them.
RELEASED = {
    "vega.min.js": "ea6a5936381d06f912466354e2b6a20eb66c4d41f1ca9dff1e0236dfee6ee392",
    "vega-lite.min.js": "6d5035fdd429b4bc6f91f3754426c3f516f3dbd8e08b105cfc2496bed4ebd254",
    "vega-embed.min.js": "c36254270219eee58fb9b1d954decad954fb07bfc9ab780c5d4401bd445cd50c",
}


@pytest.mark.parametrize("language", ["zh-CN,zh;q=0.9", "en-GB,en;q=0.8,zh;q=0.5"])
def test_every_page_answers_in_the_language_asked_for(site, source_database: Path, addresses, language: str) -> None:
    for address in addresses(source_database):
        answer = site.get(address, **{"accept-language": language})
        assert answer.status == 200, address
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        if not address.startswith("/data"):
            assert f'<html lang="{"zh-Hans" if language.startswith("zh") else "en"}">' in answer.text
            assert ("结对数据库" if language.startswith("zh") else "Pairing database") in answer.text


def test_labels_come_from_the_dictionary(site) -> None:
    ((key,),) = site.rows("SELECT id FROM fund_flow WHERE amount_yuan = 559720000")
    chinese = site.get(f"/fact/fund_flow/{key}", **{"accept-language": "zh"}).text
    english = site.get(f"/fact/fund_flow/{key}", **{"accept-language": "en"}).text
    for column, page in (("label_zh", chinese), ("label_en", english)):
        labels = site.rows(
            f"SELECT {column} FROM data_dictionary WHERE \"table\" = 'v_fund_flow' AND \"column\" = 'stage'"
        )
        assert labels[0][0] in page
    assert "5.5972亿元" in chinese
    assert "CNY 559.72 million" in english
    assert "安排" in chinese
    assert "allocated" in english


def test_two_clicks_from_the_start_to_the_sentence_behind_a_number(site, links, parsed) -> None:
    checked = 0
    for pairing in links(site.get("/").text, r"/pairing/[0-9a-f]+"):
        for number in dict.fromkeys(links(site.get(pairing).text, r"/sentence/[a-z_]+/[0-9a-f]+")[:8]):
            moved = site.get(number)
            assert moved.status == 302
            address, _, place = moved.headers["location"].partition("#")
            page = parsed(site.get(address).text)
            assert place in {attributes.get("id") for _, attributes in page.tags}, number
            assert "proof" in {attributes.get("id") for _, attributes in page.tags}, number
            checked += 1
    assert checked > 20


def test_the_article_stands_as_it_was_printed(site, parsed) -> None:
    for key, text in site.rows("SELECT id, text FROM article"):
        assert "".join(parsed(site.get(f"/article/{key}").text).words) == text


def test_every_figure_is_marked_by_what_became_of_it_and_leads_there_and_back(site, parsed) -> None:
    for (article,) in site.rows("SELECT id FROM article"):
        figures = site.rows(f"SELECT char_start, disposition FROM figure WHERE article_id = '{article}'")
        page = parsed(site.get(f"/article/{article}").text)
        marks = [a for tag, a in page.tags if tag == "a" and (a.get("class") or "").startswith("figure ")]
        assert sorted((a["id"], a["href"], a["class"]) for a in marks) == sorted(
            (f"c{start}", f"#f{start}", f"figure {disposition}") for start, disposition in figures
        )
        panels = {a["id"] for tag, a in page.tags if tag == "section" and a.get("class") == "panel"}
        back = {a["href"] for tag, a in page.tags if tag == "a" and a.get("class") == "back"}
        assert panels == {f"f{start}" for start, _ in figures}
        assert back == {f"#c{start}" for start, _ in figures}


def test_a_panel_tells_row_rule_and_context(site) -> None:
    ((article, start),) = site.rows("SELECT article_id, char_start FROM figure WHERE value = 559720000")
    page = site.get(f"/article/{article}", **{"accept-language": "en"}).text
    panel = page.partition(f'id="f{start}"')[2].partition("</section>")[0]
    assert "fiscal aid, noun before" in panel
    assert "/fact/fund_flow/" in panel
    assert "← " in panel


def test_targets_stand_beside_results(site) -> None:
    ((pairing,),) = site.rows(
        "SELECT DISTINCT pairing_id FROM labor_transfer WHERE status = 'target' AND persons = 265"
    )
    page = site.get(f"/pairing/{pairing}", **{"accept-language": "en"}).text
    targets = page.partition("Targets and results")[2].partition("</table>")[0]
    rows = [re.sub(r"<[^>]+>|\s+", " ", row) for row in targets.split("<tr>")]
    assert any("265 persons" in row and "231 persons" in row and "87%" in row for row in rows)


def test_what_people_corrected_or_checked_is_shown_as_such(source_database: Path, open_site, tmp_path: Path) -> None:
    shutil.copy(source_database, tmp_path / "pairing.db")
    with closing(sqlite3.connect(tmp_path / "pairing.db")) as connection, connection:
        connection.execute("UPDATE fund_flow SET corrected = 1 WHERE amount_yuan = 559720000")
        connection.execute("UPDATE fund_flow SET reviewed = 1 WHERE amount_yuan = 456000000")
    site = open_site(tmp_path / "pairing.db")
    for amount, said in ((559720000, "已人工更正"), (456000000, "已人工核对")):
        ((key, pairing),) = site.rows(f"SELECT id, pairing_id FROM fund_flow WHERE amount_yuan = {amount}")
        assert said in site.get(f"/fact/fund_flow/{key}").text
        assert said in site.get(f"/pairing/{pairing}").text


def test_charts_draw_what_the_table_says(site) -> None:
    ((pairing,),) = site.rows("SELECT pairing_id FROM fund_flow WHERE amount_yuan = 559720000")
    found = re.findall(r'class="chart-data"[^>]*>(.*?)</script>', site.get(f"/pairing/{pairing}").text)
    points = [point for spec in found for point in json.loads(spec)["data"]["values"]]
    assert any(point["value"] == 559720000 and point["year"] == 2020 for point in points)


def test_a_comparison_to_take_away(site) -> None:
    answer = site.get("/compare.csv?measure=fiscal_aid&year=2020", **{"accept-language": "en"})
    assert answer.body.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-disposition"] == 'attachment; filename="fiscal_aid.csv"'
    head, *rows = csv.reader(io.StringIO(answer.body.decode("utf-8-sig")))
    assert head == ["pairing", "year", "what", "value", "unit", "statements"]
    assert ["青岛市 → 陇南市", "2020", "allocated", "559720000", "yuan", "1"] in rows


def test_search_answers_people_and_programs(site) -> None:
    page = site.get("/search?q=隴南").text
    assert "<mark>陇南</mark>" in page
    answer = json.loads(site.get("/search.json?q=隴南").text)
    assert {each["kind"] for each in answer["found"]} >= {"article", "fund_flow"}
    assert "没有找到" in site.get("/search?q=不存在的词", **{"accept-language": "zh"}).text


@pytest.mark.parametrize(
    "address",
    [
        "/pairing/0000000000000000", "/article/0000000000000000", "/enterprise/0000000000000000", "/nowhere",
        "/fact/fund_flow/0000000000000000", "/sentence/fund_flow/0000000000000000", "/fact/article/0000000000000000",
        "/pairing/zzzz", "/-/plugins", "/-/settings.json", "/-/patterns", "/-/messages",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be_missing(site, address: str) -> None:
    answer = site.get(address)
    assert answer.status == 404
    assert "没有这个页面" in answer.text


def test_a_merged_enterprise_is_found_under_its_former_id(site) -> None:
    former = site.rows("SELECT id, current_id FROM former_id WHERE fact_table = 'enterprise' AND id <> current_id")
    for old, new in former:
        ((name,),) = site.rows(f"SELECT name FROM enterprise WHERE id = '{new}'")
        assert name in unescape(site.get(f"/enterprise/{old}").text)


def test_nothing_that_an_article_says_can_run(hostile_database: Path, open_site, addresses, parsed) -> None:
    site = open_site(hostile_database)
    for address in addresses(hostile_database):
        answer = site.get(address)
        assert answer.status == 200, address
        nonce = re.search(r"'nonce-([^']+)'", answer.headers["content-security-policy"])
        assert nonce
        for tag, attributes in parsed(answer.text).tags:
            assert not [name for name in attributes if name.startswith("on")], (address, tag, attributes)
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:")), (
                address,
                attributes,
            )
            assert tag not in ("img", "iframe", "object", "embed"), address
            if tag == "script":
                assert attributes.get("nonce") == nonce[1], (address, attributes)
        assert "49" not in re.findall(r">(\d+)</a>", answer.text)
    for key, text in site.rows("SELECT id, text FROM article"):
        page = site.get(f"/article/{key}")
        assert "".join(parsed(page.text).words) == text
        assert not set("\u202e\u2066\u0007") & set(
            page.text.partition('<article class="printed"')[2].partition("<aside")[0]
        )


def test_policies_are_strict_and_never_the_same(site) -> None:
    first, second = (site.get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second
    for policy in (first, second):
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    "sql",
    [
        "insert into article(id) values ('x')", "update article set title = ''", "drop table article",
        "attach database '/tmp/other.db' as other", "pragma journal_mode = wal", "vacuum into '/tmp/other.db'",
        "select load_extension('x')", "select randomblob(1000000000)",
        "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c",
        "select writefile('/tmp/x', 'y')",
    ],
)  # fmt: skip
def test_the_sql_page_reads_and_nothing_else(site, source_database: Path, sql: str) -> None:
    before = source_database.read_bytes()
    assert site.get(f"/data.json?sql={sql.replace(' ', '+')}").status == 400
    assert source_database.read_bytes() == before


def test_results_are_limited(site) -> None:
    answer = json.loads(site.get("/data.json?sql=select+a.id+from+figure+a,+figure+b").text)
    assert len(answer["rows"]) == 1000
    assert answer["truncated"]


def test_other_names_are_not_answered(site, source_database: Path, open_site) -> None:
    assert site.get("http://evil.example/").status == 421
    assert site.get("http://127.0.0.1:8001/about").status == 200
    assert site.get("http://[::1]:8001/about").status == 200
    assert open_site(source_database, hosts=("*",)).get("http://other.example/about").status == 200


@pytest.mark.parametrize(
    ("back", "leads"),
    [
        ("/pairings?page=2", "/pairings?page=2"), ("//evil.example", "/"), ("https://evil.example", "/"),
        ("/%5Cevil.example", "/"), ("/a%0d%0aSet-Cookie:x=y", "/"), ("", "/"),
    ],
)  # fmt: skip
def test_a_chosen_language_leads_back_here(site, back: str, leads: str) -> None:
    answer = site.get(f"/language/en?back={back.replace('?', '%3F').replace('=2', '%3D2')}")
    assert answer.status == 302
    assert answer.headers["location"] == leads
    assert answer.headers["set-cookie"].startswith("language=en; ")
    assert '<html lang="en">' in site.get("/", cookie="language=en", **{"accept-language": "zh"}).text


def test_charts_are_drawn_by_what_was_released() -> None:
    folder = vega_folder()
    assert {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in RELEASED} == RELEASED


def test_no_page_names_another_machine(site, source_database: Path, addresses, parsed) -> None:
    for address in addresses(source_database):
        for tag, attributes in parsed(site.get(address).text).tags:
            for name in ("src", "action") + (("href",) if tag == "link" else ()):
                assert "//" not in (attributes.get(name) or ""), (address, tag, attributes)
