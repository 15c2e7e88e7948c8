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


def test_pieces_of_a_page():
    title = "石桥镇2023年工作总结及2024年工作计划材料"
    talk = "持续抓好巡查，配齐器具，及时发现隐患，" * 10
    text = f"""{title}.docx
{title}.docx_第1页
第1页 / 共4页
亲，该文档总共4页，全部预览完了
《{title}.docx》由会员分享，可在线阅读，更多相关《{title}.docx（4页珍藏版）》请在文库上搜索。
1、{title}一、工作总结（一）抓好护林。{talk}全年完成造
2、林一千亩。（二）抓好水利。{talk}修好水渠。二、工作计划（一）抓好护林。{talk}完成造林两千
3、亩。（二）抓好水利。修好水库。
【文章共1872字，精选范文】
网友评论
写得好
"""
    (plan,) = parse(text).plans
    assert plan.title == title
    assert [(section.title, section.roles) for section in plan.sections] == [
        ("工作总结", ("review",)),
        ("工作计划", ("task",)),
    ]
    assert [unit.label for unit in plan.context] == ["（一）", "（二）"]
    assert plan.tasks[0].text.endswith("完成造林两千亩。")
    assert plan.tasks[-1].text == "（二）抓好水利。修好水库。"


def test_titles_glued_to_the_text():
    title = "石桥镇2024年工作计划"
    body = "今年要抓好护林，管好林区。一、主要工作1、开展巡查。2、配齐器具。"
    motto = f"{title}：向绿而行"
    for text in (
        f"{title}{title}{body}",
        f"{motto}_第1页\n{motto}{body}",
        f"《{title}.docx》由会员分享，可在线阅读\n{title}{body}",
    ):
        (plan,) = parse(text).plans
        assert plan.title in {title, motto}
        assert plan.context[0].text == "今年要抓好护林，管好林区。"


def test_an_excerpt_ends_where_the_site_says_so():
    (plan,) = parse("石桥局2024年工作计划\n一、主要工作\n1、修路。\n（未完，全文共1200字，当前显示60字）\n请登录").plans
    assert [unit.text for unit in plan.tasks] == ["1、修路。"]
