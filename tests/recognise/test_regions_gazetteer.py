"""The gazetteer: codes, names and paths in force on a date, successors, towns, roles."""

from __future__ import annotations

from datetime import date

import pytest

from pairing_db.document import Region
from pairing_db.recognise.gazetteer import gazetteer
from pairing_db.recognise.region_context import readings


def one(name: str, on: date | None = None) -> Region:
    (region,) = gazetteer().by_name(name, on)
    return region


@pytest.mark.parametrize(
    ("name", "year", "code", "path"),
    [
        ("即墨市", 2016, "370282", "山东省/青岛市/即墨市"),
        ("即墨市", 2018, "370215", "山东省/青岛市/即墨区"),
        ("即墨区", 2015, "370282", "山东省/青岛市/即墨市"),
        ("关岭县", 2020, "520424", "贵州省/安顺市/关岭布依族苗族自治县"),
        ("盘县", 2016, "520222", "贵州省/六盘水市/盘县"),
        ("盘州市", 2018, "520281", "贵州省/六盘水市/盘州市"),
        ("陇南地区", 2002, "622600", "甘肃省/陇南地区"),
        ("陇南地区", 2020, "621200", "甘肃省/陇南市"),
        ("库车县", 2022, "652902", "新疆维吾尔自治区/阿克苏地区/库车市"),
        ("仙桃市", 2020, "429004", "湖北省/仙桃市"),
        ("阿拉尔市", 2022, "659002", "新疆维吾尔自治区/阿拉尔市"),
        ("蓟县", 2015, "120225", "天津市/蓟县"),
        ("西海岸新区", 2020, "370211", "山东省/青岛市/黄岛区"),
        ("保康县", 2009, "420626", "湖北省/襄樊市/保康县"),
        ("保康县", 2019, "420626", "湖北省/襄阳市/保康县"),
        ("遵义县", 2015, "520321", "贵州省/遵义市/遵义县"),
        ("遵义县", 2019, "520304", "贵州省/遵义市/播州区"),
        ("沙县区", 2022, "350405", "福建省/三明市/沙县区"),
        ("黔江区", 2020, "500114", "重庆市/黔江区"),
    ],
)
def test_a_name_gives_the_division_in_force_that_year(name: str, year: int, code: str, path: str) -> None:
    region = one(name, date(year, 6, 1))
    assert (region.code, region.path) == (code, path)
    assert gazetteer().by_path(path) == region


def test_a_division_that_was_not_there_yet_is_not_found() -> None:
    assert gazetteer().by_name("临平区", date(2019, 6, 1)) == ()
    assert one("临平区", date(2022, 6, 1)).code == "330113"


@pytest.mark.parametrize("years", [(2019, 2023), (2023, 2019), (2019, 2023, 2019)])
def test_a_name_with_two_codes_does_not_depend_on_what_was_asked_before(years: tuple[int, ...]) -> None:
    places = gazetteer.__wrapped__()
    codes = {2019: "320602", 2023: "320613"}
    for year in years:
        assert [r.code for r in places.by_name("崇川区", date(year, 8, 20))] == [codes[year]]
        today = places.by_path("江苏省/南通市/崇川区")
        assert today is not None
        assert today.code == "320613"


def test_a_name_with_two_codes_is_read_as_of_the_date() -> None:
    for year, code in ((2023, "320613"), (2019, "320602"), (2023, "320613")):
        (reading,) = readings(gazetteer(), "崇川区", date(year, 8, 20))
        assert reading.region.code == code


def test_a_shared_name_gives_all_its_divisions() -> None:
    codes = [r.code for r in gazetteer().by_name("鼓楼区", date(2020, 1, 1))]
    assert codes == ["320106", "320302", "350102", "410204"]


def test_successor_follows_to_the_last_division() -> None:
    places = gazetteer()
    before = places.by_code("370282", date(2010, 1, 1))
    assert before
    assert places.successor(before).path == "山东省/青岛市/即墨区"
    county = places.by_code("620523")
    assert county
    assert places.successor(county) == county


def test_successor_of_a_town_bears_the_listed_name() -> None:
    county = one("六枝特区")
    town = gazetteer().township(county, "落别乡")
    assert town
    assert (town.path, town.county_code) == ("贵州省/六盘水市/六枝特区/落别乡", "520203")
    assert gazetteer().successor(town).name == "落别布依族彝族乡"


def test_region_at_leads_a_code_to_the_date() -> None:
    region = gazetteer().region_at("370282", date(2020, 1, 1))
    assert region
    assert region.code == "370215"
    region = gazetteer().region_at("370215", date(2010, 1, 1))
    assert region
    assert region.code == "370282"
    assert gazetteer().region_at("999999", None) is None


def test_children_are_those_of_the_date() -> None:
    names = {r.name for r in gazetteer().children(one("青岛市"), date(2010, 6, 1))}
    assert {"即墨市", "胶南市", "四方区"} <= names
    names = {r.name for r in gazetteer().children(one("青岛市"), date(2020, 6, 1))}
    assert "即墨区" in names
    assert not {"即墨市", "胶南市", "四方区"} & names


def test_towns() -> None:
    places = gazetteer()
    street = places.township(one("东丽区"), "华明街")
    assert street
    assert (street.name, street.code, street.level) == ("华明街道", "120110006", "township")
    town = places.township(one("东莞市"), "虎门镇")
    assert town
    assert (town.path, town.county_code) == ("广东省/东莞市/虎门镇", "441900")
    assert places.township(one("东丽区"), "西坪镇") is None


def test_towns_of_a_county_under_its_earlier_code() -> None:
    county = one("即墨市", date(2015, 6, 1))
    town = gazetteer().township(county, "蓝村镇") or gazetteer().township(county, "蓝村街道")
    assert town
    assert town.path.startswith("山东省/青岛市/即墨市/")


def test_a_village_as_written_has_no_code_but_its_countys() -> None:
    town = gazetteer().township(one("成县"), "陈院镇")
    assert town
    village = gazetteer().below(town, "白马寺村", "village")
    assert (village.code, village.county_code, village.path) == (None, "621221", "甘肃省/陇南市/成县/陈院镇/白马寺村")
    assert gazetteer().by_path(village.path) == village


@pytest.mark.parametrize(
    ("name", "year", "role"),
    [
        ("青岛市", 2020, "supporting"),
        ("城阳区", 2020, "supporting"),
        ("六枝特区", 2018, "supported"),
        ("甘井子区", 2018, "supporting"),
        ("甘井子区", 2023, "supporting"),
        ("沈阳市", 2023, None),
        ("平泉市", 2019, "supported"),
        ("石家庄市", 2019, None),
        ("花垣县", 2019, "supported"),
        ("和龙市", 2018, "supported"),
        ("和龙市", 2023, "supported"),
        ("凤凰县", 2022, "supported"),
        ("凤凰县", 2015, None),
        ("长沙市", 2022, None),
        ("阿拉尔市", 2022, "supported"),
    ],
)
def test_roles(name: str, year: int, role: str | None) -> None:
    assert gazetteer().role(one(name), year) == role
