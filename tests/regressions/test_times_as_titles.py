"""A time before a colon or a stop read as the title of its entry (3月5日：…), and titles below names of columns."""

from planparse import parse


def test_a_time_is_no_title():
    (plan,) = parse("云岭小学活动方案\n一、活动过程\n1、3月5日：各班出一期板报。\n2、守则学习：每班一课。").plans
    assert [unit.title for unit in plan.tasks] == [None, "守则学习"]
    assert plan.tasks[0].times[0].text == "3月5日"


def test_a_time_with_a_noun_is_a_title():
    (plan,) = parse("云岭小学活动方案\n一、活动过程\n1、三月活动：各班出一期板报。\n2、四月活动：每班上一课。").plans
    assert [unit.title for unit in plan.tasks] == ["三月活动", "四月活动"]


def test_the_title_stands_above_the_names_of_columns():
    text = "云岭小学研修安排表\n时间\n内容\n负责人\n9月8日\n课例研讨\n数学组\n9月22日\n专家报告\n教科室"
    (plan,) = parse(text).plans
    assert plan.title == "云岭小学研修安排表"
    assert [(item.activity, item.actors) for item in plan.schedule] == [
        ("课例研讨", ("数学组",)),
        ("专家报告", ("教科室",)),
    ]


def test_bullets_before_dates():
    text = "云岭小学2024年计划\n一、活动安排\n●3月5日，慰问老人\n●3月12日，植树\n●4月4日，祭扫烈士墓"
    (plan,) = parse(text).plans
    assert [item.time.edtf for item in plan.schedule] == ["2024-03-05", "2024-03-12", "2024-04-04"]


def test_names_of_columns_glued_into_one_line():
    text = "云岭县2024年评选工作安排表\n日期工作内容\n3月组织初评\n3月21日答辩\n4月上旬公示"
    (plan,) = parse(text).plans
    assert not plan.sections
    assert [item.time.edtf for item in plan.schedule] == ["2024-03", "2024-03-21", "2024-04-01/2024-04-10"]
