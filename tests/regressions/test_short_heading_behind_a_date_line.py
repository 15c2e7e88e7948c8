"""A heading of four characters below a date line was taken for the name of a speaker."""

from planparse import parse


def test_heading_below_the_date():
    (plan,) = parse("青石镇中心小学2024年工作计划\n发布时间：2024-03-01\n指导思想\n坚持育人为本，办好学校。\n").plans
    assert [section.title for section in plan.sections] == ["指导思想"]
