"""Months and weeks with a text, a theme or a number of their own lost their entries, or became sections."""

import pytest

from planparse import parse


def schedule(calendar, term="第二学期", heading="二、工作安排\n"):
    (plan,) = parse(f"云溪小学2024-2025学年{term}工作计划\n一、指导思想\n以人为本。\n{heading}{calendar}").plans
    return plan, [(item.time and item.time.edtf, item.activity) for item in plan.schedule]


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        (
            "三月：文明礼仪月\n1、评选\n2、宣讲\n四月：读书月\n1、换书",
            [
                ("2025-03", "文明礼仪月"),
                ("2025-03", "评选"),
                ("2025-03", "宣讲"),
                ("2025-04", "读书月"),
                ("2025-04", "换书"),
            ],
        ),
        (
            "（一）三月：文明月\n1、评选\n（二）四月：读书月\n1、换书",
            [("2025-03", "文明月"), ("2025-03", "评选"), ("2025-04", "读书月"), ("2025-04", "换书")],
        ),
        (
            "第一周（2.17-2.23）报到\n教研会\n第二周（2.24-3.2）听课",
            [
                ("2025-02-17/2025-02-23", "报到"),
                ("2025-02-17/2025-02-23", "教研会"),
                ("2025-02-24/2025-03-02", "听课"),
            ],
        ),
        (
            "第一周（2.17-2.23）：报到\n家访\n第二周（2.24-3.2）：听课",
            [("2025-02-17/2025-02-23", "报到"), ("2025-02-17/2025-02-23", "家访"), ("2025-02-24/2025-03-02", "听课")],
        ),
        (
            "第一周（2.17-2.23）：1、报到\n2、家访\n第二周（2.24-3.2）：1、听课",
            [("2025-02-17/2025-02-23", "报到"), ("2025-02-17/2025-02-23", "家访"), ("2025-02-24/2025-03-02", "听课")],
        ),
        ("3月 评选\n宣讲\n4月 换书", [("2025-03", "评选"), ("2025-03", "宣讲"), ("2025-04", "换书")]),
        (
            "3月——文明月\n1、评选\n4月——读书月\n1、换书",
            [("2025-03", "文明月"), ("2025-03", "评选"), ("2025-04", "读书月"), ("2025-04", "换书")],
        ),
        (
            "五、六月 家长会\n复习\n七、八月 夏令营",
            [("2025-05/2025-06", "家长会"), ("2025-05/2025-06", "复习"), ("2025-07/2025-08", "夏令营")],
        ),
    ],
)
def test_a_month_with_a_text_holds_for_the_lines_below(calendar, expected):
    plan, found = schedule(calendar)
    assert found == expected
    assert [section.label for section in plan.sections] == ["一、", "二、"]


@pytest.mark.parametrize(
    "headings",
    [
        ("三月份（文明月）", "四月份（读书月）"),
        ("三月份 主题：文明", "四月份 主题：读书"),
        ("三月主题：文明", "四月主题：读书"),
        ("三月份重点工作", "四月份重点工作"),
        ("三月份主要工作：", "四月份主要工作："),
        ("三月活动：", "四月活动："),
        ("3月重点工作：", "4月重点工作："),
        ("三月份（第1—4周）", "四月份（第5—8周）"),
        ("三月份（文明月）：", "四月份（读书月）："),
        ("1、三月份", "2、四月份"),
    ],
)
def test_a_month_heading_is_no_section(headings):
    first, second = headings
    plan, found = schedule(f"{first}\n（1）评选\n（2）宣讲\n{second}\n（1）换书", heading="（一）工作安排\n")
    assert found == [("2025-03", "评选"), ("2025-03", "宣讲"), ("2025-04", "换书")]
    assert len(plan.sections) == 2


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        ("8—9月\n1、报到\n10—11月\n1、听课", [("2024-08/2024-09", "报到"), ("2024-10/2024-11", "听课")]),
        ("8-9月份：报到\n10-11月份：听课", [("2024-08/2024-09", "报到"), ("2024-10/2024-11", "听课")]),
        (
            "十、十一月份 主题：读书\n1、换书\n十二、一月份 主题：复习\n1、考试",
            [("2024-10/2024-11", "换书"), ("2024-12/2025-01", "考试")],
        ),
    ],
)
def test_two_months_are_one_heading(calendar, expected):
    assert schedule(calendar, "第一学期")[1] == expected


def test_an_entry_of_a_week_under_a_month_ends_with_itself():
    assert schedule("三月份\n1、第四周 评选\n2、宣讲")[1][1] == ("2025-03", "宣讲")


def test_numbers_before_months_are_numbers():
    (plan,) = parse("云溪小学2025年工作计划\n一、二月份\n1、报到\n二、三月份\n1、听课").plans
    assert [(item.time.edtf, item.activity) for item in plan.schedule] == [("2025-02", "报到"), ("2025-03", "听课")]
