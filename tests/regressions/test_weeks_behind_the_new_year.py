"""Weeks of January in a calendar of the second half of a year lay in the January before."""

from planparse import parse

PLAN = """云岭市教研室2024年下半年工作安排
一、周次安排
第一周 9.2-9.8
开学检查。
第十八周 12.30-1.5
汇编案例。
第二十周 1.13-1.19
期末总结。
"""


def test_the_calendar_goes_on_in_the_next_year():
    (plan,) = parse(PLAN).plans
    assert [(item.activity, item.time.edtf) for item in plan.schedule if item.time] == [
        ("开学检查", "2024-09-02/2024-09-08"),
        ("汇编案例", "2024-12-30/2025-01-05"),
        ("期末总结", "2025-01-13/2025-01-19"),
    ]
