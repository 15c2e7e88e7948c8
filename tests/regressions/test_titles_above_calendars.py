"""An entry of a calendar that ends like a title (…方案) became the title, and what stood above it was lost."""

import pytest

from planparse import parse


@pytest.mark.parametrize(
    "calendar",
    [
        (
            "日 期\n内   容\n相关单位\n3月下旬\n研究和制定本县入学方案\n基教科\n"
            "4月5日\n1.召开工作会议\n2.上报招生计划\n各校\n4月12日\n领取通告\n各校"
        ),
        "3月下旬\n县教育局审批本县划片招生工作方案\n4月5日\n召开工作会议\n4月12日\n领取通告\n4月下旬\n检查",
    ],
)
def test_what_stands_in_a_calendar_is_no_title(calendar):
    (plan,) = parse(f"2024年青石县小学一年级入学招生工作日程表\n{calendar}").plans
    assert plan.title == "2024年青石县小学一年级入学招生工作日程表"
    found = [(item.time.edtf, item.activity) for item in plan.schedule]
    assert found[0][0] == "2024-03-21/2024-03-31"
    assert ("2024-04-05", "召开工作会议") in found
    assert ("2024-04-12", "领取通告") in found
    assert not plan.sections


def test_the_parts_of_a_day_over_their_hours():
    (plan,) = parse(
        "青石中学军训作息安排\n早晨\n- 5:30 起床\n- 6:00-6:40 早操\n上午\n- 8:00-11:30 队列训练\n晚上\n- 19:00 讲座"
    ).plans
    assert [(item.time.text, item.activity) for item in plan.schedule] == [
        ("5:30", "起床"),
        ("6:00-6:40", "早操"),
        ("8:00-11:30", "队列训练"),
        ("19:00", "讲座"),
    ]
