"""The work for a page that ends in many equal dates grew with their square: each asked again where content begins."""

from planparse import parse
from planparse.outline.model import PlanOutline


def test_where_content_begins_is_asked_a_few_times(monkeypatch):
    asked = []
    looked_for = PlanOutline.content_start.fget

    def counting(outline):
        asked.append(outline)
        return looked_for(outline)

    monkeypatch.setattr(PlanOutline, "content_start", property(counting))
    (plan,) = parse("云岭小学2024年工作计划\n一、主要工作\n1、每月家访一次。\n" + "2024年3月5日\n" * 50).plans
    assert [unit.text for unit in plan.tasks] == ["1、每月家访一次。"]
    assert len(asked) < 10
