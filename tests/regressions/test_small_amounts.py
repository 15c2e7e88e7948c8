"""35微克/立方米 in tons was rounded to nothing: PM2.5 never changed, and its promises were always met."""

import pytest

from planparse import parse
from planparse.comparison import compare, fulfil
from planparse.mentions.units import amount_of

REPORT = """青禾县{year}年政府工作报告
一、{before}年工作回顾
过去一年，PM2.5年均浓度为{done}微克/立方米。
二、{year}年预期目标
今年的预期目标是：PM2.5年均浓度控制在{goal}微克/立方米以内。
"""


def report(year, done, goal):
    return parse(REPORT.format(year=year, before=year - 1, done=done, goal=goal), name=str(year))


def test_concentrations_are_compared():
    (change,) = compare(report(2024, 36, 35), report(2025, 36, 33)).targets
    assert (change.kind, change.difference, change.unit) == ("tightened", -2e-12, "吨/立方米")


@pytest.mark.parametrize(("done", "verdict"), [(36, "missed"), (35, "met"), (34, "met")])
def test_concentrations_are_judged(done, verdict):
    assert [row.verdict for row in fulfil(report(2024, 36, 35), report(2025, done, 33))] == [verdict]


def test_minutes_are_hours_without_noise():
    assert [amount_of(value, None, "分钟").value for value in (60, 90)] == [1.0, 1.5]
