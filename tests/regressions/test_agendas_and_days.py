"""Agendas by the hours of a day, and days that are counted or named one after the other, made no calendar."""

import pytest

from planparse import parse


def read(text):
    (plan,) = parse(text).plans
    found = [(item.time and item.time.text, item.time and item.time.edtf, item.activity) for item in plan.schedule]
    return plan, found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("8:00—8:30 签到\n8:30-9:10 观课\n9:20-10:00 评课", ["8:00—8:30", "8:30-9:10", "9:20-10:00"]),
        ("1.8:00 签到\n2.8:30—9:10 观课\n3.上午9:20 评课", ["8:00", "8:30—9:10", "上午9:20"]),
        ("（1）8：00-8：30：签到；\n（2）8：30：观课；\n（3）9：20：评课。", ["8：00-8：30", "8：30", "9：20"]),
    ],
)
def test_hours_of_a_day_that_is_known_elsewhere(lines, expected):
    plan, found = read(f"青石小学教学开放日方案\n一、活动流程\n{lines}\n二、活动要求\n1、提前到场。\n2、注意安全。")
    assert [(time, None, activity) for time, activity in zip(expected, ["签到", "观课", "评课"], strict=True)] == found
    assert [section.title for section in plan.sections] == ["活动流程", "活动要求"]


def test_hours_under_their_day():
    _, found = read(
        "青石县2024年骨干教师培训日程安排\n7月10日\n8:00-8:30 报到\n8:30-11:30 讲座\n"
        "7月11日\n上午：结业典礼\n下午\n2:30 返程"
    )
    assert found == [
        ("8:00-8:30", "2024-07-10", "报到"),
        ("8:30-11:30", "2024-07-10", "讲座"),
        ("上午", "2024-07-11", "结业典礼"),
        ("2:30", "2024-07-11", "返程"),
    ]


def test_hours_of_the_one_day_of_a_plan():
    _, found = read(
        "青石小学教学开放日方案\n一、活动时间\n2024年5月8日\n二、日程\n"
        "8:30-9:00 签到\n9:00-9:40 观课\n下午：\n2:30 座谈"
    )
    assert found == [
        ("8:30-9:00", "2024-05-08", "签到"),
        ("9:00-9:40", "2024-05-08", "观课"),
        ("2:30", "2024-05-08", "座谈"),
    ]


def test_days_that_are_counted():
    plan, found = read(
        "青石中学研学活动方案\n一、行程安排\n第一天：集合出发\n- 上午：乘车前往溪口\n- 下午：参观茶园\n"
        "第二天：返校\n- 填写研学手册\n二、注意事项\n1、听从指挥。\n2、注意安全。"
    )
    assert found == [
        ("第一天", None, "集合出发"),
        ("上午", None, "乘车前往溪口"),
        ("下午", None, "参观茶园"),
        ("第二天", None, "返校"),
        ("第二天", None, "填写研学手册"),
    ]
    assert [section.title for section in plan.sections] == ["行程安排", "注意事项"]


def test_days_that_are_counted_with_their_dates():
    _, found = read(
        "青石中学2024年研学活动方案\n一、行程安排\n第一天（7月10日）：出发\n第二天（7月11日）\n上午：返程\n第三天（室内）：总结"
    )
    assert found == [
        ("第一天（7月10日）", "2024-07-10", "出发"),
        ("上午", "2024-07-11", "返程"),
        ("第三天（室内）", None, "总结"),
    ]


def test_weekdays_one_after_the_other():
    _, found = read("青石幼儿园周计划\n周一：安全日\n- 上午：晨检\n周二：绘画日\n布置作品墙\n周三：阅读日")
    assert found == [
        ("周一", None, "安全日"),
        ("上午", None, "晨检"),
        ("周二", None, "绘画日"),
        ("周二", None, "布置作品墙"),
        ("周三", None, "阅读日"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "第一天：我们听了三节课，收获很大。\n第二天：我们参观了校园，感受很深。",
        "第一天课堂要求明确。\n第二天作业要求清楚。",
        "7:20前到校，不许迟到。\n8:00上课，铃响前坐好。\n12:00放学，排队出门。",
        "师生比达到1：15。\n优生比达到3：10。\n班额控制在1：45。",
    ],
)
def test_no_agenda(lines):
    _, found = read(f"青石小学教师外出学习情况\n一、学习情况\n{lines}")
    assert not found


def test_what_stands_under_the_last_entry_closes_the_list():
    plan, found = read(
        "青石小学2024年工作计划\n一、活动安排\n1、3月5日：慰问老人\n2、4月5日：祭扫\n3、6月1日：游园\n"
        "以上活动由少先队牵头，班主任带队。\n二、要求\n1、守时。"
    )
    assert [(edtf, activity) for _, edtf, activity in found] == [
        ("2024-03-05", "慰问老人"),
        ("2024-04-05", "祭扫"),
        ("2024-06-01", "游园"),
    ]
    assert plan.tasks[0].text == "以上活动由少先队牵头，班主任带队。"


def test_what_closes_an_agenda_is_no_entry():
    plan, found = read(
        "青石小学听课活动安排\n一、具体安排：\n"
        "（1）8:00 签到；\n（2）8:30 观课；\n（3）9:20 评课。\n请各校安排教师参加。"
    )
    assert [activity for *_, activity in found] == ["签到", "观课", "评课"]
    assert [unit.text for unit in plan.tasks] == ["请各校安排教师参加。"]
