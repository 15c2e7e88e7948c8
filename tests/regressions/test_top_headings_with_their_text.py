"""Of headings with their text in one line only those with a known role were sections; a stage of work became one."""

from planparse import parse


def test_headings_beside_a_heading():
    lines = ["一、指导思想：坚持质量第一。", "二、园情分析：我园现有教师20人。", "三、班级情况：本班现有幼儿40人。"]
    plan = parse("\n".join(["2024年大班工作计划", *lines])).plans[0]
    assert [(section.level, section.title, section.roles) for section in plan.sections] == [
        (1, "指导思想", ("guiding",)),
        (1, "园情分析", ("background",)),
        (1, "班级情况", ("background",)),
    ]
    assert [unit.text for unit in plan.context] == ["坚持质量第一。", "我园现有教师20人。", "本班现有幼儿40人。"]


def test_entries_without_a_heading_beside_them():
    plan = parse("2024年工作计划\n一、加强学习：组织教师学习。\n二、抓好常规：检查备课。").plans[0]
    assert plan.sections == ()


def test_a_stage_named_for_its_summary():
    stages = "第一阶段：动员准备（3月）\n召开动员会。\n第二阶段：总结提高（6月）\n各校上报总结。"
    plan = parse(f"2024年安全活动方案\n一、实施步骤\n{stages}").plans[0]
    assert [section.title for section in plan.sections] == ["实施步骤"]
    assert [(unit.label, unit.title, unit.type) for unit in plan.tasks] == [
        ("第一阶段：", "动员准备（3月）", "task"),
        ("第二阶段：", "总结提高（6月）", "task"),
    ]


def test_a_heading_told_by_its_words():
    plan = parse("2024年大班工作计划\n一、教学目标：及格率达到80%。\n二、措施\n1、备课。").plans[0]
    assert [(section.title, section.roles) for section in plan.sections] == [
        ("教学目标", ("goal",)),
        ("措施", ("measure",)),
    ]
    assert [(goal.text, len(goal.targets)) for goal in plan.goals] == [("及格率达到80%。", 1)]


def test_a_bare_entry_is_no_heading():
    plan = parse("安全工作计划\n为了校园平安，制定本计划。\n1、加强领导。\n2、开展检查。").plans[0]
    assert (plan.title, plan.sections) == ("安全工作计划", ())
    assert {"1、加强领导。", "2、开展检查。"} < {unit.text for unit in (*plan.tasks, *plan.context)}
