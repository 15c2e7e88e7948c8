"""The one sentence of an entry was taken for a title because its office stood behind it."""

import pytest

from planparse import parse

HEAD = "云岭县教育局2026年工作要点\n一、重点工作\n"


@pytest.mark.parametrize("office", ["〔基建财务科〕", "（办公室）", "——安全股", "责任科室：电教中心"])
def test_no_title(office):
    entries = f"1.启动编制校园布局规划，十月完成初稿。{office}\n2.办好研训活动。{office}\n"
    (plan,) = parse(HEAD + entries).plans
    assert [(task.label, task.title) for task in plan.tasks] == [("1.", None), ("2.", None)]


def test_a_title_with_text_behind_it():
    entries = "1.校园安全。每月排查隐患。（安全股）\n2.校园文化。办好读书节。（教育股）\n"
    (plan,) = parse(HEAD + entries).plans
    assert [task.title for task in plan.tasks] == ["校园安全", "校园文化"]
