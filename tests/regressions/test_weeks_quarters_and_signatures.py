"""Weeks with a number or a name only and quarters made no calendar; notes and signatures behind one were entries."""

import pytest

from planparse import parse


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        ("1周 报到\n2周 听课\n3周 评课", [("1周", None, "报到"), ("2周", None, "听课"), ("3周", None, "评课")]),
        (
            "一季度：走访、慰问。\n二季度：助学。\n三季度：体检。",
            [
                ("一季度", "2025-01/2025-03", "走访、慰问"),
                ("二季度", "2025-04/2025-06", "助学"),
                ("三季度", "2025-07/2025-09", "体检"),
            ],
        ),
        (
            "开学第一周（2.17—2.23）\n报到\n第二周（2.24—3.2）\n听课\n机动周\n评课\n期末周\n考试",
            [
                ("第一周（2.17—2.23）", "2025-02-17/2025-02-23", "报到"),
                ("第二周（2.24—3.2）", "2025-02-24/2025-03-02", "听课"),
                ("机动周", None, "评课"),
                ("期末周", None, "考试"),
            ],
        ),
        (
            "第一周：（2.17—2.23）\n报到\n第二周：（2.24—3.2）\n听课",
            [
                ("第一周：（2.17—2.23）", "2025-02-17/2025-02-23", "报到"),
                ("第二周：（2.24—3.2）", "2025-02-24/2025-03-02", "听课"),
            ],
        ),
        ("三月：\n听课\n以上安排如有变动，另行通知", [("三月", "2025-03", "听课")]),
        ("三月：\n听课\n云溪小学", [("三月", "2025-03", "听课")]),
        ("三月：\n听课\n云溪小学 2025年2月", [("三月", "2025-03", "听课")]),
        ("三月：\n听课\n教研会", [("三月", "2025-03", "听课"), ("三月", "2025-03", "教研会")]),
    ],
)
def test_entries_and_nothing_else(calendar, expected):
    (plan,) = parse(f"云溪小学2025年工作计划\n一、指导思想\n以人为本。\n二、工作安排\n{calendar}").plans
    assert [(item.time.text, item.time.edtf, item.activity) for item in plan.schedule] == expected
