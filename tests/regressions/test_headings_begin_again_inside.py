"""一、二、 that begin again right under a heading of their own kind stand inside it."""

from planparse import parse


def levels(*lines):
    return [
        (section.level, section.title)
        for section in parse("\n".join(("云岭镇2024年工作计划", *lines))).plans[0].sections
    ]


def test_two_such_lists():
    assert levels(
        *("一、指导思想", "以发展为本。", "二、主要工作", "一、抓产业", "1、种茶叶。", "二、抓环境", "1、清垃圾。"),
        *("三、保障措施", "一、加强领导", "1、成立专班。"),
    ) == [(1, "指导思想"), (1, "主要工作"), (2, "抓产业"), (2, "抓环境"), (1, "保障措施"), (2, "加强领导")]


def test_one_list_behind_which_the_outer_numbering_goes_back():
    assert levels(
        *("一、指导思想", "以发展为本。", "二、主要工作", "一、抓产业", "1、种茶叶。", "二、抓环境", "1、清垃圾。"),
        *("三、抓民生", "1、修公路。", "三、保障措施", "成立专班，加强督查。"),
    ) == [(1, "指导思想"), (1, "主要工作"), (2, "抓产业"), (2, "抓环境"), (2, "抓民生"), (1, "保障措施")]


def test_no_list_inside_where_text_stands_between():
    assert levels(
        *(
            "一、指导思想",
            "以发展为本。",
            "二、主要工作",
            "抓好三件事。",
            "一、抓产业",
            "1、种茶叶。",
            "二、抓环境",
            "1、清垃圾。",
        ),
        *("三、抓民生", "1、修公路。", "三、保障措施", "成立专班，加强督查。"),
    ) == [(1, title) for title in ("指导思想", "主要工作", "抓产业", "抓环境", "抓民生", "保障措施")]


def test_no_list_inside_where_every_heading_is_the_first():
    assert levels(
        *(
            "一、指导思想",
            "一、工作目标",
            "提高质量，增加收入。",
            "一、主要工作",
            "一、抓产业",
            "种好茶叶。",
            "一、保障措施",
            "成立专班。",
        ),
    ) == [(1, title) for title in ("指导思想", "工作目标", "主要工作", "抓产业", "保障措施")]
