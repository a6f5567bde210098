"""What the database itself refuses, whoever writes into it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

BAD = {
    "a code": "UPDATE fund_flow SET kind = 'gift'",
    "a status": "UPDATE talent_exchange SET status = ''",
    "half a date": "UPDATE fund_flow SET period_end = '2020-06'",
    "30 February": "UPDATE fund_flow SET period_end = '2020-02-30'",
    "a period that runs backwards": "UPDATE fund_flow SET period_start = '2021-01-01'",
    "a flag": "UPDATE fund_flow SET is_cumulative = 2",
    "less than nothing": "UPDATE fund_flow SET amount_yuan = -1",
    "a maximum below": "UPDATE fund_flow SET qualifier = 'range', amount_max_yuan = 1",
    "a maximum without range": "UPDATE fund_flow SET amount_max_yuan = amount_yuan * 2",
    "a unit that is none": "UPDATE observation SET unit = 'furlong'",
    "a division that is none": "UPDATE fund_flow SET donor_region_id = '0123456789abcdef'",
    "an id of another length": "UPDATE article SET id = 'short'",
    "a quote of another length": "UPDATE evidence SET quote = quote || '。'",
    "context without a reason": "UPDATE figure SET disposition = 'context'",
    "a reason without context": "UPDATE figure SET reason = 'age'",
    "a year before the republic": "UPDATE pairing SET started_year = 1911",
    "another fact table": "UPDATE fund_flow_evidence SET fact_table = 'pairing'",
}


@pytest.mark.parametrize("statement", BAD.values(), ids=BAD)
def test_the_database_refuses(loaded: Engine, statement: str) -> None:
    with pytest.raises(IntegrityError), loaded.begin() as connection:
        connection.exec_driver_sql(statement)
