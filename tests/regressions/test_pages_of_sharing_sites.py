"""What a site that shares documents says around one is no content, whether the document has its lines or lost them."""

from planparse import parse

PAGE = """石桥小学工会工作计划_第1页
石桥小学工会工作计划_第2页
已阅读2页，还剩6页未读 继续免费阅读

下载本文档

版权说明：本文档由用户提供并上传，收益归属内容提供方

文档简介

石桥小学工会工作计划一、指导思想以服务教工为宗旨，团结全校教职工，共建一个有温度的家。二、主要工作1.开好教代会。2.办好运动会。三、保障措施：（一）落实经费。按时拨付。（二）加强学习。每月一次。
文档评论（0）
"""


def test_page():
    (plan,) = parse(PAGE).plans
    assert plan.title == "石桥小学工会工作计划"
    assert [(s.label, s.title) for s in plan.sections] == [
        ("一、", "指导思想"),
        ("二、", "主要工作"),
        ("三、", "保障措施"),
    ]
    assert [unit.text for unit in plan.tasks] == [
        "1.开好教代会。",
        "2.办好运动会。",
        "（一）落实经费。按时拨付。",
        "（二）加强学习。每月一次。",
    ]


def test_an_excerpt_ends_where_the_site_says_so():
    (plan,) = parse("石桥局2024年工作计划\n一、主要工作\n1、修路。\n（未完，全文共1200字，当前显示60字）\n请登录").plans
    assert [unit.text for unit in plan.tasks] == ["1、修路。"]
