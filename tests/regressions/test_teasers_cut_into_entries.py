"""Teasers of other documents were cut into entries before they were seen, and became tasks."""

from planparse import parse


def test_teasers_are_left_out():
    text = (
        "青石镇教研室2024年工作计划\n一、工作任务\n1、抓好常规。每周检查一次教案。\n2、抓好评估。期末通报全镇。\n"
        "2023年教研室工作计划2023年教研室工作计划\n"
        "2022年教研室工作计划2022年教研室工作计划范文。一加强研究。1.加强调研，下校听课，走进课堂，走近教师...\n"
    )
    (plan,) = parse(text).plans
    assert [task.label for task in plan.tasks] == ["1、", "2、"]
    assert text[plan.span.end - 7 : plan.span.end] == "期末通报全镇。"
