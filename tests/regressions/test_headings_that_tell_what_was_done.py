"""A year in Chinese numerals, 回顾 before a slogan and an aim that was reached did not mark what looks back."""

import pytest

from planparse import parse

REPORT = """云岭县2024年政府工作报告
{past}
全县粮食产量达到12万吨，增长3%。
{ahead}
全县粮食产量达到13万吨。
"""


@pytest.mark.parametrize(
    ("past", "ahead"),
    [
        ("二〇二三年政府工作回顾", "二〇二四年工作目标"),
        ("一、回顾2023，我们迎难而上", "二、2024年工作安排"),
        ("一、主要目标提前实现，发展站上新的起点", "二、2024年工作安排"),
        ("一、“十三五”规划圆满完成，我们交出满意答卷", "二、2024年工作安排"),
    ],
)
def test_it_is_a_review(past, ahead):
    plan = parse(REPORT.format(past=past, ahead=ahead)).plans[0]
    assert plan.sections[0].roles == ("review",)
    assert [target.status for target in plan.targets] == ["achieved", "achieved", "planned"]


@pytest.mark.parametrize("aim", ["一、确保目标任务圆满完成", "一、实现主要目标，推动发展"])
def test_an_aim_to_be_reached_is_none(aim):
    plan = parse(REPORT.format(past=aim, ahead="二、2024年工作安排")).plans[0]
    assert plan.sections[0].roles != ("review",)


def test_a_percent_sign_of_another_shape():
    plan = parse("云岭县2024年政府工作报告\n一、2023年工作回顾\n全县粮食产量增长15℅。").plans[0]
    assert [(target.value, target.unit) for target in plan.targets] == [(15, "%")]


def test_a_heading_that_only_says_aims_names_no_figure():
    plan = parse("云岭县2024年政府工作报告\n一、今后五年奋斗目标\n“十五五”期间年均增长6%。").plans[0]
    assert plan.targets == ()
