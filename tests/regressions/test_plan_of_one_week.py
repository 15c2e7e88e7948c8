"""The plan of one week covers the days that its title or the line under it names."""

import pytest

from planparse import parse

BODY = "一、德育\n1、周一升旗。\n2、检查路队。\n二、教学\n1、周三听课。"


@pytest.mark.parametrize(
    ("head", "week"),
    [
        ("第六周工作计划\n2024-10-7—2024-10-11", "2024-10-07/2024-10-11"),
        ("云岭小学第七周工作安排\n（2021.10.11-10.15）", "2021-10-11/2021-10-15"),
        ("云岭小学2019年第四周工作安排\n（9月16日—9月22日）", "2019-09-16/2019-09-22"),
        ("2022-2023学年第二学期第5周（3月13日-3月19日）工作安排", "2023-03-13/2023-03-19"),
        ("云岭小学2024年春季工作计划\n（2024年2月19日—7月5日）", "2024-02/2024-07"),
        ("云岭小学2024年国庆值班安排\n10月1日—10月7日", "2024-10-01/2024-10-07"),
        ("云岭小学读书活动方案\n（2024年3月1日—4月30日）", "2024-03-01/2024-04-30"),
    ],
)
def test_period(head, week):
    plan = parse(f"{head}\n{BODY}").plans[0]
    assert plan.period.edtf == week
    assert not plan.context
    assert [task.text for task in plan.tasks] == ["1、周一升旗。", "2、检查路队。", "1、周三听课。"]


def test_its_weekdays_are_days():
    plan = parse(f"第六周工作计划\n2024-10-7—2024-10-11\n{BODY}").plans[0]
    assert [time.edtf for task in plan.tasks for time in task.times] == ["2024-10-07", "2024-10-09"]


def test_its_days_are_a_calendar():
    text = (
        "云岭小学2019年第四周工作安排\n（9月16日—9月22日）\n星期一（16日）：升旗仪式。地点：操场。负责：政教处\n"
        "星期二（17日）：教研组长会\n星期三：语文组教研活动"
    )
    found = [(item.time.edtf, item.activity, item.place) for item in parse(text).plans[0].schedule]
    assert found == [
        ("2019-09-16", "升旗仪式", "操场"),
        ("2019-09-17", "教研组长会", None),
        ("2019-09-18", "语文组教研活动", None),
    ]


def test_weeks_below_each_other_are_headings():
    plan = parse("云岭小学周工作安排\n9.16-9.22\n1.升旗\n2.教研\n9.23-9.29\n1.听课").plans[0]
    assert plan.period is None
    assert [item.time.edtf for item in plan.schedule] == ["XXXX-09-16/XXXX-09-22"] * 2 + ["XXXX-09-23/XXXX-09-29"]


def test_a_week_that_opens_a_month_is_a_heading():
    text = "2024年3月工作安排\n3月4日—3月8日\n开展读书活动\n3月12日\n上山植树"
    plan = parse(text).plans[0]
    assert plan.period.edtf == "2024-03"
    assert [item.time.edtf for item in plan.schedule] == ["2024-03-04/2024-03-08", "2024-03-12"]
