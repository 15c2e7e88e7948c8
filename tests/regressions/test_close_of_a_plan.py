"""The last paragraph of a plan, which looks at the whole of it, is background and no part of the last entry."""

import pytest

from planparse import parse

PLAN = "石桥镇2024年工作计划\n一、主要工作\n1、修路。\n2、植树\n春季植树两千株。\n3、治水\n疏浚河道三条。\n"


@pytest.mark.parametrize(
    "close", ["我们相信，有全镇干部群众的努力，任务定能完成。", "通过以上措施，全镇面貌将有新变化。"]
)
def test_close(close):
    plan = parse(PLAN + close).plans[0]
    assert [unit.text for unit in plan.context] == [close]
    assert len(plan.tasks) == 3


def test_what_goes_on_is_no_close():
    plan = parse(PLAN + "完工后由村组管护。").plans[0]
    assert plan.context == ()
    assert plan.tasks[-1].text.endswith("完工后由村组管护。")
