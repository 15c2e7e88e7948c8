"""What is promised under a heading of problems and measures was told as done in the year before."""

import pytest

from planparse import parse

FORMS = {
    "one section": "一、存在问题及下步打算\n村医缺额30人。\n下一步，将培训村医40人。",
    "sections below": "一、存在的问题和改进措施\n（一）存在的问题\n村医缺额30人。\n（二）改进措施\n培训村医40人。",
}


@pytest.mark.parametrize("form", FORMS)
def test_only_the_problems_are_told(form):
    (plan,) = parse(f"青禾县2024年卫生工作方案\n{FORMS[form]}\n二、工作要求\n各乡镇要落实。").plans
    found = [(target.value, target.status, target.period and target.period.edtf) for target in plan.targets]
    assert found == [(30.0, "achieved", "2023"), (40.0, "planned", None)]


def test_a_review_of_work_stays_one():
    told = "一、2023年工作回顾\n（一）主要措施\n培训村医40人。"
    (plan,) = parse(f"青禾县2024年政府工作报告\n{told}\n二、2024年工作安排\n新建诊所6个。").plans
    assert [(target.value, target.status) for target in plan.targets] == [(40.0, "achieved"), (6.0, "planned")]
