"""全年 and 一年来 under a heading that looks back on its year were read as the year of the plan."""

from planparse import parse


def test_the_year_of_the_heading():
    text = (
        "云岭县教育局2024年工作总结和2025年工作计划\n一、2024年工作总结\n（一）教学。全年听课100节，9月开展比赛。\n"
        "二、2025年工作计划\n（一）教学。全年听课120节。"
    )
    plan = parse(text).plans[0]
    assert [[time.edtf for time in unit.times] for unit in plan.context] == [["2024", "2024-09"]]
    assert [[time.edtf for time in unit.times] for unit in plan.tasks] == [["2025"]]


def test_last_year_stays_by_the_report():
    text = "云岭县2025年政府工作报告\n一、2024年工作回顾\n一年来，完成去年的任务。\n二、2025年工作安排\n抓好落实。"
    assert [time.edtf for time in parse(text).plans[0].context[0].times] == ["2024", "2024"]


def test_a_heading_of_several_years_tells_none():
    text = "云岭县教育局2025年工作计划\n一、2021—2024年工作回顾\n（一）教学。全年听课100节。\n二、工作安排\n1、听课。"
    assert [time.edtf for time in parse(text).plans[0].context[0].times] == ["2025"]
