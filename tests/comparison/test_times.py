import pytest

from planparse.comparison.times import day, own_period, single_year, start_year, target_period
from planparse.schema import Period, Plan, Span, Target, Time

SPAN = Span(start=0, end=1)


def plan(edtf):
    return Plan(id="p", span=SPAN, period=Period(label=edtf, edtf=edtf) if edtf else None)


def target(edtf):
    time = Time(text="时间", span=SPAN, edtf=edtf) if edtf else None
    return Target(id="t", span=SPAN, text="", indicator="听课", op="=", value=1, period=time)


@pytest.mark.parametrize(
    ("edtf", "start", "single"),
    [
        ("2025", 2025, 2025),
        ("2025-03", 2025, 2025),
        ("2023-08/2024-07", 2023, 2023),
        ("2021/2025", 2021, None),
        ("../2030-12-31", 2030, 2030),
        ("2025-10-01/..", 2025, 2025),
        ("XXXX", None, None),
        ("XXXX-02/XXXX-07", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_years(edtf, start, single):
    assert start_year(edtf) == start
    assert single_year(edtf) == single


@pytest.mark.parametrize(
    ("own", "given", "expected"),
    [
        ("2025", None, ""),
        ("2025", "2025", ""),
        ("2025", "2025-06", "+0-06"),
        ("2025", "../2025-08-31", ""),
        ("2025", "../2030-12-31", "../2030-12-31"),
        ("2025", "2025-01/2025-06", "+0-01/+0-06"),
        ("2025", "2030", "2030"),
        ("2023-08/2024-07", None, ""),
        ("2023-08/2024-07", "2024-06", "+1-06"),
        (None, "2025", "2025"),
    ],
)
def test_times_that_two_plans_can_share(own, given, expected):
    assert own_period(target(given), plan(own)) == expected


def test_a_figure_without_time_is_for_the_plan():
    assert target_period(target(None), plan("2025")) == "2025"
    assert target_period(target("2024"), plan("2025")) == "2024"
    assert target_period(target(None), plan(None)) is None


@pytest.mark.parametrize(
    ("edtf", "period", "expected"),
    [
        ("2024-01-01", "2024", 0),
        ("2024-03-01", "2024", 59),
        ("2025-01-01", "2024", 365),
        ("XXXX-03-01", "2024", 59),
        ("XXXX-03-01", "2023-08/2024-07", 424),
        ("2024-03-01", "2023-08/2024-07", 424),
        ("../2024-09-15", "2024", 257),
        ("2024", "2024", None),
        (None, "2024", None),
        ("2024-03-01", None, 59),
    ],
)
def test_days(edtf, period, expected):
    assert day(edtf, Period(label="", edtf=period) if period else None) == expected


def test_the_end_of_the_plans_year_is_the_plans_own_period():
    def of(edtf, text="年底"):
        span = Span(start=0, end=4)
        plan = Plan(id="p", span=span, period=Period(label="2025年", edtf="2025"))
        time = Time(text=text, span=span, edtf=edtf)
        return own_period(Target(id="t", span=span, text="", indicator="x", op="=", value=1, period=time), plan)

    assert [of("2025-12"), of("2025-12-31"), of("../2025-12-31")] == ["", "", ""]
    assert [of("2026-12"), of("2025-12", "12月份"), of("2025-11")] == ["2026-12", "+0-12", "+0-11"]
