"""The caption of a lost table took all that followed under itself."""

from planparse import parse


def test_sections_behind_a_caption_keep_their_level():
    text = (
        "一、常规工作\n（一）教研活动\n每月一次。\n表1：教研活动安排\n（二）网络教研\n每周一次。\n"
        "二、其他工作\n1、报送材料。\n"
    )
    (plan,) = parse(text).plans
    assert [(section.title, section.level) for section in plan.sections] == [
        ("常规工作", 1),
        ("教研活动", 2),
        ("表1：教研活动安排", 3),
        ("其他工作", 1),
    ]
