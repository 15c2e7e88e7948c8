"""What a heading says about the work under it."""

import pytest

from planparse.outline.roles import roles_of

HEADINGS = {
    "指导思想": ("guiding",),
    "2017年工作总体部署": ("guiding",),
    "工作目标和措施": ("goal", "measure"),
    "1998年工作回顾和1999年工作的总体要求": ("guiding", "review"),
    "2024年工作回顾和2025年工作安排": ("review", "task"),
    "“十三五”时期发展成就和“十四五”时期主要目标任务": ("review", "goal"),
    "上学期工作回顾及本学期工作打算": ("review", "task"),
    "保障措施": ("measure",),
    "活动要求": ("measure",),
    "工作开展情况": ("review",),
    "2023年工作情况": ("review",),
    "落实情况的检查": (),
    "园情分析": ("background",),
    "班级基本情况": ("background",),
    "关注学生情况": (),
    "总结提高阶段": (),
    "工作总结": ("review",),
    "以更实举措扩投资促消费": (),
    "以有力措施稳就业": (),
    "加大投入力度，落实保障措施": (),
    "名词解释": ("appendix",),
    "主备课安排": ("schedule",),
    "公开课安排表": ("schedule",),
    "教学进度": ("schedule",),
    "全年工作进度": ("schedule",),
    "行程安排": ("schedule",),
    "时间节点": ("schedule",),
    "月度安排": ("schedule",),
    "各季度安排": ("schedule",),
    "每月重点工作": ("schedule", "task"),
    "重点项目建设进度": ("task",),
    "重点工作完成情况": ("review",),
    "工作目标完成情况": ("review",),
    "主要工作成效": ("review",),
    "主要做法和成效": ("review",),
    "主要工作进展": ("review",),
    "困难和问题": ("review",),
    "获得的荣誉": ("review",),
    "2024年工作谋划": ("task",),
    "今后努力方向": ("task",),
    "2023年工作完成情况及2024年工作安排": ("review", "task"),
    "指导方针": ("guiding",),
    "目标及原则": ("guiding", "goal"),
    "预期成效": ("goal",),
    "预期成效及考核办法": ("goal",),
    "成效与不足": ("review",),
    "活动目的": ("background",),
    "明确学习目的": (),
    "总则": ("background",),
    "组织机构": ("measure",),
    "监督与评估": ("measure",),
    "加强质量监督与管理": (),
    "每月主要活动": ("schedule",),
    "每周班会安排": ("schedule",),
}


@pytest.mark.parametrize(("heading", "roles"), HEADINGS.items())
def test_roles(heading, roles):
    assert roles_of(heading)[0] == roles
