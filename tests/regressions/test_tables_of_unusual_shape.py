"""Tables that a text draws with box characters or lays on their side, and a deadline in a cell that spans rows."""

from planparse import parse

BOXES = """云岭小学2024年春季行事历
┌──────┬──────────┬────────┐
│ 周次 │ 工作内容 │ 负责人 │
├──────┼──────────┼────────┤
│ 第一周│ 开学典礼 │ 张华   │
│      │ 卫生检查 │ 李明   │
├──────┼──────────┼────────┤
│ 第二周│ 植树活动 │ 王芳   │
└──────┴──────────┴────────┘"""

SPANS = """<h1>望岚县2024年重点任务清单</h1><table>
<tr><td>序号</td><td>任务</td><td>牵头单位</td><td>完成时限</td></tr>
<tr><td>1</td><td>改造桥梁3座</td><td>县交通局</td><td rowspan=2>2024年12月</td></tr>
<tr><td>2</td><td>新增学位800个</td><td>县教育局</td></tr>
<tr><td>3</td><td>新建公园2处</td><td>县林业局</td><td>2024年10月</td></tr></table>"""


def test_boxes():
    plan = parse(BOXES).plans[0]
    assert [(item.time.text, item.activity, item.actors) for item in plan.schedule] == [
        ("第一周", "开学典礼", ("张华",)),
        ("第一周", "卫生检查", ("李明",)),
        ("第二周", "植树活动", ("王芳",)),
    ]
    assert not plan.context


def test_a_deadline_over_two_rows_is_that_of_each():
    plan = parse(SPANS.encode(), name="a.html").plans[0]
    assert [[time.edtf for time in task.times] for task in plan.tasks] == [["2024-12"], ["2024-12"], ["2024-10"]]


def test_a_deadline_before_its_task():
    rows = "<tr><td>1</td><td>2024年8月</td><td>新建公园2处</td><td>县林业局</td></tr>"
    head = "<tr><td>序号</td><td>完成时限</td><td>任务</td><td>牵头单位</td></tr>"
    page = f"<h1>望岚县2024年重点任务清单</h1><table>{head}{rows}{rows}</table>"
    plan = parse(page.encode(), name="a.html").plans[0]
    assert [[time.edtf for time in task.times] for task in plan.tasks] == [["2024-08"], ["2024-08"]]


def test_a_calendar_that_lies_on_its_side():
    rows = "周 次\t第一周\t第二周\t第三周\n日 期\t2.26-3.1\t3.4-3.8\t3.11-3.15\n内 容\t春天来了\t小雨沙沙\t节奏练习"
    plan = parse(f"云岭小学2024年春季音乐教学计划\n一、教学进度\n{rows}").plans[0]
    assert [(item.time.edtf, item.activity) for item in plan.schedule] == [
        ("2024-02-26/2024-03-01", "春天来了"),
        ("2024-03-04/2024-03-08", "小雨沙沙"),
        ("2024-03-11/2024-03-15", "节奏练习"),
    ]


def test_figures_and_lessons_are_no_calendar():
    figures = "月份\t1月\t2月\t3月\n收入\t20\t30\t40\n支出\t10\t20\t30"
    lessons = "节次\t星期一\t星期二\t星期三\t星期四\t星期五\n第一节\t语文\t数学\t语文\t数学\t语文"
    for rows in (figures, lessons):
        assert not parse(f"云岭镇2024年工作计划\n一、情况\n{rows}\n二、主要工作\n1.抓落实。").plans[0].schedule
