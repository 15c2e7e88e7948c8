"""The last entry of a calendar (全年工作总结) was taken for a heading and ended it."""

from planparse import parse


def test_entry_stays_in_the_calendar():
    text = "一、工作安排\n十一月\n期中检测\n十二月\n年度论文评选\n全年工作总结\n"
    (plan,) = parse(text).plans
    assert [item.activity for item in plan.schedule] == ["期中检测", "年度论文评选", "全年工作总结"]
    assert [section.title for section in plan.sections] == ["工作安排"]
