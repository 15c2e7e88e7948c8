"""Rows whose cells were lost begin with the week before the first one, which has a name and no number."""

from planparse import parse


def test_rows_are_entries():
    text = (
        "云岭小学2023-2024学年度第一学期工作行事历\n周次 日期 工作内容 责任部门\n"
        "预备周 8.28-9.1 教师报到 校长室\n1 9.4-9.8 开学典礼 政教处\n2 9.11-9.15 庆祝教师节 工会"
    )
    plan = parse(text).plans[0]
    assert not plan.sections
    assert [(item.time.edtf, item.activity, item.actors) for item in plan.schedule] == [
        ("2023-08-28/2023-09-01", "教师报到", ("校长室",)),
        ("2023-09-04/2023-09-08", "开学典礼", ("政教处",)),
        ("2023-09-11/2023-09-15", "庆祝教师节", ("工会",)),
    ]
