"""Tables of teaching progress without their cells, and titles over a calendar that name neither year nor office."""

import pytest

from planparse import parse


def read(text):
    (plan,) = parse(text).plans
    return plan, [(item.time and item.time.text, item.time and item.time.edtf, item.activity) for item in plan.schedule]


def test_dates_by_the_term_in_the_title():
    plan, found = read(
        "2022---2023学年第一学期五年级科学教学进度表\n周次 | 日期 | 教学内容 | 备注 |\n"
        "1 | 9.1-—9.2 | 光的反射 | |\n2 | 9.5--9.9 | 光与影 | |\n18 | 1.2—1.6 | 复习 | |"
    )
    assert plan.title == "2022---2023学年第一学期五年级科学教学进度表"
    assert [edtf for _, edtf, _ in found] == [
        "2022-09-01/2022-09-02",
        "2022-09-05/2022-09-09",
        "2023-01-02/2023-01-06",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "周次 教学内容 课时\n1 第一章第1节 声音的产生 2\n2 第一章第2节 声音的特性 3",
            [("1", None, "第一章第1节 声音的产生"), ("2", None, "第一章第2节 声音的特性")],
        ),
        (
            "周次 日期 教学内容 教学课时\n1 2.20-2.26 春的赞歌 4\n2 2.27-3.5 写作：我的乐园 5",
            [
                ("2.20-2.26", "XXXX-02-20/XXXX-02-26", "春的赞歌"),
                ("2.27-3.5", "XXXX-02-27/XXXX-03-05", "写作：我的乐园"),
            ],
        ),
        (
            "周次 时间 教学内容\n1 2月20日—24日 剪纸\n2 2月27日—3月3日 泥塑\n3 3月6日 机动",
            [
                ("2月20日—24日", "XXXX-02-20/XXXX-02-24", "剪纸"),
                ("2月27日—3月3日", "XXXX-02-27/XXXX-03-03", "泥塑"),
                ("3月6日", "XXXX-03-06", "机动"),
            ],
        ),
        (
            "周次 时间 教学内容\n1 2月2日 剪纸\n2 2月9日 泥塑",
            [("2月2日", "XXXX-02-02", "剪纸"), ("2月9日", "XXXX-02-09", "泥塑")],
        ),
        (
            "周次 教学内容\n一 剪纸\n二 泥塑\n三 机动",
            [("一", None, "剪纸"), ("二", None, "泥塑"), ("三", None, "机动")],
        ),
    ],
)
def test_rows_behind_bare_numbers_of_weeks(rows, expected):
    plan, found = read(f"八年级综合实践教学进度表\n{rows}")
    assert plan.title == "八年级综合实践教学进度表"
    assert found == expected
    assert not plan.units


def test_under_a_heading():
    _, found = read(
        "五年级数学教学计划\n一、教学目标\n会算小数乘法。\n二、教学进度表\n周次 教学内容 课时\n"
        "1 小数乘整数 5\n2 小数乘小数 5\n三、教学措施\n1、多练习。\n2、勤反馈。"
    )
    assert found == [("1", None, "小数乘整数"), ("2", None, "小数乘小数")]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("值周安排表", "第1周 2月13日—2月19日 一班\n第2周 2月20日—2月26日 二班\n第3周 2月27日—3月5日 三班"),
        ("校本研修日程安排表", "日期 时间 内容 地点\n7月10日 8:30-11:30 师德报告 礼堂\n7月11日 8:30-11:30 论坛 礼堂"),
        ("学位申请工作安排", "项目 | 时间安排 | 责任人 |\n送审 | 2月20日前 | 学位办 |\n答辩 | 3月20日前 | 各系 |"),
    ],
)
def test_a_title_over_a_calendar(title, rows):
    plan, found = read(f"{title}\n{rows}")
    assert plan.title == title
    assert len(found) > 1
    assert not plan.sections


def test_numbers_that_are_no_weeks():
    plan, _ = read("青石小学教学情况\n一、内容\n教学内容 课时\n1 识字 5\n3 写话 5")
    assert not plan.schedule
