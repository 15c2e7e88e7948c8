"""The flow of an event is a calendar of its hours, below names of columns or a heading that says so."""

import pytest

from planparse import parse

HOURS = "7:30 在门口集中\n9:45 到达林场\n9:55-10:00 领取工具\n12:00-13:00 午餐"


@pytest.mark.parametrize("lines", [f"时间 安排 备注\n{HOURS}", f"时间　环节\n{HOURS}", HOURS])
def test_hours_are_entries(lines):
    plan = parse(f"望岚林场植树活动策划书\n一、活动时间\n2024年3月12日\n二、活动流程\n{lines}").plans[0]
    assert plan.title == "望岚林场植树活动策划书"
    assert [(item.time.text, item.time.edtf, item.activity) for item in plan.schedule] == [
        ("7:30", "2024-03-12", "在门口集中"),
        ("9:45", "2024-03-12", "到达林场"),
        ("9:55-10:00", "2024-03-12", "领取工具"),
        ("12:00-13:00", "2024-03-12", "午餐"),
    ]


def test_a_flow_that_is_worked_on_is_a_task():
    text = (
        "望岚林场2024年工作计划\n一、规范会议流程\n1.会前下发通知。\n2.会后形成纪要。\n二、活动流程\n1.集中。\n2.植树。"
    )
    assert [section.roles for section in parse(text).plans[0].sections] == [("task",), ("schedule",)]


def test_an_arrangement_of_time_is_a_heading():
    plan = parse("望岚林场2024年植树计划\n时间安排\n三月植树，四月管护。\n工作要求\n各队要认真落实。").plans[0]
    assert [section.title for section in plan.sections] == ["时间安排", "工作要求"]
