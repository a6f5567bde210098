"""The command line from outside: exit codes, sentences, summaries, and that nothing stored is lost."""

from __future__ import annotations

import io
import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from pairing_db import __version__
from pairing_db.cli import cli, main

ROOT = Path(__file__).resolve().parents[1]
TEXT = (
    "青岛市对口帮扶陇南市\n新华网2020-06-19\n2019年，青岛市向陇南市拨付财政援助资金2.5亿元，选派教师12名。\n"
    "青岛利和萃取股份有限公司在文县投资3000万元。\n"
)


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> Callable[..., Done]:
    """Run a command inside this process, in the folder with the articles: the gazetteer is read once."""

    def command(*arguments: str, given: str = "") -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["pairing-db", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as stop:
            main()
            sys.exit(0)
        shown = capsys.readouterr()
        return Done(int(stop.value.code or 0), shown.out, shown.err)

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "good.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_load_and_a_second_one(run, folder: Path) -> None:
    first = run("load", "articles", "--json")
    assert (first.returncode, first.stderr) == (0, "")
    summary = json.loads(first.stdout)
    assert summary["articles"] == {"read": 1, "loaded": 1, "new": 1, "changed": 0, "unchanged": 0, "rejected": 0}
    assert sum(summary["facts"].values()) > 0
    before = (folder / "pairing.db").read_bytes()
    second = run("load", "articles")
    assert second.returncode == 0
    assert "1 articles read: 0 new, 0 changed, 1 unchanged, 0 rejected" in second.stdout
    assert "good.txt" in second.stdout
    assert (folder / "pairing.db").read_bytes() == before


def test_a_bad_file_among_good_ones(run, folder: Path) -> None:
    (folder / "articles" / "bad.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "articles" / "empty.txt").touch()
    done = run("load", "articles", "--json")
    assert done.returncode == 3
    summary = json.loads(done.stdout)
    assert {each["source"] for each in summary["rejected"]} == {"bad.txt", "empty.txt"}
    assert summary["articles"]["loaded"] == 1
    assert "rejected: bad.txt: " in done.stderr
    assert "Traceback" not in done.stderr


def test_two_articles_under_one_name_in_one_load(run, folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "good.txt").write_text(TEXT.replace("12名", "13名"), encoding="utf-8")
    kept = []
    for order in (("articles", "more"), ("more", "articles")):
        done = run("load", *order, "--json", "--database", f"sqlite:///{order[0]}.db")
        assert done.returncode == 3
        with sqlite3.connect(folder / f"{order[0]}.db") as connection:
            kept.append(connection.execute("SELECT id FROM article").fetchall())
    assert len(kept[0]) == 1
    assert kept[0] == kept[1]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("load", "nowhere"), 1, "nowhere does not exist"),
        (("load", "nothing"), 1, "holds no"),
        (("load", "articles", "--database", "mysql://host/name"), 2, "not supported"),
        (("load", "articles", "--database", "sqlite:///missing/pairing.db"), 1, "cannot be opened"),
        (("load", "articles", "--database", "sqlite:///theirs.db"), 4, "another program"),
        (("load", "articles", "--database", "sqlite:///articles/good.txt"), 4, "no SQLite database"),
        (("load", "articles", "--speed"), 2, "No such option"),
        (("search", "陇南", "--database", "sqlite:///nowhere.db"), 1, "pairing-db load"),
        (("search", "陇南", "--database", "sqlite:///theirs.db"), 4, "another program"),
        (("search", "陇南", "--database", "sqlite:///articles/good.txt"), 4, "no SQLite database"),
        (("search", "陇南", "--database", "postgresql+psycopg://host/name"), 2, "SQLite"),
        (("serve", "--database", "sqlite:///nowhere.db"), 1, "pairing-db load"),
        (("serve", "--database", "sqlite:///theirs.db"), 4, "another program"),
        (("serve", "--host", "0.0.0.0"), 2, "--public"),
        (("explain", "nowhere.txt"), 1, "nowhere.txt does not exist"),
        (("export",), 1, "load articles into it first"),
        (("export", "--database", "sqlite:///theirs.db"), 4, "another program"),
        (("export", "--database", "sqlite:///articles/good.txt"), 4, "no SQLite database"),
        (("export", "--database", "sqlite:///nothing"), 1, "is not there"),
        (("export", "aid.xlsx", "--kind", "alms"), 2, "no kind of money"),
        (("export", "aid.xlsx", "--format", "csv"), 2, "change one of them"),
        (("export", "aid.txt"), 2, "--format"),
        (("export", "--pairing", "青岛"), 2, "no pairing"),
        (("export", "--pairing", "青岛-定西", "--donor", "青岛"), 2, "Give either"),
        (("export", "--year", "2020", "--from", "2019"), 2, "Give either"),
    ],
)
def test_what_goes_wrong_gives_a_sentence(
    run, folder: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    (folder / "nothing").mkdir()
    with sqlite3.connect(folder / "theirs.db") as connection:
        connection.execute("CREATE TABLE theirs (a)")
    before = (folder / "theirs.db").read_bytes(), (folder / "articles" / "good.txt").read_bytes()
    done = run(*arguments)
    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert ((folder / "theirs.db").read_bytes(), (folder / "articles" / "good.txt").read_bytes()) == before


def test_corrections_are_applied_told_and_taken_back(run, folder: Path) -> None:
    run("load", "articles")
    before = (folder / "pairing.db").read_bytes()
    with sqlite3.connect(folder / "pairing.db") as connection:
        (key,) = connection.execute("SELECT id FROM fund_flow WHERE amount_yuan = 2.5e8").fetchone()
    head, why = "who = '资料室'\nwhen = 2026-01-31\n", "why = '与公报不符'\n"
    entry = "[[correction]]\naction = 'reject'\ntable = 'fund_flow'\nid = '{}'\n" + why
    (folder / "mine").mkdir()
    (folder / "mine" / "a.toml").write_text(head + entry.format(key) + entry.format("0" * 16), encoding="utf-8")
    done = run("load", "articles", "--corrections", "mine")
    assert done.returncode == 0
    assert "corrections 1 applied, 1 stale, 0 of the load before not given any more" in done.stdout
    assert f"correction not applied: a.toml, reject fund_flow {'0' * 16}: No row" in done.stderr
    with sqlite3.connect(folder / "pairing.db") as connection:
        assert connection.execute("SELECT count(*) FROM v_fund_flow WHERE amount_yuan = 2.5e8").fetchone() == (0,)
        stored = list(connection.iterdump())
    (folder / "mine" / "b.toml").write_text(head + entry.format(key).replace("reject", "accept"), encoding="utf-8")
    done = run("load", "articles", "--corrections", "mine")
    assert done.returncode == 2
    assert "a.toml, correction 1" in done.stderr
    assert "b.toml, correction 1" in done.stderr
    with sqlite3.connect(folder / "pairing.db") as connection:
        assert list(connection.iterdump()) == stored
    summary = json.loads(run("load", "articles", "--json").stdout)
    assert summary["corrections"] == {"applied": 0, "withdrawn": 2, "stale": []}
    with sqlite3.connect(folder / "pairing.db") as connection, sqlite3.connect(":memory:") as fresh:
        fresh.deserialize(before)
        now, then = ([line for line in each.iterdump() if "search_" not in line] for each in (connection, fresh))
        assert sorted(now) == sorted(then)


def test_status_says_what_the_views_say(run, folder: Path) -> None:
    run("load", "articles")
    done = run("status", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["articles"] == {"all": 1, "reprints": 0, "damaged": 0, "by_year": {"2020": 1}}
    with sqlite3.connect(folder / "pairing.db") as connection:
        facts = dict(connection.execute("SELECT fact_table, facts FROM v_table_quality"))
        (figures,) = connection.execute("SELECT count(*) FROM figure").fetchone()
        years = connection.execute("SELECT year FROM v_pairing_year WHERE missing ORDER BY year").fetchall()
    assert {table: row["facts"] for table, row in told["tables"].items()} == facts
    assert told["figures"]["all"] == figures
    assert sum(facts.values()) > 2
    (pairing,) = told["pairings"]
    assert (pairing["donor"], pairing["recipient"]) == ("青岛市", "陇南市")
    assert [(year,) for year in pairing["missing_years"]] == years
    assert {each["year"]: each["register"] for each in pairing["years"]}[2019] == "agreement"
    shown = run("status").stdout
    assert "1 articles (0 reprints, 0 damaged): 2020 1" in shown
    assert "agreement" in shown
    assert run("status", "--database", "sqlite:///nowhere.db").returncode == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_must_not_be_written(run, folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o500)
    done = run("load", "articles", "--database", "sqlite:///closed/pairing.db")
    assert done.returncode == 1
    assert "must not be written" in done.stderr


def test_search_for_a_person_and_for_a_program(run, folder: Path) -> None:
    run("load", "articles")
    before = (folder / "pairing.db").read_bytes()
    shown = run("search", "隴南", "教師")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "article: 1\n" in shown.stdout
    assert "«陇南»" in shown.stdout
    answer = json.loads(run("search", "财政援助", "--kind", "fund_flow", "--json").stdout)
    assert [(each["kind"], each["count"], len(each["hits"])) for each in answer] == [("fund_flow", 1, 1)]
    assert "Nothing holds" in run("search", "不存在").stdout
    assert (folder / "pairing.db").read_bytes() == before


def test_serve_says_where_a_port_is_taken(run, folder: Path) -> None:
    run("load", "articles")
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "choose another --port" in done.stderr


def test_explain_answers_line_by_line(run, folder: Path) -> None:
    lines = '{"text": "\\ufeff拨付资金2.5亿元", "published_on": "2020-06-19"}\n\nno json\n{"text": 3}\n{"text": ""}\n'
    done = run("explain", given=lines)
    assert (done.returncode, done.stderr) == (0, "")
    first, *others = map(json.loads, done.stdout.splitlines())
    (quantity,) = first["quantities"]
    assert quantity == {
        "start": 5, "end": 10, "text": "2.5亿元", "value": 250000000, "value_max": None, "unit": "yuan",
        "qualifier": "exact",
    }  # fmt: skip
    assert set(first) == {"clean", "quantities", "periods", "regions", "enterprises"}
    assert [set(other) for other in others[:2]] == [{"error"}, {"error"}]
    assert len(others) == 3


def test_explain_shows_an_article_to_a_person(run, folder: Path) -> None:
    done = run("explain", "articles/good.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2.5亿元[fact]" in done.stdout
    assert "fund_flow  rule " in done.stdout
    assert "amount_yuan = " in done.stdout


def test_explain_lists_what_was_set_aside_and_why(run, folder: Path) -> None:
    text = "上虞区帮扶马边县\n\n马边县去年接待游客186万人次，全县茶园19万亩。上虞区投入协作资金460万元。\n"
    (folder / "aside.txt").write_text(text, encoding="utf-8")
    aside = run("explain", "aside.txt").stdout.partition("\nset aside\n")[2]
    assert "“19万亩”" in aside
    assert "a place's own economy" in aside
    assert "460万元" not in aside


def test_export_after_a_load(run, folder: Path) -> None:
    run("load", "articles")
    before = (folder / "pairing.db").read_bytes()
    done = run("export", "aid.xlsx", "--kind", "财政援助资金", "--pairing", "青岛-陇南", "--year", "2019", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    summary = json.loads(done.stdout)
    assert summary["rows"]["v_fund_flow"] == 1
    assert set(summary) == {"target", "rows", "notes"}
    shown = run("export", "flows.csv", "--view", "v_fund_flow", "--header", "zh", "--overwrite")
    assert "v_fund_flow" in shown.stdout
    assert (folder / "flows.csv").read_text(encoding="utf-8-sig").startswith("编号,帮扶方,")
    missing = run("export", "--view", "v_nothing")
    assert (missing.returncode, "There is no table or view v_nothing" in missing.stderr) == (2, True)
    assert (folder / "pairing.db").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["aid.xlsx", "articles", "flows.csv", "pairing.db"]


def test_a_database_without_articles_or_of_an_earlier_version_is_not_exported(run, folder: Path) -> None:
    (folder / "empty.db").touch()
    run("load", "articles")
    with sqlite3.connect(folder / "pairing.db") as connection:
        connection.execute("DROP VIEW v_project")
    for name in ("empty.db", "pairing.db"):
        done = run("export", "--database", f"sqlite:///{name}")
        assert done.returncode == 4
        assert "load into it first" in done.stderr


@pytest.mark.parametrize("command", [(), *((name,) for name in cli.commands)])
def test_help_has_examples(run, folder: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--help")
    assert done.returncode == 0
    assert "Examples:" in done.stdout
    assert "pairing-db " in done.stdout


def test_the_package_runs_as_a_module() -> None:
    """On a console that knows no Chinese and from any folder."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    given = '{"text": "拨付2.5亿元"}'.encode()
    command = [sys.executable, "-m", "pairing_db"]
    version = subprocess.run([*command, "--version"], capture_output=True, env=environment, check=True)
    assert __version__ in version.stdout.decode()
    answer = subprocess.run([*command, "explain"], input=given, capture_output=True, env=environment, check=True)
    assert json.loads(answer.stdout)["quantities"][0]["text"] == "2.5亿元"
