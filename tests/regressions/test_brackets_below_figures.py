"""（一） below 2、 belongs to it where the numbering of 2、 began around it."""

from planparse import parse


def levels(text):
    return [(section.level, section.label) for section in parse(text).plans[0].sections]


def test_inside_the_entry_above():
    text = (
        "望岚林场护林月计划\n一、活动安排\n1、进村宣讲。\n(1)张贴标语。\n(2)开院坝会。\n2、进山巡查。\n（一）查火源\n"
        "(1)看坟头。\n(2)收火种。\n（二）查通道\n(1)除枯枝。\n3、评比先进。\n(1)评出标兵。\n二、活动要求\n（一）加强领导\n"
        "1、成立专班。\n2、落实责任。"
    )
    assert levels(text) == [
        (1, "一、"),
        (2, "1、"),
        (2, "2、"),
        (3, "（一）"),
        (3, "（二）"),
        (2, "3、"),
        (1, "二、"),
        (2, "（一）"),
    ]


def test_beside_entries_that_are_no_headings():
    text = "云岭小学2024年工作计划\n一、主要工作\n1、抓好教学。\n2、抓好德育。\n（一）教学方面\n1、备课。\n2、上课。"
    assert levels(text) == [(1, "一、"), (2, "（一）")]


def test_over_entries_that_begin_again():
    text = "云岭小学2024年工作计划\n一、主要工作\n1、教学\n2、德育\n（一）教学方面\n1、备课。\n2、上课。"
    assert levels(text) == [(1, "一、"), (2, "（一）")]


def test_inside_the_last_entry_where_those_before_it_hold_text():
    text = "云岭小学2024年计划\n一、工作\n1、教学\n备课。\n2、德育\n（一）常规\n开班会。\n（二）活动\n办读书节。"
    assert levels(text) == [(1, "一、"), (2, "2、")]


def test_beside_entries_that_only_list_what_follows():
    text = (
        "云岭小学2024年工作计划\n一、主要工作\n1、教学\n2、德育\n（一）教学方面\n认真备课。\n（二）德育方面\n开好班会。"
    )
    assert levels(text) == [(1, "一、")]
