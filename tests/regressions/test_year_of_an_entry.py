"""A year that an entry of a calendar is about (2024年度总结) became the time of the targets below it."""

from planparse import parse


def test_the_calendar_keeps_its_year():
    calendar = "二○一一年一月：\n1、2024年度教研总结。二月：\n1、抽查备课5次。\n三月：\n1、听课20节。"
    (plan,) = parse(f"云岭县2024年教研工作计划\n一、指导思想\n以质量为本。\n二、工作安排\n{calendar}").plans
    assert [(target.indicator, target.period.edtf) for target in plan.targets] == [
        ("抽查备课", "2011-02"),
        ("听课", "2011-03"),
    ]
