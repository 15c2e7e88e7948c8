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


def test_a_calendar_of_a_college():
    text = (
        "云岭学院2024—2025学年校历\n【第一学期】\n"
        "[ 1 ]新生报到：2024年9月5日\n[ 2 ]中秋节：2024年9月15日至9月17日放假\n"
        "（2024年9月14日补第3周星期一课程）\n[ 3 ]寒假：2025年1月11日至2月14日（5周）\n"
        "【第二学期】\n[ 1 ]上课：2025年2月17日\n[ 2 ]期末考试：2025年6月23日至7月4日"
    )
    assert entries(text) == [
        ("新生报到", "2024-09-05"),
        ("中秋节：2024年9月15日至9月17日放假", "2024-09-15/2024-09-17"),
        ("补第3周星期一课程", "2024-09-14"),
        ("寒假", "2025-01-11/2025-02-14"),
        ("上课", "2025-02-17"),
        ("期末考试", "2025-06-23/2025-07-04"),
    ]


def test_quarters_in_one_line_under_a_title():
    text = (
        "云岭镇2024年党建工作安排\n一季度：签订责任书；开展述职评议。\n二季度：党员轮训。\n"
        "三季度：组织观摩。\n四季度：年终考核。"
    )
    assert entries(text) == [
        ("签订责任书；开展述职评议", "2024-01/2024-03"),
        ("党员轮训", "2024-04/2024-06"),
        ("组织观摩", "2024-07/2024-09"),
        ("年终考核", "2024-10/2024-12"),
    ]


@pytest.mark.parametrize("work", ["园务行政", "的系列计划活动：", "党务工作", "安全工作要点"])
def test_months_with_their_kind_of_work(work):
    text = f"云岭幼儿园2024年工作计划\n二月{work}\n1.制订计划\n2.检查房舍\n三月{work}\n1.体检\n2.家长会"
    assert entries(text) == [
        ("制订计划", "2024-02"),
        ("检查房舍", "2024-02"),
        ("体检", "2024-03"),
        ("家长会", "2024-03"),
    ]


def test_a_short_heading_is_no_title_below_the_title():
    (plan,) = parse(
        "云岭学院2024年校历安排\n开学时间\n2024年秋季学期于9月2日开学。\n假期安排\n国庆节放假七天，元旦放假一天，寒假另行通知。"
    ).plans
    assert plan.title == "云岭学院2024年校历安排"
    assert plan.period.edtf == "2024"
