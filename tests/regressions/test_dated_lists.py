"""Lists of dates that were no calendar: dates behind numbers, with both years, of one week; weekdays over entries."""

import pytest

from planparse import parse


def entries(text):
    (plan,) = parse(text).plans
    return [(item.activity, item.time.edtf) for item in plan.schedule]


def test_deadlines_behind_numbers():
    text = "云岭镇2024年工作计划\n一、时间节点\n1.3月底前，完成摸底。\n2.4月15日前，上报方案。\n3.10月中旬，迎接验收。"
    assert entries(text) == [
        ("完成摸底", "../2024-03-31"),
        ("上报方案", "../2024-04-15"),
        ("迎接验收", "2024-10-11/2024-10-20"),
    ]


def test_both_years_of_a_time_behind_the_activity():
    text = (
        "云岭学院教学工作安排\n一、时间安排\n1.教材征订：2024年6月3日—2024年6月12日。\n"
        "2.教室调配：2024年6月13日—2024年6月18日。\n3.名单公示：2024年6月21日。"
    )
    assert entries(text) == [
        ("教材征订", "2024-06-03/2024-06-12"),
        ("教室调配", "2024-06-13/2024-06-18"),
        ("名单公示", "2024-06-21"),
    ]


def test_a_weekday_over_its_entries():
    text = (
        "云岭小学第七周工作安排（2024年4月8日—4月12日）\n周一：\n1.升旗\n2.例会\n周二：语文教研\n"
        "周三：教师大会\n周四：听课"
    )
    assert entries(text) == [
        ("升旗", "2024-04-08"),
        ("例会", "2024-04-08"),
        ("语文教研", "2024-04-09"),
        ("教师大会", "2024-04-10"),
        ("听课", "2024-04-11"),
    ]


@pytest.mark.parametrize("line", ["2024年2月", "三月：以检查为主。", "第一学期\n2024年9月"])
def test_a_month_under_a_title_opens_no_calendar(line):
    text = f"云岭小学春季学期工作安排\n{line}\n一、指导思想\n坚持立德树人。\n二、主要工作\n1、抓好常规。\n2、抓好教研。"
    (plan,) = parse(text).plans
    assert [section.title for section in plan.sections] == ["指导思想", "主要工作"]
    assert not plan.schedule


def test_the_day_of_an_entry_is_no_figure():
    (plan,) = parse("云岭县教师培训安排\n一、研修日程\n7.9 报到\n7.10 分组研讨\n7.11 结业").plans
    assert [item.time.edtf for item in plan.schedule] == ["XXXX-07-09", "XXXX-07-10", "XXXX-07-11"]
    assert not plan.targets


def test_weeks_with_their_dates_alone_stay_text():
    text = (
        "云岭小学2024年春季学期时间安排\n•第一周：2月19日至2月25日\n•第二周：2月26日至3月3日\n•第三周：3月4日至3月10日"
    )
    (plan,) = parse(text).plans
    assert not plan.schedule
    assert len([*plan.tasks, *plan.context]) == 3


@pytest.mark.parametrize("line", ["增长3.5月", "共1.2月"])
def test_decimals_before_a_month_stay(line):
    (plan,) = parse(f"云岭镇2024年工作计划\n一、任务\n{line}").plans
    assert not any(unit.times for unit in plan.tasks)
