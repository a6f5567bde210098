"""Every pairing of the register, told in one plain article: who gives and who receives, also when it looks back."""

from __future__ import annotations

import pytest

from pairing_db.clean import clean
from pairing_db.document import Article, Region
from pairing_db.interpret.article import interpret
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.mentions import recognise
from pairing_db.seeds import RegisterRow, pairing_register
from pairing_db.segment import segment

ARTICLE = """{donor}助力{recipient}山乡巨变

{year}-11-12 09:10 来源：协作新闻网

自结对以来，{donor}与{recipient}不断深化协作。今年，{donor}投入财政援助资金3200万元，实施项目21个。

{donor}选派挂职干部5名、教师18名到{recipient}工作；{recipient}选派12名干部到{donor}跟岗学习。

今年，{recipient}有组织输送务工人员到{donor}就业460人。{donor}市民购买{recipient}农产品1800万元。

{donor}引导3家企业到{recipient}投资，到位资金5600万元。
"""
LATER = 4  # years in which a pairing that has ended is still told of
SIDES = {
    "fund_flow": ("donor", "recipient"),
    "labor_transfer": ("destination", "origin"),
    "pairing": ("donor", "recipient"),
}


def told() -> list[tuple[RegisterRow, int]]:
    """The lines between two divisions that their names alone tell, in their third year and after their end."""
    found = []
    for row in pairing_register():
        names = [gazetteer().by_name(name) for name in (row.donor_name, row.recipient_name)]
        if row.donor_code and row.recipient_code and all(len(regions) == 1 for regions in names):
            first = row.from_year or 2018
            found.append((row, min(first + 2, row.to_year or first + 2)))
            found += [(row, row.to_year + LATER)] if row.to_year else []
    return found


@pytest.mark.parametrize(
    ("row", "year"), told(), ids=lambda v: v if isinstance(v, int) else f"{v.donor_name}-{v.recipient_name}"
)
def test_sides(row: RegisterRow, year: int) -> None:
    text = ARTICLE.format(donor=row.donor_name, recipient=row.recipient_name, year=year)
    article = Article("register.txt", "0" * 64, text)
    document = segment(article, clean(article))
    readings = interpret(document, recognise(document)).readings
    assert {reading.table for reading in readings} >= {*SIDES, "talent_exchange", "observation"}
    for reading in readings:
        codes = {k: v.code for k, v in reading.values.items() if isinstance(v, Region)}
        if reading.table in SIDES:
            gives, takes = SIDES[reading.table]
            assert (codes.get(gives), codes.get(takes)) == (row.donor_code, row.recipient_code), reading
        elif reading.table == "talent_exchange":
            sides = [row.donor_code, row.recipient_code]
            way = sides if reading.values["direction"] == "to_recipient" else sides[::-1]
            assert [codes.get("from"), codes.get("to")] == way, reading
        elif reading.table == "observation":
            assert codes.get("region") == row.recipient_code, reading
