import pytest

from planparse.comparison.places import region_name, relation
from planparse.schema import Plan, Region, Span

PROVINCE = Region(province="江原省")
CITY = Region(province="江原省", city="青禾市")
COUNTY = Region(province="江原省", city="青禾市", county="白石县")
CAPITAL = Region(province="江京市", city="江京市", county="东区")


def test_names():
    assert [region_name(region) for region in (PROVINCE, COUNTY, CAPITAL, Region(), None)] == [
        "江原省",
        "江原省青禾市白石县",
        "江京市东区",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (COUNTY, COUNTY, "same_plan"),
        (PROVINCE, COUNTY, "upper_level"),
        (CITY, COUNTY, "upper_level"),
        (COUNTY, CITY, "neighbour"),
        (CAPITAL, CITY, "neighbour"),
        (None, CITY, "unknown"),
    ],
)
def test_relations(earlier, later, expected):
    plans = [Plan(id="p", span=Span(start=0, end=1), region=region) for region in (earlier, later)]
    assert relation(*plans) == expected


def test_another_body_of_the_same_place_is_a_neighbour():
    plans = [
        Plan(id="p", span=Span(start=0, end=1), region=COUNTY, issuer=name) for name in ("白石县教育局", "白石县卫健局")
    ]
    assert relation(*plans) == "neighbour"
    assert relation(plans[0], plans[0].model_copy(update={"issuer": None})) == "same_plan"
