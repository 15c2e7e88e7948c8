"""Brackets behind an activity gave rooms and dates as actors; numbers and dates inside a line cut no entries."""

import pytest

from planparse import parse


def read(calendar):
    (plan,) = parse(f"云溪小学2024-2025学年第二学期工作计划\n一、指导思想\n以人为本。\n二、工作安排\n{calendar}").plans
    return plan.schedule


@pytest.mark.parametrize(
    ("entry", "activity", "edtf", "place", "actors"),
    [
        ("讲课（报告厅）", "讲课（报告厅）", "2025-03", "报告厅", ()),
        ("踏青(公园)", "踏青(公园)", "2025-03", "公园", ()),
        ("体能赛（体育组 操场）", "体能赛（体育组 操场）", "2025-03", "操场", ("体育组",)),
        ("碰头会（3月12日 二楼会议室）", "碰头会", "2025-03-12", "二楼会议室", ()),
        ("讲课（3月10日，报告厅）", "讲课", "2025-03-10", "报告厅", ()),
        ("评比（3月中旬，教导处）", "评比", "2025-03-11/2025-03-20", None, ("教导处",)),
        ("讲课（3月20日，报告厅，教导处）", "讲课", "2025-03-20", "报告厅", ("教导处",)),
        ("家长会（周五下午，各班教室）", "家长会", None, "各班教室", ()),
        ("评比（3月20日前上交教研室）", "评比（3月20日前上交教研室）", "../2025-03-20", None, ()),
        ("评比（日期未定）", "评比", None, None, ()),
        ("会演(两个会场）", "会演(两个会场）", "2025-03", None, ()),
        ("会演（两个会场）", "会演（两个会场）", "2025-03", None, ()),
    ],
)
def test_time_place_and_people(entry, activity, edtf, place, actors):
    (item,) = read(f"三月份：\n1、{entry}\n四月份：")
    assert (item.activity, item.time and item.time.edtf, item.place) == (activity, edtf, place)
    assert set(actors) <= set(item.actors)
    assert not any("月" in actor or actor == item.place for actor in item.actors)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("三月：1.报到2.编班3.听课", ["报到", "编班", "听课"]),
        ("三月：\n（1）报到（2）编班", ["报到", "编班"]),
        ("三月份：3月1日报到；3月10日听课；3月下旬消防演练。", ["报到", "听课", "消防演练"]),
        ("3月1日报到；3月10日听课；3月下旬演练。\n4月1日评课；4月12日春游。", ["报到", "听课", "演练", "评课", "春游"]),
        ("三月：\n1、评选（1）优秀班（2）优秀生", ["评选（1）优秀班（2）优秀生"]),
        ("三月：报到；4月的准备", ["报到；4月的准备"]),
    ],
)
def test_one_item_each(line, expected):
    assert [item.activity for item in read(line)] == expected


def test_a_number_glued_to_a_date_is_no_part_of_it():
    (item,) = read("七月：\n3.8月底 发放通知书\n八月：")
    assert (item.activity, item.time.text, item.time.edtf) == ("发放通知书", "8月底", "2025-08-21/2025-08-31")
