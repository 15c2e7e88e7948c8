"""Tables of plans: which kind they are, and what their rows say."""

import pytest

from planparse.extractors.tables import (
    classify_table,
    extract_tables,
    grid_of,
    indicator_rows,
    known_tables,
    schedule_from_table,
    targets_from_table,
    task_rows,
)
from planparse.extractors.targets import extract_targets
from planparse.extractors.units import extract_units
from planparse.outline.model import PlanOutline
from planparse.readers.source import Cell, Table
from planparse.text.clean import CleanText

BEFORE = "附表\n"
ABSENT = object()  # a cell that a row leaves out at its end


def table(*rows):
    """Cells are texts, ``(text, rows, columns)`` where they are merged, or None where another covers them."""
    text, cells = BEFORE, []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            text += "\t" if column else ""
            if cell is None or cell is ABSENT:
                continue
            content, height, width = cell if isinstance(cell, tuple) else (cell, 1, 1)
            cells.append(Cell(number, column, len(text), len(text) + len(content), height, width))
            text += content
        text += "\n"
    return CleanText.of(text), Table(len(BEFORE), len(text), tuple(cells))


def entries(period, *rows):
    clean, source = table(*rows)
    assert classify_table(grid_of(source, clean)) == "calendar"
    items = schedule_from_table(clean, source, period, section="h1")
    assert all(item.section == "h1" for item in items)
    assert all(item.activity in clean.raw[item.span.start : item.span.end] for item in items)
    return [(item.activity, item.time and item.time.edtf, item.actors, item.place) for item in items]


def test_months_with_several_entries_in_a_cell():
    assert entries(
        "2024-08/2025-01",
        ["月份", "工作内容", "负责人"],
        ["9月", "1.开学检查\n2.制订计划", "李明、王芳"],
        ["1月", "期末测试", "教务处"],
    ) == [
        ("开学检查", "2024-09", ("李明", "王芳"), None),
        ("制订计划", "2024-09", ("李明", "王芳"), None),
        ("期末测试", "2025-01", ("教务处",), None),
    ]


def test_days_with_place_and_people():
    assert entries(
        "2024",
        ["序号", "时间", "内容", "地点", "负责人"],
        ["1", "9月5日", "教师培训", "报告厅", "张华"],
        ["2", "9.12", "组长会", "会议室", "李强"],
    ) == [("教师培训", "2024-09-05", ("张华",), "报告厅"), ("组长会", "2024-09-12", ("李强",), "会议室")]


def test_rows_that_slid_to_the_left():
    """Where merged cells were lost, a row begins with what stands beside them; the heading may have slid as well."""
    assert entries(
        "2024-08/2025-01",
        ["起止日期", "主要工作", "责任科室", ABSENT],
        ["开学前", "8月28日", "教师培训", "教务科"],
        ["8月30日", "新生报到", "学生科", ABSENT],
        ["第一周", "9月2日—9月8日", "开学典礼", "学生科"],
        ["12月月考动员", "教务科", ABSENT, ABSENT],
        ["2023年评优材料归档", "办公室", ABSENT, ABSENT],
    ) == [
        ("教师培训", "2024-08-28", ("教务科",), None),
        ("新生报到", "2024-08-30", ("学生科",), None),
        ("开学典礼", "2024-09-02/2024-09-08", ("学生科",), None),
        ("12月月考动员", "2024-09-02/2024-09-08", ("教务科",), None),
        ("2023年评优材料归档", "2024-09-02/2024-09-08", ("办公室",), None),
    ]


def test_an_empty_end_of_a_row_stays():
    assert entries(
        "2024",
        ["周次", "起止日期", "备注"],
        ["第一周", "3月4日—3月10日", "植树"],
        ["第二周", "3月11日—3月17日", ABSENT],
        ["第三周", "3月18日—3月24日", "家访"],
    ) == [("植树", "2024-03-04/2024-03-10", (), None), ("家访", "2024-03-18/2024-03-24", (), None)]


def test_what_each_body_does_behind_week_and_date():
    assert entries(
        "2024-08/2025-01",
        ["周次", "日期", "教务处", "总务处"],
        ["1", "9.2-9.8", "编排课表", "分发书籍"],
    ) == [
        ("编排课表", "2024-09-02/2024-09-08", ("教务处",), None),
        ("分发书籍", "2024-09-02/2024-09-08", ("总务处",), None),
    ]


def test_merged_months_over_weeks_and_dates():
    assert entries(
        "2025-08/2026-01",
        ["月份", "周次", "日期", "工作安排"],
        [("九月", 2, 1), "1", "9.1-9.7", "开学典礼\n周三 教研会"],
        [None, "2", "9.8-9.14", "教师节活动"],
        ["十月", "5", "9.29-10.5", "放假"],
    ) == [
        ("开学典礼", "2025-09-01/2025-09-07", (), None),
        ("教研会", "2025-09-03", (), None),
        ("教师节活动", "2025-09-08/2025-09-14", (), None),
        ("放假", "2025-09-29/2025-10-05", (), None),
    ]


def test_a_caption_a_repeated_heading_and_remarks():
    assert entries(
        "2025-02/2025-07",
        [("工作行事历", 1, 3), None, None],
        ["周次", "工作要点", "备注"],
        ["第一周\n2.17-2.21", "1.报到\n周一上午 例会\n2.编班", "周五大扫除"],
        ["周次", "工作要点", "备注"],
        ["第二周\n2.24-2.28", "教研", ""],
    ) == [
        ("报到", "2025-02-17/2025-02-21", (), None),
        ("例会", "2025-02-17", (), None),
        ("编班", "2025-02-17/2025-02-21", (), None),
        ("大扫除", "2025-02-21", (), None),
        ("教研", "2025-02-24/2025-02-28", (), None),
    ]


def test_bare_numbers_of_months_and_weeks():
    assert entries("2024", ["月份", "内容"], ["3", "植树"], ["4", "祭扫"]) == [
        ("植树", "2024-03", (), None),
        ("祭扫", "2024-04", (), None),
    ]
    assert entries("2024", ["周次", "内容"], ["1", "开学"], ["二", "听课"]) == [
        ("开学", None, (), None),
        ("听课", None, (), None),
    ]


def test_a_column_of_weekdays():
    assert entries("2025", ["周次", "星期", "内容"], [("9.1-9.7", 2, 1), "一", "升旗"], [None, "三", "听课"]) == [
        ("升旗", "2025-09-01", (), None),
        ("听课", "2025-09-03", (), None),
    ]


def test_a_calendar_without_heading():
    assert entries("2025", ["三月", "教学检查"], ["四月", "期中考试"], ["五月", "艺术节"]) == [
        ("教学检查", "2025-03", (), None),
        ("期中考试", "2025-04", (), None),
        ("艺术节", "2025-05", (), None),
    ]


def test_a_division_of_tasks():
    clean, source = table(
        ["序号", "目标任务", "牵头单位", "责任单位", "完成时限"],
        ["1", "新建幼儿园3所；", "县教育局", "县发改局、县财政局", "2024年12月底前"],
        ["2", "改造农村\n公路80公里", "县交通局", "各乡镇", "10月底"],
        ["", "", "", "", ""],
    )
    assert classify_table(grid_of(source, clean)) == "tasks"
    rows = task_rows(clean, source, "2024")
    assert [(row.label, row.actors, row.deadline.edtf) for row in rows] == [
        ("1", ("县教育局", "县发改局", "县财政局"), "../2024-12-31"),
        ("2", ("县交通局", "各乡镇"), "2024-10-21/2024-10-31"),
    ]
    assert [clean.text[row.start : row.end] for row in rows] == [
        "1\t新建幼儿园3所；\t县教育局\t县发改局、县财政局\t2024年12月底前",
        "2\t改造农村\n公路80公里\t县交通局\t各乡镇\t10月底",
    ]
    assert [row.deadline.text for row in rows] == ["2024年12月底前", "10月底"]


def test_rows_of_tasks_are_units_with_figures_and_times():
    clean, source = table(
        ["序号", "目标任务", "牵头单位", "完成时限"], ["1", "新建幼儿园3所", "县教育局", "2024年12月底前"]
    )
    known = known_tables(clean, [source])
    outline = PlanOutline(None, None, None, (), 0, len(clean.text), (), (), ())
    items = extract_tables(clean, known, outline, "2024")
    (target,) = extract_targets(clean, items.outline, "2024")
    (unit,) = extract_units(clean, items.outline, "2024", (), (target,), items.actors)
    assert (unit.type, unit.label, unit.text, unit.actors, unit.targets, unit.evidence) == (
        "task",
        "1",
        "1 新建幼儿园3所 县教育局 2024年12月底前",
        ("县教育局",),
        (target.id,),
        "table.tasks",
    )
    assert (target.indicator, target.value, target.unit) == ("新建幼儿园", 3.0, "所")
    assert [time.edtf for time in unit.times] == ["../2024-12-31"]


def test_a_table_of_indicators():
    clean, source = table(
        ["指标", "单位", "2020年", "2025年", "属性"],
        ["地区生产总值", "亿元", "320", "450左右", "预期性"],
        ["常住人口城镇化率", "%", "52.3", "≥58", "预期性"],
        ["单位GDP能耗降低", "%", "—", "[14]", "约束性"],
        ["森林覆盖率（%）", "", "40", "43", "约束性"],
        ["高中阶段毛入学率（%）", "", "", "", ""],
    )
    assert classify_table(grid_of(source, clean)) == "indicators"
    found = [
        (t.indicator, t.op, t.value, t.unit, t.measure, t.period.edtf, t.baseline, t.attribute)
        for t in targets_from_table(clean, source, "2021/2025")
        if t.status == "planned"
    ]
    assert found == [
        ("地区生产总值", "~", 450.0, "亿元", "level", "2025", 320.0, "预期性"),
        ("常住人口城镇化率", ">=", 58.0, "%", "share", "2025", 52.3, "预期性"),
        ("单位GDP能耗降低", "=", -14.0, "%", "growth", "2025", None, "约束性"),
        ("森林覆盖率", "=", 43.0, "%", "share", "2025", 40.0, "约束性"),
    ]


def test_growth_over_the_plan_where_no_year_is_set():
    clean, source = table(
        ["指标", "2020年", "2025年", "年均增长〔累计〕", "属性"],
        ["地区生产总值（%）", "2.1", "—", "6.5左右", "预期性"],
        ["工业总产值（亿元）", "96", "—", "7", "预期性"],
        ["单位GDP能耗降低（%）", "-", "-", "〔13〕", "约束性"],
        ["细颗粒物浓度下降（%）", "一", "一", "（10）", "约束性"],
        ["城镇新增就业（万人）", "", "", "[2.4]", "预期性"],
        ["常住人口城镇化率（%）", "48", "53", "〔5〕", "预期性"],
        ["户籍人口城镇化率（%）", "39", "—", "—", "预期性"],
    )
    found = [
        (t.indicator, t.op, t.value, t.unit, t.measure, t.period and t.period.edtf, t.baseline)
        for t in targets_from_table(clean, source, "2021/2025")
        if t.status == "planned"
    ]
    assert found == [
        ("地区生产总值", "~", 6.5, "%", "growth", None, 2.1),
        ("工业总产值", "=", 7.0, "%", "growth", None, None),
        ("单位GDP能耗降低", "=", -13.0, "%", "growth", None, None),
        ("细颗粒物浓度下降", "=", -10.0, "%", "growth", None, None),
        ("城镇新增就业", "=", 2.4, "万人", "level", None, None),
        ("常住人口城镇化率", "=", 53.0, "%", "share", "2025", 48.0),
    ]


def test_indicators_under_a_heading_of_two_rows():
    clean, source = table(
        [("类别", 2, 1), ("指标", 2, 1), ("单位", 2, 1), ("目标值", 1, 2), None, ("属性", 2, 1)],
        [None, None, None, "2023年", "2025年", None],
        [("经济", 2, 1), "1.规上工业增加值增速", "%", "6", "7—8", "预期性"],
        [None, "2.新增就业", "人", "1.2万", "1.3万以上", "预期性"],
    )
    rows = indicator_rows(clean, source)
    assert [(row.name, row.unit, row.base.number.value, [value.year for value in row.targets]) for row in rows] == [
        ("规上工业增加值增速", "%", 6.0, [2025]),
        ("新增就业", "人", 1.2, [2025]),
    ]
    base, first, _, second = targets_from_table(clean, source, "2021/2025")
    assert (base.status, base.period.edtf, base.value) == ("achieved", "2023", 6.0)
    assert (first.op, first.value, first.value_max, first.measure) == ("range", 7.0, 8.0, "growth")
    assert (second.op, second.value, second.unit, second.normalized.value) == (">=", 1.3, "万人", 13000.0)
    assert [target.id for target in (first, second)] == ["t2", "t4"]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["姓名", "学校"], ["张三", "一中"]], "other"),
        ([["时间", "内容"], ["3月", "开会"]], "calendar"),
        ([["重点工作", "责任单位"], ["植树", "林业局"]], "tasks"),
        ([["主要指标", "2025年目标"], ["城镇化率", "60%"]], "indicators"),
        ([["一", "二"], ["三", "四"]], "other"),
    ],
)
def test_kinds(rows, kind):
    clean, source = table(*rows)
    assert classify_table(grid_of(source, clean)) == kind


def test_an_empty_table():
    clean = CleanText.of("")
    grid = grid_of(Table(0, 0, ()), clean)
    assert (grid.columns, grid.rows, classify_table(grid)) == ((), (), "other")


def test_months_and_days_in_columns_of_their_own():
    assert entries(
        "2025-02/2025-07",
        ["月", "日", "内容"],
        ["3", "5", "植树"],
        ["", "12-14", "家访"],
        ["4", "2", "扫墓"],
    ) == [
        ("植树", "2025-03-05", (), None),
        ("家访", "2025-03-12/2025-03-14", (), None),
        ("扫墓", "2025-04-02", (), None),
    ]


def test_columns_of_bodies_with_empty_cells():
    assert entries(
        None,
        ["周次", "德育处", "教导处", "总务处"],
        ["第一周", "报到", "排课", "发书"],
        ["第二周", "无", "听课", "/"],
        ["第三周", "家访", "——", "检修"],
    ) == [
        ("报到", None, ("德育处",), None),
        ("排课", None, ("教导处",), None),
        ("发书", None, ("总务处",), None),
        ("听课", None, ("教导处",), None),
        ("家访", None, ("德育处",), None),
        ("检修", None, ("总务处",), None),
    ]


WEEKDAYS = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]


def test_a_grid_of_dates_by_weekday():
    assert entries(
        "2024-08/2025-01",
        ["月份", "周次", *WEEKDAYS, "主要工作"],
        [("9月", 3, 1), "一", "2", "3", "4", "5", "6", "7", "8", "2日上课；5日家长会"],
        [None, "二", "9", "10 教师节", "11", "12", "13", "14", "15", ""],
        [None, "三", "16", "17", "18", "19", "20", "21", "22", "安全演练"],
        ["10月", "五", "30", "1", "2", "3", "4", "5", "6", "国庆放假"],
    ) == [
        ("上课", "2024-09-02", (), None),
        ("家长会", "2024-09-05", (), None),
        ("教师节", "2024-09-10", (), None),
        ("安全演练", "2024-09-16/2024-09-22", (), None),
        ("国庆放假", "2024-09-30/2024-10-06", (), None),
    ]


def test_a_grid_whose_days_name_their_months():
    assert entries(
        "2024-08/2025-01",
        ["周次", *"一二三四五六日", "备注"],
        ["1", "8/26", "27", "28", "29", "30", "31", "9/1", "报到"],
        ["2", "2", "3", "4", "5", "6", "7", "8", "开学典礼"],
        ["18", "12/30", "31", "1", "2", "3", "4", "5", "元旦放假"],
    ) == [
        ("报到", "2024-08-26/2024-09-01", (), None),
        ("开学典礼", "2024-09-02/2024-09-08", (), None),
        ("元旦放假", "2024-12-30/2025-01-05", (), None),
    ]


def test_years_over_months_and_rows_that_slid_left():
    rows = [
        ["年月", "周次", *WEEKDAYS, "备注"],
        ["2024\n9", "一", "2", "3", "4", "5", "6", "7", "8", "报到"],
        ["二", "9", "10", "11", "12", "13", "14", "15", "教研", ABSENT],
    ]
    assert entries(None, *rows) == [
        ("报到", "2024-09-02/2024-09-08", (), None),
        ("教研", "2024-09-09/2024-09-15", (), None),
    ]


def test_days_of_no_known_month():
    assert entries(
        None, ["周次", *WEEKDAYS, "备注"], ["1", *"2345678", "报到"], ["2", *"9", "", "", "", "", "", "", ""]
    ) == [("报到", None, (), None)]


def test_what_is_done_on_each_day_of_a_week():
    assert entries(
        "2024",
        ["周次", *WEEKDAYS[:5]],
        ["第6周（4.8-4.12）", "升旗", "", "教研\n听课", "例会", "检查"],
    ) == [
        ("升旗", "2024-04-08", (), None),
        ("教研", "2024-04-10", (), None),
        ("听课", "2024-04-10", (), None),
        ("例会", "2024-04-11", (), None),
        ("检查", "2024-04-12", (), None),
    ]


def test_a_caption_dates_the_week_of_a_table():
    caption = "第7周工作安排（2024年4月8日—4月12日）"
    assert entries(
        None,
        [(caption, 1, 3), None, None],
        ["星期", "工作内容", "地点"],
        ["一", "升旗", "操场"],
        ["四", "组长会", "会议室"],
    ) == [("升旗", "2024-04-08", (), "操场"), ("组长会", "2024-04-11", (), "会议室")]
    assert entries(
        None,
        [(caption, 1, 6), *[None] * 5],
        ["时间", *WEEKDAYS[:5]],
        ["上午", "升旗", "", "听课", "", ""],
        ["下午", "例会", "教研", "", "", "检查"],
    ) == [
        ("升旗", "2024-04-08", (), None),
        ("听课", "2024-04-10", (), None),
        ("例会", "2024-04-08", (), None),
        ("教研", "2024-04-09", (), None),
        ("检查", "2024-04-12", (), None),
    ]


def test_a_timetable_of_lessons_is_no_calendar():
    clean, source = table(["时间", *WEEKDAYS[:5]], ["8:00", "语文", "数学", "英语", "体育", "美术"])
    assert classify_table(grid_of(source, clean)) == "other"


def test_times_that_no_date_can_be_given_for():
    assert entries(
        "2024",
        ["时间", "内容", "地点"],
        ["4月中旬", "运动会", "操场"],
        ["五一前", "安全检查", "全校"],
        ["待定", "外出学习", ""],
    ) == [
        ("运动会", "2024-04-11/2024-04-20", (), "操场"),
        ("安全检查", None, (), "全校"),
        ("外出学习", None, (), None),
    ]


def test_a_feast_beside_its_month():
    assert entries("2024", ["月份", "时间", "内容"], ["4月", "清明节前", "祭扫"], ["5月", "5月8日", "讲座"]) == [
        ("祭扫", "2024-04", (), None),
        ("讲座", "2024-05-08", (), None),
    ]


def test_hours_of_a_day():
    rows = [["时间", "流程", "负责人"], ["8:00-8:20", "签到", "教务处"], ["8:20-9:00", "开幕", "李明"]]
    assert entries("2024-05-08", *rows) == [
        ("签到", "2024-05-08", ("教务处",), None),
        ("开幕", "2024-05-08", ("李明",), None),
    ]
    assert [edtf for _, edtf, *_ in entries("2024", *rows)] == [None, None]


def test_hours_beside_their_day():
    assert entries(
        "2024",
        ["日期", "时间", "内容"],
        [("5月8日", 2, 1), "上午", "开班式"],
        [None, "14:00", "讲座"],
    ) == [("开班式", "2024-05-08", (), None), ("讲座", "2024-05-08", (), None)]


def test_months_and_days_under_one_heading():
    assert entries(
        "2024",
        [("时间", 1, 2), None, ("工作", 2, 1)],
        ["月", "日", None],
        ["3", "5", "家访"],
        ["", "12", "植树"],
    ) == [("家访", "2024-03-05", (), None), ("植树", "2024-03-12", (), None)]


def test_columns_that_stand_twice_side_by_side():
    assert entries(
        "2024",
        ["时间", "内容", "时间", "内容"],
        ["3月", "植树", "5月", "歌咏赛"],
        ["4月", "祭扫", "6月", "游园"],
    ) == [
        ("植树", "2024-03", (), None),
        ("祭扫", "2024-04", (), None),
        ("歌咏赛", "2024-05", (), None),
        ("游园", "2024-06", (), None),
    ]
