"""The line of who spoke, with a colon, in brackets, set apart or without a blank, was a paragraph of the report."""

import pytest

import planparse

REPORT = """望岚县政府工作报告
——2024年1月9日在望岚县第十八届人民代表大会第四次会议上
{who}
各位代表：
现在，我代表望岚县人民政府报告工作，请予审议。
一、2024年工作安排
1、抓好护林。"""


@pytest.mark.parametrize(
    "who", ["县长：田禾", "（县长　田禾）", "县长田禾", "代县长田禾", "县 长 田 禾", "县　长 田　禾"]
)
def test_it_is_no_paragraph(who):
    (plan,) = planparse.parse(REPORT.format(who=who)).plans
    assert [unit.text for unit in plan.context] == ["各位代表：", "现在，我代表望岚县人民政府报告工作，请予审议。"]


def test_an_office_in_a_title_is_one():
    (plan,) = planparse.parse(REPORT.format(who="县长信箱办理情况")).plans
    assert "县长信箱办理情况" in plan.context[0].text
