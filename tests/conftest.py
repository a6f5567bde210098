"""Articles made by hand: an interpretation from a text and what it states, without the stages before."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from sqlalchemy import Engine, select

from pairing_db.document import (
    Article,
    Clean,
    Correction,
    Document,
    Figure,
    Header,
    Interpretation,
    Mentions,
    Quantity,
    Reading,
    Region,
)
from pairing_db.pipeline import load
from pairing_db.publish import prepare_database
from pairing_db.store import derive_facts, save_article, transaction
from pairing_db.store.models import metadata
from pairing_db.store.reference import reference_rows

# Where changes are judged the same examples are drawn each time; elsewhere each run tries new ones.
hypothesis.settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("judged")

ROOT = Path(__file__).resolve().parents[1]
Fact = tuple[str, str, Mapping[str, Any]]  # table, quote, values
Write = Callable[..., Interpretation]


@pytest.fixture(scope="session")
def region() -> Callable[[str], Region]:
    """A division by its path; below county it need not be in the reference table."""
    rows = {row["path"]: row for row in reference_rows()["region"]}

    def find(path: str, level: str | None = None) -> Region:
        parent, _, name = path.rpartition("/")
        if path in rows:
            row = rows[path]
            return Region(path, name, row["short_name"], row["level"], row["code"], row["county_code"], parent or None)
        above = parent
        while above and above not in rows:
            above = above.rpartition("/")[0]
        code = rows[above]["county_code"] if above else None
        return Region(path, name, name[:-1], level or "township", None, code, parent)  # type: ignore[arg-type]

    return find


@pytest.fixture(scope="session")
def write() -> Write:
    """An interpretation: ``facts`` are (table, quote, values); a value of ``values`` named in ``figures`` is one."""

    def make(
        source: str,
        text: str,
        *facts: Fact,
        published: str | None = "2020-06-19",
        figures: Sequence[tuple[str, str, str | None, int | None, str | None]] = (),
        title: str | None = None,
    ) -> Interpretation:
        article = Article(source, hashlib.sha256(text.encode()).hexdigest(), text)
        places = range(len(text))
        clean = Clean(text, tuple(places), tuple(place + 1 for place in places), "hans")
        day = date.fromisoformat(published) if published else None
        header = Header(title, None, None, day, "day" if day else "unknown")
        document = Document(article, clean, header, (), ())
        readings = tuple(
            Reading(table, values, ((text.index(quote), text.index(quote) + len(quote)),), f"rule_{table}")
            for table, quote, values in facts
        )
        found = tuple(
            Figure(
                Quantity(text.index(words), text.index(words) + len(words), 1.0, None, "yuan", "元", "exact"),
                disposition,  # type: ignore[arg-type]
                reason,
                None,
                () if reading is None or column is None else ((reading, column),),
            )
            for words, disposition, reason, reading, column in figures
        )
        return Interpretation(document, Mentions((), (), (), ()), found, readings)

    return make


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the newest schema and the reference tables, made once."""
    path = tmp_path_factory.mktemp("empty") / "pairing.db"
    engine = prepare_database(f"sqlite:///{path}")
    with transaction(engine) as connection:
        derive_facts(connection)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def source_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the source articles, made once; nobody writes into it."""
    path = tmp_path_factory.mktemp("source") / "pairing.db"
    for _ in load([ROOT / "seeds" / "articles"], f"sqlite:///{path}"):
        pass
    return path


@pytest.fixture
def open_database(tmp_path: Path, empty_database: Path) -> Iterator[Callable[[str], Engine]]:
    """A maker of databases without articles, by file name."""
    engines = []

    def make(name: str) -> Engine:
        shutil.copyfile(empty_database, tmp_path / name)
        engines.append(prepare_database(f"sqlite:///{tmp_path / name}"))
        return engines[-1]

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def database(open_database: Callable[[str], Engine]) -> Engine:
    """A database without articles, in the file ``pairing.db``."""
    return open_database("pairing.db")


@pytest.fixture(scope="session")
def store() -> Callable[..., None]:
    """Store interpretations and derive what follows from all of them and from corrections."""

    def run(engine: Engine, *interpretations: Interpretation, corrections: Sequence[Correction] = ()) -> None:
        for interpretation in interpretations:
            with transaction(engine) as connection:
                save_article(connection, interpretation)
        with transaction(engine) as connection:
            derive_facts(connection, corrections)

    return run


@pytest.fixture(scope="session")
def content() -> Callable[[Engine], dict[str, list[tuple[Any, ...]]]]:
    """Every row of every table, sorted: what two databases are compared by."""

    def read(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
        with engine.connect() as connection:
            return {
                table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=str)
                for table in metadata.sorted_tables
            }

    return read


@pytest.fixture(scope="session")
def rows() -> Callable[..., list[dict[str, Any]]]:
    """The rows of a query as dictionaries."""

    def run(engine: Engine, query: str) -> list[dict[str, Any]]:
        with engine.connect() as connection:
            return [dict(row) for row in connection.exec_driver_sql(query).mappings()]

    return run


@pytest.fixture
def plant(region, write):
    """An article that states something of every kind."""
    donor, recipient = region("山东省/青岛市"), region("甘肃省/陇南市")
    village = region("甘肃省/陇南市/文县/碧口镇/李子坝村", "village")
    told = {"qualifier": "exact", "status": "actual", "period_end": "2020-06-19", "is_cumulative": False}
    text = (
        "青岛市对口帮扶陇南市，12个县区结对，拨付财政援助资金2.5亿元，输转劳务380人，选派教师12名。"
        "青岛利和萃取股份有限公司在李子坝村建萃取厂，投资3000万元，收益12户。"
    )
    return write(
        "plant.txt",
        text,
        ("pairing", "青岛市对口帮扶陇南市", {"donor": donor, "recipient": recipient, "level": "prefecture"}),
        (
            "pairing_tally",
            "12个县区结对",
            {"donor": donor, "recipient": recipient, "unit_kind": "county", "recipient_count": 12} | told,
        ),
        (
            "fund_flow",
            "财政援助资金2.5亿元",
            {"donor": donor, "recipient": recipient, "kind": "fiscal_aid", "stage": "allocated", "amount_yuan": 2.5e8}
            | told,
        ),
        (
            "labor_transfer",
            "输转劳务380人",
            {"origin": recipient, "destination": donor, "mode": "to_partner", "persons": 380.0, "unit": "person"}
            | told,
        ),
        (
            "talent_exchange",
            "选派教师12名",
            {"from": donor, "to": recipient, "direction": "to_recipient", "role": "teacher", "activity": "service"}
            | {"persons": 12, "unit": "person"}
            | told,
        ),
        (
            "enterprise",
            "青岛利和萃取股份有限公司",
            {"name": "青岛利和萃取股份有限公司", "aliases": ("利和萃取",), "kind": "company", "home": donor},
        ),
        (
            "project",
            "建萃取厂，投资3000万元",
            {"name": "萃取厂", "region": village, "enterprises": (("利和萃取", "investor"),), "status": "operating"}
            | {"sector": "processing", "actual_investment_yuan": 3e7, "qualifier": "exact"},
        ),
        (
            "observation",
            "收益12户",
            {"indicator": "households_benefited", "region": village, "project": "萃取厂", "enterprise": "利和萃取"}
            | {"value": 12, "unit": "household"}
            | told,
        ),
        figures=(
            ("2.5亿元", "fact", None, 2, "amount_yuan"),
            ("380人", "fact", None, 3, "persons"),
            ("12户", "fact", None, 7, "value"),
            ("3000万元", "fact", None, 6, "actual_investment_yuan"),
        ),
    )


@pytest.fixture
def loaded(database: Engine, plant, store) -> Engine:
    """A database that holds that article."""
    store(database, plant)
    return database
