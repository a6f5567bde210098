"""The reference tables as the database gets them."""

from __future__ import annotations

from pairing_db.store.models import metadata
from pairing_db.store.reference import reference_rows

BY_PATH = {row["path"]: row for row in reference_rows()["region"]}
BY_ID = {row["id"]: row for row in reference_rows()["region"]}


def test_ids_are_unique_and_rows_fit_their_tables() -> None:
    for table, rows in reference_rows().items():
        columns = metadata.tables[table].columns
        key = next(iter(metadata.tables[table].primary_key)).name
        assert rows, table
        assert len({row[key] for row in rows}) == len(rows), table
        for row in rows:
            assert set(row) <= set(columns.keys()), table
            assert all(row.get(c.name) is not None for c in columns if not c.nullable), (table, row)


def test_paths_lead_from_the_province_down() -> None:
    assert BY_PATH["甘肃省/陇南市/文县"]["code"] == "621222"
    assert BY_PATH["天津市/东丽区"]["level"] == "county"
    assert BY_PATH["山东省/青岛市/即墨市"]["successor_id"] == BY_PATH["山东省/青岛市/即墨区"]["id"]
    assert str(BY_PATH["山东省/青岛市/即墨市"]["valid_to"]).endswith("-12-31")


def test_parents_and_successors_are_divisions() -> None:
    for row in BY_ID.values():
        for key in (row["parent_id"], row["successor_id"]):
            assert key is None or key in BY_ID
        assert row["successor_id"] != row["id"]
        assert (row["parent_id"] is None) == (row["level"] == "province")
        if row["parent_id"]:
            assert row["path"] == f"{BY_ID[row['parent_id']]['path']}/{row['name']}"


def test_the_register_names_both_sides_and_knows_the_divisions_among_them() -> None:
    lines = reference_rows()["pairing_register"]
    assert all(line["donor_name"] and line["recipient_name"] for line in lines)
    without = [line for line in lines if not (line["donor_region_id"] and line["recipient_region_id"])]
    assert len(without) < len(lines) / 10, "only development zones have no code"
