"""The dates of a plan for a spring were read a year late; what announces a list of dates became an entry of it."""

import pytest

from planparse import parse


@pytest.mark.parametrize(
    ("season", "expected"),
    [
        ("春季", ["2024-03-05", "2024-11-20", "2024-01-08"]),
        ("夏季", ["2024-03-05", "2024-11-20", "2024-01-08"]),
        ("秋季", ["2024-03-05", "2024-11-20", "2025-01-08"]),
        ("冬季", ["2025-03-05", "2024-11-20", "2025-01-08"]),
    ],
)
def test_dates_of_a_season(season, expected):
    lines = "3月5日：发动\n11月20日：检查\n1月8日：验收"
    (plan,) = parse(f"清河县2024年{season}造林绿化工作方案\n一、时间安排\n{lines}").plans
    assert [item.time.edtf for item in plan.schedule] == expected


def test_the_first_month_of_the_year_by_its_other_name():
    text = "清河社区2024年工作计划\n一、活动安排\n元月：1、走访；2、慰问。\n二月：灯谜会。\n三月：植树。"
    (plan,) = parse(text).plans
    assert [(item.time.edtf, item.activity) for item in plan.schedule] == [
        ("2024-01", "走访"),
        ("2024-01", "慰问"),
        ("2024-02", "灯谜会"),
        ("2024-03", "植树"),
    ]


@pytest.mark.parametrize("heading", ["", "一、时间安排\n"])
def test_what_announces_a_list_is_no_entry(heading):
    announced = "为使论文答辩有序进行，结合各系报送的情况，现将有关时间安排如下。请各系认真执行。"
    lines = "1、4月7日：交初稿\n2、4月21日：交终稿\n3、5月9日：答辩"
    (plan,) = parse(f"云岭学院2024年论文答辩工作安排\n{heading}{announced}\n{lines}").plans
    assert [item.activity for item in plan.schedule] == ["交初稿", "交终稿", "答辩"]
    assert [unit.text for unit in (*plan.tasks, *plan.context)] == [announced]
