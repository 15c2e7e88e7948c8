"""Dates in points, on lines of their own or in rows without cells made no calendar."""

import pytest

from planparse import parse


def read(calendar, heading="工作安排"):
    (plan,) = parse(f"云溪小学2024-2025学年第二学期工作计划\n一、指导思想\n以人为本。\n二、{heading}\n{calendar}").plans
    return plan, [(item.time and item.time.edtf, item.activity) for item in plan.schedule]


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        ("3.1 报到\n3.10 听课\n4.15 评课", [("2025-03-01", "报到"), ("2025-03-10", "听课"), ("2025-04-15", "评课")]),
        (
            "3.5 报到\n3.8-3.10 听课\n4.2—4.5 评课",
            [("2025-03-05", "报到"), ("2025-03-08/2025-03-10", "听课"), ("2025-04-02/2025-04-05", "评课")],
        ),
        (
            "3月5日\n1、报到\n2、编班\n3月12日\n1、听课",
            [("2025-03-05", "报到"), ("2025-03-05", "编班"), ("2025-03-12", "听课")],
        ),
        (
            "2月17日—2月23日\n报到\n编班\n2月24日—3月2日\n听课",
            [("2025-02-17/2025-02-23", "报到"), ("2025-02-17/2025-02-23", "编班"), ("2025-02-24/2025-03-02", "听课")],
        ),
        (
            "三月份：\n上旬：报到\n1、中旬：编班\n15-20日：教研周\n2、3.22水日宣讲\n3、25日，家访\n4、评课（下旬）\n5、春游（3.28）",
            [
                ("2025-03-01/2025-03-10", "报到"),
                ("2025-03-11/2025-03-20", "编班"),
                ("2025-03-15/2025-03-20", "教研周"),
                ("2025-03-22", "水日宣讲"),
                ("2025-03-25", "家访"),
                ("2025-03-21/2025-03-31", "评课"),
                ("2025-03-28", "春游"),
            ],
        ),
        (
            "3.1 报到；3.10 听课\n4.1 评课；4.13 春游",
            [("2025-03-01", "报到"), ("2025-03-10", "听课"), ("2025-04-01", "评课"), ("2025-04-13", "春游")],
        ),
        (
            "1、经典诵读决赛：4月20日\n2、书画展评：4月下旬\n3、科技创新比赛：5月6日—5月8日",
            [
                ("2025-04-20", "经典诵读决赛"),
                ("2025-04-21/2025-04-30", "书画展评"),
                ("2025-05-06/2025-05-08", "科技创新比赛"),
            ],
        ),
        (
            "周次\n日期\n活动内容\n1\n2.24-2.28\n报到\n2\n3.3-3.7\n听课\n3\n3.10-3.14\n评课",
            [
                ("2025-02-24/2025-02-28", "报到"),
                ("2025-03-03/2025-03-07", "听课"),
                ("2025-03-10/2025-03-14", "评课"),
            ],
        ),
        (
            "时间：3月 内容：报到\n时间：4月 内容：听课\n时间：5月 内容：评课",
            [("2025-03", "报到"), ("2025-04", "听课"), ("2025-05", "评课")],
        ),
        ("★三月份\n● 报到\n★四月份\n▲听课", [("2025-03", "报到"), ("2025-04", "听课")]),
        ("《三月》\n1、报到\n《四月》\n1、听课", [("2025-03", "报到"), ("2025-04", "听课")]),
        ("‹三月>\n1、报到\n‹四月>\n1、听课", [("2025-03", "报到"), ("2025-04", "听课")]),
    ],
)
def test_entries_take_their_dates(calendar, expected):
    plan, found = read(calendar)
    assert found == expected
    assert not plan.tasks


@pytest.mark.parametrize(
    "lines",
    [
        "1、三月份 植树护绿活动\n2、四月份 经典诵读比赛\n3、五月份 校园歌手大赛",
        "月份 工作内容 责任科室\n3月 1.植树护绿活动 团委\n2.办好读书节 语文组\n4月 1.校园歌手大赛 音乐组",
    ],
)
def test_months_make_a_calendar_under_any_heading(lines):
    plan, found = read(lines, "丰富校园生活")
    assert found[0] == ("2025-03", "植树护绿活动")
    assert found[-1][1] == "校园歌手大赛"
    assert not plan.tasks


def test_a_plan_that_is_nothing_but_a_calendar():
    (plan,) = parse(
        "2024-2025学年第一学期数学教研组活动安排\n第二周（9月9日 星期一）：组内例会，制定计划。主持人：周敏\n"
        "第四周（9月23日）：集体备课，主备人：陈岚\n第六周（10月8日）：课例研讨（地点：录播室）"
    ).plans
    assert [(item.time.edtf, item.activity, item.actors, item.place) for item in plan.schedule] == [
        ("2024-09-09", "组内例会，制定计划", ("周敏",), None),
        ("2024-09-23", "集体备课", ("陈岚",), None),
        ("2024-10-08", "课例研讨", (), "录播室"),
    ]
    assert not plan.units


def test_the_progress_over_a_year_is_a_calendar():
    _, found = read("1－2月份：制订宣讲计划。\n3－6月份：组织宣讲进村。\n7－12月份：总结考评。", "时间进度")
    assert [edtf for edtf, _ in found] == ["2025-01/2025-02", "2025-03/2025-06", "2025-07/2025-12"]


def test_sentences_about_months_stay_tasks():
    plan, found = read(
        "1、三月份，组织教师开展集体备课。\n2、四月份，举办青年教师赛课。\n3、五月份，进行毕业班质量分析。", "教学工作"
    )
    assert found == []
    assert len(plan.tasks) == 3


def test_a_heading_that_could_name_a_column():
    plan, found = read("活动安排\n三月：\n1、报到\n四月：\n1、听课", "教研工作")
    assert found == [("2025-03", "报到"), ("2025-04", "听课")]
    assert "活动安排" in [section.title for section in plan.sections]


def test_numbers_with_points_are_no_dates():
    plan, found = read("1.1 备课\n1.2 上课\n1.3 作业\n2.1 辅导\n2.2 考试", "常规管理")
    assert found == []
    assert len(plan.tasks) == 5


def test_rows_without_cells_end_in_who_acts():
    plan, found = read("周次 日期 工作内容 责任人\n第一周 2.17-2.23 报到 教务处\n第二周 2.24-3.2 听课 教导处", "行事历")
    assert found == [("2025-02-17/2025-02-23", "报到"), ("2025-02-24/2025-03-02", "听课")]
    assert [item.actors for item in plan.schedule] == [("教务处",), ("教导处",)]
    assert [section.title for section in plan.sections] == ["指导思想", "行事历"]


@pytest.mark.parametrize(
    "heading", ["主备课安排", "公开课安排", "教学进度", "活动计划", "本学期主要活动", "每月重点工作"]
)
def test_dates_make_a_calendar_under_many_headings(heading):
    _, found = read("3月5日 吴敏 《圆》\n3月12日 周洁 《比》\n3月19日 何军 《角》", heading)
    assert found == [("2025-03-05", "吴敏 《圆》"), ("2025-03-12", "周洁 《比》"), ("2025-03-19", "何军 《角》")]


def test_sentences_with_dates_stay_units():
    plan, found = read("1、3月5日组织清洁活动。\n2、3月12日组织植树活动。\n3、4月5日组织祭扫活动。", "主要工作")
    assert found == []
    assert len(plan.tasks) == 3
