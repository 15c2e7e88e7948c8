"""Tables that a text draws with box characters, and a deadline in a cell that spans rows."""

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
