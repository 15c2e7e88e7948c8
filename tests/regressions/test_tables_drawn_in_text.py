"""Tables pasted into a text with pipes or tabs were units of running text, their borders among the words."""

from planparse import parse


def test_a_calendar_between_pipes():
    (plan,) = parse(
        "云溪中学2024-2025学年第二学期校历\n"
        "起止日期 | 主要工作 | 责任处室 | |\n"
        "第一周 | 2月17日-2月23日 | 开学典礼；升旗仪式 | 德育处、团委 |\n"
        "新学期备课组长会 | 教务处 | ||\n"
        "第二周 | 2月24日-3月2日 | 学雷锋主题班会 | 德育处 |\n"
        "2024年评优材料归档 | 办公室 | ||"
    ).plans
    assert [(item.time and item.time.edtf, item.activity, item.actors) for item in plan.schedule] == [
        ("2025-02-17/2025-02-23", "开学典礼；升旗仪式", ("德育处", "团委")),
        ("2025-02-17/2025-02-23", "新学期备课组长会", ("教务处",)),
        ("2025-02-24/2025-03-02", "学雷锋主题班会", ("德育处",)),
        ("2025-02-24/2025-03-02", "2024年评优材料归档", ("办公室",)),
    ]
    assert not plan.units


def test_the_hours_of_a_week():
    (plan,) = parse(
        "第十周工作安排\n日期 | 时间 | 内容 | 地点 | 负责部门 |\n"
        "2024年11月4日 | 8:30 | 升旗仪式 | 操场 | 德育处 |\n"
        "| 14:30—16:00 | 行政例会 | 会议室 | 办公室 |\n"
        "2024年11月6日 | 全天 | 教学检查 | 各楼层 | 教务处 |"
    ).plans
    assert [(item.time.edtf, item.activity, item.place) for item in plan.schedule] == [
        ("2024-11-04", "升旗仪式", "操场"),
        ("2024-11-04", "行政例会", "会议室"),
        ("2024-11-06", "教学检查", "各楼层"),
    ]


def test_a_division_of_tasks():
    source = (
        "云溪县2025年重点工作清单\n序号 | 工作任务 | 责任单位 | 完成时限 |\n"
        "1 | 新建农村公路36公里 | 交通局 | 10月底前 |\n2 | 新增规上企业8家 | 经信局 | 全年 |"
    )
    (plan,) = parse(source).plans
    assert [(unit.text, unit.actors, [time.edtf for time in unit.times]) for unit in plan.tasks] == [
        ("1 新建农村公路36公里 交通局 10月底前", ("交通局",), ["../2025-10-31"]),
        ("2 新增规上企业8家 经信局 全年", ("经信局",), ["2025"]),
    ]
    assert [(target.indicator, target.value, target.unit) for target in plan.targets] == [
        ("农村公路", 36, "公里"),
        ("新增规上企业", 8, "家"),
    ]
    assert source[plan.tasks[0].span.start : plan.tasks[0].span.end] == "1 | 新建农村公路36公里 | 交通局 | 10月底前"


def test_links_between_pipes_stay_text():
    (plan,) = parse("云溪县2025年工作要点\n一、总体要求\n稳中求进。\n首页 | 新闻 | 通知\n上一篇 | 下一篇 | 返回").plans
    assert not plan.schedule


def test_cells_on_lines_with_the_dates_inside_the_rows():
    (plan,) = parse(
        "云岭学院2024年论文答辩工作安排\n环 节 |\n计划周期 |\n负责单位 |\n格式审查 |\n3月1日-3月31日 |\n各系 |\n"
        "送审 |\n4月10日前 |\n研究生处 |\n答辩 |\n5月中旬 |\n各系 |\n一、几点说明\n1、材料齐全。\n2、按时报送。"
    ).plans
    assert [(item.time.edtf, item.activity, item.actors) for item in plan.schedule] == [
        ("2024-03-01/2024-03-31", "格式审查", ("各系",)),
        ("../2024-04-10", "送审", ("研究生处",)),
        ("2024-05-11/2024-05-20", "答辩", ("各系",)),
    ]
    assert [section.title for section in plan.sections] == ["几点说明"]
