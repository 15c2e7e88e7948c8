"""第一， on a line of its own was a task without words, and what it announces another one."""

import pytest

import planparse


@pytest.mark.parametrize("word", ["第一，", "第十二、", "首先，", "一是", "最后："])
def test_the_line_below_belongs_to_it(word):
    text = f"石桥县2024年工作计划\n一、主要工作\n{word}\n要办好秋季学校运动会，让每个学生都上场。\n做好总结。"
    tasks = [task.text for task in planparse.parse(text).plans[0].tasks]
    assert tasks == [f"{word}\n要办好秋季学校运动会，让每个学生都上场。", "做好总结。"]


def test_other_short_lines_stay_alone():
    text = "石桥县2024年工作计划\n一、主要工作\n再次检查。\n办好运动会。"
    assert [task.text for task in planparse.parse(text).plans[0].tasks] == ["再次检查。", "办好运动会。"]
