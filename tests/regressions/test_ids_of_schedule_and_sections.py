"""Calendar entries and sections had the same ids."""

from planparse import parse


def test_ids_differ():
    (plan,) = parse("一、工作安排\n三月：\n开会。\n四月：\n听课。\n").plans
    assert [section.id for section in plan.sections] == ["s1"]
    assert [item.id for item in plan.schedule] == ["i1", "i2"]
