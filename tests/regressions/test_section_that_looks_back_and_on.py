"""All of a section of achievements and aims was taken for looking back, its promises for reports."""

from planparse import parse

REPORT = """云岭省2021年政府工作报告
一、2020年工作回顾
全年地区生产总值增长3%。
二、“十三五”时期发展成就和“十四五”时期主要目标任务
过去五年，地区生产总值年均增长6%，城镇化率提高8个百分点。
“十四五”时期是我省跨越发展的关键五年，地区生产总值年均增长6%左右。
——创新能力更强。研发经费投入年均增长9%以上。
三、2021年重点工作
新建学校12所。
"""


def test_the_section_turns_at_the_time_it_names_last():
    (plan,) = parse(REPORT).plans
    aims = plan.sections[1]
    assert aims.roles == ("review", "goal")
    units = sorted((*plan.goals, *plan.tasks, *plan.context), key=lambda unit: unit.span.start)
    assert [unit.type for unit in units if unit.section == aims.id] == ["review", "goal", "goal"]
    assert [(target.value, target.status) for target in plan.targets] == [
        (3.0, "achieved"),
        (6.0, "achieved"),
        (8.0, "achieved"),
        (6.0, "planned"),
        (9.0, "planned"),
        (12.0, "planned"),
    ]
