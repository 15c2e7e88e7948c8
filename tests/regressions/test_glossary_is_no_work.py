"""Explanations of terms behind a report were taken for tasks of its last section."""

import pytest

from planparse import parse

REPORT = """云岭县2024年政府工作报告
一、2024年重点工作
（一）加强自身建设
严格依法行政，自觉接受监督。
"""


@pytest.mark.parametrize(
    "glossary",
    [
        "名词解释\n1.两端一快：指前端、后端和快递。\n2.三查四改：指查思想、查作风和相应的整改。\n",
        "名词解释：两端一快，指前端、后端和快递。\n",
    ],
)
def test_a_term_is_background(glossary):
    (plan,) = parse(REPORT + glossary).plans
    assert [task.title for task in plan.tasks] == ["加强自身建设"]
    assert {unit.type for unit in plan.context} == {"background"}
    assert plan.targets == ()
