"""A label before a month that there is not (7、0月) stopped the parse of the whole file."""

from planparse import parse


def test_the_calendar_is_read():
    document = parse("石桥小学2024年工作计划\n一、工作安排\n六月：\n期中检测\n7、0月\n八月：\n校园维修\n")
    found = [(item.time and item.time.edtf, item.activity) for item in document.plans[0].schedule]
    assert found == [("2024-06", "期中检测"), ("2024-06", "0月"), ("2024-08", "校园维修")]
