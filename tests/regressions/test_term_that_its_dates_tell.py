"""上学期 is the spring term where all dates of the plan lie in it, as places say that count by the calendar year."""

import pytest

from planparse import parse

SPRING = "一、工作安排\n三月：植树\n四月：祭扫\n五月：歌会"
AUTUMN = "一、工作安排\n9月1日：开学\n10月8日：听课\n11月5日：评课"

REVIEW = "一、情况分析\n今年3月我校获奖，4月接受检查，5月通过验收。\n二、主要工作\n1、抓好常规。"


@pytest.mark.parametrize(
    ("title", "body", "edtf"),
    [
        ("云岭小学上学期工作计划", SPRING, "XXXX-02/XXXX-07"),
        ("云岭小学上学期工作计划", AUTUMN, "XXXX-08/XXXX-01"),
        ("云岭小学下学期工作计划", AUTUMN, "XXXX-08/XXXX-01"),
        ("云岭小学2020-2021学年下学期工作计划", AUTUMN, "2020-08/2021-01"),
        ("云岭小学2020-2021学年上学期工作计划", SPRING, "2021-02/2021-07"),
        ("云岭小学2020-2021学年上学期工作计划", REVIEW, "2020-08/2021-01"),
        ("云岭小学2020年下学期工作计划", SPRING, "2020-02/2020-07"),
        ("云岭小学2020年上学期工作计划", AUTUMN, "2020-08/2021-01"),
        ("云岭小学第一学期工作计划", SPRING, "XXXX-08/XXXX-01"),
        ("云岭小学上学期工作计划", f"{SPRING}\n九月：开学", "XXXX-08/XXXX-01"),
    ],
)
def test_period(title, body, edtf):
    assert parse(f"{title}\n{body}").plans[0].period.edtf == edtf
