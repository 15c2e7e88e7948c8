"""Month headings as 二、三月： (read as a label) and —3月— (not seen)."""

import pytest

from planparse import parse


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        ("—3月—\n开学视导\n—4月—\n送教下乡\n", [("2024-03", "开学视导"), ("2024-04", "送教下乡")]),
        ("二、三月：\n收心教育\n四月：\n祭扫\n", [("2024-02/2024-03", "收心教育"), ("2024-04", "祭扫")]),
        ("7、8月份：\n寒假安全教育\n9月：\n开学\n", [("2024-07/2024-08", "寒假安全教育"), ("2024-09", "开学")]),
    ],
)
def test_entries_take_their_months(calendar, expected):
    (plan,) = parse("云岭县教研室2024年工作计划\n一、活动安排\n" + calendar).plans
    assert [(item.time.edtf, item.activity) for item in plan.schedule] == expected
