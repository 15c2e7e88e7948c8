"""A title that names neither a year nor an office became a section, and the whole plan lay one level too deep."""

import pytest

from planparse import parse

BODY = "一、指导思想\n以质量为中心。\n二、主要工作\n1、抓好常规教学。\n2、开展听课评课活动。"


def outlined(text):
    plan = parse(text).plans[0]
    return plan.title, [(section.level, section.title) for section in plan.sections]


@pytest.mark.parametrize(
    "title",
    [
        "高一数学备课组工作计划",
        "少先队工作计划",
        "后勤工作计划",
        "校本培训工作总结",
        "云岭县教育局2025年教育重点工作",
        "云岭县2024年教育系统民生实事项目",
    ],
)
@pytest.mark.parametrize("opening", ["", "为了做好本学期的工作，特制定本计划。\n"])
def test_it_is_the_title(title, opening):
    assert outlined(f"{title}\n{opening}{BODY}") == (title, [(1, "指导思想"), (1, "主要工作")])


def test_it_may_stand_on_two_lines():
    plan = parse(f"青石小学语文教研组\n工作计划\n（2023.9—2024.1）\n{BODY}").plans[0]
    assert (plan.title, plan.issuer, plan.period.edtf) == (
        "青石小学语文教研组工作计划",
        "青石小学语文教研组",
        "2023-09/2024-01",
    )


def test_a_heading_among_its_like_is_none():
    text = f"后勤工作计划\n{BODY}\n校本培训工作计划\n{BODY}"
    assert outlined(text)[0] is None
    assert outlined("具体工作安排\n一、三月\n1、开学。")[0] is None


def test_a_school_calendar():
    assert parse("青石小学2024年春季校历\n三月\n1日开学典礼").plans[0].title == "青石小学2024年春季校历"


@pytest.mark.parametrize(
    ("lines", "title", "issuer", "edtf"),
    [
        ("青石小学\n语文教研组工作计划", "青石小学语文教研组工作计划", "青石小学语文教研组", None),
        (
            "青石小学2023—2024学年度第一学期\n语文教研组工作计划",
            "青石小学2023—2024学年度第一学期语文教研组工作计划",
            "青石小学语文教研组",
            "2023-08/2024-01",
        ),
        (
            "青石小学\n2023—2024学年度第二学期\n德育工作计划",
            "青石小学2023—2024学年度第二学期德育工作计划",
            "青石小学",
            "2024-02/2024-07",
        ),
    ],
)
def test_the_school_above_a_title(lines, title, issuer, edtf):
    plan = parse(f"{lines}\n{BODY}").plans[0]
    assert (plan.title, plan.issuer, plan.period and plan.period.edtf) == (title, issuer, edtf)


def test_a_title_of_few_words():
    assert outlined(f"实施方案\n{BODY}") == ("实施方案", [(1, "指导思想"), (1, "主要工作")])


@pytest.mark.parametrize("second", ["第二篇：体育组工作计划\n体育组工作计划", "少先队工作计划2"])
def test_in_a_collection(second):
    first = "第一篇：少先队工作计划\n少先队工作计划" if second.startswith("第") else "少先队工作计划1"
    plans = parse(f"{first}\n{BODY}\n{second}\n{BODY}").plans
    assert len(plans) == 2
    assert {section.title for plan in plans for section in plan.sections} == {"指导思想", "主要工作"}


def test_numbered_headings_inside_a_plan_are_no_collection():
    text = f"2024年工作计划\n{BODY}\n三、活动\n少先队工作计划1\n读书。\n少先队工作计划2\n背诵。"
    assert len(parse(text).plans) == 1


def test_a_school_over_a_title_and_nothing_below():
    assert outlined("青石小学\n后勤工作计划") == (None, [(1, "后勤工作计划")])
