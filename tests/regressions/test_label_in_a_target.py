"""The label of a unit stood in the text and in the indicator of its targets."""

import pytest

from planparse import parse

PLAN = """云岭县教育局2025年工作计划
一、工作目标
{first}
（二）课题立项数增长10%。
二、重点工作
（一）加强教学管理。组织教师外出学习。
"""


@pytest.mark.parametrize("first", ["（一）义务教育巩固率达到97%以上。", "(1)义务教育巩固率达到97%以上。"])
def test_text_and_indicator_begin_behind_it(first):
    (plan,) = parse(PLAN.format(first=first)).plans
    told = {(target.text, target.indicator) for target in plan.targets}
    assert ("义务教育巩固率达到97%以上", "义务教育巩固率") in told
    assert ("课题立项数增长10%", "课题立项数") in told
