"""Pages with several plans or an excerpt of them: which titles part them, and what is no heading."""

import pytest

from planparse.outline.build import build
from planparse.outline.series import marked_stem, names_collection
from planparse.text.repair import clean

BODY = "一、工作思路\n以服务教学为宗旨，管好物，服务好人。\n二、具体工作\n1、修缮校舍。\n2、管好食堂。\n"


def plans(text):
    return [(outline.title, len(outline.sections), len(outline.units)) for outline in build(clean(text))]


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("石桥小学工会工作计划 【篇1】", "石桥小学工会工作计划 【篇2】", "石桥小学工会工作计划"),
        ("少先队工作计划第二学期 篇1", "少先队工作计划第二学期 篇2", "少先队工作计划第二学期"),
        ("2023中班教研工作计划优秀模板精选1", "2023中班教研工作计划优秀模板精选2", "2023中班教研工作计划优秀模板"),
        ("篇一：《中班班务工作计划》", "篇二：《中班班务工作计划》", "中班班务工作计划"),
        ("后勤工作计划 后勤工作计划第一学期篇一", "后勤工作计划 后勤工作计划第一学期篇二", "后勤工作计划第一学期"),
        ("第1篇", "第2篇", None),
        ("【后勤工作计划篇一】", "【后勤工作计划篇二】", "后勤工作计划"),
    ],
)
def test_plans_under_marked_titles(first, second, title):
    assert plans(f"{first}\n{BODY}{second}\n{BODY}") == [(title, 2, 3), (title, 2, 3)]


def test_the_first_of_a_collection_alone():
    assert plans(f"少先队工作计划第二学期 篇1\n{BODY}") == [("少先队工作计划第二学期", 2, 3)]
    assert plans(f"少先队工作计划\n时间：2024-03-01\n篇一：少先队工作计划\n{BODY}") == [("少先队工作计划", 2, 3)]
    assert plans(f"第二篇：少先队工作计划\n{BODY}")[0][0] is None


def test_a_title_of_a_collection_given_twice():
    text = "".join(f"科室工作计划 {number}\n科室工作计划 {number}\n{BODY}" for number in (1, 2))
    assert plans(text) == [("科室工作计划", 2, 3), ("科室工作计划", 2, 3)]


@pytest.mark.parametrize(
    "line", ["后勤工作计划书（通用12篇）", "【精华】班主任工作计划模板五篇", "安全工作计划通用7篇正文"]
)
def test_the_title_of_a_collection_is_no_content(line):
    assert names_collection(line)
    body = BODY.replace("2、", f"{line}\n2、")
    assert plans(f"{line}\n后勤工作计划 篇1\n{body}后勤工作计划 篇2\n{BODY}") == [
        ("后勤工作计划", 2, 3),
        ("后勤工作计划", 2, 3),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "每位教师上交工作计划、教学反思各1篇",
        "1、编写优秀教案、总结共3篇",
        "读书笔记（2篇）",
        "优秀教案、工作总结汇编3篇",
    ],
)
def test_quotas_are_no_collections(line):
    assert not names_collection(line)
    assert marked_stem(line) is None


def test_a_lone_opening_heading_is_the_title():
    title = "2023年石桥小学春季体育工作计划模板"
    assert plans(f"{title}\n为增强体质，特制定本计划。\n{BODY}") == [(title, 2, 4)]


def test_two_opening_headings_stay_headings():
    text = "2022年工作总结汇报\n一、主要成绩\n完成三件实事。\n2023年工作计划打算\n一、主要任务\n再办三件实事。\n"
    assert plans(text)[0][1] == 4
