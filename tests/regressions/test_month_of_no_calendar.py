"""A label before a month that there is not (7、0月) stopped the parse of the whole file."""

from planparse import parse


def test_the_calendar_is_read():
    document = parse("石桥小学2024年工作计划\n一、工作安排\n7、0月\n期末检测\n八月：\n校园维修\n")
    (plan,) = document.plans
    assert [(item.time.edtf, item.activity) for item in plan.schedule][-1] == ("2024-08", "校园维修")
