"""A database of any size, inserted and not read: articles with facts whose quotes really stand in them.

usage: python benchmarks/synthetic.py FILE [--articles 1000] [--facts 10000] [--seed 1]

The same arguments give the same rows. Divisions are those of ``seeds/reference``; everything else is invented. No fact
bears on another, so that every row may be added up; the sums by year are inserted too. The full-text index is left
empty.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pairing_db.publish import prepare_database
from pairing_db.resolve.identity import content_id
from pairing_db.store import derive_facts, transaction
from pairing_db.store.models import metadata
from pairing_db.store.reference import reference_rows

Row = dict[str, Any]
BATCH = 20_000  # articles and facts held in memory at once
YEARS = range(2014, 2026)
# What is said, and the columns that follow from it: (table, columns, words around the figure, lowest, highest, unit)
KINDS: tuple[tuple[str, Mapping[str, Any], str, int, int, str], ...] = (
    ("fund_flow", {"kind": "fiscal_aid", "stage": "allocated"}, "安排财政援助资金{}万元，", 50, 90_000, "yuan"),
    ("fund_flow", {"kind": "social_aid", "stage": "disbursed"}, "动员社会力量捐赠款物{}万元，", 5, 9_000, "yuan"),
    ("fund_flow", {"kind": "consumption", "stage": "disbursed"}, "销售农特产品{}万元，", 50, 90_000, "yuan"),
    ("fund_flow", {"kind": "enterprise_investment", "stage": "disbursed"}, "企业到位投资{}万元，", 99, 90_000, "yuan"),
    ("labor_transfer", {"mode": "to_partner"}, "输转劳动力{}人到东部就业，", 20, 9_000, "person"),
    ("labor_transfer", {"mode": "local"}, "帮助{}人就近就地就业，", 20, 9_000, "person"),
    ("talent_exchange", {"direction": "to_recipient", "role": "teacher", "activity": "service"}, "选派教师{}名支教，",
     2, 300, "person"),
    ("talent_exchange", {"direction": "to_recipient", "role": "cadre", "activity": "secondment"}, "选派干部{}名挂职，",
     2, 90, "person"),
    ("observation", {"indicator": "households_benefited"}, "带动{}户农户增收，", 20, 9_000, "household"),
    ("observation", {"indicator": "workshops_supported"}, "建成扶贫车间{}个，", 2, 300, "item"),
)  # fmt: skip
PLACES = {
    "fund_flow": ("donor", "recipient"),
    "labor_transfer": ("destination", "origin"),
    "talent_exchange": ("from", "to"),
}
VALUE = {"fund_flow": "amount_yuan", "observation": "value"}
# The tables of sums: from which table, which column, over which codes; which rows; which columns hold sum and bounds.
SUMS = (
    ("aid_by_pairing_year", "fund_flow", "amount_yuan", "kind, stage"),
    ("investment_by_pairing_year", "fund_flow", "amount_yuan", "stage"),
    ("consumption_by_pairing_year", "fund_flow", "amount_yuan", "stage"),
    ("labor_by_pairing_year", "labor_transfer", "persons", "mode, unit"),
)
SUMMED = {
    "aid_by_pairing_year": "kind IN ('fiscal_aid', 'social_aid')",
    "investment_by_pairing_year": "kind = 'enterprise_investment'",
    "consumption_by_pairing_year": "kind = 'consumption'",
    "labor_by_pairing_year": "1",
}
VALUES_OF_SUMS = {
    "amount_yuan": ("amount_yuan", "lower_yuan", "upper_yuan"),
    "persons": ("persons", "persons_lower", "persons_upper"),
}
LEADS = (
    "{year}年，{donor}深化与{recipient}的协作，",
    "在{recipient}，{year}年{donor}的帮扶持续见效：",
    "{donor}{year}年聚焦{recipient}产业发展，",
)
WORDS = (
    "中药材", "花椒", "苹果", "牛羊", "食用菌", "蔬菜大棚", "电商平台", "易地搬迁", "职业学校", "远程医疗", "扶贫车间",
    "乡村旅游", "冷链物流", "饮水安全", "光伏发电",
)  # fmt: skip
FIRMS = ("丰源", "恒达", "绿禾", "天润", "众诚", "金穗", "海川", "瑞和", "云岭", "福康", "东升", "华盛")


@dataclass(slots=True)
class World:
    """What articles talk about: pairings, the enterprises and projects of each, and the seeds' own ids."""

    pairings: list[Row]
    enterprises: list[Row] = field(default_factory=list)
    projects: list[Row] = field(default_factory=list)
    indicators: dict[str, str] = field(default_factory=dict)


def fill(path: Path, *, articles: int, facts: int, seed: int = 1) -> None:
    """Make a database at ``path`` (which must not exist) with so many articles and measured facts."""
    engine = prepare_database(f"sqlite:///{path}")
    with transaction(engine) as connection:
        derive_facts(connection)
    engine.dispose()
    random_ = random.Random(seed)  # noqa: S311
    world = make_world(random_, articles)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN")
        indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        indexes = indexes.fetchall()
        for name, _ in indexes:
            connection.execute(f'DROP INDEX "{name}"')
        for table, rows in (
            ("pairing", world.pairings),
            ("enterprise", world.enterprises),
            ("project", world.projects),
        ):
            insert(connection, table, [{c: v for c, v in row.items() if not c.startswith("_")} for row in rows])
        made = told(random_, world, articles, facts)
        while batch := list(islice(made, max(1, BATCH * articles // (articles + facts)))):
            gathered: dict[str, list[Row]] = {}
            for tables in batch:
                for table, rows in tables.items():
                    gathered.setdefault(table, []).extend(rows)
            for table, rows in gathered.items():
                insert(connection, table, rows)
        for table, source, value, codes in SUMS:
            insert(connection, table, list(sums(connection, table, source, value, codes)))
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")


def sums(connection: sqlite3.Connection, table: str, source: str, value: str, codes: str) -> Iterator[Row]:
    """The rows of a table of sums by pairing, year and codes."""
    amount, lower, upper = VALUES_OF_SUMS[value]
    query = (
        f"SELECT f.pairing_id, p.donor_region_id, p.recipient_region_id, f.year, {codes}, sum({value}), count(*) "  # noqa: S608
        f"FROM {source} f JOIN pairing p ON p.id = f.pairing_id "
        f"WHERE {SUMMED[table]} GROUP BY f.pairing_id, f.year, {codes}"
    )
    names = [code.strip() for code in codes.split(",")]
    for pairing, donor, recipient, year, *rest in connection.execute(query).fetchall():
        *stated, total, count = rest
        yield {
            "id": content_id(table, pairing, year, *stated),
            "pairing_id": pairing,
            "donor_region_id": donor,
            "recipient_region_id": recipient,
            "year": year,
            **dict(zip(names, stated, strict=True)),
            **dict.fromkeys((amount, lower, upper), total),
            "rows_added": count,
            "rows_left_out": 0,
            "sources": count,
            "is_partial": 0,
        }


def insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """Insert rows of one table, each with the same columns; those that a row leaves out are NULL."""
    columns = [column.name for column in metadata.tables[table].columns]
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
    connection.executemany(statement, ([row.get(column) for column in columns] for row in rows))


def make_world(random_: random.Random, articles: int) -> World:
    """Pairings between real divisions (those of the register, then of the counties inside them), firms and projects."""
    regions = {row["id"]: row for row in reference_rows()["region"] if row["valid_to"] is None}
    inside: dict[str, list[Row]] = {}
    for row in regions.values():
        inside.setdefault(row["parent_id"], []).append(row)
    official = [
        (regions[line["donor_region_id"]], regions[line["recipient_region_id"]])
        for line in reference_rows()["pairing_register"]
        if line["donor_region_id"] in regions and line["recipient_region_id"] in regions
    ]
    sides = {(donor["id"], recipient["id"]): (donor, recipient) for donor, recipient in official}
    wanted = min(3_000, max(len(sides), articles // 30))
    for _ in range(20 * wanted):
        if len(sides) >= wanted:
            break
        above = random_.choice(official)
        donor, recipient = (random_.choice(inside.get(side["id"], [side])) for side in above)
        sides[donor["id"], recipient["id"]] = donor, recipient
    pairings = [
        {
            "id": content_id("pairing", *key, "synthetic"),
            "donor_region_id": donor["id"],
            "recipient_region_id": recipient["id"],
            "donor_name": donor["name"],
            "recipient_name": recipient["name"],
            "level": recipient["level"],
            "started_year": random_.choice((1996, 2010, 2016, 2021)),
            "basis": "observed",
            "sources": 1,
            "corrected": 0,
            "reviewed": 0,
        }
        for key, (donor, recipient) in sides.items()
    ]
    world = World(pairings, indicators={row["code"]: row["id"] for row in reference_rows()["indicator"]})
    for number in range(max(20, articles // 20)):
        pairing = random_.choice(pairings)
        name = f"{pairing['recipient_name'][:2]}{random_.choice(FIRMS)}{number}农业科技有限公司"
        home = pairing["recipient_region_id"]
        firm = {
            "id": content_id("enterprise", name),
            "name": name,
            "kind": "company",
            "home_region_id": home,
            "sources": 1,
            "corrected": 0,
            "reviewed": 0,
        }
        world.enterprises.append(firm)
        project = f"{random_.choice(WORDS)}基地{number}期"
        world.projects.append(
            {"id": content_id("project", project), "name": project, "pairing_id": pairing["id"], "region_id": home}
            | {"sector": "agriculture", "status": "operating", "enterprises": name, "sources": 1}
            | {"corrected": 0, "reviewed": 0}
        )
    return world


def told(random_: random.Random, world: World, articles: int, facts: int) -> Iterator[dict[str, list[Row]]]:
    """The rows of each article, by table; facts are spread evenly, pairings as unevenly as in papers."""
    weights = [1 / (rank + 5) for rank in range(len(world.pairings))]
    chosen = random_.choices(range(len(world.pairings)), weights, k=articles)
    for number, at in enumerate(chosen):
        many = facts * (number + 1) // articles - facts * number // articles
        yield article(random_, world, number, world.pairings[at], many)


def article(random_: random.Random, world: World, number: int, pairing: Row, facts: int) -> dict[str, list[Row]]:
    """One article with its facts, the figures behind them and the evidence."""
    year = random_.choice(YEARS)
    published = f"{year + 1}-{random_.randint(1, 3):02}-{random_.randint(1, 28):02}"
    article_id, source = content_id("article", number), f"synthetic/{number:07}.txt"
    title = f"{pairing['donor_name']}{pairing['recipient_name']}{year}年协作综述（{number}）"
    parts, at = [title, "\n"], len(title) + 1
    rows: dict[str, list[Row]] = {}

    def write(words: str) -> int:
        nonlocal at
        parts.append(words)
        at += len(words)
        return at - len(words)

    for fact in range(facts):
        if fact % 4 == 0:
            write(
                random_.choice(LEADS).format(
                    year=year, donor=pairing["donor_name"], recipient=pairing["recipient_name"]
                )
            )
        table, columns, phrase, lowest, highest, unit = random_.choice(KINDS)
        value = random_.randint(lowest, highest)
        before, after = phrase.split("{}")
        quote = f"{before}{value}{after}"
        start = write(quote)
        suffix = 2 if unit == "yuan" else 1
        figure = (start + len(before), start + len(before) + len(str(value)) + suffix)
        state(
            rows,
            world,
            random_,
            (article_id, source, pairing, year),
            (table, columns, unit, value),
            (start, quote, figure),
        )
        if fact % 4 == 3:
            write(f"{random_.choice(WORDS)}和{random_.choice(WORDS)}成为当地群众增收的新路子。\n")
    text = "".join(parts)
    rows["article"] = [
        {"id": article_id, "source": source, "sha256": article_id * 4, "title": title, "publisher": "示例日报"}
        | {"published_on": published, "published_precision": "day", "script": "hans", "text": text}
        | {"char_count": len(text)}
    ]
    rows["article_source"] = [{"source": source, "article_id": article_id}]
    return rows


def state(
    rows: dict[str, list[Row]],
    world: World,
    random_: random.Random,
    told_by: tuple[str, str, Row, int],
    said: tuple[str, Mapping[str, Any], str, int],
    where: tuple[int, str, tuple[int, int]],
) -> None:
    """Add one fact, its evidence and its figure to ``rows``."""
    (article_id, source, pairing, year), (table, columns, unit, value), (start, quote, figure) = told_by, said, where
    amount = value * 10_000 if unit == "yuan" else value
    fact_id = content_id(table, article_id, start)
    row: Row = {"id": fact_id, "unit": unit, "qualifier": "exact", "status": "actual", "pairing_id": pairing["id"]}
    row |= {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31", "year": year, "is_cumulative": 0}
    row |= {"corrected": 0, "reviewed": 0, "sum_ok": 1}
    row |= {"sources": 1, "first_source": source, "first_quote": quote, VALUE.get(table, "persons"): amount}
    row |= {column: code for column, code in columns.items() if column != "indicator"}
    if table == "observation":
        row |= {"indicator_id": world.indicators[columns["indicator"]], "region_id": pairing["recipient_region_id"]}
        row["project_id"] = random_.choice(world.projects)["id"] if random_.random() < 0.3 else None
    else:
        ends = (f"{place}_region_id" for place in PLACES[table])
        row |= dict(zip(ends, (pairing["donor_region_id"], pairing["recipient_region_id"]), strict=True))
    if columns.get("kind") == "enterprise_investment":
        row["payer_enterprise_id"] = random_.choice(world.enterprises)["id"]
    if columns.get("mode") == "local":
        row |= {"destination_region_id": pairing["recipient_region_id"]}
    evidence_id = content_id("evidence", article_id, start, start + len(quote))
    figure_id = content_id("figure", article_id, *figure)
    rows.setdefault(table, []).append(row)
    rows.setdefault("evidence", []).append(
        {
            "id": evidence_id,
            "article_id": article_id,
            "char_start": start,
            "char_end": start + len(quote),
            "quote": quote,
        }
    )
    rows.setdefault(f"{table}_evidence", []).append(
        {f"{table}_id": fact_id, "evidence_id": evidence_id, "fact_table": table, "rule": "synthetic", "position": 0}
    )
    rows.setdefault("figure", []).append(
        {"id": figure_id, "article_id": article_id, "char_start": figure[0], "char_end": figure[1]}
        | {"text": quote[figure[0] - start : figure[1] - start], "value": amount, "unit": unit, "qualifier": "exact"}
        | {"disposition": "fact", "rule": "synthetic"}
    )
    rows.setdefault("figure_fact", []).append(
        {"figure_id": figure_id, "fact_table": table, "fact_id": fact_id, "column_name": VALUE.get(table, "persons")}
    )


def main() -> None:
    """Read the arguments and make the database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--facts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.file.exists():
        parser.error(f"{given.file} exists already; name another file.")
    fill(given.file, articles=given.articles, facts=given.facts, seed=given.seed)


if __name__ == "__main__":
    main()
