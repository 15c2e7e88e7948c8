"""What children are to be able to do is a goal also under a heading that only inherits its role; work stays work."""

from planparse import parse

TEXT = """石桥幼儿园2024年大班班务计划
一、教养目标
1、生活常规
（1）能独立穿脱衣服。
（2）喜欢听故事，乐于复述。
（3）组织值日生轮流照料植物。
二、工作措施
1、开好家长会。
"""


def test_states_and_work_under_goals():
    plan = parse(TEXT).plans[0]
    assert [unit.label for unit in plan.goals] == ["（1）", "（2）"]
    assert [unit.label for unit in plan.tasks] == ["（3）", "1、"]
