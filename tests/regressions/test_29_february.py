"""A week that ended on 29 February stopped the parse of its file; a year without that day got it all the same."""

import pytest

import planparse
from planparse.mentions.times import find_times
from planparse.mentions.times.weeks import shifted, week_of


@pytest.mark.parametrize(
    ("period", "edtf"),
    [(None, "XXXX-02-29"), ("2024", "2024-02-29"), ("2025", None), ("2023-08/2024-07", "2024-02-29")],
)
def test_the_day_is_there_in_leap_years_only(period, edtf):
    assert [(time.text, time.edtf) for time in find_times("2月29日", period=period)] == [("2月29日", edtf)]


def test_weeks_with_that_day():
    assert week_of("XXXX-02-24/XXXX-02-29") == ("XXXX-02-24", "XXXX-02-29")
    assert week_of("XXXX-02-29/XXXX-03-04") == ("XXXX-02-29", "XXXX-03-04")
    assert (shifted("XXXX-02-29", 1), shifted("XXXX-02-28", 1)) == ("XXXX-03-01", "XXXX-03-01")


@pytest.mark.parametrize("year", ["", "2024年", "2025年"])
def test_the_file_is_read(year):
    text = f"石桥小学{year}工作计划\n一、工作安排\n周次\t日期\t内容\n第一周\t2.24-2.29\t报到\n第二周\t3.2-3.8\t听课"
    items = planparse.parse(text).plans[0].schedule
    assert [item.activity for item in items] == ["报到", "听课"]
