"""Names in a list of attachments became tasks, and the plan behind a notice hung below the list."""

import pytest

from planparse import parse

BODY = "一、主要工作\n1、抓好常规教学。\n2、开展听课评课活动。"


def items(plan):
    return [item.text for item in (*plan.goals, *plan.tasks, *plan.context)]


@pytest.mark.parametrize(
    ("lines", "attachments"),
    [
        ("附件：\n1.任务分解表\n2.责任清单", ("任务分解表", "责任清单")),
        ("附件：1.任务分解表\n2.责任清单", ("任务分解表", "责任清单")),
        ("附件：1、任务分解表 2、责任清单", ("任务分解表", "责任清单")),
        ("附件1：任务分解表\n附件2：责任清单", ("任务分解表", "责任清单")),
        ("附件：2024年任务分解表", ("2024年任务分解表",)),
        ("附件：1.任务分解表\n2.责任清单\n云岭县教育局\n2024年3月1日", ("任务分解表", "责任清单")),
        ("附件1\n2024年督导学校名单", ()),
        ("附件下载：\n督导学校名单.pdf", ()),
    ],
)
def test_names_are_no_tasks(lines, attachments):
    plan = parse(f"2024年教育工作要点\n{BODY}\n{lines}").plans[0]
    assert items(plan) == ["1、抓好常规教学。", "2、开展听课评课活动。"]
    assert plan.attachments == attachments


def test_what_an_attachment_says_stays():
    plan = parse(f"2024年教育工作要点\n{BODY}\n附件：责任清单\n1、抓好安全。\n2、抓好卫生。").plans[0]
    assert items(plan)[2:] == ["1、抓好安全。", "2、抓好卫生。"]
    plan = parse(f"2024年教育工作要点\n{BODY}\n附件：\n1、抓好安全，不出事故。\n2、抓好卫生。").plans[0]
    assert len(items(plan)) == 4


@pytest.mark.parametrize("listed", ["附件：1.2024年教育工作要点\n2.任务分解表", "附件：2024年教育工作要点"])
def test_the_plan_behind_a_notice(listed):
    letter = f"各学校：\n现将《2024年教育工作要点》印发给你们。\n{listed}\n云岭县教育局\n2024年3月1日"
    text = f"云岭县教育局关于印发《2024年教育工作要点》的通知\n{letter}\n附件1\n2024年教育工作要点\n{BODY}"
    plan = parse(text).plans[0]
    assert [(section.level, section.title, section.roles) for section in plan.sections] == [(1, "主要工作", ("task",))]
    assert plan.attachments[0] == "2024年教育工作要点"
