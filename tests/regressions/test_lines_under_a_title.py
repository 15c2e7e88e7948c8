"""Term, date, body or author on a line of its own at the title became a unit, or a section over the whole plan."""

import pytest

from planparse import parse

BODY = "一、指导思想\n以质量为中心。\n二、主要工作\n1、抓好常规教学。\n2、开展听课评课活动。"


def read(text):
    plan = parse(text).plans[0]
    items = [item.text for item in (*plan.goals, *plan.tasks, *plan.context)]
    assert len(items) == 3
    assert [(section.level, section.title) for section in plan.sections] == [(1, "指导思想"), (1, "主要工作")]
    return plan


@pytest.mark.parametrize(
    "line", ["（2023-2024学年度第二学期）", "2023—2024学年第二学期", "（2024年春季学期）", "2024年春季"]
)
def test_the_term(line):
    for text in (f"语文教研组工作计划\n{line}\n{BODY}", f"{line}\n语文教研组工作计划\n{BODY}"):
        plan = read(text)
        assert (plan.title, plan.period.edtf) == ("语文教研组工作计划", "2024-02/2024-07")
        assert "period.subtitle" in plan.evidence


def test_terms_that_part_the_content_stay():
    plan = parse("教研工作计划\n2023年秋季学期\n一、听课。\n2024年春季学期\n一、评课。").plans[0]
    assert "2023年秋季学期" in [item.text for item in plan.context]


@pytest.mark.parametrize(
    "line", ["（2024年2月）", "2024年3月1日", "七年级数学备课组   李华", "执笔：李华", "云岭县教育局　2024年3月1日"]
)
def test_date_and_author(line):
    read(f"2024年数学备课组工作计划\n{line}\n{BODY}")


def test_the_body():
    assert read(f"2024年教研工作计划\n云岭县教科所\n{BODY}").issuer == "云岭县教科所"
