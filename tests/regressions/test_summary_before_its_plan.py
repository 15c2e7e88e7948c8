"""What a summary with a plan behind it tells under headings of work was work to be done."""

import pytest

from planparse import parse

TITLE = "石桥村2023年工作总结及2024年工作计划\n"


def types(text):
    """Labels of the sections with their roles, and types of the units by their first characters."""
    plan = parse(text).plans[0]
    units = sorted((*plan.goals, *plan.tasks, *plan.context), key=lambda unit: unit.span.start)
    return [section.roles for section in plan.sections], [(unit.text[:4], unit.type) for unit in units]


def test_a_paragraph_hands_over_to_the_plan():
    text = (
        "一、产业发展：流转土地300亩。\n二、环境整治\n1、清淤6公里。\n2、改厕60户。\n"
        "成绩属于过去，特制定2024年工作计划如下：\n一、产业发展：新建大棚20座。\n二、环境整治：每月清洁一次。"
    )
    roles, units = types(TITLE + text)
    assert roles == [("review",), ("review",), ("task",), ("task",)]
    assert units == [
        ("流转土地", "review"),
        ("1、清淤", "review"),
        ("2、改厕", "review"),
        ("成绩属于", "background"),
        ("新建大棚", "task"),
        ("每月清洁", "task"),
    ]


@pytest.mark.parametrize(
    "paragraph", ["2024年，我村将做好两项工作。", "新的一年，全村上下要继续努力：", "下一步，重点抓好以下工作："]
)
def test_a_paragraph_about_the_time_to_come_hands_over_where_the_numbering_begins_again(paragraph):
    text = f"一、产业发展\n流转土地300亩。\n二、环境整治\n改厕60户。\n{paragraph}\n一、产业发展\n新建大棚20座。"
    roles, units = types(TITLE + text)
    assert roles == [("review",), ("review",), ("task",)]
    assert units[2:] == [(paragraph[:4], "background"), ("新建大棚", "task")]


@pytest.mark.parametrize("heading", ["2024年重点工作", "下一步打算", "工作目标"])
def test_the_first_heading_that_looks_on(heading):
    text = f"一、预算管理工作\n完成收入300万元。\n二、队伍建设\n培训30人次。\n三、{heading}\n完成收入350万元。"
    roles, _ = types(TITLE + text)
    assert roles[:2] == [("review",), ("review",)]
    assert roles[2] != ("review",)


def test_a_plan_alone_keeps_its_work():
    text = "石桥村2024年工作计划\n一、产业发展\n新建大棚20座。\n二、下一步打算\n每月清洁一次。"
    assert types(text)[0] == [("task",), ("task",)]


def test_what_is_done_about_problems_stands_behind_them():
    text = "一、存在问题和下步打算\n1、经费不足。\n2、人手偏少。\n下步打算：\n1、争取资金30万元。\n2、培训干部。"
    _, units = types(TITLE + text)
    assert units == [
        ("1、经费", "review"),
        ("2、人手", "review"),
        ("1、争取", "task"),
        ("2、培训", "task"),
    ]


def test_problems_in_points_end_at_the_next_step():
    text = "一、存在的不足和今后打算\n一是经费不足。\n二是人手偏少。\n下一步，要做好两项工作。\n一是争取资金。"
    _, units = types(TITLE + text)
    assert [kind for _, kind in units] == ["review", "review", "task", "task"]


def test_entries_beside_sections_are_no_background():
    first = "石桥中学教研计划\n一、成立小组，明确分工\n组员由各校推荐。"
    text = f"{first}\n二、组长负责召集会议，安排学习。\n三、组员坚持听课，及时反馈。"
    _, units = types(text)
    assert units[1:] == [("二、组长", "task"), ("三、组员", "task")]
