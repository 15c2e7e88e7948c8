"""Thousands of lines that each announce the next one were nested so deep that the parse of their file stopped."""

import planparse


def test_lines_that_only_announce_are_read():
    document = planparse.parse("石桥小学2024年工作计划\n一、安排\n" + "竞赛十月：\n" * 3000 + "1、按时上课。")
    levels = [section.level for section in document.plans[0].sections]
    assert len(levels) == 3001
    assert max(levels) < 20
    assert [task.text for task in document.plans[0].tasks] == ["1、按时上课。"]
