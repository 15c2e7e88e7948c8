from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison.places import Earlier, region_name, relation
from planparse.schema import Plan, Region, Span

RELATIONS = ["same_plan", "upper_level", "neighbour", "unknown"]
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


@given(st.data())
def test_plans_are_found_by_their_relation(data):
    regions = st.sampled_from([PROVINCE, CITY, COUNTY, CAPITAL, Region(), None])
    issuers = st.sampled_from(["白石县教育局", "白石县卫健局", None])
    *before, later = (
        Plan(id="p", span=Span(start=0, end=1), region=region, issuer=issuer)
        for region, issuer in data.draw(st.lists(st.tuples(regions, issuers), min_size=1, max_size=12))
    )
    earlier = Earlier()
    for number, plan in enumerate(before):
        earlier.add(number, plan)
    first = {}
    for name, group in zip(RELATIONS[-len(earlier.related(later)) :], earlier.related(later), strict=True):
        for number in chain(*group):
            first.setdefault(number, name)
    assert first == {number: relation(plan, later) for number, plan in enumerate(before)}
