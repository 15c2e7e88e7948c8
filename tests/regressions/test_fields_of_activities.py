"""A line that says one thing of an activity (活动内容：…, 负责人：…) was a heading, an hour of the day cut a title."""

import pytest

from planparse import parse


def plan_of(text):
    (plan,) = parse(f"云溪小学2024年读书月活动方案\n三、活动内容\n{text}\n四、活动要求\n各班要认真准备。").plans
    return plan


@pytest.mark.parametrize("field", ["活动内容：诵读经典", "负责人：陈岚", "内 容：诵读经典", "主题：诵读经典"])
def test_fields_are_no_sections(field):
    plan = plan_of(f"（一）诵读会\n活动时间：4月23日\n{field}\n（二）书画展\n活动时间：4月28日\n{field}")
    assert [section.title for section in plan.sections] == ["活动内容", "活动要求"]


def test_a_word_of_work_over_a_list_stays_a_section():
    plan = plan_of("活动安排：\n1、诵读会\n2、书画展")
    assert "活动安排" in [section.title for section in plan.sections]


def test_a_clock_is_no_title():
    plan = plan_of("1、4月23日下午2:30，各班到报告厅参加诵读会。\n2、周四上午9：00，请组长领取材料。")
    assert [unit.title for unit in plan.tasks[:2]] == [None, None]
    assert [[time.text for time in unit.times] for unit in plan.tasks[:2]] == [["4月23日下午2:30"], ["周四上午9：00"]]
